"""An actor as it is being gathered, and what is known of the document while its mentions are read in order."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from tadmor.model import ActorKind
from tadmor.nlp.coreference import Mentioned
from tadmor.nlp.names import Person
from tadmor.ontology.actors import Catalogue, Entry

__all__ = ["Context", "Whom", "named", "of_entry", "of_person"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """An actor as it is being gathered: `key` joins its mentions."""

    key: str
    name: str
    kind: ActorKind
    id: str | None = None
    country: str | None = None
    sector: str | None = None
    person: int | None = None
    role: str | None = None
    organisation: str | None = None


@dataclass(slots=True)
class Context:
    """The document as far as it has been read, and what is known of the whole.

    `where`: the country told of in each sentence, `beside` as far as its own paragraph tells. `staged`: its places say
    where it happens. `voice` is the government that publishes it, `seat` the country of a
    state's agency that does. `alias`: keys that a definite noun has shown to mean somebody told of before. `fits`:
    whether who is met is such an institution. `rebels_apart`: rebels are told of who are not the main group.
    """

    catalogue: Catalogue
    people: Sequence[Person]
    home: str | None
    main_group: str | None
    rebels_apart: bool
    theatre: str | None
    named_in: Sequence[Mapping[int, Collection[int]]]
    paragraphs: Sequence[int]
    text: str = ""
    where: Sequence[str | None] = ()
    beside: Sequence[str | None] = ()
    staged: bool = False
    outlet: str | None = None
    voice: Whom | None = None
    seat: str | None = None
    alias: dict[str, str] = field(default_factory=dict)
    met: dict[str, Whom] = field(default_factory=dict)
    mentioned: list[Mentioned] = field(default_factory=list)
    wording: dict[int, str] = field(default_factory=dict)
    fits: dict[tuple[str, str | None, str | None], bool] = field(default_factory=dict)


def of_entry(entry: Entry) -> Whom:
    return Whom(key=entry.id, name=entry.name, kind=entry.kind, id=entry.id, country=entry.country, sector=entry.sector)


def named(key: str, name: str, kind: ActorKind, country: str | None = None) -> Whom:
    return Whom(key=key, name=name, kind=kind, country=country)


def of_person(number: int, context: Context) -> Whom:
    """Whom a mention means that names the person of a number."""
    person = context.people[number]
    return Whom(
        key=f"person {number}",
        name=person.name,
        kind="person",
        id=person.id,
        country=person.country,
        person=number,
        role=person.role,
        organisation=person.organisation,
    )
