"""Everybody named in a document: the runs that are names, whose they are, and what the report says of each."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tadmor.model import Span, Spans, span_of
from tadmor.nlp.known import Scanned
from tadmor.nlp.names.aliases import public_by_another_name
from tadmor.nlp.names.bodies import body_before, body_behind, school
from tadmor.nlp.names.identity import Bearer, Named, Place, bearers
from tadmor.nlp.names.lists import Lists, lists
from tadmor.nlp.names.privacy import gave_name, judge, leads, private_signs
from tadmor.nlp.names.roles import (
    Role,
    ministry_named,
    organisation_of,
    role_after,
    role_apposed,
    role_before,
    role_called,
    role_words,
)
from tadmor.nlp.names.runs import Run, runs
from tadmor.nlp.names.scenes import scene, speaks_from
from tadmor.ontology.actors import Catalogue
from tadmor.ontology.actors import Person as Listed
from tadmor.ontology.spelling import name_key

__all__ = ["Person", "Place", "find_people", "gender_of"]

_OTHER = frozenset(["real", "birth", "given", "legal"])
_QUOTES = frozenset('"“”')
_QUOTED = 5  # sentences of a quotation
_BYLINE = 12  # words: a by-line is a short line of its own
_CREDITS = frozenset(
    ["reporting", "editing", "writing", "written", "photo", "photograph", "report", "additional", "compiled"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody named in a document. `spans` go with `places`, in text order, titles included.

    `role` as the report words it ("Major-General, spokesman"), `organisation` a canonical name, `private` True for
    one without a public function, False for one who has it, None where nothing tells. `owner` is the offset of the
    word that says by possession whose office it is: "its", "the ministry's".
    """

    name: str
    places: tuple[Place, ...]
    spans: Spans
    id: str | None = None
    country: str | None = None
    role: str | None = None
    organisation: str | None = None
    gender: str | None = None
    private: bool | None = None
    owner: int | None = None


def find_people(
    text: str,
    sentences: Sequence[Scanned],
    catalogue: Catalogue,
    barred: Sequence[frozenset[int]],
    theatre: str | None = None,
    seat: str | None = None,
) -> tuple[Person, ...]:
    """Everybody named in a document, in order of first mention.

    `barred[n]` are indexes of words of sentence n that cannot be part of a name (places, furniture); `theatre` is the
    country in which the document happens, whose are its police and its ministry of the interior; `seat` the one at
    home in which it is written, if it tells, whose are its ministries and its government's spokesman.
    """
    known = lists()
    found = [
        one
        for number in range(len(sentences))
        for one in _in_sentence(text, number, sentences[number], barred[number], known)
    ]
    gathered = bearers(found, catalogue)
    home = _Home(_home(sentences), theatre, seat)
    people = [_person(text, bearer, sentences, catalogue, known, home) for bearer in gathered if bearer.found]
    people = _with_kin(_by_another_name(people, sentences, known))
    return tuple(sorted(people, key=lambda person: person.spans[0].start))


def _by_another_name(people: list[Person], sentences: Sequence[Scanned], known: Lists) -> list[Person]:
    """Who is told as another name of somebody public is public too."""
    public = public_by_another_name(people, sentences, known)
    return [replace(one, private=False) if number in public else one for number, one in enumerate(people)]


def _with_kin(people: list[Person]) -> list[Person]:
    """Who shares a surname with somebody private and has no role is private too: a victim's mother."""
    private = {name_key(person.name)[-1] for person in people if person.private and len(name_key(person.name)) > 1}
    return [replace(person, private=True) if _is_kin(person, private) else person for person in people]


def _is_kin(person: Person, private: set[str]) -> bool:
    untold = person.private is None and person.role is None
    return untold and bool(private & set(name_key(person.name)[-1:]))


@dataclass(frozen=True, slots=True)
class _Home:
    """The country that a document names most, the one in which it happens, and that in which it is written."""

    country: str | None
    theatre: str | None
    seat: str | None = None

    def of(self, role: Role, catalogue: Catalogue) -> str | None:
        """Whose an office is that the words give no country for: "a government spokesman" is of the place told of."""
        speaks = role.institution == "government" and role.head.startswith("spokes")
        if self.seat and (role.ministry or role.staff or speaks):
            return self.seat
        if role.staff:
            return None  # of two states at war that name theirs so, either may be meant
        at_home = catalogue.domestic(role.institution) or speaks or self._calls_otherwise(role, catalogue)
        return (self.theatre or self.country) if at_home else self.country

    def _calls_otherwise(self, role: Role, catalogue: Catalogue) -> bool:
        """Whether an office is of a ministry, and the country named most has a department."""
        if not role.ministry or role.institution is None or self.country is None:
            return False
        return "ministry" not in catalogue.institution(role.institution, self.country).name.lower()


def _home(sentences: Sequence[Scanned]) -> str | None:
    """The country that the document names most."""
    count = Counter(m.target for s in sentences for table in (s.adjectives, s.countries) for m in table.values())
    return count.most_common(1)[0][0] if count else None


