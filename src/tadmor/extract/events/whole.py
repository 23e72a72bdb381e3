"""Who, to whom, where and when of an event: as the heads tell it, and by the rules where they say nothing."""

from dataclasses import dataclass

from tadmor.model import Spans
from tadmor.nlp.syntax.kinds import Kinds
from tadmor.nlp.syntax.phrases import Parse

from .arguments import arguments
from .detect import Found
from .where import Scene, place_of, time_of

__all__ = ["Whole", "roles_of"]


@dataclass(frozen=True, slots=True)
class Whole:
    """The spans of an event's roles; `objects` are what it is done to as it stands, places among them."""

    actors: Spans
    recipients: Spans
    place: Spans
    time: Spans
    objects: Spans


FALLBACK = {"actors": False, "recipients": False, "place": False, "time": False}


def roles_of(p: Parse, found: Found, kinds: Kinds, here: Scene, attribution: str | None) -> Whole:
    """The roles of a trigger."""
    actors, recipients, objects = arguments(p, found, kinds)
    place, time = place_of(p, found, objects, kinds, here, attribution), time_of(p, found, here, attribution)
    if found.heard is None:
        return Whole(actors, recipients, place, time, objects)
    told = found.heard.roles
    by_rules = {"actors": actors, "recipients": recipients, "place": place, "time": time}
    roles = {name: told[name] or (by_rules[name] if FALLBACK[name] else ()) for name in by_rules}
    return Whole(objects=objects, **roles)
