"""The tables that lists are read from (claims, events, movements, incidents), each with an index of words and keys."""

from dataclasses import dataclass

__all__ = ["CLAIMS", "EVENTS", "INCIDENTS", "MOVEMENTS", "Table"]


@dataclass(frozen=True, slots=True)
class Table:
    """A table and what belongs to it: `index` full text, `words` the view it indexes, `places` which row names which.

    `item` is the row's column in `places`; `claim` is SQL for the number of the claim that tells a row, -1 for none;
    `only` a condition on the rows that are listed; `days` an index of their orders and days alone, where there is one;
    `accounts` an order by how many tell them, the most first, where it is known.
    """

    name: str
    index: str
    words: str
    places: str
    item: str
    claim: str
    only: str | None = None
    days: str | None = None
    accounts: str | None = None


CLAIMS = Table("claims", "claim_index", "claim_words", "claim_places", "claim", "claims.ord", days="claims_days")
EVENTS = Table("events", "event_index", "event_words", "event_places", "event", "coalesce(events.claim, -1)")
MOVEMENTS = Table(
    "movements", "movement_index", "movement_words", "movement_places", "movement", "coalesce(movements.claim, -1)"
)
INCIDENTS = Table(
    "incidents",
    "incident_index",
    "incident_words",
    "incident_places",
    "incident",
    "-1",
    only="incidents.story = 0",
    days="incidents_days",
    accounts="incidents.voices DESC, incidents.documents DESC, incidents.ord DESC",
)
