"""The step: a reading's text comes in, the same with an encoding goes out; without weights it stays without one."""

import os
from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec
from multiprocessing import parent_process
from typing import TYPE_CHECKING

from tadmor.model import Reading, Step
from tadmor.nlp.encoder.weights import Weights, load, shipped

if TYPE_CHECKING:
    from tadmor.nlp.encoder.session import Encoder

__all__ = ["WITHOUT", "step"]

WITHOUT = "encoder/none"  # in `made_by`: the rules read alone
_LIBRARIES = ("numpy", "onnxruntime")


def step() -> Step:
    """Vectors for the words of English texts; gives nothing where the weights or the libraries are missing."""
    weights = load(shipped()) if all(find_spec(name) for name in _LIBRARIES) else None
    if weights is None:
        return Step(name="encoder", version="none", needs=(), gives=("encoding",), run=list)
    encoder = _encoder(weights)

    def run(readings: Sequence[Reading]) -> list[Reading]:
        english = [n for n, reading in enumerate(readings) if reading.document.lang in (None, "en")]
        found = dict(zip(english, encoder.encode([readings[n].document.text for n in english]), strict=True))
        return [replace(reading, encoding=found.get(n)) for n, reading in enumerate(readings)]

    return Step(name="encoder", version=f"1-{weights.digest}", needs=(), gives=("encoding",), run=run)


def _encoder(weights: Weights) -> "Encoder":
    """On all cores; on one in a worker process, which has its fellows on the others."""
    from tadmor.nlp.encoder.session import Encoder

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return Encoder(weights, threads=1 if parent_process() else cores)
