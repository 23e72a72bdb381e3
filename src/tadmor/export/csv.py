"""One claim a row, for a spreadsheet: RFC 4180, UTF-8, and no cell that a spreadsheet would take for a formula."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import BinaryIO

from tadmor.export import wording
from tadmor.export.exporter import Answers, Exporter, every_row
from tadmor.export.tables import Table
from tadmor.model import Attribution, Claim, Event, Quantity, Reading, Speaker, inside

__all__ = ["COLUMNS", "EXPORTER"]

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Row:
    """A claim with what its cells are made from. `review` is a person's word on it, "" for none."""

    reading: Reading
    claim: Claim
    attribution: Attribution | None
    speaker: Speaker | None
    events: tuple[Event, ...]
    quantities: tuple[Quantity, ...]
    review: str


def _joined(parts: Iterable[object]) -> str:
    """Several values in one cell; an empty one keeps its place, so that cells of one row stay side by side."""
    return "; ".join("" if part is None else str(part) for part in parts)


def _told_by(row: _Row) -> str:
    if row.attribution is None:
        return row.reading.document.outlet or ""
    return (row.speaker and row.speaker.name) or ""


def _speaker_kind(row: _Row) -> str:
    if row.attribution is None:
        return "outlet's own voice"
    return row.speaker.kind if row.speaker else "unresolved"


def _content(row: _Row) -> str:
    return " ... ".join(span.text for span in row.claim.spans)


def _cue(row: _Row) -> str:
    return " ... ".join(span.text for span in row.attribution.cue) if row.attribution else ""


def _events(row: _Row) -> str:
    return _joined(f"{wording.kind(e)} ({e.status}): {e.trigger.text}" for e in row.events)


def _places(row: _Row) -> str:
    return _joined(wording.place(p) for p in row.reading.places if inside(p.span, row.claim.spans))


def _times(row: _Row) -> str:
    return _joined(wording.interval(t) for t in row.reading.times if inside(t.span, row.claim.spans))


def _published(row: _Row) -> str:
    published = row.reading.document.published
    return published.isoformat() if published else ""


COLUMNS: Mapping[str, Callable[[_Row], str]] = MappingProxyType(
    {
        "claim_id": lambda row: row.claim.id,
        "document_id": lambda row: row.reading.document.id,
        "outlet": lambda row: row.reading.document.outlet or "",
        "published": _published,
        "title": lambda row: row.reading.document.title or "",
        "url": lambda row: row.reading.document.url or "",
        "speaker": _told_by,
        "speaker_role": lambda row: (row.speaker and row.speaker.role) or "",
        "speaker_organisation": lambda row: (row.speaker and row.speaker.organisation) or "",
        "speaker_kind": _speaker_kind,
        "cue": _cue,
        "act": lambda row: row.attribution.act if row.attribution else "",
        "stance": lambda row: row.attribution.stance if row.attribution else "",
        "attribution_kind": lambda row: row.attribution.kind if row.attribution else "",
        "certainty": lambda row: wording.certainty(row.claim.certainty),
        "certainty_label": lambda row: row.claim.certainty.label,
        "content": _content,
        "events": _events,
        "quantities": lambda row: _joined(wording.quantity(q) for q in row.quantities),
        "quantity_low": lambda row: _joined(q.low for q in row.quantities),
        "quantity_high": lambda row: _joined(q.high for q in row.quantities),
        "quantity_bound": lambda row: _joined(q.bound for q in row.quantities),
        "quantity_unit": lambda row: _joined(q.unit for q in row.quantities),
        "quantity_scope": lambda row: _joined(q.scope for q in row.quantities),
        "places": _places,
        "times": _times,
        "review": lambda row: row.review,
        "composed": lambda row: "yes" if row.reading.document.composed else "no",
        "made_by": lambda row: " ".join(row.reading.made_by),
    }
)
"""The header, in order, and what fills each column."""


def _rows(reading: Reading, review: Mapping[str, str]) -> Iterator[_Row]:
    attributions = {a.id: a for a in reading.attributions}
    events, quantities = {e.id: e for e in reading.events}, {q.id: q for q in reading.quantities}
    for claim in reading.claims:
        attribution = attributions.get(claim.attribution or "")
        yield _Row(
            reading,
            claim,
            attribution,
            attribution.speaker if attribution else None,
            tuple(events[i] for i in claim.events if i in events),
            tuple(quantities[i] for i in claim.quantities if i in quantities),
            review.get(claim.id, ""),
        )


def _write_rows(readings: Iterable[Reading], out: BinaryIO, review: Mapping[str, str], answers: Answers) -> int:
    table = Table(out, tuple(COLUMNS))
    for reading in readings:
        for row in _rows(reading, review):
            if answers(reading.document.id, row.claim.id):
                table.write([cell(row) for cell in COLUMNS.values()])
    return table.rows


def _write(readings: Iterable[Reading], out: BinaryIO) -> int:
    return _write_rows(readings, out, _NOTHING, every_row)


EXPORTER = Exporter(
    name="csv",
    suffix=".csv",
    media_type="text/csv; charset=utf-8; header=present",
    description="CSV: one claim a row with its speaker, certainty, quantities, places and times in words",
    write=_write,
    write_rows=_write_rows,
)
