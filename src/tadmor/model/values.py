"""Values that hold their bounds: one shape each, never a bare number and never a bare date."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tadmor.model.spans import Span

__all__ = ["Bound", "Place", "PlaceCandidate", "Quantity", "Time", "TimeType"]

Bound = Literal["exactly", "about", "more_than", "at_least", "less_than", "at_most", "between", "vague"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as it was said: "some 4,000" is about, 4000 to 4000; "more than 5,000" is more_than, from 5000 up.

    `low` and `high` are None where the words leave that end open; `best` is the value to plot. `unit` is what one
    of them is (fighters, tanks, km); `scope` says in a few words which ones are counted; `role` what the number
    is of (killed, injured, captured, missing, force, equipment-lost, displaced, distance ...).
    """

    id: str
    span: Span
    low: int | float | None = None
    high: int | float | None = None
    best: int | float | None = None
    bound: Bound
    unit: str | None = None
    scope: str | None = None
    role: str | None = None
    event: str | None = None
    attribution: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression: TIMEX3 `type` and `value`, and the widest interval of days the words allow, ends included.

    `precision` is T1 (a day or better) to T6 (undated), see the ontology.
    """

    span: Span
    type: TimeType
    value: str | None = None
    earliest: date | None = None
    latest: date | None = None
    precision: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCandidate:
    """A gazetteer entry that a toponym might mean, with its score in [0, 1]."""

    gazetteer: str
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A toponym in the text and the place on the map that it means.

    `name` is the canonical English name, None for a point in degrees; `country` ISO 3166 alpha-2; `lat`, `lon` in
    degrees (WGS 84): of a country (G8) the middle, where a map may draw it and nothing happened; None for what is
    wider. `metonym`: the name stands for its government ("Moscow said"). `precision` is G1 (site) to G9 (sea,
    airspace, none); `radius_km` how far the true point may lie from the given one; `relation` the words that move it
    ("near", "outskirts of", "10 km west of"), and `moved` the latitude and longitude that a distance and a side lead
    to, with the radius then about it.
    """

    span: Span
    name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    metonym: bool = False
    gazetteer: str | None = None
    precision: str | None = None
    radius_km: float | None = None
    relation: str | None = None
    admin1: str | None = None
    others: tuple[PlaceCandidate, ...] = ()
    moved: tuple[float, float] | None = None
