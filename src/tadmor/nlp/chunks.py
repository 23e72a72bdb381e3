"""Noun phrases found without a tagger: closed classes say where a phrase must end, everything else may belong to it.

Positions are indices into a sequence of tokens; ranges are half-open. Every search is bounded, so that a text
without any boundary costs no more than its length.
"""

from tadmor.nlp.grammar import Words, grammar, is_verbal

__all__ = ["Range", "phrase_after", "phrase_before"]

REACH = 60  # tokens: the longest source with its appositives in 19,834 annotated ones has 58

Range = tuple[int, int]


_QUOTES = frozenset('“”„«»"')
_HARD = frozenset(",;:.!?…—–()[]") | _QUOTES | {"--", "...", "-", "?", '""'}


def phrase_before(words: Words, end: int, low: int) -> Range | None:
    """The noun phrase, with appositives and relative clauses set off by commas, that ends where `end` begins."""
    end = _skip_time_back(words, end, low)
    if end <= low:
        return None
    if words.lower[end - 1] in (",", "—", "–", "--") and end - 1 > low:
        return _with_appositive(words, end, low)
    return _one_phrase(words, end, low)


def _one_phrase(words: Words, end: int, low: int) -> Range | None:
    g = grammar()
    if words.lower[end - 1] in _HARD and words.lower[end - 1] != ")":
        return None
    if words.lower[end - 1] in g["subject_pronouns"] and _lone(words, end - 1, low):
        return end - 1, end
    return _leftward(words, end, low)


def _lone(words: Words, index: int, low: int) -> bool:
    """Whether a pronoun stands by itself; "the latter", "this one" and "an increasing number of those" do not."""
    if words.lower[index] in ("who", "which", "he", "she", "they", "we", "i"):
        return True
    return index == low or words.lower[index - 1] not in grammar()["determiners"] | {"of"}


def _opening(words: Words, end: int, low: int) -> int | None:
    for index in range(end - 2, max(low - 1, end - 20), -1):
        if words.lower[index] == "(":
            return index if index > low else None
    return None


def _skip_time_back(words: Words, end: int, low: int) -> int:
    """Step over "Monday", "on Monday", "earlier this week" in front of a verb: they belong to the verb."""
    g, at = grammar(), end
    while at > low + 1 and words.lower[at - 1] in g["time_heads"] and not words.lower[at - 1].isdigit():
        at -= 1
    if at < end and at > low + 1 and words.lower[at - 1] in ("on", "in"):
        at -= 1
    return at


def _with_appositive(words: Words, end: int, low: int) -> Range | None:
    """ "NP, a spokesman for it," before a verb: the last comma is left out, or in when a clause began with "who"."""
    g, mark = grammar(), words.lower[end - 1]
    for index in range(end - 2, max(low, end - REACH), -1):
        if words.lower[index] != mark:
            continue
        first = words.lower[index + 1]
        if first in ("adding", "saying", "and", "but", "that", "which") and first != "which":
            return None
        head = _one_phrase(words, index, low)
        if head is None or head[1] != index:
            continue
        if (
            first in ("who", "whose", "which")
            or not _has_verb(words, index + 1, end - 1)
            or first in g["determiners"] | {"one"}
        ):
            return _second(words, head[0], low), end
        return None
    return None


def _second(words: Words, start: int, low: int) -> int:
    """Take in "Name" of "Name, the minister of X, a party leader,": a second appositive behind the first."""
    opens = words.lower[start] in grammar()["determiners"] or words.lower[start] in ("representing", "speaking")
    if start - 1 <= low or words.lower[start - 1] != "," or not opens:
        return start
    earlier = _one_phrase(words, start - 1, low)
    return earlier[0] if earlier and words.title(earlier[1] - 1) else start


def _has_verb(words: Words, start: int, end: int) -> bool:
    return any(is_verbal(words, i) for i in range(start, end))


