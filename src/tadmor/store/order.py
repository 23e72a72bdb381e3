"""The order of rows is one number: the day of publication, the document's arrival, the place in its text.

Lists are read off in this order, so nothing is sorted; a document's claims stand together, and in a list that begins
with the newest they stand in text order.
"""

from datetime import date

from tadmor.errors import CannotKeep

__all__ = ["MOST_CLAIMS", "claim_order", "days", "document_order", "of_document"]

_POSITION, _NUMBER = 16, 25  # bits; the day, counted from year 1, takes the other 22, and is 0 where there is none
MOST_CLAIMS = 1 << _POSITION
_MOST_DOCUMENTS = 1 << _NUMBER


def document_order(published: date | None, number: int) -> int:
    """The place of a document that arrived as the `number`-th: below it lies every earlier document's claim."""
    if number >= _MOST_DOCUMENTS:
        raise CannotKeep(f"a store holds at most {_MOST_DOCUMENTS:,} documents; begin another one")
    return days(published)[0] | number << _POSITION


def claim_order(document: int, position: int) -> int:
    """The place of the claim that stands at a position in the document with an order."""
    return document | MOST_CLAIMS - 1 - position


def of_document(claim: int) -> int:
    """The order of the document of a claim with this one."""
    return claim >> _POSITION << _POSITION


def days(day: date | None) -> tuple[int, int]:
    """The orders of a day: the first, and the one after the last."""
    number = day.toordinal() if day else 0
    return number << _NUMBER + _POSITION, number + 1 << _NUMBER + _POSITION
