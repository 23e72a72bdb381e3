"""For whom somebody speaks: a government, a command, a group, or only himself."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, cached_property

from tadmor.link.voices.agencies import agency_named, data
from tadmor.link.voices.names import folded
from tadmor.model import Actor, Reading, Speaker, inside
from tadmor.ontology.actors import Entry, catalogue
from tadmor.ontology.nations import nations

__all__ = [
    "Sides",
    "has_ended",
    "heads",
    "is_nobody",
    "is_of_the_ranks",
    "is_thing",
    "opposes",
    "outlet_side",
    "speaks",
    "speaks_for_body",
]


_LONGEST = 9  # words of a name
_DATE = re.compile(r"\d{1,2} [A-Z][a-z]{2}")


@cache
def _words(name: str) -> frozenset[str]:
    """A list of standing.toml."""
    return frozenset(data("standing")[name])


def speaks_for_body(speaker: Speaker) -> bool:
    """Whether what a speaker says is what the organisation says: its spokesman or its head, now."""
    if speaker.organisation is None or has_ended(speaker.role):
        return False
    return speaks(speaker.role)


def speaks(role: str | None) -> bool:
    """Whether a role speaks for a body: at its head, or as its spokesman."""
    return heads(role) or _has(role, "spokes")


def heads(role: str | None) -> bool:
    """Whether a role is at the head of a body."""
    return _has(role, "heads")


def _has(role: str | None, name: str) -> bool:
    told = f" {folded(role or '')} "
    return any(f" {word} " in told for word in _words(name))


def is_nobody(name: str) -> bool:
    """Whether a name is none: "video", "inquiry", "Media reports", "Syrian activists", a headline behind its day."""
    heading = len(name.split()) > _LONGEST or _DATE.match(name) is not None
    landless = " ".join(word for word in folded(name).split() if word not in nations())
    return name.islower() or heading or landless in _words("nobody")


def is_thing(document: str) -> bool:
    """Whether a document has no name by which somebody answers for it: "Pictures of the town"."""
    return document[1:] == document[1:].lower()


def has_ended(role: str | None) -> bool:
    """Whether a role is one that somebody no longer has ("former ambassador")."""
    return bool(set(folded(role or "").split()) & _words("former"))


def opposes(role: str | None) -> bool:
    """Whether a role is one among those who stand against a government ("rebel defence official")."""
    return bool(set(folded(role or "").split()) & _words("opposing"))


def is_of_the_ranks(role: str | None) -> bool:
    """Whether somebody unnamed belongs to a body without speaking for it ("soldier of the battalion")."""
    ours = folded(re.split(r"\b(?:of|in|at|from|with|who)\b", role or "")[0]).split()
    return bool(ours) and ours[-1] in _words("ranks")


def outlet_side(outlet: str | None) -> str | None:
    """The government or group that owns and directs an outlet, None for any other outlet."""
    agency = agency_named(outlet) if outlet else None
    if agency is None:
        return None
    return f"government:{agency.state}" if agency.state else agency.side


class Sides:
    """The sides of a reading's speakers, by what the reading knows of its actors."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._actors = {folded(actor.name): actor for actor in reading.actors}
        self._countries = {folded(a.organisation): a.country for a in reading.actors if a.organisation and a.country}

    @cached_property
    def _towns(self) -> Mapping[str, str]:
        """Countries by the names of their towns that a report has: few speakers need them."""
        return {folded(p.span.text): p.country for p in self._reading.places if p.country and not p.metonym}

    def is_press(self, name: str) -> bool:
        """Whether a name is an agency's, or that of an outlet that the reading tells of."""
        actor = self.actor(name)
        return agency_named(name) is not None or (actor is not None and actor.kind == "media")

    def actor(self, name: str | None) -> Actor | None:
        """The reading's actor of this name."""
        return self._actors.get(folded(name)) if name else None

    def is_place(self, name: str) -> bool:
        """Whether a name is that of a town of the report, or of a state."""
        return folded(name) in self._towns or folded(name) in _states()

    @cached_property
    def home(self) -> str | None:
        """The country that most places of a report lie in."""
        found = Counter(p.country for p in self._reading.places if p.country and not p.metonym)
        return found.most_common(1)[0][0] if found else None

    def of(self, speaker: Speaker) -> str | None:
        """The side of a speaker: by the body first, by himself second; None for somebody on no side that we know."""
        if has_ended(speaker.role):
            return None
        names = (speaker.organisation, speaker.name)
        sides = (side for name in names if name and (side := self._of_name(name, speaker)))
        if opposes(speaker.role):
            return next((side for side in sides if not side.startswith("government:")), self._opposed(speaker))
        return next(sides, None) or self._by_office(speaker)

    def _of_name(self, name: str, speaker: Speaker) -> str | None:
        region = _region(folded(name))
        if region is not None:
            return f"group:{region}"
        actor = self.actor(name)
        known = actor or catalogue().named(name)
        if known is not None and (known.kind in _words("commands") or known.sector in _words("opposed")):
            return f"group:{known.id or folded(name)}"
        if folded(name) in nations():
            return f"government:{nations()[folded(name)]}"
        country = self._country(known, speaker, name)
        if country and (_is_state(known) or _is_states(folded(name))):
            return f"government:{country}"
        of_town = self._of_town(folded(name))
        return f"government:{of_town}" if of_town else outlet_side(name)

    def _country(self, known: Actor | Entry | None, speaker: Speaker, body: str) -> str | None:
        """The country of a body, of the person who speaks for it, or of anybody who belongs to it."""
        person = self.actor(speaker.name)
        told = (known.country if known else None) or (person.country if person else None)
        return told or self._countries.get(folded(body)) or _nation_in(folded(body))

    def _of_town(self, body: str) -> str | None:
        """The country of a town in a state's body ("Kirkuk police"), the report's of one that names none."""
        if _is_states(body, frozenset(_words("towns_own"))):
            of_town = next((code for town, code in self._towns.items() if f" {town} " in f" {body} "), None)
            if of_town is not None:
                return of_town
        told = _has(body, "at_home")
        return self.home if told and self._at_home(self.home) else None

    def _governs(self, country: str | None) -> str:
        return f"government:{country}"

    def _by_office(self, speaker: Speaker) -> str | None:
        """The government of whoever holds a state's office in a place: "the governor of Homs", "Kirkuk's police chief".

        A state's own outlet calls so whom that state has put there.
        """
        if speaker.kind != "person":
            return None
        spans = [s for a in self._reading.attributions if a.speaker == speaker for s in a.source]
        installed = next(filter(None, (_installed(span.text) for span in spans)), None)
        office = bool(set(folded(speaker.role or "").split()) & _words("offices"))
        if installed or not (office or speaks(speaker.role)):
            return installed
        region = next(filter(None, (_region(folded(span.text)) for span in spans)), None)
        if region or not office:
            return f"group:{region}" if region else None
        near = (p for p in self._reading.places if p.country and any(inside(p.span, (span,)) for span in spans))
        country = next((place.country for place in near), self.home)
        return self._governs(country) if country and self._at_home(country) else None

    def _at_home(self, country: str | None) -> bool:
        """Whether the report's outlet is no other state's own."""
        return outlet_side(self._reading.document.outlet) in (None, self._governs(country))

    def _opposed(self, speaker: Speaker) -> str | None:
        """The group of the report that a role tells by its kind alone: "rebel leader" of those called the rebels."""
        words = {word.removesuffix("s") for word in folded(speaker.role or "").split()}
        groups = [a for a in self._reading.actors if a.kind == "armed-group" and a.id and a.sector in _words("opposed")]
        told = (
            a for a in groups for m in a.mentions if words & {word.removesuffix("s") for word in folded(m.text).split()}
        )
        found = next(told, None)
        return f"group:{found.id}" if found else None


