"""Whether a person or group that an incident's events hit is a human target for MUC: features for a yes or no."""

from benchmarks.muc.fill import same
from benchmarks.muc.incidents import Incident
from benchmarks.muc.lists import listed
from benchmarks.muc.mentions import Frame, Group
from benchmarks.muc.nearby import bucket, where_told, words

__all__ = ["victim_features"]


def victim_features(frame: Frame, incident: Incident, group: Group, beside: int) -> dict[str, float]:
    """What a group looks like; `beside` says how many others the incident has."""
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
        f"beside {bucket(beside, (0, 1, 2, 4))}": 1.0,
        "aggregate": sum(m.general for m in mentions) / len(mentions),
        "told by someone": sum(m.event.attribution is not None for m in mentions) / len(mentions),
        "not sure": float(all(m.event.status not in ("occurred", "ongoing") for m in mentions)),
        "score": sum(m.event.score for m in mentions) / len(mentions),
        **{f"event {m.event.type}": 1.0 for m in mentions},
        **{f"trigger {m.event.trigger.text.lower()}": 0.5 for m in mentions},
        **{f"says {word}": 0.5 for word in text},
        f"words {bucket(len(group.text.split()), (1, 2, 3, 5))}": 1.0,
    }
