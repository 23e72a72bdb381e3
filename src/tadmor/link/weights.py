"""The weights of a comparison are data: a trait whose weight nobody can read explains nothing."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from tadmor.errors import BadData
from tadmor.ontology import event_types

__all__ = ["Weights", "parse", "weights"]

_PARTS = frozenset(
    [
        "start",
        "weight",
        "anchors",
        "veto",
        "told",
        "marks",
        "linked",
        "alike",
        "strangers",
        "roles",
        "verbs",
        "fits",
        "once",
        "seldom",
        "rare",
        "sites",
        "peoples",
    ]
)
_Pair = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What weights.toml says, checked."""

    start: Mapping[str, float]
    weight: Mapping[str, float]
    anchors: Mapping[str, float]
    veto: Mapping[str, float]
    told: Mapping[str, float]
    marks: Mapping[str, float]
    linked: Mapping[_Pair, float]
    alike: frozenset[_Pair]
    strangers: frozenset[_Pair]
    roles: Mapping[str, str]
    verbs: Mapping[str, str]
    fits: Mapping[str, frozenset[str]]
    once: frozenset[str]
    seldom: frozenset[str]
    rare: frozenset[str]
    sites: frozenset[str]
    peoples: frozenset[str]


def parse(text: str) -> Weights:
    """The weights that a text holds. Raises `BadData` for a missing part or a kind of event that is none."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadData(f"link/weights.toml: {error}") from None
    if found.keys() != _PARTS:
        odd = ", ".join(sorted(found.keys() ^ _PARTS))
        raise BadData(f"link/weights.toml: parts missing or unknown: {odd}")
    return Weights(
        **{name: _numbers(found[name]) for name in ("start", "weight", "anchors", "veto", "told", "marks")},
        linked=MappingProxyType({_pair(row): float(row["share"]) for row in found["linked"]}),
        alike=frozenset(_pair(row) for row in found["alike"]),
        strangers=frozenset(_pair(row) for row in found["strangers"]),
        roles=MappingProxyType(dict(found["roles"])),
        verbs=MappingProxyType(dict(found["verbs"])),
        once=_pair(found["once"]),
        seldom=_pair(found["seldom"]),
        rare=_pair(found["rare"]),
        sites=frozenset(found["sites"]["words"]),
        peoples=frozenset(found["peoples"]["words"]),
        fits=MappingProxyType({name: frozenset(classes) for name, classes in found["fits"].items()}),
    )


def _numbers(part: Mapping[str, Any]) -> Mapping[str, float]:
    return MappingProxyType({name: float(value) for name, value in part.items()})


def _pair(row: Mapping[str, Any]) -> _Pair:
    for kind in row["kinds"]:
        if kind not in _kinds():
            raise BadData(f"link/weights.toml: {kind!r} is no type, family or class of the ontology")
    return frozenset(row["kinds"])


@cache
def _kinds() -> frozenset[str]:
    types = event_types().values()
    return frozenset(name for kind in types for name in (kind.name, kind.family, kind.class_) if name)


@cache
def weights() -> Weights:
    """The shipped weights."""
    return parse(files("tadmor.link").joinpath("weights.toml").read_text(encoding="utf-8"))
