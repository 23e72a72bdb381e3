"""Where time expressions stand: patterns over word classes, all of them data (lang/en/times.toml)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from tadmor.lang import lexicon
from tadmor.model import Token
from tadmor.nlp.codes import Coder, coder
from tadmor.nlp.numerals import number_words

__all__ = ["Expression", "expressions", "words_of"]

_HYPHEN = re.compile(r"[^\W_]+|[-‐‑]")


@dataclass(frozen=True, slots=True)
class Expression:
    """Tokens `first` to `last` (half-open) of a sentence that make a time expression of some kind.

    `classes` and `words` (lower case, without an abbreviation's stop) run over the expression's own tokens.
    """

    kind: str
    tokens: Sequence[Token]
    first: int
    last: int
    classes: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def start(self) -> int:
        return self.tokens[self.first].start

    @property
    def end(self) -> int:
        return self.tokens[self.last - 1].end

    def all(self, *names: str) -> list[str]:
        """The words of some classes, in order."""
        return [word for name, word in zip(self.classes, self.words, strict=True) if name in names]

    def one(self, *names: str) -> str | None:
        """The first word of some classes."""
        found = self.all(*names)
        return found[0] if found else None

    def word_before(self, distance: int = 1) -> str:
        """The word that stands so far before, in lower case; empty at the sentence's beginning."""
        at = self.first - distance
        return self.tokens[at].text.lower() if at >= 0 else ""

    def word_after(self, distance: int = 1) -> str:
        """The word that stands so far after, as written; empty at the sentence's end."""
        at = self.last + distance - 1
        return self.tokens[at].text if at < len(self.tokens) else ""


@cache
def words_of(name: str) -> Mapping[str, Any]:
    """A table of the language's time words."""
    return lexicon("en", "times")[name]  # type: ignore[no-any-return]


@cache
def _grammar() -> tuple[Coder, re.Pattern[str], tuple[str, ...], Mapping[str, str]]:
    data = lexicon("en", "times")
    phrases = {name: [phrase.split() for phrase in listed] for name, listed in data["phrases"].items()}
    classes = coder(_classes(data["classes"]), data["shapes"], phrases)
    pieces: dict[str, str] = {}
    for name, template in data["pieces"].items():
        pieces[name] = _fill(template, pieces)
    patterns = [classes.pattern(_fill(entry["words"], pieces)) for entry in data["pattern"]]
    whole = re.compile("|".join(f"(?P<p{number}>{pattern})" for number, pattern in enumerate(patterns)))
    return classes, whole, tuple(entry["kind"] for entry in data["pattern"]), classes.names()


def _classes(listed: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    """The word classes; the numbers under a hundred are those of numbers.toml."""
    units, _, _ = number_words()
    small = [word for word, value in units.items() if value]
    joined = [f"{tens}-{ones}" for tens in small if units[tens] >= 20 for ones in small if units[ones] < 10]
    return {**listed, "number": [*listed["number"], *small, *joined]}


def _fill(template: str, pieces: Mapping[str, str]) -> str:
    return re.sub(r"\{(\w*[a-z]\w*)\}", lambda match: pieces[match[1]], template)


@cache
def _time_words() -> frozenset[str]:
    classes, _, _, _ = _grammar()
    kinds = {"month", "season", "unit", "hours", "part", "weekday", "weekend", "quarter", "decade", "year"}
    codes = {classes.codes[name] for name in kinds}
    return frozenset(word.lower() for word, code in classes.words.items() if code in codes)


def _split(tokens: Sequence[Token]) -> list[Token]:
    """Tokens with "mid-July", "three-hour" and "year-end" cut at their hyphens, and no other word."""
    words = _time_words()
    cut: list[Token] = []
    for token in tokens:
        if "-" not in token.text or len(token.text) < 2 or not _holds_time(token.text, words):
            cut.append(token)
            continue
        cut.extend(
            Token(token.start + m.start(), token.start + m.end(), m.group()) for m in _HYPHEN.finditer(token.text)
        )
    return cut


def _holds_time(text: str, words: frozenset[str]) -> bool:
    return any(part.lower() in words or re.fullmatch(r"(?:19|20)\d\ds?", part) for part in text.split("-")[:6])


def expressions(tokens: Sequence[Token]) -> Iterator[Expression]:
    """The time expressions of a sentence, left to right, without overlap."""
    classes, whole, kinds, names = _grammar()
    tokens = _split(tokens)
    coded = classes.encode(tokens)
    for match in whole.finditer(coded):
        first, last = match.span()
        kind = kinds[int((match.lastgroup or "p0")[1:])]
        if kind == "nothing" or first == last:
            continue
        yield Expression(
            kind,
            tokens,
            first,
            last,
            tuple(names.get(code, "other") for code in match.group()),
            tuple(token.text.lower().rstrip(".") or "." for token in tokens[first:last]),
        )
