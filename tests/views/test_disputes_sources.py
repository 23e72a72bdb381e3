"""Disputes are ranked by who stands against whom; sources are counted, and never graded."""

from datetime import date
from pathlib import Path
from shutil import copy

import pytest
from tests.views.cases import told

from tadmor.cli import run
from tadmor.store import Filter, View, open_store, parse_filter
from tadmor.views import Source, disputes, sources


def test_disputes_across_sides_come_first_then_more_voices_then_newer(view: View) -> None:
    """All seven of the dossier, in their order."""
    found = disputes(view, parse_filter({}))
    assert [
        (True, 2, date(2016, 12, 15), "denied"),
        (True, 2, date(2016, 12, 14), "denied"),
        (True, 2, date(2016, 12, 14), "conflict"),
        (True, 2, date(2016, 12, 13), "denied"),
        (False, 1, date(2016, 12, 14), "denied"),
        (False, 1, date(2016, 12, 13), "denied"),
        (False, 1, date(2016, 12, 12), "conflict"),
    ] == [(one.sides, one.voices, one.newest, one.finding.finding) for one in found.disputes]
    assert 7 == found.of


def test_a_dispute_has_both_words_and_a_sentence_of_reason(view: View) -> None:
    """Thirty killed, or more than a hundred; a thousand attackers, or five: no number is both."""
    one, attackers = disputes(view, parse_filter({"support": "conflict"})).disputes
    assert ("no more than 1,000", "More than 5,000") == (
        attackers.one.span.text,
        attackers.other and attackers.other.span.text,
    )
    assert ("30", "more than 100") == (one.one.span.text, one.other and one.other.span.text)
    assert ["Badia Monitoring Network", "Islamic State"] == [claim.speaker for claim in one.claims]
    assert one.finding.why.endswith("no number can be both")


def test_only_the_heaviest_are_kept_and_the_rest_is_counted(view: View) -> None:
    """Two of seven."""
    found = disputes(view, parse_filter({"size": "2"}))
    assert (2, 7) == (len(found.disputes), found.of)
    assert [one.row.id for one in disputes(view, parse_filter({})).disputes[:2]] == [
        one.row.id for one in found.disputes
    ]


def test_a_persons_word_stands_beside_the_machines(case: Path, tmp_path: Path) -> None:
    """Overruled: the finding stays, with who finds otherwise."""
    path = tmp_path / "case.db"
    copy(case, path)
    with open_store(path) as store:
        with store.snapshot() as view:
            (one, _) = disputes(view, parse_filter({"support": "conflict"})).disputes
        with store.writer() as writer:
            writer.decide("set", one.row.id, by="dana", field="finding:how many:killed", value='"scope differs"')
        with store.snapshot() as view:
            (one, _) = disputes(view, parse_filter({"support": "conflict"})).disputes
    assert one.overruled is not None
    assert ("conflict", "scope differs", "dana") == (one.finding.finding, one.overruled.finding, one.overruled.by)


def source(view: View, name: str, **words: str) -> Source:
    """The source with a name."""
    (only,) = [one for one in sources(view, parse_filter(words)).sources if one.name == name]
    return only


def test_what_the_ministry_said_and_who_repeats_it(view: View) -> None:
    """Thirteen claims in six papers; four of them repeat it; it denies one thing, and one is denied it."""
    ministry = source(view, "Russian Ministry of Defence", speaker="Russian Ministry of Defence")
    assert ("speaker", 13, 6) == (ministry.kind, ministry.claims, ministry.documents)
    assert {"CT+": 11, "CT-": 2} == dict(ministry.by_certainty)
    assert {"neutral": 11, "distancing": 1, "endorsing": 1} == dict(ministry.by_stance)
    assert ["composed-02", "composed-03", "composed-04", "composed-06"] == sorted(
        repeat.echo.document for repeat in ministry.repeated
    )
    assert {
        ("denies", "told by Islamic State; denied by Russian Ministry of Defence"),
        ("denied by others", "told by Russian Ministry of Defence; denied by US-led coalition"),
    } == {(stand.kind, stand.finding.why) for stand in ministry.stands}


def test_a_speaker_is_contradicted_and_denied(view: View) -> None:
    """The group's figure and its helicopter."""
    group = source(view, "Islamic State", speaker="Islamic State")
    assert ["contradicted", "denied by others"] == sorted(stand.kind for stand in group.stands)


def test_an_outlet_that_prints_an_agency_repeats_it(view: View) -> None:
    """The Courier prints the Wire, which it does not do the other way round."""
    courier = source(view, "Port Ellery Courier", outlet="Port Ellery Courier")
    assert "outlet" == courier.kind
    assert ("copy", "Halden Wire") in {(repeat.echo.kind, repeat.echo.of) for repeat in courier.repeats}
    wire = source(view, "Halden Wire", outlet="Halden Wire")
    assert "composed-03" in {repeat.echo.document for repeat in wire.repeated}
    assert "Port Ellery Courier" not in {repeat.echo.of for repeat in wire.repeats}


def test_nobody_is_graded(view: View) -> None:
    """Counts, names, days, claims: only a person's own line of the log is a judgement, and nobody has written one."""
    assert not {"reliability", "score", "trust"} & set(Source.__dataclass_fields__)
    assert {None} == {source.grade for source in sources(view, Filter()).sources}


def test_one_denial_in_two_prints_stands_there_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And under the name of who denies it, not as a claim that is "not so"."""
    text = "Talks went on in Geneva for a third week. The Russian foreign ministry denied targeting civilians in Homs."
    path = told(tmp_path / "s.db", [(f"Wire {name}", "2016-12-08", text) for name in "ab"])
    with open_store(path, create=False) as store, store.snapshot() as view:
        assert 1 == disputes(view, parse_filter({})).of
    assert run(["disputes", str(path), "--table"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "denied by Russian Ministry of Foreign Affairs (Wire a 2016-12-08): targeting civilians in Homs" in shown
    assert "as not so" not in shown
