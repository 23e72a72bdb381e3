"""A town's own bodies: "police" of the one town whose police a report names, what is "local" to a town told of."""

import re
from collections.abc import Mapping

from tadmor.extract.attributions.speakers.ground import Ground
from tadmor.model import Actor, Reading
from tadmor.nlp.chunks import Range

__all__ = ["local_name", "local_police"]

_POLICE = re.compile(r"\b((?:[A-Z][\w’'-]+ ){1,3})[Pp]olice\b")
_LOCAL = frozenset(["local", "provincial", "regional"])


def local_police(reading: Reading) -> Mapping[str, str]:
    """A state's police by the town's whose name they bear, in a report that names one town's and never the state's."""
    bodies = [a for a in reading.actors if a.id and a.id.endswith("-police") and not _by_land(a)]
    if len(bodies) != 1:
        return {}
    towns = {name for place in reading.places for name in (place.span.text, place.name)}
    told = {match[0]: match[1].strip() for match in _POLICE.finditer(reading.document.text)}
    named = [name for name, town in told.items() if town in towns]
    return {bodies[0].name: named[0]} if len(named) == 1 == len(told) else {}


def _by_land(actor: Actor) -> bool:
    """Whether some mention says more than "the police": whose they are."""
    words = (word for mention in actor.mentions for word in mention.text.split())
    return any(word[:1].isupper() and word.lower() not in ("the", "police") for word in words)


def local_name(ground: Ground, part: Range, words: list[str]) -> str | None:
    """ "In Harun province ..., the local governor's office said": the office, by the place told of before it."""
    page = ground.page
    at = next((i for i in range(*part) if page.lower[i] in _LOCAL), None)
    if at is None or at + 1 >= part[1] or words[:1] != ["the"]:
        return None
    low, high = page.tokens[page.starts[page.sentence(part[0])]].start, page.tokens[part[0]].start
    towns = [place for place in ground.places if low <= place.span.start < high and not place.metonym]
    return f"{towns[-1].span.text} {page.span((at + 1, part[1])).text}" if towns else None
