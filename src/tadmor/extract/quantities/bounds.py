"""The words around a number that open, close or blur it: "some", "more than", "at least", "or so"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import get_args

from tadmor.extract.quantities.grammar import Amount
from tadmor.lang import lexicon
from tadmor.model import Bound, Token
from tadmor.nlp.numerals import Number

__all__ = ["Bounded", "best_of", "bounded", "joined"]

_Phrases = Mapping[str, tuple[tuple[tuple[str, ...], Bound], ...]]


_NOUN = 2  # words between a number and the bound behind what it counts


@dataclass(frozen=True, slots=True)
class Bounded:
    """An amount with its bound: `first` to `last` are the tokens of both."""

    first: int
    last: int
    low: Number | None
    high: Number | None
    bound: Bound
    amount: Amount


@cache
def _phrases(where: str) -> _Phrases:
    """Phrases by their last word (before a number) or their first (after it), longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for bound, listed in lexicon("en", "numbers")[where].items():
        assert bound in get_args(Bound)
        for phrase in listed:
            words = tuple(phrase.split())
            found.setdefault(words[-1] if where == "before" else words[0], []).append((words, bound))
    return {word: tuple(sorted(entries, key=lambda e: -len(e[0]))) for word, entries in found.items()}


@cache
def _distances() -> frozenset[str]:
    """ "within 7.5 kilometers" is at most so far."""
    listed = (entry["words"] for entry in lexicon("en", "units")["unit"] if entry.get("role") == "distance")
    return frozenset(("m", *(word for words in listed for word in words)))


def _before(tokens: Sequence[Token], at: int) -> tuple[int, Bound] | None:
    """The longest phrase that ends before a token: how many tokens, and its bound."""
    if at == 0:
        return None
    for words, bound in _phrases("before").get(tokens[at - 1].text.lower(), ()):
        if tuple(token.text.lower() for token in tokens[max(0, at - len(words)) : at]) == words:
            return len(words), bound
    return None


def _after(tokens: Sequence[Token], at: int) -> tuple[int, Bound] | None:
    if at >= len(tokens):
        return None
    for words, bound in _phrases("after").get(tokens[at].text.lower(), ()):
        if tuple(token.text.lower() for token in tokens[at : at + len(words)]) == words:
            return len(words), bound
    return None


def bounded(tokens: Sequence[Token], amount: Amount) -> Bounded:
    """An amount with the bound that the words beside it set."""
    first, last = amount.first, amount.last
    if amount.vague:
        return _vague(tokens, amount)
    if amount.low != amount.high:
        return _range(tokens, amount)
    before, after = _before(tokens, first), _after(tokens, last)
    distance = last < len(tokens) and tokens[last].text.lower() in _distances()
    if distance and first and tokens[first - 1].text.lower() == "within":
        before = (1, "at_most")
    if before is not None:
        return _set(first - before[0], last, amount, before[1])
    if after is not None:
        return _set(first, last + after[0], amount, after[1])
    return _set(first, last, amount, _behind_noun(tokens, last) or "exactly")


def _behind_noun(tokens: Sequence[Token], last: int) -> Bound | None:
    """The bound behind the one or two words that are counted, "three civilians at least"; not behind a comma."""
    for at in range(last + 1, min(len(tokens), last + _NOUN + 1)):
        if not tokens[at - 1].text.isalpha():
            return None
        for words, bound in _phrases("behind_noun").get(tokens[at].text.lower(), ()):
            end = at + len(words)
            told = tuple(token.text.lower() for token in tokens[at:end]) == words
            if told and not (end < len(tokens) and (tokens[end].text[0].isdigit() or _is_number(tokens[end].text))):
                return bound
    return None


def _is_number(word: str) -> bool:
    table = lexicon("en", "numbers")
    return word.lower() in table["units"] or word.lower() in table["vague"]


def _set(first: int, last: int, amount: Amount, bound: Bound) -> Bounded:
    low = None if bound in ("less_than", "at_most") else amount.low
    high = None if bound in ("more_than", "at_least") else amount.high
    return Bounded(first, last, low, high, bound, amount)


def _vague(tokens: Sequence[Token], amount: Amount) -> Bounded:
    """ "at least several", "more than a dozen": a bound before a quantifier is kept in the span."""
    before = _before(tokens, amount.first)
    first = amount.first - (before[0] if before else 0)
    high = None if before and before[1] in ("more_than", "at_least") else amount.high
    low = None if before and before[1] in ("at_most", "less_than") else amount.low
    return Bounded(first, amount.last, low, high, "vague", amount)


def _range(tokens: Sequence[Token], amount: Amount) -> Bounded:
    before = _before(tokens, amount.first)
    first = amount.first - (before[0] if before else 0)
    if amount.first and tokens[amount.first - 1].text.lower() in ("from", "between"):
        first = amount.first - 1
    return Bounded(first, amount.last, amount.low, amount.high, "between", amount)


def joined(tokens: Sequence[Token], left: Bounded, right: Bounded) -> Bounded | None:
    """ "between 20 and 30", "more than 20 but under 30": two amounts that are the ends of one; None for any others.

    "From 12 to more than 50" is open above, and no less than the first.
    """
    gap = tuple(token.text.lower() for token in tokens[left.last : right.first])
    low, high = left.amount.low, right.amount.high
    if low is None or high is None or low >= high or len(gap) != 1 or left.amount.vague or right.amount.vague:
        return None
    before = tokens[left.first - 1].text.lower() if left.first else ""
    if before == "between" and gap[0] == "and":
        return Bounded(left.first - 1, right.last, low, high, "between", left.amount)
    if before == "from" and gap[0] == "to" and left.bound == "exactly" and right.bound in ("more_than", "at_least"):
        return Bounded(left.first - 1, right.last, low, None, "at_least", left.amount)
    opens, closes = left.bound in ("more_than", "at_least"), right.bound in ("less_than", "at_most")
    if opens and closes and gap[0] in ("but", "and", "though", "yet", ","):
        return Bounded(left.first, right.last, low, high, "between", left.amount)
    return None


def best_of(bound: Bounded) -> Number | None:
    """The value to plot: the number said, the middle of a range, the lower end of a quantifier (as UCDP counts)."""
    if bound.bound == "between" and bound.low is not None and bound.high is not None:
        middle = (bound.low + bound.high) / 2
        return int(middle) if middle == int(middle) else middle
    return bound.low if bound.low is not None else bound.high
