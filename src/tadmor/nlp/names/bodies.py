"""Organisations that no catalogue knows, named with somebody's office: "director of the aid group Open Wells"."""

from tadmor.nlp.known import Scanned
from tadmor.nlp.names.lists import Lists

__all__ = ["LINKS", "OF", "body_named", "capital_after", "school"]

LINKS = frozenset(["of", "to", "for", "in", "at", "on", "with"])
"""Words that may tie an office to what it is about."""

OF = frozenset(["of", "for", "at", "with"])
"""Those behind which the organisation stands."""

_WORKS = frozenset(["at", "of", "from"])
_STOPS = frozenset([";", "“", "”", '"'])


def body_named(scanned: Scanned, first: int, end: int, known: Lists) -> str | None:
    """The organisation named behind "of", "for", "at": by a noun before it ("the aid group X") or its last word."""
    for at in range(first, end):
        name = _body_from(scanned, at, end, known) if scanned.words[at].fold in OF else None
        if name is not None:
            return name
    return None


def _body_from(scanned: Scanned, at: int, end: int, known: Lists) -> str | None:
    start = capital_after(scanned, at, end)
    if start is None:
        return None
    stop = start
    while stop < end and (scanned.words[stop].capital or _inside_name(scanned, stop, end)):
        stop += 1
    found = scanned.words[start:stop]
    introduced = scanned.words[start - 1].fold in known.bodies
    if not (introduced or any(word.fold in known.bodies for word in found)):
        return None
    return " ".join(word.text for word in found)


def capital_after(scanned: Scanned, at: int, end: int) -> int | None:
    """The first capitalised word of the phrase behind a preposition, past article and noun: "of the aid group X"."""
    for start in range(at + 1, min(end, at + 5, len(scanned.words))):
        word = scanned.words[start]
        if word.capital:
            return start
        if word.marked or word.fold in LINKS:
            return None
    return None


def _inside_name(scanned: Scanned, at: int, end: int) -> bool:
    return scanned.words[at].fold in {"of", "for", "and", "on"} and at + 1 < end and scanned.words[at + 1].capital


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
