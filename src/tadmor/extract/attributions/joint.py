"""A source of several speakers, "the ministry and Ali Bakr": each by itself, if every one of them is somebody named."""

from collections.abc import Callable

from tadmor.extract.attributions.page import Page
from tadmor.model import Speaker
from tadmor.nlp.chunks import Range

__all__ = ["several"]

_MOST = 6  # speakers of one source


def several(page: Page, part: Range, one: Callable[[Range], Speaker | None]) -> Speaker | None:
    """The speakers of a list as one group; `one` names a part of it, or says that it names nobody."""
    if "and" not in page.lower[part[0] : part[1]]:
        return None
    for members in (_by_comma(page, part), _by_and(page, part)):
        found = [one(member) for member in members] if 1 < len(members) <= _MOST else []
        names = list(dict.fromkeys(s.name for s in found if s and s.name))
        if len(names) > 1 and len(names) == len(found):
            return Speaker(name=f"{', '.join(names[:-1])} and {names[-1]}", kind="group")
    return None


def _by_and(page: Page, part: Range) -> list[Range]:
    """Both sides of the last "and" of a source, unless it only goes on in an apposition of the first side."""
    at = max(i for i in range(*part) if page.lower[i] == "and")
    left = part[0], at
    closed = page.lower[at - 1] == "," or "," not in page.lower[left[0] : left[1]]
    return [_trimmed(page, left), (at + 1, part[1])] if closed and left[0] < at and at + 1 < part[1] else []


def _by_comma(page: Page, part: Range) -> list[Range]:
    """The members of "A, B and C"."""
    cuts = [i for i in range(*part) if page.lower[i] in (",", "and")]
    edges = [part[0] - 1, *cuts, part[1]]
    pairs = [(a + 1, b) for a, b in zip(edges, edges[1:], strict=False) if a + 1 < b]
    return pairs if page.lower[cuts[-1]] == "and" and len(pairs) > 2 else []


def _trimmed(page: Page, part: Range) -> Range:
    high = part[1]
    while high > part[0] + 1 and page.lower[high - 1] == ",":
        high -= 1
    return part[0], high
