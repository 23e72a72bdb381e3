"""States that act: by name, by capital, by the name of their people, or by what stands under their adjective."""

from tadmor.extract.actors.found import Found
from tadmor.extract.actors.officials import official_after, official_of
from tadmor.extract.actors.phrases import left_edge, right_edge
from tadmor.extract.actors.sight import OTHERS, Sight, joined
from tadmor.extract.actors.strangers import of_stateless
from tadmor.nlp.words import Match

__all__ = ["land_at"]


def land_at(sight: Sight, at: int) -> Found | None:
    """A country, capital or people that acts: its government. "the Russians" are their state, "Syrians" civilians.

    "French" before a noun is no people: "French officials", "the French capital".
    """
    scanned = sight.scanned
    people = scanned.nationals.get(at)
    definite = at > 0 and scanned.words[at - 1].fold == "the"
    if people and scanned.words[at].capital and not _describes(sight, people):
        first = at - definite
        if definite:
            return Found(
                sentence=sight.number, first=first, core=at, end=people.end, entry=sight.catalogue.state(people.target)
            )
        return Found(
            sentence=sight.number,
            first=at,
            core=at,
            end=people.end,
            asks="civilians",
            noun="civilians",
            country=people.target,
        )
    land = scanned.land(at)
    if land:
        official = official_of(sight, at, land.end, country=land.target, institution=None)
        if official:
            return official
        acting = _modified_fighters(sight, at, land) or _ministry_of(sight, land) or _striking(sight, land)
        if acting:
            return acting
    state = scanned.countries.get(at) or scanned.capitals.get(at)
    if state and not joined(sight, state.end) and sight.metonyms & set(range(state.first, state.end)):
        return Found(
            sentence=sight.number,
            first=at - definite,
            core=at,
            end=state.end,
            entry=sight.catalogue.state(state.target),
        )
    return None


def _describes(sight: Sight, people: Match) -> bool:
    """Whether the name of a people is an adjective before a noun or another one: "French and British jets"."""
    if people.first not in sight.scanned.adjectives:
        return False
    words, end = sight.scanned.words, people.end
    listed = end + 1 < len(words) and words[end].fold == "and" and end + 1 in sight.scanned.adjectives
    nouns = sight.nouns
    told = end < len(words) and words[end].fold in nouns.of_peoples.union(
        nouns.unnamed, nouns.bodies, nouns.troops, nouns.fighters, nouns.civilians, nouns.strikes, nouns.adjectives
    )
    return told or (listed and not (people.first and words[people.first - 1].fold == "the"))


def _ministry_of(sight: Sight, land: Match) -> Found | None:
    """ "The Russian ministry": the one of that country that was last named."""
    if land.end < len(sight.scanned.words) and sight.scanned.words[land.end].fold == "ministry":
        official = official_after(sight, land.first, land.end + 1, country=land.target, institution="ministry")
        return official or Found(
            sentence=sight.number,
            first=left_edge(sight.scanned, land.first, sight.nouns),
            core=land.first,
            end=land.end + 1,
            asks="institution",
            noun="ministry",
            country=land.target,
            definite=True,
        )
    return None


def _striking(sight: Sight, land: Match) -> Found | None:
    """A state by its adjective before what it does: "U.S. airstrikes"."""
    found = sight.scanned.words
    if joined(sight, land.end) or land.end >= len(found) or found[land.end].fold not in sight.nouns.strikes:
        return None
    return Found(
        sentence=sight.number, first=land.first, core=land.first, end=land.end, entry=sight.catalogue.state(land.target)
    )


def _modified_fighters(sight: Sight, at: int, land: Match) -> Found | None:
    """Troops told of by a country's word and some adjectives: "Russian military police units"."""
    end = right_edge(sight.scanned, land.end, sight.nouns)
    if end == land.end or sight.scanned.words[at].possessive:
        return None
    noun = sight.scanned.words[end - 1].fold
    left = left_edge(sight.scanned, at, sight.nouns)
    if noun in sight.nouns.troops and sight.scanned.words[end - 2].fold in OTHERS:
        return of_stateless(sight, end - 2, left, at, end, land.target)
    if noun in sight.nouns.troops:
        entry = sight.catalogue.institution("armed-forces", land.target)
        return Found(sentence=sight.number, first=left, core=at, end=end, entry=entry)
    if noun in sight.nouns.fighters:
        entry = sight.catalogue.institution("rebels", land.target)
        return Found(sentence=sight.number, first=left, core=at, end=end, entry=entry)
    return None
