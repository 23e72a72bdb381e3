"""Incidents that a weak joint holds together, and findings of the machine that many accounts hang on."""

from collections.abc import Iterator
from itertools import islice

from tadmor.model.incidents import Finding
from tadmor.store import Filter, IncidentRow, View
from tadmor.views.overruled import field_of, meant
from tadmor.views.queues.records import Decided, Waiting

__all__ = ["conflicts", "incidents"]

_LOOKED_AT = 300
_ASKED = (Filter(support=("conflict", "denied"), size=100), Filter(voices_min=2, size=100))
_GRAVE = frozenset({"conflict", "denied"})
_OPEN = frozenset({"scope differs", "unclear"})


def incidents(view: View) -> list[Waiting]:
    """The incidents of several reports that wait, the weakest joint first."""
    rows = (row for row in islice(view.told_by_several(), _LOOKED_AT) if not row.incident.story)
    found = [_joined(row) for row in rows if row.review == "new" and row.incident.score is not None]
    return sorted(found, key=lambda one: -one.weight)


def _joined(row: IncidentRow) -> Waiting:
    score, reports = row.incident.score or 0.0, len(row.incident.documents)
    why = (f"its weakest joint has a sum of {score:.2f}, and over 0 joins", f"{reports} reports tell it")
    return Waiting(target=row.id, incident=row, weight=1 / (1 + abs(score)), why=why)


def conflicts(view: View) -> list[Waiting]:
    """The findings that wait: conflicts and denials, then where scope differs or nothing can be said."""
    decided = Decided(view.decisions())
    rows = {row.id: row for filter in _ASKED for row in view.incidents(filter).rows}
    found = [one for row in rows.values() for one in _findings(row, decided)]
    return sorted(found, key=lambda one: -one.weight)


def _findings(row: IncidentRow, decided: Decided) -> Iterator[Waiting]:
    """The findings of an incident on which nobody has decided; what one decision names is one."""
    findings = row.compared.findings
    done = [one for field in decided.of_incident(row.id) for one in meant(field, findings)]
    waiting = {field_of(one): one for one in findings if one.finding in _GRAVE | _OPEN and one not in done}
    for field, finding in waiting.items():
        yield _found(row, finding, field)


def _found(row: IncidentRow, finding: Finding, field: str) -> Waiting:
    open_ = 1.05 - abs(2 * finding.score - 1)  # a person is needed most where it may be either
    weight = open_ * row.voices * (2 if finding.finding in _GRAVE else 1)
    why = (f"right with a chance of {finding.score:.2f}", row.compared.voices.words(), finding.finding)
    return Waiting(target=row.id, field=field, incident=row, finding=finding, weight=weight, why=why)
