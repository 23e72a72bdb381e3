"""How like texts are by their words and pairs of words: cosines of counts, weighted by how rare each is."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

__all__ = ["Rarity", "Texts", "learn_rarity", "likeness"]

_WORD = re.compile(r"[a-z]+|\d+")
_RARE = 3  # texts that a word must stand in to count
_COMMON = 0.25  # share of texts above which it says nothing


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts as weights by word, unit length: each different one once, and which of them each text is."""

    weights: Sequence[Mapping[str, float]]
    which: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much each word or pair of words counts."""

    weights: Mapping[str, float]

    def weighed(self, texts: Iterable[str]) -> Texts:
        """Some texts, ready to be compared."""
        numbers: dict[str, int] = {}
        which = [numbers.setdefault(text, len(numbers)) for text in texts]
        return Texts([self._weighed(text) for text in numbers], np.array(which, np.int64))

    def _weighed(self, text: str) -> dict[str, float]:
        counts = Counter(gram for gram in _grams(text) if gram in self.weights)
        found = {gram: (1 + math.log(count)) * self.weights[gram] for gram, count in counts.items()}
        length = math.sqrt(sum(value * value for value in found.values())) or 1.0
        return {gram: value / length for gram, value in found.items()}


def learn_rarity(texts: Iterable[str]) -> Rarity:
    """From different texts: those words count that stand in some of them and not in most."""
    different = set(texts)
    counts = Counter(gram for text in different for gram in set(_grams(text)))
    most = max(_RARE, _COMMON * len(different))
    return Rarity({g: math.log(len(different) / n) for g, n in sorted(counts.items()) if _RARE <= n <= most})


def _grams(text: str) -> list[str]:
    words = ["#" if word.isdigit() else word for word in _WORD.findall(text.lower())]
    return words + [f"{a} {b}" for a, b in pairwise(words)]


def likeness(a: Texts, b: Texts) -> NDArray[np.float64]:
    """How like each of some texts is to each of others, from 0 to 1."""
    found = np.zeros((len(a.weights), len(b.weights)))
    rows, columns = _postings(a.weights), _postings(b.weights)
    for gram in sorted(rows.keys() & columns.keys()):
        (row, left), (column, right) = rows[gram], columns[gram]
        found[np.ix_(row, column)] += np.outer(left, right)
    shaped: NDArray[np.float64] = found[np.ix_(a.which, b.which)]
    return shaped


def _postings(texts: Sequence[Mapping[str, float]]) -> dict[str, tuple[list[int], list[float]]]:
    found: dict[str, tuple[list[int], list[float]]] = {}
    for number, weights in enumerate(texts):
        for gram, value in weights.items():
            numbers, values = found.setdefault(gram, ([], []))
            numbers.append(number)
            values.append(value)
    return found
