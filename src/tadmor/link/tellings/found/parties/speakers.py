"""Whom who speaks calls his own: his body, or what his report calls him."""

from dataclasses import replace

from tadmor.link.tellings.found.whole.sight import Sight
from tadmor.link.tellings.parties import Party, parties
from tadmor.model import Attribution

__all__ = ["of_speaker", "side_of"]


def side_of(sight: Sight, own: Attribution | None) -> tuple[Party, ...]:
    """The side of who speaks, as his report names it: his body, else himself."""
    if own is None:
        return ()
    mentions = [m for actor in sight.reading.actors if actor.name == _body(own) for m in actor.mentions[:1]]
    return parties(sight.reading, mentions) or parties(sight.reading, own.source)


def of_speaker(sight: Sight, own: Attribution) -> tuple[Party, ...]:
    """The same under the name of his body where nothing else is known of it: "a military source"."""
    body = _body(own)
    return tuple(replace(p, name=body) if body and p.key is None else p for p in side_of(sight, own))


def _body(own: Attribution) -> str | None:
    return None if own.speaker is None else own.speaker.organisation or own.speaker.name
