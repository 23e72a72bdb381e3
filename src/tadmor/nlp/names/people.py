"""A person is known by a full name; a surname alone means the one who bears it, when only one does."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tadmor.model import Span, Spans, span_of
from tadmor.nlp.known import Scanned
from tadmor.nlp.names.lists import Lists, lists
from tadmor.nlp.names.privacy import gave_name, judge, private_signs
from tadmor.nlp.names.roles import Role, organisation_of, role_after, role_apposed, role_before, role_words
from tadmor.nlp.names.runs import Run, runs
from tadmor.ontology.actors import Catalogue
from tadmor.ontology.actors import Person as Listed
from tadmor.ontology.spelling import name_key, skeleton

__all__ = ["Person", "Place", "find_people"]

_SPEECH = frozenset(
    [
        "said",
        "says",
        "told",
        "tells",
        "added",
        "adds",
        "wrote",
        "writes",
        "tweeted",
        "claimed",
        "claims",
        "warned",
        "warns",
        "denied",
        "denies",
        "announced",
        "announces",
        "insisted",
        "argued",
        "explained",
        "recalled",
        "stated",
        "noted",
        "stressed",
        "confirmed",
        "reported",
        "declared",
        "asked",
        "replied",
        "responded",
    ]
)
_CREDITS = frozenset(
    ["reporting", "editing", "writing", "written", "photo", "photograph", "report", "additional", "compiled"]
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mention stands: number of the sentence, words [first, end) with title, words [name, end) of the name."""

    sentence: int
    first: int
    name: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody named in a document. `spans` go with `places`, in text order, titles included.

    `role` as the report words it ("Major-General, spokesman"), `organisation` a canonical name, `private` True for
    one without a public function, False for one who has it, None where nothing tells.
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


@dataclass(slots=True)
class _Found:
    """A run taken for a name, before it is known whose."""

    place: Place
    key: tuple[str, ...]
    text: str
    roles: tuple[Role, ...] = ()
    signs: bool = False
    sure: bool = True


@dataclass(slots=True)
class _Bearer:
    """One person while mentions are gathered."""

    key: tuple[str, ...]
    text: str
    listed: Listed | None
    found: list[_Found] = field(default_factory=list)


def find_people(
    text: str, sentences: Sequence[Scanned], catalogue: Catalogue, barred: Sequence[frozenset[int]]
) -> tuple[Person, ...]:
    """Everybody named in a document, in order of first mention.

    `barred[n]` are indexes of words of sentence n that cannot be part of a name (places, furniture).
    """
    known = lists()
    found = [
        one
        for number in range(len(sentences))
        for one in _in_sentence(text, number, sentences[number], barred[number], known)
    ]
    bearers = _bearers(found, catalogue)
    country = _home(sentences)
    people = [_person(text, bearer, sentences, catalogue, known, country) for bearer in bearers if bearer.found]
    return tuple(sorted(people, key=lambda person: person.spans[0].start))


def _home(sentences: Sequence[Scanned]) -> str | None:
    """The country that the document names most."""
    count = Counter(m.target for s in sentences for table in (s.adjectives, s.countries) for m in table.values())
    return count.most_common(1)[0][0] if count else None


def _in_sentence(text: str, number: int, scanned: Scanned, barred: frozenset[int], known: Lists) -> Iterator[_Found]:
    for run in runs(scanned, barred | scanned.blocked(), known):
        if _credited(scanned, run.first):
            continue
        parts = run.parts(scanned)
        before = role_before(scanned, run.first, known)
        after, apposed = role_after(scanned, run.end, known), role_apposed(scanned, run.first, known)
        roles = tuple(role for role in (before, after, apposed if before is None else None) if role)
        listed = scanned.people.get(run.first)
        first = before.first if before else run.first
        if apposed and before is None and after is None and len(parts) > 1:
            first = apposed.first
        place = Place(number, first, run.first, run.end)
        name = text[scanned.words[run.first].start : scanned.words[run.end - 1].end]
        signs = private_signs(scanned, run, roles, known)
        sure = _sure(scanned, run, roles, known) or bool(listed and listed.end == run.end)
        yield _Found(place, name_key(name), name, roles, signs, sure)


