"""Two numbers of one act that a report itself puts side by side: "the monitor said 145 people were killed; state media
said 78".
"""

from tadmor.link.agreement.given import count_of
from tadmor.link.counts import TOLLS
from tadmor.link.incidents import Incidents, Telling
from tadmor.model.incidents import Finding, Value

__all__ = ["set_beside"]

_CLOSE = 200  # characters between two numbers of two sentences that follow each other


def set_beside(incidents: Incidents, finding: Finding) -> bool:
    """Whether one report gives both numbers of a contradiction in one breath, each of the same people.

    Both of one telling, each with its speaker beside it, counting the same (people, civilians, soldiers of one side).
    """
    one, other = (incidents.telling(value.telling) for value in finding.pair)
    first, second = finding.pair
    near = abs(first.span.start - second.span.start) <= _CLOSE
    if one.id != other.id or finding.role not in TOLLS or not near:
        return False
    kept = all(said.heard == "kept" for said in one.said)
    return kept and _counted(one, first) == _counted(other, second) is not None


def _counted(telling: Telling, value: Value) -> tuple[str | None, frozenset[str], frozenset[str]] | None:
    """What a number counts: its unit, whom, of which side; None where it is not among the telling's."""
    found = count_of(telling, value)
    return (found.unit, found.population, found.sides) if found else None
