"""How likely two mentions of one story tell one event: a logistic regression over named traits.

Fitted on the topics for development when the benchmark runs; nothing is kept. No trait is a word of the corpus.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from benchmarks.ecbplus.mentions import Mention
from numpy.typing import NDArray

from tadmor.link.incidents.clusters import NEVER, clusters
from tadmor.link.tellings.words import Vector, cosine, rarity

__all__ = ["NAMES", "Openings", "Pairs", "fit", "grouped", "pairs"]

NAMES = (
    "one", "same word", "its rarity", "its use in the story", "family of words", "word alike", "alike in context",
    "sentences share", "surroundings share", "actors share", "recipients share", "actors differ", "recipients differ",
    "names in both sentences", "both report", "one reports", "sources share", "sources differ",
    "same word, sentences share", "one sentence", "one document", "same word, one document",
    "openings share", "same word, openings share",
)  # fmt: skip
_RIDGE = 3.0
_FARTHEST = 4.0  # log odds beyond which a pair says no more in an average
_TRUNK = 4  # letters that two words of one family share at their start
Floats = NDArray[np.float64]
Stories = Mapping[str, Sequence[Mention]]
Openings = Mapping[str, Vector]


class Pairs:
    """All pairs of mentions of one story each, with their traits (pairs, traits)."""

    def __init__(self, stories: Stories, openings: Openings) -> None:
        self.stories = stories
        self.of = [pair for story in stories.values() for pair in combinations(story, 2)]
        vectors = _vectors(stories)
        rows = [row for story in stories.values() for row in _traits(story, vectors, openings)]
        self.traits = np.array(rows, np.float64).reshape(-1, len(NAMES))

    @property
    def one_event(self) -> Floats:
        """1 for each pair that tells one event."""
        return np.array([a.event == b.event for a, b in self.of], np.float64)


def pairs(mentions: Iterable[Mention], story_of: Mapping[str, str], openings: Openings) -> Pairs:
    """The pairs of some mentions, given the story of each document and the words of its opening."""
    stories: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        stories[story_of[mention.document]].append(mention)
    return Pairs(stories, openings)


def _vectors(stories: Stories) -> Mapping[str, tuple[Floats, Floats]]:
    """Each mention's word alone and in context, of length 1, without what all have in common."""
    every = [mention for story in stories.values() for mention in story]
    alone, context = (
        np.array([np.frombuffer(packed, np.float16) for packed in side], np.float64)
        for side in ([m.alone for m in every], [m.context for m in every])
    )
    flat = [side - side.mean(0) for side in (alone, context)]
    unit = [side / np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9) for side in flat]
    return {m.id: (a, c) for m, a, c in zip(every, *unit, strict=True)}


def _traits(
    story: Sequence[Mention], vectors: Mapping[str, tuple[Floats, Floats]], openings: Openings
) -> Iterator[tuple[float, ...]]:
    uses = Counter(base for base, _ in {(m.base, m.document) for m in story})
    documents = len({m.document for m in story})
    alone, context = (np.array([vectors[m.id][side] for m in story]).reshape(len(story), -1) for side in (0, 1))
    alike, in_context = alone @ alone.T, context @ context.T
    for (i, a), (j, b) in combinations(enumerate(story), 2):
        used = min(uses[a.base], uses[b.base]) / documents
        opened = cosine(openings[a.document], openings[b.document])
        same = float(a.base == b.base)
        yield (*_row(a, b, used, float(alike[i, j]), float(in_context[i, j])), opened, opened * same)


def _row(a: Mention, b: Mention, used: float, alike: float, in_context: float) -> tuple[float, ...]:
    """The traits in the order of `NAMES`, but for the last two; the same from both sides."""
    same, document = a.base == b.base, a.document == b.document
    sentences = cosine(a.sentence, b.sentence)
    both, sources = a.source is not None and b.source is not None, (a.source or frozenset(), b.source or frozenset())
    return (
        1.0,
        float(same),
        min(rarity(a.base), 7.0) / 7 if same else 0.0,
        used,
        0.0 if same else _family(a.base, b.base),
        0.0 if same else alike,
        in_context,
        sentences,
        cosine(a.around, b.around),
        _share(a.actors, b.actors),
        _share(a.recipients, b.recipients),
        _differ(a.actors, b.actors),
        _differ(a.recipients, b.recipients),
        _share(a.who, b.who),
        float(both),
        float((a.source is None) != (b.source is None)),
        _share(*sources) if both else 0.0,
        _differ(*sources) if both else 0.0,
        sentences if same else 0.0,
        float(document and a.sentence == b.sentence),
        float(document),
        float(document and same),
    )


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _differ(one: frozenset[str], other: frozenset[str]) -> float:
    return float(bool(one and other) and not one & other)


def _family(one: str, other: str) -> float:
    """The share of letters that two words have in common at their start: "acquire", "acquisition"."""
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return same / max(len(one), len(other)) if same >= _TRUNK else 0.0


def fit(x: Floats, y: Floats) -> Floats:
    """Weights by Newton's method, with a ridge on all but the constant, which is the first."""
    weights, penalty = np.zeros(x.shape[1]), np.full(x.shape[1], _RIDGE)
    penalty[0] = 0.01
    for _ in range(25):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (chance - y) + penalty * weights
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + np.diag(penalty)
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def grouped(found: Pairs, odds: Floats, threshold: float) -> dict[str, str]:
    """The group of each mention: average linkage as for incidents, over log odds above a threshold."""
    scores: dict[frozenset[str], float] = {}
    for (a, b), value in zip(found.of, (odds - threshold).tolist(), strict=True):
        scores[frozenset((a.id, b.id))] = max(-_FARTHEST, min(_FARTHEST, value))
    assert NEVER < -_FARTHEST
    groups: dict[str, str] = {}
    for story in found.stories.values():
        joints = [
            (scores[frozenset((a.id, b.id))], a.id, b.id)
            for a, b in combinations(story, 2)
            if scores[frozenset((a.id, b.id))] > 0
        ]
        ids = [mention.id for mention in story]
        for group in clusters(ids, joints, lambda a, b: scores[frozenset((a, b))]):
            groups |= dict.fromkeys(group, group[0])
    return groups
