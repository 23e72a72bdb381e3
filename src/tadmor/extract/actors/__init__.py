"""Actors: who acts, commands and speaks in a report, with every mention, by catalogue, title and noun phrase."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tadmor.extract.actors.context import Context, Whom, of_entry
from tadmor.extract.actors.found import Found
from tadmor.extract.actors.metonyms import metonyms
from tadmor.extract.actors.narrator import without_narrator
from tadmor.extract.actors.outlets import home_land, outlet_spots, voice
from tadmor.extract.actors.phrases import nouns
from tadmor.extract.actors.resolve import resolve
from tadmor.extract.actors.seek import seek
from tadmor.extract.actors.setting import grounded, home, main_group, rebels_apart, theatre, where
from tadmor.extract.actors.sight import Sight
from tadmor.model import SIDES, Actor, Place, Reading, Span, Step, each, span_of
from tadmor.nlp.known import Scanned, scan
from tadmor.nlp.names import Person, find_people
from tadmor.nlp.namesakes import known_apart, settled, surnames_apart
from tadmor.ontology.actors import Catalogue, catalogue

__all__ = ["read_actors", "step"]

_EMPLOYERS = SIDES | {"media"}
_GOVERNMENT = "-government"  # what the id of a state's government adds to its own
_HEADLINE = 4  # spaces: a shorter line after a colon is a label's value


def read_actors(reading: Reading, known: Catalogue) -> tuple[Actor, ...]:
    """The actors of a reading whose sentences are known, in order of first mention."""
    text = reading.document.text
    scanned = surnames_apart(settled([scan(sentence, known) for sentence in reading.sentences], known))
    furniture = _within(scanned, [span for span in reading.furniture if not _teaser(span)])
    places = _within(scanned, [place.span for place in reading.places])
    told = _within(scanned, [place.span for place in reading.places if place.metonym])
    outlet = outlet_spots(scanned, reading.document.outlet, known)
    barred = [a | b | frozenset(c) for a, b, c in zip(furniture, places, outlet, strict=True)]
    ground = grounded(text, reading.places, scanned, known)
    stage = theatre(ground, scanned)
    scanned = known_apart(scanned, known, stage)
    seat = home_land(reading.document.outlet, text, known)
    people = find_people(text, scanned, known, barred, stage, seat)
    taken = _taken(people, len(scanned))
    capitals = frozenset(word.text for one in scanned for word in one.words if word.capital)
    sights = [
        Sight(
            number,
            one,
            known,
            nouns(),
            taken[number],
            metonyms(one, told[number]),
            places[number],
            furniture[number],
            outlet[number],
            capitals,
        )
        for number, one in enumerate(scanned)
    ]
    founds = without_narrator(text, scanned, (found for sight in sights for found in seek(sight)))
    return _gathered(text, scanned, founds, _context(reading, scanned, founds, people, known, (stage, seat), ground))


def _teaser(span: Span) -> bool:
    """Whether furniture is a headline with its speaker ("READ MORE: ... - X"), whose attribution counts."""
    _, colon, headline = span.text.partition(": ")
    return bool(colon) and headline.count(" ") >= _HEADLINE


def _within(scanned: Sequence[Scanned], spans: Iterable[Span]) -> list[frozenset[int]]:
    """For each sentence the indexes of the words that stand in one of the spans."""
    spots = [(number, at) for number, one in enumerate(scanned) for at in range(len(one.words))]
    ends = [word.end for one in scanned for word in one.words]
    out: list[set[int]] = [set() for _ in scanned]
    for span in spans:
        for index in range(bisect_right(ends, span.start), len(ends)):
            number, at = spots[index]
            if scanned[number].words[at].start >= span.end:
                break
            out[number].add(at)
    return [frozenset(found) for found in out]


def _taken(people: Sequence[Person], count: int) -> list[dict[int, tuple[int, int, int]]]:
    out: list[dict[int, tuple[int, int, int]]] = [{} for _ in range(count)]
    for number, person in enumerate(people):
        for place in person.places:
            out[place.sentence][place.first] = (number, place.end, place.name)
    return out


def _named_in(people: Sequence[Person], unit: Sequence[int]) -> dict[int, set[int]]:
    """The numbers of the people named in each unit (sentence or paragraph), `unit` being that of each sentence."""
    out: dict[int, set[int]] = {}
    for number, person in enumerate(people):
        for place in person.places:
            out.setdefault(unit[place.sentence], set()).add(number)
    return out


def _context(
    reading: Reading,
    scanned: Sequence[Scanned],
    founds: Sequence[Found],
    people: Sequence[Person],
    known: Catalogue,
    lands: tuple[str | None, str | None],
    places: Sequence[Place],
) -> Context:
    """What is known of a report as a whole; `lands`: where it happens, and at home in which it is written."""
    stage, seat = lands
    paragraphs = [sentence.paragraph for sentence in reading.sentences]
    main = main_group(founds)
    return Context(
        catalogue=known,
        people=people,
        text=reading.document.text,
        home=home(founds),
        theatre=stage,
        staged=any(not place.metonym for place in places),
        where=where(reading.document.text, places, reading.sentences, stage),
        beside=where(reading.document.text, places, reading.sentences, stage, beside=True),
        outlet=reading.document.outlet,
        voice=of_entry(speaks) if (speaks := voice(reading.document.outlet, known)) else None,
        seat=seat,
        main_group=main,
        rebels_apart=rebels_apart(founds, scanned, main),
        named_in=(_named_in(people, range(len(scanned))), _named_in(people, paragraphs)),
        paragraphs=paragraphs,
    )


def _gathered(text: str, scanned: Sequence[Scanned], founds: Sequence[Found], context: Context) -> tuple[Actor, ...]:
    spans: dict[str, list[Span]] = {}
    for found in founds:
        words = scanned[found.sentence].words
        span = span_of(text, words[found.first].start, words[found.end - 1].end)
        whom = resolve(found, context, words=span.text, start=span.start)
        if whom is not None:
            spans.setdefault(whom.key, []).append(span)
    spans = _states(spans)
    return tuple(_actor(_employed(context.met[key], context, spans), at, context.people) for key, at in spans.items())


def _states(spans: Mapping[str, list[Span]]) -> dict[str, list[Span]]:
    """A state and its government are one actor in a report that tells of both."""
    out: dict[str, list[Span]] = {}
    for key, mentions in spans.items():
        state = key.removesuffix(_GOVERNMENT)
        out.setdefault(state if state in spans else key, []).extend(mentions)
    return {key: sorted(mentions, key=lambda span: span.start) for key, mentions in out.items()}


def _employed(whom: Whom, context: Context, spans: Mapping[str, Sequence[Span]]) -> Whom:
    """A person with the organisation that "its spokesman" or "the ministry's spokesman" points to."""
    owner = context.people[whom.person].owner if whom.person is not None else None
    if owner is None or whom.organisation is not None:
        return whom
    for key, mentions in spans.items():
        employer = context.met[key]
        named = employer.name[:1].isupper()  # nobody speaks for "troops"
        if named and employer.kind in _EMPLOYERS and any(span.start <= owner < span.end for span in mentions):
            return replace(whom, organisation=employer.name, country=whom.country or employer.country)
    return whom


def _actor(whom: Whom, mentions: Sequence[Span], people: Sequence[Person]) -> Actor:
    return Actor(
        name=whom.name,
        kind=whom.kind,
        mentions=tuple(mentions),
        id=whom.id,
        country=whom.country,
        sector=whom.sector,
        role=whom.role,
        organisation=whom.organisation,
        private=people[whom.person].private if whom.person is not None else None,
    )


def _read(reading: Reading, known: Catalogue) -> Reading:
    if reading.document.lang not in (None, "en"):
        return reading
    return replace(reading, actors=read_actors(reading, known))


def step() -> Step:
    """The step that fills `actors`."""
    known = catalogue()
    return Step(
        name="actors",
        version="26",
        needs=("sentences", "furniture", "places"),
        gives=("actors",),
        run=each(lambda reading: _read(reading, known)),
    )
