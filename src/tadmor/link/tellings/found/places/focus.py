"""What a report speaks of as a whole, and what a paragraph of it does: where an event without a place may be.

Not where somebody speaks: "told reporters in Kabul", "the ministry in Kyiv".
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tadmor.link.tellings.found.places.elsewhere import is_elsewhere
from tadmor.link.tellings.found.places.named import between, briefed, explained, is_adjective, led_to, seat
from tadmor.link.tellings.found.places.nowhere import home_country, is_beside, is_dateline
from tadmor.link.tellings.places import EXACT, Spot, spot_of
from tadmor.model import Place, Reading, Span, touching

__all__ = ["Ground", "focus", "ground"]

_LEAD = 700  # characters that a report's opening has: where it says what it is about
_BACK = 400  # characters of one paragraph in which the place that an event has may stand before it
_FURTHER = 700  # the same of the paragraph before with it, for "the village" and "there"
_QUOTED = ('"', "“", "'", "‘", "«")
_SECTIONS = 2  # that are headed by a place
_BULLETS = " \t*•–-"
_HEADED = re.compile(r"(?: (?:city|town|village|district))?(?:\.|:|,? \(| [–—-]+ |, \d|, (?:night|early|late|on)\b)")
_BODY = re.compile(
    r"(?:[’']s)? (?:Police|police|Fire|fire brigade|Mayor|mayor|Sheriff|Regional|General|Hospital|hospital|Medical)\b"
)  # of a town: "Arlun police", "Arlun General Hospital"
_PASSED = re.compile(r"\b(?:past|via|towards?|bypassing)\s(?:the\s)?$", re.IGNORECASE)  # by the way
_VILLAGE_OF = re.compile(r"\bvillages? of $", re.IGNORECASE)
_A_VILLAGE = re.compile(r",? (?:a|the) (?:[\w-]+ )?village\b", re.IGNORECASE)
_TOWNS = frozenset(["G2", None])
_SITES = (
    re.compile(r"(?: (?:air ?|military |army )?(?:base|airbase))\b|\bbase\b", re.IGNORECASE),
    re.compile(r" (?:military |international )?(?:airfield|airport)\b|\bairfield\b|\bairport\b", re.IGNORECASE),
)
_NOUNS = ("town", "city", "village")


@dataclass(frozen=True, slots=True)
class Ground:
    """The places that a report is about, in text order: `about` without those where somebody speaks, all `towns`.

    `heads` are those that head a section, by where its paragraph begins; `home` is the country of most of them.
    `nouns`: those that the report calls a town, a city, a village.
    """

    text: str
    home: str | None
    whole: Spot | None
    about: Sequence[Place]
    towns: Sequence[Place]
    heads: Mapping[int, Place]
    nouns: Mapping[str, Sequence[Place]]

    def at(self, offset: int) -> Spot | None:
        """The place that an event there may have: the last that its paragraph names before it, else the report's.

        Lent to compare, not shown: on pages of the web half of such places were where the event was. What heads a
        section is where its events are.
        """
        head = self.heads.get(self.text.rfind("\n", 0, offset) + 1)
        if head is not None and head.span.end <= offset:
            return spot_of(head, own=True)
        here = self._before(self.about, offset)
        return replace(spot_of(here[-1], own=False), here=True) if here else self.whole

    def there(self, offset: int) -> Spot | None:
        """What "there" takes up: the last place of its paragraph, or of the one before, that something is told of."""
        here = self._before(self.about, offset) or self._further(self.about, offset)
        return spot_of(here[-1], own=True) if here else None

    def town(self, offset: int, noun: str = "town") -> Spot | None:
        """What "the town" takes up: the last that its paragraph names, or the report's own; of several hardly sure.

        Where the paragraph before names another town alone, it may be that one, and none is shown. "The city" is the
        report's own: it is the smaller ones beside it that are called towns.
        """
        here = self._before(self.towns, offset)
        if here:
            return replace(spot_of(here[-1], own=len({place.name for place in here}) == 1), within=True)
        if self.whole is None or self.whole.precision not in _TOWNS:
            return None
        before = set() if noun == "city" else {place.name for place in self._further(self.towns, offset)}
        return replace(self.whole, within=not before or self.whole.name in before)  # else it may be the other town

    def called(self, noun: str, offset: int) -> Spot | None:
        """The one place that the report has called a town, for "the town": "Merj, a market town near Arlun".

        Not one of another country than what the report is about, which it names only in passing.
        """
        lands = (None, self.whole.country) if self.whole is not None and self.whole.country else ()
        near = [place for place in self.nouns.get(noun, ()) if not lands or place.country in lands]
        some = [place for place in near if place.span.end <= offset]
        here = {place.name for place in self._before(self.towns, offset)}
        names = {place.name for place in some}
        return replace(spot_of(some[-1], own=True), within=True) if len(names) == 1 and here <= names else None

    def site(self, words: str, offset: int) -> Spot | None:
        """The one base or airport that the report has named before, for "the base": "near the Zarka air base"."""
        kind = next(kind for kind in _SITES if kind.search(words))
        some = [place for place in self.about if place.span.end <= offset and _has_site(place, kind, self.text)]
        return spot_of(some[-1], own=True) if len({place.name for place in some}) == 1 else None

    def village(self, offset: int) -> Spot | None:
        """What "the village" takes up: the last place named before that is called one, or that no gazetteer has."""
        small = [place for place in self.towns if place.lat is None or _is_village(place, self.text)]
        here = self._before(small, offset) or self._further(small, offset)
        return replace(spot_of(here[-1], own=True), within=True) if here else None

    def _before(self, places: Sequence[Place], offset: int) -> list[Place]:
        """The places before an offset in its paragraph; what goes on with a quotation has the paragraph before, too."""
        opened = self.text.rfind("\n", 0, offset) + 1
        if self.text.startswith(_QUOTED, opened):
            opened = self._one_before(opened)
        return _between(places, max(opened, offset - _BACK), offset)

    def _further(self, places: Sequence[Place], offset: int) -> list[Place]:
        """The places before an offset in its paragraph and the one before."""
        opened = self.text.rfind("\n", 0, offset) + 1
        return _between(places, max(self._one_before(opened), offset - _FURTHER), offset)

    def _one_before(self, opened: int) -> int:
        """Where the paragraph before one begins; a line may be left free between them."""
        while opened and self.text[opened - 1].isspace():
            opened -= 1
        return self.text.rfind("\n", 0, opened) + 1


def _between(places: Sequence[Place], start: int, end: int) -> list[Place]:
    """Of places in text order those that stand whole between two offsets."""
    near = touching(places, [Span(start, end, "")])
    return [place for place in near if start <= place.span.start and place.span.end <= end]


def _is_called(place: Place, noun: str, text: str) -> bool:
    """Whether words call it a town, a city, a village: "the town of Merj", "Merj, a market town"."""
    before, behind = text[max(0, place.span.start - 30) : place.span.start], text[place.span.end : place.span.end + 50]
    of = re.search(rf"\b{noun} of $", before, re.IGNORECASE)
    return of is not None or re.match(rf", an? (?:[\w-]+ ){{0,3}}{noun}\b", behind, re.IGNORECASE) is not None


def _has_site(place: Place, kind: re.Pattern[str], text: str) -> bool:
    """Whether words call a place a base or an airport: "the Zarka air base"."""
    return kind.search(place.span.text) is not None or kind.match(text, place.span.end) is not None


def _is_village(place: Place, text: str) -> bool:
    """Whether words call it a village: "the village of Arlun", "Arlun, a village"."""
    before, behind = text[max(0, place.span.start - 30) : place.span.start], text[place.span.end : place.span.end + 30]
    return _VILLAGE_OF.search(before) is not None or _A_VILLAGE.match(behind) is not None


def ground(reading: Reading) -> Ground:
    """The places that a reading's events may have without naming them."""
    text = reading.document.text
    named = [
        p for p in reading.places if p.precision in _TOWNS and p.name and not p.metonym and not is_dateline(p, text)
    ]
    towns = [p for p in named if not is_elsewhere(text, p.span) and not is_beside(p, text)]
    home = home_country(reading)
    told = _about(reading, home)
    about = [p for p in told if not _passed(p, text)]
    nouns = {noun: [p for p in towns if _is_called(p, noun, text)] for noun in _NOUNS}
    return Ground(text, home, _focus(reading, told), about, towns, _heads(towns, text), nouns)


