"""What the reader's encoder sees of a message's words, in fewer numbers, kept outside the repository.

Readings are kept without vectors, so messages pass the encoder once more. Of each word's vector its parts along the
main axes are kept (principal components), which are learnt from the first messages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tadmor.model import Reading, Step, digest
from tadmor.nlp.encoder import encoding_of
from tadmor.registry import load

__all__ = ["Axes", "Seen", "learn_axes", "seen_in"]

Floats = NDArray[np.float32]

_AXES = 64
_FIRST = 200  # messages that the axes are learnt from
_BATCH = 4


@dataclass(frozen=True, slots=True)
class Seen:
    """Where a message's words begin, and a vector for each (words, width); no words where there is no encoder."""

    starts: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    vectors: Floats = field(default_factory=lambda: np.zeros((0, 0), np.float32))

    def at(self, start: int, end: int) -> Floats:
        """The mean of the words that begin between two characters, or of the word there; nothing of no words."""
        if not len(self.starts):
            return np.zeros(0, np.float32)
        first = min(int(np.searchsorted(self.starts, start)), len(self.starts) - 1)
        last = max(first + 1, int(np.searchsorted(self.starts, end)))
        mean: Floats = self.vectors[first:last].mean(0, dtype=np.float32)
        return mean


@dataclass(frozen=True, slots=True)
class Axes:
    """Where word vectors lie on the whole, and the axes (width, axes) along which they differ most."""

    mean: Floats
    axes: Floats

    def along(self, vectors: Floats) -> Floats:
        """Vectors in fewer numbers, about one large."""
        return ((vectors - self.mean) @ self.axes).astype(np.float32)


def learn_axes(vectors: Floats, count: int = _AXES) -> Axes:
    """The main axes of some vectors, all stretched alike."""
    if not vectors.size:
        return Axes(np.zeros(0, np.float32), np.zeros((0, 0), np.float32))
    mean = vectors.mean(0).astype(np.float32)
    off = vectors - mean
    sizes, axes = np.linalg.eigh(off.T @ off / len(off))
    axes, sizes = axes[:, ::-1][:, :count], sizes[::-1][:count]
    signs = np.sign(axes[np.abs(axes).argmax(0), np.arange(axes.shape[1])])
    return Axes(mean, (axes * signs / np.sqrt(sizes.mean())).astype(np.float32))


def seen_in(readings: Sequence[Reading], cache: Path) -> Iterator[Seen]:
    """What the encoder sees of each reading's message; from the cache where it has seen it."""
    encoder = load("step", "encoder")()
    for first in range(0, len(readings), _BATCH):
        some = readings[first : first + _BATCH]
        files = [_file(cache, one) for one in some]
        missing = [n for n, file in enumerate(files) if not file.exists()]
        for n, reading in zip(missing, encoder.run([some[n] for n in missing]), strict=True):
            words = _words(reading)
            axes = _axes(files[n].parent / "axes.npz", encoder, readings[:_FIRST])
            _keep(files[n], starts=words.starts, vectors=axes.along(words.vectors).astype(np.float16))
        yield from (Seen(**_kept(file)) for file in files)


def _file(cache: Path, reading: Reading) -> Path:
    folder = cache / f"vectors-{digest(*reading.made_by)}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{digest(reading.document.id, reading.document.text)}.npz"


def _words(reading: Reading) -> Seen:
    """A reading's words as the encoder sees them."""
    encoding = encoding_of(reading)
    if encoding is None or not len(encoding.pieces):
        return Seen()
    return Seen(encoding.pieces.starts, encoding.vectors.astype(np.float32))


def _axes(file: Path, encoder: Step, readings: Sequence[Reading]) -> Axes:
    """The axes of a reader, learnt once."""
    if not file.exists():
        batches = (readings[n : n + _BATCH] for n in range(0, len(readings), _BATCH))
        words = [_words(one).vectors for batch in batches for one in encoder.run(batch)]
        made = learn_axes(np.concatenate([one for one in words if len(one)] or words))
        _keep(file, mean=made.mean, axes=made.axes)
    return Axes(**_kept(file))


def _keep(file: Path, **arrays: NDArray[Any]) -> None:
    part = file.with_suffix(".part.npz")
    np.savez(part, **arrays)  # type: ignore[arg-type]
    part.replace(file)


def _kept(file: Path) -> dict[str, NDArray[Any]]:
    with np.load(file, allow_pickle=False) as found:
        return {name: found[name] for name in found.files}
