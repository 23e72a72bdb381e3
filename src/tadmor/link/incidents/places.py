"""Two places are one as far as their circles overlap; a province is no evidence for a village in it, only no doubt."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tadmor.model import Place, Reading, Span, inside, overlap
from tadmor.model.globe import great_circle_km
from tadmor.ontology.spelling import fold

__all__ = ["Spot", "bare_name", "briefed", "focus", "named_again", "nearness", "scene", "spots"]

_EXACT = frozenset(["G1", "G2", "G3"])
_DIRECTION = re.compile(r"^\D*\b(?:north|south|east|west)", re.IGNORECASE)
_BRIEFING = re.compile(
    r"\b(?:briefings?|(?:press|news) conferences?|interview|(?:told|to) (?:reporters|journalists|parliament|lawmakers))"
    r"(?: (?:held|on \w+day|late|early|earlier|yesterday|today)){0,2} (?:in|at|from|near|outside)(?: the)? $"
)
_ASIDE = re.compile(
    r"\s?(?:,|\((?:[^().\d]*,)?) ?(?:an? [a-z -]{0,30})?(?:about |around |some |roughly )?[\d.][^.;()]*"
)  # " (government-controlled, 55 km north-east of ", ", a town 13 kilometres from "
_COUNTRY = "G7"  # from this precision up a place is a country or more
_PARTIES = frozenset(["armed-group", "government"])
_LEAD = 700  # characters that a report's opening has: where it says what it is about
_AREAS = ((60.0, 0.6), (200.0, 0.3))  # radius in km, and what it is worth that both name it
_HARDLY = -0.3  # of a village that no gazetteer has: a town that one has is another place, unless it goes by two names
_ADJECTIVE = re.compile(r"(?<=[a-z]{4})sk(?:yi|iy|yy|y|i|oye?|e)$")
_RADIUS = 25.0  # km, for a point whose radius nobody gave


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where something is told to have happened. `own`: the words of the event say so, it is not the report's focus.

    `vague`: only a direction is told ("east of Homs"), which may reach far; `near`: what is told lies somewhere by it;
    `within`: it is the report's focus, and words name a part of it ("the northern districts", "the city").
    """

    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float = _RADIUS
    precision: str | None = None
    own: bool = True
    vague: bool = False
    near: bool = False
    within: bool = False
    span: Span | None = None

    @property
    def told(self) -> bool:
        """Whether the words say where: what a report is about may lie elsewhere, and for one act in three it does."""
        return self.own or self.within

    @property
    def named(self) -> bool:
        """Whether it is one place that a name tells: exact, or a village that no gazetteer has."""
        return self.exact or (self.lat is None and self.country is None and not self.vague)

    @property
    def exact(self) -> bool:
        """Whether it is a site, a settlement, or near one."""
        return self.lat is not None and self.precision in _EXACT and not self.vague


def _spot(place: Place, *, own: bool, span: Span | None = None) -> Spot:
    lat, lon = place.moved or (place.lat, place.lon)
    return Spot(
        name=place.name or place.span.text,
        country=place.country,
        admin1=place.admin1,
        lat=lat,
        lon=lon,
        radius_km=place.radius_km if place.radius_km is not None else _RADIUS,
        precision=place.precision,
        own=own,
        vague=place.relation is not None and _DIRECTION.search(place.relation) is not None,
        near=place.relation is not None,
        span=span or place.span,
    )


def scene(found: tuple[Spot, ...], focus: Spot | None, *, within: bool = False) -> tuple[Spot, ...]:
    """Where an event happens: "a town in central Syria" is somewhere in the country that the report is about.

    `within`: words say where, but name no place that is known.
    """
    if focus is None or (found and not all(_wide(spot) and spot.country == focus.country for spot in found)):
        return found
    return (replace(focus, within=within or bool(found)),)


def _wide(spot: Spot) -> bool:
    return spot.own and (spot.precision or "G1") >= _COUNTRY


def spots(reading: Reading, spans: Iterable[Span]) -> tuple[Spot, ...]:
    """The places that some words of an event name, in text order, each once; never one that stands for a government."""
    wanted, text = tuple(spans), reading.document.text
    told = [
        _explained(place, reading)
        for place in reading.places
        if not place.metonym
        and not _seat(place, text)
        and not briefed(text, place.span)
        and not _in_name(place, reading)
        and any(overlap(place.span, span) for span in wanted)
    ]
    found = {(place.name, place.precision): _spot(place, own=True) for place in told}
    named = [spot for spot in found.values() if spot.named]
    return tuple(named or found.values())


def briefed(text: str, span: Span) -> bool:
    """Whether something is said there, and nothing done: "told a briefing in Kyiv", "a press conference in Moscow"."""
    return _BRIEFING.search(text[max(0, span.start - 80) : span.start]) is not None


def _explained(place: Place, reading: Reading) -> Place:
    """The place that a place explains: of "Debaltseve (55 km north-east of Donetsk)" it is Debaltseve, not Donetsk."""
    if place.relation is None or not any(c.isdigit() for c in place.relation):
        return place
    before = max((p for p in reading.places if p.span.end <= place.span.start), key=lambda p: p.span.end, default=None)
    if before is None or before.metonym or before.precision not in (*_EXACT, None):
        return place
    return before if _ASIDE.fullmatch(reading.document.text[before.span.end : place.span.start]) else place


