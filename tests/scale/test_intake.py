"""Inputs go into a store once, in their order, whatever happens to the workers."""

import ctypes
import os
import signal
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tadmor.ingest import open_inputs
from tadmor.model import Raw
from tadmor.nlp.segment import step as segment
from tadmor.pipeline import Pipeline
from tadmor.scale.intake import Report, add, stale
from tadmor.scale.pool import Limits
from tadmor.scale.worker import Item, Outcome, Reader, reader_of
from tadmor.store import Filter, Store, open_store, verify

LINE = '{{"id": "d{0}", "outlet": "Northmere Wire", "published": "2016-12-12", "text": "Report {0}: {1}."}}\n'


def plain() -> Reader:
    """A reader that finds sentences and nothing else: these tests are about the runner."""
    return reader_of(Pipeline((segment(),)))


def troubled() -> Reader:
    """The same, but some texts end or hang or fill the worker that reads them."""
    read = plain()

    def work(items: Sequence[Item]) -> list[Outcome]:
        for item in items:
            content = item.content if isinstance(item, Raw) else b""
            if b"segfault" in content:
                ctypes.string_at(0)
            if b"killed" in content:
                os.kill(os.getpid(), signal.SIGKILL)
            if b"hangs" in content:
                signal.pause()
            if b"fills" in content:
                bytearray(1 << 40)
        return read(items)

    return work


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A hundred reports, a line each."""
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(LINE.format(n, "nothing happened") for n in range(100)), encoding="utf-8")
    return path


def _add(store: Store, path: Path, reader: Callable[[], Reader] = plain, fingerprint: str = "f") -> Report:
    return add(store, open_inputs([path]), reader=reader, fingerprint=fingerprint, jobs=2, limits=Limits(seconds=2))


def _rows(path: Path) -> list[object]:
    with sqlite3.connect(path) as connection:
        tables = [t for (t,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return [sorted(connection.execute(f"SELECT * FROM {t}").fetchall(), key=repr) for t in sorted(tables)]


def test_a_run_adds_each_input_once_and_another_nothing(tmp_path: Path, articles: Path) -> None:
    """In the order of the inputs; the second run writes no row."""
    with open_store(tmp_path / "case.db") as store:
        assert 100 == _add(store, articles).added
        before = _rows(tmp_path / "case.db")
        again = _add(store, articles)
        with store.snapshot() as view:
            assert [f"d{n}" for n in range(100)] == list(view.document_ids())
    assert (0, 100) == (again.added, again.earlier)
    assert before == _rows(tmp_path / "case.db")


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [("segfault", "crashed"), ("killed", "crashed"), ("hangs", "timed-out"), ("fills", "out-of-memory")],
)
def test_an_input_that_ends_its_worker_is_rejected_alone(
    tmp_path: Path, articles: Path, trouble: str, reason: str
) -> None:
    """The others of its batch are read, and the store is the one that a run without it leaves."""
    with articles.open("a", encoding="utf-8") as file:
        file.write(LINE.format("bad", trouble) + LINE.format("last", "the end"))
    with open_store(tmp_path / "case.db") as store:
        report = _add(store, articles, troubled)
        assert [] == list(verify(store))
    assert [(reason, 101)] == [(r.reason, report.added) for r in report.rejected]


def test_a_rejected_input_that_may_do_better_is_tried_again(tmp_path: Path, articles: Path) -> None:
    """A crash may have been the machine's; bad bytes stay bad."""
    with articles.open("a", encoding="utf-8") as file:
        file.write(LINE.format("bad", "segfault") + "{not json\n")
    with open_store(tmp_path / "case.db") as store:
        assert ["crashed", "bad-json"] == [r.reason for r in _add(store, articles, troubled).rejected]
        second = _add(store, articles, plain)
        with store.snapshot() as view:
            assert ["bad-json"] == [rejected.reason for rejected in view.rejects()]
    assert (1, 101) == (second.added, second.earlier)


def test_the_same_id_with_another_text_is_a_reject(tmp_path: Path) -> None:
    """The first one stays."""
    path = tmp_path / "two.jsonl"
    path.write_text(LINE.format(1, "it rained") + LINE.format(1, "it snowed"), encoding="utf-8")
    with open_store(tmp_path / "case.db") as store:
        report = _add(store, path)
        with store.snapshot() as view:
            (reading,) = view.readings(Filter())
    assert (1, ["duplicate-id"]) == (report.added, [r.reason for r in report.rejected])
    assert "Report 1: it rained." == reading.document.text


def test_a_newer_pipeline_reads_anew_from_what_is_stored(tmp_path: Path, articles: Path) -> None:
    """Without the files: from the raw bytes, under the same ids."""
    with open_store(tmp_path / "case.db") as store:
        _add(store, articles)
        articles.unlink()
        with store.snapshot() as view:
            items = list(stale(view, "another"))
        report = add(store, items, reader=empty, fingerprint="another", jobs=1)
        with store.snapshot() as view:
            assert 100 == view.counts().documents
    assert (100, 0) == (report.replaced, report.added)


def empty() -> Reader:
    """A pipeline of another fingerprint."""
    return reader_of(Pipeline(()))
