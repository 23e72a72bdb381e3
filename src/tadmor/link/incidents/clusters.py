"""From joints to incidents: the strongest joints first, and two groups become one only if they fit as wholes.

Average linkage (Sokal and Michener 1958), with vetoes between any two members, over the joints in a fixed order: so
one telling between two happenings does not chain them, and the result follows from the set of tellings alone.
"""

from collections.abc import Callable, Iterable, Sequence

from tadmor.link.likeness.compare import UNFIT

__all__ = ["MUST", "NEVER", "clusters"]

MUST = 100.0
"""The score of a joint that a person has ruled."""
NEVER = -100.0
"""The score from which on two tellings may not stand in one incident."""

_WHOLE = 400  # members above which only known joints are counted: all pairs of a group cost its square
_APART = -0.3  # for two that are not one themselves
_UNKNOWN = -1.0  # for a pair without a joint in such a group

Score = Callable[[str, str], float]
Joints = Sequence[tuple[float, str, str]]


def clusters(members: Iterable[str], joints: Joints, score: Score) -> list[tuple[str, ...]]:
    """The groups of some tellings, each sorted, in the order of their first members.

    `joints`: those that may join, as (score, id, id). `score` gives that of any pair.
    """
    group: dict[str, list[str]] = {member: [member] for member in sorted(members)}
    known = {frozenset((a, b)): value for value, a, b in joints}
    # Whom a person joined last, as wholes: else what hangs on the one could no longer fit the two.
    for value, a, b in sorted(joints, key=lambda j: (j[0] >= MUST, -j[0], *sorted(j[1:]))):
        ours, theirs = group[a], group[b]
        if ours is not theirs and (value >= MUST or _fit(ours, theirs, known, score)):
            small, large = sorted((ours, theirs), key=len)
            large.extend(small)
            for member in small:
                group[member] = large
    return sorted({id(g): tuple(sorted(g)) for g in group.values()}.values())


def _fit(ours: list[str], theirs: list[str], known: dict[frozenset[str], float], score: Score) -> bool:
    whole = len(ours) * len(theirs) > _WHOLE
    values = []
    for a in ours:
        for b in theirs:
            value = known.get(frozenset((a, b)), _UNKNOWN) if whole else score(a, b)
            if value <= NEVER:  # most pairs that fail do so here
                return False
            values.append(_APART if value == UNFIT else value)
    return sum(values) >= 0
