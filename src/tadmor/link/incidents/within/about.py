"""A report as it is looked at for the one attack that it is mainly about: its opening, its fresh deeds, its places."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache

from tadmor.link.counts import Count
from tadmor.link.incidents.within.turns import Turns, turns_of
from tadmor.link.tellings.found.places.focus import ground
from tadmor.link.tellings.marks import is_bare
from tadmor.link.tellings.places import Spot, nearness, spot_of
from tadmor.link.tellings.sentences import sentence
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.times import When
from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Document, Reading

__all__ = ["RECENT", "Report", "fits_day", "fits_place", "is_about_one", "pattern", "seen"]

RECENT = 5
"""Days before its report in which what it is about happened."""
_LEAD = 700  # characters beside the title: where a report says what it is about
_BRIEF = 2  # days of one happening
_ASSAULT = "ASSAULT"
_WORDS = Vocabulary("tadmor.link.incidents.within.mains")


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One of the lists of words in mains.toml, as a pattern."""
    return re.compile(rf"\b(?:{_WORDS.text(name)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Report:
    """A report's tellings that may be of what it is about, `ends` apart, where it has come to at each, and its places.

    `lead`: those of its opening. `ends`: how the one who did it ended, by id.
    """

    document: Document
    fresh: Sequence[Telling]
    lead: Sequence[Telling]
    ends: Set[str]
    turns: Turns
    whole: Spot | None
    places: Sequence[tuple[int, Spot]]

    def says(self, what: str, count: Count) -> bool:
        """Whether words in a number's sentence are of a list: of "another" act, of "then"."""
        before, behind = self._around(count)
        return pattern(what).search(f"{before}{count.span.text}{behind}") is not None

    def _around(self, count: Count) -> tuple[str, str]:
        """The words of a number's sentence, without what it surpasses: "12 were hurt, more than the 9 of last year"."""
        before, behind = sentence(self.document.text, count.span)
        return before, pattern("beats").split(behind)[0]

    def is_beaten(self, count: Count) -> bool:
        """Whether a number is only of what the report's act was worse than."""
        return pattern("beats").search(sentence(self.document.text, count.span)[0]) is not None

    def of_other(self, count: Count, where: Sequence[Spot]) -> bool:
        """Whether a number is of another act, time or town by its sentence: "50 died in Besk last winter"."""
        if self.is_beaten(count) or self.says("another", count) or self.says("then", count):
            return True
        before, behind = self._around(count)
        start, end = count.span.start - len(before), count.span.end + len(behind)
        near = [n for at, s in self.places if start <= at < end for w in where if (n := nearness(s, w)) is not None]
        return bool(near) and max(near) <= -1


def is_about_one(document: Document) -> bool:
    """Whether a title speaks of an attack and its dead and of no fight, over a text that has kept its commas."""
    title = document.title or ""
    if pattern("title").search(title) is None or pattern("fight").search(title) is not None:
        return False
    return not is_bare(document.text)


def seen(reading: Reading, found: Sequence[Telling], ends: Set[str]) -> Report:
    """A report as it is looked at for what it is mainly about."""
    text, title = reading.document.text, reading.document.title or ""
    end = _LEAD + (len(title) if text.startswith(title) else 0)
    fresh = [t for t in found if _may(t)]
    acts = [t for t in fresh if t.id not in ends]
    known = ground(reading)
    return Report(
        document=reading.document,
        fresh=acts,
        lead=[t for t in acts if t.start < end],
        ends={t.id for t in fresh} & ends,
        turns=turns_of(found),
        whole=known.whole,
        places=[(p.span.start, spot_of(p, own=True)) for p in known.about],
    )


def _may(telling: Telling) -> bool:
    """Whether it tells as done what an attack is, of days just before its report."""
    when, day = telling.when, telling.published
    if telling.denied or telling.planned or telling.campaign or _ASSAULT not in telling.classes or day is None:
        return False
    return when is None or not when.own or (when.days <= _BRIEF and -1 <= (day - when.latest).days <= RECENT)


def fits_place(telling: Telling, where: Sequence[Spot]) -> bool:
    """Whether it names no other place."""
    own = [s for s in telling.spots if s.own]
    return not own or any((n := nearness(a, b)) is not None and n > 0 for a in own for b in where)


def fits_day(telling: Telling, day: When | None) -> bool:
    """Whether it names no other day: a night has two, and a reader may err by one."""
    when = telling.when
    if when is None or not when.own or day is None:
        return True
    return (when.earliest - day.latest).days <= 1 and (day.earliest - when.latest).days <= 1
