"""Whether the words around an expression speak of what is past or of what is to come.

Without a tagger: the verb that stands nearest before the expression in its clause decides, or, where the expression
opens the clause, the first one after it.
"""

from functools import cache

from tadmor.extract.times.grammar import Expression, words_of
from tadmor.lang import lexicon

__all__ = ["is_future", "is_past", "is_since"]

_WINDOW = 16  # tokens to each side in which a clause's verb is looked for; 14 to 20 are alike, 9 is worse
_SINCE = 8  # tokens before a time in which "since" stands
_SHORT = 4  # letters: "led", "need" are no past of theirs by ending


@cache
def _directions(name: str) -> frozenset[str]:
    return frozenset(words_of("directions")[name])


@cache
def _irregular() -> frozenset[str]:
    words = lexicon("en", "grammar")
    return frozenset(words["irregular_past"]) - frozenset(["set", "put", "hit"])


@cache
def _no_verbs() -> frozenset[str]:
    return frozenset(lexicon("en", "grammar")["adjectives_ed"])


def is_future(expression: Expression) -> bool:
    """Whether the clause around an expression speaks of what is to come."""
    ahead = False if is_since(expression) else _leading(expression)
    if ahead is not None:
        return ahead
    if {expression.word_before(1), expression.word_before(2)} & _directions("saying"):
        return False  # "said on Saturday it would send": the day is that of the saying
    before, after = _clause(expression)
    return _decided(before) or (_decided(before) is None and _decided(after) is True)


def is_since(expression: Expression) -> bool:
    """Whether it is told since when: "since the beginning of the war in March" looks back, whatever comes of it."""
    return "since" in _clause(expression)[0][:_SINCE]


def is_past(expression: Expression) -> bool:
    """Whether a verb of the clause around an expression is in the past."""
    if {expression.word_before(1), expression.word_before(2), expression.word_after().lower()} & _directions("saying"):
        return True
    before, after = _clause(expression)
    return _decided(before) is False or (_decided(before) is None and _decided(after) is False)


def _leading(expression: Expression) -> bool | None:
    """What the word just before an expression says: "until", "effective", "as soon as" look ahead."""
    word = expression.word_before()
    if word == "as" and expression.word_before(2) in ("soon", "early", "late") and expression.word_before(3) == "as":
        return True
    if word in _directions("ahead") or (word in ("in", "on") and expression.word_before(2) in _directions("ahead")):
        return True
    if word in _directions("until"):
        before, after = _clause(expression)
        # "has given them until Tuesday" looks ahead, "had until Tuesday" back
        return not any(found in _directions("past") - {"has", "have"} for found in (*before, *after))
    return None


def _decided(words: list[str]) -> bool | None:
    """True where the first verb found looks ahead, False where it looks back, None where there is none."""
    for at, word in enumerate(words):
        beside = {*words[max(0, at - 1) : at], *words[at + 1 : at + 2]}
        if word in _directions("as_told") and beside & {"as", "previously", "originally"}:
            continue  # "began as planned on Friday"
        if word in _directions("present") and not beside & {"to", "not", *_directions("modal")}:
            return True
        if word in _directions("future") or (word in _directions("future_to") and beside & {"to", "for"}):
            return not {"had", "been"} <= set(words[max(0, at - 2) : at + 3])
        if word in _directions("past") or word in _irregular() or _ends_past(word):
            return False
    return None


def _ends_past(word: str) -> bool:
    return word.endswith("ed") and len(word) > _SHORT and word not in _no_verbs() | _directions("not_past")


def _clause(expression: Expression) -> tuple[list[str], list[str]]:
    """The words of the clause before and after an expression; a fronted one looks past its comma."""
    stops = _directions("clause")
    before, after = [], []
    for distance in range(1, _WINDOW):
        word = expression.word_before(distance)
        if not word or word in stops:
            break
        before.append(word)
    fronted = len(before) < 3 and not expression.word_before(len(before) + 1)
    for distance in range(1, _WINDOW):
        word = expression.word_after(distance).lower()
        if not word or (word in stops and not (fronted and word == "," and distance == 1)):
            break
        after.append(word)
    return before, after
