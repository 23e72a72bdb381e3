"""One document's places: find the names, ask the gazetteer once, weigh, choose, judge metonymy."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tadmor.extract.places.atoms import Line, Window, lines, windows
from tadmor.extract.places.mentions import Mention, find
from tadmor.extract.places.metonymy import metonyms
from tadmor.extract.places.relations import relation
from tadmor.extract.places.resolution import Choice, resolve
from tadmor.extract.places.scene import Scene, holders
from tadmor.extract.places.words import Words, words
from tadmor.gazetteer import Entry, Gazetteer
from tadmor.gazetteer.folding import loose
from tadmor.model import Place, PlaceCandidate, Reading, Span

__all__ = ["read_places"]

_RUNNERS_UP = 3


def read_places(reading: Reading, gazetteer: Gazetteer) -> Reading:
    """The reading with its places, in text order and without overlap; unchanged when its language is not English."""
    if reading.document.lang not in (None, "en"):
        return reading
    lists = words()
    text = reading.document.text
    all_lines = lines(text, reading.sentences)
    runs = [window for n, line in enumerate(all_lines) for window in windows(text, n, line, lists)]
    known = gazetteer.look_up_all(dict.fromkeys(window.name for window in runs))
    scene = _scene(all_lines, runs, known, gazetteer, lists)
    mentions, persons = find(all_lines, runs, known, scene, lists)
    sure = frozenset(
        loose(m.window.name) for m in mentions if holders(all_lines[m.window.line], m.window, m.entries, known)
    )
    if persons or sure:
        scene = replace(scene, persons=frozenset(loose(name) for name in persons) - sure, sure=sure)
        mentions, _ = find(all_lines, runs, known, scene, lists)
    choices = resolve(all_lines, mentions, known, scene, lists)
    flags = metonyms(all_lines, mentions, [choice[0][0] for choice in choices], lists)
    return replace(reading, places=tuple(map(lambda m, c, f: _place(text, m, c, f, lists), mentions, choices, flags)))


def _scene(
    all_lines: Sequence[Line],
    runs: Sequence[Window],
    known: Mapping[str, tuple[Entry, ...]],
    gazetteer: Gazetteer,
    lists: Words,
) -> Scene:
    """Where the report is: countries by how often they, their people and their well-known places are named."""
    people = gazetteer.people()
    weight: dict[str, float] = defaultdict(float)
    for line in all_lines:
        for token in line.words:
            if token.text in people:
                weight[people[token.text]] += 0.2 if people[token.text] == "US" else 0.7
    for window in runs:
        for entry in known[window.name][:1]:
            if entry.country and entry.own and entry.match < 3:
                weight[entry.country] += _weight(window.name, entry, lists)
            elif entry.country and entry.match == 0 and entry.population > 500_000:
                weight[entry.country] += 0.3
    most = max(weight.values(), default=1.0)
    small = frozenset(
        low for line in all_lines for low, token in zip(line.low, line.words, strict=True) if token.text == low
    )
    return Scene(
        {code: value / most for code, value in weight.items()},
        frozenset(),
        small,
        people,
        gazetteer.capitals(),
        frozenset(),
    )


def _weight(name: str, entry: Entry, lists: Words) -> float:
    """A country named in full says most; "US" stands in every report, for its government."""
    if entry.kind != "country":
        return 0.6
    return 0.2 if name in lists.metonymy.abbreviations else 1.0


def _place(text: str, mention: Mention, choice: Choice, metonym: bool, lists: Words) -> Place:
    window = mention.window
    (entry, best), others = choice[0], choice[1 : 1 + _RUNNERS_UP]
    if not entry.id:
        return Place(span=Span(window.start, window.end, window.name), name=entry.name)
    moved = relation(text, window.start, window.end, entry, lists)
    return Place(
        span=Span(window.start, window.end, window.name),
        name=entry.name,
        country=entry.country,
        lat=entry.lat,
        lon=entry.lon,
        metonym=metonym,
        gazetteer=entry.id,
        precision=moved.precision,
        radius_km=moved.radius_km,
        relation=moved.words,
        admin1=entry.admin1,
        others=tuple(_candidate(other, points, best) for other, points in others),
    )


def _candidate(entry: Entry, points: float, best: float) -> PlaceCandidate:
    score = round(max(0.0, min(1.0, points / best)), 3) if best > 0 else 0.0
    return PlaceCandidate(
        gazetteer=entry.id, name=entry.name, country=entry.country, lat=entry.lat, lon=entry.lon, score=score
    )