def _beside(home: _Home, bearer: Bearer, sentences: Sequence[Scanned]) -> _Home:
    """The same for somebody whose own sentence, or the one before what he says, tells whose he is.

    "In Norburg, Foreign Ministry spokesman X said ...", "Norland denied it. Foreign Ministry spokesman X said ...".
    """
    first = min((one.place for one in bearer.found), key=lambda place: (place.sentence, place.first))
    here = sentences[first.sentence]
    land = scene(here, first.first) or _answering(sentences, first) or speaks_from(here, first.end)
    return _Home(land, land) if land else home


def _answering(sentences: Sequence[Scanned], first: Place) -> str | None:
    """The state, by name or capital, that opens the sentence before the one in which somebody begins to speak."""
    number = _opening(sentences, first)
    before = sentences[number - 1] if number else None
    land = (before.countries.get(0) or before.capitals.get(0)) if before else None
    spoke = before is not None and land is not None and not before.words[land.end - 1].possessive
    return land.target if land and spoke else None


def _opening(sentences: Sequence[Scanned], first: Place) -> int:
    """The sentence that opens what is said: that of the speaker, or that in which the quotation before him begins."""
    if first.first == 0:
        return first.sentence
    said = sentences[first.sentence].words[: first.first]
    if sum(word.text in _QUOTES for word in said) != 1 or said[-1].text not in _QUOTES:
        whole = said[0].text in _QUOTES and said[-1].text in _QUOTES
        return first.sentence if whole else 0
    near = range(first.sentence - 1, max(-1, first.sentence - _QUOTED), -1)
    return next((n for n in near if sentences[n].words and sentences[n].words[0].text in _QUOTES), 0)


def _in_sentence(text: str, number: int, scanned: Scanned, barred: frozenset[int], known: Lists) -> Iterator[Named]:
    credits_from = _credits(scanned)
    for run in runs(scanned, barred | scanned.blocked(), known):
        if run.first > credits_from or _other_name(scanned, run.first):
            continue
        parts = run.parts(scanned)
        before = role_before(scanned, run.first, known)
        first = before.first if before else run.first
        after, apposed = role_after(scanned, run.end, known), role_apposed(scanned, first, known)
        called = role_called(scanned, first, known)
        roles = tuple(_of_body(scanned, role, barred, known) for role in (before, after, apposed, called) if role)
        listed = scanned.people.get(run.first)
        if apposed and apposed.owner is None and before is None and after is None and len(parts) > 1:
            first = apposed.first
        place = Place(number, first, run.first, run.end)
        name = text[scanned.words[run.first].start : scanned.words[run.end - 1].end]
        signs = private_signs(scanned, run, roles, known)
        sure = _sure(scanned, run, roles, known) or bool(listed and listed.end == run.end)
        yield Named(place, name_key(name), name, roles, signs, sure, leads(scanned, run))


def _of_body(scanned: Scanned, role: Role, barred: frozenset[int], known: Lists) -> Role:
    """A role with the body that is named in front of its office, where nothing else tells whose it is."""
    if role.actor or role.country or role.body:
        return role
    body = body_before(scanned, role.first, role.end, barred, known) or ministry_named(scanned, role)
    return role if body is None or (role.institution and " " not in body) else replace(role, body=body)


def _other_name(scanned: Scanned, first: int) -> bool:
    """Whether a name is only told as another one of somebody named: "whose real name was X"."""
    before = [word.fold for word in scanned.words[max(0, first - 4) : first]]
    return "name" in before and not _OTHER.isdisjoint(before)


def _credits(scanned: Scanned) -> int:
    """The index from which on a sentence names those who made the report: "(Reporting by X; Editing by Y)"."""
    folds = [word.fold for word in scanned.words]
    if folds[:1] == ["by"]:
        return 0 if len(folds) < _BYLINE else len(folds)
    return next(
        (at for at, (word, after) in enumerate(pairwise(folds)) if word in _CREDITS and after == "by"), len(folds)
    )


def _sure(scanned: Scanned, run: Run, roles: Sequence[Role], known: Lists) -> bool:
    """Whether the words in and around a run make it somebody's name."""
    parts = run.parts(scanned)
    if any(word.fold in known.things for word in parts) or _body_introduces(scanned, run, known):
        return False
    if roles and (len(parts) > 1 or roles[0].end == run.first or roles[0].end < run.first - 1):
        return not (scanned.words[run.first - 1].text == "," and len(parts) == 1)
    if len(parts) < 2:
        return gave_name(scanned, run.first)
    if parts[0].fold in known.first_names or any(word.fold in known.openers for word in parts[:-1]):
        return True
    if parts[-1].fold.endswith(known.endings) and len(parts[-1].fold) > 4:
        return True
    return private_signs(scanned, run, roles, known) or _speaks(scanned, run, known)


def _body_introduces(scanned: Scanned, run: Run, known: Lists) -> bool:
    """Whether the noun before a run makes it the name of a body: "in the rebel group Fastam"."""
    at = run.first - 1
    if at > 0 and scanned.words[at].text == ",":
        at -= 1
    if at < 0 or scanned.words[run.first].fold in known.first_names:
        return False
    before = scanned.words[at]
    return before.fold in known.bodies and not before.capital


