"""Whom who speaks calls his own: his body, or what his report calls him."""

from dataclasses import replace

from tadmor.link.tellings.found.sight import Sight
from tadmor.link.tellings.parties import Party, parties
from tadmor.model import Attribution

__all__ = ["of_speaker"]


def of_speaker(sight: Sight, own: Attribution) -> tuple[Party, ...]:
    """The parties for which somebody speaks."""
    body = own.speaker.organisation or own.speaker.name if own.speaker is not None else None
    mentions = [m for actor in sight.reading.actors if actor.name == body for m in actor.mentions[:1]]
    found = parties(sight.reading, mentions) or parties(sight.reading, own.source)
    return tuple(replace(p, name=body) if body and p.key is None else p for p in found)  # "a military source"
