"""Kinds of event, modes, contexts and precision codes, as data that was checked when it was read.

Types say what happened, never who did it. The figures of other schemes (PLOVER, CAMEO, ACLED, UCDP) stand beside each
type, so that an export looks them up and decides nothing itself.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, get_args

from tadmor.errors import BadData
from tadmor.model.events import Status

__all__ = [
    "CLASSES",
    "Context",
    "EventType",
    "GeoPrecision",
    "Mode",
    "TimePrecision",
    "contexts",
    "event_types",
    "geo_precision",
    "modes",
    "parse_contexts",
    "parse_event_types",
    "parse_modes",
    "statuses",
    "time_precision",
]

CLASSES = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT CONTROL MOVE".split()
)
"""PLOVER's sixteen event classes, and our CONTROL and MOVE."""

_MAPPINGS = ("plover", "cameo", "acled", "ucdp")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """A leaf of the ontology, FAMILY.subtype, with its class (None where it has none) and its mappings.

    `spans_days`: one mention covers many acts. `path`: it goes from somewhere to somewhere.
    """

    name: str
    class_: str | None
    definition: str
    plover: tuple[str, ...]
    cameo: tuple[str, ...]
    acled: tuple[str, ...]
    ucdp: tuple[str, ...]
    spans_days: bool = False
    path: bool = False

    @property
    def family(self) -> str:
        """The part before the dot."""
        return self.name.partition(".")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """How an event was done; `plover` is PLOVER's mode, None where it has none."""

    name: str
    plover: str | None
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What an event was about, in PLOVER's words."""

    name: str
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GeoPrecision:
    """How exactly a place is told (G1-G9): typical radius in km, and the codes of UCDP, ACLED, PLOVER (None: none)."""

    code: str
    definition: str
    radius_km: int
    ucdp: int | None
    acled: int | None
    plover: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePrecision:
    """How exactly a time is told (T1-T6): the longest stretch in days (None: undated), UCDP's and ACLED's codes."""

    code: str
    definition: str
    days: int | None
    ucdp: int | None
    acled: int | None


def _read(name: str, text: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:  # a type named twice is such an error too
        raise BadData(f"ontology/{name}.toml: {error}") from None


def _file(name: str) -> str:
    return files("tadmor.ontology").joinpath(f"{name}.toml").read_text(encoding="utf-8")


def _text(where: str, entry: Mapping[str, Any], key: str) -> str:
    if not isinstance(entry.get(key), str):
        raise BadData(f"{where}: {key!r} is missing or not a string")
    return str(entry[key])


def _words(where: str, entry: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = entry.get(key)
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise BadData(f"{where}: {key!r} is missing or not a list of strings (an empty list says: none)")
    return tuple(value)


def _number(where: str, entry: Mapping[str, Any], key: str) -> int:
    value = entry.get(key)
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadData(f"{where}: {key!r} is missing or not a whole number")
    return value


def _only(where: str, entry: Any, known: set[str]) -> Mapping[str, Any]:
    """The entry, if it is a table with no key that we do not know."""
    if not isinstance(entry, dict):
        raise BadData(f"{where}: not a table")
    if unknown := sorted(entry.keys() - known):
        raise BadData(f"{where}: unknown {', '.join(unknown)}; known: {', '.join(sorted(known))}")
    return entry


def _event_type(name: str, entry: Any) -> EventType:
    where = f"ontology/events.toml: {name}"
    entry = _only(where, entry, {"class", "definition", "spans_days", "path", *_MAPPINGS})
    class_, definition = _text(where, entry, "class"), _text(where, entry, "definition")
    if class_ and class_ not in CLASSES:
        raise BadData(f"{where}: unknown class {class_!r}; known: {', '.join(sorted(CLASSES))}")
    if not definition:
        raise BadData(f"{where}: no definition")
    return EventType(
        name=name,
        class_=class_ or None,
        definition=definition,
        **{key: _words(where, entry, key) for key in _MAPPINGS},
        spans_days=entry.get("spans_days") is True,
        path=entry.get("path") is True,
    )


def _leaves(tables: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for family, subtypes in tables.items():
        if not isinstance(subtypes, dict):
            raise BadData(f"ontology/events.toml: {family} is not a family of types")
        for subtype, entry in subtypes.items():
            yield f"{family}.{subtype}", entry


def parse_event_types(text: str) -> Mapping[str, EventType]:
    """The types that the text of an events.toml defines, by name, in its order.

    Raises `BadData` for an unknown class, a type named twice, a mapping left out, or no TOML.
    """
    return MappingProxyType({name: _event_type(name, entry) for name, entry in _leaves(_read("events", text))})


def parse_modes(text: str) -> Mapping[str, Mode]:
    """The modes that the text of a modes.toml defines, by name. Raises `BadData`."""
    found = {}
    for name, entry in _read("modes", text).items():
        where = f"ontology/modes.toml: {name}"
        entry = _only(where, entry, {"plover", "definition"})
        plover, definition = _text(where, entry, "plover"), _text(where, entry, "definition")
        found[name] = Mode(name=name, plover=plover or None, definition=definition)
    return MappingProxyType(found)


def parse_contexts(text: str) -> Mapping[str, Context]:
    """The contexts that the text of a contexts.toml defines, by name. Raises `BadData`."""
    found = {}
    for name, entry in _read("contexts", text).items():
        where = f"ontology/contexts.toml: {name}"
        definition = _text(where, _only(where, entry, {"definition"}), "definition")
        found[name] = Context(name=name, definition=definition)
    return MappingProxyType(found)


@cache
def event_types() -> Mapping[str, EventType]:
    """Every type of the ontology, by name ("STRIKE.air")."""
    return parse_event_types(_file("events"))


@cache
def modes() -> Mapping[str, Mode]:
    """Every mode, by name ("air-strike")."""
    return parse_modes(_file("modes"))


@cache
def contexts() -> Mapping[str, Context]:
    """Every context, by name ("military")."""
    return parse_contexts(_file("contexts"))


@cache
def geo_precision() -> Mapping[str, GeoPrecision]:
    """G1 to G9."""
    found = {}
    for code, entry in _table("geo").items():
        where = f"ontology/precision.toml: geo.{code}"
        numbers = {key: _number(where, entry, key) for key in ("radius_km", "ucdp", "acled", "plover")}
        found[code] = GeoPrecision(
            code=code,
            definition=_text(where, entry, "definition"),
            radius_km=numbers["radius_km"],
            ucdp=numbers["ucdp"] or None,
            acled=numbers["acled"] or None,
            plover=numbers["plover"] or None,
        )
    return MappingProxyType(found)


@cache
def time_precision() -> Mapping[str, TimePrecision]:
    """T1 to T6."""
    found = {}
    for code, entry in _table("time").items():
        where = f"ontology/precision.toml: time.{code}"
        numbers = {key: _number(where, entry, key) or None for key in ("days", "ucdp", "acled")}
        found[code] = TimePrecision(code=code, definition=_text(where, entry, "definition"), **numbers)
    return MappingProxyType(found)


def _table(name: str) -> Mapping[str, Any]:
    table = _read("precision", _file("precision")).get(name)
    if not isinstance(table, dict):
        raise BadData(f"ontology/precision.toml: no table {name!r}")
    return table


def statuses() -> tuple[str, ...]:
    """The values that an event's status can take."""
    return get_args(Status)
