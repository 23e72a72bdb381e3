"""The places that some words of a report name, and which of them are none at which something happened."""

import re
from collections.abc import Iterable
from dataclasses import replace

from tadmor.link.tellings.found.places.elsewhere import is_elsewhere
from tadmor.link.tellings.found.places.nowhere import is_dateline, is_namesake
from tadmor.link.tellings.places import EXACT, Spot, is_town_part, spot_of
from tadmor.link.vocabulary import Vocabulary
from tadmor.link.voices.names import folded
from tadmor.link.weights import weights
from tadmor.model import Place, Reading, Span, inside, touching
from tadmor.model.globe import great_circle_km
from tadmor.ontology.nations import nations

__all__ = [
    "between",
    "borders",
    "briefed",
    "explained",
    "is_adjective",
    "led_to",
    "named_again",
    "scene",
    "seat",
    "spots",
    "that_way",
]

_WORDS = Vocabulary(__name__)

_ASIDE = re.compile(
    r"\s?(?:,|\((?:[^().\d]*,)?) ?(?:an? [a-z -]{0,30})?(?:about |around |some |roughly )?[\d.][^.;()]*"
)  # " (government-controlled, 55 km north-east of ", ", a town 13 kilometres from "
_WAY = re.compile(
    r"\b(?:roads?|routes?|highways?|motorway|way)\b[^,.;]{0,20}\bto (?:the )?(?:(?:town|city|village) of )?$",
    re.IGNORECASE,
)  # "the road to the town of "
_BETWEEN = re.compile(r"\bbetween (?:the )?(?:(?:[A-Z][\w'’-]* ){1,3}and (?:the )?)?$")
_QUARTER = re.compile(r"(?<=quarter)|(?<=district)| (?:quarter|district|neighbou?rhood|suburb)\b", re.IGNORECASE)
_SPOT = re.compile(r" (?:street|square|bridge|hotel|night ?club|prison)\b", re.IGNORECASE)  # a town has one, too
_CALLED = re.compile(r"(?:Hay|Hai|Hayy) (?:al-|el-)?")  # of quarters in Arabic
_BASED = re.compile(r"-based\b| time\b")
_WITH = re.compile(
    r"\b(?:border|frontier|crossing)s?(?: \w+){0,2} (?:with|between)(?: \w+ and)?(?: the)? $", re.IGNORECASE
)
_ROAD = re.compile(r"(?:-[A-Z][\w'’-]*)?(?:[’']s)? (?:road|highway|motorway|expressway)\b")
_STRETCH = 200.0  # km to which a direction may lead
_COUNTRY = "G7"  # from this precision up a place is a country or more
_PARTIES = frozenset(["armed-group", "government"])


def scene(
    found: tuple[Spot, ...], focus: Spot | None, *, within: bool = False, lasting: bool = False
) -> tuple[Spot, ...]:
    """Where an event happens: "a town in central Syria" is somewhere in the country that the report is about.

    `within`: words say where, but name no place that is known. `lasting`: it is told of months, of the whole country.
    """
    vague = not lasting and focus is not None and all(_wide(s) and s.country == focus.country for s in found)
    return found if focus is None or (found and not vague) else (replace(focus, within=within or bool(found)),)


def that_way(place: Place, focus: Spot) -> bool:
    """Whether a spot lies where a direction without a distance leads: Palmyra, of "the fighting east of Homs"."""
    if place.moved is None or place.name == focus.name or any(c.isdigit() for c in place.relation or ""):
        return False
    if place.lat is None or place.lon is None or focus.lat is None or focus.lon is None:
        return False
    start, there = (place.lat, place.lon), (focus.lat, focus.lon)
    far, ahead = great_circle_km(start, there), great_circle_km(place.moved, there)
    return far <= _STRETCH and far - ahead >= great_circle_km(start, place.moved) / 2


def _wide(spot: Spot) -> bool:
    return spot.own and (spot.precision or "G1") >= _COUNTRY


def spots(reading: Reading, spans: Iterable[Span], *, home: str | None, bound: bool = False) -> tuple[Spot, ...]:
    """The places that some words of an event name, in text order, each once; never one that stands for a government.

    `home`: nor one abroad whose name a hospital bears. `bound`: nor one for which only those were bound whom an
    attack struck.
    """
    wanted, text = tuple(spans), reading.document.text
    told = [
        (explained(place, reading), led_to(text, place.span), between(text, place.span))
        for place in touching(reading.places, wanted)
        if not place.metonym
        and not seat(place, text)
        and not briefed(text, place.span)
        and not is_elsewhere(text, place.span, bound=bound)
        and not _in_name(place, reading)
        and not borders(text, place)
        and not is_adjective(place)
        and not is_dateline(place, text)
        and not is_namesake(place, text, home)
        and not _ROAD.match(text, place.span.end)  # "by the Arlun road" leads there from somewhere
    ]
    there = [one for one in told if not one[2]] or told  # of "a village between two towns" it is the village
    found = {
        (place.name, place.precision): replace(spot_of(place, own=True, near=way), quarter=_is_quarter(place, reading))
        for place, way, _ in there
    }
    named = [spot for spot in found.values() if spot.named]
    return tuple(named or found.values())


