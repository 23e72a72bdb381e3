"""Organisations that no catalogue knows, named with somebody's office: "director of the aid group Open Wells"."""

from collections.abc import Container, Sequence

from tadmor.nlp.grammar import grammar
from tadmor.nlp.known import Scanned
from tadmor.nlp.names.lists import Lists
from tadmor.nlp.words import Word
from tadmor.ontology.spelling import fold

__all__ = [
    "LINKS",
    "OF",
    "body_before",
    "body_behind",
    "body_named",
    "capital_after",
    "is_staff",
    "school",
    "staff_named",
]

LINKS = frozenset(["of", "to", "for", "in", "at", "on", "with"])
"""Words that may tie an office to what it is about."""

OF = frozenset(["of", "for", "at", "with"])
"""Those behind which the organisation stands."""

_WORKS = frozenset(["at", "of", "from"])
_SAYS = frozenset(["said", "says", "told", "added", "denied", "confirmed", "announced", "warned", "accused", "put"])
_NAMED = 2  # words of a name that says by itself that it is one
_QUOTES = frozenset(["'", "‘", '"', "“"])
_STAFF = 2  # words of "General Staff", "of the"
_STOPS = frozenset([";", "“", "”", '"'])


def body_named(scanned: Scanned, first: int, end: int, known: Lists, *, held: bool = False) -> str | None:
    """The organisation named behind "of", "for", "at": by a noun before it ("the aid group X") or its last word.

    Behind an office that somebody holds in a body (`held`) any name of two words and more with its article.
    """
    for at in range(first, end):
        name = _body_from(scanned, at, end, known, held=held) if scanned.words[at].fold in OF else None
        if name is not None:
            return name
    return None


def body_behind(scanned: Scanned, at: int, known: Lists) -> str | None:
    """The body named right behind somebody's name: "Mariam Diallo of the Kivu Security Barometer"."""
    if at >= len(scanned.words) or scanned.words[at].fold != "of":
        return None
    name = _body_from(scanned, at, len(scanned.words), known, held=True)
    return name if name is not None and fold(name.split()[-1]) in known.bodies | known.watching else None


def _body_from(scanned: Scanned, at: int, end: int, known: Lists, *, held: bool = False) -> str | None:
    start = capital_after(scanned, at, end)
    if start is None:
        return None
    stop = start
    while stop < end and (scanned.words[stop].capital or _inside_name(scanned, stop, end)):
        stop += 1
    found = scanned.words[start:stop]
    introduced = scanned.words[start - 1].fold in known.bodies
    told = introduced or any(word.fold in known.bodies for word in found)
    if not told and not (held and _with_article(scanned, start, stop, known)):
        return None
    return " ".join(word.text for word in found)


def _with_article(scanned: Scanned, start: int, stop: int, known: Lists) -> bool:
    """Whether words right behind an article are a body's name: no land's, no place's, nobody's office or person."""
    names = scanned.words[start:stop]
    if scanned.words[start - 1].fold != "the" or len(names) < _NAMED or any(word.possessive for word in names):
        return False
    land = scanned.land(start)
    goes_on = stop < len(scanned.words) and scanned.words[stop].text[:1].islower() and not _ends_phrase(scanned, stop)
    if (land is not None and land.end >= stop) or names[-1].fold in known.areas or goes_on:
        return False
    last = len(names) - (names[-1].fold in known.watching)
    return all(word.fold not in known.titles for word in names[1:last]) and not any(
        word.fold in known.first_names for word in names
    )


def is_staff(scanned: Scanned, at: int) -> bool:
    """Whether "general" at a word is no rank but begins "General Staff"."""
    words = scanned.words
    return words[at].fold == "general" and at + 1 < len(words) and words[at + 1].fold == "staff"


def staff_named(scanned: Scanned, first: int, end: int) -> str | None:
    """The staff in the words of an office as printed: "General Staff of the Armed Forces"."""
    start = next((at for at in range(first, end) if is_staff(scanned, at)), None)
    if start is None or not scanned.words[start].capital or scanned.words[start + 1].possessive:
        return None  # whose spokesman somebody is, the staff itself tells
    stop = min(end, start + _STAFF)
    while stop < end and (scanned.words[stop].capital or _goes_on(scanned, stop, end)):
        stop += 1
    return " ".join(word.text for word in scanned.words[start:stop])


