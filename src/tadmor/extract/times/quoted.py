"""A time inside a quotation hangs on the day it was said, where the words outside the quotation tell that day.

In "'We shall be back tomorrow,' he said on Monday", tomorrow is a Tuesday, whenever the report came out.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from tadmor.extract.times.context import Context
from tadmor.extract.times.grammar import Expression, words_of
from tadmor.extract.times.meaning import Meaning
from tadmor.nlp.quotations import quotations

__all__ = ["Quoted", "heard"]

_NEAR = 6  # tokens between "said" and its day: "told reporters in Cairo on Monday"
_DAYS = frozenset(["dated", "deictic", "stepped", "numeric"])


class Quoted:
    """Where the quotations of a text stand."""

    def __init__(self, text: str) -> None:
        self._spans = [(q.start, q.end) for q in quotations(text) if not q.inner and text[q.start] not in "‘’'`"]
        self._starts = [start for start, _ in self._spans]

    def holds(self, expression: Expression) -> bool:
        """Whether an expression stands inside a quotation."""
        at = bisect_right(self._starts, expression.start) - 1
        return at >= 0 and expression.end <= self._spans[at][1]

    def said_on(
        self,
        found: Sequence[Expression],
        context: Context,
        meaning_of: Callable[[Expression, Context], Meaning | None],
    ) -> date | None:
        """The day on which a sentence's quotation was said, None where the sentence does not tell."""
        if not any(self.holds(expression) for expression in found):
            return None
        for expression in found:
            if expression.kind in _DAYS and not self.holds(expression) and _is_of_saying(expression):
                meaning = meaning_of(expression, context)
                if meaning is not None and meaning.earliest is not None and meaning.earliest == meaning.latest:
                    return meaning.earliest
        return None


def _is_of_saying(expression: Expression) -> bool:
    """Whether a verb of saying stands shortly before, with no other clause between."""
    for distance in range(1, _NEAR + 1):
        word = expression.word_before(distance)
        if word in words_of("directions")["saying"]:
            return True
        if word in words_of("directions")["clause"]:
            return False
    return False


def heard(context: Context, day: date | None) -> Context:
    """The context of what was said on a day."""
    return context if day is None else replace(context, published=day)
