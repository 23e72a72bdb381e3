"""Two of one short name: a report's "Congo" is the state that it names otherwise, its "CJTF" the force that fits it.

Its "Wagner" is no company where "Anna Wagner" stands in it.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from tadmor.nlp.grammar import grammar
from tadmor.nlp.known import Scanned
from tadmor.nlp.names.lists import lists
from tadmor.nlp.words import Match
from tadmor.ontology.actors import Catalogue, Entry
from tadmor.ontology.spelling import name_key

__all__ = ["known_apart", "settled", "surnames_apart"]


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


def known_apart(scanned: Sequence[Scanned], known: Catalogue, stage: str | None) -> list[Scanned]:
    """Sentences in which a short name that several bodies bear means one of them, or nobody where the report is silent.

    It is the one that the report names otherwise, too, else that of the country `stage` in which the report happens,
    else the one whose enemy it tells of.
    """
    if not any(_words(one, m) in known.shared_names for one in scanned for m in one.actors.values()):
        return list(scanned)
    told = {m.target for one in scanned for m in one.actors.values() if _words(one, m) not in known.shared_names}
    meant = {name: _of_report(bearers, told, stage) for name, bearers in known.shared_names.items()}
    return [_borne(one, meant) for one in scanned]


def surnames_apart(scanned: Sequence[Scanned]) -> list[Scanned]:
    """Sentences in which a surname is no body's one-word name: "Anna Wagner", and "Wagner" in her report.

    A report that names the body otherwise too ("Wagner Group") means it wherever no first name stands before.
    """
    spots = [[at for at, m in one.actors.items() if _is_surname(one, m)] for one in scanned]
    if not any(spots):
        return list(scanned)
    borne = [(one, one.actors[at]) for one, here in zip(scanned, spots, strict=True) for at in here]
    bodies = {m.target for _, m in borne}
    told = {m.target for one in scanned for m in one.actors.values() if m.target in bodies and _is_body(one, m)}
    meant = {_words(one, m): None for one, m in borne if m.target not in told}
    return [_without(_borne(one, meant), here) for one, here in zip(scanned, spots, strict=True)]


def _is_body(one: Scanned, match: Match) -> bool:
    """Whether a name is a body's by its own words or those beside it: "Wagner Group", "the Wagner", "Wagner men"."""
    if match.end - match.first > 1:
        return True
    low, high = match.first - 1, match.end
    nouns = grammar()["group_nouns"] | grammar()["group_roles_plural"] | grammar()["organisation_nouns"]
    return (low >= 0 and one.words[low].fold == "the") or (high < len(one.words) and one.words[high].fold in nouns)


def _is_surname(one: Scanned, match: Match) -> bool:
    """Whether a one-word name, no initials, stands behind somebody's first name."""
    at, word = match.first - 1, one.words[match.first]
    if match.end - match.first > 1 or at < 0 or not word.text.istitle() or word.joined or match.first in one.by_end:
        return False
    before = one.words[at]
    named = before.capital and not before.possessive and before.fold in lists().first_names
    return named and before.fold not in grammar()["auxiliaries"]  # "Will Hamas answer?"


def _without(one: Scanned, spots: Sequence[int]) -> Scanned:
    gone = {one.actors[at] for at in spots if at in one.actors}
    if not gone:
        return one
    actors = {at: m for at, m in one.actors.items() if m not in gone}
    return replace(one, actors=actors, by_end={at: m for at, m in one.by_end.items() if m not in gone})


def _of_report(bearers: Sequence[Entry], told: Set[str], stage: str | None) -> str | None:
    """The one bearer of a name whom a report means."""
    named = [entry for entry in bearers if entry.id in told]
    here = [entry for entry in bearers if stage is not None and entry.country == stage]
    at_war = [entry for entry in bearers if not told.isdisjoint(entry.against)]
    return next((some[0].id for some in (named, here, at_war) if len(some) == 1), None)


def _borne(one: Scanned, meant: Mapping[tuple[str, ...], str | None]) -> Scanned:
    def table(found: Mapping[int, Match]) -> dict[int, Match]:
        targets = ((at, m, meant.get(_words(one, m), m.target)) for at, m in found.items())
        return {at: replace(m, target=target) for at, m, target in targets if target is not None}

    return replace(one, actors=table(one.actors), by_end=table(one.by_end))


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
