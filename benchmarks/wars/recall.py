"""Which of an analyst's lines are told: found as a finding of that kind, or at least joined in one incident."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.findings import UNDECIDED, word
from benchmarks.wars.sets import Line, Passage, War

from tadmor.model.incidents import Finding, Value
from tadmor.store import Filter, IncidentRow, View
from tadmor.views.echoes import echoes

__all__ = ["REPEATS", "Told", "told"]

REPEATS = ("copy", "echo")
_WORDS = {"scope differs": "scope"}  # a finding's word, as lines have it
_END = re.compile(r"[.!?][\"”’']?\s|\n")


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a line. A copy or an echo is `found` where one group holds both reports."""

    line: Line
    found: bool
    joined: bool


def told(war: War, view: View) -> Iterator[Told]:
    """Every line of a set, in order."""
    texts = {report.id: report.text for report in war.reports}
    rows = view.incidents(Filter(size=10_000)).rows
    groups = [set(group.documents) for group in echoes(view)]
    for line in war.lines:
        if line.kind in REPEATS:
            both = {passage.document for passage in (line.a, line.b) if passage}
            yield Told(line, any(both <= group for group in groups), any(both <= group for group in groups))
        else:
            a, b = line.a and _sentence(line.a, texts), _sentence(line.b, texts)
            yield Told(line, any(_finds(row, line.kind, a, b) for row in rows), any(_joins(row, a, b) for row in rows))


def _finds(row: IncidentRow, kind: str, a: Passage | None, b: Passage) -> bool:
    return any(
        _meet(finding.pair or finding.values, a, b)
        for finding in row.compared.findings
        if finding.finding not in UNDECIDED and kind == _WORDS.get(word(finding), word(finding))
    )


def _joins(row: IncidentRow, a: Passage | None, b: Passage) -> bool:
    findings: Sequence[Finding] = row.compared.findings
    return _meet([value for finding in findings for value in finding.values], a, b)


def _meet(values: Iterable[Value], a: Passage | None, b: Passage) -> bool:
    spans = [(value.document, value.span.start, value.span.end) for value in values]
    return all(any(passage.meets(*span) for span in spans) for passage in (a, b) if passage)


def _sentence(passage: Passage, texts: Mapping[str, str]) -> Passage:
    """The passage with its whole sentences: an analyst quotes a part of what a value may stand in."""
    text = texts[passage.document]
    start = max((end.end() for end in _END.finditer(text, 0, passage.start)), default=0)
    end = _END.search(text, max(passage.start, passage.end - 1))
    return Passage(passage.document, start, end.end() if end else len(text))
