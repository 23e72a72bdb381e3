"""Places that words name for another reason than that something happened there.

For who tells it ("the capital's accusation"), where somebody lives, what it is compared with, or where it was bound.
"""

import re

from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Span

__all__ = ["is_elsewhere"]

_WORDS = Vocabulary(__name__)

_OFFICIALS = re.compile(r"[’']?s? (?:officials?|authorities|media|channels?|sources?|spokes\w+|propaganda)\b")
_LIVES = re.compile(
    r"\b(?:(?:who|he|she) (?:now |has )?(?:lives|lived|resides|resided|sits)|exiled?|resident|born|studied|educated"
    r"|headquartered) (?:in|at)(?: the)?(?: (?:state|city|town) of)? $",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:than|unlike)(?: in| at)?(?: the)? (?:(?:[A-Z][\w’'-]*(?:,| or| and| of)? ){0,3}(?:in (?:the )?)?)?$"
)
_LIKENED = re.compile(
    r"\b(?:the (?:fate|example|fall|siege|tragedy|lesson|repeat|ghosts?) of|an?other|a (?:second|new)"
    r"|similar to|reminiscent of|compared (?:it )?(?:to|with)|turn(?:ed|ing)? [\w ]{2,30} into) $"
)  # "spare the town the fate of Arlun", "a second Arlun"
_WARD = re.compile(
    r"\b(?:hospitals?|clinics?|morgues?|infirmar(?:y|ies))(?: [a-z]+){0,2} (?:in|at|of)(?: the)?"
    r"(?: (?:town|city) of)? $"
)
_CARRIED = re.compile(
    r"\b(?:brought|taken|carried|moved|rushed|transferred|transported|evacuated|flown|treated|admitted)\b"
)  # "many had been taken to the army hospital in Arlun"
_AMONG = re.compile(
    r"\b(?:among them|including|of (?:them|whom|these|those)),? [^.;]{0,40}?\d[\d,]*(?: [a-z]+){0,3} (?:in|at|near) "
    r"(?:[A-Z][^.;]{0,30} and (?:\d[\d,]* )?(?:in|at|near) )?$"
)  # "150 had been killed, among them 15 in Arlun and 23 in Besk"
_STRONGEST = re.compile(
    r"\b(?:strongest|largest|biggest|main|dominant|leading|most powerful) (?:[\w-]+ ){0,3}(?:groups?|factions?|forces?"
    r"|militias?|brigades?) (?:in|of|around) (?:the )?$"
)  # "Harun's Army, the strongest rebel group in the Vesk"
_ASKED = re.compile(r"\b(?:asked|urged|begged|requested|pressed|invited|called on|implored|demanded that) $")
_TO_DO = re.compile(r" (?:not )?to (?!the\b|a\b)[a-z]+")
_RULES = re.compile(
    r" (?:has |had |have )?(?:also )?(?:sign(?:s|ed)|back(?:s|ed)|support(?:s|ed)|oppos(?:es|ed)|accus(?:es|ed)"
    r"|den(?:ies|ied)|reject(?:s|ed)|insist(?:s|ed)|agree(?:s|d)|want(?:s|ed)|regard(?:s|ed)|consider(?:s|ed)"
    r"|blam(?:es|ed))\b"
)  # "a resolution that Besk signed": of a government
_IN_IT = re.compile(r"\b(?:in|at|near|from|of|outside|around|to|and|or|inside|between)(?: the)? $|, $")
_REACH = 70  # characters before a place in which such words stand


def is_elsewhere(text: str, span: Span, *, bound: bool = False) -> bool:
    """Whether words name a place, but not as the scene of what they tell; with `bound` neither for where some went."""
    before = text[max(0, span.start - _REACH) : span.start].rpartition("\n")[2]
    if (
        _WORDS["tells"].match(text, span.end)
        or _LIVES.search(before)
        or _COMPARED.search(before)
        or _LIKENED.search(before)
    ):
        return True
    if _AMONG.search(before) or _STRONGEST.search(before):
        return True
    if _RULES.match(text, span.end) and not _IN_IT.search(before):
        return True
    if _ASKED.search(before) and _TO_DO.match(text, span.end):
        return True
    return _is_teller(text, span, before) or (bound and (_WORDS["bound"].search(before) is not None or _lie(before)))


def _lie(before: str) -> bool:
    """Whether it is where those lie whom an act hurt elsewhere."""
    return _WARD.search(before) is not None and _CARRIED.search(before) is not None


def _is_teller(text: str, span: Span, before: str) -> bool:
    """Whether an account comes from there: "a tale from Arlun"; not "stories from Arlun" of what happened in it."""
    told = _WORDS["told_by"].search(before)
    if told is None:
        return False
    plain = re.match(r"stor|account|claim|statement|version", told[0]) is None
    return plain or "contrary" in told[0] or " by " in told[0] or _OFFICIALS.match(text, span.end) is not None
