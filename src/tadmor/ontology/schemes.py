"""How other data sets name what we have words for: UCDP, ACLED and GDELT, as data that was checked when it was read.

Which of our types one of their labels may be is never written down twice: events.toml lists the labels by type, and
this turns the list around.
"""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from tadmor.errors import BadData
from tadmor.ontology.events import CLASSES, event_types, geo_precision, time_precision

__all__ = ["Scheme", "SubEvent", "scheme"]

_NAMES = ("ucdp", "acled", "gdelt")


@dataclass(frozen=True, slots=True, kw_only=True)
class SubEvent:
    """One of ACLED's sub-events, with the event and the kind of disorder that it belongs to."""

    name: str
    event: str
    disorder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """One data set's words. `places`, `times`: its codes of precision, as ours. `types`: our types by its label.

    `words`: the rest of its file.
    """

    name: str
    places: Mapping[str, str]
    times: Mapping[str, str]
    types: Mapping[str, tuple[str, ...]]
    sub_events: Mapping[str, SubEvent] = field(default_factory=dict)
    words: Mapping[str, Any] = field(default_factory=dict)

    def class_of(self, label: str) -> str | None:
        """The class that all our types of a label have, or its root's where GDELT names one; None where they differ."""
        classes = {event_types()[name].class_ for name in self.types.get(label, ())}
        if len(classes) == 1:
            return classes.pop()
        return self.words["classes"].get(label[:2]) if "classes" in self.words else None


def _read(name: str) -> dict[str, Any]:
    text = files("tadmor.ontology").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadData(f"ontology/{name}.toml: {error}") from None


def _checked(name: str, table: dict[str, Any]) -> dict[str, Any]:
    for key, known in (("places", geo_precision()), ("times", time_precision())):
        if unknown := sorted(set(table.get(key, {}).values()) - known.keys()):
            raise BadData(f"ontology/{name}.toml: {key}: no precision {', '.join(unknown)}")
    if unknown := sorted(set(table.get("classes", {}).values()) - CLASSES):
        raise BadData(f"ontology/{name}.toml: no class {', '.join(unknown)}")
    return table


def _by_label(name: str) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for kind in event_types().values():
        for label in {"ucdp": kind.ucdp, "acled": kind.acled, "gdelt": kind.cameo}[name]:
            found[label].append(kind.name)
    return {label: tuple(types) for label, types in found.items()}


def _sub_events(table: Mapping[str, Any]) -> dict[str, SubEvent]:
    other = table.get("disorder", {})
    return {
        sub: SubEvent(name=sub, event=event, disorder=other.get(sub, row["disorder"]))
        for event, row in table.get("events", {}).items()
        for sub in row["sub"]
    }


@cache
def scheme(name: str) -> Scheme:
    """The words of "ucdp", "acled" or "gdelt". Raises `BadData` when they do not fit ours."""
    if name not in _NAMES:
        raise BadData(f"no scheme {name!r}; known: {', '.join(_NAMES)}")
    table, labels = _checked(name, _read(name)), _by_label(name)
    subs = _sub_events(table)
    if subs and (lost := sorted(labels.keys() - subs.keys())):
        raise BadData(f"ontology/{name}.toml: events.toml names {', '.join(lost)}, which stands under no event")
    return Scheme(
        name=name,
        places=table.pop("places"),
        times=table.pop("times", {}),
        types=labels,
        sub_events=subs,
        words=table,
    )
