"""One incident for somebody who has no store: redacted, in attributed sentences, with the words of each voice.

Spans are quoted, never articles. People's findings are told without their names: who decides here is nobody's business
elsewhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from tadmor.export import Leaving, redact_compared
from tadmor.model import Decision, Reading
from tadmor.store import ClaimRow, IncidentRow, View
from tadmor.views.brief import Sentence, brief
from tadmor.views.columns import Table, table

__all__ = ["Shared", "Told", "share"]

_LONGEST = 420
"""Characters of a claim that are quoted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A report that the file rests on."""

    outlet: str
    title: str
    published: date | None
    url: str | None
    composed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What the file says. `row` and everything else have passed the redaction; `made_by` names steps and versions."""

    row: IncidentRow
    sentences: tuple[Sentence, ...]
    table: Table
    reports: tuple[Told, ...]
    made: datetime
    made_by: tuple[str, ...]

    @property
    def composed(self) -> bool:
        """Whether any report is a composed sample."""
        return any(report.composed for report in self.reports)

    def quoted(self, claim: ClaimRow) -> str:
        """The words of a claim, no more of them than is fair to quote."""
        words = " ".join(claim.content.split())
        return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rsplit(" ", 1)[0] + " …"


def share(view: View, row: IncidentRow, made: datetime) -> Shared:
    """An incident with all that a file about it says."""
    readings = tuple(reading for id_ in row.incident.documents if (reading := view.reading(id_)) is not None)
    leaving = redact_compared(row, readings)
    return Shared(
        row=leaving.row,
        sentences=brief(leaving, leaving.row),
        table=table(leaving, leaving.row, _unsigned(view.decisions(row.id), leaving)),
        reports=tuple(map(_report, leaving.readings)),
        made=made,
        made_by=tuple(dict.fromkeys(name for reading in readings for name in reading.made_by)),
    )


def _unsigned(decisions: Iterable[Decision], leaving: Leaving) -> list[Decision]:
    """Decisions without who took them, and without what the reports withhold."""
    return [replace(line, by="", why=line.why and leaving.clean(line.why)) for line in decisions]


def _report(reading: Reading) -> Told:
    document = reading.document
    return Told(
        outlet=document.outlet or "outlet not given",
        title=document.title or document.id,
        published=document.published,
        url=document.url,
        composed=document.composed,
    )
