"""What nobody took, in words of which no event was read: "the town isn't taken", "it has not been out of our control"."""

import re
from dataclasses import replace

from tadmor.link.tellings.telling import Telling
from tadmor.model import Span

__all__ = ["HELD_ON", "kept"]

_KIND = "TERRITORY.capture"
HELD_ON = (
    r"(?:(?:is|are|was|were)(?: not|n[’']t)(?: yet)? (?:fallen|taken|captured|lost|seized|overrun|occupied)\b"
    r"(?! (?:away|back|in|into|up|off|on|for|lightly|seriously|aback|by (?:many|most|all|everyone))\b)"
    r"|(?:has|have|had|was|were|is|are)(?: not|n[’']t| never)(?: once)?(?: been| gone| slipped| passed| fallen| come){0,2}"
    r" out of (?:our|their|its|[\w’'-]+(?:[’']s)?) (?:full )?(?:control|hands?)\b)"
)
"""Behind the name of a place: that it is not taken, or was not lost for a moment."""
_WORDS = re.compile(HELD_ON, re.IGNORECASE)


def kept(telling: Telling) -> Telling:
    """A flat no with the kind of what was not taken, where no word of it was read as one."""
    said = telling.said[-1].span
    found = None if telling.types else _WORDS.search(said.text)
    if found is None:
        return telling
    word = Span(said.start + found.start(), said.start + found.end(), found[0])
    return replace(
        telling, types=frozenset([_KIND]), classes=telling.classes | {"CONTROL"}, triggers=((word, _KIND),)
    )
