"""A point is no finer than what the text says: exact coordinates are hidden, and the map's points are rounded.

Two decimals of a degree are about a kilometre, one about eleven. Degrees and minutes count as exact.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from tadmor.model import Place, PlaceCandidate

__all__ = ["coarse", "find", "rounded"]

_DECIMALS = {"G1": 2, "G2": 2, "G3": 1, "G4": 1, "G5": 1, None: 2}
"""Decimals kept by precision; a province, a country or a sea (G6 to G9) has no point at all."""

_NUMBER = r"[-+−]?\d{1,3}(?:\.\d{3,15}|[,٫·]\d{4,15})"
_SIDE = r"(?:\s?°)?(?:\s?[NSEWnsew]\b)?"
_MINUTES = r"\d{1,3}\s?[°º˚]\s?\d{1,2}(?:\.\d{1,9})?\s?['′’‘]"
_SECONDS = r"(?:\s?\d{1,2}(?:\.\d{1,9})?\s?(?:[\"″”“]|''|’’|′′))?"
_LETTER = r"(?:\s?[NSEWnsew]\b)?"
_ANGLE = r"\d{1,3}[\s:.]\d{1,2}[\s:.]\d{1,2}(?:\.\d{1,9})?"  # degrees, minutes, seconds without their marks
_RUN = r"\d{4,7}(?:\.\d{1,9})?"  # the same in one run, as pilots write them
_EXACT = re.compile(
    "|".join(
        (
            rf"(?<![\d.]){_NUMBER}{_SIDE}[\s,;/|]{{1,3}}(?:[NSEW]\s?)?{_NUMBER}(?!\d){_SIDE}",
            rf"(?<![\d.]){_NUMBER}\s?(?:°|º|degrees?\b)(?:\s?[NSEW]\b)?",
            rf"(?<![\d.]){_NUMBER}\s?[NSEW]\b",
            rf"(?i:\b(?:lat|lon|lng|long|latitude|longitude)\b)\.?\s?[:=]?\s?{_NUMBER}",
            rf"(?<!\d){_MINUTES}{_SECONDS}{_LETTER}",
            rf"(?<![\d.:]){_ANGLE}\s?[NS]\b[\s,;/]{{0,3}}{_ANGLE}\s?[EW]\b",
            rf"\b[NS]\s?{_ANGLE}[\s,;/]{{0,3}}[EW]\s?{_ANGLE}(?!\d)",
            rf"(?<![\d.]){_RUN}[NS][\s,;/]{{0,3}}{_RUN}[EW]\b",
            rf"\b[NS]{_RUN}[\s,;/]{{0,3}}[EW]{_RUN}(?!\d)",
            r"\b\d{1,2}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?(?:\d{10}|\d{8}|\d{6}|\d{4}|\d{5}\s\d{5}|\d{4}\s\d{4}|\d{3}\s\d{3})\b",
            r"\b\d{1,2}\s?[C-HJ-NP-X]\s\d{6}(?:\.\d+)?\s?(?:m?E)?[\s,]{1,2}\d{7}(?:\.\d+)?(?:\s?m?N)?\b",
            r"\b[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b",
        )
    )
)


def find(text: str) -> Iterator[tuple[int, int]]:
    """Half-open offsets of exact coordinates: decimal degrees, degrees and minutes, MGRS, UTM, plus codes."""
    return (found.span() for found in _EXACT.finditer(text))


def coarse(place: Place) -> Place:
    """The place with its point, and its runners-up's points, as fine as its precision allows."""
    precision = place.precision
    return replace(
        place,
        lat=rounded(place.lat, precision),
        lon=rounded(place.lon, precision),
        others=tuple(_coarse_candidate(other, precision) for other in place.others),
        moved=_coarse_point(place.moved, precision),
    )


def _coarse_point(point: tuple[float, float] | None, precision: str | None) -> tuple[float, float] | None:
    if point is None:
        return None
    lat, lon = rounded(point[0], precision), rounded(point[1], precision)
    return None if lat is None or lon is None else (lat, lon)


def _coarse_candidate(candidate: PlaceCandidate, precision: str | None) -> PlaceCandidate:
    return replace(candidate, lat=rounded(candidate.lat, precision), lon=rounded(candidate.lon, precision))


def rounded(degrees: float | None, precision: str | None) -> float | None:
    """Degrees as fine as a precision allows; None where it allows no point."""
    decimals = _DECIMALS.get(precision)
    return None if degrees is None or decimals is None else round(degrees, decimals)
