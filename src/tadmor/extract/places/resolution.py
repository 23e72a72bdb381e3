"""Which place a name means: one name, one place in a report, unless the words beside it say otherwise.

A candidate gathers points for its size, for lying in a country that the report is about, near what is already placed,
and in the country or province named behind it; it loses some for a loose spelling.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from tadmor.extract.places.atoms import Line
from tadmor.extract.places.mentions import Mention
from tadmor.extract.places.scene import Scene, holders
from tadmor.extract.places.words import Words
from tadmor.gazetteer import Entry, distance_km
from tadmor.gazetteer.folding import loose

__all__ = ["Choice", "resolve"]

_NEAR_KM = 250.0
_TEN_TIMES = 3.2  # a town ten times as large gains a third of a point
_ANCHORS = 12  # places already sure, to which distances are taken
_LOOSE = (0.0, 0.6, 0.1, 0.8)
_KIND = {"country": 2.0, "region": 1.8, "wide": 2.2, "desert": 1.0, "water": 0.9, "mountain": 0.6}

Choice = tuple[tuple[Entry, float], ...]
"""The entries that a mention may mean with their points, best first."""


def _points(entry: Entry, rivals: Sequence[Entry], scene: Scene, anchors: Sequence[Entry]) -> float:
    nearest = min((distance_km(entry, anchor) for anchor in anchors if anchor.id != entry.id), default=math.inf)
    return (
        math.log10(entry.population + 10) / _TEN_TIMES
        + scene.countries.get(entry.country or "", 0.0)
        + 0.6 * math.exp(-nearest / _NEAR_KM)
        + _KIND.get(entry.kind, 0.0)
        + (0.5 if entry.own else 0.0)
        + (0.5 if scene.capitals.get(entry.country or "") == entry.name else 0.0)
        - (0.8 if entry.kind == "admin1" and _named_after_seat(entry, rivals) else 0.0)
        - _LOOSE[entry.match]
    )


def _named_after_seat(division: Entry, rivals: Sequence[Entry]) -> bool:
    """Whether a town of the same name lies in the division: then the bare name means the town."""
    return any(
        e.kind == "settlement" and e.country == division.country and (e.own or 20 * e.population > division.population)
        for e in rivals
    )


def _as_division(line: Line, mention: Mention, words: Words) -> bool:
    """ "Latakia province", "rural Latakia", "the province of Latakia"."""
    window = mention.window
    before = line.word(window.first - 1)
    if before == "of":
        before = line.word(window.first - 2)
    return (
        line.word(window.last + 1) in words.division_after
        or line.word(window.last) in words.division_after
        or before in words.division_before
    )


def _beside(line: Line, mention: Mention, words: Words, known: Mapping[str, tuple[Entry, ...]]) -> dict[str, float]:
    """Points by entry id from the words beside one mention."""
    points: dict[str, float] = defaultdict(float)
    for entry in holders(line, mention.window, mention.entries, known):
        points[entry.id] += 3.0
    if _as_division(line, mention, words):
        for entry in mention.entries:
            points[entry.id] += 2.0 if entry.kind == "admin1" else 0.0
    elif line.word(mention.window.last + 1) in {"base", "airbase", "airfield", "airport", "air"}:
        for entry in mention.entries:
            points[entry.id] += 0.8 if entry.kind == "site" else 0.0
    return points


def _anchors(mentions: Sequence[Mention], scene: Scene) -> list[Entry]:
    """Places that leave little doubt: one candidate with a point, in a country that the report is about."""
    sure: dict[str, Entry] = {}
    for mention in mentions:
        placed = [e for e in mention.entries if e.lat is not None and e.match < 3 and e.kind != "admin1"]
        own = [e for e in placed if e.own and scene.in_theatre(e)] or placed
        if len(own) == 1 and scene.in_theatre(own[0]):
            sure.setdefault(own[0].id, own[0])
    return list(sure.values())[:_ANCHORS]


def resolve(
    all_lines: Sequence[Line],
    mentions: Sequence[Mention],
    known: Mapping[str, tuple[Entry, ...]],
    scene: Scene,
    words: Words,
) -> list[Choice]:
    """The choice of each mention, in their order."""
    anchors = _anchors(mentions, scene)
    beside = [_beside(all_lines[m.window.line], m, words, known) for m in mentions]
    shared: dict[str, dict[str, float]] = defaultdict(dict)
    for mention, points in zip(mentions, beside, strict=True):
        for entry in mention.entries:
            bonus = points.get(entry.id, 0.0)
            if bonus and entry.kind != "admin1":
                shared[_name(mention)][entry.id] = bonus
    base: dict[str, float] = {}
    choices = []
    for mention, points in zip(mentions, beside, strict=True):
        common = shared[_name(mention)]
        scored = []
        for entry in mention.entries:
            key = f"{entry.id}/{entry.match}"
            if key not in base:
                base[key] = _points(entry, mention.entries, scene, anchors)
            scored.append((entry, base[key] + (points.get(entry.id, 0.0) if points else common.get(entry.id, 0.0))))
        choices.append(tuple(sorted(scored, key=lambda pair: (-pair[1], pair[0].id))))
    return choices


def _name(mention: Mention) -> str:
    return loose(mention.window.name)
