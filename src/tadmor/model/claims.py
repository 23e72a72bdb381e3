"""A claim is what one holder is told to say: the unit that is stored, counted and compared."""

from dataclasses import dataclass

from tadmor.model.attributions import Certainty
from tadmor.model.spans import Spans

__all__ = ["Claim"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One for each attribution, and one for each event, movement or quantity in the outlet's own voice.

    `spans` are the attribution's content, or the words of what the outlet tells itself. `events`, `movements` and
    `quantities` are ids in the same reading; an attribution that tells no event is a claim all the same.
    """

    id: str
    attribution: str | None = None
    spans: Spans
    certainty: Certainty
    events: tuple[str, ...] = ()
    movements: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()
