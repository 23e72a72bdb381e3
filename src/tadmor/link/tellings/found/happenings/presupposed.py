"""What is told without being stated: "the bombing has to stop", "it is likely that shells were fired"."""

from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Event

__all__ = ["of_the_dead", "presupposed"]

_WORDS = Vocabulary(__name__)
_NEAR = 100  # characters before a word in which its likelihood stands


def presupposed(event: Event, text: str) -> bool:
    """Whether words take for granted, or for likely, what was read as only thought of."""
    if event.status != "hypothetical":
        return False
    before = text[max(0, event.trigger.start - _NEAR) : event.trigger.start]
    return _WORDS["stop"].match(text, event.trigger.end) is not None or _WORDS["likely"].search(before) is not None


def of_the_dead(event: Event, text: str) -> bool:
    """Whether dead are found or buried: who does so has killed nobody."""
    word = event.trigger.text.lower()
    if event.class_ == "ASSAULT" and event.type is None:
        return _WORDS["dug"].match(text, event.trigger.end) is not None or _WORDS["buried"].match(word) is not None
    detects = event.type == "OBSERVE.detect" and _WORDS["found"].match(word) is not None
    return detects and any(_WORDS["bodies"].search(span.text) for span in event.recipients)
