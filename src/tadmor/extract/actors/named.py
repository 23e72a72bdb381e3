"""Mentions by name: of the catalogue, or an institution of a named country, with the noun phrase they head."""

from dataclasses import replace

from tadmor.extract.actors.found import Found
from tadmor.extract.actors.officials import official, official_after
from tadmor.extract.actors.phrases import left_edge, right_edge, sided
from tadmor.extract.actors.sight import OTHERS, Sight, joined
from tadmor.extract.actors.states import land_at
from tadmor.nlp.grammar import grammar
from tadmor.nlp.names.lists import lists
from tadmor.nlp.words import Match
from tadmor.ontology.actors import Entry

__all__ = ["article", "named"]

_CHILDREN = frozenset(["affiliate", "branch", "offshoot", "wing"])  # "the X affiliate" is not X
_STATES = frozenset(["government", "state-force"])  # kinds of actor whose officials speak for a country
_BRACKETS = 16  # words between brackets
_BETWEEN_NAMES = frozenset(["formerly", "also", "known", "as", "or", "previously", "and", "aka"])


def named(sight: Sight, at: int) -> Found | None:
    """A name of the catalogue, or an institution of a named country, with the noun phrase it heads."""
    actor = sight.scanned.actors.get(at)
    if actor and (_tail_of_name(sight, actor) or _of_another(sight, actor)):
        actor = None
    if actor and (joined(sight, actor.end) or sided(sight.scanned, actor.first)):
        return _modifier(sight, actor)
    if sided(sight.scanned, at):  # "pro-Moscow separatists" are no Russian ones
        return None
    state = _of_country(sight, at)
    if actor and (state is None or state[0] <= actor.end):
        return _entry(sight, actor.first, actor.end, sight.catalogue.entries[actor.target])
    if state:
        end, institution, country = state
        return _institution(sight, at, end, institution, country)
    return land_at(sight, at)


def _tail_of_name(sight: Sight, actor: Match) -> bool:
    """Whether the short name of a world body, or of a body that watches, only ends a longer one.

    "The Kurdistan Region Security Council", "the Harun Observatory for Human Rights".
    """
    at, entry = actor.first - 1, sight.catalogue.entries[actor.target]
    if at < 1 or not (entry.kind == "intergovernmental" or entry.sector == "NGO"):
        return False
    word = sight.scanned.words[at]
    if not word.capital or word.marked or word.possessive or _introduces(sight, at):
        return False
    if at in sight.places and sight.scanned.words[at - 1].fold in grammar()["prepositions"]:
        return False  # "in Geneva Amnesty International said"
    return not any(at in known for known in (sight.taken, sight.scanned.adjectives, sight.scanned.actors))


def _of_another(sight: Sight, actor: Match) -> bool:
    """Whether another country's word stands before it: "Japan's ANA" is no Afghan army, and the Iraqi Observatory for
    Human Rights not the Syrian one.
    """
    entry, at = sight.catalogue.entries[actor.target], actor.first
    people = sight.scanned.land(at - 1) if at and entry.kind == "civilians" else None
    if people is not None and people.end == at and entry.country not in (None, people.target):
        return True
    if not (at and sight.scanned.words[at].text.isupper() and sight.scanned.words[at - 1].possessive):
        return False
    land = sight.scanned.countries.get(at - 1)
    return land is not None and entry.country not in (None, land.target)


_MINISTRY = "ministry-of-defence"


def _introduces(sight: Sight, at: int) -> bool:
    """Whether a capitalised word is a title or a day, no part of a name: "Monday NATO said"."""
    return sight.scanned.words[at].fold in lists().never | lists().titles | lists().modifiers


def _modifier(sight: Sight, actor: Match) -> Found | None:
    """A group inside an adjective ("Islamic State-held") is still mentioned; nobody else is."""
    entry = sight.catalogue.entries[actor.target]
    if entry.kind != "armed-group":
        return None
    return Found(sentence=sight.number, first=actor.first, core=actor.first, end=actor.end, entry=entry, modifies=True)


def _of_country(sight: Sight, at: int) -> tuple[int, str, str] | None:
    """(end, institution, country) of "Russia's defence ministry", "Turkish Foreign Ministry", "Government of Iraq"."""
    scanned = sight.scanned
    land = scanned.land(at) or scanned.capitals.get(at)
    if land and not joined(sight, land.end):
        for start in range(land.end, min(land.end + 3, len(scanned.words))):
            found = scanned.institutions.get(start)
            if found and found.target == "armed-forces" and scanned.words[start - 1].fold in OTHERS:
                return None
            if found:
                return found.end, found.target, land.target
            if scanned.words[start].fold not in sight.nouns.adjectives:
                break
        return None
    found = scanned.institutions.get(at)
    if found and found.end < len(scanned.words) and scanned.words[found.end].fold == "of":
        after = found.end + 1
        after += after < len(scanned.words) and scanned.words[after].fold == "the"
        country = scanned.countries.get(after)
        if country:
            return country.end, found.target, country.target
    return None


