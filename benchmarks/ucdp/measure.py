"""Place, day and dead of an event, as far as one of its headlines gives them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from benchmarks.ucdp.rows import Row

from tadmor.link.incidents.within.told import tellings
from tadmor.link.tolls import Toll, tolls, total
from tadmor.model import Place, Reading, Time
from tadmor.model.globe import great_circle_km
from tadmor.model.reference import Deaths, ReferenceEvent
from tadmor.ontology import geo_precision

__all__ = ["DAY", "Told", "apart", "measure", "on_the_day", "overlaps", "placed", "report"]

NEAR_KM = 25.0
DAY = timedelta(days=1)
LONGEST = timedelta(days=7)  # what a headline dates to a month says nothing of a day
AREAS = frozenset(["G5", "G6", "G7"])  # UCDP's point stands for a district, a province, part of a country


@dataclass(frozen=True)
class Told:
    """A headline as it was read, with its numbers of dead, and the events that rest on it."""

    reading: Reading
    resting: Sequence[ReferenceEvent]

    @cached_property
    def numbers(self) -> tuple[Toll, ...]:
        """The numbers of dead of one happening, and what they add up to; a sum over days or places is none."""
        return tuple(toll for found in tolls(self.reading).values() for toll in _with_total(found))

    def told_at(self, event: ReferenceEvent) -> tuple[Toll, ...]:
        """Those of them that are told of no other place than the event's."""
        found, kept = tolls(self.reading), []
        for telling in tellings(self.reading):
            own = [spot.span for spot in telling.spots if spot.own]
            here = [p for p in self.reading.places if p.span in own and not p.metonym]
            if not here or any(_within(p, event, wide=True) for p in here):
                kept += _with_total(found.get(telling.id, ()))
        return tuple(kept)


def _with_total(given: Sequence[Toll]) -> list[Toll]:
    own, whole = [toll for toll in given if not toll.running], total(given)
    return [*own, whole] if whole is not None and whole not in own else own


def apart(place: Place, event: ReferenceEvent) -> tuple[float, float] | None:
    """How far a place's point lies from an event's, in km, and how far the circle that it leaves open does."""
    point = place.moved or ((place.lat, place.lon) if place.lat is not None and place.lon is not None else None)
    if point is None or place.metonym or place.precision in ("G8", "G9") or event.lat is None or event.lon is None:
        return None
    km = great_circle_km(point, (event.lat, event.lon))
    return km, max(0.0, km - (place.radius_km or 0.0))


def _within(place: Place, event: ReferenceEvent, *, wide: bool) -> bool:
    km = apart(place, event)
    return km is not None and km[wide] <= NEAR_KM


def placed(reading: Reading, event: ReferenceEvent, wide: bool) -> bool:
    """Whether a headline gives the event's place; `wide`: as far as its words leave it open."""
    return any(_within(place, event, wide=wide) for place in reading.places)


def in_its_area(reading: Reading, event: ReferenceEvent) -> bool:
    """Whether a headline gives a point within 25 km of the event, or in the area that UCDP's own point stands for."""
    known = geo_precision().get(event.precision or "") if event.precision in AREAS else None
    reach = max(NEAR_KM, float(known.radius_km or 0.0)) if known else NEAR_KM
    return any((km := apart(place, event)) is not None and km[0] <= reach for place in reading.places)


def on_the_day(reading: Reading, event: ReferenceEvent) -> bool:
    """Whether an event's days are that of publication, or the one before."""
    published = reading.document.published
    return published is not None and published - DAY <= event.latest and published >= event.earliest


def on_a_day(reading: Reading, event: ReferenceEvent) -> bool:
    """The same, or one of the days that the headline itself tells: "April 15th 2017: Al Salhabiya village"."""
    return on_the_day(reading, event) or any(_dates(time, event) for time in reading.times)


def _dates(time: Time, event: ReferenceEvent) -> bool:
    first, last = time.earliest, time.latest
    if first is None or last is None or last - first > LONGEST:
        return False
    return first <= event.latest and last >= event.earliest


def overlaps(toll: Toll, dead: Deaths | None) -> bool:
    """Whether a number of dead and an event's estimates have a number in common."""
    return dead is not None and toll.low <= dead.high and (toll.high is None or toll.high >= dead.low)


