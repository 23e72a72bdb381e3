"""What a worker process does with raw inputs: parse, read, and hand back readings without their scaffolding."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from tadmor.ingest import parse
from tadmor.model import Document, Raw, Reading, Rejected
from tadmor.pipeline import Pipeline, default_pipeline

__all__ = ["Item", "Outcome", "Reader", "default_reader", "reader_of"]

Item = Raw | Rejected
"""What ingest opens: bytes to read, or an input that was refused before it was read."""
Outcome = Reading | Rejected
Reader = Callable[[Sequence[Item]], list[Outcome]]


def default_reader() -> Reader:
    """The reader that ships, with its data loaded: what each worker makes once."""
    return reader_of(default_pipeline())


def reader_of(pipeline: Pipeline) -> Reader:
    """A function from raw inputs to their readings or rejects, in order."""

    def read(items: Sequence[Item]) -> list[Outcome]:
        parsed = [parse(item) if isinstance(item, Raw) else item for item in items]
        documents = [item for item in parsed if isinstance(item, Document)]
        readings = iter(pipeline.read_batch(documents))
        outcomes = [next(readings) if isinstance(item, Document) else item for item in parsed]
        return [_bare(outcome) for outcome in outcomes]

    return read


def _bare(outcome: Outcome) -> Outcome:
    return replace(outcome, sentences=(), encoding=None) if isinstance(outcome, Reading) else outcome
