"""Which mentions are one person: equal names, a surname or first name that only one bears, a spelling under one office.

Nothing is merged across different first names, and nobody is meant where two could be.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tadmor.nlp.names.lists import lists
from tadmor.nlp.names.roles import Role
from tadmor.ontology.actors import Catalogue
from tadmor.ontology.actors import Person as Listed
from tadmor.ontology.spelling import name_key, skeleton

__all__ = ["Bearer", "Named", "Place", "bearers"]


_NAMESAKES = 40  # bearers of one surname that are told apart; more are a list, not a report


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mention stands: number of the sentence, words [first, end) with title, words [name, end) of the name."""

    sentence: int
    first: int
    name: int
    end: int


@dataclass(slots=True)
class Named:
    """A run taken for a name, before it is known whose."""

    place: Place
    key: tuple[str, ...]
    text: str
    roles: tuple[Role, ...] = ()
    signs: bool = False
    sure: bool = True
    leads: bool = False


@dataclass(slots=True)
class Bearer:
    """One person while mentions are gathered."""

    key: tuple[str, ...]
    text: str
    listed: Listed | None
    found: list[Named] = field(default_factory=list)
    spots: list[tuple[int, int]] = field(default_factory=list)  # where the full name stands, in text order


def bearers(found: Sequence[Named], catalogue: Catalogue) -> list[Bearer]:
    """Full names first, then every run that is one's surname."""
    out: list[Bearer] = []
    by_last: dict[str, list[Bearer]] = {}
    for one in sorted((f for f in found if f.sure and f.key), key=lambda f: -len(f.key)):  # "Al" alone has none
        bearer = _same(one, by_last, catalogue)
        if bearer is None:
            bearer = Bearer(one.key, one.text, _listed(one, catalogue))
            out.append(bearer)
            for word in dict.fromkeys(_surnames(bearer)):
                by_last.setdefault(word, []).append(bearer)
        bearer.found.append(one)
        if len(one.key) > 1 and len(one.key) == len(bearer.key):
            bearer.spots.append((one.place.sentence, one.place.first))
    for one in found:
        if not one.sure and one.key and (bearer := _same(one, by_last, catalogue)):
            bearer.found.append(one)
    return out


def _surnames(bearer: Bearer) -> Iterator[str]:
    yield bearer.key[-1]
    yield _mark(bearer.key[-1])
    if len(bearer.key) > 2 and bearer.key[0] in lists().openers:
        yield bearer.key[1]  # "Abu Omar" is Abu Omar al-Shishani
        yield _mark(bearer.key[1])
    elif len(bearer.key) > 1:
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


def _same(one: Named, by_last: dict[str, list[Bearer]], catalogue: Catalogue) -> Bearer | None:
    """The one bearer whom a name means; None when nobody, or when more than one, could be meant."""
    if not one.key:
        return None
    listed = _listed(one, catalogue)
    exact = [b for b in by_last.get(one.key[-1], [])[:_NAMESAKES] if _compatible(one, b)]
    if listed and len(one.key) > 1:
        exact = [b for b in exact if b.listed is None or b.listed.id == listed.id]
    if len(exact) == 1:
        return exact[0]
    if len(exact) > 1:
        by_listing = [b for b in exact if listed and b.listed and b.listed.id == listed.id]
        named = _latest(exact, one)  # whom the report named in full goes before whom the world knows
        return named or (by_listing[0] if len(by_listing) == 1 else None)
    if len(one.key) == 1 and (first := by_last.get(_first(one.key[0]), ())):
        return first[0] if len(first) == 1 else None
    near = [b for b in by_last.get(_mark(one.key[-1]), [])[:_NAMESAKES] if _spelt_alike(one, b)]
    return near[0] if len(near) == 1 else _latest(near, one)


def _latest(namesakes: Sequence[Bearer], one: Named) -> Bearer | None:
    """Among namesakes, the one last named in full before a bare surname; of two in one sentence its subject."""
    if len(one.key) != 1 and not (len(one.key) == 2 and one.key[0] in lists().openers):
        return None
    here = (one.place.sentence, one.place.first)
    named = [(b.spots[at - 1], number) for number, b in enumerate(namesakes) if (at := bisect_left(b.spots, here))]
    return namesakes[max(named, key=lambda spot: (spot[0][0], -spot[0][1]))[1]] if named else None


def _compatible(one: Named, bearer: Bearer) -> bool:
    """A surname alone, a name whose first words agree, or the same person of the catalogue."""
    if len(one.key) == 1 or len(bearer.key) == 1:
        return True
    return set(one.key) <= set(bearer.key) or set(bearer.key) <= set(one.key) or _initials(one.key, bearer.key)


def _initials(a: Sequence[str], b: Sequence[str]) -> bool:
    return (len(a[0]) == 1 or len(b[0]) == 1) and a[0][0] == b[0][0]


def _spelt_alike(one: Named, bearer: Bearer) -> bool:
    """Another spelling of one name: same first name, or same office; the same consonants and the same first letter."""
    if len(one.key[-1]) < 4 or len(_mark(one.key[-1])) < 3:
        return False
    if len(one.key) > 1 and len(bearer.key) > 1:
        openers = lists().openers
        if one.key[0] in openers or bearer.key[0] in openers:
            return _one_name_of_war(one.key, bearer.key)
        return skeleton(one.key[0]) == skeleton(bearer.key[0]) and one.key[0][0] == bearer.key[0][0]
    heads = {head for found in bearer.found for role in found.roles for head in role.heads}
    return bool(heads & {head for role in one.roles for head in role.heads})


def _one_name_of_war(a: Sequence[str], b: Sequence[str]) -> bool:
    """Spellings of one "Abu X al-Y": X agrees, and Y where both have it; "abu" itself tells nobody apart."""
    if not {a[0], b[0]} <= lists().openers:
        return False
    pairs = zip(a[1:], b[1:], strict=False)
    return all(skeleton(x) == skeleton(y) and _initial_of(x) == _initial_of(y) for x, y in pairs)


def _initial_of(word: str) -> str:
    """The first letter as spellings of Arabic agree on it: q and k are one."""
    return "k" if word[0] == "q" else word[0]


def _listed(one: Named, catalogue: Catalogue) -> Listed | None:
    """Somebody of the catalogue: by full name or alias, or by surname under the same office."""
    for form in catalogue.people_forms.starting(one.key[0]) if one.key else ():
        if tuple(piece.fold for piece in form.pieces) == one.key:
            return catalogue.people[form.target]
    if len(one.key) != 1 or not one.roles:
        return None
    heads = set(one.roles[0].heads)
    land = one.roles[0].country
    fits = [p for p in catalogue.by_surname.get(one.key[0], ()) if heads & set(name_key(p.role))]
    fits = [p for p in fits if land is None or p.country == land]
    return fits[0] if len(fits) == 1 else None
