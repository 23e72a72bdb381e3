"""How sure is it that one grouping is better than another? A bootstrap over stories, paired: each draw scores both."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["beyond"]

_DRAWS = 1000
Groups = Mapping[str, str]


def beyond(one: Groups, other: Groups, gold: Groups, story_of: Mapping[str, str]) -> tuple[float, float]:
    """The 95 % interval of how much higher the B-cubed F1 of `one` is than that of `other`, in points."""
    stories: defaultdict[str, list[str]] = defaultdict(list)
    for mention in gold:
        stories[story_of[mention]].append(mention)
    rights = (_right(one, gold), _right(other, gold))
    sums = [np.array([_sums(right, ids) for ids in stories.values()]) for right in rights]
    chance = np.random.default_rng(0)
    draws = [chance.integers(0, len(stories), len(stories)) for _ in range(_DRAWS)]
    low, high = np.percentile([_f1(sums[0][draw]) - _f1(sums[1][draw]) for draw in draws], (2.5, 97.5)).tolist()
    return low, high


def _right(found: Groups, gold: Groups) -> Mapping[str, tuple[float, float]]:
    """The precision and recall of each mention."""
    ours, theirs = _members(found), _members(gold)
    hits = {m: len(ours[found[m]] & theirs[gold[m]]) for m in gold}
    return {m: (hit / len(ours[found[m]]), hit / len(theirs[gold[m]])) for m, hit in hits.items()}


def _members(groups: Groups) -> Mapping[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for mention, group in groups.items():
        found[group].add(mention)
    return found


def _sums(right: Mapping[str, tuple[float, float]], ids: Sequence[str]) -> tuple[float, float, int]:
    return sum(right[m][0] for m in ids), sum(right[m][1] for m in ids), len(ids)


def _f1(sums: NDArray[np.float64]) -> float:
    precision, recall, mentions = (float(x) for x in sums.sum(0))
    return 100 * 2 * precision * recall / (precision + recall) / mentions
