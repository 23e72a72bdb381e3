"""The nine countries whose incidents count in MUC-4, as its keys spell them, and their capitals."""

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["CAPITALS", "NINE"]

NINE: Mapping[str, str] = MappingProxyType(
    {
        "AR": "ARGENTINA",
        "BO": "BOLIVIA",
        "CL": "CHILE",
        "CO": "COLOMBIA",
        "EC": "ECUADOR",
        "SV": "EL SALVADOR",
        "GT": "GUATEMALA",
        "HN": "HONDURAS",
        "PE": "PERU",
    }
)

CAPITALS: Mapping[str, str] = MappingProxyType(
    {
        "ARGENTINA": "BUENOS AIRES",
        "BOLIVIA": "LA PAZ",
        "CHILE": "SANTIAGO",
        "COLOMBIA": "BOGOTA",
        "ECUADOR": "QUITO",
        "EL SALVADOR": "SAN SALVADOR",
        "GUATEMALA": "GUATEMALA CITY",
        "HONDURAS": "TEGUCIGALPA",
        "PERU": "LIMA",
    }
)
