"""What can be plugged in, as names of places in code: nothing heavy loads before it is asked for.

A plug-in adds to a table with an entry point in the group `tadmor.<table>` of its own package.
"""

from collections.abc import Mapping
from importlib import import_module
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import Any

from tadmor.errors import UnknownName

__all__ = ["EXPORTS", "INCIDENT_EXPORTS", "INPUTS", "LANGUAGES", "STEPS", "STORES", "known", "load"]

INPUTS: Mapping[str, str] = MappingProxyType(
    {
        "text": "tadmor.ingest.text:FORMAT",
        "html": "tadmor.ingest.html:FORMAT",
        "jsonl": "tadmor.ingest.jsonl:FORMAT",
        "pdf": "tadmor.ingest.pdf:FORMAT",
    }
)
STEPS: Mapping[str, str] = MappingProxyType(
    {
        "segment": "tadmor.nlp.segment:step",
        "encoder": "tadmor.nlp.encoder.step:step",
        "furniture": "tadmor.extract.furniture:step",
        "places": "tadmor.extract.places:step",
        "times": "tadmor.extract.times:step",
        "quantities": "tadmor.extract.quantities:step",
        "actors": "tadmor.extract.actors:step",
        "attributions": "tadmor.extract.attributions:step",
        "certainty": "tadmor.extract.certainty:step",
        "events": "tadmor.extract.events:step",
        "movements": "tadmor.extract.movements:step",
        "claims": "tadmor.extract.claims:step",
    }
)
STORES: Mapping[str, str] = MappingProxyType(
    {"memory": "tadmor.store.memory:STORE", "sqlite": "tadmor.store.sqlite:STORE"}
)
EXPORTS: Mapping[str, str] = MappingProxyType(
    {
        "jsonl": "tadmor.export.jsonl:EXPORTER",
        "csv": "tadmor.export.csv:EXPORTER",
        "geojson": "tadmor.export.geojson:EXPORTER",
        "plover": "tadmor.export.plover:EXPORTER",
    }
)
INCIDENT_EXPORTS: Mapping[str, str] = MappingProxyType(
    {"ucdp": "tadmor.export.ucdp:EXPORTER", "acled": "tadmor.export.acled:EXPORTER"}
)
LANGUAGES: Mapping[str, str] = MappingProxyType({"en": "tadmor.lang.en:LANGUAGE"})

_TABLES = {
    "input": INPUTS,
    "step": STEPS,
    "store": STORES,
    "export": EXPORTS,
    "incident-export": INCIDENT_EXPORTS,
    "language": LANGUAGES,
}


def known(table: str) -> dict[str, str]:
    """Every name of a table ("input", "step", "store", "export", "incident-export", "language"), plug-ins included."""
    plugged = {entry.name: entry.value for entry in entry_points(group=f"tadmor.{table}")}
    return plugged | dict(_TABLES[table])


def load(table: str, name: str) -> Any:
    """The object that a table's name stands for.

    Raises `UnknownName` for a name that is not in the table.
    """
    places = known(table)
    if name not in places:
        raise UnknownName(table, name, places)
    module, _, attribute = places[name].partition(":")
    return getattr(import_module(module), attribute)
