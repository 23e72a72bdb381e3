"""Where reports place what they tell of "the northern countryside of" a town: mostly not at the town."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["Countryside", "countryside"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Countryside:
    """The point around which most of it happened, and the radius in km in which two in three did."""

    lat: float
    lon: float
    radius_km: float


@cache
def _known() -> Mapping[tuple[str, str], Countryside]:
    place = files("tadmor.gazetteer").joinpath("supplement", "countrysides.toml")
    rows = tomllib.loads(place.read_text(encoding="utf-8"))["countryside"]
    return {(id_, side): Countryside(lat=lat, lon=lon, radius_km=km) for id_, side, (lat, lon), km in rows}


def countryside(entry_id: str, side: str) -> Countryside | None:
    """The countryside of a place on a side ("north", "southeast"; "" for all of it), where that is known."""
    return _known().get((entry_id, side))
