"""Places of the world by name: GeoNames in one compact SQLite file, and a supplement of our own."""

from tadmor.gazetteer.countrysides import Countryside, countryside
from tadmor.gazetteer.entries import Entry, EntryKind, distance_km, precision_of, radius_of
from tadmor.gazetteer.gazetteer import Gazetteer, open
from tadmor.gazetteer.supplement import Country

__all__ = [
    "Country",
    "Countryside",
    "Entry",
    "EntryKind",
    "Gazetteer",
    "countryside",
    "distance_km",
    "open",
    "precision_of",
    "radius_of",
]
