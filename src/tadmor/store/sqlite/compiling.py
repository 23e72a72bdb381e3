"""A filter as SQL. Words and keys become one full-text expression, the rest conditions; every value is a parameter.

The full-text indexes hold rows in the order in which lists show them, so a page is read off without sorting.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from tadmor.store.filters import Filter, Lacks, Support
from tadmor.store.grades import named
from tadmor.store.index import FIRST_YEAR, LAST_YEAR, LONG, MANY_MONTHS, MOST_MONTHS, SEARCHED, key, months, years
from tadmor.store.order import days
from tadmor.store.query import to_fts
from tadmor.store.sqlite.cells import json_text
from tadmor.store.sqlite.tables import INCIDENTS, Table
from tadmor.store.words import words

__all__ = ["MOST_PLACE_KEYS", "Compiled", "compile_document", "compile_list", "drawn", "keyed", "place_key"]

_ACTOR_COLUMNS = {None: "doers receivers mentioned", "actor": "doers", "recipient": "receivers"}
MOST_PLACE_KEYS = 300
"""More places than that in one expression take longer than the rows that it finds."""


@dataclass(slots=True)
class Compiled:
    """A full-text expression (or none), and conditions with their parameters."""

    match: str | None = None
    conditions: list[str] = field(default_factory=list)
    parameters: list[object] = field(default_factory=list)

    def also(self, condition: str, *parameters: object) -> None:
        """Add a condition."""
        self.conditions.append(condition)
        self.parameters.extend(parameters)


def place_key(number: int) -> str:
    """The key of a place in the `places` table."""
    return key("place", str(number))


def compile_list(
    table: Table, filter: Filter, places: Sequence[int] | None, few: Callable[[Sequence[int]], bool]
) -> Compiled:
    """A table's rows that answer a filter; `places` are the numbers of the places that do, None if it asks for none.

    `few`: whether no more rows name one of some places than can be gathered for each question, which takes counting.
    """
    parts = list(_expressions(filter))
    found = Compiled()
    if filter.from_ or filter.to:
        parts.append(keyed(_day_keys(filter.from_, filter.to)))
        _days(found, table, filter)
    if places is not None and not places:
        found.also("0")
    elif places is not None and (not parts or len(places) > MOST_PLACE_KEYS) and few(places):
        found.also(f"{table.name}.ord IN ({_at_places(table)})", json_text(places))
    elif places is not None and len(places) <= MOST_PLACE_KEYS:
        parts.append(keyed(map(place_key, places)))
    elif places is not None:
        found.also(_one_of_places(table), json_text(places))
    for name in filter.lacks:
        _lacking(found, table, name)
    if filter.review:
        _reviewed(found, table, filter.review)
    if filter.support or filter.voices_min is not None:
        _supported(found, table, filter)
    if filter.reliability:
        parts += _graded(found, table, filter.graded)
    found.match = " AND ".join(parts) or None
    return found


def _at_places(table: Table) -> str:
    return f"SELECT {table.item} FROM {table.places} WHERE place IN (SELECT value FROM json_each(?))"  # noqa: S608


def _one_of_places(table: Table) -> str:
    return (
        f"EXISTS (SELECT 1 FROM {table.places} WHERE {table.places}.{table.item} = {table.name}.ord"  # noqa: S608
        f" AND +{table.places}.place IN (SELECT value FROM json_each(?)))"  # +: not the list times the row's places
    )


def _lacking(found: Compiled, table: Table, name: Lacks) -> None:
    """A full-text expression cannot say no alone, so the row's own keys and places are asked."""
    if name == "point":
        found.also(f"NOT {drawn(table)}")
    else:
        found.also(f"instr({table.name}.keys, ?) = 0", key("has", name))


def drawn(table: Table) -> str:
    """The condition that a map could draw one of a row's places."""
    return (
        f"EXISTS (SELECT 1 FROM {table.places} WHERE {table.places}.{table.item} = {table.name}.ord"  # noqa: S608
        f" AND +{table.places}.place IN (SELECT number FROM place_boxes))"
    )


def _expressions(filter: Filter) -> Iterable[str]:
    if filter.q:
        yield f"({{{' '.join(SEARCHED)}}} : ({to_fts(filter.q)}))"
    for columns, wanted in (
        ("speaker", filter.speaker),
        ("outlet", filter.outlet),
        (_ACTOR_COLUMNS[filter.role], filter.actor),
    ):
        if wanted:
            yield _in_columns(columns, wanted)
    for name, values in (
        ("event", filter.event),
        ("certainty", filter.certainty),
        ("kind", filter.kind),
        ("lang", filter.lang),
    ):
        if values:
            yield keyed(key(name, value) for value in values)
    yield from (keyed([key("has", name)]) for name in filter.has)


