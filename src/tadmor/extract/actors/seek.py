"""Left to right through a sentence: at each word the longest thing that names or means an actor."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tadmor.extract.actors.found import Found
from tadmor.extract.actors.phrases import Nouns, left_edge, right_edge
from tadmor.nlp.known import Scanned
from tadmor.nlp.words import Match
from tadmor.ontology.actors import Catalogue, Entry

__all__ = ["Sight", "seek"]

_THE = frozenset(["the", "this", "these", "that", "those", "its", "his", "their", "our"])
_PRONOUNS: Mapping[str, tuple[str, ...]] = {
    "he": ("he", "him", "his", "himself", "she", "her", "herself"),
    "they": ("they", "them", "their", "themselves"),
    "it": ("its", "it", "itself"),
    "self": ("i", "me", "my", "myself"),
    "ours": ("we", "our", "us", "ourselves"),
}
_PRONOUN = {word: asks for asks, words in _PRONOUNS.items() for word in words}
_BODIES = frozenset(["group", "organisation", "organization", "militia", "movement", "faction"])
_OFFICES_OF_STATE = frozenset(["armed-forces", "government", "rebels", "people", "state-media"])
_JOINERS = frozenset(
    [
        "led",
        "backed",
        "allied",
        "based",
        "held",
        "controlled",
        "brokered",
        "made",
        "occupied",
        "trained",
        "funded",
        "run",
        "supplied",
        "born",
        "sponsored",
        "supported",
        "inspired",
        "linked",
        "affiliated",
    ]
)


@dataclass(frozen=True, slots=True)
class Sight:
    """A sentence with what is needed to read actors in it.

    `taken`: words of a person's mention, by index of its first word: (number of the person, end, word of the name).
    `metonyms`: indexes of words that stand for a government. `places`: indexes of words that name a place.
    """

    number: int
    scanned: Scanned
    catalogue: Catalogue
    nouns: Nouns
    taken: Mapping[int, tuple[int, int, int]]
    metonyms: frozenset[int]
    places: frozenset[int]
    skipped: frozenset[int]


def seek(sight: Sight) -> Iterator[Found]:
    """Every mention in the sentence, in order; none overlaps another."""
    at, last = 0, 0
    while at < len(sight.scanned.words):
        found = None if at in sight.skipped else _at(sight, at)
        if found is not None and found.first < last:
            found = _clipped(found, last)
        if found is not None:
            yield found
            last = found.end
        at = max(at + 1, found.end if found else 0)


def _clipped(found: Found, last: int) -> Found:
    return Found(
        **{name: getattr(found, name) for name in Found.__slots__ if name != "first"},
        first=min(max(found.first, last), found.core),
    )


def _at(sight: Sight, at: int) -> Found | None:
    if at in sight.taken:
        person, end, core = sight.taken[at]
        return Found(sentence=sight.number, first=at, core=core, end=end, person=person)
    word = sight.scanned.words[at]
    if word.marked:
        return None
    return _named(sight, at) or _noun(sight, at) or _pronoun(sight, at)


def _named(sight: Sight, at: int) -> Found | None:
    """A name of the catalogue, or an institution of a named country, with the noun phrase it heads."""
    actor = sight.scanned.actors.get(at)
    if actor and _joined(sight, actor.end):
        actor = None
    state = _of_country(sight, at)
    if actor and (state is None or state[0] <= actor.end):
        return _entry(sight, actor.first, actor.end, sight.catalogue.entries[actor.target])
    if state:
        end, institution, country = state
        return _institution(sight, at, end, institution, country)
    return _land(sight, at)


def _joined(sight: Sight, end: int) -> bool:
    """Whether the name only modifies: "US-led", "ISIS-held"."""
    found = sight.scanned.words
    return (
        end < len(found) and found[end - 1].joined and (found[end].fold in _JOINERS or found[end].fold.endswith("ed"))
    )


def _of_country(sight: Sight, at: int) -> tuple[int, str, str] | None:
    """(end, institution, country) of "Russia's defence ministry", "Turkish Foreign Ministry", "Government of Iraq"."""
    scanned = sight.scanned
    land = scanned.land(at) or scanned.capitals.get(at)
    if land and not _joined(sight, land.end):
        for start in range(land.end, min(land.end + 3, len(scanned.words))):
            found = scanned.institutions.get(start)
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
    official = _official_after(sight, first, end, country=entry.country, institution=None)
    if official:
        return official
    right = right_edge(sight.scanned, end, sight.nouns)
    left = left_edge(sight.scanned, first, sight.nouns)
    return Found(sentence=sight.number, first=left, core=first, end=right, entry=entry)


def _institution(sight: Sight, at: int, end: int, institution: str, country: str) -> Found | None:
    official = _official_after(sight, at, end, country=country, institution=institution)
    if official:
        return official
    left = left_edge(sight.scanned, at, sight.nouns)
    if institution == "people":
        return Found(
            sentence=sight.number, first=left, core=at, end=end, asks="civilians", noun="civilians", country=country
        )
    return Found(
        sentence=sight.number, first=left, core=at, end=end, entry=sight.catalogue.institution(institution, country)
    )


def _official_after(
    sight: Sight, first: int, end: int, *, country: str | None, institution: str | None
) -> Found | None:
    """Somebody unnamed of what has just been named: "Pentagon officials", "a Turkish Foreign Ministry official"."""
    scanned, at = sight.scanned, end
    if end and scanned.words[end - 1].possessive:
        return None
    while at < len(scanned.words) and at - end < 4 and not scanned.words[at].marked:
        if at in sight.taken:
            return None
        if scanned.words[at].fold in sight.nouns.unnamed and not _noun_goes_on(sight, at + 1):
            return _official(sight, left_edge(scanned, first, sight.nouns), first, at, country, institution)
        if scanned.words[at].fold not in sight.nouns.adjectives and at not in scanned.institutions:
            return None
        at += 1
    return None


def _noun_goes_on(sight: Sight, at: int) -> bool:
    found = sight.scanned.words
    return at < len(found) and (found[at].fold in sight.nouns.unnamed or at in sight.taken)


def _official(sight: Sight, left: int, core: int, at: int, country: str | None, institution: str | None) -> Found:
    definite = sight.scanned.words[left].fold in _THE
    return Found(
        sentence=sight.number,
        first=left,
        core=core,
        end=at + 1,
        asks="official",
        noun=sight.scanned.words[at].fold,
        institution=institution,
        country=country,
        definite=definite,
    )


def _land(sight: Sight, at: int) -> Found | None:
    """A country, capital or people that acts: its government. "the Russians" are their state, "Syrians" civilians."""
    scanned = sight.scanned
    people = scanned.nationals.get(at)
    definite = at > 0 and scanned.words[at - 1].fold == "the"
    if people and scanned.words[at].capital:
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
        official = _official_after(sight, at, land.end, country=land.target, institution=None)
        if official:
            return official
        fighters = _modified_fighters(sight, at, land)
        if fighters:
            return fighters
    state = scanned.countries.get(at) or scanned.capitals.get(at)
    if state and not _joined(sight, state.end) and sight.metonyms & set(range(state.first, state.end)):
        return Found(
            sentence=sight.number,
            first=at - definite,
            core=at,
            end=state.end,
            entry=sight.catalogue.state(state.target),
        )
    return None


def _modified_fighters(sight: Sight, at: int, land: Match) -> Found | None:
    """Troops told of by a country's word and some adjectives: "Russian military police units"."""
    end = right_edge(sight.scanned, land.end, sight.nouns)
    if end == land.end or sight.scanned.words[at].possessive:
        return None
    noun = sight.scanned.words[end - 1].fold
    left = left_edge(sight.scanned, at, sight.nouns)
    if noun in sight.nouns.troops:
        entry = sight.catalogue.institution("armed-forces", land.target)
        return Found(sentence=sight.number, first=left, core=at, end=end, entry=entry)
    if noun in sight.nouns.fighters:
        entry = sight.catalogue.institution("rebels", land.target)
        return Found(sentence=sight.number, first=left, core=at, end=end, entry=entry)
    return None


