"""Who is said to hold a place over time: what is told of taking, holding and leaving it, as spans with uncertain ends.

Nothing is concluded from silence: a span whose end nobody tells stays open, and one who takes a part holds that part.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations
from typing import Literal

from tadmor.link.incidents import bare_name
from tadmor.model.globe import great_circle_km
from tadmor.store import Filter, IncidentRow, View
from tadmor.store.filters import NEAR_KM
from tadmor.store.places import asked_names
from tadmor.store.words import contains, fold
from tadmor.views.reach import MOST, Reach, Reader
from tadmor.views.signs import Sign, signs_of
from tadmor.views.told import Tellings

__all__ = ["Bounds", "Contest", "Held", "Holding", "Place", "Territory", "territory"]

_CLASSES = ("assault", "control", "retreat", "move")
How = Literal["said", "perhaps", "no beginning told", "no end told"]
_HOW: tuple[How, ...] = ("said", "perhaps", "no beginning told", "no end told")
_ROAD_KM = 150.0  # how far off an incident may lie that tells that somebody left: it is told where they went


@dataclass(frozen=True, slots=True)
class Bounds:
    """When something began or ended: between two days, ends included, None where nobody says."""

    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One holder's span of a place, or of a part of it.

    `holder` is None for somebody whom no claim names. `begins` and `ends` are where claims put the ends; `last` is the
    last day that a claim tells of it. `signs` say so; `denied_by` say that one of them was not so.
    """

    holder: str | None
    part: str | None
    begins: Bounds
    ends: Bounds
    last: date | None
    signs: tuple[Sign, ...]
    denied_by: tuple[Sign, ...] = ()

    def on(self, day: date) -> How | None:
        """How a day lies to it: claims cover it, an end may lie on it, or it lies beyond what claims tell."""
        if (self.begins.earliest and day < self.begins.earliest) or (self.ends.latest and day > self.ends.latest):
            return None
        if self.ends.earliest and day >= self.ends.earliest:
            return "perhaps"
        if self.begins.latest and day >= self.begins.latest:
            return "no end told" if self.ends.latest is None and self.last and day > self.last else "said"
        return "perhaps" if self.begins.earliest else "no beginning told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """Days on which voices say different things: two holders of the same ground, or a sign that is denied."""

    earliest: date | None
    latest: date | None
    why: str
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One holder on one day."""

    holder: str | None
    part: str | None
    how: How
    holding: Holding


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place: who is said to hold it, where voices contradict each other, when it was fought over.

    A place that no gazetteer has goes by its name, and has neither point, precision nor radius. `open` are signs of
    control that do not say which way it went.
    """

    name: str
    lat: float | None
    lon: float | None
    precision: str | None
    radius_km: float | None
    holdings: tuple[Holding, ...]
    contests: tuple[Contest, ...]
    fights: tuple[Sign, ...]
    open: tuple[Sign, ...] = field(default=())

    def on(self, day: date) -> tuple[Held, ...]:
        """Who is said to hold it on a day: the surest first."""
        found = [Held(holder=h.holder, part=h.part, how=how, holding=h) for h in self.holdings if (how := h.on(day))]
        return tuple(sorted(found, key=lambda held: (_HOW.index(held.how), held.part is not None)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """Places, those with most signs first."""

    places: tuple[Place, ...]
    reach: Reach


def territory(view: View, filter: Filter, *, most: int = MOST) -> Territory:
    """Who is said to hold the places of the incidents that a filter finds, at most `most` of each list read."""
    reader, tellings = Reader(most), Tellings(view)
    signs: dict[str, list[Sign]] = {}
    for row in _rows(view, filter, reader):
        for sign in signs_of(view, row, tellings):
            if _wanted(sign, filter):
                signs.setdefault(_ground(sign), []).append(sign)
    places = [place for some in signs.values() if (place := _place(some)).holdings or place.open]
    ordered = sorted(places, key=lambda place: (-sum(len(h.signs) for h in place.holdings), place.name))
    return Territory(places=tuple(ordered), reach=reader.reach)


def _rows(view: View, filter: Filter, reader: Reader) -> Iterator[IncidentRow]:
    """The incidents to read, each once: around a point also those of its name, whose place may have no point."""
    found = {row.id: row for asked in _asked(filter) for row in reader.rows(view.incidents, asked)}
    yield from found.values()


def _asked(filter: Filter) -> Iterator[Filter]:
    """Which incidents to read: also those that lie where somebody who left the place went."""
    wanted = replace(filter, sort="oldest", event=filter.event or _CLASSES)
    if filter.near is None:
        yield wanted
        return
    yield replace(wanted, within_km=max(filter.within_km or NEAR_KM, _ROAD_KM), precision=(), bbox=None)
    if filter.place and not (filter.bbox or filter.precision):  # which only a point answers
        yield replace(wanted, near=None, within_km=None)


def _wanted(sign: Sign, filter: Filter) -> bool:
    """Whether a sign is of the place that was asked for: by its point, or by its name where it has none."""
    if filter.near is None:
        return True
    if sign.lat is None or sign.lon is None:
        name = fold([sign.place])
        return any(contains(name, asked) for asked in asked_names(replace(filter, near=None)))
    far = great_circle_km(filter.near, (sign.lat, sign.lon))
    return far <= (NEAR_KM if filter.within_km is None else filter.within_km)


def _ground(sign: Sign) -> str:
    """What two signs of one place share: a name and a point, or the name as names are compared where it has none."""
    if sign.lat is None or sign.lon is None:
        return bare_name(sign.place)
    return f"{sign.place} {sign.lat:.1f} {sign.lon:.1f}"


def _place(signs: Sequence[Sign]) -> Place:
    ordered = sorted(signs, key=lambda sign: (sign.day, sign.incident))
    called = Counter(sign.place for sign in signs)
    best = min(signs, key=lambda sign: (sign.radius_km or 0.0, -called[sign.place], sign.place))
    holdings = tuple(_holdings([sign for sign in ordered if sign.kind in ("takes", "holds", "leaves")]))
    fights = (sign for sign in ordered if sign.kind == "fights" and sign.actor and sign.asserted)
    return Place(
        name=best.place,
        lat=best.lat,
        lon=best.lon,
        precision=best.precision,
        radius_km=best.radius_km,
        holdings=holdings,
        contests=tuple(_contests(holdings)),
        fights=tuple(sign for sign in fights if sign.dated == "text"),
        open=tuple(sign for sign in ordered if sign.kind == "unclear"),
    )


def _holdings(signs: Sequence[Sign]) -> Iterator[Holding]:
    """The spans of every holder, in the order of their beginnings."""
    found: list[Holding] = []
    for holder, part in dict.fromkeys((who, sign.part) for sign in signs for who in _concerned(sign)):
        own = [sign for sign in signs if sign.part == part and holder in _concerned(sign)]
        found += _spans(holder, part, own)
    yield from sorted(found, key=_since)


def _since(holding: Holding) -> tuple[date, date, str]:
    first = holding.begins.earliest or (holding.begins.latest if holding.last else None) or date.min
    return first, holding.ends.latest or date.max, holding.part or ""


def _concerned(sign: Sign) -> list[str | None]:
    """Whose spans a sign bears on: of who takes, unless nobody says who; and of who had it before."""
    if sign.kind == "takes":
        return list(dict.fromkeys([sign.actor, *([sign.loser] if sign.loser else [])]))
    return [sign.actor] if sign.actor else []


def _spans(holder: str | None, part: str | None, signs: Iterable[Sign]) -> Iterator[Holding]:
    now: Holding | None = None
    for sign in signs:
        if not sign.asserted:
            if now is not None:
                now = replace(now, denied_by=(*now.denied_by, sign))
            continue
        when = Bounds(sign.earliest, sign.latest)
        if sign.kind == "leaves" or (sign.kind == "takes" and sign.actor != holder):
            blank = Holding(holder=holder, part=part, begins=Bounds(), ends=when, last=None, signs=())
            yield _and(replace(now or blank, ends=when), sign)
            now = None
        elif now is None:
            began = when if sign.kind == "takes" else Bounds(None, sign.earliest)
            now = _and(Holding(holder=holder, part=part, begins=began, ends=Bounds(), last=sign.latest, signs=()), sign)
        else:
            now = _and(replace(now, last=max(filter(None, (now.last, sign.latest)), default=None)), sign)
    if now is not None:
        yield now


def _and(holding: Holding, sign: Sign) -> Holding:
    denied = (*holding.denied_by, sign) if sign.denied else holding.denied_by
    return replace(holding, signs=(*holding.signs, sign), denied_by=denied)


def _contests(holdings: Sequence[Holding]) -> Iterator[Contest]:
    for one, other in combinations(holdings, 2):
        days = _both(one, other)
        if None in (one.holder, other.holder):
            continue  # who took it without being named may be the other one
        if one.holder != other.holder and one.part == other.part and days and _apart(one, other):
            why = f"{one.holder} and {other.holder} are both said to hold {one.part or 'it'}"
            yield Contest(earliest=days[0], latest=days[1], why=why, signs=(*one.signs, *other.signs))
    for holding in holdings:
        for sign in holding.denied_by:
            yield Contest(
                earliest=sign.earliest, latest=sign.latest, why="somebody says that it was not so", signs=(sign,)
            )


def _both(one: Holding, other: Holding) -> tuple[date, date] | None:
    """The days on which claims have both hold it for certain."""
    first = [h.begins.latest for h in (one, other)]
    last = [h.ends.earliest or h.last for h in (one, other)]
    if None in first or None in last:
        return None
    start, end = max(day for day in first if day), min(day for day in last if day)
    return (start, end) if start <= end else None


def _apart(one: Holding, other: Holding) -> bool:
    """Whether different voices say so."""
    ours, theirs = ({v.side for sign in h.signs for v in sign.voices.voices} for h in (one, other))
    return bool(ours) and bool(theirs) and ours != theirs
