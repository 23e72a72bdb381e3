"""Acts to which a sentence only comes back: the day in it is that of what followed, unless it stands beside the act.

"The president saw survivors of the bombing on Thursday", "the group claimed the attack in Arlun on Saturday".
"""

import re

from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Span

__all__ = ["is_of_sequel"]

_WORDS = Vocabulary(__name__)

_REACH = 110  # characters before an act in which what followed it is told
_BESIDE = re.compile(r"(?:[’']s)?(?: [\w-]+){0,2} ?")  # "Thursday's attack", "the May 3 market raid"
_BEHIND = re.compile(r"(?:,? (?:that|which) (?:happened|took place|occurred))?(?:,? (?:on|in|early|late|of|last))* ")


def is_of_sequel(text: str, trigger: Span, day: Span) -> bool:
    """Whether a day is that of what followed an act."""
    if _WORDS["sequel"].search(text[max(0, trigger.start - _REACH) : trigger.start]) is None:
        return False
    if day.start >= trigger.end:
        return _BEHIND.fullmatch(text[trigger.end : day.start]) is None
    return _BESIDE.fullmatch(text[day.end : trigger.start]) is None
