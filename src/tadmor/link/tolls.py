"""How many are said to have been killed: by whom it is told, of whom, how many at the least and at the most.

A number says less than it seems where those hurt are counted with the dead ("14 killed or wounded": at most 14 died),
where families are counted, and where it is a sum over more than one happening ("in 11 days") or of an earlier one
("after the killing of 35 of its men"). One person killed is told without any (`ones`).
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tadmor.link.agreement.amounts import amounts
from tadmor.link.counts import GROUPS, Count, Group
from tadmor.link.incidents.within.told import tellings
from tadmor.link.ones import Killed, killed_in
from tadmor.link.tellings.telling import Telling
from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Reading

__all__ = ["Group", "Toll", "tolls", "total"]

_ROLE, _WITH_HURT = "killed", "casualties"
_AROUND = 160  # characters on either side in which words bear on a number, its sentence at the most
_END = re.compile(r"[.;!?…]\s|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """One number of dead, as one claim gives it. `high` is None where it is open ("at least 34").

    `running`: a sum over more than one happening, of which this is one, or the number of an earlier one.
    """

    document: str
    claim: str
    group: Group
    low: int
    high: int | None
    best: int
    running: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    running: tuple[re.Pattern[str], ...]
    risen: tuple[re.Pattern[str], ...]
    one_act: re.Pattern[str]
    earlier: re.Pattern[str]
    grows: re.Pattern[str]
    rare: re.Pattern[str]
    no_people: re.Pattern[str]
    unarmed: re.Pattern[str]


@cache
def _words() -> _Words:
    found = Vocabulary("tadmor.link.tolls").table
    patterns = {name: re.compile(row, re.IGNORECASE) for name, row in found.items() if isinstance(row, str)}
    return _Words(
        running=tuple(re.compile(row, re.IGNORECASE) for row in found["running"]),
        risen=tuple(re.compile(row, re.IGNORECASE) for row in found["risen"]),
        **patterns,
    )


def tolls(reading: Reading) -> Mapping[str, tuple[Toll, ...]]:
    """The numbers of dead that a report gives, by the telling that they belong to."""
    text = reading.document.text
    return {telling.id: found for telling in tellings(reading) if (found := tuple(_of(telling, text)))}


def _of(telling: Telling, text: str) -> Iterator[Toll]:
    """The numbers of a telling, and those who are told of one by one, added to the numbers in one list with them."""
    known = {count.id: _toll(telling.document, count, text) for count in _dead(telling, text)}
    given = {id_: toll for id_, toll in known.items() if toll.low or toll.high is not None}  # "4 or more hit" says none
    verbs = () if telling.planned or telling.denied else [span for span, _ in telling.triggers]
    for told in killed_in(text, verbs, telling.counts):
        if all(count.id in given for count in told.counts):
            yield _added(telling, told, [given.pop(count.id) for count in told.counts], text)
    yield from given.values()


def _dead(telling: Telling, text: str) -> Iterator[Count]:
    for count in telling.counts:
        if count.role not in (_ROLE, _WITH_HURT) or count.former or (count.low is None and count.high is None):
            continue
        start, end = count.span.start, count.span.end
        around = _sentence(text[max(0, start - _AROUND) : start], text[end : end + _AROUND])
        if not _words().no_people.search(text[end : end + 40]) and not any(map(_words().unarmed.search, around)):
            yield count


def _added(telling: Telling, told: Killed, beside: Sequence[Toll], text: str) -> Toll:
    """People told of one by one with the numbers beside them."""
    highs = [toll.high for toll in beside]
    groups = {*told.groups, *(toll.group for toll in beside)}
    before, _ = _sentence(text[max(0, told.span.start - _AROUND) : told.span.start], "")
    return Toll(
        document=telling.document,
        claim=telling.said[0].claim,
        group=next(iter(groups)) if len(groups) == 1 else "unsaid",
        low=told.ones + sum(toll.low for toll in beside),
        high=None if None in highs else told.ones + sum(high for high in highs if high is not None),
        best=told.ones + sum(toll.best for toll in beside),
        running=any(toll.running for toll in beside) or bool(_words().earlier.search(before)),
    )


def _toll(document: str, count: Count, text: str) -> Toll:
    start, end = count.span.start, count.span.end
    before, after = _sentence(text[max(0, start - _AROUND) : start], text[end : end + _AROUND])
    low, high = amounts(count)
    if count.role == _WITH_HURT:
        low = 0
    if "families" in count.population:
        high = math.inf
    return Toll(
        document=document,
        claim=count.claim,
        group=_group(count.population),
        low=math.ceil(max(0.0, low)),
        high=None if high == math.inf else math.floor(high),
        best=0 if low <= 0 else round(count.best if count.best is not None else low),
        running=count.campaign
        or (count.whole and not _words().grows.search(after))
        or _of_others(before, count.span.text, after),
    )


def _of_others(before: str, number: str, after: str) -> bool:
    """Whether the words say that a number is of more than this happening, or of an earlier one.

    What a toll is raised to behind a number is another number: "killed 13, raising the toll in ten days to 40".
    """
    words = _words()
    own = words.grows.split(after, maxsplit=1)[0]
    around = f"{before} {number} {own}"
    if words.earlier.search(before):
        return True
    patterns = words.running if words.one_act.search(around) else (*words.running, *words.risen)
    return not words.rare.search(around) and any(pattern.search(around) for pattern in patterns)


def total(given: Iterable[Toll]) -> Toll | None:
    """What one report's numbers for one happening add up to: its groups, or the whole that it gives beside them.

    None where it gives none that is of this happening alone. Of two numbers of one group the higher holds the other.
    """
    groups: dict[Group, Toll] = {}
    for toll in given:
        if not toll.running and toll.best >= groups.get(toll.group, toll).best:
            groups[toll.group] = toll
    parts = [toll for group, toll in groups.items() if group != "unsaid"]
    whole = groups.get("unsaid")
    if len(parts) < 2 or (whole is not None and whole.best >= sum(toll.best for toll in parts)):
        return whole if whole and all(whole.best >= toll.best for toll in parts) else next(iter(parts), whole)
    highs = [toll.high for toll in parts]
    return replace(
        parts[0],
        group="unsaid",
        low=sum(toll.low for toll in parts),
        high=None if None in highs else sum(high for high in highs if high is not None),
        best=sum(toll.best for toll in parts),
    )


def _sentence(before: str, after: str) -> tuple[str, str]:
    """The words on either side that stand in the number's own sentence."""
    return _END.split(before)[-1], _END.split(after, maxsplit=1)[0]


def _group(population: Iterable[str]) -> Group:
    """Whom a number counts: of several groups nobody can say who was how many."""
    found = {GROUPS.get(name, "unsaid") for name in population}
    return found.pop() if len(found) == 1 else "unsaid"
