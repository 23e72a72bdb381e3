"""Whether the words around an expression speak of what is past or of what is to come."""

from functools import cache

from tadmor.extract.times.grammar import Expression, words_of

__all__ = ["is_future"]

_WINDOW = 12  # tokens to each side in which a clause's verb is looked for


@cache
def _directions(name: str) -> frozenset[str]:
    return frozenset(words_of("directions")[name])


def is_future(expression: Expression) -> bool:
    """Whether the clause around an expression speaks of what is to come."""
    if {expression.word_before(1), expression.word_before(2)} & _directions("saying"):
        return False  # "said on Saturday it would send": the day is that of the saying
    before, after = _clause(expression)
    around = {*before, *after}
    past, future = around & _directions("past"), around & _directions("future")
    if expression.word_before() in _directions("until"):
        return not past
    return bool(future) and not ({"had", "was", "were"} & past and not future - {"due", "set", "expected"})


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