def _region(body: str) -> str | None:
    """The government of a part of a state whose body it is."""
    regions: dict[str, list[str]] = data("standing")["regions"]
    return next((key for key, words in regions.items() if any(f" {word} " in f" {body} " for word in words)), None)


@cache
def _installing() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<state>[A-Z]\w+)-(?:{'|'.join(_words('installed'))})\b")


def _installed(source: str) -> str | None:
    """The government by which somebody was put where he is, by the words for him: "the Russian-installed head"."""
    match = _installing().search(source)
    country = _states().get(folded(match["state"])) if match else None
    return f"government:{country}" if country else None


@cache
def _states() -> Mapping[str, str]:
    """Countries by their names, adjectives and capitals."""
    capitals = {folded(city): land.code for land in catalogue().countries.values() for city in land.capitals}
    return {**capitals, **nations()}


def _nation_in(body: str) -> str | None:
    """The country that a body's name tells: "Russian coordination center"."""
    lands = nations()
    return next((lands[word] for word in body.split() if word in lands), None)


def _is_states(body: str, without: frozenset[str] = frozenset()) -> bool:
    """Whether a body without an entry is a state's by the words of its name."""
    if _has(body, "of_nobody"):
        return False
    named = bool(set(body.split()) & _words("state") - without)
    return named or _has(body, "state_phrases")


def _is_state(actor: Actor | Entry | None) -> bool:
    return actor is not None and (actor.kind in _words("kinds") or actor.sector in _words("sectors"))