def _in_columns(columns: str, phrases: Iterable[str]) -> str:
    """An expression for one of some phrases; they are cut to folded words again, so no syntax can be in them."""
    return f"({{{columns}}} : ({' OR '.join(_quoted(phrase) for phrase in phrases)}))"


def _quoted(phrase: str) -> str:
    return f'"{" ".join(words(phrase))}"'


def keyed(keys: Iterable[str]) -> str:
    """An expression for rows with one of some keys."""
    return f"({{keys}} : ({' OR '.join(map(_quoted, keys))}))"


def _day_keys(from_: date | None, to: date | None) -> list[str]:
    """The keys that every row with a day in the interval has one of. The conditions then look at the days."""
    if from_ and to and from_.year >= FIRST_YEAR and to.year <= LAST_YEAR:
        inside = months(from_, to)
        if len(inside) <= MOST_MONTHS:
            return [*inside, MANY_MONTHS, LONG]
    first = max(from_.year, FIRST_YEAR) if from_ else FIRST_YEAR
    last = min(to.year, LAST_YEAR) if to else LAST_YEAR
    return [*years(first, last), LONG]


def _days(found: Compiled, table: Table, filter: Filter) -> None:
    if filter.from_:
        found.also(f"({table.name}.latest IS NULL OR {table.name}.latest >= ?)", filter.from_.isoformat())
    if filter.to:
        found.also(f"({table.name}.earliest IS NULL OR {table.name}.earliest <= ?)", filter.to.isoformat())


def _reviewed(found: Compiled, table: Table, states: Sequence[str]) -> None:
    at, of = ("incidents.id", "id FROM incident_reviews") if table is INCIDENTS else (table.claim, "claim FROM reviews")
    decided = f"(SELECT {of} WHERE state IN (SELECT value FROM json_each(?)))"  # noqa: S608
    if "new" in states:
        others = [state for state in ("accepted", "corrected", "rejected", "unverifiable") if state not in states]
        found.also(f"{at} NOT IN {decided}", json_text(others))
    else:
        found.also(f"{at} IN {decided}", json_text(states))


_SUPPORT: dict[Support, str] = {
    "single": "incidents.voices <= 1",
    "several": "incidents.voices > 1",
    "sides": "incidents.sides > 1",
    "conflict": "incidents.conflicts > 0",
    "denied": "incidents.denials > 0",
}


def _supported(found: Compiled, table: Table, filter: Filter) -> None:
    """Of an incident its own support; of a claim, an event or a movement that of an incident which its claim tells."""
    wanted = f"incidents.voices >= ? AND ({' OR '.join(_SUPPORT[name] for name in filter.support) or '1'})"
    if table is not INCIDENTS:
        wanted = (
            "EXISTS (SELECT 1 FROM incident_claims JOIN incidents ON incidents.number = incident_claims.incident"  # noqa: S608
            f" WHERE incident_claims.claim = {table.claim} AND {wanted})"
        )
    found.also(wanted, filter.voices_min or 0)


def _graded(found: Compiled, table: Table, graded: Sequence[str]) -> Iterable[str]:
    """Claims of graded sources, and what these tell; their words narrow it, the whole name then decides."""
    if not graded:
        found.also("0")
        return []
    which = f"told.ord = {table.claim}"
    if table is INCIDENTS:
        which = "told.ord IN (SELECT claim FROM incident_claims WHERE incident = incidents.number)"
    source = "CASE WHEN told.attribution IS NULL THEN 'outlet:' || folded(sheet.outlet)"
    found.also(
        "EXISTS (SELECT 1 FROM claims AS told JOIN documents AS sheet ON sheet.number = told.document"  # noqa: S608
        f" WHERE {which} AND 'source:' || {source} ELSE 'speaker:' || folded(told.speaker) END"
        " IN (SELECT value FROM json_each(?)))",
        json_text(graded),
    )
    names: dict[str, list[str]] = {}
    for kind, name in filter(None, map(named, graded)):
        names.setdefault(kind, []).append(name)
    some = [_in_columns(kind, phrases) for kind, phrases in names.items()]
    return [f"({' OR '.join(some)})"] if some else []


def compile_document(filter: Filter) -> Compiled:
    """The documents that by themselves answer the document's part of a filter."""
    found = Compiled()
    if filter.from_:
        found.also("documents.ord >= ?", days(filter.from_)[0])
    if filter.to:
        found.also("documents.ord >= ? AND documents.ord < ?", days(date.min)[0], days(filter.to)[1])
    if filter.lang:
        found.also("lower(documents.lang) IN (SELECT value FROM json_each(?))", json_text(filter.lang))
    if filter.outlet:
        phrases = [f" {' '.join(words(outlet))} " for outlet in filter.outlet]
        conditions = " OR ".join("instr(documents.outlet_words, ?) > 0" for _ in phrases)
        found.also(f"({conditions})", *phrases)
    return found
