"""Bodies that a report says somebody is the spokesman of: "Edmar Vuk, spokesman of the Northern Command,"."""

import re
from collections.abc import Mapping

from tadmor.link.voices.names import folded
from tadmor.link.voices.nations import nations
from tadmor.model import Reading

__all__ = ["posts_of"]

_WORD = r"[A-Z][\w&'’-]*"
_BODY = rf"{_WORD}(?: (?:(?:of|for|and|the) )*{_WORD}){{0,6}}(?: (?:headquarters|ministry|command|police|army|staff))?"
_POST = re.compile(rf"\bspokes(?:man|woman|person) (?:of|for) (?:the )?(?P<body>{_BODY})(?=,|$)")


def posts_of(reading: Reading) -> Mapping[str, tuple[str, ...]]:
    """The bodies by the name of their spokesman: of whoever a source names beside the post, as the report calls them.

    Not a state or a town: whoever speaks for one speaks for its government, which the reading knows better.
    """
    called = {folded(m.text): a.name for a in reading.actors if a.kind != "person" for m in a.mentions}
    lands = {folded(place.span.text) for place in reading.places} | set(nations())
    found: dict[str, tuple[str, ...]] = {}
    for attribution in reading.attributions:
        speaker = attribution.speaker
        if speaker is None or speaker.kind != "person" or speaker.name is None:
            continue
        told = [match["body"] for span in attribution.source if (match := _POST.search(span.text))]
        bodies = [called.get(folded(body), body) for body in told if folded(body) not in lands]
        found[speaker.name] = tuple(dict.fromkeys((*found.get(speaker.name, ()), *bodies)))
    return found