def _credited(scanned: Scanned, first: int) -> bool:
    """Whether a by-line: "Reporting by X", or "By X" at the start."""
    before = [word.fold for word in scanned.words[:first]]
    if before[:1] == ["by"] and len(before) == 1:
        return True
    return any(word in _CREDITS and after == "by" for word, after in pairwise(before))


def _sure(scanned: Scanned, run: Run, roles: Sequence[Role], known: Lists) -> bool:
    """Whether the words in and around a run make it somebody's name."""
    parts = run.parts(scanned)
    if any(word.fold in known.things for word in parts):
        return False
    if roles and (len(parts) > 1 or roles[0].end == run.first):
        return not (scanned.words[run.first - 1].text == "," and len(parts) == 1)
    if len(parts) < 2:
        return gave_name(scanned, run.first)
    if parts[0].fold in known.first_names or any(word.fold in known.openers for word in parts[:-1]):
        return True
    if parts[-1].fold.endswith(known.endings) and len(parts[-1].fold) > 4:
        return True
    return private_signs(scanned, run, roles, known) or _speaks(scanned, run)


def _speaks(scanned: Scanned, run: Run) -> bool:
    """Whether a verb of saying stands right beside a run of two or three words."""
    found = scanned.words
    after = found[run.end].fold if run.end < len(found) else ""
    before = found[run.first - 1].fold if run.first else ""
    return len(run.parts(scanned)) < 4 and (after in _SPEECH or before in _SPEECH)


def _bearers(found: Sequence[_Found], catalogue: Catalogue) -> list[_Bearer]:
    """Full names first, then every run that is one's surname."""
    bearers: list[_Bearer] = []
    by_last: dict[str, list[_Bearer]] = {}
    for one in sorted((f for f in found if f.sure), key=lambda f: -len(f.key)):
        bearer = _same(one, by_last, catalogue)
        if bearer is None:
            bearer = _Bearer(one.key, one.text, _listed(one, catalogue))
            bearers.append(bearer)
            for word in dict.fromkeys(_surnames(bearer)):
                by_last.setdefault(word, []).append(bearer)
        bearer.found.append(one)
    for one in found:
        if not one.sure and one.key and (bearer := _same(one, by_last, catalogue)):
            bearer.found.append(one)
    return bearers


def _surnames(bearer: _Bearer) -> Iterator[str]:
    yield bearer.key[-1]
    yield _mark(bearer.key[-1])
    if len(bearer.key) > 1:
        yield _first(bearer.key[0])
    if bearer.listed:
        for name in (bearer.listed.name, *bearer.listed.aliases):
            yield name_key(name)[-1]


def _mark(word: str) -> str:
    """The key under which spellings of one surname meet; it only proposes."""
    return "~" + skeleton(word)


def _first(word: str) -> str:
    """The key under which people meet who share a first name."""
    return "first " + word


def _same(one: _Found, by_last: dict[str, list[_Bearer]], catalogue: Catalogue) -> _Bearer | None:
    """The one bearer whom a name means; None when nobody, or when more than one, could be meant."""
    if not one.key:
        return None
    listed = _listed(one, catalogue)
    exact = [b for b in by_last.get(one.key[-1], ()) if _compatible(one, b)]
    if listed and len(one.key) > 1:
        exact = [b for b in exact if b.listed is None or b.listed.id == listed.id]
    if len(exact) == 1:
        return exact[0]
    if len(exact) > 1:
        by_listing = [b for b in exact if listed and b.listed and b.listed.id == listed.id]
        return by_listing[0] if len(by_listing) == 1 else _latest(exact, one)
    if len(one.key) == 1 and (first := by_last.get(_first(one.key[0]), ())):
        return first[0] if len(first) == 1 else None
    near = [b for b in by_last.get(_mark(one.key[-1]), ()) if _spelt_alike(one, b)]
    return near[0] if len(near) == 1 else None


def _latest(bearers: Sequence[_Bearer], one: _Found) -> _Bearer | None:
    """Among namesakes, the one a surname without first name last named; nobody when first names differ."""
    named = [b for b in bearers if b.found and len(one.key) == 1]
    return max(named, key=lambda b: max(_before(f, one) for f in b.found)) if named else None


def _before(found: _Found, one: _Found) -> tuple[int, int]:
    at = (found.place.sentence, found.place.first)
    return at if at < (one.place.sentence, one.place.first) else (-1, -1)


