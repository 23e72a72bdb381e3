"""An incident with its findings as it leaves: every word in them cut anew from the redacted reports, or cleaned."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import reduce

from tadmor.export.incidents import Told, redact_told
from tadmor.export.redaction import masking
from tadmor.model import Reading, Span
from tadmor.model.incidents import Finding, Value
from tadmor.store import ClaimRow, IncidentRow, claim_rows

__all__ = ["Leaving", "redact_compared"]


class Leaving:
    """An incident without what an export withholds: its row with findings, and the claims of its reports.

    `clean` takes what is withheld in any of the reports out of words that were made from them.
    """

    def __init__(self, row: IncidentRow, told: Told, clean: Callable[[str], str]) -> None:
        self.row = row
        self.readings = told.readings
        self.clean = clean
        self._rows = {reading.document.id: claim_rows(reading) for reading in told.readings}

    def rows(self, document: str) -> tuple[ClaimRow, ...]:
        """The claims of one of its documents."""
        return self._rows.get(document, ())


def redact_compared(row: IncidentRow, readings: Iterable[Reading]) -> Leaving:
    """The incident with its findings, redacted through its reports. A decision's own words are not part of it."""
    found = tuple(readings)
    told = redact_told(Told(row=row, readings=found))
    clean = _together([masking(reading) for reading in found])
    before, after = row.compared.voices, told.row.compared.voices
    pairs = zip((*before.voices, *before.unnamed), (*after.voices, *after.unnamed), strict=True)
    names = {one.name: other.name for one, other in pairs if one.name and other.name}
    texts = {reading.document.id: reading.document.text for reading in told.readings}
    findings = tuple(_finding(finding, names, texts, clean) for finding in row.compared.findings)
    return Leaving(replace(told.row, compared=replace(told.row.compared, findings=findings)), told, clean)


def _together(masks: Iterable[Callable[[str], str]]) -> Callable[[str], str]:
    known = tuple(masks)
    return lambda words: reduce(lambda told, mask: mask(told), known, words)


def _finding(
    finding: Finding, names: Mapping[str, str], texts: Mapping[str, str], clean: Callable[[str], str]
) -> Finding:
    return replace(
        finding,
        why=clean(finding.why),
        scope=finding.scope and clean(finding.scope),
        pair=tuple(_value(value, names, texts, clean) for value in finding.pair),
        values=tuple(_value(value, names, texts, clean) for value in finding.values),
    )


def _value(value: Value, names: Mapping[str, str], texts: Mapping[str, str], clean: Callable[[str], str]) -> Value:
    start, end = value.span.start, value.span.end
    words = texts[value.document][start:end] if value.document in texts else clean(value.span.text)
    return replace(
        value, voice=names.get(value.voice, clean(value.voice)), text=clean(value.text), span=Span(start, end, words)
    )
