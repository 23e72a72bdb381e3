"""Stores for the views: the dossier and some small composed ones, read and linked as the commands do."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tadmor.ingest import open_inputs
from tadmor.model import Document, Reading
from tadmor.pipeline import default_pipeline
from tadmor.samples import paths
from tadmor.scale.linking import link
from tadmor.scale.worker import default_reader
from tadmor.store import open_store

__all__ = ["dossier", "kept", "told"]


def dossier(path: Path) -> Path:
    """The dossier, linked."""
    return kept(path, [o for o in default_reader()(list(open_inputs(paths()))) if isinstance(o, Reading)])


def told(path: Path, reports: Sequence[tuple[str, str, str]]) -> Path:
    """Reports, each an outlet, a day of publication and a text, read and linked."""
    documents = [
        Document(id=f"r{number}", text=text, outlet=outlet, published=date.fromisoformat(day), lang="en")
        for number, (outlet, day, text) in enumerate(reports, 1)
    ]
    return kept(path, default_pipeline().read_batch(documents))


def kept(path: Path, readings: Sequence[Reading]) -> Path:
    """Readings in a store, linked."""
    with open_store(path) as store:
        with store.writer() as writer:
            for reading in readings:
                writer.add(reading)
        link(store)
    return path
