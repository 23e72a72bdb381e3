"""Every mention of a named place, the place it means, how finely, and whether it stands for a government."""

from tadmor import gazetteer
from tadmor.extract.places.reading import read_places
from tadmor.model import Step, each

__all__ = ["step"]


def step() -> Step:
    """The step that fills `places` from the shipped gazetteer (CC BY 4.0, see gazetteer/ATTRIBUTION.md)."""
    places = gazetteer.open()
    return Step(
        name="places",
        version="1",
        needs=("sentences",),
        gives=("places",),
        run=each(lambda reading: read_places(reading, places)),
    )
