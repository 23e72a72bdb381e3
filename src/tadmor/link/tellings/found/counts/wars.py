"""What a whole war cost, as reports tell it beside their news: "a two-year war that has killed 9,000 people"."""

import re

from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Quantity

__all__ = ["in_passing", "of_war"]

_WORDS = Vocabulary(__name__)

_WAR = r"\b(?:war|conflict|uprising|insurgency|(?:years|months) of fighting|fighting in [A-Z][a-z]+)\b"
_CLAUSE = re.compile(rf"{_WAR},? (?:that|which|where)\b(?:(?!, (?:has|have|had)\b)[^.;\n])*$", re.IGNORECASE)
_BEFORE = 260  # characters before a number in which its war is named
_MANY = {"war dead": 1_000, "war displaced": 10_000}


def of_war(number: Quantity, text: str) -> str | None:
    """Whether a number is of the dead or the displaced of a whole war, and of which; None for every other."""
    before = text[max(0, number.span.start - _BEFORE) : number.span.start]
    many = number.best or number.low or 0
    if many < min(_MANY.values()) or number.bound == "vague":
        return None
    role = "war dead" if _WORDS["dead"].search(before) else "war displaced" if _WORDS["driven"].search(before) else None
    return role if role is not None and many >= _MANY[role] else None


def in_passing(number: Quantity, text: str) -> bool:
    """Whether a clause only says which war it is: "the prize in a war that has killed 9,000" is no speaker's word."""
    return _CLAUSE.search(text[max(0, number.span.start - _BEFORE) : number.span.start]) is not None
