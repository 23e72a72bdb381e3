"""The clauses on a noun in a sentence: "the town, seized by rebels in March", "militants who took it last year"."""

from tadmor.nlp.syntax.phrases import Parse
from tadmor.nlp.syntax.verbs import past_form

__all__ = ["asides"]

_RELATIVE = frozenset(("who", "which", "whose", "whom", "where"))
_LEADS = frozenset(("by", "in", "on", "last", "since", "during", "early", "late", "from", "at"))


def asides(p: Parse) -> tuple[tuple[int, int], ...]:
    """Their tokens, each from a relative word, or from a participle behind a noun, to the next comma."""
    found: list[tuple[int, int]] = []
    end = len(p.low)
    for i in range(len(p.low) - 2, 0, -1):
        if p.low[i + 1] in (",", ";"):
            end = i + 1
        if p.low[i] in _RELATIVE or _is_participle(p, i):
            found.append((i, end))
    return tuple(reversed(found))


def _is_participle(p: Parse, i: int) -> bool:
    """Whether a past form is no verb of its own: ", seized by rebels", "the town held by rebels", ", lost in May"."""
    if p.tags[i] != "V" or not past_form(p, i) or p.low[i + 1] not in _LEADS:
        return False
    return p.low[i - 1] == "," or (p.tags[i - 1] == "N" and p.low[i + 1] == "by")
