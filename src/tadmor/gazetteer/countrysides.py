"""Where reports place what they tell of "the northern countryside of" a town: mostly not at the town."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["Countryside", "countryside"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Countryside:
    """The point around which most of it happened, and the radius in km in which two in three did.

    `country` for a bank of a river that flows through several: it holds for reports about that one.
    """

    lat: float
    lon: float
    radius_km: float
    country: str | None = None


@cache
def _known() -> Mapping[tuple[str, str], Countryside]:
    place = files("tadmor.gazetteer").joinpath("supplement", "countrysides.toml")
    rows = tomllib.loads(place.read_text(encoding="utf-8"))["countryside"]
    return {
        (id_, side): Countryside(lat=lat, lon=lon, radius_km=km, country=next(iter(country), None))
        for id_, side, (lat, lon), km, *country in rows
    }


def countryside(entry_id: str, side: str, about: str | None = None) -> Countryside | None:
    """The countryside of a place on a side ("north", "southeast"; "" for all of it), where that is known.

    `about` is the country that a report is most about.
    """
    found = _known().get((entry_id, side))
    return found if found and found.country in (None, about) else None
