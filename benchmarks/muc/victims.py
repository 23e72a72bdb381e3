"""Whether a person or group that an incident's events hit is a human target for MUC: features for a yes or no."""

from collections.abc import Iterator, Sequence

from benchmarks.muc.fill import same
from benchmarks.muc.incidents import Incident
from benchmarks.muc.lists import listed
from benchmarks.muc.mentions import Frame, Group
from benchmarks.muc.nearby import bucket, where_told, words

from tadmor.model import overlap

__all__ = ["victim_features"]


_NEXT = 40  # letters between a name and what only describes it


def victim_features(frame: Frame, incident: Incident, group: Group, everyone: Sequence[Group]) -> dict[str, float]:
    """What a group looks like, beside the others of its incident."""
    hit = [(n, m) for n, m in enumerate(incident.mentions) if any(same(group, g) for g in m.victims)]
    mentions = [m for _, m in hit] or incident.mentions
    told = where_told(incident)
    text = {word for word in words(group.text) if len(word) > 2}
    combatant = any(word.upper() in group.text for word in listed("combatants"))
    return {
        "one": 1.0,
        f"kind {incident.kind}": 1.0,
        f"effect {group.effect}": 1.0,
        f"effect {group.effect} {incident.kind}": 1.0,
        "named": float(bool(group.name)),
        "role": float(bool(group.role)),
        "military": float(group.military),
        "combatants": float(combatant),
        "definite": float(group.definite),
        "one person": float(group.number == "1"),
        "plural": float(group.number == "PLURAL"),
        "in the first mention": float(bool(hit) and hit[0][0] == 0),
        f"sentences after {bucket(mentions[0].sentence - told[0])}": 1.0,
        "mentions": min(4, len(hit)) / 4,
        f"beside {bucket(len(everyone) - 1, (0, 1, 2, 4))}": 1.0,
        f"how many {_size(group)}": 1.0,
        "as many as another": float(any(g is not group and g.number == group.number != "1" for g in everyone)),
        "named ones beside": float(any(g.name for g in everyone if g is not group)),
        "a place": float(_is_place(frame, group)),
        "in the list of people": float(bool(_last(group) & {*frame.people, *(f"{p}s" for p in frame.people)})),
        **{f"{where} a name": 1.0 for where in _next_to_a_name(group, everyone)},
        "aggregate": sum(m.general for m in mentions) / len(mentions),
        "told by someone": sum(m.event.attribution is not None for m in mentions) / len(mentions),
        "not sure": float(all(m.event.status not in ("occurred", "ongoing") for m in mentions)),
        "score": sum(m.event.score for m in mentions) / len(mentions),
        **{f"event {m.event.type}": 1.0 for m in mentions},
        **{f"trigger {m.event.trigger.text.lower()}": 0.5 for m in mentions},
        **{f"says {word}": 0.5 for word in text},
        **{f"ends {word}": 0.5 for word in _last(group)},
        f"words {bucket(len(group.text.split()), (1, 2, 3, 5))}": 1.0,
    }


def _size(group: Group) -> str:
    return bucket(int(group.number), (1, 2, 5, 12, 40, 200)) if group.number.isdigit() else group.number


def _last(group: Group) -> set[str]:
    return {group.text.split()[-1].lower()} if group.text.split() else set()


def _is_place(frame: Frame, group: Group) -> bool:
    """Whether the words are a place's name: "El Salvador"."""
    span = group.span
    return span is not None and any(overlap(p.span, span) and p.span.end >= span.end for p in frame.reading.places)


def _next_to_a_name(group: Group, everyone: Sequence[Group]) -> Iterator[str]:
    """On which side someone named stands next to an unnamed one: "Orla Venn, director of the mill"."""
    if group.name or group.span is None:
        return
    for other in everyone:
        if other.name and other.span:
            if 0 <= group.span.start - other.span.end < _NEXT:
                yield "after"
            if 0 <= other.span.start - group.span.end < _NEXT:
                yield "before"
