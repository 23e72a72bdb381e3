"""Left to right through a sentence: at each word the longest thing that names or means an actor."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from tadmor.extract.actors.found import Found, Question
from tadmor.extract.actors.named import article, named
from tadmor.extract.actors.sight import Sight
from tadmor.extract.actors.unnamed import noun_at

__all__ = ["seek"]

_PRONOUN: Mapping[str, Question] = {
    **dict.fromkeys(["he", "him", "his", "she", "her"], "he"),
    **dict.fromkeys(["they", "them", "their"], "they"),
    **dict.fromkeys(["it", "its"], "it"),
    **dict.fromkeys(["i", "me", "my"], "self"),
    **dict.fromkeys(["we", "our", "us"], "ours"),
}
_HEADS = frozenset(["director", "head", "editor", "founder", "chairman", "president", "boss"])


def seek(sight: Sight) -> Iterator[Found]:
    """Every mention in the sentence, in order; none overlaps another."""
    at, last, person_end = 0, 0, 0
    while at < len(sight.scanned.words):
        found = None if at in sight.skipped else _at(sight, at)
        if found is not None and found.first < last:
            found = _clipped(found, last)
        if found is not None and found.asks == "official" and person_end and found.first == person_end + 1:
            found = _inner(sight, at, found)
        person_end = found.end if found and found.person is not None else person_end
        if found is not None:
            yield found
            last = found.end
        at = max(at + 1, found.end if found else 0)


def _inner(sight: Sight, at: int, official: Found) -> Found | None:
    """What the apposition "X, a Pentagon spokesman" names besides X, who is already mentioned."""
    actor = sight.scanned.actors.get(at)
    if actor is None:
        return replace(official, asks=None)
    return Found(sentence=sight.number, first=at, core=at, end=actor.end, entry=sight.catalogue.entries[actor.target])


def _clipped(found: Found, last: int) -> Found:
    return replace(found, first=min(max(found.first, last), found.core))


def _at(sight: Sight, at: int) -> Found | None:
    if at in sight.taken:
        person, end, core = sight.taken[at]
        regime = sight.scanned.institutions.get(end)
        if regime and regime.target in {"government", "armed-forces"} and core == at:
            return Found(
                sentence=sight.number,
                first=article(sight, at),
                core=at,
                end=regime.end,
                person=person,
                institution=regime.target,
            )
        return Found(sentence=sight.number, first=at, core=core, end=end, person=person)
    word = sight.scanned.words[at]
    if word.marked:
        return None
    if at in sight.outlet:
        return Found(sentence=sight.number, first=article(sight, at), core=at, end=at + sight.outlet[at], asks="outlet")
    return named(sight, at) or noun_at(sight, at) or _pronoun(sight, at)


def _pronoun(sight: Sight, at: int) -> Found | None:
    word = sight.scanned.words[at]
    asks = _PRONOUN.get(word.fold)
    if asks is None or (len(word.text) > 1 and word.text.isupper()):
        return None
    if word.fold == "it" and not _it_acts(sight, at):
        return None
    if word.fold == "its" and _office_next(sight, at + 1):
        asks = "its office"
    return Found(sentence=sight.number, first=at, core=at, end=at + 1, asks=asks, noun=word.fold)


def _office_next(sight: Sight, at: int) -> bool:
    """Whether somebody's office follows: "its spokesman", "its deputy director"."""
    for word in sight.scanned.words[at : at + 4]:
        if word.fold in sight.nouns.unnamed or word.fold in _HEADS:
            return True
        if word.fold not in sight.nouns.adjectives:
            return False
    return False


def _it_acts(sight: Sight, at: int) -> bool:
    """Whether "it" does something: most often it only stands for what follows ("it is unclear")."""
    after = sight.scanned.words[at + 1].fold if at + 1 < len(sight.scanned.words) else ""
    return after in {"has", "had", "will", "would", "can", "could"}
