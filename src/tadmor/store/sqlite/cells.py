"""Rows in and out of SQLite: lists as JSON, days as ISO text, everything else as it is."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any, get_type_hints

import msgspec

from tadmor.model import Decision
from tadmor.store.rows import ClaimRow, DocumentRow, PlaceCell

__all__ = [
    "CLAIM_SQL",
    "DECISION_SQL",
    "DOCUMENT_SQL",
    "STORED",
    "claim_from",
    "decision_from",
    "decision_values",
    "document_from",
    "iso",
    "json_text",
    "place_from",
    "stored",
]

_encoder = msgspec.json.Encoder()
_OF_DOCUMENT = {
    "document": "id",
    "outlet": "outlet",
    "published": "published",
    "title": "title",
    "composed": "composed",
}
_CLAIM_FIELDS = tuple(field.name for field in fields(ClaimRow))
_DOCUMENT_FIELDS = tuple(field.name for field in fields(DocumentRow))
_DECISION_FIELDS = tuple(field.name for field in fields(Decision))
STORED = tuple(name for name in _CLAIM_FIELDS if name not in _OF_DOCUMENT and name != "review")


def _claim_column(name: str) -> str:
    if name in _OF_DOCUMENT:
        return f"documents.{_OF_DOCUMENT[name]}"
    return "coalesce(reviews.state, 'new')" if name == "review" else f"claims.{name}"


CLAIM_SQL = ", ".join(map(_claim_column, _CLAIM_FIELDS))
"""The columns of a `ClaimRow`, in its order, over claims, documents and reviews."""
DOCUMENT_SQL = ", ".join(f"documents.{name}" for name in _DOCUMENT_FIELDS)
DECISION_SQL = ", ".join(_DECISION_FIELDS)

_place_decoder = msgspec.json.Decoder(PlaceCell)


def json_text(value: object) -> str:
    """A value as JSON."""
    return _encoder.encode(value).decode()


def iso(day: date | None) -> str | None:
    """A day or a moment as ISO text, which sorts as it should."""
    return day.isoformat() if day else None


def stored(row: ClaimRow) -> dict[str, Any]:
    """What a claim's row holds by itself, as SQLite keeps it."""
    return {name: _plain(getattr(row, name)) for name in STORED}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return json_text(value) if value else "[]"
    return value.isoformat() if isinstance(value, date) else value


def _decoders() -> dict[str, msgspec.json.Decoder[Any]]:
    hints = get_type_hints(ClaimRow)
    lists = ("chain", "hedges", "events", "quantities", "movements", "places")
    return {name: msgspec.json.Decoder(hints[name]) for name in lists}


_list_decoders = _decoders()
_DAYS = ("published", "earliest", "latest")


def claim_from(values: Sequence[Any]) -> ClaimRow:
    """The row that the columns of `CLAIM_SQL` give."""
    found = dict(zip(_CLAIM_FIELDS, values, strict=True))
    for name, decoder in _list_decoders.items():
        found[name] = decoder.decode(found[name]) if found[name] != "[]" else ()
    return ClaimRow(**_days(found) | {"composed": bool(found["composed"])})


def document_from(values: Sequence[Any]) -> DocumentRow:
    """The row that the columns of `DOCUMENT_SQL` give."""
    found = dict(zip(_DOCUMENT_FIELDS, values, strict=True))
    authors = tuple(msgspec.json.decode(found["authors"], type=list[str]))
    return DocumentRow(**_days(found) | {"authors": authors, "composed": bool(found["composed"])})


def _days(found: dict[str, Any]) -> dict[str, Any]:
    return found | {name: date.fromisoformat(found[name]) for name in _DAYS if found.get(name)}


def decision_from(values: Sequence[Any]) -> Decision:
    """The line that the columns of `DECISION_SQL` give."""
    found = dict(zip(_DECISION_FIELDS, values, strict=True))
    return Decision(**found | {"at": datetime.fromisoformat(found["at"])})


def decision_values(line: Decision) -> tuple[Any, ...]:
    """A line's columns."""
    return tuple(_plain(getattr(line, name)) for name in _DECISION_FIELDS)


def place_from(cell: str) -> PlaceCell:
    """The place that a cell gives."""
    return _place_decoder.decode(cell)
