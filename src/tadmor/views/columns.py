"""An incident as a table: a column for each voice, with its echoes folded in, a row for each finding.

A cell holds the words of one voice on one aspect, each once however many reports print them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from tadmor.export.wording import number
from tadmor.link.voices import reason
from tadmor.model import Decision, Voice
from tadmor.model.incidents import Finding, FindingKind, Value
from tadmor.ontology.actors import catalogue
from tadmor.store import ClaimRow, IncidentRow
from tadmor.views.numbers import interval_of
from tadmor.views.overruled import Overruling, field_of, overruling_of, overrulings

__all__ = ["SIGNS", "Column", "Report", "Reports", "Row", "Said", "Table", "side_words", "table"]

SIGNS: dict[FindingKind, str] = {
    "agree": "=",
    "compatible": "≈",
    "scope differs": "⊃",
    "conflict": "≠",
    "denied": "✕",
    "only one": "1",
    "unclear": "?",
}
"""A sign beside each word, so that nothing is told by colour alone."""
_STANDS = {"told": "says so", "denied": "denies it"}


class Reports(Protocol):
    """What the table asks of a view: the rows of a document's claims."""

    def rows(self, document: str) -> tuple[ClaimRow, ...]:
        """The claims of a document."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report that gives a voice's account; `why` it adds no voice of its own ("" for the earliest)."""

    document: str
    outlet: str
    title: str
    published: date | None
    composed: bool
    why: str = ""
    claim: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A voice: who it is, on whose side, and the reports that give its account, the earliest first."""

    name: str
    named: bool
    side: str
    reports: tuple[Report, ...]

    @property
    def outlets(self) -> int:
        """By how many outlets it is told."""
        return len({report.outlet or report.document for report in self.reports})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words of a voice for one aspect, where they stand, and how they were read; `more` reports print the same."""

    words: str
    read: str
    claim: str
    document: str
    outlet: str
    published: date | None
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A finding with a cell for each column. `overruled` is a person's word on it."""

    finding: Finding
    cells: tuple[tuple[Said, ...], ...]
    overruled: Overruling | None = None

    @property
    def title(self) -> str:
        """What is compared: "where", "how many killed (soldiers)"."""
        found = self.finding
        scope = f"({found.scope})" if found.scope and found.scope != found.role else ""
        return " ".join(part for part in (found.aspect, found.role or "", scope) if part)

    @property
    def field(self) -> str:
        """The field of the log under which a person's finding stands."""
        return field_of(self.finding)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The whole comparison."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def rules(self, row: Row) -> bool:
        """Whether a person's finding is asked for on a row: not where another row of its number compares voices."""
        compared = {(one.finding.aspect, one.finding.role) for one in self.rows if one.finding.relation is None}
        return row.finding.relation is None or (row.finding.aspect, row.finding.role) not in compared


def table(view: Reports, row: IncidentRow, decisions: Iterable[Decision] = ()) -> Table:
    """The voices of an incident side by side; with people's findings as far as their decisions are given."""
    known = {claim.id: claim for id_ in row.incident.documents for claim in view.rows(id_)}
    by_document = {claim.document: claim for claim in known.values()}
    voices = (*row.compared.voices.voices, *row.compared.voices.unnamed)
    said = overrulings(decisions)
    rows = (
        Row(
            finding=finding,
            cells=tuple(_cell(finding, voice, known) for voice in voices),
            overruled=overruling_of(finding, row.compared.findings, said),
        )
        for finding in _once(row.compared.findings)
    )
    return Table(columns=tuple(_column(voice, known, by_document) for voice in voices), rows=tuple(rows))


def _once(findings: Sequence[Finding]) -> list[Finding]:
    """Findings without those of a voice that alone gives a number, where the row of its update has that number."""
    updated = {
        (one.role, value.claim, value.text) for one in findings if one.relation == "update" for value in one.pair
    }
    return [
        one
        for one in findings
        if one.finding != "only one"
        or one.aspect != "how many"
        or not all((one.role, value.claim, value.text) in updated for value in _values(one))
    ]


def side_words(side: str) -> str:
    """A side for people: "government of Russia", "Islamic State"; its own name where it belongs to none we know."""
    kind, _, key = side.partition(":")
    if kind == "government" and key in catalogue().countries:
        return f"government of {catalogue().countries[key].name}"
    if kind == "group" and key:
        entry = catalogue().entries.get(key)
        return entry.name if entry else key
    return ""


def _column(voice: Voice, known: dict[str, ClaimRow], by_document: dict[str, ClaimRow]) -> Column:
    echoes = {echo.document: echo for echo in voice.echoes}
    told: dict[str, str] = {}
    for id_ in voice.claims:
        if id_ in known:
            told.setdefault(known[id_].document, id_)
    reports = []
    for document in (voice.origin, *(one for one in voice.documents if one != voice.origin)):
        row, echo = by_document.get(document), echoes.get(document)
        reports.append(
            Report(
                document=document,
                outlet=(row.outlet if row else None) or "outlet not given",
                title=(row.title if row else None) or document,
                published=row.published if row else None,
                composed=row is not None and row.composed,
                why=reason(echo) if echo and document != voice.origin else "",
                claim=told.get(document),
            )
        )
    return Column(
        name=voice.name or "nobody named",
        named=voice.name is not None,
        side=side_words(voice.side),
        reports=tuple(reports),
    )


def _cell(finding: Finding, voice: Voice, known: dict[str, ClaimRow]) -> tuple[Said, ...]:
    """What a voice says to it: each wording once, as it was told first, with how many reports more print it."""
    own = [value for value in _values(finding) if value.claim in voice.claims]
    found: dict[tuple[str, str], list[Value]] = {}
    for value in sorted(own, key=lambda one: (one.published is None, one.published or 0, one.document)):
        found.setdefault((" ".join(value.span.text.lower().split()), value.text), []).append(value)
    return tuple(_said(finding, values, known) for values in found.values())


def _values(finding: Finding) -> Sequence[Value]:
    """The values of a finding: for an update the two that follow each other."""
    return finding.pair if finding.relation else (finding.values or finding.pair)


def _said(finding: Finding, values: Sequence[Value], known: dict[str, ClaimRow]) -> Said:
    first = values[0]
    row = known.get(first.claim)
    return Said(
        words=" ".join(first.span.text.split()),
        read=_read(finding, first.text),
        claim=first.claim,
        document=first.document,
        outlet=(row.outlet if row else None) or first.document,
        published=first.published,
        more=len({value.document for value in values}) - 1,
    )


def _read(finding: Finding, text: str) -> str:
    """A value as it was understood, for people: "3,600 to 4,400", "140 or more"; each name once."""
    if finding.finding == "denied" and text in _STANDS:
        return _STANDS[text]
    if finding.aspect != "how many":
        return ", ".join(dict.fromkeys(text.split(", ")))
    interval = interval_of(text)
    if interval is None:
        return text
    low, high = interval
    if low is None or high is None:
        return f"{number(low)} or more" if low is not None else f"{number(high or 0)} or fewer"
    return number(low) if low == high else f"{number(low)} to {number(high)}"