def _compatible(one: _Found, bearer: _Bearer) -> bool:
    """A surname alone, a name whose first words agree, or the same person of the catalogue."""
    if len(one.key) == 1 or len(bearer.key) == 1:
        return True
    return set(one.key) <= set(bearer.key) or set(bearer.key) <= set(one.key) or _initials(one.key, bearer.key)


def _initials(a: Sequence[str], b: Sequence[str]) -> bool:
    return (len(a[0]) == 1 or len(b[0]) == 1) and a[0][0] == b[0][0]


def _spelt_alike(one: _Found, bearer: _Bearer) -> bool:
    """Another spelling of one name: same first name, or same office; the same consonants and the same first letter."""
    if len(one.key[-1]) < 4 or len(_mark(one.key[-1])) < 3:
        return False
    if len(one.key) > 1 and len(bearer.key) > 1:
        return skeleton(one.key[0]) == skeleton(bearer.key[0]) and one.key[0][0] == bearer.key[0][0]
    heads = {head for found in bearer.found for role in found.roles for head in role.heads}
    return bool(heads & {head for role in one.roles for head in role.heads})


def _listed(one: _Found, catalogue: Catalogue) -> Listed | None:
    """Somebody of the catalogue: by full name or alias, or by surname under the same office."""
    for form in catalogue.people_forms.starting(one.key[0]) if one.key else ():
        if tuple(piece.fold for piece in form.pieces) == one.key:
            return catalogue.people[form.target]
    if len(one.key) != 1 or not one.roles:
        return None
    heads = set(one.roles[0].heads)
    land = one.roles[0].country
    fits = [
        p for p in catalogue.people.values() if name_key(p.name)[-1] == one.key[0] and heads & set(name_key(p.role))
    ]
    fits = [p for p in fits if land is None or p.country == land]
    return fits[0] if len(fits) == 1 else None


def _person(
    text: str, bearer: _Bearer, sentences: Sequence[Scanned], catalogue: Catalogue, known: Lists, home: str | None
) -> Person:
    bearer.found.sort(key=lambda f: (f.place.sentence, f.place.first))
    roles = [role for one in bearer.found for role in one.roles]
    listed = bearer.listed
    heads = [head for role in roles for head in role.heads]
    country = next((land for role in roles if (land := _country(role, catalogue))), listed.country if listed else None)
    organisation = next((org for r in roles if (org := organisation_of(r, country or home, catalogue))), None)
    at_home = any(role.institution and organisation_of(role, home, catalogue) for role in roles)
    wording = _wording(bearer, sentences, known)
    return Person(
        name=listed.name if listed else _full(bearer),
        places=tuple(one.place for one in bearer.found),
        spans=tuple(_span(text, one.place, sentences) for one in bearer.found),
        id=listed.id if listed else None,
        country=country or (home if at_home and not any(role.actor for role in roles) else None),
        role=wording or (listed.role if listed else None),
        organisation=_organisation(listed, organisation),
        gender=listed.gender if listed else _gender(bearer.key, heads, known),
        private=judge(roles, known, listed=listed is not None, signs=any(one.signs for one in bearer.found)),
    )


def _country(role: Role, catalogue: Catalogue) -> str | None:
    """The country that a role names, by its word or by an organisation of that country."""
    return role.country or (catalogue.entries[role.actor].country if role.actor else None)


def _organisation(listed: Listed | None, read: str | None) -> str | None:
    """What the report says goes before what the catalogue remembers, unless it only says "the army" or "the state"."""
    return read or (listed.organisation if listed else None)


def _full(bearer: _Bearer) -> str:
    return " ".join(bearer.text.split())


def _gender(key: Sequence[str], heads: Sequence[str], known: Lists) -> str | None:
    return next((known.gender[head] for head in heads if head in known.gender), known.first_names.get(key[0]))


def _span(text: str, place: Place, sentences: Sequence[Scanned]) -> Span:
    found = sentences[place.sentence].words
    return span_of(text, found[place.first].start, found[place.end - 1].end)


def _wording(bearer: _Bearer, sentences: Sequence[Scanned], known: Lists) -> str | None:
    """The role of the first mention that gives one, in the report's own words: "Major-General, spokesman"."""
    for one in bearer.found:
        scanned = sentences[one.place.sentence]
        words = [word for role in one.roles if (word := role_words(scanned, role, known))]
        if words:
            return ", ".join(dict.fromkeys(words))
    return None
