"""Which place a name means: one name, one place in a report, unless the words beside it say otherwise.

A candidate gathers points for its size, for lying in a country or division that the report is about, near what the
other names may mean, and in the country or province named behind it; it loses some for a loose spelling.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tadmor.extract.places.apposition import held, holds
from tadmor.extract.places.atoms import Line
from tadmor.extract.places.mentions import Mention
from tadmor.extract.places.scene import Division, Scene, division_of
from tadmor.extract.places.series import Kind, kinds
from tadmor.extract.places.support import supports
from tadmor.extract.places.words import Words
from tadmor.gazetteer import Entry, distance_km
from tadmor.gazetteer.folding import loose

__all__ = ["Choice", "resolve", "sureness"]

_TEN_TIMES = 2.8  # a town ten times as large gains a third of a point (2.4 to 3.2 are alike)
_LOOSE = (0.0, 0.6, 0.1, 0.8)
_KIND = {
    "country": 2.0,
    "region": 1.8,
    "wide": 2.2,
    "desert": 1.0,
    "water": 0.9,
    "mountain": 0.6,
    "area": 0.6,
    "admin1": 1.2,
    "admin2": 1.0,
}
_CAPITAL = 1.2
_SEAT = 2.0  # "Aleppo" is the town, not its province
_NAMESAKE = 3.0
_DIVISION = 0.7
_SUPPORT = 0.9
_HELD = 3.0  # "Paris, Texas"
_DIVISION_KM = 120.0  # between a division's middle and its seat
_CALLED = 4.0  # "Taiz province", "the Kharkov Region": of some the gazetteer knows no inhabitants
_VILLAGE = 10_000
_LEAST = 0.2  # how sure the last of many namesakes is
_HOLDS = 1.5  # the Texas of it

Choice = tuple[tuple[Entry, float], ...]
"""The entries that a mention may mean with their points, best first."""


def sureness(choice: Choice) -> float:
    """How sure the first of a choice is, 0 to 1: by how far the second is behind."""
    if len(choice) == 1:
        return 1.0
    return max(0.0, min(1.0, (choice[0][1] - choice[1][1]) / 1.5))


@dataclass(frozen=True, slots=True)
class _Testimony:
    """What the report's other names say: shares of countries and of divisions."""

    countries: Mapping[str, float]
    divisions: Mapping[Division, float]


def _points(entry: Entry, rivals: Sequence[Entry], scene: Scene, others: _Testimony, support: float) -> float:
    country = entry.country or ""
    seated = entry.kind == "admin1" and _named_after_seat(entry, rivals, scene)
    return (
        math.log10(entry.population + 10) / _TEN_TIMES
        + others.countries.get(country, 0.0)
        + _DIVISION * (others.divisions.get(division_of(entry), 0.0) if entry.admin1 else 0.0)
        + _SUPPORT * support
        + _KIND.get(entry.kind, 0.0)
        + (0.5 if entry.own and scene.in_theatre(entry) and not seated else 0.0)
        + (_CAPITAL if scene.capitals.get(country) == entry.name else 0.0)
        - (_SEAT if seated else 0.0)
        - (_NAMESAKE if _of_a_region(entry, rivals) else 0.0)
        - _LOOSE[entry.match]
    )


def _of_a_region(entry: Entry, rivals: Sequence[Entry]) -> bool:
    """Whether a village bears the name of a region that every reader knows: "the head of Chechnya" is of no village."""
    village = entry.kind == "settlement" and not entry.own and entry.population < _VILLAGE
    return village and any(e.own and e.kind == "region" and e.match == 0 for e in rivals)


def _named_after_seat(division: Entry, rivals: Sequence[Entry], scene: Scene) -> bool:
    """Whether the bare name means a town: one of the same name in the division, or the country's capital.

    Of the towns of our own supplement no division is known.
    """
    return any(
        e.kind == "settlement"
        and e.country == division.country
        and (
            not e.admin1 or holds(division, e) or scene.capitals.get(e.country or "") == e.name or _lies_in(e, division)
        )
        and (e.own or (e.match < 2 and 20 * e.population > division.population))
        for e in rivals
    )


def _lies_in(town: Entry, division: Entry) -> bool:
    """Whether a town lies where its namesake division does: tables call one division "Khost" and "Khowst"."""
    points = (town.lat, town.lon, division.lat, division.lon)
    return None not in points and distance_km(town, division) <= _DIVISION_KM


def _as_division(line: Line, mention: Mention, words: Words) -> bool:
    """ "Latakia province", "rural Latakia", "the province of Latakia"."""
    window = mention.window
    before = line.word(window.first - 1)
    if before == "of":
        before = line.word(window.first - 2)
        if before == "state":
            return True
    return (
        line.word(window.last + 1) in words.division_after
        or line.word(window.last) in words.division_after
        or before in words.division_before
    )