def _speaks(scanned: Scanned, run: Run, known: Lists) -> bool:
    """Whether a verb of saying stands right beside a run of two or three words."""
    found = scanned.words
    after = found[run.end].fold if run.end < len(found) else ""
    before = found[run.first - 1].fold if run.first else ""
    return len(run.parts(scanned)) < 4 and (after in known.speech or before in known.speech)


def _person(
    text: str, bearer: Bearer, sentences: Sequence[Scanned], catalogue: Catalogue, known: Lists, home: _Home
) -> Person:
    bearer.found.sort(key=lambda f: (f.place.sentence, f.place.first))
    roles = [role for one in bearer.found for role in one.roles]
    listed = bearer.listed
    heads = [head for role in roles for head in role.heads]
    organisation_told = _told_later(bearer, sentences, catalogue, known)
    country = next((land for role in roles if (land := _country(role, catalogue))), listed.country if listed else None)
    home = _beside(home, bearer, sentences)
    told = (organisation_of(role, country or home.of(role, catalogue), catalogue) for role in roles)
    organisation = next((org for org in told if org), None)
    at_home = any(role.institution and organisation_of(role, home.country, catalogue) for role in roles)
    home_of = home.of(roles[0], catalogue) if roles else None
    wording = _wording(bearer, sentences, known)
    return Person(
        name=listed.name if listed else _full(bearer),
        places=tuple(one.place for one in bearer.found),
        spans=tuple(_span(text, one.place, sentences) for one in bearer.found),
        id=listed.id if listed else None,
        country=country or (home_of if at_home and not any(role.actor for role in roles) else None),
        role=wording or (listed.role if listed else None),
        organisation=_organisation(listed, organisation or organisation_told),
        gender=listed.gender if listed else _gender(bearer.key, heads, known),
        private=judge(
            roles,
            known,
            listed=listed is not None,
            leads=any(one.leads for one in bearer.found),
            signs=any(one.signs for one in bearer.found),
        ),
        owner=_owner(bearer, sentences),
    )


def _told_later(bearer: Bearer, sentences: Sequence[Scanned], catalogue: Catalogue, known: Lists) -> str | None:
    """The organisation of "X of the Committee", "X of the Kivu Barometer", or a scholar's school."""
    for one in bearer.found:
        if member := _member_of(sentences[one.place.sentence], one.place.end):
            return catalogue.entries[member].name
        if body := body_behind(sentences[one.place.sentence], one.place.end, known):
            return body
        if any(head in known.scholars for role in one.roles for head in role.heads):
            return school(sentences[one.place.sentence], one.place.end, known)
    return None


def _member_of(scanned: Scanned, end: int) -> str | None:
    """The actor named right behind a name: "X of the High Negotiations Committee"."""
    if end + 1 >= len(scanned.words) or scanned.words[end].fold not in {"of", "from"}:
        return None
    found = scanned.actors.get(end + 1 + (scanned.words[end + 1].fold == "the"))
    return found.target if found else None


def _owner(bearer: Bearer, sentences: Sequence[Scanned]) -> int | None:
    """Where the text says by possession whose office it is."""
    return next(
        (
            sentences[one.place.sentence].words[role.owner].start
            for one in bearer.found
            for role in one.roles
            if role.owner is not None
        ),
        None,
    )


def _country(role: Role, catalogue: Catalogue) -> str | None:
    """The country that a role names, by its word or by an organisation of that country."""
    return role.country or (catalogue.entries[role.actor].country if role.actor else None)


def _organisation(listed: Listed | None, read: str | None) -> str | None:
    """What the report says goes before what the catalogue remembers, unless it only says "the army" or "the state"."""
    return read or (listed.organisation if listed else None)


def _full(bearer: Bearer) -> str:
    return " ".join(bearer.text.split())


def _gender(key: Sequence[str], heads: Sequence[str], known: Lists) -> str | None:
    return next((known.gender[head] for head in heads if head in known.gender), known.first_names.get(key[0]))


def gender_of(name: str, role: str | None) -> str | None:
    """ "m" or "f" as a name's first word or a role ("spokeswoman") tells, None where neither does."""
    heads = (role or "").lower().replace(",", " ").split()
    return _gender(name_key(name) or ("",), heads, lists())


def _span(text: str, place: Place, sentences: Sequence[Scanned]) -> Span:
    found = sentences[place.sentence].words
    return span_of(text, found[place.first].start, found[place.end - 1].end)


def _wording(bearer: Bearer, sentences: Sequence[Scanned], known: Lists) -> str | None:
    """The role of the first mention that gives one, in the report's own words: "Major-General, spokesman"."""
    for one in bearer.found:
        scanned = sentences[one.place.sentence]
        words = [word for role in one.roles if (word := role_words(scanned, role, known))]
        if words:
            return ", ".join(dict.fromkeys(words))
    return None
