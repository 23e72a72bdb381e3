"""Whom or what somebody sends, brings, moves or evacuates: they go, and not who does it."""

from tadmor.model import Spans
from tadmor.nlp.syntax.clauses import objects
from tadmor.nlp.syntax.kinds import Kinds, extent, token_span
from tadmor.nlp.syntax.phrases import Parse
from tadmor.nlp.syntax.small_words import grammar

__all__ = ["GOES", "sent"]

GOES = frozenset(("force", "people", "gear", "weapon", "number"))


def sent(p: Parse, start: int, end: int, kinds: Kinds) -> Spans:
    """The objects of the verb between two tokens; the compound that somebody enters or leaves goes nowhere."""
    path, verb = grammar().path, p.low[start]
    clears = verb.startswith(path["clearing"])
    if verb.startswith((*path["entering"], *path["crossing"], *path["leaving"])) and not clears:
        return ()
    sends = verb.startswith(path["sending"])
    moved = (n for n in objects(p, end) if (sends or kinds.of(p, n) & GOES) and _goes(p, n, kinds))
    return tuple(token_span(kinds.text, p, *extent(p, number)) for number in sorted(moved))


def _goes(p: Parse, number: int, kinds: Kinds) -> bool:
    """Whether it is no place, or somebody's own: "moved its headquarters"."""
    return "place" not in kinds.of(p, number) or p.low[p.phrases[number].start] in grammar().possessives