def _beside(
    line: Line, mention: Mention, alike: Kind | None, words: Words, known: Mapping[str, tuple[Entry, ...]]
) -> dict[str, float]:
    """Points by entry id from the words beside one mention; `alike` is the kind that its list makes likely."""
    points: dict[str, float] = defaultdict(float)
    if alike:
        for entry in mention.entries:
            points[entry.id] += _HELD if (entry.kind, entry.country if alike[1] else None) == alike else 0.0
        return points
    for entry in held(line, mention.window, mention.entries, known).inner:
        points[entry.id] += _HELD
    if _as_division(line, mention, words):
        for entry in mention.entries:
            points[entry.id] += _CALLED if entry.kind == "admin1" else 0.0
    elif line.word(mention.window.last + 1) in words.region_after:
        for entry in mention.entries:
            regional = entry.kind == "admin1" and entry.country in words.region_countries
            points[entry.id] += _CALLED if regional else 0.0
    elif line.word(mention.window.last + 1) in {"base", "airbase", "airfield", "airport", "air"}:
        for entry in mention.entries:
            points[entry.id] += 0.8 if entry.kind == "site" else 0.0
    return points


def _holding(
    all_lines: Sequence[Line], mentions: Sequence[Mention], known: Mapping[str, tuple[Entry, ...]]
) -> dict[tuple[int, int], frozenset[str]]:
    """By line and atom where a name behind a comma begins, the ids of its entries that hold the name before it."""
    out: dict[tuple[int, int], frozenset[str]] = {}
    for mention in mentions:
        found = held(all_lines[mention.window.line], mention.window, mention.entries, known)
        if found.inner:
            out[mention.window.line, found.first] = frozenset(entry.id for entry in found.outer)
    return out


def _candidates(
    mentions: Sequence[Mention], beside: Sequence[Mapping[str, float]]
) -> dict[str, list[tuple[Entry, float]]]:
    """For each name the entries that it may mean with how sure each is before its neighbours are asked."""
    out: dict[str, list[tuple[Entry, float]]] = {}
    for mention, points in zip(mentions, beside, strict=True):
        name, entries = _name(mention), mention.entries
        chosen = [entry for entry in entries if points.get(entry.id, 0.0) >= _HELD]
        if chosen:
            out[name] = [(entry, 1.0) for entry in chosen]
        elif name not in out and all(entry.population < _VILLAGE for entry in entries):
            out[name] = [(entry, max(_LEAST, 1.0 / len(entries))) for entry in entries]
        elif name not in out:
            out[name] = [(entry, max(_LEAST, 1.0 / (n + 1.0))) for n, entry in enumerate(entries)]
    return out


def resolve(
    all_lines: Sequence[Line],
    mentions: Sequence[Mention],
    known: Mapping[str, tuple[Entry, ...]],
    scene: Scene,
    words: Words,
) -> list[Choice]:
    """The choice of each mention, in their order."""
    alike = kinds(all_lines, mentions)
    beside = [_beside(all_lines[m.window.line], m, alike.get(n), words, known) for n, m in enumerate(mentions)]
    holding = _holding(all_lines, mentions, known)
    base = _by_entry(mentions, scene, supports(_candidates(mentions, beside)))

    def choice(mention: Mention, said: Mapping[str, float]) -> Choice:
        outer = holding.get((mention.window.line, mention.window.first), frozenset())
        points = base[_name(mention)]
        scored = [(e, points[_key(e)] + said.get(e.id, 0.0) + _HOLDS * (e.id in outer)) for e in mention.entries]
        return tuple(sorted(scored, key=lambda pair: (-pair[1], pair[0].id)))

    shared: dict[str, dict[str, float]] = defaultdict(dict)
    for mention, said in zip(mentions, beside, strict=True):
        best = choice(mention, said)[0][0]
        if said.get(best.id) and best.kind != "admin1":
            shared[_name(mention)][best.id] = said[best.id]
    return [choice(mention, said or shared[_name(mention)]) for mention, said in zip(mentions, beside, strict=True)]


def _by_entry(
    mentions: Sequence[Mention], scene: Scene, support: Mapping[str, float]
) -> dict[str, dict[tuple[str, int], float]]:
    """For each name the points of its entries before the words beside a mention are asked."""
    out: dict[str, dict[tuple[str, int], float]] = defaultdict(dict)
    heard: dict[str, _Testimony] = {}
    for mention in mentions:
        name = _name(mention)
        if name not in heard:
            heard[name] = _Testimony(scene.country_votes.shares(name), scene.division_votes.shares(name))
        others = heard[name]
        for entry in mention.entries:
            if _key(entry) not in out[name]:
                points = _points(entry, mention.entries, scene, others, support.get(entry.id, 0.0))
                out[name][_key(entry)] = points
    return out


def _key(entry: Entry) -> tuple[str, int]:
    return entry.id, entry.match


def _name(mention: Mention) -> str:
    return loose(mention.window.asked)
