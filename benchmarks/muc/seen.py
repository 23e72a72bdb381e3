"""What the reader's encoder sees in a message and at each of its events: the vectors that the relevance filter learns from.

A reading on the wire carries no vectors, so the encoder alone runs once more over each message; kept outside the
repository beside the readings.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tadmor.model import Reading
from tadmor.nlp.encoder import encoding_of
from tadmor.nlp.encoder.heads import words_at
from tadmor.pipeline import Pipeline

__all__ = ["Seen", "look"]


@dataclass(frozen=True)
class Seen:
    """The mean vector of a message's words, and the vector at each event's trigger, by the event's id."""

    message: NDArray[np.float32]
    events: dict[str, NDArray[np.float32]]


def look(pipeline: Pipeline, readings: Sequence[Reading], cache: Path) -> Iterator[Seen]:
    """Each reading's vectors, from the cache where they are there."""
    folder = cache / f"vectors-{pipeline.fingerprint}"
    folder.mkdir(parents=True, exist_ok=True)
    encoder = next(step for step in pipeline.steps if step.name == "encoder")
    for reading in readings:
        file = folder / f"{reading.document.id}.npz"
        ids = [event.id for event in reading.events]
        if file.exists():
            with np.load(file, allow_pickle=False) as kept:
                if list(kept["ids"]) == ids:
                    yield Seen(kept["message"], dict(zip(ids, kept["events"], strict=True)))
                    continue
        encoding = encoding_of(encoder.run([Reading(document=reading.document)])[0])
        if encoding is None or not len(encoding.vectors):
            yield Seen(np.zeros(0, np.float32), {})
            continue
        at = words_at(encoding, [event.trigger.start for event in reading.events]).clip(max=len(encoding.vectors) - 1)
        vectors = encoding.vectors.astype(np.float32)
        events = vectors[at.astype(np.int64)] if ids else np.zeros((0, vectors.shape[1]), np.float32)
        np.savez(file, ids=np.array(ids, dtype=str), message=vectors.mean(axis=0), events=events)
        yield Seen(vectors.mean(axis=0), dict(zip(ids, events, strict=True)))