def _is_quarter(place: Place, reading: Reading) -> bool:
    """Whether it is a part of a town that no gazetteer has: "the al-Nasr quarter", wherever the report calls it so.

    "The Besk bridge" is a spot itself, and says nothing of what Besk is elsewhere.
    """
    if place.lat is not None:
        return False
    text = reading.document.text
    return (
        is_town_part(place.name or "")
        or _CALLED.match(place.name or "") is not None
        or _SPOT.match(text, place.span.end) is not None
        or any(_QUARTER.match(text, p.span.end) for p in reading.places if p.name == place.name)
    )


def borders(text: str, place: Place) -> bool:
    """Whether a country only lies behind a border: "a crossing with Turkey", "the Syria-Turkey border"."""
    if (place.precision or "G1") < _COUNTRY:
        return False
    before, behind = text[max(0, place.span.start - 60) : place.span.start], text[place.span.end : place.span.end + 12]
    return _WITH.search(before) is not None or re.match(r"(?:[’']s)? (?:border|frontier)", behind) is not None


def is_adjective(place: Place) -> bool:
    """Whether a name that no gazetteer has is what a people or a state is called: "a Kurdish town", "Syrias army"."""
    name = folded(place.span.text)
    names = {name, name.removesuffix("s")}  # an apostrophe may be lost
    return place.precision is None and not (names.isdisjoint(weights().peoples) and names.isdisjoint(nations()))


def led_to(text: str, span: Span) -> bool:
    """Whether it says which way is meant: "the road to the town of Erbil"."""
    return _WAY.search(text, max(0, span.start - 60), span.start) is not None


def between(text: str, span: Span) -> bool:
    """Whether it is one of two ends: "on the road between Homs and Palmyra"."""
    return _BETWEEN.search(text, max(0, span.start - 60), span.start) is not None


def briefed(text: str, span: Span) -> bool:
    """Whether something is said there, and nothing done: "told a briefing in Kyiv", "a press conference in Moscow"."""
    return _WORDS["briefing"].search(text[max(0, span.start - 80) : span.start]) is not None


def explained(place: Place, reading: Reading) -> Place:
    """The place that a place explains: of "Debaltseve (55 km north-east of Donetsk)" it is Debaltseve, not Donetsk."""
    if place.relation is None or not any(c.isdigit() for c in place.relation):
        return place
    before = max((p for p in reading.places if p.span.end <= place.span.start), key=lambda p: p.span.end, default=None)
    if before is None or before.metonym or before.precision not in (*EXACT, None):
        return place
    return before if _ASIDE.fullmatch(reading.document.text[before.span.end : place.span.start]) else place


def named_again(reading: Reading, spans: Iterable[Span], *, home: str | None) -> tuple[Spot, ...]:
    """The places of a report whose names stand in some words, also where none was read in them."""
    wanted, text = tuple(spans), reading.document.text
    some = (p for p in reading.places if any(p.span.text in span.text for span in wanted))
    towns = (p for p in some if p.precision in (*EXACT, None) and not p.metonym)
    known = {p.span.text: p for p in towns if not is_namesake(p, text, home)}
    return tuple(
        spot_of(p, own=True) for name, p in known.items() if any(_names(reading, name, span) for span in wanted)
    )


def _names(reading: Reading, name: str, span: Span) -> bool:
    """Whether some words name a place as a scene."""
    found = re.finditer(rf"\b{re.escape(name)}\b", span.text)
    named = (Span(span.start + f.start(), span.start + f.end(), name) for f in found)
    text = reading.document.text
    return any(not (is_elsewhere(text, one) or _ROAD.match(text, one.end)) for one in named)


def _in_name(place: Place, reading: Reading) -> bool:
    """Whether it is a part of a party's name: "the Donetsk People's Republic"."""
    named = (a for a in reading.actors if place.span.text in a.name and len(a.name) > len(place.span.text))
    return any(inside(place.span, actor.mentions) for actor in named if actor.kind in _PARTIES)


def seat(place: Place, text: str) -> bool:
    """Whether it says where somebody sits, or by which clock: "the Homs-based activist", "11:00 Moscow time"."""
    return _BASED.match(text, place.span.end) is not None
