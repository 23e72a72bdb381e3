"""What a headline tells of an event, measured on invented rows."""

import gzip
from datetime import date
from pathlib import Path

import pytest
from benchmarks.ucdp.__main__ import main
from benchmarks.ucdp.rows import FILE, alone, measured, rows
from tests.reference.made import ucdp

EVENT = {
    "where_coordinates": "Palmyra town",
    "latitude": "34.56",
    "longitude": "38.28",
    "date_start": "2016-12-11",
    "date_end": "2016-12-11",
    "number_of_sources": "2",
    "best": "12",
    "low": "12",
    "high": "14",
    "source_article": '"Northmere Daily,2016-12-11,Air strikes kill 12 people in Palmyra";'
    '"Halden Wire, Desk,2016-12-12,Fighting in the countryside of Homs"',
}
ALONE = EVENT | {"id": "900002", "number_of_sources": "1", "source_article": '"Halden Wire,2016-12-12,Snow fell"'}


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """A file with one event of two sources and one of one."""
    path = tmp_path / FILE
    path.parent.mkdir(parents=True)
    path.write_bytes(gzip.compress(ucdp(EVENT, ALONE)))
    return tmp_path


def test_headlines_become_reports_of_one_line(corpora: Path) -> None:
    """By their outlets, on their days, each once."""
    found, documents = rows(corpora / FILE)
    assert [2, 1] == [len(row.headlines) for row in found]
    first = documents[found[0].headlines[0]]
    assert ("Air strikes kill 12 people in Palmyra", "Northmere Daily", date(2016, 12, 11)) == (
        first.text,
        first.outlet,
        first.published,
    )
    assert "Halden Wire, Desk" == documents[found[0].headlines[1]].outlet


def test_errors_of_measured_events_are_not_shown(corpora: Path) -> None:
    """Only of events with a single source, from which something may be learnt."""
    with pytest.raises(SystemExit):
        main(["--corpora", str(corpora), "--errors", "5"])


def test_a_page_s_own_signs_are_read(corpora: Path) -> None:
    """Some headlines came as HTML."""
    cell = '"Northmere Daily,2016-12-11,Shells hit Dar&#8217;a"'
    (corpora / FILE).write_bytes(gzip.compress(ucdp(EVENT | {"source_article": cell})))
    (document,) = rows(corpora / FILE)[1].values()
    assert "Shells hit Dar’a" == document.text


def test_a_headline_may_tell_the_day_itself(corpora: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A list that was published a month later."""
    cell = '"Northmere Daily,2017-01-15,December 11th 2016: Palmyra, Syria"'
    (corpora / FILE).write_bytes(gzip.compress(ucdp(EVENT | {"source_article": cell})))
    main(["--corpora", str(corpora)])
    told = capsys.readouterr().out
    assert "day of publication, or the one before: 0.000 (0 of 1)" in told
    assert "the same, or a day that a headline tells: 1.000 (1 of 1)" in told


def test_what_is_learnt_from_shares_no_headline_with_what_is_measured(corpora: Path) -> None:
    """An event with one source, whose headline a measured event cites, is left out."""
    shared = EVENT | {"id": "900003", "number_of_sources": "1"}
    (corpora / FILE).write_bytes(gzip.compress(ucdp(EVENT, ALONE, shared)))
    found = rows(corpora / FILE)[0]
    assert (["900002"], 1) == ([row.event.id for row in alone(found)], len(measured(found)))


def test_the_figures_are_of_events_with_several_sources(corpora: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Place, day, dead and the match."""
    main(["--corpora", str(corpora)])
    told = capsys.readouterr().out
    assert "events: 1\n" in told
    assert "a point within 25 km, and the day of publication: 1.000 (1 of 1)" in told
    assert "that headline: 1.000 (1 of 1)" in told
    assert "right 1.000 (1 of 1)" in told
