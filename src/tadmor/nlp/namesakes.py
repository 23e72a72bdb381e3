"""Two states of one short name: a report's "Congo" is the one that it names otherwise, too."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tadmor.nlp.known import Scanned
from tadmor.nlp.words import Match
from tadmor.ontology.actors import Catalogue
from tadmor.ontology.spelling import name_key

__all__ = ["settled"]


def settled(scanned: Sequence[Scanned], known: Catalogue) -> list[Scanned]:
    """Sentences in which a short name means the less known state, where the report tells only of that one's capital.

    The catalogue gives a short name to the state that it mostly means.
    """
    out = list(scanned)
    for code, country in known.countries.items():
        if country.shared and _told(out, code):
            forms = {tuple(name_key(form)) for form in country.shared}
            others = {m.target for one in out for m in _lands(one) if _words(one, m) in forms} - {code}
            if others and not any(_told(out, other, forms) for other in others):
                out = [_meant(one, forms, code) for one in out]
    return out


def _lands(one: Scanned) -> list[Match]:
    return [match for table in (one.countries, one.adjectives, one.capitals) for match in table.values()]


def _words(one: Scanned, match: Match) -> tuple[str, ...]:
    return tuple(word.fold for word in one.words[match.first : match.end])


def _told(scanned: Sequence[Scanned], code: str, but: set[tuple[str, ...]] | None = None) -> bool:
    """Whether a state is named, or its capital, by other words than the shared ones."""
    return any(m.target == code and _words(one, m) not in (but or ()) for one in scanned for m in _lands(one))


def _meant(one: Scanned, forms: set[tuple[str, ...]], code: str) -> Scanned:
    def table(found: Mapping[int, Match]) -> dict[int, Match]:
        return {at: replace(m, target=code) if _words(one, m) in forms else m for at, m in found.items()}

    return replace(one, countries=table(one.countries), adjectives=table(one.adjectives))
