"""The scene of a report: first from all that its words might mean, then from the places that were found in it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tadmor.extract.places.atoms import Line, Window
from tadmor.extract.places.scene import Division, Scene, Square, around, division_of, is_plain
from tadmor.extract.places.votes import Votes
from tadmor.extract.places.words import Words
from tadmor.gazetteer import Entry, Gazetteer
from tadmor.gazetteer.folding import loose
from tadmor.model import Document
from tadmor.ontology.actors import catalogue
from tadmor.ontology.spelling import name_key

__all__ = ["first_scene", "settled"]

_LARGE = 500_000
_AMBIGUOUS = 0.3  # "Georgia", "Washington": each of the things it may be
_SURE = 0.5
_PUBLISHED = 0.7  # an outlet that bears a people's name, as much as that word in the text
_SIGNALS = 6  # words of a country that count, at the most
_DATELINE = 10  # words in which the name in brackets is looked for
_DASHES = frozenset({"-", "–", "—", "--"})
_ADDRESS = re.compile(r"^[a-z]+://(?:www\.)?([^/:]+)", re.IGNORECASE)
_ENDS = {"uk": "GB", "us": "US"}  # where the end of an address is not the country's code
_NO_COUNTRY = frozenset({"com", "org", "net", "info", "tv", "eu", "int", "edu", "gov", "mil", "co", "io", "me", "ai"})


def first_scene(
    document: Document,
    all_lines: Sequence[Line],
    runs: Sequence[Window],
    known: Mapping[str, tuple[Entry, ...]],
    gazetteer: Gazetteer,
    words: Words,
) -> Scene:
    """Where the report is: countries by how often they, their people and their well-known places are named."""
    people = gazetteer.people()
    countries: Votes[str] = Votes()
    divisions: Votes[Division] = Votes()
    for line in all_lines:
        for token in line.words:
            if token.text in people:
                countries.cast(people[token.text], 0.2 if people[token.text] == "US" else 0.7)
    for window in runs:
        _count(window, known[window.asked], countries, divisions, words)
    for word in _outlet_words(document.outlet):
        if word in people:
            countries.cast(people[word], _PUBLISHED)
    _signals(all_lines, countries, words)
    host = (_ADDRESS.match(document.url or "") or ("", ""))[1].lower()
    end = host.rpartition(".")[2]
    if country := _ENDS.get(end) or (end.upper() if end and end not in _NO_COUNTRY else None):
        countries.cast(country, 1.0)
    small = frozenset(
        low for line in all_lines for low, token in zip(line.low, line.words, strict=True) if token.text == low
    )
    return Scene(
        countries=countries.shares(),
        country_votes=countries,
        division_votes=divisions,
        divisions=frozenset(divisions.total),
        persons=frozenset((*_surnames(all_lines, words), *_agencies(all_lines, known))),
        small=small,
        people=people,
        capitals=gazetteer.capitals(),
        sure=frozenset(),
        candidates=_candidates(runs, known),
        outlet="".join(c for c in f"{host} {document.outlet or ''}".lower() if c.isalnum() or c == " "),
    )


def _candidates(runs: Iterable[Window], known: Mapping[str, tuple[Entry, ...]]) -> dict[Square, frozenset[str]]:
    """The names that may mean a settlement in a square degree."""
    found: dict[Square, set[str]] = defaultdict(set)
    for name in {window.asked for window in runs}:
        for entry in known[name]:
            if entry.match < 3 and entry.kind == "settlement" and entry.lat is not None and entry.lon is not None:
                found[int(entry.lat), int(entry.lon)].add(loose(name))
    return {square: frozenset(names) for square, names in found.items()}


def _outlet_words(outlet: str | None) -> Iterable[str]:
    """The words of an outlet's name, and of its full one: "SOHR" is the Syrian Observatory for Human Rights."""
    known, name = catalogue(), tuple(name_key(outlet or ""))
    forms = known.actor_forms.starting(name[0]) if name else ()
    whole = (form.target for form in forms if tuple(piece.fold for piece in form.pieces) == name)
    names = (outlet or "", *(known.entries[target].name for target in whole))
    return dict.fromkeys(word for told in names for word in told.split())


