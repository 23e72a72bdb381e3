"""Where civilians went is told by province in every map and picture, as in every export: nobody shall follow them."""

from collections.abc import Callable
from dataclasses import replace

from tadmor.export import redact
from tadmor.export.civilians import of_civilians as going
from tadmor.store import MovementRow, View, movement_rows
from tadmor.views.timeline import Entry

__all__ = ["by_province", "of_civilians"]

_HIDDEN = "█"
_KEPT = 64  # redacted documents


def by_province(view: View) -> Callable[[MovementRow], MovementRow]:
    """A function that shows a movement as an export shows it, where civilians are told to go; others as they are."""
    known: dict[str, dict[str, MovementRow]] = {}

    def shown(row: MovementRow) -> MovementRow:
        document = row.document.id
        if document not in known:
            reading = view.reading(document)
            found = movement_rows(redact(reading)) if reading else ()
            if len(known) >= _KEPT:
                known.clear()
            known[document] = {one.movement.id: one for one in found}
        hidden = known[document].get(row.movement.id)
        if hidden is None or not any(_HIDDEN in point.mention for point in hidden.places):
            return row
        claim = hidden.claim and row.claim and replace(hidden.claim, review=row.claim.review)
        return replace(hidden, claim=claim)

    return shown


def of_civilians(entry: Entry) -> bool:
    """Whether an entry tells of civilians who move: by its class and type, or by the words for who moves."""
    return going((entry.class_, entry.type), entry.parties)
