"""How one of our incidents and one event of a data set agree, field by field, each time with the reason in words."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from tadmor.model.globe import great_circle_km
from tadmor.model.reference import ReferenceEvent
from tadmor.ontology import event_types, geo_precision
from tadmor.reference.happenings import Happening
from tadmor.reference.sides import CIVILIANS, REBELS, keys, settled, told

__all__ = ["Agreement", "Field", "Verdict", "apart_km", "compare", "weights"]

Field = Literal["place", "days", "type", "actors", "deaths"]
Verdict = Literal["agree", "compatible", "differ", "unclear"]
"""`compatible`: one may be the other, told less exactly; `unclear`: one side does not say."""
_WIDE = frozenset(["G8", "G9"])
_RESULTS = frozenset(["CONSEQ.casualty", "CONSEQ.equipment-loss"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The word on one field, how much it adds to the sum, and why."""

    field: Field
    verdict: Verdict
    weight: float
    why: str


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """What weights.toml says."""
    return tomllib.loads(files("tadmor.reference").joinpath("weights.toml").read_text(encoding="utf-8"))


def compare(ours: Happening, theirs: ReferenceEvent) -> tuple[Agreement, ...] | None:
    """The word on every field; None where places or days exclude that the two are one."""
    place, days = _place(ours, theirs), _days(ours, theirs)
    if place is None or days is None:
        return None
    return place, days, _type(ours, theirs), _actors(ours, theirs), _deaths(ours, theirs)


def apart_km(ours: Happening, theirs: ReferenceEvent) -> float | None:
    """How far the two points lie apart; None where one has none."""
    if ours.lat is None or ours.lon is None or theirs.lat is None or theirs.lon is None:
        return None
    return great_circle_km((ours.lat, ours.lon), (theirs.lat, theirs.lon))


def _place(ours: Happening, theirs: ReferenceEvent) -> Agreement | None:
    """By distance; a point that stands for a province is as uncertain as our own; that of a country is none."""
    km, weight = apart_km(ours, theirs), weights()["place"]
    if km is None or theirs.precision in _WIDE:
        return None
    reach = ours.radius_km + _radius(theirs)
    named = weight["named"] if _one_name(ours.place, theirs.place) else 0.0
    if km <= weight["near_km"]:
        return Agreement(field="place", verdict="agree", weight=weight["near"] + named, why=f"{km:.0f} km apart")
    if km > reach + weight["most_km"]:
        return None
    left = max(0.0, km - reach)
    share = 1 - left / weight["most_km"]
    why = f"{km:.0f} km apart, " + (
        f"within the {reach:.0f} km that the words leave open"
        if not left
        else f"{left:.0f} km more than the words leave open"
    )
    return Agreement(
        field="place", verdict="differ" if left else "compatible", weight=weight["within"] * share + named, why=why
    )


def _radius(theirs: ReferenceEvent) -> float:
    known = geo_precision().get(theirs.precision or "")
    return float(known.radius_km) if known and known.radius_km is not None else 0.0


def _one_name(ours: str | None, theirs: str | None) -> bool:
    return bool(ours and theirs and keys((ours,)) & keys((theirs.removesuffix(" town").removesuffix(" village"),)))


def _days(ours: Happening, theirs: ReferenceEvent) -> Agreement | None:
    """By days between the two intervals; a report without a day of its own was published on the day or after."""
    weight = weights()["days"]
    if ours.earliest is None or ours.latest is None:
        return None
    apart = max(0, (ours.earliest - theirs.latest).days, (theirs.earliest - ours.latest).days)
    if apart > weight["most"]:
        return None
    by = "" if ours.dated else ", ours by the day of publication"
    if apart:
        return Agreement(field="days", verdict="compatible", weight=weight["next"], why=f"a day apart{by}")
    long, short = sorted(((ours.latest - ours.earliest).days, (theirs.latest - theirs.earliest).days), reverse=True)
    if long - short > weight["exact"]:
        whose = "ours" if long == (ours.latest - ours.earliest).days else "theirs"
        why = f"they share a day, {whose} is told as within {long + 1} days{by}"
        return Agreement(field="days", verdict="compatible", weight=weight["wide"], why=why)
    return Agreement(field="days", verdict="agree", weight=weight["shared"], why=f"they share a day{by}")


def _type(ours: Happening, theirs: ReferenceEvent) -> Agreement:
    weight = weights()["type"]
    if ours.type in theirs.types and ours.type not in _RESULTS:
        return Agreement(
            field="type",
            verdict="agree",
            weight=weight["same"],
            why=f"{ours.type} is among what {theirs.dataset.upper()} calls '{theirs.label}'",
        )
    if ours.type in _RESULTS and theirs.deaths and theirs.deaths.high:
        return Agreement(
            field="type",
            verdict="compatible",
            weight=weight["result"],
            why=f"we have its dead only, {theirs.dataset.upper()} '{theirs.label}'",
        )
    classes = {event_types()[name].class_ for name in theirs.types} | {theirs.class_}
    if ours.class_ is None or classes == {None}:
        return Agreement(field="type", verdict="unclear", weight=0.0, why="one side names no kind of event")
    if ours.class_ in classes:
        return Agreement(field="type", verdict="compatible", weight=weight["class"], why=f"both {ours.class_}")
    return Agreement(
        field="type",
        verdict="differ",
        weight=weight["other"],
        why=f"{ours.class_} is not what {theirs.dataset.upper()} calls '{theirs.label}'",
    )


def _actors(ours: Happening, theirs: ReferenceEvent) -> Agreement:
    weight = weights()["actors"]
    mine, others = keys(ours.names), keys((*theirs.side_a, *theirs.side_b))
    common = sorted((mine & others) - {CIVILIANS}) or sorted(mine & others)
    if common:
        return Agreement(field="actors", verdict="agree", weight=weight["shared"], why=f"both name {_list(common)}")
    if not settled(mine) or not settled(others) or REBELS in mine | others:
        return Agreement(field="actors", verdict="unclear", weight=0.0, why="one side names nobody in particular")
    return Agreement(
        field="actors",
        verdict="differ",
        weight=weight["other"],
        why=f"ours name {_list(mine)}, theirs {_list(others)}",
    )


def _list(found: Iterable[str]) -> str:
    return ", ".join(map(told, sorted(found)))


def _deaths(ours: Happening, theirs: ReferenceEvent) -> Agreement:
    weight, given, dead = weights()["deaths"], ours.deaths, theirs.deaths
    if given is None or dead is None:
        return Agreement(field="deaths", verdict="unclear", weight=0.0, why="one side counts no dead")
    low, high = given
    words = f"ours {_range(low, high)}, theirs {_range(dead.low, dead.high)}"
    if high is None and low < dead.low:
        return Agreement(field="deaths", verdict="compatible", weight=weight["open"], why=words)
    if low <= dead.high and (high is None or high >= dead.low):
        return Agreement(field="deaths", verdict="agree", weight=weight["overlap"], why=words)
    return Agreement(field="deaths", verdict="differ", weight=weight["apart"], why=words)


def _range(low: int, high: int | None) -> str:
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low} to {high}"
