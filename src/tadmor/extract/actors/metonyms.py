"""Where a country or capital stands for its government: by what stands before and after it, or as `places` said."""

from functools import cache

from tadmor.lang import lexicon
from tadmor.nlp.known import Scanned

__all__ = ["metonyms"]


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    words = lexicon("en", "titles")["states"]
    return frozenset(words["acting"]), frozenset(words["towards"]), frozenset(words["located"])


def metonyms(scanned: Scanned, told: frozenset[int]) -> frozenset[int]:
    """Indexes of the words of countries and capitals that act; `told` are those already read so."""
    out = set(told)
    for table in (scanned.countries, scanned.capitals):
        for at, match in table.items():
            capital = table is scanned.capitals
            if scanned.words[at].capital and _acts(scanned, match.first, match.end, capital=capital):
                out.update(range(match.first, match.end))
    return frozenset(out | _coordinated(scanned, out))


def _coordinated(scanned: Scanned, acting: set[int]) -> set[int]:
    """Countries listed after one that acts: "his allies Russia, Iran and China"."""
    out: set[int] = set()
    listed = False
    for at, word in enumerate(scanned.words):
        match = scanned.countries.get(at)
        if match:
            listed = listed or at in acting
            out.update(range(match.first, match.end) if listed else ())
        elif not (
            word.text == "," or word.fold in {"and", "or", "the"} or (at - 1 in scanned.countries and at in acting)
        ):
            listed = False
    return out


def _acts(scanned: Scanned, first: int, end: int, *, capital: bool) -> bool:
    acting, towards, located = _lists()
    before = scanned.words[first - 1].fold if first else ""
    if before == "the" and first > 1:
        before = scanned.words[first - 2].fold
    after = scanned.words[end] if end < len(scanned.words) else None
    if before in located:
        return False
    if scanned.words[end - 1].possessive:
        return after is not None and after.fold in _lists_of_acts()
    if after is not None and (after.fold in acting or (not capital and _past(after.fold))):
        return True
    return not capital and before in towards


def _past(fold: str) -> bool:
    return fold.endswith("ed") and len(fold) > 4


@cache
def _lists_of_acts() -> frozenset[str]:
    return frozenset(lexicon("en", "titles")["states"]["acts"])
