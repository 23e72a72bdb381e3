"""For whom somebody speaks: a government, a command, a group, or only himself."""

import re
from functools import cache

from tadmor.link.voices.agencies import agency_named, data
from tadmor.link.voices.names import folded
from tadmor.link.voices.nations import nations
from tadmor.model import Actor, Reading, Speaker

__all__ = ["Sides", "has_ended", "is_nobody", "is_thing", "outlet_side", "speaks_for_body"]


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
    role = f" {folded(speaker.role or '')} "
    return any(f" {word} " in role for name in ("spokes", "heads") for word in _words(name))


def is_nobody(name: str) -> bool:
    """Whether a name is none: "video", "inquiry", "Media reports", a headline behind its day."""
    heading = len(name.split()) > _LONGEST or _DATE.match(name) is not None
    return name.islower() or heading or folded(name) in _words("nobody")


def is_thing(document: str) -> bool:
    """Whether a document has no name by which somebody answers for it: "Pictures of the town"."""
    return document[1:] == document[1:].lower()


def has_ended(role: str | None) -> bool:
    """Whether a role is one that somebody no longer has ("former ambassador")."""
    return bool(set(folded(role or "").split()) & _words("former"))


def outlet_side(outlet: str | None) -> str | None:
    """The government or group that owns and directs an outlet, None for any other outlet."""
    agency = agency_named(outlet) if outlet else None
    if agency is None:
        return None
    return f"government:{agency.state}" if agency.state else agency.side


class Sides:
    """The sides of a reading's speakers, by what the reading knows of its actors."""

    def __init__(self, reading: Reading) -> None:
        self._actors = {folded(actor.name): actor for actor in reading.actors}
        self._towns = {folded(p.span.text): p.country for p in reading.places if p.country and not p.metonym}
        self._countries = {folded(a.organisation): a.country for a in reading.actors if a.organisation and a.country}

    def actor(self, name: str | None) -> Actor | None:
        """The reading's actor of this name."""
        return self._actors.get(folded(name)) if name else None

    def of(self, speaker: Speaker) -> str | None:
        """The side of a speaker: by the body first, by himself second; None for somebody on no side that we know."""
        if has_ended(speaker.role):
            return None
        names = (speaker.organisation, speaker.name)
        return next((side for name in names if name and (side := self._of_name(name, speaker))), None)

    def _of_name(self, name: str, speaker: Speaker) -> str | None:
        actor = self.actor(name)
        if actor is not None and (actor.kind in _words("commands") or actor.sector in _words("opposed")):
            return f"group:{actor.id or folded(name)}"
        if folded(name) in nations():
            return f"government:{nations()[folded(name)]}"
        country = self._country(actor, speaker, name)
        if country and (_is_state(actor) or _is_states(folded(name))):
            return f"government:{country}"
        return outlet_side(name)

    def _country(self, actor: Actor | None, speaker: Speaker, body: str) -> str | None:
        """The country of a body, of the person who speaks for it, or of anybody who belongs to it."""
        person = self.actor(speaker.name)
        known = (actor.country if actor else None) or (person.country if person else None)
        return known or self._countries.get(folded(body)) or self._told_in(folded(body))

    def _told_in(self, body: str) -> str | None:
        """The country that a body's name tells: "Russian coordination center", else that of a town in it."""
        lands = nations()
        told = next((lands[word] for word in body.split() if word in lands), None)
        return told or next((code for town, code in self._towns.items() if f" {town} " in f" {body} "), None)


def _is_states(body: str) -> bool:
    """Whether a body without an entry is a state's by the words of its name."""
    named = bool(set(body.split()) & _words("state"))
    return named or any(f" {phrase} " in f" {body} " for phrase in _words("state_phrases"))


def _is_state(actor: Actor | None) -> bool:
    return actor is not None and (actor.kind in _words("kinds") or actor.sector in _words("sectors"))
