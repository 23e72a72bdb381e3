"""What the trained heads mark in an encoded text: cues with their sources and contents, outermost and nested.

Two rows of tags over the same words: one for outermost attributions, one for those that stand inside a content; a span
belongs to each cue whose link is likelier than not, and to the likeliest one. Word ranges here are the encoder's.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tadmor.extract.attributions.trained.links import links
from tadmor.model import AttributionType
from tadmor.nlp.encoder.heads import chances_of, labels, linear, perceptron
from tadmor.nlp.encoder.session import Encoding
from tadmor.nlp.encoder.spans import Tagged, best_tags, spans

__all__ = ["Mark", "marks"]

SOURCE, CUE, CONTENT = range(3)
_LIKELY = 0.5

Floats = NDArray[np.float32]


@dataclass(slots=True)
class Mark:
    """An attribution as marked: word ranges, its type, and how sure the heads are of its spans and links (0-1)."""

    cue: Tagged
    sources: list[Tagged]
    contents: list[Tagged]
    sure: float
    link: float
    type: AttributionType = "speech"


def marks(encoding: Encoding) -> tuple[list[Mark], list[Mark]]:
    """The outermost and the nested attributions of a text, each in the order of their cues."""
    vectors, heads = encoding.vectors, encoding.heads
    emissions = np.stack([linear(encoding, "tags", vectors), perceptron(encoding, "inner", vectors)])
    tags = best_tags(emissions, heads["transitions"], heads["first"], heads["last"])
    return _marks(encoding, emissions[0], tags[0]), _marks(encoding, emissions[1], tags[1])


def _marks(encoding: Encoding, emissions: Floats, tags: NDArray[np.int64]) -> list[Mark]:
    sure = chances_of(emissions)[np.arange(len(tags)), tags]
    found = spans(tags)
    cues = [span for span in found if span.role == CUE]
    parts = [span for span in found if span.role != CUE]
    linked = links(encoding.vectors, parts, cues, encoding.pieces.paragraph, encoding.heads)
    held: list[list[tuple[float, Tagged]]] = [[] for _ in cues]
    for part, chances in zip(parts, linked, strict=True):
        best = max(chances, key=lambda cue: chances[cue], default=None)
        for cue, chance in chances.items():
            if chance > _LIKELY or cue == best:
                held[cue].append((chance, part))
    made = (_mark(cue, linked_to, sure) for cue, linked_to in zip(cues, held, strict=True))
    kept = [mark for mark in made if mark.contents]
    for mark, label in zip(kept, labels(encoding, [(mark.cue, mark.contents) for mark in kept]), strict=True):
        mark.type = label.type
    return kept


def _mark(cue: Tagged, held: list[tuple[float, Tagged]], sure: Floats) -> Mark:
    """One source at most, the likeliest; of the contents all likely ones, the likeliest where none is."""
    sources = sorted((h for h in held if h[1].role == SOURCE), reverse=True)[:1]
    contents = sorted((h for h in held if h[1].role == CONTENT), reverse=True)
    contents = [h for h in contents if h[0] > _LIKELY] or contents[:1]
    spans_ = [cue, *(part for _, part in (*sources, *contents))]
    return Mark(
        cue,
        [part for _, part in sources],
        sorted(part for _, part in contents),
        min(float(sure[part.low : part.high].mean()) for part in spans_),
        min((chance for chance, _ in (*sources, *contents)), default=0.0),
    )
