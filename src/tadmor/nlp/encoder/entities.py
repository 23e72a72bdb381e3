"""Typed entities, and what the heads for entities and for names call things. Names are learnt with, not read."""

from functools import cache
from typing import NamedTuple

import numpy as np

from tadmor.nlp.encoder.heads import Floats, perceptron
from tadmor.nlp.encoder.session import Encoding
from tadmor.nlp.encoder.spans import allowed, best_tags, spans

__all__ = ["ENTITIES", "NAMES", "Entity", "entities"]

NAMES = ("person", "organisation", "place", "other")
"""As in CrossNER, Wikigold and WNUT17, folded."""
ENTITIES = (
    "Organisation",
    "Location",
    "Person",
    "Nationality",
    "Temporal",
    "Quantity",
    "Weapon",
    "Vehicle",
    "MilitaryPlatform",
    "Money",
)
"""re3d's types; its rarer ones (coordinates, documents, frequencies) are too few to learn."""
_NEVER = -1e4  # the score of a tag that cannot follow


class Entity(NamedTuple):
    """Characters `start` to `end`, half-open, of a type."""

    type: str
    start: int
    end: int


def entities(encoding: Encoding) -> list[Entity]:
    """The typed entities of a text, in order, none inside another."""
    if not len(encoding.pieces):
        return []
    scores = perceptron(encoding, "entities", encoding.vectors)
    starts, ends = encoding.pieces.starts, encoding.pieces.ends
    found = spans(best_tags(scores[None], *_chain(len(ENTITIES)))[0])
    return [Entity(ENTITIES[s.role], int(starts[s.low]), int(ends[s.high - 1])) for s in found]


@cache
def _chain(types: int) -> tuple[Floats, Floats, Floats]:
    """What may follow what, come first, and come last: nothing more is learnt of it."""
    after, first, last = (np.where(may, 0, _NEVER).astype(np.float32) for may in allowed(types))
    return after, first, last
