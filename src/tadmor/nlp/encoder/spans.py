"""Spans out of scores: the best row of tags under a linear chain.

Tags are BIOES (begin, inside, outside, end, single) for each role, so a span has its own first and last word and two
that touch stay two (Ratinov and Roth 2009); the chain is a conditional random field (Lafferty et al. 2001).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["Tagged", "allowed", "best_tags", "spans", "tag_names"]

Floats = NDArray[np.float32]


class Tagged(NamedTuple):
    """Words `low` to `high`, half-open, of a role."""

    role: int
    low: int
    high: int


def tag_names(roles: Sequence[str]) -> list[str]:
    """O, then B, I, E and S of each role."""
    return ["O", *(f"{mark}-{role}" for role in roles for mark in "BIES")]


def allowed(roles: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """Which tag may follow which (from, to), which may come first, which last."""
    marks = ["O", *("BIES" * roles)]
    role = [-1, *(r for r in range(roles) for _ in "BIES")]
    after = np.array(
        [[_follows(marks[i], marks[j], role[i] == role[j]) for j in range(len(marks))] for i in range(len(marks))]
    )
    return after, np.array([m in "OBS" for m in marks]), np.array([m in "OES" for m in marks])


def _follows(before: str, after: str, same: bool) -> bool:
    return (same and after in "IE") if before in "BI" else after in "OBS"


def best_tags(emissions: Floats, transitions: Floats, first: Floats, last: Floats) -> NDArray[np.int64]:
    """Viterbi: the best tags (rows, words) for scores (rows, words, tags), each row a chain of its own."""
    rows, words, tags = emissions.shape
    best = np.zeros((rows, words), np.int64)
    if not words:
        return best
    back = np.zeros((words, rows, tags), np.min_scalar_type(tags))  # a byte each: a long report has 400,000 words
    score = emissions[:, 0] + first
    into, at = transitions.T[None], emissions.transpose(1, 0, 2)
    for t in range(1, words):
        paths = score[:, None] + into  # (rows, to, from)
        back[t] = paths.argmax(2)
        score = paths.max(2) + at[t]
    best[:, -1] = (score + last).argmax(1)
    every = np.arange(rows)
    for t in range(words - 1, 0, -1):
        best[:, t - 1] = back[t, every, best[:, t]]
    return best


def spans(tags: NDArray[np.int64]) -> list[Tagged]:
    """The spans of a row of tags, in order."""
    made, start = [], 0
    for at, tag in enumerate(tags.tolist()):
        if not tag:
            continue
        role, mark = divmod(tag - 1, 4)
        start = at if mark in (0, 3) else start
        if mark in (2, 3):
            made.append(Tagged(role, start, at + 1))
    return made
