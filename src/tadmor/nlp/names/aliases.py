"""Who is public is so under each of his names: "Colonel X, known as Abu Y", "Commander X 'Abu Y'"."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from tadmor.nlp.known import Scanned
from tadmor.nlp.names.identity import Place
from tadmor.nlp.names.lists import Lists
from tadmor.nlp.words import Word

__all__ = ["Bearing", "public_by_another_name"]

_REACH = 8  # words between two names of one person
_CLOSING = {'"': '"', "“": "”", "‘": "’", "'": "'", "«": "»", "(": ")"}


class Bearing(Protocol):
    """What is asked of somebody named: where, as what, and whether he is private."""

    @property
    def places(self) -> Sequence[Place]: ...
    @property
    def role(self) -> str | None: ...
    @property
    def private(self) -> bool | None: ...


def public_by_another_name(people: Sequence[Bearing], sentences: Sequence[Scanned], known: Lists) -> frozenset[int]:
    """Indexes of those who are told as another name of somebody public, and have no private role of their own."""
    found: set[int] = set()
    pairs = [(a, b) for a, b in _beside(people) if _same(people, a, b, sentences, known)]
    for one, other in [*pairs, *((b, a) for a, b in pairs)]:
        if people[one].private is False and people[other].private is not False and people[other].role is None:
            found.add(other)
    return frozenset(found)


def _beside(people: Sequence[Bearing]) -> list[tuple[int, int]]:
    """Pairs of people who are named next to each other in one sentence, in text order."""
    spots = sorted((p.sentence, p.name, n) for n, one in enumerate(people) for p in one.places)
    return [(a[2], b[2]) for a, b in pairwise(spots) if a[0] == b[0] and a[2] != b[2]]


def _same(people: Sequence[Bearing], a: int, b: int, sentences: Sequence[Scanned], known: Lists) -> bool:
    return any(
        one.sentence == other.sentence
        and 0 < other.name - one.end <= _REACH
        and _told_so(sentences[one.sentence].words, one.end, other, known)
        for one in people[a].places
        for other in people[b].places
    )


def _told_so(words: Sequence[Word], start: int, other: Place, known: Lists) -> bool:
    """Whether the words between two names say that they are one person's: "(alias", ", known as", a quotation."""
    between = [word.fold for word in words[start : other.name]]
    opened = between[-1]
    if opened in _CLOSING:
        closed = other.end < len(words) and words[other.end].text == _CLOSING[opened]
        between = between[:-1]
        if closed and not between:
            return True
    told = [fold for fold in between if fold not in {",", "(", "."}]
    if not told or told[-1] not in known.called or not all(fold in known.called | known.calling for fold in told):
        return False
    return {"as": "known" in told, "called": len(told) > 1}.get(told[-1], True)  # "Colonel X called Y" is a call
