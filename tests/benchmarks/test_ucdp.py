"""What a headline tells of an event, measured on invented rows."""

import gzip
from datetime import date
from pathlib import Path

import pytest
from benchmarks.ucdp.__main__ import main
from benchmarks.ucdp.rows import FILE, rows
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


def test_the_figures_are_of_events_with_several_sources(corpora: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Place, day, dead and the match."""
    main(["--corpora", str(corpora)])
    told = capsys.readouterr().out
    assert "events: 1\n" in told
    assert "a point within 25 km, and the day of publication: 1.000 (1 of 1)" in told
    assert "that headline: 1.000 (1 of 1)" in told
    assert "right 1.000 (1 of 1)" in told
