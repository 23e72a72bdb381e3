"""A corridor replayed over the store: on which day, and on which claims, would it have been raised."""

from collections.abc import Mapping
from typing import Any, get_args

from tadmor.errors import BadFilter, UnknownValue, nearest
from tadmor.serve import shapes
from tadmor.serve.house import House
from tadmor.serve.screens import Answer, Asked, Parameter, Screen
from tadmor.store.filters import NEAR_KM
from tadmor.views import Stage, Stop, parse_corridor
from tadmor.views import corridor as replay
from tadmor.views.corridor import GAP, Direction
from tadmor.views.shapes import corridor_shape

__all__ = ["SCREENS"]

_MOST_DAYS, _MOST_KM = 3650, 500
_EXAMPLE = "Mosul > Raqqa | Deir ez-Zor > Palmyra"
_PARAMETERS = (
    Parameter("corridor", "Places in order: > is then, | is or.", _EXAMPLE),
    Parameter("actor", "Who goes; anybody unless told.", "Islamic State"),
    Parameter("gap", f"Days from one stage to the next, 1 to {_MOST_DAYS}; {GAP} unless told.", str(GAP)),
    Parameter("within", f"Kilometres around each place, 1 to {_MOST_KM}; {NEAR_KM:g} unless told.", f"{NEAR_KM:g}"),
    Parameter("direction", f"{' or '.join(get_args(Direction))}; forward unless told.", "either"),
    Parameter("possible", "'yes' counts also what is told only as a possibility.", "yes"),
)


def _watches(asked: Asked) -> Answer:
    given = {one.name: asked.word(one.name) for one in _PARAMETERS}
    if not given["corridor"]:
        return Answer(data={"found": None}, more={"given": given, "example": _EXAMPLE})
    found = replay(
        asked.view,
        _stages(asked.house, given["corridor"], _number(given, "within", NEAR_KM, _MOST_KM)),
        actor=given["actor"] or None,
        gap=int(_number(given, "gap", GAP, _MOST_DAYS)),
        direction=_direction(given["direction"]),
        possible=bool(given["possible"]),
    )
    sightings = [one for step in found.steps for one in (step.sighting, *step.others) if one and one.claim]
    more = {"given": given, "example": _EXAMPLE, "reach": found.reach, "unlinked": 0}
    composed = any(one.claim.composed for one in sightings if one.claim)
    return Answer(data={"found": corridor_shape(found)}, more=more, composed=composed)


def _stages(house: House, corridor: str, within: float) -> tuple[Stage, ...]:
    return tuple(tuple(_stop(house, name, within) for name in stage) for stage in parse_corridor(corridor))


def _stop(house: House, name: str, within: float) -> Stop:
    place = house.point(name)
    if place is None:
        raise BadFilter(f"corridor: {name!r} is no place with a point that we know")
    return Stop(name=place.name, lat=place.lat, lon=place.lon, radius_km=within)


def _number(given: Mapping[str, str], name: str, usual: float, most: int) -> float:
    value = given[name].strip().removesuffix("d").removesuffix("km").strip()
    if not value:
        return usual
    if not (value.isascii() and value.isdigit() and len(value) < 5 and 1 <= int(value) <= most):
        raise BadFilter(f"{name}={given[name]!r} is not a whole number from 1 to {most}; write {name}={usual:g}")
    return float(value)


def _direction(word: str) -> Direction:
    known: tuple[Direction, ...] = get_args(Direction)
    found = next((one for one in known if one == (word or "forward")), None)
    if found is None:
        raise UnknownValue("direction", word, f"it is one of {', '.join(known)}", nearest(word, known), "known")
    return found


SCREENS = (
    Screen(
        name="watches",
        path="/watches",
        title="Watches",
        summary="When the claims of this store would have raised a corridor, and on which of them.",
        template="watches.html",
        answer=_watches,
        shape=shapes.record("Watched", found=dict[str, Any] | None),
        parameters=_PARAMETERS,
    ),
)
