"""A sighting: a claim that puts a force at a place of a corridor, on days of its own or told by a day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tadmor.store import ClaimRow, EventRow, Filter, MovementRow, PointCell, View
from tadmor.store.filters import NEAR_KM
from tadmor.store.rows import Dated
from tadmor.views.legs import negative
from tadmor.views.reach import Reader
from tadmor.views.spots import exact, near
from tadmor.views.told import Tellings

__all__ = ["Seen", "Sighting", "Stage", "Stop", "sightings"]

_END = 1000  # where the destinations of a way stand: behind every station
Row = EventRow | MovementRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One place of a corridor, in degrees (WGS 84), and how near is near enough."""

    name: str
    lat: float
    lon: float
    radius_km: float = NEAR_KM

    @property
    def precision(self) -> None:
        """A stop is exact."""
        return None


Stage = tuple[Stop, ...]
"""Places any of which will do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One place of one movement or event that is a stop of a stage.

    `at` is the place's position on the movement's way: 0 the origin, then the stations, all destinations last; 0 for an
    event. Days are the claim's own, ends included, None where open; without any the day of publication stands in.
    """

    stage: int
    stop: Stop
    kind: Literal["movement", "event"]
    item: str
    at: int
    place: str
    status: str
    earliest: date | None
    latest: date | None
    dated: Dated | None
    published: date
    document: str
    claim: ClaimRow | None


@dataclass(frozen=True, slots=True)
class Seen:
    """Every sighting, and how many documents tell of the force and have no day of publication to replay them by."""

    sightings: tuple[Sighting, ...]
    undated: int


def sightings(view: View, stages: Sequence[Stage], actor: tuple[str, ...], possible: bool, reader: Reader) -> Seen:
    """What a store tells of a force at the places of a corridor.

    What is denied is left out, and what is told only as a possibility too unless `possible`.
    """
    tellings, found, undated = Tellings(view), dict[tuple[str, int, int], Sighting](), set[str]()
    for row in _rows(view, stages, actor, reader):
        if row.document.published is None:
            undated.add(row.document.id)
        elif _counts(row, possible, tellings):
            for one in _seen(row, stages, row.document.published):
                found.setdefault((one.item, one.stage, one.at), one)
    return Seen(tuple(_onward(found.values())), len(undated))


def _onward(found: Iterable[Sighting]) -> Iterator[Sighting]:
    """The sightings without those of movements that pass the stages the wrong way."""
    items: dict[str, list[Sighting]] = {}
    for one in found:
        items.setdefault(one.item, []).append(one)
    for some in items.values():
        if not any(one.stage < other.stage and one.at > other.at for one in some for other in some):
            yield from some


def _rows(view: View, stages: Sequence[Stage], actor: tuple[str, ...], reader: Reader) -> Iterator[Row]:
    """Movements, then events, near any of the places; an event that a movement tells comes as the movement."""
    moved = set[str]()
    for stop in (stop for stage in stages for stop in stage):
        asked = Filter(
            place=stop.name,
            near=(stop.lat, stop.lon),
            within_km=stop.radius_km,
            actor=actor,
            role="actor" if actor else None,
            sort="oldest",
        )
        for movement in reader.rows(view.movements, asked):
            moved.add(movement.movement.event or "")
            yield movement
        yield from (row for row in reader.rows(view.events, asked) if row.event.id not in moved)


def _counts(row: Row, possible: bool, tellings: Tellings) -> bool:
    status = row.event.status if isinstance(row, EventRow) else row.movement.status
    if status == "negated" or (status == "hypothetical" and not possible):
        return False
    if not _doubtful(row.claim):
        return True
    if isinstance(row, MovementRow):
        return not negative(row, tellings)
    claim = row.claim
    return claim is None or not (claim.act == "deny" or tellings.denied(row.document.id, row.event.id, claim.id))


def _doubtful(claim: ClaimRow | None) -> bool:
    """Whether a claim may be a denial: only then is its document looked at as linking does."""
    return claim is not None and (claim.certainty.endswith("-") or claim.act == "deny" or claim.type == "denial")


def _seen(row: Row, stages: Sequence[Stage], published: date) -> Iterator[Sighting]:
    movement = isinstance(row, MovementRow)
    for at, point in _way(row):
        for number, stage in enumerate(stages):
            if movement and _leaves(number, len(stages), at):
                continue
            stop = next((stop for stop in stage if near(point, [stop])), None)
            if stop is not None:
                yield Sighting(
                    stage=number,
                    stop=stop,
                    kind="movement" if movement else "event",
                    item=row.movement.id if isinstance(row, MovementRow) else row.event.id,
                    at=at,
                    place=point.name or point.mention,
                    status=row.movement.status if isinstance(row, MovementRow) else row.event.status,
                    earliest=row.earliest,
                    latest=row.latest,
                    dated=row.dated,
                    published=published,
                    document=row.document.id,
                    claim=row.claim,
                )


def _way(row: Row) -> Iterator[tuple[int, PointCell]]:
    """The places that are exact enough, each with its position."""
    if isinstance(row, EventRow):
        found = [(0, point) for point in row.places]
    else:
        found = [(0, point) for point in row.origin]
        found += [(at, point) for at, point in enumerate(row.via, 1)]
        found += [(_END, point) for point in row.destination]
    return ((at, point) for at, point in found if exact(point))


def _leaves(stage: int, stages: int, at: int) -> bool:
    """Whether a movement goes the wrong way: away from the last stage, or into the first."""
    return stages > 1 and ((stage == stages - 1 and at == 0) or (stage == 0 and at == _END))
