"""A name in, entries out. The database is read only and opened where it is used: a process that forks opens its own."""

import math
import os
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from tadmor.errors import BadFilter
from tadmor.gazetteer import table
from tadmor.gazetteer.entries import Entry, distance_km
from tadmor.gazetteer.folding import both, consonants, exact, skeleton, theatre
from tadmor.gazetteer.own import with_file
from tadmor.gazetteer.supplement import Country, Supplement, load_supplement
from tadmor.model.globe import great_circle_km

__all__ = ["Gazetteer", "open"]

_BATCH = 500  # SQLite takes 999 parameters at the least
_NAMESAKES = 40  # there are 31 Washington Counties
_REMEMBERED = 20_000  # names looked up lately, most of them nothing: some 10 MB
_SAME_KM = 25.0
_SHORTEST_NAME = 3  # letters: "Us" is no village of France
_FEWEST_CONSONANTS = 3
_SHORTEST_SKELETON = 4  # with its mark: three bones or more


def open(own: Path | None = None) -> "Gazetteer":
    """The shipped gazetteer: GeoNames, UCDP's names in Syria, our supplement; and a person's own places (`own.py`).

    Opens its database at the first look-up. Raises `BadData` when the file of own places is none.
    """
    supplement = load_supplement()
    return Gazetteer(with_file(supplement, own) if own else supplement)