def beside(told: Told, event: ReferenceEvent) -> tuple[Deaths, ...]:
    """The dead of an event, and of the others that rest on the headline and that its place and day meet."""
    reading = told.reading
    together = {
        other.id: other.deaths
        for other in (event, *told.resting)
        if other.deaths and (other.id == event.id or (placed(reading, other, True) and on_a_day(reading, other)))
    }
    return tuple(together.values())


def _sum(some: Sequence[Deaths]) -> Deaths:
    return Deaths(low=sum(d.low for d in some), best=sum(d.best for d in some), high=sum(d.high for d in some))


def measure(chosen: Sequence[Row], told: Mapping[str, Told]) -> Counter[str]:
    """How many rows of each kind there are."""
    counted: Counter[str] = Counter(rows=len(chosen))
    for row in chosen:
        found = [told[id_] for id_ in row.headlines]
        counted.update(name for name, holds in _places(row.event, [one.reading for one in found]) if holds)
        counted.update(_deaths(row.event, found))
    return counted


def _places(event: ReferenceEvent, readings: Sequence[Reading]) -> Iterator[tuple[str, bool]]:
    published = any(on_the_day(reading, event) for reading in readings)
    day = any(on_a_day(reading, event) for reading in readings)
    yield "published", published
    yield "day", day
    yield "an area", event.precision not in ("G2", "G3")
    yield "names a place", any(apart(p, event) is not None for r in readings for p in r.places)
    for name, here in (
        ("point", any(placed(reading, event, False) for reading in readings)),
        ("area", any(in_its_area(reading, event) for reading in readings)),
        ("told", any(placed(reading, event, True) for reading in readings)),
    ):
        yield name, here
        yield f"{name} and published", here and published
        yield f"{name} and day", here and day


def _deaths(event: ReferenceEvent, told: Iterable[Told]) -> Iterator[str]:
    """Of any headline, of those with the event's place and day, of those on which no other event rests, and so on."""
    every = list(told)
    right = [one for one in every if placed(one.reading, event, False) and on_the_day(one.reading, event)]
    own = [one for one in right if len(one.resting) == 1]
    for name, some in (("any", every), ("here", right), ("own", own)):
        given = [toll for one in some for toll in one.numbers]
        yield from _given(f"deaths {name}", bool(given), any(overlaps(toll, event.deaths) for toll in given))
    pairs = [(toll, beside(one, event)) for one in right for toll in one.told_at(event)]
    alone = any(overlaps(toll, event.deaths) for toll, _ in pairs)
    whole = alone or any(overlaps(toll, _sum(some)) for toll, some in pairs)
    other = whole or any(overlaps(toll, one) for toll, some in pairs for one in some)
    for name, met in (("there", alone), ("together", whole), ("among", other)):
        yield from _given(f"deaths {name}", bool(pairs), met)


def _given(name: str, given: bool, overlap: bool) -> Iterator[str]:
    if given:
        yield name
    if overlap:
        yield f"{name} overlap"


def _share(counted: Counter[str], part: str, whole: str) -> str:
    return f"{counted[part] / max(1, counted[whole]):.3f} ({counted[part]} of {counted[whole]})"


PLACES = {
    "published": "day of publication, or the one before",
    "day": "the same, or a day that a headline tells",
    "names a place": "a headline names a place finer than a country",
    "point": "a point within 25 km",
    "point and published": "a point within 25 km, and the day of publication",
    "point and day": "a point within 25 km, and the day",
    "area": "the same, or in the area that UCDP's own point stands for",
    "area and day": "the same, and the day",
    "told": "as told",
    "told and published": "as told, and the day of publication",
    "told and day": "as told, and the day",
}
DEATHS = {
    "any": "of any headline",
    "here": "of a headline with its place and day",
    "own": "the same, where no other event rests on that headline",
    "there": "of one with its place and day, told of no other place",
    "together": "the same, with the event or with all that the headline tells at its place and day",
    "among": "the same, with the event, with all of them, or with another of them",
}


def report(counted: Counter[str]) -> Iterator[str]:
    """The figures, a line each."""
    yield f"events: {counted['rows']}"
    yield f"UCDP's own point stands for a district or more: {_share(counted, 'an area', 'rows')}"
    for name, words in PLACES.items():
        yield f"{words}: {_share(counted, name, 'rows')}"
    yield f"where place and day are given, a number of dead is: {_share(counted, 'deaths here', 'point and published')}"
    for name, words in DEATHS.items():
        yield f"deaths overlap, {words}: {_share(counted, f'deaths {name} overlap', f'deaths {name}')}"