def named_again(reading: Reading, spans: Iterable[Span]) -> tuple[Spot, ...]:
    """The places of a report whose names stand in some words, also where none was read in them."""
    text = " ".join(span.text for span in spans)
    known = {p.span.text: p for p in reading.places if p.precision in (*_EXACT, None) and not p.metonym}
    return tuple(_spot(p, own=True) for name, p in known.items() if re.search(rf"\b{re.escape(name)}\b", text))


def focus(reading: Reading) -> Spot | None:
    """The place that a report's title and opening name most, which an event without a place of its own may have.

    Not where somebody speaks: "told reporters in Kabul", "the ministry in Kyiv".
    """
    weights: dict[str, float] = {}
    first: dict[str, Place] = {}
    title, country = reading.document.title or "", _country(reading)
    said = [s for a in reading.attributions for s in (*a.source, *a.cue, *a.addressee, *a.medium)]
    for place in reading.places:
        if place.metonym or place.name is None or place.precision not in (*_EXACT, None):
            continue
        if briefed(reading.document.text, place.span) or _explained(place, reading) is not place:
            continue
        if _dateline(place) or _seat(place, reading.document.text) or any(overlap(place.span, s) for s in said):
            continue
        if country is not None and place.country is not None and place.country != country:
            continue
        weight = (1.0 if place.span.start < _LEAD else 0.25) + (3.0 if _titled(place, title, first) else 0.0)
        weights[place.name] = weights.get(place.name, 0.0) + weight
        first.setdefault(place.name, place)
    if not weights:
        return None
    best = max(weights, key=lambda name: (weights[name], -first[name].span.start))
    return _spot(first[best], own=False) if weights[best] >= 1.0 else None


def _country(reading: Reading) -> str | None:
    """The country in which most of a report's towns lie: "al-Quds hospital" is in Aleppo, not in Jerusalem."""
    found = Counter(p.country for p in reading.places if p.country and not p.metonym and p.precision in _EXACT)
    best = found.most_common(2)
    return None if not best or (len(best) > 1 and best[0][1] == best[1][1]) else best[0][0]


def _in_name(place: Place, reading: Reading) -> bool:
    """Whether it is a part of a party's name: "the Donetsk People's Republic"."""
    named = (a for a in reading.actors if place.span.text in a.name and len(a.name) > len(place.span.text))
    return any(inside(place.span, actor.mentions) for actor in named if actor.kind in _PARTIES)


def _seat(place: Place, text: str) -> bool:
    """Whether it says where somebody sits: "the Homs-based activist"."""
    return text[place.span.end : place.span.end + 6] == "-based"


def _titled(place: Place, title: str, first: dict[str, Place]) -> bool:
    return place.name not in first and bool(title) and (place.span.text in title or (place.name or "\0") in title)


def _dateline(place: Place) -> bool:
    """Where a report was written: capitals at the very start."""
    return place.span.start < 3 and place.span.text.isupper()


def nearness(one: Spot, other: Spot) -> float | None:
    """1 for the same site or settlement, less the vaguer they are, below 0 for places apart; None where it is open.

    -1: another place for certain; in between: one may lie in the other.
    """
    if one.lat is not None and one.lon is not None and other.lat is not None and other.lon is not None:
        near = _by_distance(one, other, great_circle_km((one.lat, one.lon), (other.lat, other.lon)))
        return max(-0.3, near) if one.vague or other.vague else near
    if _unplaced(one) or _unplaced(other):
        return _by_name(one, other)
    if one.country and other.country and one.country != other.country:
        return -1.0
    return 0.1 if one.country and one.country == other.country else None


def _unplaced(spot: Spot) -> bool:
    """Whether it is a village that no gazetteer has."""
    return spot.named and not spot.exact


def _by_name(one: Spot, other: Spot) -> float | None:
    """Of a village that no gazetteer has, its name tells: a town that is known is hardly it, a district may hold it."""
    if bare_name(one.name) == bare_name(other.name):
        return 1.0
    known = one if one.exact else other
    return _HARDLY if known.exact and not known.near else None


def bare_name(name: str) -> str:
    """A name as it is compared: "Kuibyshevskyi district" is the Kuibyshev district."""
    return _ADJECTIVE.sub("", fold(name))


def _same_area(one: Spot) -> float:
    """One district is nearly one place, one province is some doubt less, one country is nothing."""
    return next((near for radius, near in _AREAS if one.radius_km <= radius), 0.05)


def _by_distance(one: Spot, other: Spot, km: float) -> float:
    reach = one.radius_km + other.radius_km
    if one.exact and other.exact:
        if km <= max(5.0, min(one.radius_km, other.radius_km)):
            return 1.0
        return 0.6 if km <= reach else (-0.3 if km <= reach + 15 else -1.0)
    if km <= reach:
        return _same_area(one) if one.name == other.name else 0.2
    return -0.3 if km <= 1.5 * reach else -1.0
