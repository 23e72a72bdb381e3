"""Soldiers of others than the state that is told of: of a land that no list has, or of those who fight their own."""

from collections.abc import Iterable

from tadmor.extract.actors.found import Found
from tadmor.extract.actors.phrases import left_edge
from tadmor.extract.actors.sight import OTHERS, Sight
from tadmor.lang import lexicon
from tadmor.nlp.words import Match

__all__ = ["of_stateless", "others"]

_STEM, _ENDING = 3, 3  # letters that a land and those of it have in common at least; those that the longest ending adds
_APART = frozenset(["opposition", "rebel", "insurgent", "mutinous", "renegade", "breakaway"])
_WEARING = frozenset(["with", "in", "wearing", "bearing"])
_BADGES = frozenset(["insignia", "uniform", "uniforms", "badges", "patches", "markings", "flags", "armbands"])


def others(sight: Sight, at: int, match: Match) -> Found | None:
    """Soldiers whom a word beside makes another's: "opposition soldiers", "soldiers with Velan insignia"."""
    words = sight.scanned.words
    left = left_edge(sight.scanned, at, sight.nouns)
    if at and words[at - 1].fold in _APART:
        return Found(sentence=sight.number, first=left, core=at, end=match.end, asks="fighters", noun="rebels")
    phrase = " ".join(word.fold for word in words[at : match.end])
    if at and words[at - 1].fold in OTHERS:
        return of_stateless(sight, at - 1, left_edge(sight.scanned, at - 1, sight.nouns), at, match.end)
    if at and _of_strange_land(sight, at - 1):
        left = left_edge(sight.scanned, at - 1, sight.nouns)
        return _force(sight, left, at, match.end, f"{words[at - 1].text} {phrase}")
    badge = match.end + 1
    if badge + 1 < len(words) and words[match.end].fold in _WEARING and words[badge + 1].fold in _BADGES:
        if (land := sight.scanned.land(badge)) is not None:
            entry = sight.catalogue.institution("armed-forces", land.target)
            return Found(sentence=sight.number, first=left, core=at, end=match.end, entry=entry)
        if _of_strange_land(sight, badge):
            return _force(sight, left, at, match.end, f"{words[badge].text} {phrase}")
    return None


def of_stateless(sight: Sight, who: int, first: int, core: int, end: int, country: str | None = None) -> Found:
    """The forces of a people without a state, whom the word `who` names: "Kurdish security forces".

    Of those in a `country` that is named beside them ("Iraqi Kurdish forces") more is said than by their group's name.
    """
    people, last = sight.scanned.words[who].fold, sight.scanned.words[end - 1].fold
    noun = last if last in sight.nouns.troops else "forces"
    return Found(
        sentence=sight.number,
        first=first,
        core=core,
        end=end,
        asks="fighters",
        noun=f"{people} {noun}",
        country=country,
        qualified=True,
        qualifiers=() if country else (people,),
    )


def _of_strange_land(sight: Sight, at: int) -> bool:
    """Whether a word says of what land somebody is, by its ending: one that the report has and no list, "Velan"."""
    word, scanned = sight.scanned.words[at], sight.scanned
    endings, faiths = lexicon("en", "titles")["states"]["strange"], sight.nouns.qualifiers | sight.nouns.adjectives
    if not word.capital or word.possessive or word.joined or word.text.isupper() or word.fold in faiths:
        return False
    known = scanned.land(at) or at in scanned.actors or at in scanned.capitals or at in sight.taken
    ends = len(word.text) > max(map(len, endings)) and word.fold.endswith(tuple(endings))
    return not known and ends and _has_land(sight.capitals, word.text)


def _has_land(capitals: Iterable[str], word: str) -> bool:
    """Whether a report has a name of which a word may be made: "Vela" or "Velia" of "Velan", none of "Veteran"."""
    stem = word[: max(_STEM, len(word) - _ENDING)]
    return any(name != word and name.startswith(stem) and len(name) <= len(word) for name in capitals)


def _force(sight: Sight, first: int, core: int, end: int, name: str) -> Found:
    return Found(sentence=sight.number, first=first, core=core, end=end, name=name, kind="state-force")
