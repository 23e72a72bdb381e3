"""A set read and linked in a store of its own, as `tadmor add` does it; readings are kept between runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.kept import read_all
from benchmarks.wars.sets import War

from tadmor.link.incidents import Incidents
from tadmor.pipeline import Pipeline
from tadmor.scale.linking import link
from tadmor.store import View, open_store

__all__ = ["incidents_of", "linked"]


def incidents_of(war: War, pipeline: Pipeline, cache: Path) -> Incidents:
    """The incidents of the set's reports, without a store."""
    incidents = Incidents()
    for reading in read_all(pipeline, war.reports, cache):
        incidents.add(reading)
    return incidents


@contextmanager
def linked(war: War, pipeline: Pipeline, cache: Path) -> Iterator[View]:
    """The set's reports in a real store (SQLite), read by `pipeline` and linked."""
    with TemporaryDirectory() as folder, open_store(Path(folder) / "case.db") as store:
        with store.writer() as writer:
            for reading in read_all(pipeline, war.reports, cache):
                writer.add(reading)
        link(store)
        with store.snapshot() as view:
            yield view
