"""What of the catalogue stands in a sentence, and where: read once, used by names and by actors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tadmor.model import Sentence
from tadmor.nlp.grammar import grammar
from tadmor.nlp.words import Match, Word, longest, words
from tadmor.ontology.actors import Catalogue
from tadmor.ontology.spelling import ARTICLES, Phrases

__all__ = ["Scanned", "scan"]

_FEW = 4  # words: fewer in capitals are a heading's or an abbreviation
_Found = Mapping[int, Match]


@dataclass(frozen=True, slots=True)
class Scanned:
    """A sentence's words, and the longest known form that starts at each word, by kind.

    `by_end`: the longest match that ends before each word, of any kind but people.
    """

    words: tuple[Word, ...]
    actors: _Found
    people: _Found
    countries: _Found
    adjectives: _Found
    capitals: _Found
    nationals: _Found
    institutions: _Found
    by_end: _Found

    def land(self, at: int) -> Match | None:
        """The country or its adjective that starts here, whichever is longer; target is a country code."""
        found = [m for m in (self.adjectives.get(at), self.countries.get(at)) if m]
        return max(found, key=lambda match: match.end) if found else None

    def blocked(self) -> frozenset[int]:
        """Indexes of words that belong to a known name that is no person's."""
        tables = (self.actors, self.countries, self.adjectives, self.nationals, self.institutions, self.capitals)
        return frozenset(
            at
            for table in tables
            for match in table.values()
            if self.words[match.first].capital or self.words[match.end - 1].capital
            for at in range(match.first, match.end)
        )


def _told_apart(actors: dict[int, Match], found: Sequence[Word]) -> dict[int, Match]:
    """In a sentence in capitals "IS" and "WHO" are the verb and the pronoun, not who is called so."""
    letters = [word for word in found if word.text.isalpha() and len(word.text) > 1]
    if len(letters) < _FEW or not all(word.text.isupper() for word in letters):
        return actors
    small = grammar()["acronyms"]
    return {at: match for at, match in actors.items() if match.end - at > 1 or found[at].text not in small}


def _table(forms: Phrases, found: Sequence[Word]) -> dict[int, Match]:
    out: dict[int, Match] = {}
    for at, word in enumerate(found):
        if word.fold not in forms.table and word.fold not in ARTICLES:
            continue
        match = longest(forms, found, at)
        if match and not (at and at - 1 in out and out[at - 1].end == match.end):
            out[at] = match
    return out


def _by_end(*tables: _Found) -> dict[int, Match]:
    """The longest match that ends at each word."""
    out: dict[int, Match] = {}
    for table in tables:
        for match in table.values():
            if match.end not in out or match.first < out[match.end].first:
                out[match.end] = match
    return out


def scan(sentence: Sentence, catalogue: Catalogue) -> Scanned:
    """The sentence with everything that the catalogue knows in it."""
    found = words(sentence)
    actors, people = _told_apart(_table(catalogue.actor_forms, found), found), _table(catalogue.people_forms, found)
    countries, adjectives = _table(catalogue.country_forms, found), _table(catalogue.adjective_forms, found)
    capitals, institutions = _table(catalogue.capital_forms, found), _table(catalogue.institution_forms, found)
    nationals = _table(catalogue.national_forms, found)
    by_end = _by_end(countries, capitals, adjectives, institutions, actors)
    return Scanned(found, actors, people, countries, adjectives, capitals, nationals, institutions, by_end)
