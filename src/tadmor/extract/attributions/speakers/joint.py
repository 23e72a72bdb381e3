"""A source of several speakers, "the ministry and Ali Bakr": each by itself, if every one of them is somebody named."""

from collections.abc import Callable
from itertools import pairwise

from tadmor.extract.attributions.page import Page
from tadmor.model import Speaker
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar

__all__ = ["are_several", "several", "together"]

_MOST = 6  # speakers of one source


def several(page: Page, part: Range, one: Callable[[Range], Speaker | None]) -> list[Speaker]:
    """The speakers of a list, none where it is no such; `one` names a part of it, or says that it names nobody."""
    ands = _ands(page, part)
    part = (part[0] + (page.lower[part[0]] == "both"), part[1])
    if not ands:
        return []
    for members in (_by_comma(page, part, ands), _by_and(page, part, ands)):
        found = [one(member) for member in members] if 1 < len(members) <= _MOST else []
        named = {speaker.name: speaker for speaker in found if speaker and speaker.name}
        if len(named) > 1 and len(named) == len(found):
            return list(named.values())
    return []


def together(names: list[str]) -> Speaker:
    """Several speakers as one group."""
    return Speaker(name=f"{', '.join(names[:-1])} and {names[-1]}", kind="group")


def are_several(speaker: Speaker) -> bool:
    """Whether a speaker is several that spoke as one."""
    return speaker.kind == "group" and speaker.organisation is None and " and " in (speaker.name or "")


def _ands(page: Page, part: Range) -> list[Range]:
    """Where "and" and "as well as" stand."""
    long = ("as", "well", "as")
    return [(i, i + 1) for i in range(*part) if page.lower[i] == "and"] + [
        (i, i + 3) for i in range(part[0], part[1] - 3) if tuple(page.lower[i : i + 3]) == long
    ]


def _by_and(page: Page, part: Range, ands: list[Range]) -> list[Range]:
    """Both sides of the last "and" of a source, unless it only goes on in an apposition of the first side."""
    at, after = max(ands)
    left = part[0], at
    if _one_body(page, part, at):
        return []
    closed = page.lower[at - 1] == "," or "," not in page.lower[left[0] : left[1]]
    return [_trimmed(page, left), (after, part[1])] if closed and left[0] < at and after < part[1] else []


def _one_body(page: Page, part: Range, at: int) -> bool:
    """ "The General Command of the Army and Armed Forces": what a body is of, in two words."""
    words = grammar()["departments"]
    front = page.lower[part[0] : at]
    of = next((i for i, word in enumerate(front) if word == "of" and i and front[i - 1] in words), None)
    return of is not None and page.lower[part[1] - 1] in grammar()["charges"]


def _by_comma(page: Page, part: Range, ands: list[Range]) -> list[Range]:
    """The members of "A, B and C"."""
    commas = [(i, i + 1) for i in range(*part) if page.lower[i] == ","]
    cuts = sorted(commas + ands)
    edges = [(part[0], part[0]), *cuts, (part[1], part[1])]
    pairs = [(a[1], b[0]) for a, b in pairwise(edges) if a[1] < b[0]]
    return pairs if cuts[-1] in ands and len(pairs) > 2 else []


def _trimmed(page: Page, part: Range) -> Range:
    high = part[1]
    while high > part[0] + 1 and page.lower[high - 1] == ",":
        high -= 1
    return part[0], high
