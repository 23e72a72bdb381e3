"""Where a country or capital stands for its government: by what stands before and after it, or as `places` said."""

from functools import cache

from tadmor.lang import lexicon
from tadmor.nlp.known import Scanned
from tadmor.nlp.words import Word

__all__ = ["metonyms"]

_QUOTES = frozenset("\"“”'‘’")
_EDGES = frozenset(["border", "borders", "frontier", "crossing", "region"])  # "the border with Norland" is a place


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
    return frozenset(out | _coordinated(scanned, out) | _together(scanned))


def _together(scanned: Scanned) -> set[int]:
    """Countries of a list that acts: "Norland, Sarmat and the EU classify it so"."""
    together = frozenset(lexicon("en", "titles")["states"]["together"])
    out: set[int] = set()
    run: list[int] = []
    names = 0
    at = 0
    while at < len(scanned.words):
        match = scanned.countries.get(at) or (scanned.actors.get(at) if names else None)
        word = scanned.words[at]
        if match and scanned.words[at].capital and not scanned.words[match.end - 1].possessive:
            run.extend(range(match.first, match.end) if at in scanned.countries else ())
            names, at = names + 1, match.end
            continue
        if names and not (word.text == "," or word.fold in {"and", "the"}):
            located = scanned.words[run[0] - 1].fold in _lists()[2] if run[0] else False
            if names > 1 and word.fold in together and not located and scanned.words[at - 1].text != ",":
                out.update(run)
            run, names = [], 0
        at += 1
    return out


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
    after = _after(scanned, end)
    if before == "with":
        return not capital and not any(word.fold in _EDGES for word in scanned.words[max(0, first - 4) : first])
    if before in located:
        return False
    if scanned.words[end - 1].possessive:
        return after is not None and after.fold in _lists_of_acts()
    if after is not None and (after.fold in acting or (not capital and (_past(after.fold) or _present(after)))):
        return True
    return not capital and before in towards


def _after(scanned: Scanned, end: int) -> Word | None:
    """The next word past quotation marks and an adverb: "the U.S. “strongly” condemned"."""
    while end < len(scanned.words) and (scanned.words[end].text in _QUOTES or scanned.words[end].fold.endswith("ly")):
        end += 1
    return scanned.words[end] if end < len(scanned.words) else None


def _present(word: Word) -> bool:
    """Whether a word right behind a country's name is a verb in -s: "Norland allows"."""
    no_verb = len(word.text) < 4 or word.capital or not word.text.isalpha() or word.fold.endswith("ss")
    return word.fold.endswith("s") and not no_verb and word.fold not in lexicon("en", "titles")["states"]["no_verbs"]


def _past(fold: str) -> bool:
    return fold.endswith("ed") and len(fold) > 4


@cache
def _lists_of_acts() -> frozenset[str]:
    return frozenset(lexicon("en", "titles")["states"]["acts"])