def _count(
    window: Window,
    entries: Sequence[Entry],
    countries: Votes[str],
    divisions: Votes[Division],
    words: Words,
) -> None:
    """What one run of capitals says of the report's countries and divisions, by the likeliest things it may mean."""
    name = loose(window.asked)
    ours = [entry for entry in entries if entry.own and entry.match < 3 and entry.country]
    share = _AMBIGUOUS if len({e.country for e in ours}) > 1 else 1.0
    for entry in ours:
        countries.cast(entry.country or "", share * _weight(window.name, entry, words), name)
        if entry.kind == "admin1":
            divisions.cast(division_of(entry), share if len(ours) == 1 else share * _AMBIGUOUS, name)
    if ours or not entries or not entries[0].country or (entries[0].kind == "admin1" and is_plain(window, words)):
        return
    entry, country = entries[0], entries[0].country
    if entry.kind == "admin2":
        countries.cast(country, 0.3, name)
        if len(entries) == 1 and entry.admin1:
            divisions.cast(division_of(entry), 1.0, name)
    elif entry.match == 0 and (entry.population > _LARGE or entry.kind == "admin1"):
        countries.cast(country, 0.3, name)
        if entry.kind == "admin1":
            divisions.cast(division_of(entry), 0.5, name)


def _weight(name: str, entry: Entry, words: Words) -> float:
    """A country named in full says most; "US" stands in every report, for its government."""
    if entry.kind != "country":
        return 0.6
    if name in words.metonymy.abbreviations:
        return 0.2
    return 0.6 if name.lower() in words.persons_too else 1.0


def _signals(all_lines: Sequence[Line], countries: Votes[str], words: Words) -> None:
    """Words of a country: "sheriff", "gardaí", "crore"."""
    seen: dict[str, int] = defaultdict(int)
    for line in all_lines:
        for low in line.low:
            if low in words.signals:
                seen[words.signals[low]] += 1
    for country, times in seen.items():
        countries.cast(country, 0.3 * min(times, _SIGNALS))


def _surnames(all_lines: Sequence[Line], words: Words) -> Iterable[str]:
    """Names behind a first name, "Chris McKenzie", and behind a first name with an initial, "Chris A. McKenzie"."""
    for line in all_lines:
        if line.shouted:
            continue
        for at, token in enumerate(line.words):
            if token.text.lower() in words.first_names and token.text.istitle():
                nxt = at + 1
                if len(line.word(nxt)) == 1 and line.capital(nxt):
                    nxt += 2 if line.word(nxt + 1) == "." else 1
                if line.capital(nxt) and len(line.word(nxt)) > 2 and line.word(nxt) not in words.not_surnames:
                    yield loose(line.words[nxt].text)


def _agencies(all_lines: Sequence[Line], known: Mapping[str, tuple[Entry, ...]]) -> Iterable[str]:
    """Who a dateline credits: the Meridian of "TRIPOLI (Meridian) - Forces", of one word; "(Donetsk)" says where."""
    for line in all_lines:
        for at in range(1, min(len(line.words) - 3, _DATELINE)):
            if line.words[at].text == "(" and line.words[at + 2].text == ")" and line.words[at + 3].text in _DASHES:
                entries = known.get(line.words[at + 1].text, ())
                if not any(entry.own or entry.population >= _LARGE for entry in entries):
                    yield loose(line.words[at + 1].text)


def settled(scene: Scene, found: Iterable[tuple[str, Entry, float]]) -> Scene:
    """The scene with the divisions and squares of places found so far: each under its name, with how sure it is."""
    votes: Votes[Division] = Votes()
    squares: set[Square] = set()
    for name, entry, sure in found:
        if entry.guessed:
            continue  # it is to be borne out by others
        country, inside = division_of(entry)
        if inside and country and sure >= _SURE:
            votes.cast((country, inside), sure / 2, name)
        if sure >= _SURE and entry.lat is not None and entry.lon is not None and entry.kind != "admin1":
            squares.update(around(entry.lat, entry.lon))
    every = scene.division_votes.also(votes)
    return replace(scene, division_votes=every, divisions=frozenset(every.total), squares=frozenset(squares))
