"""The composed dossier, across its reports: incidents and findings against what a careful reader expects.

`expected.toml` was written by reading the reports, before there was code. `[[known]]` there lists what does not come
out yet, and why; anything else missing, and any `conflict` or `denied` that a reader does not have, is an error.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tadmor import samples
from tadmor.ingest import open_inputs, parse
from tadmor.link.agreement import findings
from tadmor.link.incidents import Incidents, Telling
from tadmor.model import Document, Raw, Reading
from tadmor.model.incidents import Finding, Incident
from tadmor.pipeline import default_pipeline

_Table = dict[str, Any]

EXPECTED: _Table = tomllib.loads(Path(__file__).with_name("expected.toml").read_text(encoding="utf-8"))
KNOWN = {(row["incident"], row["words"]) for row in EXPECTED.get("known", [])}


@dataclass(frozen=True)
class Dossier:
    """The twelve reports by their short ids, linked."""

    readings: dict[str, Reading]
    incidents: Incidents

    def telling(self, at: _Table) -> Telling | None:
        """The telling in whose words, or in whose claim's words, some words of a report stand; the first such."""
        reading = self.readings[at["in"]]
        start = reading.document.text.find(at["words"])
        assert start >= 0, f"{at['in']} does not say {at['words']!r}"
        end = start + len(at["words"])
        told = [t for t in self.incidents.of_document(reading.document.id) if not t.story]
        in_words = (t for t in told if any(start <= s.start < end for s in (*t.spans, *(c.span for c in t.counts))))
        in_claim = (t for t in told if any(s.span.start <= start < s.span.end for s in t.said))
        return next(in_words, None) or next(in_claim, None)

    def incident(self, at: _Table) -> Incident | None:
        """The incident of that telling."""
        telling = self.telling(at)
        return None if telling is None else self.incidents.incident_of(telling.id)

    def voices(self) -> dict[str, str]:
        """The voices of claims in reports that print another: those of the other."""
        found = {}
        for row in EXPECTED["voice"]:
            copy, original = (self.readings[row[key]].document for key in ("of", "is"))
            for telling in self.incidents.of_document(copy.id):
                for said in telling.said:
                    own = said.voice.startswith("document:") or said.name == copy.outlet
                    voice = f"document:{original.id}" + said.voice.removeprefix(f"document:{copy.id}")
                    found[said.claim] = (
                        (voice if said.voice.startswith("document:") else _key(original)) if own else said.voice
                    )
        return found


def _key(document: Document) -> str:
    return (document.outlet or "").lower()


@cache
def dossier() -> Dossier:
    """Read and link the dossier once."""
    inputs = open_inputs(samples.paths())
    documents = [found for raw in inputs if isinstance(raw, Raw) and isinstance(found := parse(raw), Document)]
    readings = default_pipeline().read_batch(documents)
    short = {f"composed-{number:02}": reading for number, reading in enumerate(readings, 1)}
    incidents = Incidents()
    for reading in readings:
        incidents.add(reading)
    return Dossier(short, incidents)


def _all_findings() -> Iterator[Finding]:
    found = dossier()
    voices = found.voices()
    for incident in found.incidents.incidents():
        yield from findings(found.incidents, incident, voices)


@cache
def every_finding() -> tuple[Finding, ...]:
    """All findings on all incidents."""
    return tuple(_all_findings())


def _fits(found: Finding, wanted: _Table) -> bool:
    """Whether a finding is of this aspect and role, has one of these words, and compares these words."""
    word = "update" if found.relation == "update" else found.finding
    if found.aspect != wanted["aspect"] or word not in wanted["finding"] or found.role != wanted.get("role"):
        return False
    spans = [value.span.text for value in found.pair]
    return all(any(words in span or span in words for span in spans) for words in wanted["between"])


_FINDINGS = [(i["name"], f) for i in EXPECTED["incident"] for f in i["findings"]]


@pytest.mark.parametrize("expected", EXPECTED["incident"], ids=lambda i: i["name"])
def test_what_tells_one_happening_is_one_incident(expected: _Table) -> None:
    """All tellings that a reader takes for one stand in one incident, but for those that are known to be missing."""
    wanted = [at for at in expected["told"] if (expected["name"], at["words"]) not in KNOWN]
    incidents = {(found.id if (found := dossier().incident(at)) else f"none for {at}") for at in wanted}
    assert len(incidents) == 1


@pytest.mark.parametrize(
    "apart", EXPECTED["apart"], ids=lambda a: f"{a['one']['words'][:30]} / {a['other']['words'][:30]}"
)
def test_what_a_reader_keeps_apart_stays_apart(apart: _Table) -> None:
    """No two happenings become one incident."""
    one, other = dossier().incident(apart["one"]), dossier().incident(apart["other"])
    assert one is None or other is None or one.id != other.id


@pytest.mark.parametrize(
    ("name", "wanted"), _FINDINGS, ids=lambda v: v if isinstance(v, str) else " / ".join(v["between"])
)
def test_every_expected_finding_is_made(name: str, wanted: _Table) -> None:
    """A finding that a reader would write stands among the machine's."""
    if (name, wanted["between"][0]) in KNOWN:
        pytest.skip("known not to come out yet: see expected.toml")
    assert any(_fits(found, wanted) for found in every_finding())


def test_no_conflict_and_no_denial_that_a_reader_does_not_have() -> None:
    """Every `conflict` and `denied` is one of the expected."""
    grave = [f for f in every_finding() if f.finding in ("conflict", "denied")]
    assert [f for f in grave if not any(_fits(f, wanted) for _, wanted in _FINDINGS)] == []


def test_every_finding_names_its_words_and_its_reason() -> None:
    """The spans of a finding stand in the texts, and a sentence says why."""
    texts = {r.document.id: r.document.text for r in dossier().readings.values()}
    for found in every_finding():
        assert found.why and found.pair
        for value in (*found.pair, *found.values):
            assert texts[value.document][value.span.start : value.span.end] == value.span.text
