"""A leg is one way of one force, as all who tell it tell it: five copies of a report are one leg with one voice."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tadmor.model.voices import VoiceCount
from tadmor.store import ClaimRow, MovementRow, QuantityCell
from tadmor.views.told import Tellings

__all__ = ["Leg", "LegStatus", "Role", "Station", "negative"]

Role = Literal["origin", "via", "destination"]
LegStatus = Literal["claimed", "planned", "possible", "denied"]
"""How it is told, never whether it was: somebody says that it took place, is planned, may be, or that it did not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """One place on a way. `claims` are those that name it there. Degrees, WGS 84; `name` falls back to the words."""

    name: str
    role: Role
    lat: float | None
    lon: float | None
    precision: str | None
    radius_km: float | None
    country: str | None
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One way of one actor.

    `id` is that of the incident that it is told by, with a number where reports tell it in ways that do not go
    together; that of the movement where no incident tells it. `actor` is a name if `named`, else the report's words,
    None where it is not said who goes. `earliest` and `latest` are the days that claims give it, None where none
    does; `told` is the day of the first report. `voices` are those of the incident.
    """

    id: str
    actor: str | None
    named: bool
    stations: tuple[Station, ...]
    earliest: date | None
    latest: date | None
    told: date | None
    status: LegStatus
    quantities: tuple[QuantityCell, ...]
    means: tuple[str, ...] = ()
    hindrance: tuple[str, ...] = ()
    claims: tuple[ClaimRow, ...] = ()
    denied_by: tuple[ClaimRow, ...] = ()
    voices: VoiceCount | None = None
    disputed: bool = False
    composed: bool = False

    @property
    def route(self) -> str:
        """ "Mosul > Deir ez-Zor > Palmyra"; "from Mosul" where no destination is told."""
        names = {role: [s.name for s in self.stations if s.role == role] for role in ("origin", "via", "destination")}
        ends = [" and ".join(names["origin"]), *names["via"], " and ".join(names["destination"])]
        if names["origin"] and names["destination"]:
            return " > ".join(ends)
        words = (("from", names["origin"]), ("by way of", names["via"]), ("to", names["destination"]))
        return " ".join(f"{word} {', '.join(told).removeprefix('to ')}" for word, told in words if told)


def negative(row: MovementRow, tellings: Tellings) -> bool:
    """Whether a movement is told as one that did not take place."""
    if row.movement.status == "negated":
        return True
    claim = row.claim
    if claim is None:
        return False
    denies = claim.act == "deny" and claim.certainty.endswith("-")
    return denies or tellings.denied(row.document.id, row.movement.event, claim.id)