def _passed(place: Place, text: str) -> bool:
    """Whether it is only passed by, or says where another lies: "between Arlun and Besk"."""
    return (
        between(text, place.span) or _PASSED.search(text, max(0, place.span.start - 20), place.span.start) is not None
    )


def _heads(towns: Sequence[Place], text: str) -> dict[int, Place]:
    """The places that head a section, by where its paragraph begins; none where hardly one section is so headed.

    A report's first words may be where it was written, and are a head only where others are.
    """
    found = {}
    for place in towns:
        opened = text.rfind("\n", 0, place.span.start) + 1
        if not text[opened : place.span.start].strip(_BULLETS) and _HEADED.match(text, place.span.end):
            found[opened] = place
    return found if sum(opened > 0 for opened in found) >= _SECTIONS else {}


def focus(reading: Reading) -> Spot | None:
    """The place that a report's title and opening name most."""
    return _focus(reading, _about(reading, home_country(reading)))


def _focus(reading: Reading, about: Sequence[Place]) -> Spot | None:
    weights: dict[str, float] = {}
    first: dict[str, Place] = {}
    title = reading.document.title or ""
    for place in about:
        name = place.name or ""
        weight = (1.0 if place.span.start < _LEAD else 0.25) + (3.0 if _titled(place, title, first) else 0.0)
        weights[name] = weights.get(name, 0.0) + weight
        first.setdefault(name, place)
    best = max(weights, key=lambda name: (weights[name], -first[name].span.start), default="")
    if weights.get(best, 0.0) < 1.0:
        home = _written_at_home(reading)
        return None if home is None else spot_of(home, own=False)
    plain = next((p for p in about if p.name == best and p.relation is None), first[best])  # "near Arlun" lies by it
    return spot_of(plain, own=False)


