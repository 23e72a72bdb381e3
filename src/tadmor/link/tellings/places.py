"""Two places are one as far as their circles overlap; a province is no evidence for a village in it, only no doubt."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache, lru_cache

from tadmor.lang import lexicon
from tadmor.model import Place, Span
from tadmor.model.globe import great_circle_km
from tadmor.ontology.spelling import fold
from tadmor.ontology.toponyms import bones, place_key

__all__ = [
    "EXACT",
    "Spot",
    "apart_km",
    "bare_name",
    "is_town_part",
    "nearness",
    "placed",
    "sided",
    "spelled_alike",
    "spot_of",
]

EXACT = frozenset(["G1", "G2", "G3"])
"""Precisions of a site, a settlement, or what lies near one."""

_DIRECTION = re.compile(r"^\D*\b(?:north|south|east|west)", re.IGNORECASE)
_SIDE = re.compile(r"\b(?:north|south)?-?(?:north|south|east|west)ern $", re.IGNORECASE)
_WORD = 20  # characters
_AREAS = ((60.0, 0.6), (200.0, 0.3))  # radius in km, and what it is worth that both name it
_HARDLY = -0.3  # of a village that no gazetteer has: a town that one has is another place, unless it goes by two names
_TOWN, _PART = "G2", 0.2
_ADJECTIVE = re.compile(r"(?<=[a-z]{4})sk(?:yi|iy|yy|y|i|oye?|e)$")
_AREA = "G6"  # a province
_COUNTRY = "G7"  # from this precision up a place is a country or more
_SAME_COUNTRY = 0.1
_SPELLED = 0.75  # of the letters of two names, from where on they may be one that is spelled in two ways
_ONE = 0.8  # of the letters of two names of like consonants, from where on they are
_BONES = 3  # consonants that say anything
_RADIUS = 25.0  # km, for a point whose radius nobody gave


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where something is told to have happened. `own`: the words of the event say so, it is not the report's focus.

    `vague`: only a direction is told ("east of Homs"), which may reach far; `near`: what is told lies somewhere by it;
    `within`: it is the report's focus, and words name a part of it ("the northern districts", "the city"). `quarter`:
    words call it a part of a town, which no gazetteer has. `here`: no words of the event say so, but those before it in
    its paragraph do. `sided`: a side of a town, or of the province of its name ("eastern Hama"): nobody knows which.
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
    here: bool = False
    sided: bool = False
    quarter: bool = False
    span: Span | None = None

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees."""
        return (self.lat, self.lon) if self.lat is not None and self.lon is not None else None

    @property
    def told(self) -> bool:
        """Whether the words say where: what a report is about may lie elsewhere, and for one act in three it does."""
        return self.own or self.within

    @property
    def named(self) -> bool:
        """Whether it is one place that a name tells: exact, or a village that no gazetteer has, and no province."""
        return self.exact or (self.lat is None and self.country is None and not self.vague and self.precision != _AREA)

    @property
    def exact(self) -> bool:
        """Whether it is a site, a settlement, or near one."""
        return self.lat is not None and self.precision in EXACT and not self.vague


def spot_of(place: Place, *, own: bool, near: bool = False) -> Spot:
    """A place of a reading; `near` where words say that it is only by it."""
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
        near=near or place.relation is not None,
        span=place.span,
    )


def sided(spot: Spot, text: str) -> Spot:
    """A spot, marked where words tell a side of a town by whose name its province goes, too."""
    at = spot.span.start if spot.span is not None else 0
    seat = spot.precision == _TOWN and spot.admin1 == spot.name
    return replace(spot, sided=True) if seat and _SIDE.search(text, max(0, at - _WORD), at) else spot


def placed(spots: Iterable[Spot]) -> list[Spot]:
    """Those of some places that have a point and are named by the words of what is told."""
    return [spot for spot in spots if spot.own and spot.exact and spot.point is not None]


def apart_km(ones: Iterable[Spot], others: Iterable[Spot]) -> float | None:
    """The km between the two that lie nearest; None where no one of either has a point."""
    ours, theirs = ([spot.point for spot in some if spot.point is not None] for some in (ones, others))
    return min((great_circle_km(a, b) for a in ours for b in theirs), default=None)


