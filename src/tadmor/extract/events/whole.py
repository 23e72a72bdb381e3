"""Who, to whom, where and when of an event: as the heads tell it, and by the rules where they say nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tadmor.model import Span, Spans, span_of
from tadmor.nlp.syntax.kinds import Kinds, token_span
from tadmor.nlp.syntax.phrases import Parse
from tadmor.nlp.syntax.snapping import SURE, snapped

from .arguments import arguments
from .detect import Found
from .phrasing import of_doers, of_places, of_sufferers
from .where import Scene, dateline_end, place_of, time_of

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
    trigger = token_span(kinds.text, p, found.start, found.end)
    trigger = span_of(kinds.text, trigger.start + found.inner, trigger.end)
    marked = found.heard.roles
    told = {name: snapped(kinds.text, p, marked[name]) for name in ("actors", "recipients", "place")}
    told["place"] = of_places(kinds.text, _without_country(kinds, _past_dateline(p, told["place"])))
    told["actors"] = of_doers(kinds.text, _past_dateline(p, told["actors"]), trigger, kinds)
    told["recipients"] = of_sufferers(kinds.text, told["recipients"], trigger, kinds)
    if recipients and told["recipients"] == told["actors"]:
        told["recipients"] = recipients
    told["time"] = _dated(p, kinds, marked["time"])
    by_rules = {"actors": actors, "recipients": recipients, "place": place, "time": time}
    roles = {name: told[name] or read for name, read in by_rules.items()}
    if found.line.gives:
        roles |= _given(roles, actors, recipients)
    elif found.class_ == "CONTROL" and found.roles.passive:
        suffered = {span.start for span in (*roles["recipients"], *roles["place"])}
        by_them = tuple(span for span in roles["actors"] if span.start not in suffered)
        roles["actors"] = actors or by_them  # "retaken by the army from the rebels", "the rebels were driven out"
    if found.class_ == "CONTROL":
        acting = {span.start for span in roles["actors"]}
        roles["recipients"] = tuple(span for span in roles["recipients"] if span.start not in acting)
    return Whole(objects=objects, **roles)


def _given(roles: Mapping[str, Spans], takers: Spans, losers: Spans) -> dict[str, Spans]:
    """Who gives a place up loses it, whichever of the two the heads take for who acts."""
    lost = losers or roles["actors"]
    return {"actors": tuple(span for span in takers if span not in lost), "recipients": lost}


def _past_dateline(p: Parse, told: Spans) -> Spans:
    """Spans without those of a dateline, where others are told of."""
    opened = p.tokens[max(0, dateline_end(p))].start
    inside = tuple(span for span in told if not p.tokens[0].start <= span.start < opened)
    return inside or told


def _dated(p: Parse, kinds: Kinds, marked: Sequence[tuple[Span, float]]) -> Spans:
    """The times that what is marked meets, or that itself where it meets none; never the day of a dateline."""
    found: dict[int, Span] = {}
    opened = p.tokens[max(0, dateline_end(p))].start
    for span, chance in marked:
        if p.tokens[0].start <= span.start < opened:
            continue
        inside = [span_of(kinds.text, a, b) for a, b in kinds.times.meeting(span.start, span.end)]
        found |= {s.start: s for s in inside or [span] if chance >= SURE}
    return tuple(found[start] for start in sorted(found))


def _without_country(kinds: Kinds, places: Spans) -> Spans:
    """Places without the state or province that only says where they are: "Al-Raqqah, Syria"."""
    kept: list[Span] = []
    for span in places:
        between = kinds.text[kept[-1].end : span.start] if kept else ""
        if between.strip() != "," or "force" not in kinds.places.at(span.start):
            kept.append(span)
    return tuple(kept)
