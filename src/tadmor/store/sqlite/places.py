"""Every way in which a place is named has one number, written once however often it is named."""

import sqlite3

from tadmor.store.places import Located
from tadmor.store.rows import PlaceCell
from tadmor.store.spread import cell
from tadmor.store.sqlite.cells import json_text
from tadmor.store.words import fold

__all__ = ["Places", "cell"]


class Places:
    """The numbers of places, looked up or given out in a write transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._numbers: dict[str, int] = {}

    def number(self, place: PlaceCell) -> int:
        """The number of a place."""
        written = json_text(place)
        if written not in self._numbers:
            row = self._connection.execute("SELECT number FROM places WHERE cell = ?", [written]).fetchone()
            self._numbers[written] = row[0] if row else self._new(written, place)
        return self._numbers[written]

    def _new(self, written: str, place: Located) -> int:
        folded = fold(filter(None, (place.name, place.mention)))
        number = self._connection.execute(
            "INSERT INTO places (cell, folded, precision) VALUES (?, ?, ?)", [written, folded, place.precision]
        ).lastrowid
        self._connection.execute("INSERT INTO place_names (rowid, folded) VALUES (?, ?)", [number, folded])
        if place.lat is not None and place.lon is not None:
            corners = [place.lon, place.lon, place.lat, place.lat]
            self._connection.execute("INSERT INTO place_boxes VALUES (?, ?, ?, ?, ?)", [number, *corners])
        return int(number or 0)
