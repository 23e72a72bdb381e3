"""Names of places, bodies and outlets stay, though a private person's name shares a word with them.

"Tell Wadren" stays where a victim is called Salma Wadren. A name of which no word is its own ("Wadren") might be the
victim's: it stays only if the gazetteer or the catalogue has it and every time it stands alone it is read as that.
"""

from collections.abc import Iterator

from tadmor.export.privacy import Sequences, keys, word_list, words
from tadmor.model import Reading, Span

__all__ = ["kept", "telling"]

_Name = tuple[str, ...]


def kept(reading: Reading, people: set[_Name]) -> set[_Name]:
    """Names in the reading that stay whole, each as keys; only those are given that share a word with `people`."""
    private = {key for name in people for key in telling(name)}
    told = ((name, sure) for name, sure in _told(reading) if private & telling(name) and name not in people)
    shared = [(name, sure) for name, sure in told if not _hearth() & frozenset(name)]
    own = {name for name, _ in shared if not telling(name) <= private}
    doubtful = {name for name, sure in shared if sure} - own
    return own | (doubtful and _never_a_person(reading, doubtful, people))


def _hearth() -> frozenset[str]:
    """Words that make a name a family's or a house's, which tells whose it is."""
    return word_list("homes") | word_list("private_roles") | word_list("civilians")


def telling(name: _Name) -> frozenset[str]:
    """The words of a name that tell who it is: no article, no title."""
    return frozenset(key for key in name if len(key) > 1 and key not in word_list("never"))


def _told(reading: Reading) -> Iterator[tuple[_Name, bool]]:
    """Names of places, bodies and the outlet, with whether more than the words themselves say that they are that.

    Words that share nothing with the place's name ("there", a person read amiss) say nothing.
    """
    for place in reading.places:
        name, here = keys(place.name or ""), keys(place.span.text)
        yield name, place.gazetteer is not None
        if telling(here) & telling(name):
            yield here, place.gazetteer is not None
    for actor in reading.actors:
        if actor.kind not in {"person", "civilians"}:
            yield keys(actor.name), actor.id is not None
            yield from ((keys(m.text), True) for m in actor.mentions if actor.id is not None)
    yield keys(reading.document.outlet or ""), False


def _never_a_person(reading: Reading, doubtful: set[_Name], people: set[_Name]) -> set[_Name]:
    """Those of the names that are read as a place or a body wherever they stand, outside a whole private name."""
    spans = [p.span for p in reading.places if p.gazetteer is not None]
    spans += [
        m for a in reading.actors if a.kind not in {"person", "civilians"} and a.id is not None for m in a.mentions
    ]
    read = frozenset(_spans(spans))
    known, whole = Sequences.of(doubtful), Sequences.of(name for name in people if len(name) > 1)
    found, at, open_ = list(words(reading.document.text)), 0, set[_Name]()
    while at < len(found):
        length, hidden = known.at(found, at), whole.at(found, at)
        name = tuple(word.key for word in found[at : at + length])
        if length > hidden and found[at].start not in read:
            open_.add(name)
        at += max(length, hidden, 1)
    alone = {key for name in open_ for key in telling(name)}
    return {name for name in doubtful if not telling(name) & alone}


def _spans(spans: list[Span]) -> Iterator[int]:
    """Every offset that a place or a body covers."""
    return (offset for span in spans for offset in range(span.start, span.end))
