"""What day a paragraph gives to what it tells without one: that of what it told last, until it ends.

"On Tuesday a shell hit the market of Arlun. Nine people died. Residents blamed the army": all of Tuesday. It is lent to
compare and never shown, for one in five is of another day.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from tadmor.link.tellings.sentences import sentence
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.times import When

__all__ = ["dated"]

_ANOTHER = re.compile(r"\b(?:again|another|earlier|previously|had|since then|in recent|over the past)\b", re.IGNORECASE)
_BRIEF = 2  # days of a time that tells which happening is meant


def dated(tellings: Iterable[Telling], text: str) -> list[Telling]:
    """Tellings, in text order, each without a day of its own with that of the one before it in its paragraph."""
    found: list[Telling] = []
    paragraph, day = -1, None
    for telling in tellings:
        begins = text.rfind("\n", 0, telling.start)
        if begins != paragraph:
            paragraph, day = begins, None
        own = telling.own_when
        if own is None and day is not None and _may_be(telling, day) and not _of_another(telling, text):
            telling = replace(telling, lent_day=day)
        found.append(telling)
        if own is not None:
            day = own if own.days <= _BRIEF and not own.since else None
    return found


def _of_another(telling: Telling, text: str) -> bool:
    """Whether its sentence says that it was at some other time: "had shelled it earlier", "bombed it again"."""
    return any(_ANOTHER.search("".join(sentence(text, span))) for span in telling.spans[:1])


def _may_be(telling: Telling, day: When) -> bool:
    """Whether what is told may be of that day."""
    if telling.planned or (telling.when is not None and telling.when.ended):
        return False
    return telling.published is None or day.earliest <= telling.published
