"""The word lists and patterns of linking: a TOML file beside the module that uses it, read when it is first asked for.

A pattern is a string, or a list of alternatives. In it `{name}` stands for what the file has under that name. It
ignores case where it opens with "(?i)". `hold.passive` is `passive` of the table `hold`.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from tadmor.errors import BadData

__all__ = ["Vocabulary"]

_PART = re.compile(r"\{([a-z_]+)\}")  # never "{0,3}", how often something is repeated


class Vocabulary:
    """The file of a module by its dotted name: `Vocabulary(__name__)`. Raises `BadData` for what it has not."""

    def __init__(self, module: str) -> None:
        self._module = module
        self._patterns: dict[str, re.Pattern[str]] = {}

    def __getitem__(self, name: str) -> re.Pattern[str]:
        """A pattern, compiled once."""
        found = self._patterns.get(name)
        if found is None:
            found = self._patterns[name] = re.compile(self.text(name))
        return found

    def text(self, name: str) -> str:
        """A pattern as it is compiled: parts put in, alternatives joined."""
        return _text(self._module, name)

    def words(self, name: str) -> frozenset[str]:
        """A list of words."""
        return _words(self._module, name)

    @property
    def table(self) -> Mapping[str, Any]:
        """The file as it stands."""
        return _table(self._module)


@cache
def _table(module: str) -> Mapping[str, Any]:
    package, _, name = module.rpartition(".")
    place = files(package).joinpath(f"{name}.toml")
    try:
        return tomllib.loads(place.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadData(f"{module.replace('.', '/')}.toml: {error}") from None


def _entry(module: str, name: str) -> Any:
    found: Any = _table(module)
    for key in name.split("."):
        if not isinstance(found, Mapping) or key not in found:
            raise BadData(f"{module.replace('.', '/')}.toml: no {name!r}")
        found = found[key]
    return found


@cache
def _text(module: str, name: str) -> str:
    entry = _entry(module, name)
    known = _table(module)
    text = entry if isinstance(entry, str) else "|".join(entry)
    return _PART.sub(lambda part: _text(module, part[1]) if part[1] in known else part[0], text)


@cache
def _words(module: str, name: str) -> frozenset[str]:
    return frozenset(_entry(module, name))
