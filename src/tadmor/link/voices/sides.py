"""For whom somebody speaks: a government, a command, a group, or only himself."""

import re
from functools import cache

from tadmor.link.voices.agencies import agency_named, data
from tadmor.link.voices.names import folded
from tadmor.model import Actor, Reading, Speaker

__all__ = ["Sides", "has_ended", "is_nobody", "outlet_side", "speaks_for_body"]


_OPPOSITION = "OPP"  # PLOVER's sector of those who are a country's and none of its state
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
        if actor is not None and (actor.kind in _words("commands") or actor.sector == _OPPOSITION):
            return f"group:{actor.id or folded(name)}"
        country = self._country(actor, speaker, name)
        if country and (_is_state(actor) or set(folded(name).split()) & _words("state")):
            return f"government:{country}"
        return outlet_side(name)

    def _country(self, actor: Actor | None, speaker: Speaker, body: str) -> str | None:
        """The country of a body, of the person who speaks for it, or of anybody who belongs to it."""
        person = self.actor(speaker.name)
        known = (actor.country if actor else None) or (person.country if person else None)
        return known or self._countries.get(folded(body))


def _is_state(actor: Actor | None) -> bool:
    return actor is not None and (actor.kind in _words("kinds") or actor.sector in _words("sectors"))
