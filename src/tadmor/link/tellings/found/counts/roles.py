"""What a number is of by the words right behind it, whatever event stands near: who is in critical condition is alive.

And who has come to a place is not who was driven from one: "7,000 displaced people were housed in the town".
"""

import re

from tadmor.link.counts import NUMBER
from tadmor.link.tellings.found.counts.tallies import tallied
from tadmor.link.tellings.found.counts.wars import of_war
from tadmor.model import Quantity, Span

__all__ = ["is_some_of", "role_of"]

_CRITICAL = re.compile(
    r"(?:(?: (?:others?|more|people|persons|patients|victims|children))*(?: of (?:them|whom))?"
    r"(?: (?:were|are|was|is|remain|remained|remains|still))*) in (?:a |an )?(?:very )?(?:critical|grave) condition\b",
    re.IGNORECASE,
)
_SHELTER = re.compile(
    r" (?:internally )?displaced(?: people| persons| families)? (?:are|were|had been|have been)"
    r"(?: (?:already|still|now))?(?: (?:living|staying|sheltering|residing|hosted))? in\b"
)
_SOME_OF = re.compile(r" of (?:them|whom)\b")
_PART_OF = re.compile(rf"\b{NUMBER} (?:out )?of (?:(?:the|its|their|our|his|those|a total of) )?$", re.IGNORECASE)
_FATE = re.compile(
    r"(?: [\w-]+){0,2} (?:dead|killed|wounded|injured|captured|missing|displaced|kidnapped|abducted|lost|destroyed"
    r"|who|that)\b",
    re.IGNORECASE,
)
_BEFORE = 40  # characters in which the part stands


def role_of(number: Quantity, text: str) -> str | None:
    """The role of a number of a document's text."""
    if number.role in (None, "injured") and _CRITICAL.match(text, number.span.end):
        return "critical"
    if of_war(number, text):
        return "of the war"  # and of nothing that the report tells: `stays` compares it
    if _SHELTER.match(text, number.span.end):
        return "sheltered"
    if _PART_OF.search(text[max(0, number.span.start - _BEFORE) : number.span.start]) and not _FATE.match(
        text, number.span.end
    ):
        return "whole"  # "214 of some 330 structures were burnt": so many there were, and not so many burnt
    return number.role or tallied(number, text)


def is_some_of(span: Span, text: str) -> bool:
    """Whether it counts some of those whom another number counts: "ten of them"."""
    return _SOME_OF.match(text, span.end) is not None