def _noun(sight: Sight, at: int) -> Found | None:
    """A mention without a name: "the ministry", "some 4,000 terrorists", "a military spokesman", "civilians"."""
    scanned, listed = sight.scanned, sight.nouns
    word = scanned.words[at]
    left = left_edge(scanned, at, listed)
    before = [scanned.words[i].fold for i in range(left, at)]
    definite = bool(before) and before[0] in _THE
    numbered = any(
        text[:1].isdigit() or text in {"dozens", "hundreds", "thousands", "scores", "several"} for text in before
    ) or bool(before and _number_word(before))
    common = {"sentence": sight.number, "first": left, "core": at, "definite": definite, "numbered": numbered}
    if word.fold in listed.fighters and not _modifies(sight, at):
        return Found(end=at + 1, asks="fighters", noun=word.fold, **common)  # type: ignore[arg-type]
    if word.fold == "coalition" and (definite or _next(sight, at) in listed.troops | listed.unnamed):
        end = right_edge(scanned, at + 1, listed)
        return Found(end=end, asks="coalition", noun="coalition", **common)  # type: ignore[arg-type]
    if word.fold in _BODIES and definite and left == at - 1 - sum(f in listed.adjectives for f in before[1:]):
        return Found(end=at + 1, asks="body", noun=word.fold, **common)  # type: ignore[arg-type]
    later = _later(sight, at, before, definite)
    if later:
        return later
    if word.fold in listed.unnamed and not (word.capital and at and not definite) and not _modifies(sight, at):
        if before or word.fold.endswith("s"):
            return _official(sight, left, at, at, None, None)
        return None
    if word.fold in listed.press:
        return Found(end=at + 1, asks="press", noun="reporters", **common)  # type: ignore[arg-type]
    if word.fold in listed.bare_civilians or (word.fold in listed.civilians and numbered):
        return Found(end=at + 1, asks="civilians", noun=word.fold, **common)  # type: ignore[arg-type]
    return None


