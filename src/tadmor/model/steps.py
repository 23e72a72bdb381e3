"""A step takes a batch of readings and returns a batch: the encoder of later days lives on batches."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tadmor.model.readings import Reading

__all__ = ["Batch", "Step", "each"]

Batch = Sequence[Reading]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A frozen description of one way to fill layers of a reading.

    `needs` and `gives` are names of `Reading`'s fields. `run` is pure and idempotent, keeps the order, and touches no
    layer but those it gives. `version` goes up whenever its output may change.
    """

    name: str
    version: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    run: Callable[[Batch], Batch]


def each(read: Callable[[Reading], Reading]) -> Callable[[Batch], Batch]:
    """The batch function of a step that reads one document at a time."""

    def run(readings: Batch) -> Batch:
        return [read(reading) for reading in readings]

    return run
