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


def roles_of(p: Parse, found: Found, kinds: Kinds, here: Scene, attribution: str | None) -> Whole:
    """The roles of a trigger."""
    actors, recipients, objects = arguments(p, found, kinds)
    place, time = place_of(p, found, objects, kinds, here, attribution), time_of(p, found, here, attribution)
    if found.heard is None:
        return Whole(actors, recipients, place, time, objects)
    told = found.heard.roles
    return Whole(told["actors"], told["recipients"], told["place"], told["time"], objects)
