"""An event's factuality is the middle of what its head believes, from its own sentence alone."""

from types import MappingProxyType

import numpy as np
import pytest

from tadmor.nlp.encoder import factual
from tadmor.nlp.encoder.factual import FACTUAL, GRID, beside, factuality, median
from tadmor.nlp.encoder.heads import words_at
from tadmor.nlp.encoder.pieces import cut
from tadmor.nlp.encoder.session import Encoder, Encoding
from tadmor.nlp.encoder.vocabulary import Vocabulary
from tadmor.nlp.encoder.weights import load, shipped

WEIGHTS = load(shipped())
PIECES = ["[UNK]"] * 1012 + ["."]  # the full stop's number is that of the shipped vocabulary


def _scores(chances: dict[float, float]) -> np.ndarray:
    return np.log(np.array([[chances.get(value, 1e-9) for value in GRID.tolist()]], np.float32))


@pytest.mark.parametrize(
    ("chances", "answer"),
    [
        ({3.0: 0.6, 0.0: 0.4}, 3.0),
        ({3.0: 0.4, 0.0: 0.6}, 0.25 * 2 / 3),
        ({-3.0: 1.0}, -3.0),
        ({0.0: 0.5, 1.0: 0.5}, 0.25),
        ({1.0: 1.0}, 1.0),
    ],
)
def test_the_answer_is_the_median(chances: dict[float, float], answer: float) -> None:
    """Inside a half step by how far the half of the belief reaches into it; the ends are meant exactly."""
    assert answer == pytest.approx(median(_scores(chances))[0], abs=1e-4)


def test_every_answer_is_on_the_scale() -> None:
    """And a belief turned around gives the answer turned around."""
    scores = np.random.default_rng(0).normal(scale=4, size=(200, len(GRID))).astype(np.float32)
    found = median(scores)
    assert (np.abs(found) <= FACTUAL).all()
    assert found.tolist() == pytest.approx((-median(scores[:, ::-1])).tolist(), abs=1e-3)


def _encoding(text: str, width: int = 2) -> Encoding:
    pieces = cut(text, Vocabulary(PIECES))
    random = np.random.default_rng(0)
    size = width * (1 + len(factual.WINDOWS))
    heads = {"fact.0.weight": (4, size), "fact.0.bias": (4,), "fact.3.weight": (13, 4), "fact.3.bias": (13,)}
    drawn = {name: random.normal(size=shape).astype(np.float32) for name, shape in heads.items()}
    return Encoding(pieces, random.normal(size=(len(pieces), width)).astype(np.float16), MappingProxyType(drawn))


def test_words_beside_are_those_of_its_sentence() -> None:
    """As means; the word itself stands apart, and a side without words is nought."""
    encoding = _encoding("a b. c d e. f\ng")
    own, far, near, after = np.split(beside(encoding, np.array([4]))[0], 4)
    vectors = encoding.vectors.astype(np.float32)
    assert vectors[4].tolist() == own.tolist()
    assert [0, 0] == far.tolist()
    assert vectors[3].tolist() == near.tolist()
    assert vectors[5:7].mean(0).tolist() == pytest.approx(after.tolist())
    assert (
        4 * [0]
        == beside(encoding, np.array([7]))[0, 4:].tolist()[:2] + beside(encoding, np.array([8]))[0, -2:].tolist()
    )


def test_many_events_read_as_each_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks leave no seam; no event, no value."""
    encoding = _encoding("a b c d e f g. h i")
    alone = [float(factuality(encoding, [word])[0]) for word in range(9)]
    monkeypatch.setattr(factual, "_BLOCK", 4)
    assert alone == pytest.approx(factuality(encoding, range(9)).tolist(), abs=1e-5)
    assert [] == factuality(encoding, []).tolist()


@pytest.mark.skipif(WEIGHTS is None, reason="the weights are not here")
@pytest.mark.parametrize(
    ("sentence", "event", "low", "high"),
    [
        ("The rebels attacked the town on Monday.", "attacked", 2.5, 3),
        ("The rebels did not attack the town on Monday.", "attack", -3, -1.5),
        ("The rebels failed to attack the town.", "attack", -3, -1),
        ("The rebels called off their offensive.", "offensive", -3, -1),
        ("The rebels may attack the town.", "attack", 0, 1.5),
        ("The minister urged the rebels to attack the town.", "attack", -0.5, 1.2),
        ("Soldiers who did not surrender were killed.", "surrender", -3, -1.5),
        ("Soldiers who did not surrender were killed.", "killed", 2, 3),
    ],
)
def test_the_shipped_head_reads_cues(sentence: str, event: str, low: float, high: float) -> None:
    """Flat, denied, failed, called off, possible, demanded; and what is denied leaves its neighbour alone."""
    assert WEIGHTS is not None
    (encoding,) = Encoder(WEIGHTS).encode([sentence])
    (value,) = factuality(encoding, words_at(encoding, [sentence.index(event)])).tolist()
    assert low <= value <= high
