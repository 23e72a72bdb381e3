"""How many people are somewhere: those who live, remain or are trapped in a town, whom a land hosts, a war's dead.

No event tells it, and two reports that give it are compared as they are on a battle's dead. What lived in a town
before the war is another number than what is left there.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from tadmor.link.counts import Count, count_of
from tadmor.link.tellings.found.named import spots
from tadmor.link.tellings.found.sight import Sight, founded
from tadmor.link.tellings.found.wars import in_passing, of_war
from tadmor.link.tellings.places import Spot, spot_of
from tadmor.link.tellings.sentences import sentence
from tadmor.link.tellings.telling import STAY, Telling
from tadmor.link.voices.nations import nations
from tadmor.model import Claim, Quantity, Span

__all__ = ["stays"]

_PEOPLE = frozenset([None, "people", "civilians"])
_FEW = 50  # people up to which those who remain are a household, a crew, the men of a post
_MOST = 25_000_000  # people above whom no town has
_BEHIND, _BEFORE = 110, 60  # characters around a number in which words say that it counts who is there
_COUNTRY = "G7"  # from this precision up a place is a country or more
_OF_LANDS = frozenset(["hosted", "war dead", "war displaced"])
_TURN = re.compile(r"[,;:]")
_ASIDE = re.compile(r", (?:among (?:them|whom)|including) [^,.;]{1,40},| out of (?:[a-z]+ )?[\d,]+\b")
_SOME = re.compile(r"\b(?:out of|among (?:them|whom)|of (?:them|whom)|including)(?: [a-z]+){0,2} $")
_NOW = re.compile(r"\b(?:still|now|currently|today)\b[^,.;]{0,12}$")
_TOWN_OF = re.compile(r"\b(?:town|city|village|settlement|district|camp) of [^.;,]{0,15}$")
_NEXT = 30  # characters behind a number in which those stand whom it counts


@cache
def _data() -> Mapping[str, str | list[str]]:
    return tomllib.loads(files("tadmor.link.tellings.found").joinpath("stays.toml").read_text(encoding="utf-8"))


@cache
def _pattern(name: str, lead: str = "") -> re.Pattern[str]:
    listed = _data()[name]
    some = listed if isinstance(listed, str) else "|".join(listed)
    return re.compile(f"{lead}(?:{some})")


def stays(sight: Sight) -> Iterator[Telling]:
    """A telling for each number of people who are in one place."""
    for number in sight.reading.quantities:
        role = _role(sight, number)
        claim = _claim(sight, number) if role else None
        where = _where(sight, number, role) if role and claim else ()
        if role and claim and where:
            yield _told(sight, claim, number, role, where)


def _role(sight: Sight, number: Quantity) -> str | None:
    """What a number of people counts: residents, those who lived there once, or the refugees that a land hosts."""
    war = of_war(number, sight.reading.document.text)
    if war is not None:
        return war
    few = (number.best or number.high or 0) < _FEW
    if number.role is not None or number.unit not in _PEOPLE or few or number.bound == "vague":
        return None
    before, after = _around(sight, number)
    if _pattern("hosts").search(before) and _pattern("guests").match(after):
        return "hosted"
    there, of = _there(after), _pattern("of").search(before)
    if (number.best or number.high or 0) > _MOST:
        return None
    if not (there or of) or _pattern("many").search(f"{before} {after}") or _SOME.search(before):
        return None
    if _NOW.search(before):
        return "residents"
    once = _pattern("once").search(f"{before} {after}") or (of is not None and "home to" not in of[0])
    return "inhabitants" if once else "residents"


def _around(sight: Sight, number: Quantity) -> tuple[str, str]:
    """The words on either side of a number in its sentence, without what is said of some of those whom it counts."""
    before, after = sentence(sight.reading.document.text, number.span)
    return before[-_BEFORE:], _ASIDE.sub(lambda m: " " * len(m[0]), after[:_BEHIND])


def _there(after: str) -> re.Match[str] | None:
    return _pattern("there", str(_data()["between"])).match(after)


def _claim(sight: Sight, number: Quantity) -> Claim | None:
    """The claim in whose words a number stands, the shortest of several; no speaker's where it stands in passing."""
    own = in_passing(number, sight.reading.document.text)
    some = (c for c in sight.reading.claims if number.id in c.quantities and not (own and c.attribution))
    return min(some, key=lambda c: sum(len(s.text) for s in c.spans), default=None)


