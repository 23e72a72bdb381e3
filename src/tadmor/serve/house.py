"""What every screen shares: the store, the places by name, what runs in the background, and how the server is set."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock

from tadmor import gazetteer
from tadmor.evaluation.measured import measured
from tadmor.gazetteer import Gazetteer
from tadmor.gazetteer.labels import Box, Label, Labels
from tadmor.serve.errands import Errands
from tadmor.serve.explored.picture import Pictures
from tadmor.serve.imports import Imports
from tadmor.store import NAMES, Filter, Store, parse_filter

__all__ = ["House", "Point"]


@dataclass(frozen=True, slots=True)
class Point:
    """A place of the gazetteer that has a point."""

    name: str
    lat: float
    lon: float


@dataclass
class House:
    """One server's things. `person` is who decides where nobody has said so; `places` a file of own places."""

    store: Store
    errands: Errands
    imports: Imports
    person: str = ""
    places: Path | None = None
    pictures: Pictures = field(default_factory=Pictures, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    @cached_property
    def measured_types(self) -> Mapping[str, float]:
        """The types of event whose precision has been measured."""
        return measured().types

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Places by name."""
        return gazetteer.open(self.places)

    @cached_property
    def labels(self) -> Labels:
        """Names for a map."""
        return Labels(self.gazetteer)

    def named(self, box: Box, most: int) -> Sequence[Label]:
        """At most so many names in a box."""
        with self._lock:
            return self.labels.inside(box, most)

    def filter(self, words: Mapping[str, Sequence[str]]) -> Filter:
        """The filter that a URL's words say; a place's name is looked up here, since a store knows no gazetteer."""
        asked = {name: values for name, values in words.items() if name in NAMES}
        if not asked.get("place"):
            return parse_filter(asked)
        place = asked["place"][-1]
        with self._lock:  # one connection to the gazetteer, many threads
            near = self.gazetteer.around(place) if "within" in asked else None
            also = self.gazetteer.also(place)
        return parse_filter(asked, near=near, also=also)

    def known_as(self, name: str) -> str | None:
        """The name under which the gazetteer has a place, None where it has none with a point."""
        point = self.point(name)
        return point.name if point else None

    def point(self, name: str) -> Point | None:
        """Where a place of a name lies, None where we know of none with a point."""
        with self._lock:
            found = self.gazetteer.resolve(name)
        if found is None or found.lat is None or found.lon is None:
            return None
        return Point(found.name, found.lat, found.lon)
