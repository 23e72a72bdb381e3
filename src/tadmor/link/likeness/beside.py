"""How sure it is that two tellings of one report which may be one are one: by the name they share, and how near.

A report goes by the name of a site or a village from one sentence to the next, and comes to the next strike on it
further down. Of the pairs in 42 wars of which strangers grouped the clauses (benchmarks/wars/happenings.py), those that
hang on one firm name within two sentences were of one happening in .76, those farther apart in .35.
"""

from typing import Literal

from tadmor.link.likeness.bonds import HOLDS
from tadmor.link.tellings.kinds import kinship
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.threads import bond

__all__ = ["beside", "follows"]

_FIRM = 0.75  # what a name holds that stands in the sentence of one and at most one before the other's
_NEXT = 300  # characters to what is told next
_CLASS = 0.3  # share of `type` of kinds of one class


def follows(one: Telling, other: Telling) -> bool:
    """Whether the second is told right behind the first, or in its midst."""
    return other.start - max((span.end for span in one.spans), default=one.start) < _NEXT


def beside(one: Telling, other: Telling) -> Literal["bound", "open", "beside"]:
    """Whether they are one by themselves, may be one as other reports tell it, or need other reports to be one."""
    held = bond(one.thread, other.thread).much
    if held < HOLDS:
        return "beside"
    kin = kinship(one.types, one.classes, other.types, other.classes)
    if held < _FIRM or kin is None or kin[0] < _CLASS:
        return "open"
    return "bound" if follows(*sorted((one, other), key=lambda t: (t.start, t.id))) else "open"
