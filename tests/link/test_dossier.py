"""The composed dossier, across its reports: incidents and findings against what a careful reader expects.

`expected.toml` was written by reading the reports, before there was code. `[[known]]` there lists what does not come
out yet, and why; anything else missing, and any `conflict` or `denied` that a reader does not have, is an error.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from tadmor import samples
from tadmor.ingest import open_inputs, parse
from tadmor.link.compared import compared
from tadmor.link.duplicates import Duplicates
from tadmor.link.incidents import Incidents, Telling
from tadmor.link.voices import Lineage, accounts_of, facts_of
from tadmor.model import Account, Document, DocumentLink, Raw, Reading
from tadmor.model.incidents import Compared, Finding, Incident
from tadmor.pipeline import default_pipeline

_Table = dict[str, Any]

EXPECTED: _Table = tomllib.loads(Path(__file__).with_name("expected.toml").read_text(encoding="utf-8"))
KNOWN = {(row["incident"], row["words"]) for row in EXPECTED.get("known", [])}


@dataclass(frozen=True)
class Dossier:
    """The twelve reports by their short ids, linked."""

    readings: dict[str, Reading]
    incidents: Incidents
    links: tuple[DocumentLink, ...]
    compared: tuple[Compared, ...]

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

    def relation(self, one: str, other: str) -> str:
        """What two reports are to each other: "copy", "echo of ..." whom both rest on in one happening, or neither."""
        ids = {self.readings[one].document.id, self.readings[other].document.id}
        if any({link.first, link.second} == ids and link.kind != "quotation" for link in self.links):
            return "copy"
        shared = [v for c in self.compared for v in (*c.voices.voices, *c.voices.unnamed) if ids <= set(v.documents)]
        names = sorted({voice.name or "somebody unnamed" for voice in shared})
        return f"echo of {', '.join(names)}" if names else "independent"


def linked(documents: Iterable[Document]) -> Dossier:
    """Reports read and linked, in this order."""
    readings = default_pipeline().read_batch(list(documents))
    incidents, duplicates, lineage = Incidents(), Duplicates(), Lineage()
    accounts, links = dict[str, Account](), list[DocumentLink]()
    for number, reading in enumerate(readings):
        lineage.add(facts_of(reading.document, number))
        for link in duplicates.add(reading):
            lineage.join(link)
            links.append(link)
        accounts |= {account.claim: account for account in accounts_of(reading)}
        incidents.add(reading)
    found = tuple(compared(incidents, i, accounts, lineage) for i in incidents.incidents() if not i.story)
    short = {f"composed-{number:02}": reading for number, reading in enumerate(readings, 1)}
    return Dossier(short, incidents, tuple(links), found)


def documents() -> list[Document]:
    """The twelve reports."""
    return [d for raw in open_inputs(samples.paths()) if isinstance(raw, Raw) and isinstance(d := parse(raw), Document)]


@cache
def dossier() -> Dossier:
    """Read and link the dossier once."""
    return linked(documents())


@cache
def every_finding() -> tuple[Finding, ...]:
    """All findings on all incidents."""
    return tuple(finding for found in dossier().compared for finding in found.findings)


def _fits(found: Finding, wanted: _Table) -> bool:
    """Whether a finding is of this aspect and role, has one of these words, and compares these words."""
    word = "update" if found.relation == "update" else found.finding
    if found.aspect != wanted["aspect"] or word not in wanted["finding"] or found.role != wanted.get("role"):
        return False
    spans = [value.span.text for value in found.pair]
    if found.finding == "denied" and len(spans) != len(wanted["between"]):
        return False
    return all(any(words in span or span in words for span in spans) for words in wanted["between"])


_FINDINGS = [(i["name"], f) for i in EXPECTED["incident"] for f in i["findings"]]


@pytest.mark.parametrize("pair", EXPECTED["pairs"])
def test_every_pair_of_reports_is_a_copy_an_echo_of_somebody_or_independent(pair: str) -> None:
    """What a careful reader says of two reports, and of whom both rest on where they rest on one."""
    one, other = (f"composed-{number}" for number in pair.split("-"))
    if pair in EXPECTED["known_pairs"]:
        pytest.skip(f"known not to come out yet: {EXPECTED['known_pairs'][pair]}")
    assert dossier().relation(one, other) == EXPECTED["pairs"][pair]


def test_every_pair_is_expected() -> None:
    """Twelve reports are 66 pairs."""
    numbers = [f"{number:02}" for number in range(1, 13)]
    assert set(EXPECTED["pairs"]) == {f"{a}-{b}" for a, b in combinations(numbers, 2)}


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


def test_no_agreement_and_no_difference_that_a_reader_does_not_have() -> None:
    """What else is said to agree, to be compatible or to differ in scope is expected as well, word by word."""
    also = [(row["finding"], row["aspect"], set(row["between"])) for row in EXPECTED["also"]]
    others = [f for f in every_finding() if f.finding in ("agree", "compatible", "scope differs")]
    unexpected = [f for f in others if not any(_fits(f, wanted) for _, wanted in _FINDINGS)]
    found = [(f.finding, f.aspect, {value.span.text for value in f.pair}) for f in unexpected]
    assert [f for f in found if f not in also] == []


@pytest.mark.parametrize("number", [1, 5, 8])
def test_copies_of_a_report_change_no_count_of_voices(number: int) -> None:
    """Four papers that print a report under names of their own add nothing to any voice."""
    reports = documents()
    original = reports[number - 1]
    assert original.published is not None
    day = original.published + timedelta(days=1)
    copies = [replace(original, id=f"{original.id}-{n}", outlet=f"Paper {n}", published=day) for n in range(1, 5)]
    before, after = dossier(), linked([*reports, *copies])
    home = {telling: c for c in after.compared for telling in c.incident.tellings}
    counts = [(c.voices.count, home[c.incident.tellings[0]].voices.count) for c in before.compared]
    assert [(one, other) for one, other in counts if one != other] == []
