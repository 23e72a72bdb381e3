"""The filter grammar as fields of a form, with words for people where the grammar has codes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from tadmor.store.filters import kinds_of_event
from tadmor.store.grades import GRADES

__all__ = ["FIELDS", "INCIDENT_FIELDS", "Field", "Fields", "conditions"]

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One word of the grammar as a field; with `choices` (value: words) a list, of which `several` may be chosen.

    `blank` is what a list of which one is chosen says where none is; `offers` are values that a browser proposes.
    """

    name: str
    label: str
    kind: Literal["search", "text", "date", "number"] = "text"
    example: str = ""
    choices: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    several: bool = False
    blank: str = "any"
    offers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fields:
    """Those that are always seen, and those behind "more conditions"."""

    first: tuple[Field, ...]
    rest: tuple[Field, ...]


FIELDS = Fields(
    first=(
        Field(name="q", label="Words", kind="search", example="palmyra"),
        Field(name="speaker", label="Claimed by", example="Berezhnov"),
        Field(name="place", label="Place", example="Palmyra"),
        Field(name="within", label="Within, km", kind="number", example="50"),
        Field(name="from", label="From", kind="date"),
        Field(name="to", label="To", kind="date"),
        Field(name="outlet", label="Outlet"),
    ),
    rest=(
        Field(name="event", label="Kind of event", example="STRIKE", offers=kinds_of_event()),
        Field(name="actor", label="Actor", example="Islamic State"),
        Field(
            name="role",
            label="The actor",
            blank="either",
            choices={"actor": "does it", "recipient": "has it done to them"},
        ),
        Field(
            name="certainty",
            label="How far they commit themselves",
            several=True,
            choices={
                "CT+": "stated flatly",
                "PR+": "as likely",
                "PS+": "as possible",
                "Uu": "left open",
                "PS-": "as possibly not so",
                "PR-": "as unlikely",
                "CT-": "flatly as not so",
            },
        ),
        Field(
            name="kind",
            label="Quoted",
            several=True,
            choices={
                "direct": "directly",
                "mixed": "partly",
                "indirect": "indirectly",
                "own": "not at all: the outlet's own voice",
            },
        ),
        Field(
            name="has",
            label="With all of",
            several=True,
            choices={
                "quantity": "a number",
                "event": "an event",
                "movement": "a movement",
                "place": "a place",
                "time": "a time",
                "hedge": "a hedge",
                "denial": "a denial",
            },
        ),
        Field(
            name="support",
            label="Behind the incident that it tells",
            several=True,
            choices={
                "single": "one voice",
                "several": "several voices",
                "sides": "several sides",
                "conflict": "voices that contradict each other",
                "denied": "a denial",
            },
        ),
        Field(name="voices_min", label="Voices, at least", kind="number", example="2"),
        Field(
            name="review",
            label="People's decision",
            several=True,
            choices={
                "new": "not reviewed",
                "accepted": "accepted",
                "corrected": "corrected",
                "rejected": "rejected",
                "unverifiable": "unverifiable",
            },
        ),
        Field(
            name="reliability",
            label="Source graded by a person",
            several=True,
            choices={grade: f"{grade}: {means}" for grade, means in GRADES.items()},
        ),
        Field(
            name="sort",
            label="Order",
            blank="newest first",
            choices={"oldest": "oldest first", "rank": "best first"},
        ),
        Field(name="size", label="Rows", kind="number", example="50"),
    ),
)

_ORDER = Field(
    name="sort",
    label="Order",
    blank="most accounts first",
    choices={"newest": "newest first", "oldest": "oldest first", "rank": "best first"},
)
INCIDENT_FIELDS = Fields(FIELDS.first, tuple(_ORDER if field.name == "sort" else field for field in FIELDS.rest))
"""The same for incidents, whose list has an order of its own."""

_LACKS = Field(
    name="lacks",
    label="With none of",
    choices={"point": "a place on the map", "time": "a day in the text"},
)
"""Told by counters that link to it ("9 undated"), not asked for by a field."""


def conditions(words: Mapping[str, Sequence[str]]) -> list[tuple[str, str, str]]:
    """What a URL's words ask for, each as its name, what people call it, and its values in words."""
    fields = {field.name: field for field in (*FIELDS.first, *FIELDS.rest, _LACKS)}
    held = []
    for name, values in words.items():
        field = fields.get(name)
        if name not in ("next", "size", "sort", "show"):
            told = [field.choices.get(value, value) if field else value for value in values]
            held.append((name, field.label if field else name, ", ".join(told)))
    return held
