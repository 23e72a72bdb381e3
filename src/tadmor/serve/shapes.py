"""The JSON of lists, as types made from the store's own rows, so that a field is written down once."""

import dataclasses
from datetime import date
from typing import Any, get_type_hints

import msgspec

from tadmor.model import CertaintyLabel, Event, Movement
from tadmor.store import ClaimRow, DocumentRow, PointCell, QuantityCell
from tadmor.store.rows import Dated, Review

__all__ = [
    "NOTE",
    "Claim",
    "ClaimList",
    "DocumentList",
    "Happened",
    "HappenedList",
    "Moved",
    "MovedList",
    "claim_with",
    "found",
    "listed",
    "record",
]

NOTE = "What reports say, each with who says so. Nothing here says that it is so."
_Fields = list[tuple[Any, ...]]


def _of(record: type, *left_out: str) -> _Fields:
    hints = get_type_hints(record)
    return [(field.name, hints[field.name]) for field in dataclasses.fields(record) if field.name not in left_out]


_TOLD: _Fields = [
    ("document", str),
    ("outlet", str | None),
    ("published", date | None),
    ("title", str | None),
    ("composed", bool),
    ("earliest", date | None),
    ("latest", date | None),
    ("dated", Dated | None),
    ("amounts", list[QuantityCell]),
    ("claim", str | None),
    ("speaker", str | None),
    ("cue", str | None),
    ("chain", tuple[str, ...] | None),
    ("certainty", CertaintyLabel | None),
    ("hedges", tuple[str, ...] | None),
    ("content", str | None),
    ("review", Review),
    ("when", str),
    ("what", str),
    ("how_many", str),
    ("said", str),
    ("who_says", str),
    ("how_sure", str),
    ("told_in", str),
]
_CLAIM: _Fields = [*_of(ClaimRow), ("who", str), ("how_many", str), ("how_sure", str), ("told_in", str)]
Claim: Any = msgspec.defstruct("Claim", _CLAIM)
Happened: Any = msgspec.defstruct(
    "Event",
    [
        *_of(Event),
        *_TOLD,
        ("places", list[PointCell]),
        ("doers", list[str]),
        ("receivers", list[str]),
        ("where", str),
        ("who_did_it", str),
    ],
    rename={"class_": "class"},
)
_Way: Any = msgspec.defstruct("Way", [("role", str), *_of(PointCell)])
Moved: Any = msgspec.defstruct(
    "Movement",
    [
        *_of(Movement),
        *_TOLD,
        ("path", list[_Way]),
        ("trigger", str | None),
        ("movers", list[str]),
        ("route", str),
    ],
)


def _list(name: str, row: Any) -> Any:
    fields: _Fields = [("rows", list[row]), ("next", str | None), ("composed", bool), ("note", str)]
    return msgspec.defstruct(name, fields)


ClaimList: Any = _list("ClaimList", Claim)
DocumentList: Any = _list("DocumentList", DocumentRow)
HappenedList: Any = _list("EventList", Happened)
MovedList: Any = _list("MovementList", Moved)


def listed(rows: list[Any], following: str | None, composed: bool) -> dict[str, Any]:
    """A list as JSON gives it: `next` asks for the rows after these."""
    return {"rows": rows, "next": following, "composed": composed, "note": NOTE}


def found(name: str) -> Any:
    """The type of what a view found: rows, and how many it read."""
    fields = {"next": str | None, "composed": bool, "note": str, "read": int, "more": bool}
    return record(name, rows=list[dict[str, Any]], **fields)


def claim_with(name: str, **fields: Any) -> Any:
    """The type of a claim as a list gives it, with some fields more."""
    return msgspec.defstruct(name, [*_CLAIM, *fields.items()])


def record(name: str, **fields: Any) -> Any:
    """The type of a JSON object with some fields."""
    return msgspec.defstruct(name, list(fields.items()))
