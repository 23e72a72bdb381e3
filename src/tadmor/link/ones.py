"""One person who is said to be killed is a number of dead without a number: "kills a child", "another man was killed".

Told in one list with others, he is added to them: "a teacher and two of her pupils" are three, "a commander and three
of his companions" four.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tadmor.link.counts import Count, Group
from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Span

__all__ = ["Killed", "killed_in"]

_REACH = 200  # characters on either side of a verb in which those whom it tells of stand
_NOUN = re.compile(r"\s+(?!(?:was|were|are|is|of|from|and)\b)[\w’-]+", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:(?:includ(?:ing|es?|ed)|(?:among|one of) (?:them|whom))\b[^.,;:]{0,50}|such as|as)\W+$", re.IGNORECASE
)  # "18 people, including five women and a boy"
_OF = re.compile(r"\bof\s+$", re.IGNORECASE)  # "the family of a commander was killed"
_END = re.compile(r"[.;!?…]\s|\.\.|\n|…")
_ROLE = "killed"
_GROUPS: dict[str, Group] = {
    "civilians": "civilians",
    "state_forces": "state forces",
    "fighters": "fighters",
    "unsaid": "unsaid",
}


@dataclass(frozen=True, slots=True)
class Killed:
    """A list of people killed of whom some stand without a number: how many those are, and the numbers beside them."""

    span: Span
    ones: int
    counts: tuple[Count, ...]
    groups: frozenset[Group]


@dataclass(frozen=True, slots=True)
class _Item:
    start: int
    end: int
    group: Group = "unsaid"
    count: Count | None = None


@dataclass(frozen=True, slots=True)
class _Patterns:
    one: re.Pattern[str]
    group: dict[str, Group]
    kills: re.Pattern[str]
    killed: re.Pattern[str]
    between: re.Pattern[str]
    joint: re.Pattern[str]
    not_so: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    said = Vocabulary("tadmor.link.tolls").table["one"]
    group = {noun: _GROUPS[name] for name, nouns in said.items() if isinstance(nouns, list) for noun in nouns}
    noun = "|".join(group)
    one = rf"\b{said['articles']}\s+{said['aside']}(?P<noun>{noun})\b(?!['’]s|-)"
    return _Patterns(
        re.compile(one, re.IGNORECASE),
        group,
        *(re.compile(said[name], re.IGNORECASE) for name in ("kills", "killed", "between", "joint", "not_so")),
    )


def killed_in(text: str, triggers: Sequence[Span], counts: Sequence[Count]) -> tuple[Killed, ...]:
    """The lists of people killed around the words that tell of it, as far as somebody in them has no number."""
    found: dict[int, Killed] = {}
    for trigger in triggers:
        for chain in _told_of(text, trigger, counts):
            if any(item.count is None for item in chain):
                found.setdefault(chain[0].start, _killed(text, chain))
    return tuple(found.values())


def _killed(text: str, chain: Sequence[_Item]) -> Killed:
    start, end = chain[0].start, chain[-1].end
    ones = [item for item in chain if item.count is None]
    counts = tuple(item.count for item in chain if item.count is not None)
    return Killed(Span(start, end, text[start:end]), len(ones), counts, frozenset(item.group for item in ones))


def _told_of(text: str, trigger: Span, counts: Sequence[Count]) -> Iterator[tuple[_Item, ...]]:
    """Those behind a verb that governs them, or before one that is said of them."""
    words = _patterns()
    low, high = _sentence(text, trigger)
    if words.not_so.search(text, low, trigger.start):
        return
    active = words.kills.match(text, trigger.start)
    passive = words.killed.match(text, trigger.start)
    for chain in _chains(text, _items(text, low, high, counts)):
        behind = active and text[active.end() : chain[0].start].strip() == "" and chain[0].start >= active.end()
        before = passive and chain[-1].end <= trigger.start and not _OF.search(text, low, chain[0].start)
        if behind or (before and words.between.fullmatch(text, _noun_end(text, chain[-1]), trigger.start)):
            yield chain


def _noun_end(text: str, item: _Item) -> int:
    """Where the noun behind a number ends, for want of a better word the one right behind it."""
    found = _NOUN.match(text, item.end) if item.count else None
    return found.end() if found else item.end


def _sentence(text: str, trigger: Span) -> tuple[int, int]:
    low, high = max(0, trigger.start - _REACH), min(len(text), trigger.end + _REACH)
    before = [found.end() for found in _END.finditer(text, low, trigger.start)]
    after = _END.search(text, trigger.end, high)
    return (before[-1] if before else low), (after.start() if after else high)


def _items(text: str, low: int, high: int, counts: Sequence[Count]) -> list[_Item]:
    """The single people and the numbers of a sentence, in order."""
    words = _patterns()
    taken = [(count.span.start, count.span.end) for count in counts]  # "one soldier" is a number already
    ones = [
        _Item(found.start(), found.end(), words.group[found["noun"].lower()])
        for found in words.one.finditer(text, low, high)
        if not _PART.search(text, low, found.start())
        and not any(start < found.end() and found.start() < end for start, end in taken)
    ]
    numbers = [
        _Item(count.span.start, count.span.end, count=count)
        for count in counts
        if low <= count.span.start and count.span.end <= high and count.role == _ROLE and not count.part
    ]
    return sorted([*ones, *numbers], key=lambda item: item.start)


def _chains(text: str, items: Sequence[_Item]) -> list[tuple[_Item, ...]]:
    """Items as lists: only words of the first of two and "and" stand between them."""
    chains: list[list[_Item]] = []
    for item in items:
        if chains and _patterns().joint.fullmatch(text, chains[-1][-1].end, item.start):
            chains[-1].append(item)
        else:
            chains.append([item])
    return [tuple(chain) for chain in chains]
