"""A verb with its auxiliaries: where the group begins, and whether it is a passive."""

from tadmor.nlp.syntax.phrases import Parse
from tadmor.nlp.syntax.small_words import grammar

__all__ = ["group_start", "is_passive", "past_form", "skip"]


def group_start(p: Parse, verb: int) -> int:
    """The first token of the verb group that ends in `verb`: "would not have", "managed to", "continue to"."""
    i = verb
    while i > 0 and verb - i < 12:
        tag = p.tags[i - 1]
        chained = tag == "V" and (p.tags[i] == "T" or p.low[i - 1] in grammar().light)
        ready = p.tags[i] == "T" and _ready(p, i - 1)
        if tag in "XMOAT" or chained or ready or (tag == "Q" and i > 1 and p.tags[i - 2] in "XMOAT"):
            i -= 1
        else:
            break
    return i


def _ready(p: Parse, i: int) -> bool:
    """ "is able to", "was about to": a word between a form of be and "to" that belongs to the verb group."""
    if p.low[i] not in grammar().ready:
        return False
    before = next((p.tags[j] for j in range(i - 1, max(-1, i - 5), -1) if p.tags[j] not in "AO"), "")
    return before == "X"


def is_passive(p: Parse, verb: int) -> bool:
    """Whether a past form at `verb` is a passive: after a form of be, or before "by", or right after its noun."""
    if not past_form(p, verb):
        return False
    for i in range(verb - 1, max(group_start(p, verb), verb - 6) - 1, -1):
        if p.low[i] in grammar().be or (p.low[i] == "'s" and p.tags[i] == "X"):
            return True
        if p.low[i] in grammar().have:
            return False
        if p.tags[i] == "T":  # "are about to cut"
            break
    after = skip(p, verb + 1)
    return after < len(p.tags) and p.low[after] == "by"


def past_form(p: Parse, verb: int) -> bool:
    word = p.low[verb]
    return word.endswith(("ed", "en", "wn", "un")) or word in grammar().participles


def skip(p: Parse, i: int) -> int:
    while i < len(p.tags) and p.tags[i] in "AQ":
        i += 1
    return i
