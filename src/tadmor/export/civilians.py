"""Where civilians fled from and to, and where they shelter, is told by province: nobody shall follow them by an export.

Who is in his own town, besieged or not, is told as it stands: that town is no secret.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from tadmor.export.names import Names
from tadmor.export.privacy import CAPITALISED, Sequences, Word, keys, lists, word_list, words
from tadmor.export.sheltering import SENTENCE, crowded, meets, shelters
from tadmor.model import Event, Movement, Place, Reading, Span, inside, overlap, span_of

__all__ = ["Routes", "by_province", "of_civilians", "routes"]

_PROVINCE_OR_WIDER = frozenset({"G6", "G7", "G8", "G9"})
_FLIGHTS = frozenset({"CIVIL.displacement", "CIVIL.evacuation"})
_GOING = frozenset({"MOVE", "RETREAT"})
_ACRONYM = re.compile(r"[A-Z]{2,6}(?:['’]s)?")  # "fled from ISIL's rule": a force, not a place
_ARTICLES = frozenset(["al", "el", "ad", "ar", "as", "ash", "at", "az", "an", "ul", "the"])


@dataclass(frozen=True, slots=True)
class Routes:
    """The ends and stations of civilians' ways. `spans` stand in the text and are hidden there.

    `reached` are names of stations and destinations, hidden wherever they stand; `left` those of origins, hidden
    wherever civilians are spoken of in the same paragraph: the name of an attacked town is no secret elsewhere.
    """

    spans: tuple[Span, ...]
    reached: Sequences
    left: Sequences

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Half-open offsets of every word of these names in a string."""
        if not self.spans:
            return
        start = 0
        for line in text.splitlines(keepends=True):
            for a, b in self._in_line(line):
                yield start + a, start + b
            start += len(line)

    def _in_line(self, line: str) -> Iterator[tuple[int, int]]:
        found = list(words(line))
        told = any(word.key in word_list("civilians") for word in found)
        for index in range(len(found)):
            length = max(self.reached.at(found, index), self.left.at(found, index) if told else 0)
            first = index - (length > 0 and index > 0 and _article(line, found[index - 1], found[index]))
            yield from ((word.start, word.end) for word in found[first : index + length])


def _article(line: str, word: Word, name: Word) -> bool:
    """Whether a word is the article of the name behind it, "El" or "al-", and no "at" or "as"."""
    between = line[word.end : name.start]
    return word.key in _ARTICLES and (between == "-" or (between == " " and word.capital and word.key in {"al", "el"}))


def routes(reading: Reading, private: Names) -> Routes:
    """The ways of civilians and private persons in a reading, as far as they are told more finely than by province."""
    nobody = [m for a in reading.actors if a.kind == "civilians" or private.has(a) for m in a.mentions]
    moves = [m for m in reading.movements if _civilian(m, nobody, reading)]
    flights = [s for e in reading.events if _flight(e, nobody) for s in e.place]
    armed = [m for a in reading.actors if a.kind not in {"civilians", "person"} for m in a.mentions]
    written = [(word, s) for word, s in _written(reading.document.text) if not inside(s, armed)]
    places = [p.span for p in reading.places]  # "fled for Hama", but "worked for Reuters"
    written = [(word, s) for word, s in written if word != "for" or any(overlap(s, p) for p in places)]
    left = [s for m in moves for s in m.origin] + [s for preposition, s in written if preposition == "from"] + flights
    reached = [s for m in moves for s in (*m.via, *m.destination)]
    reached += [s for preposition, s in written if preposition != "from"]
    reached += shelters(reading.document.text, armed, places)
    city = crowded(reading, [m for m in moves if m.destination])
    left, reached = ([s for s in some if _fine(s, reading) and not meets(s, city)] for some in (left, reached))
    return _routes(left, reached, _names(city, reading), reading)


def _routes(left: list[Span], reached: list[Span], city: set[tuple[str, ...]], reading: Reading) -> Routes:
    text = reading.document.text
    return Routes(
        spans=tuple(_without_people(s, text) for s in (*left, *reached)),
        reached=Sequences.of(_names(reached, reading) - city),
        left=Sequences.of(_names(left, reading) - city),
    )


def _without_people(span: Span, text: str) -> Span:
    """A place as read without who is there in front: "displaced people north of Marran"."""
    start = span.start
    for word in words(span.text):
        if word.key not in word_list("civilians"):
            break
        start = span.start + word.end
    return span_of(text, start, span.end) if start < span.end else span


