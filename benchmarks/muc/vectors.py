"""What the reader's encoder sees of an incident: means of word vectors, kept outside the repository.

Readings are kept without vectors, so messages pass the encoder once more. Of each message only means are kept: of each
sentence, and the vector at each event's first word.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tadmor.model import Reading, digest
from tadmor.nlp.encoder import encoding_of
from tadmor.registry import load

__all__ = ["Seen", "seen_in"]

Floats = NDArray[np.float32]

_BATCH = 4
_NOTHING = np.zeros((0, 0), np.float32)


@dataclass(frozen=True, slots=True)
class Seen:
    """A message's vectors: at the first words of its events, in text order, and of its sentences, by words."""

    starts: NDArray[np.int64]
    events: Floats
    counts: NDArray[np.int64]
    sentences: Floats

    def means(self, starts: Sequence[int], sentences: Sequence[int]) -> Floats:
        """Of the events that begin at some characters, of some sentences, of the message; nothing without an encoder.

        Three vectors on end.
        """
        if not self.sentences.size:
            return _NOTHING.ravel()
        at = np.searchsorted(self.starts, starts)
        told = [n for n in sentences if n < len(self.counts)]
        every = range(len(self.counts))
        return np.concatenate([self.events[at].mean(0), self._mean(told), self._mean(every)])

    def _mean(self, numbers: Sequence[int]) -> Floats:
        counts = self.counts[list(numbers)]
        total: Floats = (self.sentences[list(numbers)] * counts[:, None]).sum(0) / max(1, counts.sum())
        return total.astype(np.float32)


def seen_in(readings: Sequence[Reading], cache: Path) -> Iterator[Seen]:
    """What the encoder sees of each reading's message; from the cache where it has seen it."""
    encoder, segment = load("step", "encoder")(), load("step", "segment")()
    for first in range(0, len(readings), _BATCH):
        some = readings[first : first + _BATCH]
        files = [_file(cache, reading) for reading in some]
        missing = [n for n, file in enumerate(files) if not file.exists()]
        for n, reading in zip(missing, encoder.run(segment.run([some[n] for n in missing])), strict=True):
            _keep(files[n], _seen(reading))
        yield from (_kept(file) for file in files)


def _file(cache: Path, reading: Reading) -> Path:
    folder = cache / f"vectors-{digest(*reading.made_by)}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{digest(reading.document.id, reading.document.text)}.npz"


def _seen(reading: Reading) -> Seen:
    """The means of a reading that has sentences and, where there are weights, an encoding."""
    starts = np.array(sorted({e.trigger.start for e in reading.events}), np.int64)
    encoding = encoding_of(reading)
    if encoding is None or not len(encoding.pieces):
        return Seen(starts, _NOTHING, np.zeros(0, np.int64), _NOTHING)
    words, vectors = encoding.pieces.starts, encoding.vectors.astype(np.float32)
    edges = np.searchsorted(words, [s.start for s in reading.sentences] + [len(reading.document.text)])
    edges[0] = 0
    sums = [vectors[a:b].sum(0) for a, b in pairwise(edges.tolist())]
    counts = np.diff(edges)
    at = np.minimum(np.searchsorted(words, starts), len(words) - 1)
    means = (np.stack(sums) / np.maximum(1, counts)[:, None]).astype(np.float32)
    return Seen(starts, vectors[at], counts, means)


def _keep(file: Path, seen: Seen) -> None:
    half = {"events": seen.events.astype(np.float16), "sentences": seen.sentences.astype(np.float16)}
    part = file.with_suffix(".part.npz")
    np.savez(part, starts=seen.starts, counts=seen.counts, **half)  # type: ignore[arg-type]
    part.replace(file)


def _kept(file: Path) -> Seen:
    with np.load(file, allow_pickle=False) as found:
        events, sentences = (found[name].astype(np.float32) for name in ("events", "sentences"))
        return Seen(found["starts"], events, found["counts"], sentences)
