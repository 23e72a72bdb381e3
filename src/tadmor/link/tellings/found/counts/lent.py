"""What a number takes from the one beside it: a part its role and days, the wounded whose they are.

"61 were killed in those days, 24 of them in raids" counts dead of the same days; "four of his men were killed and seven
wounded" counts seven of his men; "a doctor had spoken of 97" is of the campaign of which the army has just told 115.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tadmor.link.counts import SOME, TOLLS, Count
from tadmor.link.tellings.found.counts.former import successor
from tadmor.link.tellings.found.counts.periods import until
from tadmor.link.tellings.found.whole.sight import Sight
from tadmor.link.tellings.sentences import sentence
from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Quantity, Span, touching

__all__ = ["lent"]

_WORDS = Vocabulary(__name__)

_PEOPLE = frozenset([None, "killed", "wounded", "people", "fighters", "soldiers", "civilians", "suicide bombers"])
_AND = re.compile(
    r"(?:[^.;:]{0,60}\b(?:killed|dead|died|martyred)\b)?,?(?: and| with|,)"
    r"(?: (?:another|some|about|at|least|more|than|over|a|further))* $"
)
_BARE = re.compile(r"\W*(?:$|[.;,)”\"]|\s(?:by|as|put|until|since|for|and|but|was|is)\b)")
_NEAR, _SENTENCE = 70, 300  # characters before a bare number in which "spoke of" stands, and what it takes up
_HURT = re.compile(r"\s+(?:others? )?(?:were |was |had been )?(?:wounded|injured|hurt)\b")


def lent(sight: Sight, number: Quantity, one: Count, counted: Callable[[Quantity], Count]) -> Count:
    """A count with what the number before it in its sentence lends it; `counted` makes a count of that number."""
    ahead = _ahead(sight, number)
    text = sight.reading.document.text
    if one.part and one.role in (None, "force", *TOLLS) and one.unit in _PEOPLE:
        first = next((q for q in ahead if q.role is not None or q.unit is not None), None)
        whole = counted(first) if first is not None else None
        lends = whole is not None and whole.role in TOLLS and one.role in (None, "force", whole.role)
        return _as_part(one, whole) if whole is not None and lends else one
    then = successor(sight, number) if one.former and not (one.population or one.sides) else None
    if then is not None:
        after = counted(then)
        return replace(one, population=after.population, sides=after.sides, named=after.named)
    hurt = one.role == "injured" and _HURT.match(text, number.span.end) is not None
    if hurt and ahead and ahead[0].role == "killed" and _AND.fullmatch(text, ahead[0].span.end, number.span.start):
        return _as_beside(one, counted(ahead[0]))
    before = _taken_up(sight, number) if one.role in TOLLS and not ahead else None
    if before is None or before.role != one.role:
        return one
    return _as_taken_up(one, counted(before), until(sight, number))


def _taken_up(sight: Sight, number: Quantity) -> Quantity | None:
    """The first number of the sentence before, for a bare one that takes it up."""
    text, span = sight.reading.document.text, number.span
    if not (_WORDS["spoken"].search(text[max(0, span.start - _NEAR) : span.start]) and _BARE.match(text, span.end)):
        return None
    start = span.start - len(sentence(text, span)[0])
    near = touching(sight.reading.quantities, [Span(start - _SENTENCE, start, "")])
    before = [q for q in near if start - _SENTENCE <= q.span.start]
    last = before[-1].span if before else None
    first = start if last is None else last.start - len(sentence(text, last)[0])
    return next((q for q in before if q.span.start >= first), None)


def _as_taken_up(one: Count, other: Count, until_day: date | None) -> Count:
    """Of the same campaign and of the same people, until the day that its own words name."""
    if not other.campaign or one.since or one.earliest is not None:
        return one
    sides, named = (one.sides, one.named) if one.sides else (other.sides, other.named)
    latest = until_day or other.latest
    return replace(one, since=True, campaign=True, sides=sides, named=named, earliest=other.earliest, latest=latest)


def _ahead(sight: Sight, number: Quantity) -> list[Quantity]:
    """The numbers before it in its sentence, the nearest first."""
    start = number.span.start - len(sentence(sight.reading.document.text, number.span)[0])
    near = touching(sight.reading.quantities, [Span(start, number.span.start, "")])
    found = [q for q in near if start <= q.span.start]
    return sorted(found, key=lambda q: -q.span.start)


def _as_part(one: Count, whole: Count) -> Count:
    return _in_its_days(replace(one, role=whole.role), whole)


def _as_beside(one: Count, dead: Count) -> Count:
    if not (one.population or one.sides or dead.population & SOME):
        one = replace(one, population=dead.population, sides=dead.sides, named=dead.named)
    return _in_its_days(one, dead)


def _in_its_days(one: Count, other: Count) -> Count:
    """With the days of the other, where it has none of its own."""
    if one.earliest is not None or one.campaign:
        return one
    return replace(one, earliest=other.earliest, latest=other.latest, since=other.since, campaign=other.campaign)
