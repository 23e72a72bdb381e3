"""What is told without being stated: "the bombing has to stop", "it is likely that shells were fired", "found bodies"."""

import re

from tadmor.model import Event

__all__ = ["bodies_found", "presupposed"]

_STOP = r"(?:stop|end|cease|be (?:stopped|halted|ended))"
_HAS_TO_STOP = re.compile(
    rf"(?: (?:of|on|in|against|by)\b[^.,;]{{1,60}})? (?:has to|have to|had to|needs? to|must|ought to|should) (?:now )?{_STOP}\b"
)  # what has to stop goes on
_LIKELY = re.compile(
    r"\b(?:likely|probabl[ey]|apparently|almost certain(?:ly)?)\b(?: that)?(?: [\w’'-]+){1,8}"
    r" (?:was|were|had(?: been)?|has(?: been)?|have(?: been)?) $",
    re.IGNORECASE,
)
_NEAR = 100  # characters before a word in which its likelihood stands
_FOUND = re.compile(r"(?:found|finds?|finding|discover(?:s|ed|ing)?|unearth(?:s|ed|ing)?|exhum(?:es|ed|ing)|recover(?:s|ed|ing)?)\b")
_BURIED = re.compile(r"bur(?:y|ied|ies|ying)")
_DUG = re.compile(r"(?:a |the |two |several )?(?:mass )?(?:trench(?:es)?|graves?|pits?)")  # "opened a trench"
_BODIES = re.compile(r"\b(?:bodies|corpses|human remains|mass graves?)\b", re.IGNORECASE)


def presupposed(event: Event, text: str) -> bool:
    """Whether words take for granted, or for likely, what was read as only thought of."""
    if event.status != "hypothetical":
        return False
    before = text[max(0, event.trigger.start - _NEAR) : event.trigger.start]
    return _HAS_TO_STOP.match(text, event.trigger.end) is not None or _LIKELY.search(before) is not None


def bodies_found(event: Event) -> bool:
    """Whether dead are found or buried: who does so has killed nobody."""
    if event.class_ == "ASSAULT" and event.type is None and _BURIED.fullmatch(event.trigger.text.lower()):
        return True
    if event.class_ == "ASSAULT" and event.type is None and any(_DUG.fullmatch(s.text.lower()) for s in event.recipients):
        return True
    detects = event.type == "OBSERVE.detect" and _FOUND.match(event.trigger.text.lower()) is not None
    return detects and any(_BODIES.search(span.text) for span in event.recipients)
