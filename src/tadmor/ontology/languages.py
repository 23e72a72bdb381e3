"""Codes of languages (ISO 639-1) with their English names, as data."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

__all__ = ["languages"]


@cache
def languages() -> Mapping[str, str]:
    """The name of each language by its code of two letters."""
    read = tomllib.loads(files("tadmor.ontology").joinpath("languages.toml").read_text(encoding="utf-8"))
    return MappingProxyType(read)
