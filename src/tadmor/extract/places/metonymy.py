"""Whether a name stands for its government, its forces or its leaders: by the words beside it, not the name alone."""

from collections.abc import Sequence
from itertools import pairwise

from tadmor.extract.places.atoms import Line
from tadmor.extract.places.mentions import Mention
from tadmor.extract.places.words import Words
from tadmor.gazetteer import Entry

__all__ = ["metonyms"]

_LIST = frozenset({",", "and", "or", "the", "&", "/", "-", "both"})
_PARTIES = frozenset({"between", "with", "from"})
_SAID = frozenset({"'s", "’s", "'", "’"})


def metonyms(
    all_lines: Sequence[Line], mentions: Sequence[Mention], entries: Sequence[Entry], words: Words
) -> list[bool]:
    """For each mention with the entry it means, whether it is a metonym.

    Countries and capitals only. In a list of such names ("Russia, Iran and Turkey") one that acts makes all act.
    """
    out = [
        _able(mention, entry, words) and _acts(all_lines[mention.window.line], mention, words)
        for mention, entry in zip(mentions, entries, strict=True)
    ]
    pairs = list(pairwise(mentions))
    able = [_able(m, e, words) for m, e in zip(mentions, entries, strict=True)]
    for numbers in (range(len(pairs)), range(len(pairs) - 1, -1, -1)):
        for n in numbers:
            line = all_lines[pairs[n][0].window.line]
            if (out[n] or out[n + 1]) and able[n] and able[n + 1] and _joined(line, *pairs[n]):
                out[n] = out[n + 1] = True
    return out


def _able(mention: Mention, entry: Entry, words: Words) -> bool:
    return entry.kind == "country" or mention.window.name.title() in words.metonymy.capitals


def _joined(line: Line, before: Mention, after: Mention) -> bool:
    if before.window.line != after.window.line:
        return False
    between = line.low[before.window.last + 1 : after.window.first]
    return bool(between) and {*between} <= _LIST


def _acts(line: Line, mention: Mention, words: Words) -> bool:
    lists = words.metonymy
    first, last = mention.window.first, mention.window.last
    before, after = line.word(first - 1), line.word(last + 1)
    if before == "the":
        before = line.word(first - 2)
    if after in _SAID:
        return line.word(last + 2) in lists.possessed or _government(line, last + 2, words)
    if line.glued[last + 1] if last + 1 < len(line.glued) else False:
        return after in lists.joined or line.capital(last + 1)
    if after in lists.modified or (mention.window.name in lists.abbreviations and _modifies(line, last + 1, words)):
        return True
    if _between(line, first, words):
        return True
    if before == "of" and line.word(first - 2 if line.word(first - 1) == "of" else first - 3) == "government":
        return True
    if before in words.locative and before not in lists.towards:
        return False
    if after == "and" and line.word(last + 2) in {"its", "her"}:
        return True
    if before == "against":
        return False
    return _subject(line, last + 1, words) or (before in lists.towards and _party(line, first, words))


def _government(line: Line, index: int, words: Words) -> bool:
    """Whether capitals after "'s" name an office: "the UK's Foreign Affairs Committee"."""
    ahead = range(index, min(index + 5, len(line.words)))
    return line.capital(index) and any(line.word(n) in words.metonymy.offices for n in ahead)


def _modifies(line: Line, index: int, words: Words) -> bool:
    """Whether an abbreviation stands before the noun that it qualifies: "US defence official", "UK lawmakers"."""
    word = line.word(index)
    return word.isalpha() and word not in words.function and word not in words.locative and not word.endswith("ing")


def _subject(line: Line, index: int, words: Words) -> bool:
    """Whether a verb of acting follows, past adverbs and the auxiliaries before "making", "preparing"."""
    lists = words.metonymy
    word = line.word(index)
    if word in {"is", "was", "are", "were"}:
        nxt = line.word(index + 1)
        return nxt in lists.acting or (nxt in lists.adverbs and line.word(index + 2) in lists.acting)
    if word in {"has", "have", "had"}:
        return line.word(index + 1) not in lists.not_acting or line.word(index + 2) in lists.acting
    if word.endswith("ly") or word in lists.adverbs:
        return line.word(index + 1) in lists.agent_verbs
    if word == "," and line.word(index + 1) in {"which", "who"}:
        return line.word(index + 2) in lists.agent_verbs
    return word in lists.agent_verbs


def _between(line: Line, first: int, words: Words) -> bool:
    """ "talks between Moscow and Ankara", "relations with Turkey"."""
    for n in range(max(0, first - 6), first):
        if line.low[n] in _PARTIES and all(line.low[m] in _LIST or line.capital(m) for m in range(n + 1, first)):
            return any(word in words.metonymy.between_nouns for word in line.low[max(0, n - 4) : n])
    return False


def _party(line: Line, first: int, words: Words) -> bool:
    """After "accuse", "with", "by", "include": a party, not the place of a border or a trade."""
    back = line.low[max(0, first - 4) : first]
    return not any(word in words.metonymy.place_nouns for word in back)
