"""The nine countries whose incidents count in MUC-4, as its keys spell them."""

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["NINE"]

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
