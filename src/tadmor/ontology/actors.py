"""Who can act: groups, institutions, states, holders of office. Names are data; nothing is merged on a guess."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from tadmor.errors import BadData
from tadmor.model import ActorKind
from tadmor.ontology.spelling import Phrases, name_key, pieces

__all__ = ["Catalogue", "Country", "Entry", "Institution", "Person", "catalogue", "check", "state_bodies"]

SECTORS = frozenset(["MIL", "REB", "GOV", "IGO", "MED", "OPP", "PTY", "NGO", "CVL", "COP", "SPY", "LEG", "JUD", "CRM"])
"""PLOVER's sectors, as far as the catalogue uses them."""

_ENTRY_KEYS = frozenset(
    ["name", "kind", "country", "sector", "aliases", "from", "until", "formerly", "against", "shared"]
)
_PERSON_KEYS = frozenset(["name", "country", "role", "organisation", "gender", "aliases"])
_OF_STATES = frozenset(["government", "state-force", "intergovernmental"])
_Table = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An actor with a name of its own; `from_`, `until` bound the days on which it bore it, `formerly` is an id.

    `against`: ids of those whom it is at war with, for a coalition that reports call only "the coalition". `shared` are
    short names that others bear, too: which of them is meant only a report tells.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    aliases: tuple[str, ...] = ()
    from_: date | None = None
    until: date | None = None
    formerly: str | None = None
    against: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A holder of public office or a leader, with the role and organisation last widely reported."""

    id: str
    name: str
    country: str | None = None
    role: str
    organisation: str | None = None
    gender: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A state as reports name it; `people` are its nationals ("Syrians"), `capitals` stand for its government.

    `shared` are short names that mostly mean another state.
    """

    code: str
    name: str
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()

    @property
    def adjective(self) -> str:
        """The word that introduces its institutions ("Russian"); the name where there is none."""
        return self.adjectives[0] if self.adjectives else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """What every state has (an army, a foreign ministry); `later` words mean the one last named. A `domestic` one
    deals with its own country.
    """

    id: str
    name: str
    kind: ActorKind
    sector: str
    phrases: tuple[str, ...]
    later: tuple[str, ...] = ()
    names: Mapping[str, str]
    domestic: bool = False

    def of(self, country: Country) -> Entry:
        """This institution of one country, as an actor: ("armed-forces", Russia) is "Russian Armed Forces"."""
        name = self.names.get(country.code) or self.name.format(adjective=country.adjective, country=country.name)
        return Entry(
            id=f"{country.code.lower()}-{self.id}", name=name, kind=self.kind, country=country.code, sector=self.sector
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Everything that is known by name, and indexes from ways of writing to ids (countries: codes)."""

    entries: Mapping[str, Entry]
    by_name: Mapping[str, str]
    people: Mapping[str, Person]
    by_surname: Mapping[str, tuple[Person, ...]]
    countries: Mapping[str, Country]
    institutions: Mapping[str, Institution]
    actor_forms: Phrases
    shared_names: Mapping[tuple[str, ...], tuple[Entry, ...]]
    people_forms: Phrases
    country_forms: Phrases
    adjective_forms: Phrases
    capital_forms: Phrases
    national_forms: Phrases
    institution_forms: Phrases

    def institution(self, institution: str, country: str) -> Entry:
        """A country's institution: the catalogue's own entry of that name if there is one."""
        made = self.institutions[institution].of(self.countries[country])
        return self.named(made.name) or made

    def domestic(self, institution: str | None) -> bool:
        """Whether an institution deals with its own country only."""
        found = self.institutions.get(institution) if institution else None
        return found is not None and found.domestic

    def state(self, country: str) -> Entry:
        """A state as an actor, which speaks and acts through its government."""
        found = self.countries[country]
        return Entry(id=found.code.lower(), name=found.name, kind="government", country=country, sector="GOV")

    def named(self, name: str) -> Entry | None:
        """The entry with exactly this canonical name."""
        return self.entries.get(self.by_name.get(name, ""))


def _table(name: str) -> _Table:
    place = files("tadmor.ontology").joinpath("catalogue", f"{name}.toml")
    try:
        return tomllib.loads(place.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadData(f"catalogue/{name}.toml: {error}") from None


def _entries(tables: Mapping[str, _Table]) -> Iterator[Entry]:
    for table in ("armed_groups", "organisations"):
        for key, row in tables[table].items():
            yield Entry(
                id=key,
                name=row["name"],
                kind=row["kind"],
                country=row.get("country"),
                sector=row.get("sector"),
                aliases=tuple(row.get("aliases", ())),
                from_=row.get("from"),
                until=row.get("until"),
                formerly=row.get("formerly"),
                against=tuple(row.get("against", ())),
                shared=tuple(row.get("shared", ())),
            )


def _shared(entries: Iterable[Entry]) -> dict[tuple[str, ...], tuple[Entry, ...]]:
    """Who bears each short name that several bear."""
    out: dict[tuple[str, ...], tuple[Entry, ...]] = {}
    for entry in entries:
        for name in entry.shared:
            out[name_key(name)] = (*out.get(name_key(name), ()), entry)
    return out


def _people(table: _Table) -> Iterator[Person]:
    for key, row in table.items():
        yield Person(**{"id": key, **row, "aliases": tuple(row.get("aliases", ()))})


def _by_surname(people: Iterable[Person]) -> dict[str, tuple[Person, ...]]:
    out: dict[str, tuple[Person, ...]] = {}
    for person in people:
        surname = name_key(person.name)[-1]
        out[surname] = (*out.get(surname, ()), person)
    return out


def _nationals(adjectives: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word + "s" for word in adjectives if word.endswith(("n", "i", "t", "k", "b")))


def _countries(table: _Table) -> Iterator[Country]:
    for code, row in table.items():
        lists = {name: tuple(row.get(name, ())) for name in ("adjectives", "people", "capitals", "aliases", "shared")}
        lists["people"] = lists["people"] or _nationals(lists["adjectives"])
        yield Country(code=code, name=row["name"], **lists)


def _institutions(table: _Table) -> Iterator[Institution]:
    for key, row in table.items():
        lists = {"phrases": tuple(row["phrases"]), "later": tuple(row.get("later", ()))}
        yield Institution(
            id=key,
            name=row["name"],
            kind=row["kind"],
            sector=row["sector"],
            names=row.get("names", {}),
            domestic=row.get("domestic", False),
            **lists,
        )


def check(tables: Mapping[str, _Table]) -> None:
    """Raises `BadData` for a missing name, an unknown kind, sector or country, or an alias that two entries claim."""
    claimed: dict[tuple[tuple[str, str | None], ...], str] = {}
    for table in ("armed_groups", "organisations", "people"):
        for key, row in tables[table].items():
            _check_row(f"{table}.toml [{key}]", row, tables, person=table == "people")
            _check_aliases(f"{table}.toml [{key}]", [row["name"], *row.get("aliases", ())], claimed)


def _check_row(where: str, row: Mapping[str, Any], tables: Mapping[str, _Table], *, person: bool) -> None:
    unknown = row.keys() - (_PERSON_KEYS if person else _ENTRY_KEYS)
    if unknown:
        raise BadData(f"{where}: unknown keys {', '.join(sorted(unknown))}")
    if "name" not in row or (person and "role" not in row):
        raise BadData(f"{where}: needs {'name and role' if person else 'name'}")
    if not person and row.get("kind") not in get_args(ActorKind):
        raise BadData(f"{where}: kind {row.get('kind')!r} is none of {', '.join(get_args(ActorKind))}")
    if not person and row.get("sector") not in SECTORS:
        raise BadData(f"{where}: sector {row.get('sector')!r} is none of {', '.join(sorted(SECTORS))}")
    if row.get("country", "SY") not in tables["countries"]:
        raise BadData(f"{where}: country {row['country']!r} is not in countries.toml")
    if row.get("formerly", where) not in {where, *tables["armed_groups"], *tables["organisations"]}:
        raise BadData(f"{where}: formerly {row['formerly']!r} is no entry")


def _check_aliases(where: str, names: list[str], claimed: dict[tuple[tuple[str, str | None], ...], str]) -> None:
    for name in names:
        key = tuple((piece.fold, piece.exact) for piece in pieces(name))
        if not key:
            raise BadData(f"{where}: alias {name!r} has no word")
        if claimed.setdefault(key, where) != where:
            raise BadData(f"{where}: alias {name!r} is also claimed by {claimed[key]}")


_TABLES = ("armed_groups", "organisations", "people", "countries", "institutions")


@cache
def catalogue() -> Catalogue:
    """The shipped catalogue, checked. Takes about 30 ms the first time."""
    tables = {name: _table(name) for name in _TABLES}
    check(tables)
    entries = {entry.id: entry for entry in _entries(tables)}
    people = {person.id: person for person in _people(tables["people"])}
    countries = {country.code: country for country in _countries(tables["countries"])}
    institutions = {found.id: found for found in _institutions(tables["institutions"])}
    states = tuple(countries.values())
    return Catalogue(
        entries=entries,
        by_name={entry.name: entry.id for entry in entries.values()},
        people=people,
        by_surname=_by_surname(people.values()),
        countries=countries,
        institutions=institutions,
        actor_forms=Phrases((name, e.id) for e in entries.values() for name in (e.name, *e.aliases, *e.shared)),
        shared_names=_shared(entries.values()),
        people_forms=Phrases((name, p.id) for p in people.values() for name in (p.name, *p.aliases)),
        country_forms=Phrases((name, c.code) for c in states for name in (c.name, *c.aliases)),
        adjective_forms=Phrases((name, c.code) for c in states for name in c.adjectives),
        capital_forms=Phrases((name, c.code) for c in states for name in c.capitals),
        national_forms=Phrases((name, c.code) for c in states for name in c.people),
        institution_forms=Phrases((name, i.id) for i in institutions.values() for name in i.phrases),
    )


@cache
def state_bodies() -> frozenset[str]:
    """The names of states and of their ministries and forces, and of bodies of several states; no opposition's."""
    known = catalogue()
    made = (of.of(land) for of in known.institutions.values() for land in known.countries.values())
    own = (entry for entry in (*known.entries.values(), *made, *map(known.state, known.countries)))
    return frozenset(e.name for e in own if e.kind in _OF_STATES and e.sector not in ("OPP", "REB"))
