"""Whether a number is of a whole campaign so far: "130 since the offensive began", not "31 of them on one night".

Words behind a number bear on it, and so do words ahead of the first number of a sentence, on it and on those in one
list with it; what has a day of its own is of that day.
"""

from collections.abc import Iterable

from tadmor.link.tellings.sentences import sentence
from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Span

__all__ = ["borne_until", "of_campaign"]


_WORDS = Vocabulary(__name__)


def of_campaign(text: str, number: Span, numbers: Iterable[Span], days: Iterable[Span]) -> bool:
    """Whether a number counts all of a campaign; `numbers` and `days` are those of its text, which part its words."""
    before, after = sentence(text, number)
    first, last = number.start - len(before), number.end + len(after)
    beside = sorted((n for n in numbers if n != number and first <= n.start < last), key=lambda n: n.start)
    ahead = [n for n in beside if n.start < number.start]
    behind = text[number.end : borne_until(text, number, [n for n in beside if n.start > number.start], last)]
    whole = f"{before}{number.text}{after}"
    if _says(behind, whole):
        return True
    if any(number.end <= day.start < number.end + len(behind) for day in days):
        return False
    if ahead:
        listed = _joined(text, ahead, number, first, whole)
        return listed and not _has_day(text, first, ahead[0], days)
    return _says(before, whole) and not _has_day(text, first, number, days)


def borne_until(text: str, number: Span, beside: Iterable[Span], last: int) -> int:
    """Where the words behind a number end that bear on it: at the next number, if that is no part or item of one list.

    `beside` are the numbers behind it in its sentence, in order; `last` is where that ends.
    """
    end = number.end
    for one in beside:
        part = _WORDS["of_them"].match(text, one.end) and _WORDS["part"].fullmatch(text, end, one.start)
        if not (part or _WORDS["and"].fullmatch(text, end, one.start)):
            return one.start
        end = one.end
    return last


def _has_day(text: str, first: int, number: Span, days: Iterable[Span]) -> bool:
    """Whether a day of its own stands between the words and a number: "in the offensive, a clash on 3 May left two"."""
    said = [found.end() for found in _WORDS["sure"].finditer(text, first, number.start)]
    after = [day for day in days if said and said[-1] <= day.start < number.start]
    return any(not _WORDS["bounds"].search(text[max(said[-1], day.start - 60) : day.start]) for day in after)


def _joined(text: str, ahead: list[Span], number: Span, first: int, whole: str) -> bool:
    """Whether it stands in a list at whose head words say so: "from the start until noon: 15 guns, 71 trucks"."""
    between = text[ahead[0].end : number.start]
    if _WORDS["listed"].search(text[ahead[-1].end : number.start]) and _says(text[ahead[-1].end : number.start], whole):
        return True  # "820 were killed since it began, it said, and 71 cars"
    return not _WORDS["ends"].search(between) and _says(text[first : ahead[0].start], whole)


def _says(words: str, whole: str) -> bool:
    """Whether words say so, alone or in the sentence in which they stand."""
    if _WORDS["sure"].search(words):
        return True
    named = _WORDS["named"].search(whole) or _WORDS["losses"].search(whole)
    return named is not None and _WORDS["unsure"].search(words) is not None
