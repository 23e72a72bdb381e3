"""The best row of tags is the best of all allowed rows, and spans come out as they went in."""

from itertools import pairwise, product

import numpy as np
import pytest

from tadmor.nlp.encoder.spans import Tagged, allowed, best_tags, spans, tag_names

TAGS = tag_names(("source", "cue"))


def _score(row: tuple[int, ...], emissions: np.ndarray, chain: tuple[np.ndarray, ...]) -> float:
    transitions, first, last = chain
    steps = sum(transitions[a, b] for a, b in pairwise(row))
    return float(first[row[0]] + last[row[-1]] + steps + sum(emissions[t, tag] for t, tag in enumerate(row)))


@pytest.mark.parametrize("seed", range(5))
def test_best_of_all_rows(seed: int) -> None:
    random = np.random.default_rng(seed)
    after, first, last = allowed(2)
    chain = tuple(np.where(ok, random.normal(size=ok.shape), -1e4).astype(np.float32) for ok in (after, first, last))
    emissions = random.normal(size=(2, 4, len(TAGS))).astype(np.float32)
    found = best_tags(emissions, *chain)
    for row in range(2):
        best = max(product(range(len(TAGS)), repeat=4), key=lambda tags: _score(tags, emissions[row], chain))
        assert list(best) == found[row].tolist()


def test_spans_of_tags() -> None:
    tags = [TAGS.index(tag) for tag in ("B-source", "I-source", "E-source", "S-cue", "O", "S-source", "B-cue", "E-cue")]
    assert [Tagged(0, 0, 3), Tagged(1, 3, 4), Tagged(0, 5, 6), Tagged(1, 6, 8)] == spans(np.array(tags))


def test_nothing_from_nothing() -> None:
    empty = np.zeros((2, 0, len(TAGS)), np.float32)
    assert (2, 0) == best_tags(empty, *(np.zeros(s, np.float32) for s in ((9, 9), 9, 9))).shape
