"""Plain noun phrases without a tagger: small words by list, verbs by form and neighbours, the rest are nouns.

One letter a token: D determiner, N noun, adjective or number, S possessive 's, J participle before a noun, R pronoun,
P preposition, T "to", C and/or, W that/who/if, X auxiliary, M modal, O negation, A adverb, V verb, Q quotation mark,
"," and "." for any other mark. Everything here is linear in the number of tokens.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from tadmor.model import Sentence, Span, Token
from tadmor.nlp.syntax.small_words import Form, Grammar, grammar
from tadmor.nlp.syntax.triggers import triggers

__all__ = ["Parse", "Phrase", "parse", "tokens_in"]

_QUOTES = frozenset("\"'“”‘’«»`")
_APPROXIMATE = frozenset(
    ("than", "least", "most", "to", "about", "over", "around", "nearly", "under", "almost", "some")
)
_LONGEST = 40  # tokens in a phrase: a longer run of nouns is no language, and would cost square time
_NAMED = 5  # letters of a dateline at least: "NATO" and "ISIS" open sentences, too
_LEADS = frozenset(("more", "less", "fewer", "at", "up", "as"))
_IN_PHRASE = frozenset("DNSJ")
_NOT_ADVERBS = frozenset(
    ("family", "supply", "ally", "assembly", "only", "early", "daily", "deadly", "likely", "elderly")
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its half-open token indices, and the index of the preposition right before it (or None)."""

    start: int
    end: int
    preposition: int | None = None


@dataclass(frozen=True, slots=True)
class Parse:
    """A sentence: words in lower case, a tag a token, its noun phrases, and the phrase of each token (or -1).

    `headline`: nearly every long word is capitalised.
    """

    tokens: tuple[Token, ...]
    low: tuple[str, ...]
    tags: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    at: tuple[int, ...] = field(repr=False)
    headline: bool = False


def tokens_in(p: Parse, span: Span) -> tuple[int, int]:
    """The half-open indices of the tokens that share a character with a span; an empty range where none does."""
    first = bisect_right(p.tokens, span.start, key=lambda token: token.end)
    return first, max(first, bisect_left(p.tokens, span.end, key=lambda token: token.start))


def parse(sentence: Sentence) -> Parse:
    """A sentence cut into noun phrases and what stands between them."""
    tokens = sentence.tokens
    low = tuple(token.text.lower().replace("’", "'") for token in tokens)
    tags = _tags(tokens, low)
    phrases = _phrases(low, tags)
    at = [-1] * len(tokens)
    for number, phrase in enumerate(phrases):
        at[phrase.start : phrase.end] = [number] * (phrase.end - phrase.start)
    return Parse(tokens, low, tuple(tags), tuple(phrases), tuple(at), _headline(tokens))


def _headline(tokens: Sequence[Token]) -> bool:
    """Whether nearly every long word is capitalised."""
    long = [token.text for token in tokens if len(token.text) > 3]
    return len(long) > 3 and sum(word[0].isupper() for word in long) > 0.7 * len(long)


def _tags(tokens: Sequence[Token], low: Sequence[str]) -> list[str]:
    lists = grammar()
    shouting = sum(token.text.isupper() for token in tokens) > len(tokens) / 2
    opening = 0 if shouting else _dateline(tokens)
    tags: list[str] = []
    for i, (token, word) in enumerate(zip(tokens, low, strict=True)):
        before = tags[-1] if tags else "."
        if i < opening:
            tags.append(".")
        elif _glued(tokens, i) or (len(word) > 1 and token.text.isupper() and not shouting):
            tags.append("N")  # "U.S.-led"; "IS" and "US" in capitals are names
        else:
            tags.append(_small(token, word, lists, before) or _large(tokens, low, i, tags, lists))
    _numbers(low, tags)
    return tags


def _dateline(tokens: Sequence[Token]) -> int:
    """How many tokens open a sentence with places in capitals that no dash sets off.

    "BEIRUT Syria's army said", "BEIRUT/AMMAN The army", "TRIPOLI, Libya Fighters", "LASHKAR GAH The police".
    """
    end = _town(tokens, 0)
    while 0 < end < len(tokens) - 1 and tokens[end].text == "/":
        then = _town(tokens, end + 1)
        if then == end + 1:
            return 0
        end = then
    opens = 0 < end < len(tokens) - 1 and tokens[end].text[0].isupper() and not _shouted(tokens[end])
    return end if opens and sum(len(token.text) for token in tokens[:end]) >= _NAMED else 0


