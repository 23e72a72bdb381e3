"""The cells of one row, read as what they should be: the first that is not is noted, and nothing is raised."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tadmor.model.reference import RowReason

__all__ = ["Row", "listed"]

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: .*)?")
_WORDS = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{4})")
_PLAIN = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(slots=True)
class Row:
    """One row by column. `trouble` is the first thing that is wrong with it."""

    cells: Mapping[str, str]
    line: int
    trouble: tuple[RowReason, str] | None = field(default=None)

    def text(self, *names: str) -> str:
        """The first of some columns that is there and not empty."""
        return next((found for name in names if (found := self.cells.get(name, "").strip())), "")

    def needed(self, name: str) -> str:
        """A column that names the event: "214797.0" is the number 214797."""
        found = re.sub(r"^(\d+)\.0$", r"\1", self.text(name))
        if not found:
            self._note("no-id", f"nothing in {name}")
        return found

    def number(self, *names: str) -> float | None:
        """A number, None where the cell is empty."""
        told = self.text(*names)
        found = _float(told)
        if told and found is None:
            self._note("bad-number", f"{names[0]}: {told[:40]!r}")
        return found

    def count(self, *names: str) -> int:
        """A number of people, 0 where the cell is empty."""
        found = self.number(*names) or 0.0
        if found < 0:
            self._note("bad-number", f"{names[0]}: {found:g} people")
        return int(found)

    def code(self, name: str) -> str:
        """A code: "1" for "1.0"."""
        return self.text(name).removesuffix(".0")

    def day(self, *names: str) -> date:
        """A day in any way that the data sets write one; day before month only where a month is no month."""
        told = self.text(*names)
        found = _day(told)
        if found is None:
            self._note("bad-date", f"{names[0]}: {told[:40]!r}")
        return found or date.min

    def point(self, lat: str, lon: str) -> tuple[float, float] | tuple[None, None]:
        """A point on the map, or none; UCDP and ACLED always have one, GDELT not."""
        north, east = self.number(lat), self.number(lon)
        if north is None or east is None:
            return None, None
        if not (-90 <= north <= 90 and -180 <= east <= 180):
            self._note("bad-point", f"{north:g}, {east:g}")
        return north, east

    def _note(self, reason: RowReason, detail: str) -> None:
        self.trouble = self.trouble or (reason, detail)


def listed(told: str, marks: str = ";") -> tuple[str, ...]:
    """Several names in one cell, each once."""
    return tuple(dict.fromkeys(name for part in re.split(f"[{marks}]", told) if (name := part.strip().strip('"'))))


def _float(told: str) -> float | None:
    try:
        found = float(told)
    except ValueError:
        return None
    return found if math.isfinite(found) and abs(found) < 1e12 else None


def _day(told: str) -> date | None:
    if found := _ISO.fullmatch(told) or _PLAIN.fullmatch(told):
        return _date(*map(int, found.groups()))
    if found := _SLASHED.fullmatch(told):
        month, day, year = map(int, found.groups())
        return _date(year, month, day) or _date(year, day, month)
    found = _WORDS.fullmatch(told)
    if found is None or found[2][:3].lower() not in _MONTHS:
        return None
    return _date(int(found[3]), _MONTHS.index(found[2][:3].lower()) + 1, int(found[1]))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
