"""A decision is a person's word on anything: it outlives every re-reading, and only a later one overrules it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

__all__ = ["Decision", "DecisionAction"]

DecisionAction = Literal["accept", "reject", "unverifiable", "set", "merge", "split", "remove", "undo"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of the log.

    `target` is an item's id (a claim's, mostly; an incident's for "merge" and "split"); `document`, `spans_key` let a
    claim be found again after a re-reading. `field` and `value` (JSON text) are for `set`; with a `field` the words
    "accept", "reject" and "unverifiable" are about that part alone ("place:Palmyra", "finding:when"). `value` alone is
    the other incident of a merge, the telling that a split takes out, and how a removed document is known again
    (`store.removals`). `previous` and `hash` make the log a chain:
    `hash` is SHA-256 over the line and `previous`, hex.
    """

    seq: int
    at: datetime
    by: str
    action: DecisionAction
    target: str
    document: str | None = None
    spans_key: str | None = None
    field: str | None = None
    value: str | None = None
    why: str | None = None
    previous: str = ""
    hash: str = ""
