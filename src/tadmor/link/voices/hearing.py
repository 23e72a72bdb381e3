"""Whom a report has its words from: who was spoken to, who is behind an outlet, whose officials are meant."""

import re
from collections.abc import Iterable

from tadmor.link.voices.agencies import agency_named
from tadmor.link.voices.names import folded
from tadmor.link.voices.nations import nations
from tadmor.link.voices.sides import is_of_the_ranks
from tadmor.link.voices.standing import Standing
from tadmor.model import Attribution, Document, Spans, Speaker

__all__ = ["behind", "first_of", "hearer", "is_hearsay", "is_official", "of_the_ranks"]

_OFFICIAL = re.compile(
    r"\b(?:military|security|army|official|field|police|government|ministry) (?:\w+ )?(?:sources?|officials?)\b",
    re.IGNORECASE,
)
_CITING = re.compile(r",? (?:citing|quoting) (?:the )?(?P<name>[A-Z][^,]*),? ")
_HEARSAY = re.compile(r" (?:\w+ )?(?:reports|media|rumou?rs|newspapers|press|outlets|websites)\b")
_PRONOUNS = frozenset(["it", "he", "she", "they", "the source", "the sources", "the official"])


def hearer(addressee: Spans, standing: Standing) -> str | None:
    """The outlet, other than the report's own, that somebody spoke to."""
    for span in addressee:
        if standing.is_own(span.text):
            return None
        agency = agency_named(span.text)
        if agency is not None:
            return agency.name
        actor = standing.sides.actor(span.text)
        if actor is not None and actor.kind == "media" and actor.name[:1].isupper():
            return actor.name
    return None


def behind(attribution: Attribution, text: str, standing: Standing) -> str | None:
    """Whom an outlet cites between its name and its verb: "the Wire, citing the Northern Command, reported"."""
    ends, starts = [s.end for s in attribution.source], [s.start for s in attribution.cue]
    between = text[max(ends) : min(starts)] if ends and starts else ""
    match = _CITING.fullmatch(between)
    actor = standing.sides.actor(match["name"]) if match else None
    return actor.name if actor is not None and actor.kind not in ("person", "media") else None


def is_hearsay(attribution: Attribution, text: str) -> bool:
    """Whether a land only tells where words are from: "rejected Armenian reports that" is no word of Armenia."""
    return any(folded(s.text) in nations() and _HEARSAY.match(text, s.end) for s in attribution.source)


def first_of(speaker: Speaker, standing: Standing) -> Speaker:
    """Of several who spoke as one the first: each is a voice of his own, and both together are no third."""
    first, comma, rest = (speaker.name or "").partition(", ")
    first = first if comma else first.rpartition(" and ")[0] or first
    if speaker.kind != "group" or speaker.organisation is not None or " and " not in (rest or speaker.name or ""):
        return speaker
    actor = standing.sides.actor(first)
    person = actor is not None and actor.kind == "person"
    body = actor.organisation if actor is not None and person else first
    return Speaker(
        name=first,
        kind="person" if person else "organisation",
        role=actor.role if actor else None,
        organisation=body,
    )


def of_the_ranks(speaker: Speaker) -> bool:
    """Somebody unnamed of a body who does not speak for it."""
    return speaker.name is None and speaker.kind != "organisation" and is_of_the_ranks(speaker.role)


def is_official(attribution: Attribution, known: Iterable[Attribution], document: Document, standing: Standing) -> bool:
    """Whether somebody unnamed speaks for those whose outlet this is: "a military source" in a state's own agency.

    In a report from elsewhere he speaks for another state; "it denied" is of who spoke before.
    """
    agency = agency_named(document.outlet or "")
    if agency is None or not (agency.organ or (agency.state and agency.state == standing.sides.home)):
        return False
    before = [a for a in known if a.source and _first(a) <= _first(attribution)]
    named = [a for a in sorted(before, key=_first) if a.source[0].text.lower() not in _PRONOUNS]
    spoken = named[-1:] if attribution.source and attribution.source[0].text.lower() in _PRONOUNS else [attribution]
    return any(_OFFICIAL.search(span.text) for one in spoken for span in one.source)


def _first(attribution: Attribution) -> int:
    return min(span.start for span in (*attribution.source, *attribution.cue, *attribution.content))
