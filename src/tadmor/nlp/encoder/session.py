"""The forward pass: windows of many documents, shortest first, each through the graph alone.

Alone, because an int8 graph takes its scale from all that it is given at once: a document would read differently in
other company. A window of 256 pieces keeps a core as busy as a batch does (training/README.md), and needs no padding.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from tadmor.nlp.encoder.pieces import Pieces, cut
from tadmor.nlp.encoder.vocabulary import Vocabulary
from tadmor.nlp.encoder.weights import Weights
from tadmor.nlp.encoder.windows import Window, fill, windows

__all__ = ["BUDGET", "OVERLAP", "Encoder", "Encoding"]

BUDGET, OVERLAP = 256, 64  # pieces of a window, and of what it repeats: as trained


@dataclass(frozen=True, slots=True)
class Encoding:
    """A text's words, and a vector for each (words, width), with the heads that read them.

    Half precision: an article of a megabyte has 200,000 words, and tags and links read alike.
    """

    pieces: Pieces
    vectors: NDArray[np.float16]
    heads: Mapping[str, NDArray[np.float32]]


class Encoder:
    """The graph, ready to run. Holds no text; the same text gives the same vectors, on however many threads."""

    def __init__(self, weights: Weights, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = 1, 1  # a thread a window: two on one gain little
        self._threads = ThreadPoolExecutor(threads) if threads > 1 else None
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        graph, words = weights.files["encoder.onnx"], weights.files["vocab.txt"].decode("utf-8").splitlines()
        self._session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        with np.load(BytesIO(weights.files["heads.npz"]), allow_pickle=False) as arrays:
            self._heads = MappingProxyType({name: arrays[name] for name in arrays.files})
        self._vocabulary = Vocabulary(words)

    def encode(self, texts: Sequence[str]) -> list[Encoding]:
        """The encodings of some texts, in their order."""
        cuts = [cut(text, self._vocabulary) for text in texts]
        width = self._heads["tags.weight"].shape[1]
        vectors = [np.zeros((len(pieces), width), np.float16) for pieces in cuts]
        jobs = [(n, window) for n, pieces in enumerate(cuts) for window in windows(pieces, BUDGET, OVERLAP)]
        jobs.sort(key=lambda job: job[1].high - job[1].low)
        run = self._threads.map if self._threads else map
        for (number, window), found in zip(jobs, run(lambda job: self._run(cuts[job[0]], job[1]), jobs), strict=True):
            vectors[number][window.fresh : window.high] = found
        return [Encoding(pieces, found, self._heads) for pieces, found in zip(cuts, vectors, strict=True)]

    def _run(self, pieces: Pieces, window: Window) -> NDArray[np.float32]:
        filled = fill(pieces, window.low, window.high, BUDGET)
        given = {"ids": filled.ids, "shapes": filled.shapes, "layouts": filled.layouts}
        found: NDArray[np.float32] = self._session.run(None, given)[0]
        return found[filled.at[window.fresh - window.low :]]
