"""The thresholds of a finding, as checked data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tadmor.errors import BadData
from tadmor.ontology import event_types

__all__ = ["Settings", "parse", "settings"]

_PARTS = {"least", "amount", "bare", "result", "parts", "unnamed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What agreement.toml says."""

    least: Mapping[str, float]
    amount: Mapping[str, float]
    bare: Mapping[str, float]
    result: Mapping[str, str]
    parts: Mapping[str, int]
    unnamed: Mapping[str, list[str]]


def parse(text: str) -> Settings:
    """The settings that a text holds. Raises `BadData` for a missing part or a type that is none."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadData(f"link/agreement/agreement.toml: {error}") from None
    if found.keys() != _PARTS:
        raise BadData(f"link/agreement/agreement.toml: parts missing or unknown: {sorted(found.keys() ^ _PARTS)}")
    unknown = found["result"].keys() - event_types().keys()
    if unknown:
        raise BadData(f"link/agreement/agreement.toml: no type of the ontology: {', '.join(sorted(unknown))}")
    return Settings(**found)


@cache
def settings() -> Settings:
    """The shipped settings."""
    return parse(files("tadmor.link.agreement").joinpath("agreement.toml").read_text(encoding="utf-8"))
