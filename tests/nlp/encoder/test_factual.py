"""An event's factuality is the middle of what its head believes, from its own sentence alone."""

from types import MappingProxyType

import numpy as np
import pytest

from tadmor.nlp.encoder import factual
from tadmor.nlp.encoder.factual import DISTANCES, FACTUAL, GLANCES, GRID, MEMBERS, bucket, factuality, median
from tadmor.nlp.encoder.heads import words_at
from tadmor.nlp.encoder.pieces import cut
from tadmor.nlp.encoder.session import Encoder, Encoding
from tadmor.nlp.encoder.vocabulary import Vocabulary
from tadmor.nlp.encoder.weights import load, shipped

WEIGHTS = load(shipped())
PIECES = ["[UNK]"] * 1012 + ["."]  # the full stop's number is that of the shipped vocabulary


def _believed(chances: dict[float, float]) -> np.ndarray:
    return np.array([[chances.get(value, 0) for value in GRID.tolist()]], np.float32)


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
    assert answer == pytest.approx(median(_believed(chances))[0], abs=1e-4)


def test_every_answer_is_on_the_scale() -> None:
    """And a belief turned around gives the answer turned around."""
    chances = np.random.default_rng(0).dirichlet(np.full(len(GRID), 0.3), 200).astype(np.float32)
    found = median(chances)
    assert (np.abs(found) <= FACTUAL).all()
    assert found.tolist() == pytest.approx((-median(chances[:, ::-1])).tolist(), abs=1e-3)


def _encoding(text: str, width: int = 4, size: int = 2) -> Encoding:
    pieces = cut(text, Vocabulary(PIECES))
    random, seen = np.random.default_rng(0), width + GLANCES * size
    heads: dict[str, tuple[int, ...]] = {}
    for number in range(MEMBERS):
        cue, fact = f"cue{number}", f"fact{number}"
        heads |= {f"{cue}.{name}.weight": (GLANCES * size, width) for name in ("query", "key", "value")}
        heads |= {f"{cue}.{name}.bias": (GLANCES * size,) for name in ("query", "key", "value")}
        heads |= {f"{cue}.distance": (DISTANCES, GLANCES * size), f"{cue}.near": (DISTANCES, GLANCES)}
        heads |= {f"{cue}.hidden.weight": (3, seen), f"{cue}.hidden.bias": (3,)}
        heads |= {f"{fact}.0.weight": (4, seen + 3), f"{fact}.0.bias": (4,)}
        heads |= {f"{fact}.3.weight": (len(GRID), 4), f"{fact}.3.bias": (len(GRID),)}
    drawn = {name: random.normal(size=shape).astype(np.float32) for name, shape in heads.items()}
    return Encoding(pieces, random.normal(size=(len(pieces), width)).astype(np.float16), MappingProxyType(drawn))


@pytest.mark.parametrize(("word", "counts"), [(2, False), (3, True), (6, True), (7, False), (8, False)])
def test_only_words_of_its_sentence_count(word: int, counts: bool) -> None:
    """Neither those behind a full stop nor those of another paragraph."""
    encoding = _encoding("a b. c d e.\nf g")
    before = float(factuality(encoding, [4])[0])
    encoding.vectors[word] += 3
    assert counts == (before != float(factuality(encoding, [4])[0]))


@pytest.mark.parametrize(("word", "counts"), [(15, False), (16, True), (63, True), (64, False)])
def test_words_far_away_do_not_count(word: int, counts: bool) -> None:
    """In a text without full stops, what an event looks at stays as much."""
    encoding = _encoding(" ".join("a" * 100))
    before = float(factuality(encoding, [40])[0])
    encoding.vectors[word] += 3
    assert counts == (before != float(factuality(encoding, [40])[0]))


def test_distances_are_told_apart() -> None:
    """Side by side and by size: a word before an event is not one behind it, and far ones are alike."""
    numbers = bucket(np.array([-30, -24, -2, -1, 0, 1, 2, 3])).tolist()
    assert numbers[0] == numbers[1]
    assert 7 == len(set(numbers))
    assert 0 <= min(numbers) <= max(numbers) < DISTANCES


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
        ("The convoy was kept from leaving the town.", "leaving", -3, -1.5),
        ("A raid on the bank was foiled by police.", "raid", -3, -1.5),
        ("The sale of the old airport was called off.", "sale", -3, -1.5),
        ("Nobody was hurt in the explosion.", "hurt", -3, -1.5),
        ("Nobody was hurt in the explosion.", "explosion", 2, 3),
        ("Will the rebels attack the town?", "attack", -1, 1),
        ("The march is set to begin on Sunday.", "begin", 0, 2.5),
        ("If the rebels attack the town, the army will leave.", "attack", -1, 1),
    ],
)
def test_the_shipped_head_reads_cues(sentence: str, event: str, low: float, high: float) -> None:
    """Flat, denied, failed, called off, possible, demanded, asked; and what is denied leaves its neighbour alone."""
    assert WEIGHTS is not None
    (encoding,) = Encoder(WEIGHTS).encode([sentence])
    (value,) = factuality(encoding, words_at(encoding, [sentence.index(event)])).tolist()
    assert low <= value <= high