def nearness(one: Spot, other: Spot) -> float | None:
    """1 for the same site or settlement, less the vaguer they are, below 0 for places apart; None where it is open.

    -1: another place for certain; in between: one may lie in the other.
    """
    if _is_wide(one) or _is_wide(other):
        return _by_country(one, other)
    if one.lat is not None and one.lon is not None and other.lat is not None and other.lon is not None:
        near = _by_distance(one, other, great_circle_km((one.lat, one.lon), (other.lat, other.lon)))
        open_ = one.vague or other.vague or ((one.sided or other.sided) and one.admin1 == other.admin1)
        return max(-0.3, near) if open_ else near
    if _unplaced(one) or _unplaced(other):
        return _by_name(one, other)
    return _by_country(one, other)


def _is_wide(spot: Spot) -> bool:
    """Whether it is a country, or a part of one by its side: of its point nothing is near or far."""
    return (spot.precision or "G1") >= _COUNTRY


def _by_country(one: Spot, other: Spot) -> float | None:
    if one.country and other.country and one.country != other.country:
        return -1.0
    return _SAME_COUNTRY if one.country and one.country == other.country else None


def _unplaced(spot: Spot) -> bool:
    """Whether it is a village that no gazetteer has."""
    return spot.named and not spot.exact


def _by_name(one: Spot, other: Spot) -> float | None:
    """Of a village that no gazetteer has, its name tells: a town that is known is hardly it, a district may hold it."""
    if bare_name(one.name) == bare_name(other.name):
        return _PART if is_town_part(one.name) else 1.0
    if not (one.exact or other.exact) and one.named and other.named:
        return _by_spelling(bare_name(one.name), bare_name(other.name))
    known, unknown = (one, other) if one.exact else (other, one)
    if (unknown.quarter or _of_site(unknown.name)) and known.precision == _TOWN:  # it may be that town's
        return _PART
    return _HARDLY if known.exact and not known.near else None


def _by_spelling(one: str, other: str) -> float | None:
    """Whether two names are spellings of one: 1 where consonants and most letters say so, None where it is open.

    A hill and a monastery of one name are two, and so are hills of two numbers; "Zaytun" may be short for "Tal Zaytun".
    """
    (kind, bare), (kind_too, bare_too) = bones(one), bones(other)
    alike = SequenceMatcher(None, one, other).ratio()
    if bare == bare_too and len(bare) >= _BONES:
        if kind and kind_too and kind != kind_too:
            return _HARDLY
        return 1.0 if kind == kind_too and alike >= _ONE else None
    numbers = [re.findall(r"\d+", name) for name in (one, other)]
    return None if alike >= _SPELLED and numbers[0] == numbers[1] else _HARDLY


def spelled_alike(one: str, other: str) -> bool:
    """Whether two names may be spellings of one."""
    return SequenceMatcher(None, bare_name(one), bare_name(other)).ratio() >= _SPELLED


@lru_cache(maxsize=20_000)
def bare_name(name: str) -> str:
    """A name as it is compared: "Kuibyshevskyi" is Kuibyshev, "Golo Reservoir" Golo, "Tell Zeitun" Tal Zaytun."""
    words = name.split()
    if _of_site(name) and not {word.lower() for word in words[:-1]} <= _places()["plain_divisions"]:
        name = " ".join(words[:-1])
    return place_key(_ADJECTIVE.sub("", fold(name)))


def is_town_part(name: str) -> bool:
    """Whether many towns call a part of them so: "the Old City"."""
    return fold(name).lower().removeprefix("the ").replace("-", " ") in _places()["town_parts"]


def _of_site(name: str) -> bool:
    """Whether a name says itself that it is a site's: "the Southern Hospital"."""
    first, _, last = name.rpartition(" ")
    return bool(first) and last.lower() in _places()["site_ends"]


@cache
def _places() -> Mapping[str, frozenset[str]]:
    table = lexicon("en", "places")
    return {name: frozenset(table[name]) for name in ("plain_divisions", "site_ends", "town_parts")}


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
