"""What a number is of that says it nowhere behind it: "the toll rose to 17 citizens", "the loss of thirty men".

And what was done to things that nobody counts as killed or captured: houses burned, shells fired.
"""

import re
from functools import cache

from tadmor.model import Quantity

__all__ = ["tallied"]

_PEOPLE = frozenset([None, "people", "civilians", "fighters", "soldiers"])
_BEFORE, _AFTER = 170, 60  # characters on either side in which such words stand
_LESS = r"(?:only|some|about|around|nearly|almost|at least|no fewer than|no less than|more than|over|a total of|up to)"
_TO = (
    r"(?:(?:ris(?:en|e|es|ing)|rose|climb(?:ed|s|ing)?|jump(?:ed|s)|gr(?:ew|own)|gone up|went up|increas(?:ed|es|ing))"
    r"(?: again| further)? to|reach(?:ed|es|ing)|st(?:ood|ands) at|amount(?:ed|s) to|exceed(?:ed|s))"
)
_IS = r"(?: (?:from|of|in|for|after|since) [^.,;:?!\n“”\"]{1,50}?)?(?: now| so far)? (?:is|are|was|were|at)(?: now)?"
_OF = r" of (?:the )?(?:[\w’'-]+ ){0,3}?"
_DEAD = rf"(?:(?:death|casualty) tolls?|tolls?|deaths|(?:number|total|count|tally){_OF}(?:dead|deaths|killed|martyrs))"
_LOSSES = r"(?:dead|losses|casualties|martyrs|fallen|killed)"
_GIVEN = (
    r"\b(?:put|puts|putting|gave|gives|giving|estimated|estimates|counted)\b(?: [\w’'-]+){0,5}? "
    rf"{_LOSSES}(?: [\w’'-]+){{0,6}}? (?:at|as)"
)
_ALSO = rf"{_LOSSES}\b[^.;:?!\n“”\"]{{0,40}}?,? and (?:those|that) (?:of|among) (?:the )?(?:[\w’'-]+ ){{1,4}}at"
_REMOVED = (
    r"(?: (?:of (?:the |its |their |our |his )?)?(?:[\w’'-]+ ){0,2}?[\w’'-]+)?,? "
    r"(?:were|was|have been|has been|had been|are|being) (?:[\w’'-]+ly )?"
    r"(?:annihilated|neutrali[sz]ed|eliminated|liquidated)\b"
)
_HURT = rf"(?:number|total|count|tally){_OF}(?:wounded|injured)"
_GONE = rf"(?:number|total|count){_OF}(?:displaced(?: people| persons| families)?|people displaced|who (?:have )?fled)"
_WORDS = r"\b[^.;:?!\n\"“”]{0,110}?\b"
_LOST = r"\b(?:lost|losing|los(?:s|ses) of|buried|bur(?:ies|ying)|deaths? of)"
_SPOKEN = r"(?:,(?: [\w’'-]+){1,8},)?"  # "who had lost, he told me on the stairs, seventeen men"
_FIRED = (
    r"\b(?:fired|fires|firing|launched|launching|lobbed|rained|shot|barrage of|salvo of"
    r"|(?:targeted|hit|struck|pounded|shelled)\b[^.;\n]{0,80}? with|rained down)"
)
_SHELLS = r" (?:[\w’'-]+ ){0,2}?(?:shells?|rockets?|missiles?|mortars?|mortar rounds|projectiles)\b"
_RUINED = r"(?:burn(?:t|ed)|destroyed|demolished|razed|levelled|leveled|blown up|torched|flattened|bulldozed|dynamited)"
_RUINING = (
    r"\b(?:burn(?:t|ed|ing)|destr(?:oyed|oying|uction of)|demoli(?:shed|shing|tion of)|raz(?:ed|ing)|blew up|blowing up"
    r"|burning of|torch(?:ed|ing)|flatten(?:ed|ing)|bulldoz(?:ed|ing)|dynamit(?:ed|ing))"
)


@cache
def _ahead() -> tuple[tuple[re.Pattern[str], frozenset[str | None], str], ...]:
    """What stands right before a number, what it then counts, and what it is of."""
    rows: list[tuple[str, frozenset[str | None], str]] = [
        (rf"\b{_DEAD}(?:{_WORDS}{_TO}|{_IS})(?: {_LESS})? $", _PEOPLE, "killed"),
        (r"\bmartyrs (?:are|were|number)(?: now)? $", frozenset([None]), "killed"),
        (rf"\b{_HURT}(?:{_WORDS}{_TO}|{_IS})(?: {_LESS})? $", _PEOPLE, "injured"),
        (rf"\b{_GONE}(?:{_WORDS}{_TO}|{_IS})(?: {_LESS})? $", _PEOPLE, "displaced"),
        (rf"{_LOST}{_SPOKEN}(?: {_LESS})? $", _PEOPLE - {None}, "killed"),
        (rf"{_GIVEN}(?: {_LESS})? $", _PEOPLE, "killed"),
        (rf"\b{_ALSO}(?: {_LESS})? $", frozenset([None]), "killed"),
        (rf"{_FIRED}(?: {_LESS})? $", frozenset(["rockets"]), "attacks"),
        (rf"{_RUINING}(?: {_LESS})? $", frozenset(["structures"]), "buildings-lost"),
    ]
    return tuple((re.compile(pattern, re.IGNORECASE), units, role) for pattern, units, role in rows)


@cache
def _behind() -> tuple[tuple[re.Pattern[str], frozenset[str | None], str], ...]:
    """What stands right behind a number of a unit, and what it is of."""
    rows: list[tuple[str, frozenset[str | None], str]] = [
        (rf"{_SHELLS}[^.;\n]{{0,40}}?\b(?:fired|hit|fell|landed|struck|rained)\b", frozenset(["rockets"]), "attacks"),
        (rf"(?: [\w’'-]+){{1,3}}?(?: (?:in|of|at|on|along|near) [^.;\n]{{1,90}}?)?,?"
         rf" (?:were|was|have been|had been) {_RUINED}\b",
         frozenset(["structures"]), "buildings-lost"),
        (rf"(?: [\w’'-]+){{1,3}} (?:were|was|have been|had been) {_RUINED}\b",
         frozenset(["vehicles"]), "equipment-lost"),
        (_REMOVED, _PEOPLE, "killed"),
    ]  # fmt: skip
    return tuple((re.compile(pattern, re.IGNORECASE), units, role) for pattern, units, role in rows)


def tallied(number: Quantity, text: str) -> str | None:
    """The role that words around a number without one give it; None where they give none."""
    before = text[max(0, number.span.start - _BEFORE) : number.span.start]
    after = text[number.span.end : number.span.end + 2 * _AFTER]
    ahead = (role for words, units, role in _ahead() if number.unit in units and words.search(before))
    behind = (role for words, units, role in _behind() if number.unit in units and words.match(after))
    return next(ahead, None) or next(behind, None)
