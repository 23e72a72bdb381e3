"""What PLOVER counts an act as: by its type, its class and how it is told, from plover.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from tadmor.errors import BadData
from tadmor.ontology.events import CLASSES, event_types

__all__ = ["Codebook", "codebook"]

_OURS: Mapping[str, str] = MappingProxyType({"CONTROL": "ASSAULT", "MOVE": "MOBILIZE"})  # where no type says more


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """PLOVER's rules: `kinds` of class, what an act of a kind becomes when `intended` or `negated`, lists of words."""

    kinds: Mapping[str, frozenset[str]]
    intended: Mapping[str, str]
    negated: Mapping[str, str]
    types: Mapping[str, frozenset[str]]
    words: Mapping[str, tuple[str, ...]]

    def event(self, class_: str | None, type_: str | None) -> str | None:
        """PLOVER's event for what is done; None for what PLOVER does not count."""
        if class_ and class_ not in _OURS:
            return class_
        kind = event_types().get(type_ or "")
        if kind is not None and kind.plover:
            return kind.plover[0].partition("-")[0]
        return _OURS.get(class_ or "")

    def told(self, event: str, how: Mapping[str, str]) -> str:
        """What an event becomes by one of the tables `intended` and `negated`; itself where they are silent."""
        return next((code for kind, code in how.items() if event in self.kinds[kind]), event)


@cache
def codebook() -> Codebook:
    """The rules as checked data. Raises `BadData` where they name what the ontology has not."""
    table = tomllib.loads(files("tadmor.ontology").joinpath("plover.toml").read_text(encoding="utf-8"))
    sets = {name: {key: frozenset(words) for key, words in table[name].items()} for name in ("kinds", "types")}
    named = frozenset().union(*sets["kinds"].values(), table["intended"].values(), table["negated"].values())
    if unknown := sorted(named - CLASSES):
        raise BadData(f"ontology/plover.toml: no class {', '.join(unknown)}")
    if unknown := sorted(frozenset().union(*sets["types"].values()) - event_types().keys()):
        raise BadData(f"ontology/plover.toml: no type {', '.join(unknown)}")
    if unknown := sorted({*table["intended"], *table["negated"]} - sets["kinds"].keys()):
        raise BadData(f"ontology/plover.toml: no kind {', '.join(unknown)}")
    words = {key: tuple(entries) for key, entries in table["words"].items()}
    return Codebook(intended=table["intended"], negated=table["negated"], words=words, **sets)
