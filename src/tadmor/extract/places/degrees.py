"""Points that a report gives in degrees: "36.2N 37.1E", "36.20° N, 37.13° E", "36°12'N 37°08'E"."""

import re
from collections.abc import Iterator

from tadmor.gazetteer import radius_of
from tadmor.model import Place, Span

__all__ = ["points"]

_SECONDS = r"""(?:(\d{1,2}(?:\.\d{1,4})?)\s?["″”]\s?)?"""
_MINUTES = rf"(?:(\d{{1,2}}(?:\.\d{{1,6}})?)\s?['′’]\s?{_SECONDS})?"
_PART = rf"(\d{{1,3}}(?:\.\d{{1,8}})?)\s?(?:[°º]\s?{_MINUTES})?"
_POINT = re.compile(rf"(?<![\w.]){_PART}\s?([NS])[\s,;/]{{0,3}}{_PART}\s?([EW])(?!\w)")
_PRECISION = "G1"
_COARSE = "G2"  # fewer than two decimals and no minutes: the point stands for some ten kilometres


def points(text: str) -> Iterator[Place]:
    """The points of a text in order. A point has no name and no gazetteer entry: it is what the text says."""
    for found in _POINT.finditer(text):
        lat, lon = _degrees(found, 1), _degrees(found, 5)
        if lat is None or lon is None or abs(lat) > 90 or abs(lon) > 180:
            continue
        fine = bool(found[2]) or len(found[1].partition(".")[2]) >= 2
        precision = _PRECISION if fine else _COARSE
        yield Place(
            span=Span(found.start(), found.end(), found.group()),
            lat=lat,
            lon=lon,
            precision=precision,
            radius_km=radius_of(precision),
        )


def _degrees(found: re.Match[str], first: int) -> float | None:
    """Degrees of the four groups from `first`: degrees, minutes, seconds, side; None where minutes are none."""
    whole, minutes, seconds = (float(found[first + n] or 0) for n in range(3))
    if minutes >= 60 or seconds >= 60:
        return None
    value = whole + minutes / 60 + seconds / 3600
    return round(-value if found[first + 3] in "SW" else value, 6)
