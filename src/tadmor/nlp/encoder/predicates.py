"""Events as the heads see them: a word that tells something happened, its class and status, and its roles' words.

Roles are scored for each (predicate, word) pair by a small network over both and what stands between them, and a
bilinear term (Dozat and Manning 2017); a role's runs are the words with a fair chance of it, side by side.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tadmor.model import Status
from tadmor.nlp.encoder.heads import Floats, chances_of, linear, perceptron
from tadmor.nlp.encoder.pairs import pair_features, stops_between, stops_passed
from tadmor.nlp.encoder.session import Encoding

__all__ = ["CLASSES", "ROLES", "STATUSES", "Predicate", "Run", "predicates"]

CLASSES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "CONTROL", "MOVE", "OBSERVE",
)  # fmt: skip
"""PLOVER's and ours; OBSERVE has no class in a reading, only a type."""
STATUSES: tuple[Status, ...] = ("occurred", "ongoing", "planned", "hypothetical", "negated")
ROLES = ("actors", "recipients", "place", "time", "mover", "origin", "via", "destination", "count")
_REACH = 110  # words on either side of a predicate in which its roles are looked for: about a window
_BLOCK = 16  # predicates at once
_FAINT = 0.05  # chance below which nothing speaks for a role
_MAIN = ROLES[:4]  # roles that rules read, too
_STRETCH = 4096  # words at once: a report of a newspaper is one stretch


class Run(NamedTuple):
    """Words `low` to `high`, half-open, and the highest probability that one of them has the role."""

    low: int
    high: int
    chance: float


_Runs = Mapping[str, Sequence[Run]]


class Predicate(NamedTuple):
    """Words `low` to `high` tell an event of a class; `chance` that they tell any, and of each class (classes,).

    `roles` are the runs that are marked, `faint` those of the first four roles that are hardly so.
    """

    low: int
    high: int
    class_: str
    chance: float
    classes: NDArray[np.float32]
    status: Status
    moves: float
    roles: Mapping[str, Sequence[Run]]
    faint: Mapping[str, Sequence[Run]]


def predicates(
    encoding: Encoding, least: float, role: float = 0.3, words: NDArray[np.bool_] | None = None
) -> list[Predicate]:
    """What a text tells, in order: words whose chance to tell an event is at least `least`.

    A role has the words whose chance of it is at least `role`. `words`: which may tell one, all unless it is given.
    """
    if not len(encoding.pieces):
        return []
    scores = perceptron(encoding, "event", encoding.vectors)
    chances = chances_of(scores)
    telling = chances[:, 2:].sum(1) >= least
    first = np.flatnonzero(telling if words is None else telling & words)
    if not len(first):
        return []
    said = perceptron(encoding, "status", encoding.vectors[first])
    moves = 1 / (1 + np.exp(-said[:, -1]))
    spans = _roles(encoding, first, role)
    return [
        Predicate(
            at,
            _end(chances, at),
            CLASSES[int(chances[at, 2:].argmax())],
            float(chances[at, 2:].sum()),
            chances[at, 2:],
            STATUSES[int(said[row, :-1].argmax())],
            float(moves[row]),
            *spans[row],
        )
        for row, at in enumerate(first.tolist())
    ]


def _end(chances: Floats, at: int) -> int:
    """The word after a predicate's last: those that are likelier inside than anything else."""
    end = at + 1
    while end < len(chances) and chances[end].argmax() == 1:
        end += 1
    return end


def _roles(encoding: Encoding, at: NDArray[np.int64], least: float) -> list[tuple[_Runs, _Runs]]:
    """The runs of each role of each predicate, marked and faint.

    Each sees its own window of words, however far apart they stand.
    """
    heads = {name.removeprefix("roles."): value for name, value in encoding.heads.items() if name.startswith("roles.")}
    passed, size = stops_passed(encoding.pieces), len(encoding.vectors)
    found: list[tuple[_Runs, _Runs]] = []
    seen_by, low, high = _words(encoding, 0), 0, _STRETCH
    for block in _blocks(at):
        if block[0] >= high:
            low = int(block[0]) // _STRETCH * _STRETCH
            seen_by, high = _words(encoding, low), low + _STRETCH
        words, words2, first_word = seen_by
        around = block[:, None] + np.arange(-_REACH, _REACH)[None]  # (predicates, words)
        inside = (around >= 0) & (around < size)
        around = np.clip(around, 0, size - 1)
        features = _features(encoding, at, block, around, passed)
        seen = encoding.vectors[block]
        hidden = linear(encoding, "roles.trigger", seen)[:, None] + words[around - first_word]
        for number, name in enumerate(("distance", "between", "apart", "stops")):
            hidden = hidden + heads[f"{name}.weight"][features[..., number]]
        both = _bilinear(linear(encoding, "roles.trigger2", seen), words2[around - first_word])
        logits = np.maximum(hidden, 0) @ heads["out.weight"].T + heads["out.bias"] + both
        chances = 1 / (1 + np.exp(-logits))
        for row, mine in enumerate(inside):
            first = int(around[row, mine.argmax()])
            marked = {role: list(_runs(chances[row, mine, n], least, first)) for n, role in enumerate(ROLES)}
            faint = {role: list(_runs(chances[row, mine, n], _FAINT, first)) for n, role in enumerate(_MAIN)}
            found.append((marked, faint))
    return found


def _words(encoding: Encoding, low: int) -> tuple[Floats, Floats, int]:
    """What the role heads make of the words around a stretch of a text, and the first of them.

    A stretch at a time: of a text of two megabytes all of them would take a gigabyte.
    """
    first = max(0, low - _REACH)
    seen = encoding.vectors[first : low + _STRETCH + _REACH]
    return linear(encoding, "roles.word", seen), linear(encoding, "roles.word2", seen), first


def _blocks(at: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    """Predicates, some at once, those of a block in one stretch."""
    for stretch in np.split(at, np.flatnonzero(np.diff(at // _STRETCH)) + 1):
        for start in range(0, len(stretch), _BLOCK):
            yield stretch[start : start + _BLOCK]


def _bilinear(triggers: Floats, words: Floats) -> Floats:
    """(predicates, words, roles)"""
    left, right = (x.reshape(*x.shape[:-1], len(ROLES), -1) for x in (triggers, words))
    scores: Floats = np.einsum("trd,tnrd->tnr", left, right) / np.sqrt(left.shape[-1])
    return scores


def _features(
    encoding: Encoding,
    every: NDArray[np.int64],
    block: NDArray[np.int64],
    around: NDArray[np.int64],
    passed: NDArray[np.int64],
) -> NDArray[np.int64]:
    """What stands between each predicate of a block and each word around it (predicates, words, 4)."""
    words, mine = np.stack([around, around + 1], -1), np.stack([block, block + 1], -1)[:, None]
    apart = pair_features(words, mine, every, encoding.pieces.paragraph)
    return np.concatenate([apart, stops_between(passed, around, block[:, None])[..., None]], -1)


def _runs(chances: Floats, least: float, offset: int) -> Iterator[Run]:
    edges = np.flatnonzero(np.diff(np.concatenate([[0], (chances >= least).astype(np.int8), [0]])))
    for a, b in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        yield Run(a + offset, b + offset, float(chances[a:b].max()))
