"""Names of places that could well be another place: those with the closest runner-up first."""

from collections.abc import Iterator

from tadmor.model import Place, Reading
from tadmor.store import ClaimRow, Filter, View
from tadmor.views.queues.records import Decided, Waiting

__all__ = ["places"]

_ASKED = Filter(has=("place",), size=200)
_DOCUMENTS = 60
_CLOSE = 0.5
"""A runner-up with less than half of the winner's points is none."""


def places(view: View) -> list[Waiting]:
    """The places that wait: each name once a document, asked of the first claim that has it."""
    decided = Decided(view.decisions())
    of_document: dict[str, list[ClaimRow]] = {}
    for row in view.claims(_ASKED).rows:
        if row.document in of_document or len(of_document) < _DOCUMENTS:
            of_document.setdefault(row.document, []).append(row)
    found = []
    for document, rows in of_document.items():
        reading = view.reading(document)
        if reading is not None:
            found += list(_in_document(reading, rows, decided))
    return sorted(found, key=lambda one: -one.weight)


def _in_document(reading: Reading, rows: list[ClaimRow], decided: Decided) -> Iterator[Waiting]:
    told = {row.id: row for row in rows}
    seen: set[str] = set()
    for place in reading.places:
        field = f"place:{place.span.text}"
        row = _first(reading, place, told)
        if row is None or field in seen or not _close(place) or decided.of_claim(row, field):
            continue
        seen.add(field)
        yield _waiting(row, place, field)


def _close(place: Place) -> bool:
    return not place.metonym and bool(place.others) and place.others[0].score >= _CLOSE


def _first(reading: Reading, place: Place, told: dict[str, ClaimRow]) -> ClaimRow | None:
    """The first listed claim in whose words a place stands."""
    for claim in reading.claims:
        inside = any(span.start <= place.span.start and place.span.end <= span.end for span in claim.spans)
        if inside and claim.id in told:
            return told[claim.id]
    return None


def _waiting(row: ClaimRow, place: Place, field: str) -> Waiting:
    best = place.others[0]
    return Waiting(
        target=row.id,
        field=field,
        claim=row,
        place=place,
        weight=best.score * (1.25 if row.quantities else 1),
        why=(f"{best.name} has {best.score:.0%} of the points of {place.name}",)
        + ("it has a number",) * bool(row.quantities),
    )