@cache
def _way() -> re.Pattern[str]:
    return re.compile(lists()["ways"].replace("{name}", CAPITALISED))


def _written(text: str) -> Iterator[tuple[str, Span]]:
    """Ways that the text tells in a sentence of civilians and of flight, whatever the reader made of it."""
    for sentence in SENTENCE.finditer(text):
        told = frozenset(keys(sentence.group()))
        if not told.isdisjoint(word_list("flight")) and not told.isdisjoint(word_list("civilians")):
            for way in _way().finditer(text, sentence.start(), sentence.end()):
                if not _ACRONYM.fullmatch(way.group("name")):
                    yield way.group("preposition"), span_of(text, *way.span("name"))


def _flight(event: Event, nobody: list[Span]) -> bool:
    """Whether an event tells that civilians left: by its type, and where only its class is known by who moves."""
    if event.type:
        return event.type in _FLIGHTS
    who = (*event.actors, *event.recipients)
    return event.class_ in _GOING and (
        any(overlap(s, n) for s in who for n in nobody)
        or any(not word_list("civilians").isdisjoint(keys(s.text)) for s in who)
    )


def _civilian(movement: Movement, nobody: list[Span], reading: Reading) -> bool:
    """Whether those who move are civilians: by the mover's words, the actors, the event's type or what is counted."""
    if any(overlap(m, n) for m in movement.mover for n in nobody):
        return True
    counted = [q for q in reading.quantities if any(overlap(q.span, s) for s in movement.quantity)]
    units = [q.unit or "" for q in counted if q.role != "force"]  # "400 of its men" are people, and no civilians
    told = [s.text for s in (*movement.mover, *movement.quantity)] + units
    if any(not word_list("civilians").isdisjoint(keys(text)) for text in told):
        return True
    types = [e.type or "" for e in reading.events if e.id == movement.event]
    return any(t.startswith("CIVIL.") for t in types) or any(q.role == "displaced" for q in counted)


def of_civilians(kinds: Iterable[str | None], who: Iterable[str]) -> bool:
    """Whether a row tells of civilians on their way, or of aid to them: by its class and type, and by who moves.

    Coarser than `routes`, which reads the report: it may take too many rows, and serves where nothing is written down.
    What has no class may be a way: "denied that residents had left".
    """
    named = {(kind or "").partition(".")[0].upper() for kind in kinds}
    if "CIVIL" in named:
        return True
    told = {word for name in who for word in keys(name)}
    if "AID" in named:  # to those who fled: it is where they are
        return not word_list("fled").isdisjoint(told)
    may_go = named <= {""} or not named.isdisjoint(_GOING)
    return may_go and not word_list("civilians").isdisjoint(told)


def _fine(span: Span, reading: Reading) -> bool:
    """Whether a span names something finer than a province: "the hills" names nothing, "Homs province" enough."""
    found = [p for p in reading.places if overlap(p.span, span)]
    if found:
        return any(p.precision not in _PROVINCE_OR_WIDER for p in found)
    return any(word.capital for word in words(span.text))


def _names(spans: list[Span], reading: Reading) -> set[tuple[str, ...]]:
    """The names in some spans, with the other spellings that the reading has for the same places."""
    here = [p for p in reading.places if any(overlap(p.span, s) for s in spans)]
    entries = {p.gazetteer for p in here if p.gazetteer}
    same = [p for p in reading.places if p.gazetteer in entries] + here
    told = [p.span.text for p in same] + [p.name or "" for p in same]
    return {_bare(keys(text)) for text in told} | {name for s in spans for name in _capitalised(s.text)}


def _capitalised(text: str) -> Iterator[tuple[str, ...]]:
    """Runs of words with capitals: "the Tiyas crossroads" names Tiyas."""
    run: list[str] = []
    for word in words(text):
        if word.capital or (run and word.key in _ARTICLES):
            run.append(word.key)
        elif run:
            yield _bare(tuple(run))
            run = []
    yield _bare(tuple(run))


def _bare(name: tuple[str, ...]) -> tuple[str, ...]:
    """A name without its article, so that "al-Qaryatayn" is found as "Qaryatayn" too; none if too little is left."""
    while name and name[0] in _ARTICLES:
        name = name[1:]
    return () if all(k in word_list("never") for k in name) else name


def by_province(place: Place) -> Place:
    """The place as its province only: no point, no site, no runner-up."""
    return replace(
        place,
        name=place.admin1,
        lat=None,
        lon=None,
        gazetteer=None,
        precision="G6",
        radius_km=None,
        relation=None,
        others=(),
    )