def _goes_on(scanned: Scanned, at: int, end: int) -> bool:
    """Whether a name goes on behind "of", "of the"."""
    words = scanned.words[at : min(end, at + _STAFF + 1)]
    small = [word.fold for word in words if not word.capital]
    return small in (["of"], ["of", "the"], ["the"]) and words[-1].capital


def capital_after(scanned: Scanned, at: int, end: int) -> int | None:
    """The first capitalised word of the phrase behind a preposition, past article and noun: "of the aid group X"."""
    for start in range(at + 1, min(end, at + 5, len(scanned.words))):
        word = scanned.words[start]
        if word.capital:
            return start
        if (word.marked and word.text not in _QUOTES) or word.fold in LINKS:
            return None
    return None


def _inside_name(scanned: Scanned, at: int, end: int) -> bool:
    return scanned.words[at].fold in {"of", "for", "and", "on"} and at + 1 < end and scanned.words[at + 1].capital


def body_before(scanned: Scanned, first: int, end: int, barred: Container[int], known: Lists) -> str | None:
    """The body named in front of an office in the words [first, end): "a Sabaa Front spokesman", "the Front's chief".

    `barred` are indexes of words of places: "a Mosul commander" is of no body.
    """
    office = next((at for at in range(first, end) if scanned.words[at].fold in known.behind_bodies), first)
    stop = office
    while stop > first and not scanned.words[stop - 1].capital and scanned.words[stop - 1].fold in known.modifiers:
        stop -= 1
    start = stop - (
        stop > first and not scanned.words[stop - 1].capital and scanned.words[stop - 1].fold in known.bodies
    )
    while start > first and _in_body(scanned, start - 1, known) and (start == stop or not _owns(scanned, start - 1)):
        start -= 1
    words = scanned.words[start:stop]
    if start > first and scanned.words[start - 1].capital and scanned.words[start - 1].fold not in {"a", "an", "the"}:
        return None  # a name that begins before what may be one: "a West Bank activist"
    if not words or not words[0].capital or not _is_body(words, known) or (start == 0 and len(words) == 1):
        return None
    if all(word.marked or word.text.isupper() for word in scanned.words[:stop]):  # a dateline: "HARUN/VESK President X"
        return None
    placed = any(at in barred or scanned.land(at) is not None for at in range(start, stop))
    return None if placed and words[-1].fold not in known.bodies else " ".join(word.text for word in words)


def _in_body(scanned: Scanned, at: int, known: Lists) -> bool:
    word = scanned.words[at]
    return word.capital and not word.marked and word.fold not in known.titles | known.modifiers | known.never


def _owns(scanned: Scanned, at: int) -> bool:
    return scanned.words[at].possessive


def _is_body(words: Sequence[Word], known: Lists) -> bool:
    """Whether capitals are a body's, by their last word or as initials, and no person's name."""
    told = words[-1].fold in known.bodies | known.watching or any(len(w.text) > 2 and w.text.isupper() for w in words)
    return told and all(word.fold not in known.first_names for word in words)


def _ends_phrase(scanned: Scanned, at: int) -> bool:
    """Whether a word in small letters behind a name is no noun that the name only qualifies."""
    g = grammar()
    word = scanned.words[at].fold
    return word in g["prepositions"] | g["subordinators"] | g["auxiliaries"] | {"and", "or", "who"} or word in _SAYS


def school(scanned: Scanned, end: int, known: Lists) -> str | None:
    """Where a scholar works, told later in the sentence: "Professor X teaches history at Aldermoor University"."""
    stop = next((at for at in range(end, len(scanned.words)) if scanned.words[at].text in _STOPS), len(scanned.words))
    for at in range(end, stop):
        start = at + 2 if at + 1 < stop and scanned.words[at + 1].fold == "the" else at + 1
        if scanned.words[at].fold in _WORKS and start < stop and scanned.words[start].capital:
            name = _body_from(scanned, at, stop, known)
            if name is not None:
                return name
    return None