def _leftward(words: Words, end: int, low: int) -> Range | None:
    """Walk left until a word that cannot stand in the phrase, then drop what only introduces it."""
    start = end
    floor = max(low, end - REACH)
    while start > floor:
        if words.lower[start - 1] == ")" and (opened := _opening(words, start, low)) is not None:
            start = opened
        elif _joins(words, start - 1, end, low):
            start -= 1
        elif (past := _modifier(words, start, end, low)) is not None:
            start = past
        else:
            break
    start = _list(words, start, low, end)
    start = _drop_introduction(words, start, end)
    return (start, end) if start < end else None


def _list(words: Words, start: int, low: int, end: int) -> int:
    """Take in the first members of "the A, the B and the C" where they begin the clause."""
    if start - 2 < low or words.lower[start - 1] != "," or "and" not in words.lower[start:end]:
        return start
    first = start - 1
    while first > low and first > start - 7 and _noun_or_article(words, first - 1):
        first -= 1
    begins = first == low or words.lower[first - 1] in ("that", "and", "but")
    return first if begins and first < start - 1 else start


def _noun_or_article(words: Words, index: int) -> bool:
    return _noun_like(words, index) or words.lower[index] in grammar()["determiners"]


def _modifier(words: Words, start: int, end: int, low: int) -> int | None:
    """Where a phrase goes on before a relative clause or a participle: "those who fled", "troops stationed in X"."""
    g, at = grammar(), start - 1
    if words.lower[at] in g["prepositions"] and start < end and at - 2 >= low:
        past = words.lower[at - 1].endswith("ed") and is_verbal(words, at - 1) and _noun_like(words, at - 2)
        return at - 1 if past else None
    if start >= end or not is_verbal(words, at):
        return None
    for index in range(at, max(low, at - 4), -1):
        if words.lower[index] in ("that", "who", "which") and _noun_like(words, index - 1):
            return index
    return None


def _joins(words: Words, index: int, end: int, low: int) -> bool:
    g, word = grammar(), words.lower[index]
    if word in (")", "]"):
        return False
    if index + 1 < len(words.lower) and words.tied(index + 1):
        return True  # the hyphen of "U.S.-led"
    if word in _HARD:
        return word == "." and _initial(words, index)
    if word in ("and", "or", "&"):
        return index + 1 < end and _coordinates(words, index, low)
    if word in ("that", "this", "these", "those"):
        return word != "that" and index + 1 < end
    if word in g["subordinators"] or is_verbal(words, index):
        return False
    if word in g["subject_pronouns"] and word not in g["determiners"] | {"one"}:
        return False
    if word == "to" and not (
        words.title(index + 1) or words.lower[index + 1] in g["determiners"] | g["possessives"] | g["object_pronouns"]
    ):
        return False  # an infinitive
    if word in g["prepositions"]:
        return index > low and index + 1 < end and _noun_like(words, index - 1)
    if word in g["determiners"] | g["possessives"]:
        return True
    return not _closed_by_determiner(words, index, end)


def _initial(words: Words, index: int) -> bool:
    """Whether a full stop ends an initial, as in "John F. Kerry"."""
    return index > 0 and len(words.lower[index - 1]) == 1 and words.title(index - 1)


def _noun_like(words: Words, index: int) -> bool:
    g, word = grammar(), words.lower[index]
    closed = g["prepositions"] | g["subordinators"] | g["auxiliaries"] | g["object_pronouns"] | g["determiners"]
    return word[:1].isalnum() and word not in closed and word not in g["time_heads"] and not is_verbal(words, index)


def _closed_by_determiner(words: Words, index: int, end: int) -> bool:
    """A noun right before a determiner is another phrase: "in Aleppo the army said"."""
    g = grammar()
    after = words.lower[index + 1] if index + 1 < end else ""
    return after in g["determiners"] | g["possessives"] and words.lower[index] not in ("all", "both", "half", "not")


