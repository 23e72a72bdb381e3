"""JSON in and out, and nowhere else. The shape is flat: a document's fields and its layers side by side.

The structs are made from the model's dataclasses, so a field is written down once; the one renaming is `class`.
"""

import dataclasses
from collections.abc import Mapping
from typing import Any, get_type_hints

import msgspec

from tadmor.errors import BadWire
from tadmor.model import SCAFFOLDING, Document, Event, Reading

__all__ = ["FLAT", "SCHEMA", "decode", "decode_own", "document", "encode", "event", "json_schema", "plain"]

SCHEMA = "reading/1"

_NOT_FLAT = {*SCAFFOLDING, "document"}
_Field = tuple[str, Any, Any]


def _fields(record: type, leave_out: set[str]) -> list[_Field]:
    hints = get_type_hints(record)
    return [
        (f.name, hints[f.name], msgspec.NODEFAULT if f.default is dataclasses.MISSING else f.default)
        for f in dataclasses.fields(record)
        if f.name not in leave_out
    ]


_Event: Any = msgspec.defstruct("Event", _fields(Event, set()), rename={"class_": "class"}, frozen=True, kw_only=True)


def _reading_fields() -> list[_Field]:
    layers = [
        (name, tuple[_Event, ...] if name == "events" else kind, default)
        for name, kind, default in _fields(Reading, _NOT_FLAT)
    ]
    return [("schema", str, SCHEMA), *_fields(Document, set()), *layers]


_Reading: Any = msgspec.defstruct("Reading", _reading_fields(), frozen=True, kw_only=True)
FLAT: Any = _Reading
"""The type of a reading on the wire, for who describes it in a schema of theirs."""
_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(_Reading)


def _flat(reading: Reading) -> Any:
    document = {f.name: getattr(reading.document, f.name) for f in dataclasses.fields(Document)}
    layers = {f.name: getattr(reading, f.name) for f in dataclasses.fields(Reading) if f.name not in _NOT_FLAT}
    events = tuple(msgspec.convert(event, _Event, from_attributes=True) for event in reading.events)
    return _Reading(**(document | layers | {"events": events}))


def encode(reading: Reading) -> bytes:
    """A reading as one line of JSON, UTF-8, without its line end."""
    return _encoder.encode(_flat(reading))


def plain(reading: Reading) -> dict[str, Any]:
    """A reading as JSON-ready dictionaries and lists."""
    return msgspec.json.decode(encode(reading))  # type: ignore[no-any-return]


def event(record: Event) -> dict[str, Any]:
    """An event as JSON-ready dictionaries and lists, in the fields of the wire."""
    told = msgspec.to_builtins(msgspec.convert(record, _Event, from_attributes=True))
    return {name: list(value) if isinstance(value, tuple) else value for name, value in told.items()}


def decode(line: bytes | str) -> Reading:
    """The reading that a line of JSON holds, from any reader.

    Raises `BadWire` when it is none: wrong JSON, a wrong field, another schema, or a span that is not its text.
    """
    flat = _flat_of(line)
    _check_spans(flat, flat.text)
    return _reading(flat)


def decode_own(line: bytes | str) -> Reading:
    """The reading that a line of our own making holds: its spans are not looked at again, which takes half the time.

    Only for a line whose hash has been checked. Raises `BadWire` as `decode` does, but for spans.
    """
    return _reading(_flat_of(line))


def _flat_of(line: bytes | str) -> Any:
    try:
        flat = _decoder.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadWire(f"not a reading: {error}") from None
    except RecursionError:
        raise BadWire("not a reading: nested too deeply") from None
    if flat.schema != SCHEMA:
        raise BadWire(f"schema {flat.schema!r} is not {SCHEMA!r}")
    return flat


def _reading(flat: Any) -> Reading:
    source = Document(**{f.name: getattr(flat, f.name) for f in dataclasses.fields(Document)})
    layers = {f.name: getattr(flat, f.name) for f in dataclasses.fields(Reading) if f.name not in _NOT_FLAT}
    events = tuple(msgspec.convert(event, Event, from_attributes=True) for event in flat.events)
    return Reading(**(layers | {"document": source, "events": events}))


def _check_spans(flat: Any, text: str) -> None:
    """Every span anywhere in the reading stands in the text as it says."""
    pending: list[Any] = [msgspec.to_builtins(flat)]
    while pending:
        item = pending.pop()
        if isinstance(item, dict):
            if item.keys() >= {"start", "end", "text"} and text[item["start"] : item["end"]] != item["text"]:
                raise BadWire(
                    f"span {item['start']}-{item['end']} is {text[item['start'] : item['end']]!r}, not {item['text']!r}"
                )
            pending.extend(item.values())
        elif isinstance(item, list | tuple):
            pending.extend(item)


def document(fields: Mapping[str, Any]) -> Document:
    """The document that some JSON fields make. Raises `BadWire` for a wrong type."""
    try:
        return msgspec.convert(fields, Document)
    except msgspec.ValidationError as error:
        raise BadWire(f"not a document: {error}") from None


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a reading, generated from the records."""
    return msgspec.json.schema(_Reading) | {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Tadmor reading/1",
    }
