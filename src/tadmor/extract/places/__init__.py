"""Every mention of a named place, the place it means, how finely, and whether it stands for a government."""

from pathlib import Path

from tadmor import gazetteer
from tadmor.extract.places.marked import marked
from tadmor.extract.places.reading import read_places
from tadmor.model import Step, digest, each

__all__ = ["step"]

_VERSION = "18"


def step(own: Path | None = None) -> Step:
    """The step that fills `places` from the shipped gazetteer (CC BY 4.0, see gazetteer/ATTRIBUTION.md).

    `own` is a file of a person's own places (`tadmor.gazetteer.own`); its content is part of the step's version, so
    that what was read without it is stale. Raises `BadData` when it cannot be read.
    """
    places = gazetteer.open(own)
    return Step(
        name="places",
        version=f"{_VERSION}+{digest(own.read_text(encoding='utf-8'))[:8]}" if own else _VERSION,
        needs=("sentences",),
        gives=("places",),
        run=each(lambda reading: read_places(reading, places, marked(reading))),
    )
