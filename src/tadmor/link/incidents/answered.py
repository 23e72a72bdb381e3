"""A denial stands in the incident of what it answers, and where it answers nothing told there, in one of its own.

A denial says little of what it denies, so it is easily like something else that is told of the same town: "denied that
a detainee had been killed in Harun" and the assault on Harun. Place, days and sides of that would then head it.
"""

from collections.abc import Callable, Mapping

from tadmor.link.incidents.clusters import Score
from tadmor.link.tellings.telling import Telling

__all__ = ["answered"]

_ANSWERS = 0.7
"""The joint from which on a denial answers an account: on twelve wars the heads above 11 of 13 denials below it were
false by a stranger's word or told of something else."""

Group = tuple[str, ...]
Grouped = Callable[[Group], list[Group]]


def answered(group: Group, tellings: Mapping[str, Telling], score: Score, anew: Grouped) -> list[Group]:
    """The group without those of its denials that answer nothing in it, and these, grouped `anew` by themselves.

    `score` gives that of any pair of ids.
    """
    kept = [one for one in group if not _is_bare_no(tellings[one])]
    left = [one for one in group if _is_bare_no(tellings[one])]
    if not kept or not left:
        return [group]
    while near := [no for no in left if any(score(no, one) >= _ANSWERS for one in kept)]:
        kept += near
        left = [no for no in left if no not in near]
    return [tuple(sorted(kept)), *(anew(tuple(left)) if left else ())]


def _is_bare_no(telling: Telling) -> bool:
    """Whether all that is said of it is that somebody denies it."""
    return telling.denied and any(one.denial for one in telling.said)
