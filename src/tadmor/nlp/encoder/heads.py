"""What the small heads say: whether a word hedges, how certain an attribution's holder is, of what type it is."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tadmor.model import AttributionType, CertaintyLabel, Span
from tadmor.nlp.encoder.session import Encoding
from tadmor.nlp.encoder.spans import Tagged

__all__ = [
    "CERTAINTY",
    "TYPES",
    "Label",
    "chances_of",
    "hedges",
    "labels",
    "linear",
    "perceptron",
    "ranges",
    "words_at",
]

CERTAINTY: tuple[CertaintyLabel, ...] = ("CT+", "PR+", "PS+", "Uu", "PS-", "PR-", "CT-")  # in the order of the head
TYPES: tuple[AttributionType, ...] = (
    "speech",
    "writing",
    "belief",
    "knowledge",
    "perception",
    "intention",
    "desire",
    "demand",
    "denial",
    "evidence",
)
_BLOCK = 8192  # rows at once: a document of a megabyte has 200,000
_OPENING = 6  # words of content that the label head sees apart

Floats = NDArray[np.float32]


def perceptron(encoding: Encoding, name: str, seen: NDArray[np.float16] | Floats, last: str = "3") -> Floats:
    """A head of two layers, by name: scores (rows, outputs) for inputs (rows, inputs); `last` names the second."""
    scores = np.empty((len(seen), len(encoding.heads[f"{name}.{last}.bias"])), np.float32)
    for at in range(0, len(seen), _BLOCK):
        hidden = np.maximum(linear(encoding, f"{name}.0", seen[at : at + _BLOCK]), 0)
        scores[at : at + _BLOCK] = linear(encoding, f"{name}.{last}", hidden)
    return scores


def linear(encoding: Encoding, name: str, seen: NDArray[np.float16] | Floats) -> Floats:
    """One layer, by name: outputs (rows, outputs) for inputs (rows, inputs)."""
    if len(seen) > _BLOCK:
        return np.concatenate([linear(encoding, name, seen[at : at + _BLOCK]) for at in range(0, len(seen), _BLOCK)])
    scores: Floats = seen.astype(np.float32) @ encoding.heads[f"{name}.weight"].T + encoding.heads[f"{name}.bias"]
    return scores


def chances_of(scores: Floats) -> Floats:
    """Scores as chances that sum to one along the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Floats = raised / raised.sum(-1, keepdims=True)
    return shares


def words_at(encoding: Encoding, starts: Sequence[int]) -> NDArray[np.int64]:
    """The encoder's word at or behind each character; as many as there are words where none follows."""
    return np.searchsorted(encoding.pieces.ends, np.asarray(starts, np.int64), side="right")


def ranges(encoding: Encoding, spans: Sequence[Span]) -> list[Tagged]:
    """The encoder's words that spans of the text cover, span by span; a span without a word is left out."""
    low = words_at(encoding, [span.start for span in spans]).tolist()
    high = np.searchsorted(encoding.pieces.starts, [span.end for span in spans], side="left").tolist()
    return [Tagged(0, a, b) for a, b in zip(low, high, strict=True) if a < b]


def hedges(encoding: Encoding) -> NDArray[np.bool_]:
    """Whether each word of a text is likelier than not part of a hedge."""
    return linear(encoding, "hedge", encoding.vectors)[:, 0] > 0


class Label(NamedTuple):
    """How certain the holder is, how sure the head is of that (0-1), and what kind of attribution it is."""

    certainty: CertaintyLabel
    sure: float
    type: AttributionType


def labels(encoding: Encoding, told: Sequence[tuple[Tagged, Sequence[Tagged]]]) -> list[Label]:
    """The labels of attributions, each given as its cue and its contents (at least one)."""
    if not told:
        return []
    blocks = (told[at : at + _BLOCK] for at in range(0, len(told), _BLOCK))
    seen = (np.array([_seen(encoding.vectors, *one) for one in block], np.float32) for block in blocks)
    scores = np.concatenate([perceptron(encoding, "label", block) for block in seen])
    certainty, types = scores[:, : len(CERTAINTY)], scores[:, len(CERTAINTY) :].argmax(1).tolist()
    sure = chances_of(certainty).max(1).tolist()
    return [
        Label(CERTAINTY[level], chance, TYPES[type_])
        for level, chance, type_ in zip(certainty.argmax(1).tolist(), sure, types, strict=True)
    ]


def _seen(vectors: NDArray[np.float16], cue: Tagged, contents: Sequence[Tagged]) -> Floats:
    """What the label head looks at: the cue's ends, the first words of the content, and the whole of it."""
    first = contents[0]
    opening = vectors[first.low : min(first.high, first.low + _OPENING)].mean(0)
    whole = np.concatenate([vectors[part.low : part.high] for part in contents]).mean(0)
    seen: Floats = np.concatenate([vectors[cue.low], vectors[cue.high - 1], opening, whole]).astype(np.float32)
    return seen
