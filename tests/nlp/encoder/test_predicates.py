"""Words that tell an event: a stretch of a long text at a time, and never a mark."""

import numpy as np
import pytest

from tadmor.nlp.encoder import predicates as module
from tadmor.nlp.encoder.predicates import Predicate, predicates
from tadmor.nlp.encoder.session import Encoder
from tadmor.nlp.encoder.weights import load, shipped

WEIGHTS = load(shipped())
TEXT = "Rebels attacked the town of Homs on Monday. The army shelled the port. Troops left Hama for Idlib. " * 4

pytestmark = pytest.mark.skipif(WEIGHTS is None, reason="the weights are not here")


def _told(found: list[Predicate]) -> list[tuple[object, ...]]:
    runs = [[(role, run.low, run.high) for role, some in p.roles.items() for run in some] for p in found]
    return [(p.low, p.high, p.class_, p.status, spans) for p, spans in zip(found, runs, strict=True)]


def test_stretches_leave_no_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is told is the same, however many words are looked at together."""
    assert WEIGHTS is not None
    (encoding,) = Encoder(WEIGHTS).encode([TEXT])
    whole = _told(predicates(encoding, 0.5))
    monkeypatch.setattr(module, "_STRETCH", 7)
    assert len(whole) >= 8
    assert whole == _told(predicates(encoding, 0.5))


def test_only_the_words_that_are_given_tell_anything() -> None:
    """Rows of dots make no events, and cost no time."""
    assert WEIGHTS is not None
    (encoding,) = Encoder(WEIGHTS).encode([TEXT])
    none = np.zeros(len(encoding.pieces), np.bool_)
    assert [] == predicates(encoding, 0.06, words=none)
