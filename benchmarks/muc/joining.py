"""Whether a mention tells the incident that others tell: learnt from mentions that stand beside the keys' strings.

Mentions are taken in text order, each joins the incident that it most likely tells, or begins one. What the rules of
`incidents` would do is one thing that speaks for it. Learnt anew whenever the benchmark runs; nothing is kept.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from benchmarks.muc.fill import same
from benchmarks.muc.incidents import Incident, joins, meet
from benchmarks.muc.keys import Template, days_of, location_of
from benchmarks.muc.mentions import Frame, Group, Mention
from benchmarks.muc.nearby import bucket
from benchmarks.muc.relevance import fit

__all__ = ["Joiner", "join_features", "learn_joiner", "told_key"]

_STRINGS = ("hum-name", "hum-description", "phys-id", "perp-individual")
_SAME = 0.4  # of 0.35, 0.5, 0.65: template F on the development messages 72.5, 72.1, lower
_SURE = 2.0  # how well a key has to fit what a mention says, and
_APART = 0.5  # how much better than any other key of its message
_NEXT = re.compile(r"\W*(\w+)")


@dataclass(frozen=True)
class Joiner:
    """What was learnt, and how likely is enough."""

    weights: Mapping[str, float]
    threshold: float = _SAME

    def gather(self, frame: Frame, found: Iterable[Mention]) -> list[Incident]:
        """The incidents that some mentions tell."""
        incidents: list[Incident] = []
        for mention in found:
            chances = [(self.chance(frame, one, mention), n) for n, one in enumerate(incidents)]
            best, at = max(chances, default=(0.0, 0))
            if best < self.threshold:
                incidents.append(Incident())
                at = len(incidents) - 1
            incidents[at].mentions.append(mention)
        return [i for i in incidents if i.definite or any(m.victims for m in i.mentions)]

    def chance(self, frame: Frame, incident: Incident, mention: Mention) -> float:
        """How likely a mention tells an incident."""
        row = join_features(frame, incident, mention)
        return 1 / (1 + exp(-sum(self.weights.get(name, 0.0) * value for name, value in row.items())))


def join_features(frame: Frame, incident: Incident, mention: Mention) -> dict[str, float]:
    """What speaks for and against that a mention tells an incident."""
    gap = mention.sentence - incident.last
    kinds = f"{incident.kind if incident.definite else 'none'} {mention.kind or 'none'}"
    near = "near" if gap <= 2 else "far"
    triggers = {m.event.trigger.text.lower() for m in incident.mentions}
    days, place = _days(incident, mention), _place(incident, mention)
    who, what = _shared(_of(incident, "victims"), mention.victims), _shared(_of(incident, "targets"), mention.targets)
    doers = _shared(_of(incident, "doers"), mention.doers)
    sentence = frame.sentences[mention.sentence]
    text = frame.reading.document.text
    begins = _NEXT.match(text[sentence.start : sentence.end])
    before = text[max(0, mention.event.trigger.start - 12) : mention.event.trigger.start].lower().split()
    same_paragraph = mention.paragraph == incident.mentions[-1].paragraph
    return {
        "one": 1.0,
        "by rule": float(joins(incident, mention)),
        f"gap {bucket(gap)}": 1.0,
        f"kinds {kinds}": 1.0,
        f"kinds {kinds} {near}": 1.0,
        f"days {days}": 1.0,
        f"place {place}": 1.0,
        f"who {who}": 1.0,
        f"who {who} {near}": 1.0,
        f"what {what}": 1.0,
        f"what {what} {near}": 1.0,
        f"doers {doers}": 1.0,
        "same trigger": float(mention.event.trigger.text.lower() in triggers),
        "same sentence": float(gap == 0),
        "same paragraph": float(same_paragraph),
        "bare": float(mention.bare),
        f"bare {near}": float(mention.bare),
        "bare incident": float(all(m.bare for m in incident.mentions)),
        "pointed at": float(bool(before) and before[-1] in ("the", "this", "that", "these", "his", "her")),
        "one of several": float(bool(before) and before[-1] in ("a", "an", "another", "other", "several")),
        "general": float(mention.general),
        "latest": float(gap == min(gap, 1)),
        "mentions": min(5, len(incident.mentions)) / 5,
        **({f"begins {begins[1].lower()}": 0.5} if begins and gap else {}),
        f"type {mention.event.type}": 0.5,
    }


def _of(incident: Incident, role: str) -> list[Group]:
    return [group for m in incident.mentions for group in getattr(m, role)]


def _days(incident: Incident, mention: Mention) -> str:
    if mention.days is None or not incident.days:
        return "open"
    return "agree" if any(meet(mention.days, one) for one in incident.days) else "differ"


def _place(incident: Incident, mention: Mention) -> str:
    if len(mention.place) < 2 or not incident.places:
        return "open"
    here = set(mention.place)
    agree = any(here <= set(one) or set(one) <= here for one in incident.places)
    return "agree" if agree else "differ"


def _shared(some: Sequence[Group], others: Sequence[Group]) -> str:
    if not some or not others:
        return "open"
    if any(same(a, b) for a in some for b in others):
        return "shared"
    return "other names" if any(g.name for g in some) and any(g.name for g in others) else "other"


def told_key(frame: Frame, mention: Mention, keys: Sequence[Template]) -> list[float]:
    """How well each key's template fits what a mention and its sentence say."""
    sentence = frame.sentences[mention.sentence]
    text = frame.reading.document.text[sentence.start : sentence.end].upper()
    return [_fits(text, mention, key) for key in keys]


def _fits(text: str, mention: Mention, key: Template) -> float:
    named = sum(any(len(way) > 3 and way in text for way in fill.ways) for slot in _STRINGS for fill in key.fills(slot))
    kinds = {way for fill in key.fills("type") for way in fill.ways}
    kind = 1.0 if mention.kind in kinds else 0.5 if not mention.kind else 0.0
    kind = -1.0 if "KIDNAPPING" in {mention.kind, *kinds} and mention.kind and mention.kind not in kinds else kind
    days = [days for fill in key.fills("date") for way in fill.ways if (days := days_of(way))]
    when = 0.0 if not mention.days or not days else 0.5 if any(meet(mention.days, one) for one in days) else -1.0
    places = [set(location_of(way)) for fill in key.fills("location") for way in fill.ways]
    here = set(mention.place)
    below = len(here) > 1 and any(len(one) > 1 for one in places)
    where = 0.0 if not below else 0.5 if any(here <= one or one <= here for one in places) else -0.5
    return min(named, 2) + kind + when + where


def learn_joiner(taught: Iterable[tuple[Frame, Sequence[Mention], Sequence[Template]]]) -> Joiner:
    """From messages, their mentions in text order, and their keys."""
    rows = [pair for frame, found, keys in taught if keys for pair in _pairs(frame, found, keys)]
    return Joiner(fit([row for row, _ in rows], [label for _, label in rows], 4.0))


def _pairs(
    frame: Frame, found: Sequence[Mention], keys: Sequence[Template]
) -> Iterator[tuple[dict[str, float], float]]:
    incidents: dict[int, Incident] = {}
    for mention in found:
        fits = told_key(frame, mention, keys)
        best = max(range(len(keys)), key=lambda n: fits[n])
        sure = fits[best] >= _SURE and all(fits[best] >= f + _APART for n, f in enumerate(fits) if n != best)
        for n, incident in incidents.items():
            if (sure and (n == best or fits[n] < _SURE)) or fits[n] < 0:
                yield join_features(frame, incident, mention), float(sure and n == best)
        if sure:
            incidents.setdefault(best, Incident()).mentions.append(mention)
