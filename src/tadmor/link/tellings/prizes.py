"""What is taken, held or lost: a town itself, or a site in it by its own name for it. An airport is not the city."""

import re
from functools import lru_cache

from tadmor.link.tellings.kinds import KEPT, TAKEN
from tadmor.link.tellings.places import Spot
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.wordings import clauses, site_word
from tadmor.model import Span

__all__ = ["CONTROL", "LEFT", "TOWN", "in_part", "prizes"]

LEFT = "MOVE.withdraw"
CONTROL = TAKEN | KEPT | {LEFT}
"""Kinds that tell who has a place, or has it no more."""
TOWN = ""
"""The prize that is no site in a town: the town."""

_WORD = re.compile(r"[^\W\d_]+")
_TO = re.compile(r"\b(?:to|towards?|into|for)(?: the)?(?: [\w’'-]+){0,2} $", re.IGNORECASE)
_IN = re.compile(
    r"\b(?:in|of|at|near|outside|from|inside|around|over|to|towards?|into|by)(?: the)?(?: (?:town|city|village) of)? $",
    re.IGNORECASE,
)
_THE_TOWN = re.compile(
    r"(?<!\bof the )(?<!\bin the )(?<!\bnear the )(?<!\boutside the )\b(?:town|city|village)(?=,| and\b|$)"
)
_PART = re.compile(
    r"\b(?:most|parts?|half|some|several|much|bits|outskirts|edges?|districts?|quarters|streets?|suburbs"
    r"|(?:north|south|east|west)\w*|centre|center|positions?|pockets?|a foothold)\b",
    re.IGNORECASE,
)


def prizes(telling: Telling) -> frozenset[str]:
    """What its words of control are about: sites, and `TOWN` for a town itself."""
    return _prizes(_triggers(telling), _said(telling), telling.spots)


def in_part(telling: Telling) -> bool:
    """Whether it tells only of a part: "most of the town", "the southern districts"."""
    words = (clause for span in _triggers(telling) for clause in _around(span, _said(telling)))
    return any(_PART.search(before) or _PART.search(after) for before, after in words)


def _triggers(telling: Telling) -> tuple[Span, ...]:
    return tuple(span for span, kind in telling.triggers if kind in CONTROL) or telling.spans[:1]


def _said(telling: Telling) -> tuple[Span, ...]:
    return tuple(said.span for said in telling.said)


def _around(word: Span, said: tuple[Span, ...]) -> list[tuple[str, str]]:
    """The words of its clause before a word and behind it, in the claim that tells it."""
    home = min((s for s in said if s.start <= word.start < s.end), key=lambda s: len(s.text), default=None)
    if home is None:
        return []
    return [clauses(home.text, word.start - home.start, word.end - home.start)]


@lru_cache(maxsize=20_000)
def _prizes(words: tuple[Span, ...], said: tuple[Span, ...], spots: tuple[Spot, ...]) -> frozenset[str]:
    found: set[str] = set()
    names = frozenset(s.span.text for s in spots if s.span is not None and s.own)
    for word in words:
        for before, after in _around(word, said):
            found |= _of_clause(before, names) | _of_clause(after, names)
    return frozenset(found) or frozenset([TOWN])


def _of_clause(words: str, names: frozenset[str]) -> set[str]:
    """The prizes that some words name."""
    found = {
        site
        for word in _WORD.finditer(words)
        if (site := site_word(word[0])) is not None and not _TO.search(words[: word.start()])
    }
    if found and (any(_is_object(words, name) for name in names) or _THE_TOWN.search(words)):
        found.add(TOWN)
    return found


def _is_object(words: str, name: str) -> bool:
    """Whether a town is taken itself: not "the airport of Merj", nor "Merj airport"."""
    at = words.find(name)
    if at < 0 or _IN.search(re.sub(r"\b(?:the )?(?:town|city|village) of $", "", words[:at])):
        return False
    behind = _WORD.search(words, at + len(name))
    beside = behind is not None and re.fullmatch(r"(?:[’']s)?\s*", words[at + len(name) : behind.start()])
    return not (beside and behind is not None and site_word(behind[0]) is not None)
