"""The ways of a force, one after another: what is told of each, what nobody tells between them, what contradicts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

from tadmor.store import Filter, MovementRow, View
from tadmor.views.legs import Leg, Station
from tadmor.views.reach import MOST, Reach, Reader
from tadmor.views.spots import exact, far_km, near
from tadmor.views.told import Tellings
from tadmor.views.ways import Group, gathered, legs_of

__all__ = ["Contradiction", "Gap", "Track", "Tracks", "tracks", "tracks_and_shown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """No claim tells how the force came from the end of one leg to the beginning of the next.

    `days` lie between what claims give, None where they give none or the days overlap.
    """

    after: str
    before: str
    start: Station
    end: Station
    km: float
    days: int | None

    def words(self) -> str:
        """For people: "no claim between Raqqa and Palmyra, 3 days"."""
        told = f"no claim between {self.start.name} and {self.end.name}"
        return told if self.days is None else f"{told}, {self.days} day{'' if self.days == 1 else 's'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two legs that cannot both be told rightly, and why."""

    one: str
    other: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """The legs of one actor by their days, with what lies between; an actor without a name has one leg a track."""

    actor: str | None
    named: bool
    legs: tuple[Leg, ...]
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracks:
    """Tracks, those of names first, then by their days; the contradictions may lie between two tracks.

    `unplaced` legs name no place that is on the map, and are left out.
    """

    tracks: tuple[Track, ...]
    contradictions: tuple[Contradiction, ...]
    unplaced: int
    reach: Reach

    @property
    def legs(self) -> tuple[Leg, ...]:
        """Every leg."""
        return tuple(leg for track in self.tracks for leg in track.legs)

    def against(self, leg: str) -> tuple[Contradiction, ...]:
        """What contradicts a leg."""
        return tuple(one for one in self.contradictions if leg in (one.one, one.other))


def _as_told(row: MovementRow) -> MovementRow:
    return row


def tracks(
    view: View,
    filter: Filter,
    *,
    most: int = MOST,
    shown: Callable[[MovementRow], MovementRow] = _as_told,
) -> Tracks:
    """The tracks of the movements that a filter finds, at most `most` of them read.

    A leg that one of them is a part of comes whole: with everybody who tells or denies it.

    `shown` may hide something of a movement (where civilians went) before anything is made of it.
    """
    return tracks_and_shown(view, filter, shown, most=most)[1]


def tracks_and_shown(
    view: View, filter: Filter, shown: Callable[[MovementRow], MovementRow], *, most: int = MOST
) -> tuple[Tracks, Tracks]:
    """The tracks as they are told, and with what `shown` hides, read once: one and the same where it hides nothing."""
    reader, tellings = Reader(most), Tellings(view)
    groups = gathered(reader.rows(view.movements, filter), tellings)
    told = _tracks(legs_of(groups, tellings), reader.reach)
    hidden: list[Group] = [(key, incident, tuple(map(shown, some))) for key, incident, some in groups]
    as_told, as_shown = ([row for group in some for row in group[2]] for some in (groups, hidden))
    same = all(row is other for row, other in zip(as_told, as_shown, strict=True))
    return told, told if same else _tracks(legs_of(hidden, tellings), reader.reach)


def _tracks(every_leg: Sequence[Leg], reach: Reach) -> Tracks:
    """Legs as the tracks of those who go."""
    legs = sorted((leg for leg in every_leg if any(s.precision for s in leg.stations)), key=_when)
    groups: dict[str, list[Leg]] = {}
    for leg in legs:
        groups.setdefault(f"name {leg.actor}" if leg.named else f"leg {leg.id}", []).append(leg)
    found = [
        Track(actor=some[0].actor, named=some[0].named, legs=tuple(some), gaps=_gaps(some)) for some in groups.values()
    ]
    return Tracks(
        tracks=tuple(sorted(found, key=lambda track: not track.named)),
        contradictions=tuple(_contradictions(legs)),
        unplaced=len(every_leg) - len(legs),
        reach=reach,
    )


def _when(leg: Leg) -> tuple[date, date, str]:
    """By its own days; without any, by the day on which it was told."""
    told = leg.told or date.max
    return leg.earliest or leg.latest or told, leg.latest or told, leg.id


def _gaps(legs: Sequence[Leg]) -> tuple[Gap, ...]:
    placed = [leg for leg in legs if leg.named and leg.status == "claimed" and any(map(exact, leg.stations))]
    return tuple(gap for one, other in pairwise(placed) if (gap := _gap(one, other)) is not None)


def _gap(one: Leg, other: Leg) -> Gap | None:
    """What lies between two legs; nothing where no day tells which came first, nor between two ways of one incident."""
    if not (one.latest and other.earliest) or one.id.partition(".")[0] == other.id.partition(".")[0]:
        return None
    start = [station for station in one.stations if exact(station)][-1]
    end = next(station for station in other.stations if exact(station))
    if near(start, [end]):
        return None
    days = (other.earliest - one.latest).days
    return Gap(
        after=one.id,
        before=other.id,
        start=start,
        end=end,
        km=round(far_km(start, end) or 0.0, 1),
        days=days if days > 0 else None,
    )


def _contradictions(legs: Sequence[Leg]) -> Iterator[Contradiction]:
    """Ways of one incident that do not go together, and denials that hold a claimed way."""
    incidents: dict[str, list[Leg]] = {}
    for leg in legs:
        incidents.setdefault(leg.id.partition(".")[0], []).append(leg)
    for some in incidents.values():
        for one, other in combinations((leg for leg in some if leg.status != "denied"), 2):
            yield Contradiction(one=one.id, other=other.id, why=f"told as {one.route}, and as {other.route}")
    for no in (leg for leg in legs if leg.status == "denied"):
        for yes in (leg for leg in legs if leg.status == "claimed" and _denies(no, leg)):
            yield Contradiction(one=no.id, other=yes.id, why=f"somebody says that nobody went {no.route} in those days")


def _denies(no: Leg, yes: Leg) -> bool:
    """Whether a denied way holds a claimed one: ends and days within its own, and nobody else who goes."""
    if no.named and no.actor != yes.actor:
        return False
    if not (no.earliest and no.latest and yes.earliest and yes.latest):
        return False
    if no.latest < yes.earliest or yes.latest < no.earliest:
        return False
    ends = [station for station in no.stations if station.role != "via"]
    return bool(ends) and all(near(station, [s for s in yes.stations if s.role == station.role]) for station in ends)
