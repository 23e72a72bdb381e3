"""The Python door: small, typed, and cheap to open."""

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

import tadmor
from tadmor.errors import StoreError
from tadmor.settings import Settings

TEXT = "The defence ministry said on Monday that some 40 men had left Homs."


def test_read_is_pure_and_takes_a_date_or_its_text() -> None:
    """The same words, the same reading."""
    one = tadmor.read(TEXT, outlet="Northmere Wire", published="2016-12-12")
    assert one == tadmor.read(TEXT, outlet="Northmere Wire", published=date(2016, 12, 12))
    assert TEXT == one.document.text
    assert [date(2016, 12, 12)] == [time.earliest for time in one.times]


@pytest.mark.parametrize(("text", "published"), [(TEXT, "12 December"), ("half \ud800 a pair", None)])
def test_what_cannot_be_is_refused(text: str, published: str | None) -> None:
    """With a reason, at once."""
    with pytest.raises(ValueError, match=r"'12 December' is no date; write YYYY-MM-DD|half of a surrogate"):
        tadmor.read(text, published=published)


def test_what_is_no_text_is_refused_by_its_name() -> None:
    """Bytes are not text yet, and half a pair in an outlet cannot be kept either."""
    with pytest.raises(TypeError, match=r"text is text \(str\), not bytes"):
        tadmor.read(TEXT.encode())  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="the outlet holds half"):
        tadmor.read(TEXT, outlet="\ud800")
    with pytest.raises(TypeError, match="published is a date"):
        tadmor.read(TEXT, published=20161212)  # type: ignore[arg-type]


def test_a_moment_is_the_day_that_it_names() -> None:
    """As a frame of articles gives it, and as JSON writes it."""
    for moment in (datetime(2016, 12, 12, 23, 30), "2016-12-12T23:30:00Z", " 2016-12-12 "):
        assert "2016-12-12" == str(tadmor.read(TEXT, published=moment).document.published)


def test_a_filter_takes_numbers_and_days_and_knows_where_a_place_lies() -> None:
    """As the command line does: "within" goes by distance."""
    near = tadmor.parse_filter({"place": "Palmyra", "within": 50, "from": date(2016, 12, 1), "voices_min": 2})
    assert near == tadmor.parse_filter({"place": "Palmyra", "within": "50", "from": "2016-12-01", "voices_min": "2"})
    assert near.near is not None
    assert (34.6, 38.3) == (round(near.near[0], 1), round(near.near[1], 1))
    assert (1.0, 2.0) == tadmor.parse_filter({"place": "Palmyra", "within": 50}, near=(1.0, 2.0)).near
    with pytest.raises(tadmor.TadmorError, match="'Nowhereville' is none that we know"):
        tadmor.parse_filter({"place": "Nowhereville", "within": 50})


def test_a_store_opens_for_writing_and_asking(tmp_path: Path) -> None:
    """With the same queries as the command line."""
    with tadmor.open(tmp_path / "case.db") as store:
        with store.writer() as writer:
            assert "added" == writer.add(tadmor.read(TEXT, outlet="Northmere Wire"))
        with store.snapshot() as view:
            (row,) = view.claims(tadmor.parse_filter({"has": "quantity"})).rows
    assert "Northmere Wire" == row.outlet
    with pytest.raises(StoreError):
        tadmor.open(tmp_path / "none.db", create=False)


def test_the_public_names_are_all_there() -> None:
    """`__all__` is the whole of it, and the package says that it is typed."""
    assert all(getattr(tadmor, name) is not None for name in tadmor.__all__)
    assert (Path(tadmor.__file__).parent / "py.typed").exists()
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = tadmor.nothing


def test_importing_loads_nothing_heavy() -> None:
    """No reader, no store, no network client before they are asked for."""
    code = "import sys, tadmor; print(*[m for m in ('sqlite3', 'trafilatura', 'httpx', 'msgspec') if m in sys.modules])"
    assert "" == subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_settings_come_from_the_environment() -> None:
    """And a value that is none is told."""
    settings = Settings.from_environment({"TADMOR_DB": "x.db", "TADMOR_JOBS": "3", "TADMOR_TIMEOUT": "2.5"})
    assert (Path("x.db"), 3, 2.5, 2048) == (settings.database, settings.jobs, settings.seconds, settings.memory_mb)
    assert settings.gazetteer is None
    assert Path("own.csv") == Settings.from_environment({"TADMOR_GAZETTEER": "own.csv"}).gazetteer
    with pytest.raises(tadmor.TadmorError, match="TADMOR_JOBS='many' is not a positive number"):
        Settings.from_environment({"TADMOR_JOBS": "many"})
