"""Whether one report is another told anew: the same rare details in the same order, beyond what one happening explains.

Two who report one happening both name its place and its toll. That they also give the same further numbers, places and
speakers, one after the other as the other does, is what a rewritten agency report looks like.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log10

from tadmor.link.incidents import Telling

__all__ = ["Detail", "details", "is_anew", "likelihood"]

_HAPPENING = 3.5  # weight that two reports of one happening share by it alone: a place, a toll, who says so
_MISSING = 0.35  # what a detail of the shorter report that the other lacks takes away, of its weight
_MOST = 80  # details of one report that are looked at
_PLACE, _SPEAKER = 1.0, 1.0
_SLACK = 1e-9  # sums of the same weights in another order


@dataclass(frozen=True, slots=True)
class Detail:
    """Something that a report tells, and how much it says of two that both do: a number the more, the larger it is."""

    key: Hashable
    weight: float


def details(tellings: Iterable[Telling]) -> tuple[Detail, ...]:
    """The numbers, places and named speakers of a report in the order of its text, each where it stands first."""
    found: dict[Hashable, Detail] = {}
    for _, detail in sorted(_all(tellings), key=lambda one: one[0]):
        found.setdefault(detail.key, detail)
    return tuple(found.values())[:_MOST]


def _all(tellings: Iterable[Telling]) -> Iterator[tuple[int, Detail]]:
    for telling in tellings:
        if telling.story:
            continue
        for count in telling.counts:
            if count.role and count.best is not None:
                best = float(count.best)
                yield count.span.start, Detail(("number", count.role, best), 1 + log10(max(1.0, best)))
        for spot in telling.spots:
            if spot.own and spot.exact and spot.span:
                yield spot.span.start, Detail(("place", spot.name), _PLACE)
        for said in telling.said:
            for speaker in said.chain[:1]:
                yield said.span.start, Detail(("speaker", speaker), _SPEAKER)


def likelihood(ones: Sequence[Detail], others: Sequence[Detail]) -> float:
    """How much more two reports have in common, in one order, than one happening explains; above 0 where more.

    The weights were chosen by hand on pairs of reports of near days that were looked at; some ten of them were known to
    rest on one agency. It is no fitted probability.
    """
    return _more(ones, others, _in_order(ones, others))


def is_anew(ones: Sequence[Detail], others: Sequence[Detail], least: float) -> bool:
    """Whether the likelihood is at least this. Most two reports have too little in common, whatever its order."""
    keys = {other.key for other in others}
    most = sum(one.weight for one in ones if one.key in keys)
    return _more(ones, others, most) >= least - _SLACK and likelihood(ones, others) >= least


def _more(ones: Sequence[Detail], others: Sequence[Detail], shared: float) -> float:
    shorter = min(sum(one.weight for one in ones), sum(one.weight for one in others))
    return shared - _HAPPENING - _MISSING * (shorter - shared)


def _in_order(ones: Sequence[Detail], others: Sequence[Detail]) -> float:
    """The weight of the heaviest sequence of details that both have (longest common subsequence)."""
    row = [0.0] * (len(others) + 1)
    for one in ones:
        before, row = row, [0.0]
        for at, other in enumerate(others):
            same = before[at] + one.weight if one.key == other.key else 0.0
            row.append(max(before[at + 1], row[at], same))
    return row[-1]
