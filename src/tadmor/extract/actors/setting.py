"""What a document is about as a whole: its main armed group, the state it tells of, and where it happens."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tadmor.extract.actors.found import Found
from tadmor.model import Place, Sentence
from tadmor.nlp.coreference import dominant
from tadmor.nlp.known import Scanned
from tadmor.nlp.words import Match, Word
from tadmor.ontology.actors import Catalogue

__all__ = ["REBELS", "grounded", "home", "main_group", "rebels_apart", "theatre", "where"]

REBELS = frozenset(["rebels", "insurgents", "insurgency", "rebel", "insurgent"])
_GROUND = 3  # one of so many places speaks for a country that the report does not name
_SHARE = 0.75  # of the mentions of armed groups: below it "the militants" could be another group's
_STAYS = 0.6  # of the places: such a report happens in one country
_SEAT = re.compile(r"[-‐‑]based\b")
_SPEAKERS = (
    r"(?:officials?|spokes(?:man|woman|person|people)|sources?|diplomats?|ministers?|analysts?|reporters?|journalists?"
    r"|correspondents?)"
)
_SPEAKS_IN = re.compile(rf"\b{_SPEAKERS} (?:told reporters |said )?in $")
# "a foreign ministry official in Madrid": that is no place of what he tells
_OPENS_IN = re.compile(r"(?:^|[.!?\n][\"”’]?\s*)In $")
_THERE = re.compile(rf",? (?:an?|the|one|two|several|senior) (?:[\w’'-]+ ){{0,4}}?(?:{_SPEAKERS}|ministry)\b")
# "In Madrid a government spokesman said": nor is that
_REACH = 4  # sentences for which a place that was named still holds


def main_group(founds: Sequence[Found]) -> str | None:
    """The armed group that the document is about, if one is."""
    keys = [
        f.entry.id for f in founds if f.entry and f.entry.kind == "armed-group" and not f.entry.id.endswith("-rebels")
    ]
    return dominant(keys, share=_SHARE, least=2)


def rebels_apart(founds: Sequence[Found], scanned: Sequence[Scanned], main: str | None) -> bool:
    """Whether a report tells of rebels beside the group that it is about, and calls that group none.

    "Insurgents" are then those rebels, whoever was named last.
    """
    called = {word.fold for f in founds if f.entry and f.entry.id == main for word in _words(f, scanned)}
    return called.isdisjoint(REBELS) and any(_rebels(f) for f in founds)


def _words(found: Found, scanned: Sequence[Scanned]) -> Sequence[Word]:
    return scanned[found.sentence].words[found.first : found.end]


def _rebels(found: Found) -> bool:
    if found.entry is not None:
        return found.entry.id.endswith("-rebels") or found.entry.sector == "OPP"
    named = found.asks == "fighters" and found.noun in {"rebel", "rebels"}
    return named or found.institution in {"rebels", "opposition"}


def home(founds: Sequence[Found]) -> str | None:
    """The country whose institutions are mentioned most."""
    return _most(f.country or (f.entry.country if f.entry else None) for f in founds)


def grounded(text: str, places: Sequence[Place], scanned: Sequence[Scanned], known: Catalogue) -> list[Place]:
    """The places that say where a report happens: of countries that it names, or whose bodies, or that hold enough of
    its places. In a land that no list has, a village bears the name of one elsewhere; and of a "Britain-based" monitor
    nothing happens in Britain.
    """
    elsewhere = [place for place in places if not _SEAT.match(text, place.span.end)]
    places = elsewhere if elsewhere or any(_named(scanned)) else places
    named = [place for place in places if not place.metonym]
    count = Counter(place.country for place in named)
    told: set[str | None] = {match.target for one in scanned for table in _lands(one) for match in table.values()}
    told |= {known.entries[match.target].country for one in scanned for match in one.actors.values()}
    told |= {land for land in count if count[land] * _GROUND >= len(named)}
    told |= {land for land in count if len({place.name for place in named if place.country == land}) > 1}
    return [place for place in places if place.country in known.countries and place.country in told]


def _lands(one: Scanned) -> tuple[Mapping[int, Match], ...]:
    return one.countries, one.adjectives, one.capitals


def theatre(places: Iterable[Place], scanned: Iterable[Scanned]) -> str | None:
    """The country where the report happens: that of most places; without places, the one named most."""
    named = [place for place in places if not place.metonym]
    told = _most(p.country for p in named if not _dateline(p)) or _most(p.country for p in named)
    return told or _most(_named(scanned))


def _named(scanned: Iterable[Scanned]) -> Iterator[str]:
    """The countries that a report names by word or adjective, but for those where somebody sits."""
    for one in scanned:
        for table in (one.countries, one.adjectives):
            yield from (match.target for match in table.values() if not _is_seat(one, match))


def _is_seat(one: Scanned, land: Match) -> bool:
    """Whether a country is only where somebody sits: "the Britain-based monitor"."""
    return one.words[land.end - 1].joined and land.end < len(one.words) and one.words[land.end].fold == "based"


def where(
    text: str,
    places: Sequence[Place],
    sentences: Sequence[Sentence],
    stage: str | None,
    *,
    beside: bool = False,
) -> tuple[str | None, ...]:
    """For each sentence the country of the places it names, else of those last named before it.

    `stage` is where the report happens: it breaks ties, and where most places are there, it is come back to at once.
    `beside`: a place holds to the end of its paragraph and no further.
    """
    reach = 0 if _stays(places, stage) else _REACH
    starts = [sentence.start for sentence in sentences]
    named: dict[int, list[str]] = {}
    for place in places:
        if place.country and not place.metonym and not _dateline(place) and not _is_of_speaker(text, place):
            named.setdefault(bisect_right(starts, place.span.start) - 1, []).append(place.country)
    out: list[str | None] = []
    since = 0
    for number in range(len(sentences)):
        since = 0 if number in named else since + 1
        here = named.get(number)
        goes_on = not beside or (number > 0 and sentences[number].paragraph == sentences[number - 1].paragraph)
        out.append(_most(here, stage) if here else (out[-1] if out and since <= reach and goes_on else None))
    return tuple(out)


def _is_of_speaker(text: str, place: Place) -> bool:
    """Whether a place is only where somebody speaks."""
    before = text[max(0, place.span.start - 40) : place.span.start]
    opens = _OPENS_IN.search(before) is not None and _THERE.match(text, place.span.end) is not None
    return opens or _SPEAKS_IN.search(before) is not None


def _stays(places: Iterable[Place], stage: str | None) -> bool:
    """Whether a report hardly leaves the country in which it happens."""
    named = [place.country for place in places if place.country and not place.metonym]
    return sum(country == stage for country in named) >= _STAYS * len(named) > 0


def _dateline(place: Place) -> bool:
    """Whether a place is written in capitals: it says where the report was written, not what it tells of."""
    return place.span.text.isupper() and len(place.span.text) > 3


def _most(countries: Iterable[str | None], stage: str | None = None) -> str | None:
    """The one named most; of two alike the one that the report happens in, else the first."""
    count = Counter(country for country in countries if country)
    return max(count, key=lambda country: (count[country], country == stage)) if count else None
