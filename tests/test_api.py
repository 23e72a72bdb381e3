"""The Python door: small, typed, and cheap to open."""

import subprocess
import sys
from datetime import date
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
    with pytest.raises(ValueError, match=r"Invalid isoformat|half of a surrogate"):
        tadmor.read(text, published=published)


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
