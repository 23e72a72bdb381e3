"""The three tables that lists are read from: claims, events and movements, each with an index of its words and keys."""

from dataclasses import dataclass

__all__ = ["CLAIMS", "EVENTS", "MOVEMENTS", "Table"]


@dataclass(frozen=True, slots=True)
class Table:
    """A table and what belongs to it: `index` full text, `words` the view it indexes, `places` which row names which.

    `item` is the row's column in `places`; `claim` is SQL for the number of the claim that tells a row, -1 for none.
    """

    name: str
    index: str
    words: str
    places: str
    item: str
    claim: str


CLAIMS = Table("claims", "claim_index", "claim_words", "claim_places", "claim", "claims.ord")
EVENTS = Table("events", "event_index", "event_words", "event_places", "event", "coalesce(events.claim, -1)")
MOVEMENTS = Table(
    "movements", "movement_index", "movement_words", "movement_places", "movement", "coalesce(movements.claim, -1)"
)
