"""A figure is a number in the words of one voice, with the time that it covers: one day, or all since a day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from math import inf
from typing import Literal

from tadmor.link.agreement.amounts import amounts
from tadmor.link.agreement.given import Told, is_named, spoken, value
from tadmor.link.agreement.settings import settings
from tadmor.link.counts import Count
from tadmor.link.likeness.measured import when_of
from tadmor.link.tellings.holders import NOBODY
from tadmor.link.tellings.times import When, apart_days, closeness
from tadmor.link.weights import weights
from tadmor.model.incidents import Value

__all__ = ["BRIEF", "Figure", "Periods", "figures", "is_quoted", "of", "one_voice", "periods", "two_accounts"]

_OF_PEOPLE = frozenset(["killed", "injured", "captured", "missing"])
BRIEF = 2
"""Days up to which a time is that of one happening."""

_HALF = 0.5  # share of two brief times that is one
_NEAR = 1  # days by which two who count since "Thursday" and "the 8th" may differ

Periods = Literal["same", "growing", "within", "apart", "open"]
"""How the times of two figures stand: one time; two counts from one day on; a day of all those days; two; not said."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A count, and the claim that gives it."""

    count: Count
    told: Told

    @property
    def value(self) -> Value:
        """As a finding shows it."""
        return value(self.told, self.count.span, _text(self.count))

    @property
    def name(self) -> str:
        """Whose it is, for people."""
        return self.told.name

    @property
    def quoted(self) -> str:
        """Its words."""
        return f"“{self.count.span.text}”"

    @property
    def published(self) -> date | None:
        """The day on which its report was published."""
        return self.told.telling.published

    @property
    def best(self) -> float:
        """The number itself, 0 where none is known."""
        return float(self.count.best or 0)

    @property
    def when(self) -> When | None:
        """The days that its words give, None where only those of publication are known."""
        found = when_of(self.count, self.told.telling.when)
        return found if found is not None and found.own and not _is_moment(found) else None

    @property
    def until(self) -> date | None:
        """The last day that it covers: of a total, the day on which it was told where no words say more."""
        when = when_of(self.count, self.told.telling.when)
        return when.latest if when is not None else self.published

    @property
    def report(self) -> str:
        """The report in which it stands."""
        return self.told.report


def _is_moment(when: When) -> bool:
    """Whether words only tell when somebody counts: "the doctor now puts the dead at 19"."""
    return when.span is not None and when.span.text.lower().removeprefix("right ") in settings().unnamed["moments"]


def figures(told: Iterable[Told]) -> Iterator[Figure]:
    """The numbers of an incident."""
    tellings: dict[str, list[Told]] = {}
    for one in told:
        tellings.setdefault(one.telling.id, []).append(one)
    for some in tellings.values():
        for count in some[0].telling.counts:
            if spoken(some, count.span):
                yield Figure(count, _holder(count, some))


def _holder(count: Count, some: list[Told]) -> Told:
    """Whose number it is: that of its claim, else of the claim in whose words it stands, else of the first."""
    named = (t for t in some if t.said.claim == count.claim)
    around = (t for t in some if t.said.holds(count.span))
    return next(named, None) or next(around, None) or some[0]


def _text(count: Count) -> str:
    low, high = amounts(count)
    if low == high:
        return _digits(count.best) if count.best is not None else "?"
    ends = ("" if abs(end) == inf else _digits(end) for end in (low, high))
    return " to ".join(ends).strip()


def _digits(number: float) -> str:
    """A number in digits: "2500000", and not "2.5e+06"."""
    return str(round(number)) if float(number).is_integer() else format(number, "g")


def of(count: Count) -> str:
    """What a number is of, for people: "killed (soldiers)"."""
    if count.role in _OF_PEOPLE and not count.population:
        return f"{count.role}, whoever they are"
    return f"{count.role or 'number'} ({count.of})" if count.of != count.role else str(count.role)


def one_voice(one: Figure, other: Figure) -> bool:
    """Whether one voice gives both: one name, or a body and its head.

    All whom an outlet leaves unnamed share a voice, since none of them adds to their number; but "two nurses" on Monday
    are not "the hospital" on Friday, and do not take back what these said.
    """
    ours, theirs = one.told, other.told
    if ours.voice == theirs.voice and not is_named(ours.voice):
        return ours.said.name.lower() == theirs.said.name.lower()
    names = sorted((ours.name.lower(), theirs.name.lower()), key=len)  # "state media and the Observatory"
    return ours.voice == theirs.voice or bool(set(ours.said.chain) & set(theirs.said.chain)) or names[0] in names[1]


def two_accounts(one: Figure, other: Figure) -> bool:
    """Whether two give them who may contradict each other, though one is not named: his number is not the other's.

    "A military source" may be the very ministry that another report names, and bears it out no more; but not where the
    two say different numbers. Within one report both must be quoted.
    """
    quoted = one.report != other.report or (is_quoted(one) and is_quoted(other))
    known = all(f.told.said.name != NOBODY for f in (one, other))
    return quoted and known and not one_voice(one, other) and one.told.said.voice != other.told.said.voice


def is_quoted(figure: Figure) -> bool:
    """Whether a report gives it as somebody's word, named or not, and not as its own."""
    said, document = figure.told.said, figure.told.telling.document
    return bool(said.chain) or said.voice.startswith(f"document:{document}:")


def _long_before(one: Figure, other: Figure) -> bool:
    """Whether one has days of its own that end long before those which the other's day of publication leaves open."""
    said, lent = (one, other) if one.when is not None else (other, one)
    around = lent.told.telling.when
    if said.when is None or around is None or around.own or lent.count.since:
        return False
    return (around.earliest - said.when.latest).days > weights().veto["dated"]


def periods(one: Figure, other: Figure) -> Periods:
    """How the times that two figures cover stand to each other."""
    if one.count.campaign and other.count.campaign:
        return "same" if one.until == other.until else "growing"
    ours, theirs = one.when, other.when
    if (ours is None) != (theirs is None) and _long_before(one, other):
        return "apart"
    if ours is None or theirs is None or (one.count.role == "force" and one.count.whole and other.count.whole):
        return "open"
    brief = [when.days <= BRIEF and not when.since for when in (ours, theirs)]
    if all(brief):
        return "same" if closeness(ours, theirs) >= _HALF else "apart"
    if not any(brief):
        begun = abs((ours.earliest - theirs.earliest).days) <= _NEAR
        return "growing" if begun and ours.latest != theirs.latest else "same" if begun else "apart"
    if apart_days(ours, theirs) > 0:
        return "apart"
    day, whole = (ours, theirs) if brief[0] else (theirs, ours)
    return "growing" if day.earliest == whole.earliest else "within"