@dataclass(slots=True)
class Gazetteer:
    """Places by name. Holds one connection a process; nothing is ever written."""

    supplement: Supplement
    _seen: dict[str, tuple[Entry, ...]] = field(default_factory=dict, repr=False)
    _connections: dict[int, sqlite3.Connection] = field(default_factory=dict, repr=False)
    _inside: dict[str, dict[tuple[str, bool], list[Entry]]] = field(default_factory=dict, repr=False)

    def rows(self, sql: str, values: Iterable[Any]) -> list[tuple[Any, ...]]:
        """The rows of a query of `table`; its `{marks}` stand for the values, a batch at a time."""
        wanted, base, rows = list(values), self._base(), []
        for start in range(0, len(wanted), _BATCH):
            part = wanted[start : start + _BATCH]
            rows += base.execute(sql.format(marks=",".join("?" * len(part))), part).fetchall()
        return rows

    def _base(self) -> sqlite3.Connection:
        """This process's connection: one that a fork inherited is left alone."""
        if os.getpid() not in self._connections:
            with as_file(files("tadmor.gazetteer").joinpath("places.sqlite")) as path:
                uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
                self._connections[os.getpid()] = sqlite3.connect(uri, uri=True, check_same_thread=False)
        return self._connections[os.getpid()]

    def close(self) -> None:
        """Let go of this process's connection; the next look-up opens another."""
        connection = self._connections.pop(os.getpid(), None)
        if connection is not None:
            connection.close()

    def look_up(self, name: str) -> tuple[Entry, ...]:
        """Every place that a name may mean: ours first, then by inhabitants; empty when it means none."""
        return self.look_up_all((name,))[name]

    def look_up_all(self, names: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """`look_up` for many names at the price of two queries."""
        wanted = list(names)
        unknown = [name for name in wanted if name not in self._seen]
        if len(self._seen) > _REMEMBERED:
            self._seen.clear()
            unknown = wanted
        self._seen.update(self._fresh(unknown))
        return {name: self._seen[name] for name in wanted}

    def _fresh(self, names: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        keys = {name: (bare, "~" + wide) for name in names for bare, wide in (both(name),)}
        found = self._by_key({key for pair in keys.values() for key in pair if len(key) > 1})
        out = {
            name: self._merged(name, [*found.get(bare, ()), *found.get(wide, ())])
            for name, (bare, wide) in keys.items()
        }
        bones = {name: "=" + skeleton(name) for name, entries in out.items() if not entries}
        found = self._by_key({key for key in bones.values() if len(key) > _SHORTEST_SKELETON})
        return out | {name: self._merged(name, list(found.get(key, ()))) for name, key in bones.items()}

    def _by_key(self, keys: set[str]) -> dict[str, list[Entry]]:
        """Entries by key, the supplement's first."""
        found = {key: list(self.supplement.entries.get(key, ())) for key in keys}
        for row in self.rows(table.BY_KEY, sorted(keys)):
            found[row[0]].append(table.entry(row))
        return found

    def alike(self, name: str, country: str) -> tuple[Entry, ...]:
        """The places of a country whose names have the same consonants, largest first: "Kdeiran" may be Kudayran.

        Only where transliterations differ so much (`theatre`), and for names of three consonants and more.
        """
        bones = consonants(name)
        if country not in theatre()["skeletons"] or len(bones[0]) < _FEWEST_CONSONANTS:
            return ()
        if country not in self._inside:
            found: dict[tuple[str, bool], list[Entry]] = {}
            for row in self.rows(table.INSIDE, [f"{country}."]):
                entry = table.entry(row)
                found.setdefault(consonants(entry.name), []).append(entry)
            self._inside[country] = found
        return tuple(self._inside[country].get(bones, ()))

    def _merged(self, name: str, entries: list[Entry]) -> tuple[Entry, ...]:
        """Each place once, under its best match: ours, GeoNames', UCDP's; a place takes its twins' inhabitants."""
        best: dict[str, Entry] = {}
        miswritten = self._miswritten(name)
        if miswritten and len(exact(name)) < _SHORTEST_NAME:
            return ()
        for entry in sorted(entries, key=lambda e: (not e.own, e.id.startswith("ucdp:"), e.match, -e.population, e.id)):
            if miswritten and (entry.own or entry.id.startswith("tadmor:")):
                continue
            twin = next((kept for kept in best.values() if _same(entry, kept)), None)
            if twin is None and len(best) < _NAMESAKES:
                best[entry.id] = entry
            elif twin is not None and entry.population > twin.population:
                best[twin.id] = replace(twin, population=entry.population)
        return tuple(best.values())

    def _miswritten(self, name: str) -> bool:
        """Whether a short name of capitals ("US", "T4") is written otherwise than it ever is ("Us")."""
        spellings = self.supplement.short.get(exact(name))
        return spellings is not None and spellings.isdisjoint({name, name.rstrip("."), name.replace(" ", "")})

    def resolve(self, name: str) -> Entry | None:
        """The best guess for a name without context (a filter's `place`), or None.

        A country before a town of ours before the largest town; places in Syria and Iraq weigh more than their size.
        """
        return max(self.look_up(name), key=_prominence, default=None)

    def also(self, name: str) -> tuple[str, ...]:
        """The name under which a filter's `place` is kept, where that is another: "Balakleya" is Balakliia here."""
        found = self.resolve(name)
        if found is None or found.guessed or found.name.casefold() == name.casefold():
            return ()
        return (found.name,)

    def around(self, name: str) -> tuple[float, float]:
        """The latitude and longitude from which a filter with `within` looks. Raises `BadFilter` if there are none."""
        found = self.resolve(name)
        if found is None or found.lat is None or found.lon is None:
            raise BadFilter(f"within needs a place with a point, and {name!r} is none that we know")
        return found.lat, found.lon

    def near(self, lat: float, lon: float, km: float) -> tuple[Entry, ...]:
        """Places of the database within `km` of a point, nearest first. Our supplement's are not in it."""
        entries = [table.entry(row) for row in self.rows(table.NEAR, table.cells(lat, lon, km))]
        apart = [(great_circle_km((lat, lon), (e.lat or 0.0, e.lon or 0.0)), e.id, e) for e in entries]
        return tuple(entry for far, _, entry in sorted(apart, key=lambda item: item[:2]) if far <= km)

    def country(self, code: str) -> Country | None:
        """A country by its ISO 3166 alpha-2 code."""
        return self.supplement.countries.get(code)

    def centre(self, entry: Entry) -> tuple[float, float] | None:
        """Where a map may draw an entry: its point, or the middle of a country or continent, where nothing happened."""
        if entry.lat is not None and entry.lon is not None:
            return entry.lat, entry.lon
        country = self.country(entry.id.removeprefix("iso:"))
        return country.at if country else self.supplement.centres.get(entry.name)

    def divisions(self, codes: Iterable[str]) -> dict[str, Entry]:
        """First-level divisions by their codes ("US.KY"); ours, where we have one, with its own point."""
        found = {entry.id.removeprefix("adm:"): entry for entry in map(table.entry, self.rows(table.BY_CODE, codes))}
        return {code: self.supplement.by_id.get(f"adm:{code}", entry) for code, entry in found.items()}

    def capitals(self) -> Mapping[str, str | None]:
        """Each country's capital by its code, under the gazetteer's name of it."""
        return {code: country.capital for code, country in self.supplement.countries.items()}

    def people(self) -> Mapping[str, str]:
        """Words for a country's people ("Syrian") with the country's code."""
        return {word: code for code, country in self.supplement.countries.items() for word in country.people}


def _same(entry: Entry, kept: Entry) -> bool:
    """Whether two entries of one name are one place: the same id, or a point close by under another roof."""
    if entry.id == kept.id:
        return True
    if entry.country != kept.country or (entry.kind == "admin1") != (kept.kind == "admin1") or kept.lat is None:
        return False
    other_roof = kept.own or any(one.id.startswith(("ucdp:", "tadmor:")) for one in (entry, kept))
    return other_roof and distance_km(entry, kept) <= _SAME_KM


def _prominence(entry: Entry) -> float:
    kind = {"country": 9.0, "region": 6.0, "wide": 6.0, "admin1": -1.0}.get(entry.kind, 0.0)
    size = math.log10(entry.population + 10)
    return kind + size + float(theatre()["weight"].get(entry.country, 0.0)) + (0.5 if entry.own else 0.0) - entry.match
