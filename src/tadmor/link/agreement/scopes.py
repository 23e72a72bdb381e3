"""What the words around two numbers say of their scope: more places, most of them there, some of all, whose."""

import re

from tadmor.link.agreement.figures import Figure
from tadmor.link.counts import SOME, other_sides

__all__ = ["least_only", "mostly_there", "whose_unsaid", "wider"]

_MOSTLY = re.compile(
    r"[^.;]*?\b(?:most|the majority|the bulk) of (?:them|whom)\b[^.;]{0,60}?"
    r"\b(?:in|at|near|around|outside) (?:the )?[A-Z]"
)


def least_only(one: Figure, other: Figure) -> bool:
    """Whether the lower of two is no early state of the other: bodies that somebody saw, or only some of the dead."""
    low, high = sorted((one.count, other.count), key=lambda count: count.best or 0)
    some = bool(low.population) and low.population <= SOME and not high.population & low.population
    return low.bodies or some


def wider(one: Figure, other: Figure) -> str:
    """Why the higher of two counts more than the lower; empty where no words say so."""
    low, high = sorted((one, other), key=lambda figure: figure.best)
    if mostly_there(one, other):
        return "most of those whom one counts are of the place of the other"
    return "one counts those of more than one place" if _more_places(low, high) else ""


def mostly_there(one: Figure, other: Figure) -> bool:
    """Whether most of those whom the higher counts fell in a place, and not all: "43, most of them near the town"."""
    low, high = sorted((one, other), key=lambda figure: figure.best)
    return _mostly(high) and not _mostly(low)


def whose_unsaid(one: Figure, other: Figure) -> bool:
    """Whether one telling counts two sides so, and nobody says of which of the two the other number is.

    "60 attackers and 25 of its men", beside another's "43 fighters".
    """
    if one.best == other.best:
        return False
    return any(_open(sided, bare) for sided, bare in ((one, other), (other, one)))


def _open(sided: Figure, bare: Figure) -> bool:
    if not sided.count.sides or bare.count.sides:
        return False
    enemies = (
        count
        for count in sided.told.telling.counts
        if count.role == sided.count.role and count.sides and other_sides(count, sided.count)
    )
    group = bare.count.population
    return any(not group or not count.population or group & count.population for count in enemies)


def _mostly(figure: Figure) -> bool:
    return _MOSTLY.match(_after(figure)) is not None


def _after(figure: Figure) -> str:
    """The words of its claim behind a number."""
    said = figure.told.said.span
    return said.text[max(0, figure.count.span.end - said.start) :]


def _more_places(low: Figure, high: Figure) -> bool:
    """Whether the higher is of two towns, "A and B", and the lower of one of them."""
    words = high.told.said.span.text
    names = {s.span.text for s in high.told.telling.spots if s.own and s.exact and s.span and s.span.text in words}
    lower = low.told.said.span.text
    return any((a in lower) != (b in lower) and _side_by_side(a, b, words) for a in names for b in names)


def _side_by_side(one: str, other: str, words: str) -> bool:
    return re.search(rf"{re.escape(one)} and (?:in |at |near )?{re.escape(other)}\b", words) is not None
