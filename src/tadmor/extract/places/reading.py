"""One document's places: find the names, ask the gazetteer once, weigh, choose, judge metonymy."""

from collections.abc import Container, Iterable
from dataclasses import replace

from tadmor.extract.places.apposition import holders
from tadmor.extract.places.atoms import Line, lines, windows
from tadmor.extract.places.capitals import capitals
from tadmor.extract.places.context import first_scene, settled
from tadmor.extract.places.degrees import points
from tadmor.extract.places.inside import inside, respelt
from tadmor.extract.places.mentions import Mention, find
from tadmor.extract.places.metonymy import metonyms
from tadmor.extract.places.relations import relation
from tadmor.extract.places.resolution import Choice, resolve, sureness
from tadmor.extract.places.unlisted import heads
from tadmor.extract.places.within_report import divisions, short_forms
from tadmor.extract.places.words import Words, words
from tadmor.gazetteer import Entry, Gazetteer
from tadmor.gazetteer.folding import loose
from tadmor.model import Place, PlaceCandidate, Reading, Span
from tadmor.nlp.syntax.kinds import marks

__all__ = ["read_places"]

_DIVISION = "G6"  # the precision of a province
_RUNNERS_UP = 3
_SECTIONS = 2  # that are headed by a place, so that the others are


def read_places(reading: Reading, gazetteer: Gazetteer, marked: Iterable[Span] = ()) -> Reading:
    """The reading with its places, in text order and without overlap; unchanged when its language is not English.

    `marked` are stretches that something else (a trained reader of names) holds for places: evidence, not more.
    """
    if reading.document.lang not in (None, "en"):
        return reading
    lists, text = words(), reading.document.text
    mentions, choices, all_lines, about = _read(reading, gazetteer, marked, lists)
    choices, wide = short_forms(mentions, choices), divisions(mentions, all_lines, lists)
    flags = metonyms(all_lines, mentions, [choice[0][0] for choice in choices], lists)
    named = [
        _place(text, mention, choice, flag, lists, gazetteer, about)
        if choice[0][0].id
        else _without_point(mention, wide)
        for mention, choice, flag in zip(mentions, choices, flags, strict=True)
    ]
    return replace(reading, places=_with_points(named, text))


def _read(
    reading: Reading, gazetteer: Gazetteer, marked: Iterable[Span], lists: Words
) -> tuple[list[Mention], list[Choice], list[Line], str | None]:
    """The mentions and what they mean: twice, since where a report plays shows only from a first round.

    Then the lines, and the country that the report is most about.
    """
    text = reading.document.text
    all_lines = lines(text, reading.sentences, lists)
    runs = [window for n, line in enumerate(all_lines) for window in windows(text, n, line, lists)]
    asked = (name for window in runs for name in (window.asked, window.name))
    known = gazetteer.look_up_all(dict.fromkeys(asked))
    known |= {w.asked: known[w.name] for w in runs if not known[w.asked]}  # "Homs and Hama districts"
    known |= inside(all_lines, runs, known, gazetteer)
    scene = replace(
        first_scene(reading.document, all_lines, runs, known, gazetteer, lists), marked=_words_in(all_lines, marked)
    )
    mentions, persons = find(all_lines, runs, known, scene, lists)
    sure = frozenset(
        loose(m.window.name) for m in mentions if holders(all_lines[m.window.line], m.window, m.entries, known)
    )
    first = resolve(all_lines, mentions, known, scene, lists)
    strangers = frozenset(m.window.name for m in mentions if not m.entries[0].id)
    found = (
        (loose(m.window.asked), choice[0][0], sureness(choice))
        for m, choice in zip(mentions, first, strict=True)
        if m.window.name not in strangers or choice[0][0].own
    )
    persons_too = (scene.persons | {loose(name) for name in persons}) - sure
    named = {m.window.name for m in mentions}
    headed = {run.line for run in runs if run.name in named and heads(all_lines[run.line], run)}
    sections = len(headed) >= _SECTIONS
    scene = replace(settled(scene, found), persons=persons_too, sure=sure, strangers=strangers, sections=sections)
    mentions, _ = find(all_lines, runs, known, scene, lists)
    about = max(scene.countries.items(), key=lambda pair: (pair[1], pair[0]), default=(None, 0.0))[0]
    mentions = [respelt(all_lines[m.window.line], m, scene, about, gazetteer, lists) for m in mentions]
    mentions = capitals(all_lines, mentions, scene, about, gazetteer, lists)
    return mentions, resolve(all_lines, mentions, known, scene, lists), all_lines, about


def _words_in(all_lines: Iterable[Line], stretches: Iterable[Span]) -> frozenset[int]:
    """Where the words begin that stand in some stretches."""
    held = marks((span, frozenset()) for span in stretches)
    return frozenset(word.start for line in all_lines for word in line.words if held.covers(word.start))


def _with_points(named: list[Place], text: str) -> tuple[Place, ...]:
    """Named places and points in degrees, in text order; a name inside a point is part of it."""
    given = list(points(text))
    if not given:
        return tuple(named)
    inside = [range(point.span.start, point.span.end) for point in given]
    free = [place for place in named if not any(place.span.start in span for span in inside)]
    return tuple(sorted([*free, *given], key=lambda place: place.span.start))


def _place(
    text: str,
    mention: Mention,
    choice: Choice,
    metonym: bool,
    lists: Words,
    gazetteer: Gazetteer,
    about: str | None,
) -> Place:
    window = mention.window
    (entry, best), others = choice[0], choice[1 : 1 + _RUNNERS_UP]
    lat, lon = gazetteer.centre(entry) or (None, None)
    moved = relation(text, window.start, window.end, entry, lists, about)
    return Place(
        span=Span(window.start, window.end, window.name),
        name=entry.name,
        country=entry.country,
        lat=lat,
        lon=lon,
        metonym=metonym,
        gazetteer=entry.id,
        precision=moved.precision,
        radius_km=moved.radius_km,
        relation=moved.words,
        admin1=entry.admin1,
        moved=moved.moved,
        others=tuple(_candidate(other, points, best) for other, points in others),
    )


def _without_point(mention: Mention, wide: Container[str]) -> Place:
    """A place that no gazetteer has: a name, and whether the report calls it a division."""
    window = mention.window
    precision = _DIVISION if window.name in wide else None
    return Place(span=Span(window.start, window.end, window.name), name=mention.entries[0].name, precision=precision)


def _candidate(entry: Entry, points: float, best: float) -> PlaceCandidate:
    score = round(max(0.0, min(1.0, points / best)), 3) if best > 0 else 0.0
    return PlaceCandidate(
        gazetteer=entry.id, name=entry.name, country=entry.country, lat=entry.lat, lon=entry.lon, score=score
    )
