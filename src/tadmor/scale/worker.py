"""What a worker process does with raw inputs: parse, read, and hand back readings without their scaffolding."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from tadmor.ingest import parse
from tadmor.model import Document, Raw, Reading, Rejected
from tadmor.pipeline import Pipeline, default_pipeline

__all__ = ["Item", "Outcome", "Reader", "bare", "default_reader", "explained", "reader_of"]

Item = Raw | Rejected
"""What ingest opens: bytes to read, or an input that was refused before it was read."""
Outcome = Reading | Rejected
Reader = Callable[[Sequence[Item]], list[Outcome]]


def default_reader(gazetteer: Path | None = None) -> Reader:
    """The reader that ships, with its data loaded: what each worker makes once. `gazetteer`: a file of own places."""
    return reader_of(default_pipeline(gazetteer))


def bare(reading: Reading) -> Reading:
    """A reading without its scaffolding, as it is stored and sent."""
    return explained(replace(reading, reasons={}))


def explained(reading: Reading) -> Reading:
    """A reading with the reasons, and no other scaffolding."""
    return replace(reading, sentences=(), encoding=None, heard=None)


def reader_of(pipeline: Pipeline, finish: Callable[[Reading], Reading] = bare) -> Reader:
    """A function from raw inputs to their readings or rejects, in order; each reading is finished by `finish`."""

    def read(items: Sequence[Item]) -> list[Outcome]:
        parsed = [parse(item) if isinstance(item, Raw) else item for item in items]
        documents = [item for item in parsed if isinstance(item, Document)]
        readings = iter(pipeline.read_batch(documents))
        return [finish(next(readings)) if isinstance(item, Document) else item for item in parsed]

    return read
