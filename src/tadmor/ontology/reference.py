"""The manual's page on events, written from the vocabularies themselves, so that it cannot disagree with them."""

from collections.abc import Iterable

from tadmor.ontology.events import contexts, event_types, geo_precision, modes, time_precision

__all__ = ["reference"]

_INTRODUCTION = """\
# Events: types, modes, contexts, precision

Generated from `src/tadmor/ontology/*.toml` by `tadmor.ontology.reference()`; a test checks that it is fresh.

An event mention has a **type** (what happened: FAMILY.subtype), a **class** (what it is counted as: PLOVER's classes,
and CONTROL and MOVE), and perhaps a **mode** (how). A type says what happened, never who did it. Acts of speaking are
attributions; the SPEECH types are those that a report tells as acts.

The columns PLOVER, CAMEO, ACLED and UCDP say what the type corresponds to in those schemes; "–" means nothing.
UCDP's types of violence (1 state-based, 2 non-state, 3 one-sided) apply only where people died.
"""


def reference() -> str:
    """The page as Markdown."""
    parts = [_INTRODUCTION, *_families(), *_simple("Modes", [(m.name, m.definition) for m in modes().values()])]
    parts += _simple("Contexts", [(c.name, c.definition) for c in contexts().values()])
    return "\n".join([*parts, *_precision()]) + "\n"


def _families() -> Iterable[str]:
    family = ""
    for kind in event_types().values():
        if kind.family != family:
            family = kind.family
            yield f"\n## {family}\n\n" + _head("type", "class", "meaning", "PLOVER", "CAMEO", "ACLED", "UCDP")
        columns = (_list(kind.plover), _list(kind.cameo), _list(kind.acled), _list(kind.ucdp))
        yield f"| `{kind.name}` | {kind.class_ or '–'} | {kind.definition} | {' | '.join(columns)} |"


def _head(*columns: str) -> str:
    return f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}"


def _list(words: Iterable[str]) -> str:
    return ", ".join(words) or "–"


def _simple(title: str, rows: Iterable[tuple[str, str]]) -> Iterable[str]:
    yield f"\n## {title}\n\n| name | meaning |\n|---|---|"
    for name, definition in rows:
        yield f"| `{name}` | {definition} |"


def _precision() -> Iterable[str]:
    yield "\n## How exactly a place is told\n\n" + _head("code", "meaning", "radius, km", "UCDP", "ACLED", "PLOVER")
    for geo in geo_precision().values():
        yield f"| {geo.code} | {geo.definition} | {_cells(geo.radius_km, geo.ucdp, geo.acled, geo.plover)} |"
    yield "\n## How exactly a time is told\n\n" + _head("code", "meaning", "days", "UCDP", "ACLED")
    for time in time_precision().values():
        yield f"| {time.code} | {time.definition} | {_cells(time.days, time.ucdp, time.acled)} |"


def _cells(*numbers: int | None) -> str:
    return " | ".join("–" if number is None else str(number) for number in numbers)
