"""Which of two came first, by day or by part of the day."""

from tadmor.link.agreement.settings import settings
from tadmor.link.incidents import When

__all__ = ["order"]


def order(one: When | None, other: When | None) -> int | None:
    """Below 0 where the first came first, by day or by part of the day; None where that is open."""
    if one is None or other is None or not (one.own and other.own and one.span and other.span):
        return None
    if one.latest < other.earliest:
        return -1
    if other.latest < one.earliest:
        return 1
    parts = settings().parts
    ours, theirs = parts.get(one.part or ""), parts.get(other.part or "")
    if one.earliest == other.earliest and ours and theirs and ours != theirs:
        return ours - theirs
    return None