def _entry(sight: Sight, first: int, end: int, entry: Entry) -> Found | None:
    body = None if _is_state(sight, entry) else entry.name  # who speaks for the Taliban speaks for no state
    unnamed = official_after(sight, first, end, country=entry.country, institution=None, body=body)
    if unnamed:
        return unnamed
    end = _through_brackets(sight, end, entry)
    if (ministry := _own_ministry(sight, end, entry)) is not None:
        return Found(sentence=sight.number, first=article(sight, first), core=first, end=ministry, entry=entry)
    if (member := _member(sight, first, end)) is not None:
        one = official(sight, article(sight, first), first, member, entry.country, None)
        return replace(one, body=body)
    right = right_edge(sight.scanned, end, sight.nouns)
    left = left_edge(sight.scanned, first, sight.nouns) if right > end else article(sight, first)
    child = right > end and sight.scanned.words[right - 1].fold in _CHILDREN
    return Found(sentence=sight.number, first=left, core=first, end=right, entry=entry, modifies=child)


def _is_state(sight: Sight, entry: Entry) -> bool:
    """Whether an actor is a state as such: an officer of its army or an official of the Pentagon is of these."""
    if entry.kind not in _STATES or entry.country is None:
        return entry.kind in _STATES
    return entry.name == sight.catalogue.countries[entry.country].name


def _own_ministry(sight: Sight, end: int, entry: Entry) -> int | None:
    """Where "the Vesk Republic defence ministry" ends: that of rebels who keep a state is theirs, no government's."""
    found = sight.scanned.institutions.get(end)
    theirs = entry.kind == "armed-group" and found is not None and found.target == _MINISTRY
    return found.end if found and theirs and not joined(sight, end) else None


def _member(sight: Sight, first: int, end: int) -> int | None:
    """The noun of one who belongs to a group and is not the group: "an X fighter", "a senior X commander"."""
    found, start = sight.scanned.words, article(sight, first)
    if found[start].fold not in {"a", "an"} or sight.scanned.words[end - 1].possessive:
        return None
    at, between = end, sight.nouns.adjectives - sight.nouns.single
    while at < min(len(found), end + 3) and found[at].fold in between and not found[at].marked:
        at += 1
    return at if at < len(found) and found[at].fold in sight.nouns.single and not found[at].joined else None


def article(sight: Sight, first: int) -> int:
    """The start of a bare name with article and adjectives, but no number: "two al-Qaida vehicles" counts vehicles."""
    at = first
    while (
        at > 0 and sight.scanned.words[at - 1].fold in sight.nouns.adjectives and not sight.scanned.words[at - 1].marked
    ):
        at -= 1
    if at > 0 and sight.scanned.words[at - 1].fold in {"the", "a", "an"}:
        return at - 1
    return first


def _through_brackets(sight: Sight, end: int, entry: Entry) -> int:
    """Past other names of the same actor in brackets: "Islamic State (IS, formerly ISIS/ISIL)"."""
    found = sight.scanned.words
    if end >= len(found) or found[end].text not in {"(", "["}:
        return end
    at, same = end + 1, False
    while at < min(len(found), end + _BRACKETS) and found[at].text not in {")", "]"}:
        alias = sight.scanned.actors.get(at)
        if alias and alias.target == entry.id:
            at, same = alias.end, True
        elif found[at].marked or found[at].fold in _BETWEEN_NAMES:
            at += 1
        else:
            return end
    return at + 1 if same and at < len(found) and found[at].text in {")", "]"} else end


def _institution(sight: Sight, at: int, end: int, institution: str, country: str) -> Found | None:
    unnamed = official_after(sight, at, end, country=country, institution=institution)
    if unnamed:
        return unnamed
    left = left_edge(sight.scanned, at, sight.nouns)
    if institution == "people":
        return Found(
            sentence=sight.number, first=left, core=at, end=end, asks="civilians", noun="civilians", country=country
        )
    return Found(
        sentence=sight.number, first=left, core=at, end=end, entry=sight.catalogue.institution(institution, country)
    )
