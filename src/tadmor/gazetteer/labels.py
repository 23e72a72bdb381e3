"""Names for a map: the largest places in a box, largest first. Names describe; they decide nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tadmor.gazetteer import table
from tadmor.gazetteer.entries import Entry, EntryKind
from tadmor.gazetteer.gazetteer import Gazetteer

__all__ = ["Box", "Label", "Labels"]

Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""

_WELL_KNOWN = 4000  # of the largest places are held in memory: some 150,000 inhabitants and more
_CLOSE = 24  # square degrees: in a smaller box every place is looked at
_SAME = 0.1  # degrees: a place of ours and the database's entry for it
_SHOWN: frozenset[EntryKind] = frozenset({"settlement", "admin1", "site", "water", "mountain"})


@dataclass(frozen=True, slots=True)
class Label:
    """A name, what it names, where it stands on a map, and how many live there (0 where unknown)."""

    name: str
    kind: EntryKind
    lat: float
    lon: float
    population: int = 0


@dataclass(slots=True)
class Labels:
    """Names out of a gazetteer. Holds the largest places once it has been asked."""

    gazetteer: Gazetteer
    _known: list[Label] = field(default_factory=list, repr=False)

    def inside(self, box: Box, most: int) -> Sequence[Label]:
        """At most so many names in a box: countries where it is wide, towns, and small ones where it is narrow."""
        west, south, east, north = box
        wide = (east - west) * (north - south)
        if wide <= _CLOSE:
            own = self._own(box)
            found = [*own, *(label for label in self._near(box) if not any(_same(label, ours) for ours in own))]
        else:
            found = [label for label in self._largest() if _in(label, box)]
        towns = sorted(found, key=lambda label: (-label.population, label.name))
        return [*self._countries(box), *_once(towns)][:most]

    def _countries(self, box: Box) -> list[Label]:
        """Countries, as far as their middle lies in the box."""
        known, entries = self.gazetteer.supplement.countries, self.gazetteer.supplement.by_id
        found = [
            Label(one.name, "country", *one.at, entries[f"iso:{code}"].population)
            for code, one in known.items()
            if one.at
        ]
        return sorted((label for label in found if _in(label, box)), key=lambda label: -label.population)

    def _own(self, box: Box) -> list[Label]:
        """What we know of ourselves: bases, fields, towns of few inhabitants that reports name."""
        known = (_label(entry) for entry in self.gazetteer.supplement.by_id.values() if entry.kind in _SHOWN)
        return [label for label in known if label and _in(label, box)]

    def _near(self, box: Box) -> list[Label]:
        west, south, east, north = box
        cells = [
            table.cell(lat + 0.5, lon + 0.5)
            for lat in range(int(south // 1), int(north // 1) + 1)
            for lon in range(int(west // 1), int(east // 1) + 1)
        ]
        labels = (_label(table.entry(row)) for row in self.gazetteer.rows(table.LARGEST_NEAR, cells))
        return [label for label in labels if label and _in(label, box)]

    def _largest(self) -> list[Label]:
        if not self._known:
            rows = self.gazetteer.rows(table.LARGEST, [_WELL_KNOWN])
            self._known = [label for row in rows if (label := _label(table.entry(row)))]
        return self._known


def _label(entry: Entry) -> Label | None:
    if entry.lat is None or entry.lon is None:
        return None
    return Label(entry.name, entry.kind, entry.lat, entry.lon, entry.population)


def _same(label: Label, ours: Label) -> bool:
    return abs(label.lat - ours.lat) < _SAME and abs(label.lon - ours.lon) < _SAME


def _in(label: Label, box: Box) -> bool:
    west, south, east, north = box
    return south <= label.lat <= north and west <= label.lon <= east


def _once(labels: Sequence[Label]) -> Iterator[Label]:
    """Labels without a second one of the same name close by."""
    seen: set[tuple[str, int, int]] = set()
    for label in labels:
        at = (label.name, round(label.lat), round(label.lon))
        if at not in seen:
            seen.add(at)
            yield label