def _town(tokens: Sequence[Token], i: int) -> int:
    """The token after "LASHKAR GAH, Afghanistan" at `i`; `i` itself where no such name begins."""
    end = i
    while end < min(len(tokens), i + 3) and _shouted(tokens[end]) and tokens[end].text.isalpha():
        end += 1
    state = end + 2 < len(tokens) and tokens[end].text == "," and tokens[end + 1].text.istitle()
    return end + 2 if end > i and state and tokens[end + 1].text.isalpha() else end


def _shouted(token: Token) -> bool:
    return token.text.isupper() and len(token.text) > 1


def _glued(tokens: Sequence[Token], i: int) -> bool:
    """Whether a token is a hyphen inside a word, or what follows one."""
    if i and tokens[i - 1].text == "-":
        return tokens[i - 1].end == tokens[i].start and i > 1 and tokens[i - 2].end == tokens[i - 1].start
    return tokens[i].text == "-" and 0 < i < len(tokens) - 1 and tokens[i - 1].end == tokens[i].start


def _small(token: Token, word: str, lists: Grammar, before: str) -> str | None:
    """The tag of a mark or a small word."""
    if not (word[0].isalnum() or word in ("'s", "'re", "'ve", "'ll", "'d", "'m", "n't")):
        return "Q" if word in _QUOTES else "," if word == "," else "N" if word[0] in "@#" or len(word) > 3 else "."
    if word == "'s":
        return "X" if before in "RWO" else "S"
    if word == "to":
        return "T"
    if word == "that" and before == "P":
        return "D"
    return lists.tags.get(word) if word != "may" or token.text == "may" else "N"


def _large(tokens: Sequence[Token], low: Sequence[str], i: int, tags: Sequence[str], lists: Grammar) -> str:
    """The tag of any other word, from its form and its neighbours."""
    word, before = low[i], _before(tags)
    after = _After(tokens, low, i + 1, lists)
    if word in lists.adjectives and after.tag is None and after.word[0].isalpha():
        return "N"
    if word in lists.mostly_nouns:
        return "V" if before in "TMO" and after.object else "N"
    forms = _forms(word, lists)
    if not forms:
        denied = before == "O" and i > 1 and low[i - 2] in lists.be  # "was not possible"
        return _unknown(tokens[i].text, "X" if denied else before, after)
    if forms & {"past", "ed", "participle"}:
        return _past(word, before, tags, after)
    if "ing" in forms:
        return _ing(before, after, "noun" in forms)
    if before == "X" and (word in lists.participles and low[i - 1] in lists.have):
        return "V"
    return _present(tokens, low, i, before, after, forms)


def _unknown(word: str, before: str, after: "_After") -> str:
    """A word of no list: an adverb by its ending, a verb where only a verb can stand, else a noun."""
    if word.endswith("ly") and word.islower() and word not in _NOT_ADVERBS:
        return "A"
    if not word.islower() or not word.isalpha() or word in grammar().numbers:
        return "N"
    if before in "MO" or (before == "T" and (after.tag in ("D", "R", "A") or after.proper)):
        return "V"
    if word.endswith("ed") and len(word) > 4 and before in "NRX" and word not in triggers():
        return "V"
    return "N"


def _forms(word: str, lists: Grammar) -> frozenset[Form]:
    """The forms that a word can be, verbs of the trigger list and plain verbs; empty when it is no verb at all."""
    found: set[Form] = {entry.form for entry in triggers().get(word, ()) if entry.part in ("verb", "noun")}
    if word in lists.plain:
        found.add(lists.plain[word])
    verbal = found - {"noun", "plural"}
    return frozenset(found) if verbal else frozenset()


def _before(tags: Sequence[str]) -> str:
    """The tag before, quotation marks and adverbs skipped; at the start of a sentence a full stop."""
    for tag in tags[: -6 if len(tags) > 6 else None : -1] if tags else ():
        if tag not in "QA":
            return tag
    return "."


class _After:
    """What follows a word: enough to tell a verb with its object from a noun."""

    __slots__ = ("number", "proper", "tag", "word")

    def __init__(self, tokens: Sequence[Token], low: Sequence[str], i: int, lists: Grammar) -> None:
        self.word = low[i] if i < len(low) else "."
        text = tokens[i].text if i < len(tokens) else "."
        self.tag = _small(tokens[i], self.word, lists, "N") if i < len(tokens) else "."
        self.proper = text[:1].isupper() or text[:1].isdigit()
        then = low[i + 1] if i + 1 < len(low) else "."
        counted = then == "least" or then[0].isdigit() or then in lists.numbers
        self.number = self.word in lists.numbers or (self.word in _APPROXIMATE | {"at"} and counted)

    @property
    def object(self) -> bool:
        """Whether an object may begin here."""
        return self.tag in ("D", "R") or (self.tag in ("N", None) and (self.proper or self.number)) or self.number


