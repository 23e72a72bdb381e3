"""A sign: one incident that says something of who holds a place, with all who tell it."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

from tadmor.errors import BadData
from tadmor.link.incidents import Party, Spot, Telling
from tadmor.model import Event
from tadmor.model.voices import VoiceCount
from tadmor.ontology import event_types
from tadmor.store import ClaimRow, EventRow, IncidentRow, View, happening_rows
from tadmor.store.rows import Dated
from tadmor.views.told import Tellings, some_claims

__all__ = ["Sign", "SignKind", "sign_of", "vocabulary"]

SignKind = Literal["takes", "holds", "leaves", "fights", "unclear"]
_KINDS: tuple[SignKind, ...] = ("takes", "leaves", "holds", "fights", "unclear")
"""Of several events of one incident, what says most."""
_FORCES = frozenset(["state-force", "armed-group", "government", "intergovernmental"])
_SAMPLED = 12  # documents of an incident whose words are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Who is said to do what to a place. `actor` takes, holds or leaves it, None where that is not said; `loser` had
    it before.

    `part`: the report's words for a part of the place ("the citadel"), None for the whole. Days are the incident's.
    `denied`: somebody says that it was not so; `asserted`: somebody says that it was.
    """

    incident: str
    kind: SignKind
    actor: str | None
    loser: str | None
    place: str
    lat: float | None
    lon: float | None
    precision: str | None
    radius_km: float | None
    part: str | None
    earliest: date | None
    latest: date | None
    dated: Dated | None
    voices: VoiceCount
    claims: tuple[ClaimRow, ...]
    denied: bool = False
    asserted: bool = True
    composed: bool = False

    @property
    def day(self) -> date:
        """Where it stands among others."""
        return self.earliest or self.latest or date.max


@cache
def vocabulary() -> tuple[Mapping[str, SignKind], Mapping[str, SignKind]]:
    """What types of event say, and what classes say where there is no type. Raises `BadData`."""
    told = tomllib.loads(files("tadmor.views").joinpath("territory.toml").read_text(encoding="utf-8"))
    wrong = [name for name in told["types"] if name not in event_types()]
    wrong += [kind for table in told.values() for kind in table.values() if kind not in _KINDS]
    if wrong:
        raise BadData(f"territory.toml: {', '.join(wrong)} is neither a type of event nor a kind of sign")
    return told["types"], told["classes"]


def _kind(event: Event) -> SignKind | None:
    types, classes = vocabulary()
    return types.get(event.type) if event.type else classes.get(event.class_ or "")


def sign_of(view: View, row: IncidentRow, tellings: Tellings) -> Sign | None:
    """What an incident says of who holds the place where it happened; None where it says nothing of that."""
    told = tellings.of(row, _SAMPLED)
    found = [one for one in _events(told, tellings) if one.kind is not None]
    kind = min((one.kind for one in found if one.kind), key=_KINDS.index, default=None)
    some = [one for one in found if one.kind == kind]
    spot = min((s for one in some for s in one.spots), key=_clearest, default=None)
    if kind is None or spot is None or (kind == "unclear" and not spot.own):
        return None
    if _still_to_come(row, some):
        return None
    return _sign(view, row, told, kind, some, spot)


def _sign(
    view: View, row: IncidentRow, told: Sequence[Telling], kind: SignKind, some: Sequence["_Told"], spot: Spot
) -> Sign:
    yes = [said for telling in told for said in telling.said if not said.negative]
    who, whom = _force(p for t in told for p in t.who), _force(p for t in told for p in t.whom)
    parts = [_part(one.row, spot) for one in some]
    return Sign(
        incident=row.id,
        kind=kind,
        actor=who,
        loser=whom if kind == "takes" and whom != who else None,
        place=spot.name,
        lat=spot.lat,
        lon=spot.lon,
        precision=spot.precision,
        radius_km=spot.radius_km,
        part=None if None in parts else parts[0],
        earliest=row.earliest,
        latest=row.latest,
        dated=row.dated,
        voices=row.compared.voices,
        claims=some_claims(view, row.incident.claims),
        denied=any(f.finding == "denied" for f in row.compared.findings) or not yes,
        asserted=bool(yes) and any(one.row.event.status not in ("negated", "planned") for one in some),
        composed=row.composed,
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """An event of an incident, what kind of sign it is, and the places that it may be about."""

    row: EventRow
    kind: SignKind | None
    spots: tuple[Spot, ...]


def _events(told: Iterable[Telling], tellings: Tellings) -> Iterator[_Told]:
    for telling in told:
        reading = tellings.reading(telling.document)
        if reading is None:
            continue
        events, movements = happening_rows(reading)
        ends = {p.name for m in movements if m.event and m.event.id in telling.events for p in m.destination}
        spots = tuple(s for s in telling.spots if s.lat is not None)
        for row in events:
            if row.event.id in telling.events:
                kind = _kind(row.event)
                left = tuple(s for s in spots if s.name not in ends)
                yield _Told(row, kind, left if kind == "leaves" else spots)


def _clearest(spot: Spot) -> tuple[bool, float, str]:
    return not spot.own, spot.radius_km, spot.name


def _still_to_come(row: IncidentRow, some: Iterable[_Told]) -> bool:
    """Whether its days lie after every report of it: then it is misread, or a plan."""
    days = [one.row.document.published for one in some if one.row.document.published]
    return row.dated == "text" and row.earliest is not None and bool(days) and row.earliest > max(days)


def _force(parties: Iterable[Party]) -> str | None:
    """The name of the force that is told most; a nameless "attacker" is nobody."""
    names = [party.name for party in parties if party.key and party.kind in _FORCES]
    return max(sorted(set(names)), key=names.count) if names else None


def _part(row: EventRow, spot: Spot) -> str | None:
    """The words for a part of the place: "the citadel" of the report's Palmyra, "outskirts of Palmyra"."""
    side = next((f"{p.relation} {p.name}" for p in row.places if p.relation and p.name == spot.name), None)
    if side or row.event.type == "TERRITORY.foothold":
        return side or "a part of it"
    words = [point.mention for point in row.places if point.name is None]
    return words[0] if words and not spot.own and len(words) == len(row.places) else None
