"""What is taken, held or lost: a town itself, or a site in it by its own name for it. An airport is not the city."""

import re
from functools import lru_cache

from tadmor.link.tellings.kinds import KEPT, TAKEN
from tadmor.link.tellings.places import Spot
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.wordings import clauses, site_word
from tadmor.model import Span

__all__ = ["CONTROL", "LEFT", "TOWN", "in_part", "is_loss", "prizes", "prizes_of"]

LEFT = "MOVE.withdraw"
CONTROL = TAKEN | KEPT | {LEFT}
"""Kinds that tell who has a place, or has it no more."""
TOWN = ""
"""The prize that is no site in a town: the town."""

_WORD = re.compile(r"[^\W\d_]+")
_LOSES = re.compile(r"\blos(?:t|e|es|ing|s)\b", re.IGNORECASE)
_TO = re.compile(r"\b(?:to|towards?|into|for)(?: the)?(?: [\w’'-]+){0,2} $", re.IGNORECASE)
_IN = re.compile(
    r"\b(?:in|of|at|near|outside|from|inside|around|over|to|towards?|into|by)(?: the)?(?: (?:town|city|village) of)? $",
    re.IGNORECASE,
)
_THE_TOWN = re.compile(
    r"(?<!\bof the )(?<!\bin the )(?<!\bnear the )(?<!\boutside the )\b(?:town|city|village)(?=,| and\b|$)"
)
_CITY_OF = re.compile(r"\b(?:the )?(?:[A-Z][\w-]* )?(?:town|city|village) of $")
_SHARE = re.compile(r"\b(?:a|one|three|first|last)[ -]quarters?$", re.IGNORECASE)  # "a quarter of the port"
_NAMED = re.compile(r"\s+(?:all |most |parts |control )?(?:of )?(?:the )?((?:[A-Z][\w’'-]*(?: |$)){2,})")
_SEVERAL = re.compile(
    r"\b(?:ground|territor(?:y|ies)|land|areas|regions|towns|villages|settlements|positions|points|hills|heights"
    r"|districts|posts|checkpoints|roads|streets)\b",
    re.IGNORECASE,
)  # "captured more ground near the city": nobody can say which
_PART = re.compile(
    r"\b(?:most|parts?|half|some|several|much|bits|outskirts|edges?|districts?|quarters|streets?|suburbs"
    r"|(?:north|south|east|west)\w*|centre|center|positions?|pockets?|a foothold)\b",
    re.IGNORECASE,
)


def is_loss(telling: Telling) -> bool:
    """Whether its words tell a place lost, by its loser: who is told to have lost it is no taker."""
    words = [span.text for span, kind in telling.triggers if kind in TAKEN]
    return bool(words) and all(map(_LOSES.search, words))


def prizes(telling: Telling) -> frozenset[str]:
    """What its words of control are about: sites, and `TOWN` for a town itself; nothing for several without a name."""
    return _prizes(_triggers(telling), _said(telling), telling.spots)


def prizes_of(telling: Telling, word: Span) -> frozenset[str]:
    """What one of its words is about: of "took the mill and liberated the town" the one is, the other is not."""
    return _prizes((word,), _said(telling), telling.spots)


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
    names = frozenset(s.span.text for s in spots if s.span is not None and s.own)
    return frozenset(prize for word in words for prize in _of_word(word, said, names))


def _of_word(word: Span, said: tuple[Span, ...], names: frozenset[str]) -> set[str]:
    """The prizes of one word of control: a town where its clause names nothing else."""
    around = _around(word, said)
    found = {prize for before, after in around for prize in _of_clause(before, names) | _of_clause(after, names)}
    other = any(_are_several(before, after, names) or _is_another(after, names) for before, after in around)
    return found if found or other else {TOWN}


def _is_another(after: str, names: frozenset[str]) -> bool:
    """Whether what is taken has a name of its own, which is no town's: "still held the Merj Operations Command"."""
    found = _NAMED.match(after)
    return found is not None and not any(name in found[1] for name in names)


def _are_several(before: str, after: str, names: frozenset[str]) -> bool:
    """Whether several are taken that no name of a place follows: not "the villages of Arlun and Besk"."""
    for words in (before, after):
        known = next((k for k in _SEVERAL.finditer(words) if not _TO.search(words[: k.start()])), None)
        if known is not None and not any(re.match(rf"(?: of)?,? {re.escape(n)}", words[known.end() :]) for n in names):
            return True
    return False


def _of_clause(words: str, names: frozenset[str]) -> set[str]:
    """The prizes that some words name."""
    found = {
        site
        for word in _WORD.finditer(words)
        if (site := site_word(word[0])) is not None
        and not _TO.search(words[: word.start()])
        and not _SHARE.search(words[: word.end()])
    }
    if found and (any(_is_object(words, name) for name in names) or _THE_TOWN.search(words)):
        found.add(TOWN)
    return found


def _is_object(words: str, name: str) -> bool:
    """Whether a town is taken itself: not "the airport of Merj", nor "Merj airport"."""
    at = words.find(name)
    if at < 0 or _IN.search(_CITY_OF.sub("", words[:at])):
        return False
    behind = _WORD.search(words, at + len(name))
    beside = behind is not None and re.fullmatch(r"(?:[’']s)?\s*", words[at + len(name) : behind.start()])
    return not (beside and behind is not None and site_word(behind[0]) is not None)