def _written_at_home(reading: Reading) -> Place | None:
    """The town in which a report was written, if its police or its hospital are told of: a reporter abroad has none."""
    text = reading.document.text
    written = [p for p in reading.places if p.name and p.precision in EXACT and is_dateline(p, text)]
    bodies = {p.name for p in reading.places if _BODY.match(text, p.span.end)}
    return next((place for place in written if place.name in bodies), None)


def _about(reading: Reading, country: str | None) -> list[Place]:
    """The sites and settlements that a report tells something of."""
    text = reading.document.text
    said = (s for a in reading.attributions for s in (*a.source, *a.cue, *a.addressee, *a.medium))
    spoken = {place.span for place in touching(reading.places, said)}
    return [
        place
        for place in reading.places
        if not place.metonym
        and place.name is not None
        and place.precision in (*EXACT, None)
        and (country is None or place.country in (None, country))
        and not is_dateline(place, text)
        and not is_adjective(place)
        and not seat(place, text)
        and not briefed(text, place.span)
        and not is_elsewhere(text, place.span)
        and not led_to(text, place.span)
        and not between(text, place.span)
        and explained(place, reading) is place
        and not is_beside(place, text)
        and place.span not in spoken
    ]


def _titled(place: Place, title: str, first: dict[str, Place]) -> bool:
    return place.name not in first and bool(title) and (place.span.text in title or (place.name or "\0") in title)
