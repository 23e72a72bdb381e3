"""How legs are made: movements of one incident go one way, or several that do not fit; denials stand by them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from tadmor.export.civilians import of_civilians
from tadmor.store import ClaimRow, IncidentRow, MovementRow, PointCell, QuantityCell
from tadmor.views.forces import force
from tadmor.views.legs import Leg, LegStatus, Role, Station, negative
from tadmor.views.spots import exact, near
from tadmor.views.told import Tellings

__all__ = ["Group", "gathered", "legs_of"]

_FORCES = ("armed-group", "state-force", "intergovernmental", "government")
_SEVERAL = 2
_TOLD_BY = 24  # documents of an incident that are read: a hundred copies say no more
_SAMPLED = 8  # documents of an incident in which its parties are looked up


Group = tuple[str, IncidentRow | None, tuple[MovementRow, ...]]
"""Movements of one incident (None: of none), under the key of the legs that they make."""


def gathered(rows: Iterable[MovementRow], tellings: Tellings) -> list[Group]:
    """Some movements with all others of their incidents, each incident once."""
    found: dict[str, tuple[IncidentRow | None, dict[str, MovementRow]]] = {}
    for row in rows:
        incident = tellings.incident(row.document.id, row.movement.event)
        key = incident.id if incident else row.movement.id
        if key not in found:
            others = tellings.movements(incident, _TOLD_BY) if incident else ()
            found[key] = incident, {other.movement.id: other for other in others}
        found[key][1].setdefault(row.movement.id, row)
    return [(key, incident, tuple(some.values())) for key, (incident, some) in found.items()]


def legs_of(groups: Iterable[Group], tellings: Tellings) -> tuple[Leg, ...]:
    """The legs that gathered movements make, each once, as all who tell them tell them."""
    return tuple(leg for key, incident, some in groups for leg in _legs(key, incident, list(some), tellings))


def _legs(key: str, incident: IncidentRow | None, rows: list[MovementRow], tellings: Tellings) -> list[Leg]:
    """One leg, or several where the ways that are told do not go together; denials stand by what they deny."""
    ways: list[_Way] = []
    denials: list[MovementRow] = []
    for row in sorted(rows, key=_fullest):
        if negative(row, tellings):
            denials.append(row)
        elif not any(way.takes(row) for way in ways):
            ways.append(_Way(row))
    for row in denials:
        if not any(way.denied(row) for way in ways):
            ways.append(_Way(row, denial=True))
    many = len(ways) > 1
    return [way.leg(f"{key}.{at}" if many else key, incident, tellings) for at, way in enumerate(ways, 1)]


def _fullest(row: MovementRow) -> tuple[int, int, date, str]:
    placed = sum(map(exact, row.places))
    return -placed, -len(row.places), row.document.published or date.max, row.movement.id


class _Way:
    """A way that grows by those who tell the same one."""

    def __init__(self, row: MovementRow, *, denial: bool = False) -> None:
        self._rows: list[MovementRow] = [] if denial else [row]
        self._denials: list[MovementRow] = [row] if denial else []
        self._points = _points(row)

    def takes(self, row: MovementRow) -> bool:
        """Whether a movement goes this way, which it then is a part of."""
        theirs = _points(row)
        ends = [point for role, point in self._points if role == "destination" and exact(point)]
        starts = [point for role, point in theirs if role == "origin" and exact(point)]
        if ends and starts and all(near(point, ends) for point in starts):
            self._go_on(theirs)
        elif self._fits(theirs):
            self._fill(theirs)
        else:
            return False
        self._rows.append(row)
        return True

    def denied(self, row: MovementRow) -> bool:
        """Whether a denial speaks of this way."""
        if not self._fits(_points(row)):
            return False
        self._denials.append(row)
        return True

    def _fits(self, theirs: "_Points") -> bool:
        """Whether each exact end is a station here, or an end that this way leaves open."""
        here = [point for _, point in self._points if exact(point)]
        for role in ("origin", "destination"):
            ours = [point for own, point in self._points if own == role and exact(point)]
            for point in (p for own, p in theirs if own == role and exact(p)):
                if ours and not near(point, here):
                    return False
        return True

    def _go_on(self, theirs: "_Points") -> None:
        """The next part of the way: what was its end lies on it."""
        here = [point for _, point in self._points]
        further = [(role, p) for role, p in theirs if role != "origin" and not near(p, here)]
        if any(role == "destination" for role, _ in further):
            self._points = [("via" if role == "destination" else role, point) for role, point in self._points]
        self._points += further

    def _fill(self, theirs: "_Points") -> None:
        """What this way leaves open."""
        here = [point for _, point in self._points]
        for role in ("origin", "via", "destination"):
            if not any(own == role for own, _ in self._points):
                self._points += [(own, p) for own, p in theirs if own == role and not near(p, here)]
        self._points.sort(key=lambda item: ("origin", "via", "destination").index(item[0]))

    def _ended(self) -> "_Points":
        """The way with one end, where others tell which of several ends it is: the rest lie on the way."""
        ends = [point for role, point in self._points if role == "destination" and exact(point)]
        single = [places[0] for row in self._rows if len(places := list(filter(exact, row.destination))) == 1]
        told = [end for end in ends if near(end, single)]
        if len(ends) < _SEVERAL or len(told) != 1:
            return self._points
        ordered = sorted(self._points, key=lambda item: item[1] is told[0])
        return [("via" if role == "destination" and p is not told[0] else role, p) for role, p in ordered]

    def leg(self, key: str, incident: IncidentRow | None, tellings: Tellings) -> Leg:
        """The leg that some rows and denials tell together; a day is open where one of them leaves it open."""
        everyone = [*self._rows, *self._denials]
        days = [row for row in self._rows or self._denials if row.dated == "text"]
        first = {row.earliest for row in days}
        last = {row.latest for row in days}
        actor, named = _actor(everyone, incident, tellings)
        return Leg(
            id=key,
            actor=actor,
            named=named,
            stations=tuple(_station(role, point, everyone) for role, point in self._ended()),
            earliest=min((day for day in first if day), default=None) if None not in first else None,
            latest=max((day for day in last if day), default=None) if None not in last else None,
            told=min((row.document.published for row in everyone if row.document.published), default=None),
            status=_status(self._rows),
            quantities=_amounts(self._rows),
            means=_each(row.movement.means for row in self._rows),
            hindrance=_each(row.movement.hindrance for row in self._rows),
            claims=_claims(self._rows),
            denied_by=_claims(self._denials),
            voices=incident.compared.voices if incident else None,
            disputed=bool(self._denials) or (incident is not None and incident.disputed),
            composed=all(row.document.composed for row in everyone),
        )


_Points = list[tuple[Role, PointCell]]


def _points(row: MovementRow) -> _Points:
    found: _Points = [("origin", point) for point in row.origin]
    found += [("via", point) for point in row.via]
    found += [("destination", point) for point in row.destination]
    placed = {role for role, point in found if exact(point)}
    return [(role, p) for role, p in found if exact(p) or (role not in placed and (role != "via" or not placed))]


def _station(role: Role, point: PointCell, rows: Sequence[MovementRow]) -> Station:
    told = [row.claim.id for row in rows if row.claim and any(_same(point, other) for other in row.places)]
    name = " ".join(part for part in (point.relation, point.name or point.mention) if part)
    return Station(
        name=name,
        role=role,
        lat=point.lat,
        lon=point.lon,
        precision=point.precision,
        radius_km=point.radius_km,
        country=point.country,
        claims=tuple(dict.fromkeys(told)),
    )


def _same(one: PointCell, other: PointCell) -> bool:
    return one.mention == other.mention or (exact(one) and exact(other) and near(one, [other]))


def _actor(rows: Sequence[MovementRow], incident: IncidentRow | None, tellings: Tellings) -> tuple[str | None, bool]:
    """Who goes, and whether that is a name: the most told mover, else a force of the incident, else words.

    Those who flee from a force are not that force.
    """
    named = Counter(name for row in rows for name in row.movers if name in tellings.named(row.document.id))
    if named:
        return force(min(named, key=lambda name: (-named[name], name))), True
    words = next((name for row in rows for name in row.movers), None)
    if incident is not None and not of_civilians(("MOVE",), (name for row in rows for name in row.movers)):
        parties = [p for t in tellings.of(incident, _SAMPLED) for p in t.who if p.key and p.kind in _FORCES]
        if parties:
            best = min(parties, key=lambda p: (_FORCES.index(p.kind), p.name))
            return force(best.name), True
    return words, False


def _amounts(rows: Iterable[MovementRow]) -> tuple[QuantityCell, ...]:
    """Each number once, as it was told first."""
    found: dict[object, QuantityCell] = {}
    for cell in (cell for row in rows for cell in row.quantities if cell.unit != "towns"):  # those are not who goes
        found.setdefault((cell.low, cell.high, cell.bound, cell.unit), cell)
    return tuple(found.values())


def _status(rows: Sequence[MovementRow]) -> LegStatus:
    told = {row.movement.status for row in rows}
    if told & {"occurred", "ongoing"}:
        return "claimed"
    return "planned" if "planned" in told else "possible" if told else "denied"


def _claims(rows: Iterable[MovementRow]) -> tuple[ClaimRow, ...]:
    found = {row.claim.id: row.claim for row in rows if row.claim}
    return tuple(sorted(found.values(), key=lambda c: (c.published or date.max, c.document, c.id)))


def _each(words: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))
