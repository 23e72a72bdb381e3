"""Whether a number is of a whole campaign so far: "130 since the offensive began", not "31 of them on one night".

Words behind a number bear on it, and so do words ahead of the first number of a sentence, on it and on those in one
list with it; what has a day of its own is of that day.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from tadmor.link.tellings.sentences import sentence
from tadmor.model import Span

__all__ = ["of_campaign"]


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(
        files("tadmor.link.tellings.found.counts").joinpath("overall.toml").read_text(encoding="utf-8")
    )


@cache
def _pattern(name: str) -> re.Pattern[str]:
    data = _data()
    listed = data[name] if isinstance(data[name], list) else [data[name]]
    some = "|".join(
        one.replace("{whole}", data["whole"]).replace("{word}", data["word"]).replace("{many}", data["many"])
        for one in listed
    )
    return re.compile(some, re.IGNORECASE)


def of_campaign(text: str, number: Span, numbers: Iterable[Span], days: Iterable[Span]) -> bool:
    """Whether a number counts all of a campaign; `numbers` and `days` are those of its text, which part its words."""
    before, after = sentence(text, number)
    first, last = number.start - len(before), number.end + len(after)
    beside = sorted((n for n in numbers if n != number and first <= n.start < last), key=lambda n: n.start)
    ahead = [n for n in beside if n.start < number.start]
    behind = text[number.end : min((n.start for n in beside if n.start > number.start), default=last)]
    whole = f"{before}{number.text}{after}"
    if _says(behind, whole):
        return True
    if any(number.end <= day.start < number.end + len(behind) for day in days):
        return False
    if ahead:
        listed = _joined(text, ahead, number, first, whole)
        return listed and not _has_day(text, first, ahead[0], days)
    return _says(before, whole) and not _has_day(text, first, number, days)


def _has_day(text: str, first: int, number: Span, days: Iterable[Span]) -> bool:
    """Whether a day of its own stands between the words and a number: "in the offensive, a clash on 3 May left two"."""
    said = [found.end() for found in _pattern("sure").finditer(text, first, number.start)]
    after = [day for day in days if said and said[-1] <= day.start < number.start]
    return any(not _pattern("bounds").search(text[max(said[-1], day.start - 60) : day.start]) for day in after)


def _joined(text: str, ahead: list[Span], number: Span, first: int, whole: str) -> bool:
    """Whether it stands in a list at whose head words say so: "from the start until noon: 15 guns, 71 trucks"."""
    between = text[ahead[0].end : number.start]
    if _pattern("listed").search(text[ahead[-1].end : number.start]) and _says(
        text[ahead[-1].end : number.start], whole
    ):
        return True  # "820 were killed since it began, it said, and 71 cars"
    return not _pattern("ends").search(between) and _says(text[first : ahead[0].start], whole)


def _says(words: str, whole: str) -> bool:
    """Whether words say so, alone or in the sentence in which they stand."""
    if _pattern("sure").search(words):
        return True
    named = re.search(_data()["whole"], whole, re.IGNORECASE) or _pattern("losses").search(whole)
    return named is not None and _pattern("unsure").search(words) is not None