def _where(sight: Sight, number: Quantity, role: str | None) -> tuple[Spot, ...]:
    """The land that hosts them; else the town behind the number, the last before it, or what the paragraph is about."""
    span = number.span
    start = span.start - len(sentence(sight.reading.document.text, span)[0])
    before, after = _around(sight, number)
    if role in _OF_LANDS:
        return _land(sight, start, span.start) or (_lands(sight) if role != "hosted" else ())
    found = _there(after)
    if found is not None:
        end = span.end + found.end() + len(_TURN.split(after[found.end() :], maxsplit=1)[0])
        behind = _towns(sight, span.end, end)
        if behind or _areas(sight, span.end, end):
            return behind[:1]
    ahead = _towns(sight, start, span.start)
    if not ahead and _TOWN_OF.search(before):  # "elsewhere in the city of two million"
        return ()
    taken_up = sight.ground.there(span.start) if found is not None and " there" in found[0] else None
    about = taken_up or sight.ground.at(span.start)
    return ahead[-1:] or ((replace(about, own=taken_up is not None),) if about is not None else ())


def _towns(sight: Sight, start: int, end: int) -> tuple[Spot, ...]:
    """The towns and quarters that some words name."""
    words = sight.reading.document.text[start:end]
    found = spots(sight.reading, [Span(start, end, words)], home=sight.ground.home)
    return tuple(s for s in found if s.named or s.quarter)


def _areas(sight: Sight, start: int, end: int) -> bool:
    """Whether words name a province or a country: "live in Iran and in Iraq"."""
    return any(start <= p.span.start < end and not p.metonym for p in sight.reading.places)


def _land(sight: Sight, start: int, end: int) -> tuple[Spot, ...]:
    """The last country that is named before a number."""
    lands = [
        place
        for place in sight.reading.places
        if start <= place.span.start < end and place.name and place.country and (place.precision or "") >= _COUNTRY
    ]
    return (spot_of(lands[-1], own=True),) if lands else ()


def _lands(sight: Sight) -> tuple[Spot, ...]:
    """The country of the town that a report is about, where it is named."""
    code = sight.ground.whole.country if sight.ground.whole is not None else None
    lands = (p for p in sight.reading.places if p.country == code and p.name and (p.precision or "") >= _COUNTRY)
    return tuple(spot_of(place, own=False) for place in lands if code)[:1]


def _told(sight: Sight, claim: Claim, number: Quantity, role: str, where: tuple[Spot, ...]) -> Telling:
    """Without a day: `likeness.stays` asks for how long a number of people holds."""
    return replace(
        founded(sight, sight.said(claim), claim, (number.span,)),
        classes=STAY,
        spots=where,
        counts=(_count(sight, claim, number, role),),
        score=0.6,
    )


def _count(sight: Sight, claim: Claim, number: Quantity, role: str) -> Count:
    """The number, of people without distinction: who lives in a town is "residents" here and "civilians" there."""
    made = count_of(number, claim.id, sight.reading.document.text, role)
    who = _guests(sight, number) if role == "hosted" else made.population & {"families"}
    part = made.part and role != "hosted"  # "900,000 refugees, including 600,000 Lahunis" are all the Lahunis
    return replace(made, population=who, unit=role, scope=None, sides=frozenset(), whole=False, part=part)


def _guests(sight: Sight, number: Quantity) -> frozenset[str]:
    """Of which people those are whom a land hosts; refugees of any, if no words say."""
    _, after = _around(sight, number)
    some = (word for word in re.findall(r"\b[A-Z][a-z]+", after[:_NEXT]) if word.removesuffix("s").lower() in nations())
    return frozenset([next((word.removesuffix("s") for word in some), "refugees")])
