"""Left to right through a sentence: at each word the longest thing that names or means an actor."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from tadmor.extract.actors.bodies import body_at
from tadmor.extract.actors.found import Found, Question
from tadmor.extract.actors.named import article, named
from tadmor.extract.actors.sight import Sight
from tadmor.extract.actors.unnamed import noun_at
from tadmor.lang import lexicon
from tadmor.nlp.grammar import grammar

__all__ = ["seek"]

_PRONOUN: Mapping[str, Question] = {
    **dict.fromkeys(["he", "him", "his", "she", "her"], "he"),
    **dict.fromkeys(["they", "them", "their"], "they"),
    **dict.fromkeys(["it", "its"], "it"),
    **dict.fromkeys(["i", "me", "my"], "self"),
    **dict.fromkeys(["we", "our", "us"], "ours"),
}
_POWERS = frozenset(["government", "armed-forces"])
_SOMEBODY = {"man": "he", "woman": "she"}
_BETWEEN = frozenset(["also", "still", "now", "not", "already", "later", "then"])
_APPOSED = 5  # words between an office and the comma before a name
_TIES = frozenset(["in", "of", "for", "to", "the"])
_HEADS = frozenset(["director", "head", "editor", "founder", "chairman", "president", "boss"])


def seek(sight: Sight) -> Iterator[Found]:
    """Every mention in the sentence, in order; none overlaps another."""
    at, last, person, person_end = 0, 0, 0, 0
    while at < len(sight.scanned.words):
        found = None if at in sight.skipped else _regime(sight, at, person, person_end) or _at(sight, at)
        if found is not None and found.first < last:
            found = _clipped(sight, found, last)
        if found is not None and found.asks == "official" and person_end and found.first == person_end + 1:
            found = _inner(sight, at, found)
        if found is not None and found.asks == "official":
            found = _named_behind(sight, found) or found
        if found and found.person is not None:
            person, person_end = found.person, found.end
        if found is not None:
            yield found
            last = found.end
        at = max(at + 1, found.end if found else 0)


def _regime(sight: Sight, at: int, person: int, end: int) -> Found | None:
    """A government or army by whose it is: "President X's government", "X regime"."""
    found = sight.scanned.institutions.get(at)
    if found is None or not at or at != end or found.target not in _POWERS:
        return None
    return Found(sentence=sight.number, first=at, core=at, end=found.end, person=person, institution=found.target)


def _named_behind(sight: Sight, official: Found) -> Found | None:
    """Who holds an office that is told before the name: "the U.S. commander in Norland, General X"."""
    if official.noun.endswith("s"):
        return None
    words, at = sight.scanned.words, official.end
    while at < min(len(words), official.end + _APPOSED) and (words[at].fold in _TIES or at in sight.places):
        at += 1
    if at + 1 >= len(words) or words[at].text != "," or at + 1 not in sight.taken:
        return None
    person, end, core = sight.taken[at + 1]
    return Found(sentence=sight.number, first=official.first, core=core, end=end, person=person)


def _inner(sight: Sight, at: int, official: Found) -> Found | None:
    """What the apposition "X, a Pentagon spokesman" names besides X, who is already mentioned."""
    actor = sight.scanned.actors.get(at)
    if actor is None:
        return replace(official, asks=None)
    return Found(sentence=sight.number, first=at, core=at, end=actor.end, entry=sight.catalogue.entries[actor.target])


def _clipped(sight: Sight, found: Found, last: int) -> Found:
    """What is left of a mention behind the one before: of "police and medical sources" the second two words."""
    first = min(max(found.first, last), found.core)
    return replace(found, first=first + (first < found.core and sight.scanned.words[first].fold in {"and", "or"}))


def _at(sight: Sight, at: int) -> Found | None:
    if at in sight.taken:
        person, end, core = sight.taken[at]
        regime = sight.scanned.institutions.get(end)
        whose = regime is not None and regime.target in _POWERS and not sight.scanned.words[end - 1].possessive
        if regime and whose and core == at:  # "the X regime" is one mention, "X's regime" two
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
    return named(sight, at) or body_at(sight, at) or noun_at(sight, at) or _pronoun(sight, at)


def _pronoun(sight: Sight, at: int) -> Found | None:
    word = sight.scanned.words[at]
    if word.fold in _SOMEBODY and at and sight.scanned.words[at - 1].fold == "the" and not _told_more(sight, at + 1):
        return Found(
            sentence=sight.number, first=at - 1, core=at, end=at + 1, asks="somebody", noun=_SOMEBODY[word.fold]
        )
    asks = _PRONOUN.get(word.fold)
    if asks is None or (len(word.text) > 1 and word.text.isupper()):
        return None
    if word.fold == "it" and not _it_acts(sight, at):
        return None
    if word.fold == "i" and (word.joined or (at and sight.scanned.words[at - 1].joined)):
        return None  # "Lashkar-i-Harun"
    if at and word.fold in {"its", "their"} and _of_kind(sight, at):
        return None
    if word.fold == "its" and _office_next(sight, at + 1):
        if _of_house(sight, at):
            return None
        asks = "its office"
    follows = _follows(sight, at) if word.fold == "it" else ""
    return Found(sentence=sight.number, first=at, core=at, end=at + 1, asks=asks, noun=word.fold, follows=follows)


def _of_kind(sight: Sight, at: int) -> bool:
    """Whether "its" is that of "the worst attack of its kind"."""
    words = sight.scanned.words
    return words[at - 1].fold == "of" and at + 1 < len(words) and words[at + 1].fold == "kind"


def _told_more(sight: Sight, at: int) -> bool:
    """Whether what follows a noun says who is meant, so that nobody told of before is: "the man who", "the man in"."""
    if at >= len(sight.scanned.words):
        return False
    word = sight.scanned.words[at]
    return word.fold in grammar()["prepositions"] or word.fold in {"who", "whose", "whom", "that"}


def _follows(sight: Sight, at: int) -> str:
    """What "it" stands behind: "saying" for "saying (that)" and "what", "said" for "says (that)", "noun that" for "the
    forces that".
    """
    folds = [word.fold for word in sight.scanned.words[max(0, at - 2) : at]]
    verb = folds[-2] if len(folds) > 1 and folds[-1] == "that" else "".join(folds[-1:])
    if verb in lexicon("en", "titles")["states"]["saying"] or verb == "what":
        return "saying" if verb == "what" or verb.endswith("ing") else "said"
    return "noun that" if folds[-1:] == ["that"] and verb != "so" else ""


def _office_next(sight: Sight, at: int) -> bool:
    """Whether somebody's office follows: "its spokesman", "its deputy director"."""
    holders = (sight.nouns.unnamed, _HEADS, lexicon("en", "titles")["named_bodies"]["managers"])
    for word in sight.scanned.words[at : at + 4]:
        if any(word.fold in some for some in holders):
            return True
        if word.fold not in sight.nouns.adjectives:
            return False
    return False


def _of_house(sight: Sight, at: int) -> bool:
    """Whether "its" is of a house that no list of actors has: "at the hospital ..., its director said"."""
    lists_, words = lexicon("en", "titles")["named_bodies"], sight.scanned.words
    runs = any(word.fold in lists_["managers"] for word in words[at + 1 : at + 4])
    return runs and any(word.fold in lists_["houses"] for word in words[:at])


def _it_acts(sight: Sight, at: int) -> bool:
    """Whether "it" does something: most often it only stands for what follows ("it is unclear")."""
    states = lexicon("en", "titles")["states"]
    after = [word.fold for word in sight.scanned.words[at + 1 : at + 4] if word.fold not in _BETWEEN]
    if not after or after[0] in states["it_happens"]:
        return False
    if after[0] in {"is", "was"}:
        return len(after) > 1 and after[1].endswith("ing") and after[1] not in states["it_happens"]
    return after[0] in states["it_acts"] or (after[0].endswith("ed") and len(after[0]) > 3)
