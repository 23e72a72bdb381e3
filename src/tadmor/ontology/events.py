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
    "MOVING",
    "Context",
    "EventType",
    "GeoPrecision",
    "Mode",
    "TimePrecision",
    "class_words",
    "contexts",
    "event_types",
    "geo_precision",
    "modes",
    "parse_contexts",
    "parse_event_types",
    "parse_geo_precision",
    "parse_modes",
    "parse_time_precision",
    "statuses",
    "time_precision",
]

CLASSES = frozenset(
    [
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
        "CONTROL",
        "MOVE",
    ]
)
"""PLOVER's sixteen event classes, and our CONTROL and MOVE."""

MOVING = frozenset(["MOVE", "RETREAT", "MOBILIZE"])
"""Whose actor is who moves."""

_MAPPINGS = ("plover", "cameo", "acled", "ucdp")
_GEO = ("radius_km", "ucdp", "acled", "plover")
_TIME = ("days", "ucdp", "acled")


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
    """How exactly a place is told (G1-G9).

    `radius_km` is how far the true point may lie; the codes of UCDP, ACLED and PLOVER are None where they have none.
    """

    code: str
    definition: str
    radius_km: int | None
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


def _number(where: str, entry: Mapping[str, Any], key: str) -> int | None:
    value = entry.get(key)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise BadData(f"{where}: {key!r} is not a whole number")
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
    return parse_geo_precision(_file("precision"))


@cache
def time_precision() -> Mapping[str, TimePrecision]:
    """T1 to T6."""
    return parse_time_precision(_file("precision"))


def parse_geo_precision(text: str) -> Mapping[str, GeoPrecision]:
    """The G codes that the text of a precision.toml defines. Raises `BadData`."""
    return MappingProxyType({code: GeoPrecision(code=code, **entry) for code, entry in _codes(text, "G", _GEO)})


def parse_time_precision(text: str) -> Mapping[str, TimePrecision]:
    """The T codes that the text of a precision.toml defines. Raises `BadData`."""
    return MappingProxyType({code: TimePrecision(code=code, **entry) for code, entry in _codes(text, "T", _TIME)})


def _codes(text: str, letter: str, numbers: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The codes that begin with a letter, with their definition and numbers (None where left out)."""
    for code, entry in _read("precision", text).items():
        if code.startswith(letter):
            where = f"ontology/precision.toml: {code}"
            entry = _only(where, entry, {"definition", *numbers})
            found: dict[str, Any] = {"definition": _text(where, entry, "definition")}
            yield code, found | {key: _number(where, entry, key) for key in numbers}


@cache
def class_words() -> Mapping[str, str]:
    """What each class means, in a few words for people. Raises `BadData` unless every class has its own."""
    told: dict[str, str] = tomllib.loads(files("tadmor.ontology").joinpath("classes.toml").read_text(encoding="utf-8"))
    if told.keys() != CLASSES:
        raise BadData(f"classes.toml: {', '.join(sorted(told.keys() ^ CLASSES))} should stand there, or should not")
    return told


def statuses() -> tuple[str, ...]:
    """The values that an event's status can take."""
    return get_args(Status)
