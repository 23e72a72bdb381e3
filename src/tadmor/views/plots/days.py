"""A scale of days: where a day stands, and what lies beyond the window."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tadmor.model.days import shifted

__all__ = ["Days", "days_of"]

_MOST = 92  # days of a window; what lies further off is drawn at the edge, with its date
_TICKS = 8
_STEPS = (1, 2, 3, 7, 14, 30, 61, 92, 183, 365)


@dataclass(frozen=True, slots=True)
class Days:
    """Days from `first` to `last` over a stretch of pixels; a day is as wide as it is long."""

    first: date
    last: date
    left: float
    right: float

    @property
    def width(self) -> float:
        """Of one day."""
        return (self.right - self.left) / ((self.last - self.first).days + 1)

    def start(self, day: date) -> float:
        """Where a day begins, no further left than the window."""
        return min(self.right, max(self.left, self.left + (day - self.first).days * self.width))

    def end(self, day: date) -> float:
        """Where a day ends, no further right than the window."""
        return max(self.left, min(self.right, self.left + ((day - self.first).days + 1) * self.width))

    def ticks(self) -> Sequence[date]:
        """Some days to write at the axis."""
        count = (self.last - self.first).days + 1
        step = next((step for step in _STEPS if count / step <= _TICKS), count)
        return [self.first + timedelta(days=at) for at in range(0, count, step)]


def days_of(days: Iterable[date], left: float, right: float) -> Days:
    """A scale for some days: all of them, or those around the middle one where they lie far apart."""
    known = sorted(days) or [date.today()]
    first, last = known[0], known[-1]
    if (last - first).days > _MOST:
        middle = known[len(known) // 2]
        inside = [day for day in known if abs((day - middle).days) <= _MOST // 2]
        first, last = inside[0], inside[-1]
    return Days(shifted(first, -1), shifted(last, 1), left, right)