def _past(word: str, before: str, tags: Sequence[str], after: _After) -> str:
    described = after.tag in ("N", None) and after.word[0].isalnum() and after.word not in grammar().plain
    if described and (before in "DS" or (before == "P" and not after.proper)):
        return "J"
    if described and before == "N" and word in grammar().events["owned"] and not after.proper and len(tags) == 1:
        return "J"  # "Rebel controlled areas"
    return "N" if before in "S" and after.tag == "P" else "V"


def _ing(before: str, after: _After, noun: bool) -> str:
    if before in "DS":
        return "N"
    if before == "X":
        return "V"
    if noun:
        return "V" if after.object and before in "P,.NV" else "N"
    return "N" if before == "J" or after.word == "of" else "V"


def _present(
    tokens: Sequence[Token], low: Sequence[str], i: int, before: str, after: _After, forms: frozenset[Form]
) -> str:
    """A base form or a third person: a verb after "to", a modal, a subject; a noun after a determiner."""
    if before in "TMOR" or (before == "X" and "base" in forms and low[i - 1] in ("do", "does", "did", "n't")):
        return "V"
    if before in "DSJP":
        return "N"
    if before == "W" and ("s" in forms or not forms & {"noun", "plural"}):
        return "V"
    if before == "N" and not forms & {"noun", "plural"} and low[i] in grammar().sure | grammar().participles:
        return "V"  # "the group say", "the army hit"
    if not forms & {"noun", "plural"} and before == "N":
        plural = low[i - 1].endswith("s") or low[i - 1] in grammar().plurals or low[i - 1] in _QUOTES
        return "V" if plural or "s" in forms or (after.object and tokens[i].text.islower()) else "N"
    if before == "N" and after.object:
        return "V"
    if before in "NVC" and after.object and "noun" not in forms:
        return "V"
    return "V" if before == "C" and not forms & {"noun", "plural"} else "N"


def _numbers(low: Sequence[str], tags: list[str]) -> None:
    """ "more than 20", "at least 45", "up to 300", "over 870" belong to the phrase of their number."""
    for i in range(len(low) - 1):
        number = low[i + 1][0].isdigit() or low[i + 1] in grammar().numbers or low[i + 1] in ("a", "half")
        if not number or low[i] not in _APPROXIMATE or tags[i] == "D":
            continue
        lead = i > 0 and low[i - 1] in _LEADS
        if low[i] in ("than", "least", "most", "to") and not lead:
            continue
        if low[i + 1][0].isdigit() and len(low[i + 1]) == 4 and low[i] in ("about", "over", "around"):
            continue
        tags[i] = "D"
        if lead:
            tags[i - 1] = "D"


def _phrases(low: Sequence[str], tags: list[str]) -> list[Phrase]:
    found: list[Phrase] = []
    i = 0
    while i < len(tags):
        if tags[i] == "R":
            found.append(Phrase(i, i + 1, _preposition(tags, i)))
            i += 1
        elif tags[i] in "DNJ":
            end = _phrase_end(low, tags, i)
            found.append(Phrase(i, end, _preposition(tags, i)))
            i = end
        else:
            i += 1
    return found


def _phrase_end(low: Sequence[str], tags: list[str], start: int) -> int:
    end = start + 1
    noun = tags[start] == "N"
    while end < min(len(tags), start + _LONGEST):
        tag = tags[end]
        if tag == "D" and noun and tags[end - 1] != "S":
            break
        if tag == "A" and tags[end - 1] == "D" and end + 1 < len(tags) and tags[end + 1] in "NJ":
            tags[end] = tag = "J"
        if tag not in _IN_PHRASE or _parts(low, end, noun):
            break
        noun = noun or tag == "N"
        end += 1
    return end - 1 if tags[end - 1] == "S" and end - 1 > start else end


def _parts(low: Sequence[str], i: int, noun: bool) -> bool:
    """Whether a phrase of its own begins: "the city | four days later", "the group | 7 km", "rebels | last May"."""
    lists, after = grammar(), low[i + 1] if i + 1 < len(low) else ""
    if low[i][0].isdigit() or low[i] in lists.numbers:
        return low[i - 1].isalpha() and (
            low[i - 1] in lists.kinds["place"] or (noun and after in lists.measures | lists.clock)
        )
    return noun and (low[i] in lists.days or (low[i] in lists.steps and after in lists.spans))


def _preposition(tags: Sequence[str], start: int) -> int | None:
    i = start - 1
    while i >= 0 and tags[i] in "QA":
        i -= 1
    return i if i >= 0 and tags[i] in "PT" else None
