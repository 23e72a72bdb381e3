"""Where a content that runs on from its cue ends: before ", adding that", ", but would not say" and their like."""

from tadmor.extract.attributions.adjuncts import medium
from tadmor.extract.attributions.cues import Cue
from tadmor.extract.attributions.page import Page
from tadmor.nlp.chunks import phrase_before
from tadmor.nlp.grammar import grammar, is_verbal

__all__ = ["clause_end"]

_WH = frozenset(["that", "whether", "if", "how", "what", "why", "where", "when", "which", "who"])
_OTHERS = frozenset(["while", "whereas", "but", "and"])
_TAIL_CONJUNCTIONS = frozenset(["and", "but", "while", "though", "although"])


def clause_end(page: Page, at: int, high: int, style: str, heads: dict[int, Cue]) -> int:
    """Where a content that begins at `at` ends: before ", adding that", ", but would not say" and their like.

    `heads` finds a cue by the first token of its group.
    """
    lower, index = page.lower, at
    while index < high:
        if index in page.quote_end and index > at:
            index = max(index + 1, min(page.quote_end[index], high))
            continue
        word = lower[index]
        if word == "," and index + 1 < high and _tail(page, index + 1, high, style, heads):
            return index
        if word == "but" and index > at and style in ("np", "inf", "obj"):
            return index
        if word in ("and", "but") and style in ("np", "inf", "obj") and _verb_next(page, index + 1, high, heads):
            return index
        if word in ("but", "and") and index > at and _finite(heads.get(index + 1)):
            return index
        if word == "when" and lower[index + 1 : index + 2] == ["asked"]:
            return index
        if style in ("np", "inf") and word in ("in", "on", "via") and index > at and _occasion(page, index, high):
            return index
        if word in ("—", "–", "--") and style == "inf":
            return index
        index += 1
    return high


def _occasion(page: Page, index: int, high: int) -> bool:
    """Whether "in a statement", "on Twitter" closes a clause, as it does behind the object of a cue."""
    part = medium(page, index, high)
    return part is not None and (part[1] >= high or page.lower[part[1]] in (",", ".", ";", "with", "to"))


def _verb_next(page: Page, index: int, high: int, heads: dict[int, Cue]) -> bool:
    """Whether the same subject goes on to do something else: "and have already supported"."""
    return _finite(heads.get(index)) or (index < high and is_verbal(page.words, index))


def _finite(cue: Cue | None) -> bool:
    return cue is not None and cue.form in ("past", "s", "base") and not cue.passive and not cue.infinitive


def _tail(page: Page, index: int, high: int, style: str, heads: dict[int, Cue]) -> bool:
    """Whether a new part of the sentence, no longer the content, begins behind a comma."""
    word = page.lower[index]
    cue = heads.get(index)
    if cue is not None and cue.form == "ing" and not cue.passive and cue.frames() & {"clause", "quote", "obj"}:
        return _goes_on(page, cue, high)
    if (
        word in ("while", "but", "and")
        and (next_cue := heads.get(index + 1)) is not None
        and (next_cue.form == "ing" or _finite(next_cue))
    ):
        return True
    if word in _OTHERS and _another_tells(page, index, high, heads):
        return True
    if word in _TAIL_CONJUNCTIONS and index + 2 < high and page.lower[index + 1] in grammar()["subject_pronouns"]:
        told = heads.get(index + 2)
        if _finite(told) and told is not None and "clause" in told.frames():
            return True
    if word in ("according", "citing"):
        return True
    if word in ("although", "though", "while", "but") and style in ("inf", "np", "obj"):
        return True
    return (
        word == "and"
        and style in ("inf", "obj")
        and index + 1 < high
        and page.lower[index + 1] in grammar()["subject_pronouns"]
    )


def _another_tells(page: Page, index: int, high: int, heads: dict[int, Cue]) -> bool:
    """Whether somebody else is told to say something: ", while Washington warned that", ", but Turkey insisted"."""
    for at in range(index + 2, min(high, index + 10)):
        told = heads.get(at)
        if told is not None:
            subject = phrase_before(page.words, told.start, index + 1)
            whole = subject is not None and subject[0] == index + 1
            named = whole and (page.words.title(index + 1) or page.lower[index + 1] in grammar()["determiners"])
            return named and _finite(told) and bool(told.frames() & {"clause", "that"}) and not told.negated
    return False


def _goes_on(page: Page, cue: Cue, high: int) -> bool:
    return cue.end < high and (
        page.lower[cue.end] in _WH | {":", ",", "it", "he", "she", "they", "there"}
        or cue.end in page.quote_end
        or page.lower[cue.end][:1].isalnum()
    )