def _coordinates(words: Words, index: int, low: int) -> bool:
    """Whether "and" joins two nouns of one subject: nothing verbal stands between it and the clause's beginning."""
    if index == low or not _noun_like(words, index - 1):
        return False
    for i in range(index - 1, max(low, index - 12) - 1, -1):
        word = words.lower[i]
        if word in _HARD or word in grammar()["subordinators"]:
            return not (word == "," and i > low and is_verbal(words, i - 1))
        if is_verbal(words, i) or (word in grammar()["prepositions"] and word != "of"):
            return False
    return True


def _drop_introduction(words: Words, start: int, end: int) -> int:
    """Drop a leading "On Monday", "In March", "Separately" that no comma sets off, and a dateline in capitals."""
    g = grammar()
    while start < end:
        word = words.lower[start]
        dropped = word in g["group_adverbs"] or (
            word in g["time_heads"] and words.lower[start + 1 : start + 2] != ["'s"]
        )
        preposition = word in g["prepositions"]
        if not (dropped or preposition or word in ("and", "or")) or (start + 1 == end and not preposition):
            return start
        start += 1
    return start


def phrase_after(words: Words, start: int, high: int) -> Range | None:
    """The noun phrase, with an appositive or relative clause set off by commas, that begins at `start`."""
    if start >= high or words.lower[start] in _HARD:
        return None
    if _pronoun(words, start, high):
        return start, start + 1
    at, limit = start, min(high, start + REACH)
    while at < limit and not _ends_phrase(words, at, start):
        at += 1
    if at == start:
        return None
    return start, _appositive_after(words, at, high)


def _pronoun(words: Words, at: int, high: int) -> bool:
    """Whether a pronoun stands alone: "him", but not "one diplomat", "her office", "both sides"."""
    g, word = grammar(), words.lower[at]
    if word not in g["subject_pronouns"] | g["object_pronouns"]:
        return False
    may_lead = word in g["determiners"] | g["possessives"] | {"one"}
    return not (may_lead and at + 1 < high and words.lower[at + 1][:1].isalpha())


def _ends_phrase(words: Words, at: int, start: int) -> bool:
    g, word = grammar(), words.lower[at]
    if word == "(":
        return False
    if word == ")":
        return False
    if word in _HARD and word not in ("[", "]"):
        return not (word == "." and at > start and _initial(words, at))
    if word in ("and", "or"):
        return at == start
    if at > start and word == "in" and words.lower[at - 1] in g["roles"]:
        return False
    if at > start and _participle(words, at):
        return False
    if at > start and (word in g["phrase_enders"] or word in g["time_heads"] or word in g["subordinators"]):
        return True
    return at > start and is_verbal(words, at)


def _participle(words: Words, at: int) -> bool:
    """Whether "seen by", "released last" goes on a phrase at either of its words."""
    g, after = grammar(), words.lower[at + 1] if at + 1 < len(words.lower) else ""
    if words.lower[at].endswith(("ed", "en")) and not words.title(at):
        return after == "by" or after in g["time_heads"]
    return words.lower[at] == "by" and words.lower[at - 1].endswith(("ed", "en"))


def _appositive_after(words: Words, at: int, high: int) -> int:
    """The end with "..., a spokesman for it" or "..., who runs it" behind the phrase, without its last comma."""
    g = grammar()
    if at + 1 >= high or words.lower[at] != ",":
        return at
    first = words.lower[at + 1]
    if (
        first not in ("who", "whose", "which", "a", "an", "the", "his", "her")
        and first not in g["roles"]
        and first != "director"
    ):
        return at
    for index in range(at + 1, min(high, at + 40)):
        word = words.lower[index]
        if word in ("adding", "saying", "but") or word in _QUOTES:
            return at
        if first not in ("who", "whose", "which") and is_verbal(words, index):
            return at
        if word in (",", ".", ";") or index + 1 == high:
            return index + (1 if index + 1 == high and word not in ".,;" else 0)
    return at
