"""Who, to whom, where and when of an event: as the heads tell it, and by the rules where they say nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tadmor.model import Span, Spans, span_of
from tadmor.nlp.syntax.kinds import Kinds, token_span
from tadmor.nlp.syntax.phrases import Parse
from tadmor.nlp.syntax.placing import of_places
from tadmor.nlp.syntax.snapping import snapped

from .arguments import arguments
from .dating import dated, telling
from .detect import Found
from .doubted import believed, surest
from .elsewhere import own_places
from .located import located
from .moments import own_times
from .phrasing import of_doers, of_sufferers, without_weapons
from .placed import placed, struck
from .weighing import parties, sided, weighed
from .where import Scene, dateline_end, place_of, time_of

__all__ = ["Whole", "roles_of"]

_HARM = frozenset(("ASSAULT", "COERCE", "CONTROL"))
_SAID = frozenset(
    ("ACCUSE", "AGREE", "CONCEDE", "CONSULT", "COOPERATE", "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN")
)


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
    if found.class_ in _HARM:
        actors = without_weapons(actors, kinds)
    place = own_places(p, found, here, _place(p, found, objects, kinds, here, attribution))
    time = own_times(p, found, here, time_of(p, found, here, attribution))
    read = {"actors": actors, "recipients": recipients, "place": place, "time": time}
    if found.heard is None:
        return Whole(objects=objects, **read)
    read = believed(read, found.heard)
    told = _told(p, found, kinds, found.heard.roles)
    if read["recipients"] and told["recipients"] == told["actors"]:
        told["recipients"] = read["recipients"]
    told |= {name: surest(kinds.text, told[name], found.heard, name) for name in ("actors", "recipients")}
    told |= weighed(p, found, told, read)
    roles = {name: told[name] or spans for name, spans in read.items()}
    roles |= parties(p, found, kinds, roles["actors"], roles["recipients"])
    roles["place"] = own_places(p, found, here, roles["place"])
    if found.line.type.startswith("STRIKE."):
        roles["place"] = struck(kinds.text, roles["place"])
    times = telling(kinds.text, token_span(kinds.text, p, found.start, found.end), roles["time"])
    roles["time"] = surest(kinds.text, own_times(p, found, here, times), found.heard, "time")
    roles = _turned(found, roles, actors, recipients)
    return Whole(objects=objects, **(roles | sided(p, found, roles, read)))


def _place(p: Parse, found: Found, objects: Spans, kinds: Kinds, here: Scene, attribution: str | None) -> Spans:
    """The place by the rules. What is only said or agreed has none near it that the heads do not mark."""
    near = found.heard is None or found.class_ not in _SAID
    told = place_of(p, found, objects, kinds, here, attribution, near=near)
    return of_places(kinds.text, located(p, kinds, told))


def _told(p: Parse, found: Found, kinds: Kinds, marked: Mapping[str, Sequence[tuple[Span, float]]]) -> dict[str, Spans]:
    """What the heads mark, in phrases as a reader would mark them."""
    trigger = token_span(kinds.text, p, found.start, found.end)
    trigger = span_of(kinds.text, trigger.start + found.inner, trigger.end)
    told = {name: snapped(kinds.text, p, marked[name]) for name in ("actors", "recipients")}
    actors, recipients = (_past_dateline(p, told[name]) for name in ("actors", "recipients"))
    doing, suffering = ([span for span, _ in marked[name]] for name in ("actors", "recipients"))
    actors = of_doers(kinds.text, actors, trigger, kinds, doing)
    return {
        "actors": without_weapons(actors, kinds) if found.class_ in _HARM else actors,
        "recipients": of_sufferers(kinds.text, recipients, trigger, kinds, suffering),
        "place": placed(p, kinds, marked["place"]),
        "time": dated(p, kinds, marked["time"]),
    }


def _turned(found: Found, roles: dict[str, Spans], actors: Spans, recipients: Spans) -> dict[str, Spans]:
    """Roles with who gains and who loses land on their own sides; `actors` and `recipients` are the rules' own."""
    if found.line.undergoes:
        roles |= {"actors": actors, "recipients": recipients or roles["recipients"]}
    elif found.line.gives:
        roles |= _given(roles, actors, recipients)
    elif found.class_ == "CONTROL" and found.roles.passive:
        suffered = {span.start for span in (*roles["recipients"], *roles["place"])}
        by_them = tuple(span for span in roles["actors"] if span.start not in suffered)
        roles["actors"] = actors or by_them  # "retaken by the army from the rebels", "the rebels were driven out"
    if found.class_ == "CONTROL":
        acting = {span.start for span in roles["actors"]}
        roles["recipients"] = tuple(span for span in roles["recipients"] if span.start not in acting)
    return roles


def _given(roles: Mapping[str, Spans], takers: Spans, losers: Spans) -> dict[str, Spans]:
    """Who gives a place up loses it, whichever of the two the heads take for who acts."""
    lost = losers or roles["actors"]
    return {"actors": tuple(span for span in takers if span not in lost), "recipients": lost}


def _past_dateline(p: Parse, told: Spans) -> Spans:
    """Spans without those of a dateline."""
    opened = p.tokens[max(0, dateline_end(p))].start
    return tuple(span for span in told if not p.tokens[0].start <= span.start < opened)
