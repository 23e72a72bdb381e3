"""Two numbers of one act that are set side by side: by one report, or by two that tell of one place within a day.

"The monitor said 145 people were killed; state media said 78": who writes both down means one happening. Where each of
two reports of a day gives a toll of one named place, what differs is the toll, and seldom the happening.
"""

from tadmor.link.agreement.given import claim_of, count_of
from tadmor.link.counts import TOLLS, UNARMED, Count, same_population
from tadmor.link.incidents import Incidents, Telling
from tadmor.model.incidents import Finding, Value

__all__ = ["set_beside"]

_CLOSE = 700  # characters between two numbers of one report
_PRINTED = 1  # days between two reports of one news
_FEWER = 0.3  # share of the higher toll below which the other counts something else


def set_beside(incidents: Incidents, finding: Finding) -> bool:
    """Whether two numbers of dead or wounded that contradict each other are told of one happening, of the same people.

    On the wars that were read for it (docs/decisions, 197) 23 of 27 such were right.
    """
    if finding.role not in TOLLS:
        return False
    tellings = [incidents.telling(value.telling) for value in finding.pair]
    counts = [count_of(telling, value) for telling, value in zip(tellings, finding.pair, strict=True)]
    if not all(said.heard == "kept" for telling in tellings for said in telling.said):
        return False
    one, other = counts
    if one is None or other is None or same_population(one, other) == "other" or one.part or other.part:
        return False
    if tellings[0].document == tellings[1].document:
        against = any(claim_of(incidents, value)[0].contrasts for value in finding.pair)
        return _in_one_breath(finding.pair) and (against or _of_the_same(one, other))
    alike = one.population == other.population or one.population | other.population <= UNARMED
    return alike and _of_one_day(finding.pair) and _of_one_place(*tellings) and _near(one, other)


def _in_one_breath(pair: tuple[Value, ...]) -> bool:
    first, second = (value.span.start for value in pair)
    return abs(first - second) <= _CLOSE


def _of_the_same(one: Count, other: Count) -> bool:
    """Whether both count one group, or both say of nobody whom they count."""
    return one.population == other.population and (one.sides == other.sides or bool(one.population))


def _of_one_day(pair: tuple[Value, ...]) -> bool:
    days = [value.published for value in pair if value.published is not None]
    return len(days) == len(pair) and (max(days) - min(days)).days <= _PRINTED


def _of_one_place(one: Telling, other: Telling) -> bool:
    return bool({spot.name for spot in one.spots} & {spot.name for spot in other.spots})


def _near(one: Count, other: Count) -> bool:
    low, high = sorted(float(count.best or 0) for count in (one, other))
    return high > 0 and low / high >= _FEWER
