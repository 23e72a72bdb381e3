"""Steps in an order in which every need is met, and the one pure function that every runner runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tadmor.errors import PipelineOrder
from tadmor.model import Document, Reading, Step, digest
from tadmor.nlp.invisible import moved_back, without_invisible
from tadmor.registry import load

__all__ = ["DEFAULT", "Pipeline", "default_pipeline"]

DEFAULT = (
    "segment",
    "encoder",
    "furniture",
    "places",
    "times",
    "quantities",
    "actors",
    "attributions",
    "certainty",
    "events",
    "movements",
    "claims",
)


@dataclass(frozen=True)
class Pipeline:
    """Steps that run one after another over a batch.

    Raises `PipelineOrder` when a step stands before one that gives what it needs.
    """

    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        given: set[str] = set()
        for step in self.steps:
            missing = [need for need in step.needs if need not in given]
            if missing:
                raise PipelineOrder(f"step {step.name!r} needs {', '.join(missing)}, which no step before it gives")
            given.update(step.gives)

    @property
    def made_by(self) -> tuple[str, ...]:
        """Names and versions of the steps, as they are written into each reading."""
        return tuple(f"{step.name}/{step.version}" for step in self.steps)

    @property
    def fingerprint(self) -> str:
        """A short hash of `made_by`: readings with another fingerprint are stale."""
        return digest(*self.made_by)

    def read_batch(self, documents: Sequence[Document]) -> list[Reading]:
        """The readings of some documents, in their order. Pure: no state, no network, no store."""
        seen = map(without_invisible, documents)
        readings: Sequence[Reading] = [Reading(document=document, made_by=self.made_by) for document in seen]
        for step in self.steps:
            readings = step.run(readings)
        return [moved_back(reading, document) for reading, document in zip(readings, documents, strict=True)]


def default_pipeline(gazetteer: Path | None = None) -> Pipeline:
    """Every step that ships, in order, with its data loaded. Takes a moment: make one and keep it.

    `gazetteer` is a file of your own places, read beside the shipped ones. Raises `BadData` when it is none.
    """
    own = {"places": (gazetteer,)} if gazetteer else {}
    return Pipeline(tuple(load("step", name)(*own.get(name, ())) for name in DEFAULT))