def _number_word(before: list[str]) -> bool:
    return any(
        text in {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "number"}
        for text in before
    )


def _next(sight: Sight, at: int) -> str:
    return sight.scanned.words[at + 1].fold if at + 1 < len(sight.scanned.words) else ""


def _modifies(sight: Sight, at: int) -> bool:
    """Whether the noun only modifies the next one: "militant groups" counts, "terrorist attacks" does not."""
    word = sight.scanned.words[at]
    if word.joined:
        return True
    after = _next(sight, at)
    plural = word.fold.endswith("s") or word.fold in {"insurgency", "mujahideen", "mujahedeen"}
    if plural or word.fold in sight.nouns.unnamed:
        return False
    before = sight.scanned.words[at - 1].fold if at else ""
    return (
        not (before in {"a", "an", "one", "the", "bomber", "suicide", "car"})
        or after.endswith("s")
        and after not in {"was", "is", "has"}
    )


def _later(sight: Sight, at: int, before: list[str], definite: bool) -> Found | None:
    """An institution without a country's word: "the defense ministry", "government forces", "An Interior Ministry official"."""
    match = sight.scanned.institutions.get(at)
    ministry = sight.scanned.words[at].fold
    if ministry == "ministry" and definite and match is None:
        return _official_after(sight, at, at + 1, country=None, institution="ministry") or Found(
            sentence=sight.number, first=at - 1, core=at, end=at + 1, asks="institution", noun="ministry", definite=True
        )
    if match is None:
        return None
    institution = sight.catalogue.institutions[match.target]
    phrase = " ".join(word.fold for word in sight.scanned.words[at : match.end])
    if (
        match.target in {"people", "rebels", "state-media", "embassy", "intelligence"}
        and phrase not in institution.later
    ):
        return None
    strong = match.target not in _OFFICES_OF_STATE and len(phrase.split()) > 1
    if not strong and not (
        phrase in institution.later
        and (definite or len(phrase.split()) > 1 or phrase in {"troops", "soldiers", "warplanes"})
    ):
        return None
    official = _official_after(sight, at, match.end, country=None, institution=match.target)
    if official:
        return official
    if (
        match.end < len(sight.scanned.words)
        and match.target == "government"
        and sight.scanned.words[match.end].fold.endswith(("ment", "ion"))
    ):
        return None
    return Found(
        sentence=sight.number,
        first=left_edge(sight.scanned, at, sight.nouns),
        core=at,
        end=match.end,
        asks="institution",
        noun=phrase,
        institution=match.target,
        definite=definite,
    )


def _pronoun(sight: Sight, at: int) -> Found | None:
    asks = _PRONOUN.get(sight.scanned.words[at].fold)
    if asks is None or (asks in {"self", "ours"} and sight.scanned.words[at].text in {"US", "U.S."}):
        return None
    return Found(sentence=sight.number, first=at, core=at, end=at + 1, asks=asks, noun=sight.scanned.words[at].fold)  # type: ignore[arg-type]
