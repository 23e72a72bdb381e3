"""Who belongs to which cue: what is looked at, for a span of source or content and a cue, besides their words."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tadmor.nlp.encoder.pairs import pair_features
from tadmor.nlp.encoder.spans import Tagged

__all__ = ["links", "span_vectors"]

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

_NEAR = 8  # cues on either side that are asked: a window of 256 pieces seldom holds more
_FAR = 250  # words: what stands further apart was never seen together in training
_BLOCK = 256  # spans at once
_SEEN = 8192  # spans of which the vectors stand side by side: 5 kB each


def span_vectors(vectors: NDArray[np.float16], spans: Sequence[Tagged]) -> Floats:
    """First word, last word and mean of each span (spans, 3 x width)."""
    rows = [np.concatenate([vectors[s.low], vectors[s.high - 1], vectors[s.low : s.high].mean(0)]) for s in spans]
    return np.array(rows, np.float32).reshape(len(rows), 3 * vectors.shape[1])


def links(
    vectors: NDArray[np.float16],
    spans: Sequence[Tagged],
    cues: Sequence[Tagged],
    paragraph: Integers,
    heads: Mapping[str, Floats],
) -> list[dict[int, float]]:
    """For each span, the cues near it with the probability that it belongs to them. Linear in the spans."""
    if not spans or not cues:
        return [{} for _ in spans]
    ranges, of_cues = (np.array([(s.low, s.high) for s in x], np.int64) for x in (spans, cues))
    starts = of_cues[:, 0]
    near = np.searchsorted(starts, ranges[:, 0])[:, None] + np.arange(-_NEAR, _NEAR)[None]
    inside = (near >= 0) & (near < len(cues))
    near = np.clip(near, 0, len(cues) - 1)
    inside &= np.abs(starts[near] - ranges[:, :1]) < _FAR
    features = pair_features(ranges[:, None], of_cues[near], starts, paragraph)
    logits = _logits(vectors, spans, cues, near, features, heads)
    chances = 1 / (1 + np.exp(-logits))
    return [
        {int(c): float(p) for c, p, held in zip(near[row], chances[row], inside[row], strict=True) if held}
        for row in range(len(spans))
    ]


def _logits(
    vectors: NDArray[np.float16],
    spans: Sequence[Tagged],
    cues: Sequence[Tagged],
    near: Integers,
    features: Integers,
    heads: Mapping[str, Floats],
) -> Floats:
    """A small network over both, what stands between them, and a bilinear term (Dozat and Manning 2017).

    Some spans at once: all of those of two megabytes beside all their cues would take a gigabyte.
    """
    own, own2 = _both(vectors, spans, "span", heads)
    own += heads["links.role.weight"][np.array([s.role for s in spans])]
    theirs, theirs2 = _both(vectors, cues, "cue", heads)
    found = []
    for at in range(0, len(spans), _BLOCK):
        some = slice(at, at + _BLOCK)
        hidden = own[some][:, None] + theirs[near[some]]
        for number, name in enumerate(("distance", "between", "apart")):
            hidden = hidden + heads[f"links.{name}.weight"][features[some][..., number]]
        hidden = np.maximum(hidden, 0)
        both = np.einsum("sd,skd->sk", own2[some], theirs2[near[some]]) / np.sqrt(hidden.shape[-1])
        found.append(_linear("out", hidden, heads)[..., 0] + both)
    logits: Floats = np.concatenate(found)
    return logits


def _both(
    vectors: NDArray[np.float16], told: Sequence[Tagged], name: str, heads: Mapping[str, Floats]
) -> tuple[Floats, Floats]:
    """What the network and the bilinear term see of each span, from its vectors."""
    blocks = (span_vectors(vectors, told[at : at + _SEEN]) for at in range(0, len(told), _SEEN))
    found = [(_linear(name, seen, heads), _linear(f"{name}2", seen, heads)) for seen in blocks]
    return np.concatenate([one for one, _ in found]), np.concatenate([other for _, other in found])


def _linear(name: str, seen: Floats, heads: Mapping[str, Floats]) -> Floats:
    found: Floats = seen @ heads[f"links.{name}.weight"].T + heads[f"links.{name}.bias"]
    return found
