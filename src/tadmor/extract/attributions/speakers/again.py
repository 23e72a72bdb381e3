"""Who is called by a wider office again: "the Norlandish officer" is the colonel who spoke last."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from tadmor.extract.attributions.speakers.ground import Ground
from tadmor.extract.attributions.speakers.said import Known
from tadmor.extract.attributions.speakers.standing import speaker_of, unnamed
from tadmor.lang import lexicon
from tadmor.model import Speaker
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar
from tadmor.ontology.nations import nations
from tadmor.ontology.spelling import fold

__all__ = ["called_again", "rank_again"]

_SPOKESMEN = frozenset(["spokesman", "spokeswoman", "spokesperson", "commander"])
_FOREMOST = frozenset(["leader", "statesman"])
_LONGEST = 5  # words
_NEAR = 12  # sentences from whom is meant


def called_again(ground: Ground, part: Range, words: Sequence[str]) -> Speaker | None:
    """Who spoke shortly before in an office that the noun takes in, if nothing said with it gainsays."""
    noun = words[-1] if words else ""
    if words[:1] != ["the"] or not 1 < len(words) <= _LONGEST or noun not in _wider():
        return None
    page = ground.page
    if (alone := _only_one(ground, words)) is not None:
        return alone
    for known in ground.said:
        if page.sentence(part[0]) - page.sentence(known.at) > _NEAR:
            return None
        named = known.speaker.kind == "person" and known.speaker.name
        if named and _holds(known, noun) and all(_says_so(ground, known, word) for word in words[1:-1]):
            return known.speaker
    return None


def rank_again(ground: Ground, part: Range, words: Sequence[str], body: str | None) -> Speaker | None:
    """ "The spokesman of the brigade", where only "Brigadier Dubal" has spoken just before: he is the spokesman."""
    g, page = grammar(), ground.page
    last = next(iter(ground.said), None)
    noun = next(
        (words[i - 1] for i, word in enumerate(words) if i and word in ("of", "for")), words[-1] if words else ""
    )
    if last is None or words[:1] != ["the"] or noun not in _SPOKESMEN or last.at < page.paragraph_start(part[0], 1):
        return None
    ranked = last.speaker.kind == "person" and last.speaker.name and last.speaker.organisation is None
    if not ranked or not _words(last.speaker.role) or not g["ranks"].issuperset(_words(last.speaker.role)):
        return None
    if any(noun in _words(k.speaker.role) for k in ground.said):
        return None  # another one is the spokesman
    return replace(last.speaker, role=f"{last.speaker.role}, {noun}", organisation=body)


def _only_one(ground: Ground, words: Sequence[str]) -> Speaker | None:
    """ "The Norlandish leader": the one person of the report who leads that country."""
    land = nations().get(fold(words[1])) if len(words) == 3 and words[2] in _FOREMOST else None
    people = (a for a in ground.told.actors if a.kind == "person" and a.country == land and not unnamed(a))
    fits = [a for a in people if not _wider()[words[2]].isdisjoint(_words(a.role))] if land else []
    return speaker_of(fits[0]) if len(fits) == 1 else None


@cache
def _wider() -> Mapping[str, frozenset[str]]:
    """The offices that a noun may call again, from lang/en/titles.toml [called_again]."""
    return {noun: frozenset(offices) for noun, offices in lexicon("en", "titles")["called_again"].items()}


def _holds(known: Known, noun: str) -> bool:
    """Whether somebody's office, or where none was read the words beside the name, is of those that a noun takes in."""
    return not _wider()[noun].isdisjoint(_words(known.speaker.role) or known.words)


def _words(role: str | None) -> list[str]:
    return (role or "").lower().replace(",", " ").replace("-", " ").split()


def _says_so(ground: Ground, known: Known, word: str) -> bool:
    """Whether a word in front of the noun holds of somebody, as far as the report tells."""
    if word in known.words or word in lexicon("en", "titles")["anyones"]:
        return True
    if word == "military":
        return not _wider()["officer"].isdisjoint(_words(known.speaker.role))
    land = nations().get(fold(word))
    own = {a.country for a in ground.told.actors if a.name == known.speaker.name} - {None}
    return land is not None and (land in own if own else land == ground.country)
