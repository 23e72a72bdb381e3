"""Two numbers of one act that a report itself sets side by side: "the monitor said 145 people were killed; state media
said 78". Who writes both down means one happening.
"""

from tadmor.link.agreement.given import claim_of, count_of
from tadmor.link.counts import TOLLS, Count, same_population
from tadmor.link.incidents import Incidents
from tadmor.model.incidents import Finding

__all__ = ["set_beside"]

_CLOSE = 700  # characters between two numbers of one report


def set_beside(incidents: Incidents, finding: Finding) -> bool:
    """Whether one report gives both numbers of a contradiction, each of the same people, or the one against the other.

    Two tolls of one place in two reports of a day are no such: of 23 that were shown for it strangers found 6 right
    (docs/decisions, 197).
    """
    tellings = [incidents.telling(value.telling) for value in finding.pair]
    one, other = (count_of(telling, value) for telling, value in zip(tellings, finding.pair, strict=True))
    if finding.role not in TOLLS or len({telling.document for telling in tellings}) > 1 or one is None or other is None:
        return False
    if one.part or other.part or same_population(one, other) == "other":
        return False
    first, second = (value.span.start for value in finding.pair)
    kept = all(said.heard == "kept" for telling in tellings for said in telling.said)
    against = any(claim_of(incidents, value)[0].contrasts for value in finding.pair)
    return kept and abs(first - second) <= _CLOSE and (against or _of_the_same(one, other))


def _of_the_same(one: Count, other: Count) -> bool:
    """Whether both count one group, or both say of nobody whom they count."""
    return one.population == other.population and (one.sides == other.sides or bool(one.population))
