"""Names and typed entities: what the heads for them call things, and the spans that they find."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from tadmor.nlp.encoder.heads import Floats, perceptron
from tadmor.nlp.encoder.session import Encoding
from tadmor.nlp.encoder.spans import allowed, best_tags, spans

__all__ = ["ENTITIES", "NAMES", "Entity", "entities", "names"]

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
    return _tagged(encoding, "entities", ENTITIES)


def names(encoding: Encoding) -> list[Entity]:
    """The names of a text, in order."""
    return _tagged(encoding, "names", NAMES)


def _tagged(encoding: Encoding, head: str, types: Sequence[str]) -> list[Entity]:
    if not len(encoding.pieces):
        return []
    tags = best_tags(perceptron(encoding, head, encoding.vectors)[None], *_chain(len(types)))[0]
    starts, ends = encoding.pieces.starts, encoding.pieces.ends
    return [Entity(types[s.role], int(starts[s.low]), int(ends[s.high - 1])) for s in spans(tags)]


@cache
def _chain(types: int) -> tuple[Floats, Floats, Floats]:
    """What may follow what, come first, and come last: nothing more is learnt of it."""
    after, first, last = (np.where(may, 0, _NEVER).astype(np.float32) for may in allowed(types))
    return after, first, last
