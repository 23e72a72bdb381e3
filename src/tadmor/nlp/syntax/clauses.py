"""What hangs on a verb or a noun, by position: objects, lists, "by X", prepositions, the end of the clause.

Every search stays within the sentence and within `REACH` tokens, so that a long line costs linear time.
"""

from tadmor.nlp.syntax.phrases import Parse, Phrase
from tadmor.nlp.syntax.verbs import skip

__all__ = ["REACH", "agent", "boundary", "coordinated", "following", "objects", "phrase_before", "prepositional"]

REACH = 40
_LIST = 5


def phrase_before(p: Parse, i: int) -> int | None:
    """The phrase that ends right before token `i` (quotation marks, adverbs and one comma skipped), by number."""
    i -= 1
    while i >= 0 and p.tags[i] in "QA":
        i -= 1
    if i >= 0 and p.tags[i] == ",":
        i -= 1
    return p.at[i] if i >= 0 and p.at[i] >= 0 else None


def following(p: Parse, i: int) -> int | None:
    """The phrase that begins right at or after token `i`, adverbs and quotation marks skipped, by number."""
    i = skip(p, i)
    while i < len(p.tags) and p.low[i] in ("[", "("):
        i = skip(p, i + 1)
    return p.at[i] if i < len(p.at) and p.at[i] >= 0 and p.phrases[p.at[i]].start == i else None


def objects(p: Parse, verb_end: int) -> list[int]:
    """The phrases that are the object of a verb whose last token is before `verb_end`: "tanks, guns and men"."""
    first = following(p, verb_end)
    return coordinated(p, first) if first is not None else []


def coordinated(p: Parse, number: int) -> list[int]:
    """A phrase and those joined to it by "and", "or" or commas, at most five; prepositional ends are skipped."""
    found = [number]
    start = p.phrases[number].start
    acted = any(tag in "VX" for tag in p.tags[max(0, start - REACH) : start])  # else the verb after the list is its own
    while len(found) < _LIST:
        end = _past_of(p, p.phrases[found[-1]].end)
        if end >= len(p.tags) or p.tags[end] not in "C,":
            break
        i = skip(p, end + 1)
        if i < len(p.tags) and p.tags[end] == "," and p.tags[i] == "C":
            i = skip(p, i + 1)
        if i >= len(p.at) or p.at[i] < 0 or (p.tags[end] == "," and not _listed(p, p.at[i])):
            break
        if acted and _leads(p, p.phrases[p.at[i]]):
            break
        found.append(p.at[i])
    return found


def _leads(p: Parse, phrase: Phrase) -> bool:
    """Whether a verb follows right after the phrase: then it opens a clause of its own."""
    i = skip(p, _past_of(p, phrase.end))
    return i < len(p.tags) and p.tags[i] in "VXM" and not p.low[i].endswith("ing")


def _listed(p: Parse, number: int) -> bool:
    """Whether a list goes on to an "and" after this phrase."""
    end = _past_of(p, p.phrases[number].end)
    return "C" in p.tags[end : end + 1] or (p.tags[end : end + 1] == (",",) and p.tags[end + 1 : end + 2] == ("C",))


def _past_of(p: Parse, end: int) -> int:
    """The token after a phrase and its "of" phrases."""
    for _ in range(3):
        if end + 1 < len(p.tags) and p.low[end] == "of" and p.at[end + 1] >= 0:
            end = p.phrases[p.at[end + 1]].end
    return end


def agent(p: Parse, i: int) -> list[int]:
    """The phrases after the first "by" that follows token `i` before the next verb or mark, within twelve tokens."""
    for j in range(i, min(len(p.tags), i + 12)):
        if p.tags[j] in ".V" or (p.tags[j] == "W"):
            break
        if p.low[j] == "by":
            number = following(p, j + 1)
            return coordinated(p, number) if number is not None else []
    return []


def prepositional(p: Parse, i: int, words: frozenset[str]) -> list[int]:
    """The phrases after a preposition of `words` that hangs on the phrase or verb ending before token `i`."""
    for step in range(4):
        i = skip(p, i)
        if i >= len(p.tags) or (p.tags[i] not in "PT" and p.low[i] not in "[("):
            break
        number = following(p, i + 1)
        if number is None:
            i += 1
            continue
        if p.low[i] in words and (p.low[i] != "of" or step == 0):
            return coordinated(p, number)
        i = p.phrases[number].end
    return []


def boundary(p: Parse, i: int, step: int) -> int:
    """The token at which the clause around `i` ends, going forward (+1) or back (-1), at most `REACH` away."""
    j = i
    while 0 <= j + step < len(p.tags) and abs(j - i) < REACH:
        if p.tags[j + step] == "W" or (p.tags[j + step] == "." and p.low[j + step] not in "[]()"):
            break
        j += step
    return j
