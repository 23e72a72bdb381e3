"""A document's tokens in one row, with where sentences, paragraphs and quotations begin and end among them.

Ranges are half-open token indices; they become character spans only at the end.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tadmor.model import Reading, Span, Token, span_of
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import Words, words_of
from tadmor.nlp.quotations import Quotation, quotations

__all__ = ["OWNS", "STOPS", "Page", "page_of"]

STOPS = frozenset([".", "!", "?"])
OWNS = frozenset(["'s", "’s", "'", "’"])
"""What is written behind an owner."""

_HEARD = 24  # tokens
_LOUD = 0.7  # of the words
_CLOSERS = frozenset(["”", "»", '"', "’", "'"])


@dataclass(frozen=True, slots=True)
class Page:
    """The row of tokens. `quote_end[i]` is where the quotation that opens at token i ends, `quote_of[i]` the number of
    the outermost quotation over token i, or -1.
    """

    text: str
    tokens: tuple[Token, ...]
    words: Words
    starts: tuple[int, ...]  # first token of each sentence
    paragraph: tuple[int, ...]  # of each sentence
    quotes: tuple[Quotation, ...]
    quote_end: dict[int, int]
    quote_of: tuple[int, ...]

    @property
    def lower(self) -> list[str]:
        """Lower-case forms of the tokens."""
        return self.words.lower  # type: ignore[return-value]

    def title(self, index: int) -> bool:
        """Whether a token is capitalised in a sentence that does not shout, so that it may belong to a name."""
        return self.words.title(index) and not self.shouts(index)

    def shouts(self, index: int) -> bool:
        """Whether the sentence of a token is written in capitals, as old wire reports are: its beginning tells."""
        low = self.starts[self.sentence(index)]
        words = [t.text for t in self.tokens[low : min(low + _HEARD, self.sentence_end(index))]]
        words = [w for w in words if w.isalpha() and len(w) > 1]
        return len(words) > 2 and sum(w.isupper() for w in words) > _LOUD * len(words)

    def sentence(self, index: int) -> int:
        """The number of the sentence of a token."""
        return bisect_right(self.starts, index) - 1

    def sentence_end(self, index: int) -> int:
        """Where the sentence of a token ends."""
        number = bisect_right(self.starts, index)
        return self.starts[number] if number < len(self.starts) else len(self.tokens)

    def unstopped(self, end: int) -> int:
        """Where what ends at a token ends without its full stop, question mark or exclamation mark."""
        return end - (self.lower[end - 1] in STOPS)

    def paragraph_of(self, index: int) -> int:
        """The number of the paragraph of a token."""
        return self.paragraph[self.sentence(index)]

    def paragraph_start(self, index: int, back: int = 0) -> int:
        """The first token of the paragraph of a token, or of the one that stands `back` before it."""
        here = self.paragraph_of(index)
        return self.starts[bisect_left(self.paragraph, here - back)]

    def sentences(self, low: int, high: int) -> Iterator[Range]:
        """The sentences of a range, cut to it."""
        cuts = [low, *self.starts[bisect_right(self.starts, low) : bisect_left(self.starts, high)], high]
        yield from ((a, b) for a, b in pairwise(cuts) if a < b)

    def span(self, part: Range) -> Span:
        """The characters of a range of tokens."""
        return span_of(self.text, self.tokens[part[0]].start, self.tokens[part[1] - 1].end)

    def content(self, part: Range) -> Span | None:
        """The characters of a range as content: no comma, no full stop at its end unless a quotation closes there."""
        low, high = part
        while low < high and self.lower[low] in (",", ":", ";", "—", "–", "--"):
            low += 1
        while high > low and self._outside(low, high):
            high -= 3 if self._note(high) else 1
        return self.span((low, high)) if low < high else None

    def _outside(self, low: int, high: int) -> bool:
        """Whether the last token is no content: a stop, a note, or the closing mark of what opened before it."""
        quote = self.quote_of[high - 1]
        if self.closes(high - 1) and self.quotes[quote].start < self.tokens[low].start:
            return True
        stop = self.lower[high - 1] in (",", ";", ":", ".", "—", "–", "--", "-") and not self._marked(high)
        return stop or (self._note(high) and high - low > 3)

    def _note(self, high: int) -> bool:
        """Whether a reference mark such as "[2]" ends before a position."""
        return (
            high > 3 and self.lower[high - 1] == "]" and self.lower[high - 3] == "[" and self.lower[high - 2].isdigit()
        )

    def _marked(self, high: int) -> bool:
        """Whether the stop before `high` stands inside a quotation that ends there, with or without its mark."""
        quote = self.quote_of[high - 1]
        return quote >= 0 and not self.quotes[quote].closed and self.quotes[quote].end <= self.tokens[high - 1].end

    def last_inside(self, end: int) -> str:
        """The last token before the closing marks that end at `end`."""
        at = end - 1
        while at > 0 and self.tokens[at].text in _CLOSERS and at > end - 3:
            at -= 1
        return self.lower[at]

    def closes(self, index: int) -> bool:
        """Whether a token is the closing mark of a quotation."""
        token = self.tokens[index]
        quote = self.quote_of[index]
        return token.text in _CLOSERS and quote >= 0 and self.quotes[quote].end == token.end


def page_of(reading: Reading) -> Page:
    """The row of tokens of a reading whose sentences are known."""
    text, sentences = reading.document.text, reading.sentences
    tokens = tuple(token for sentence in sentences for token in sentence.tokens)
    starts, at = [], 0
    for sentence in sentences:
        starts.append(at)
        at += len(sentence.tokens)
    quotes = tuple(q for q in quotations(text) if not q.inner)
    ends, of = _quote_tokens(tokens, quotes)
    return Page(text, tokens, words_of(tokens), tuple(starts), tuple(s.paragraph for s in sentences), quotes, ends, of)


def _quote_tokens(tokens: tuple[Token, ...], quotes: tuple[Quotation, ...]) -> tuple[dict[int, int], tuple[int, ...]]:
    edges = [token.start for token in tokens]
    ends: dict[int, int] = {}
    of = [-1] * len(tokens)
    covered = 0
    for number, quote in enumerate(quotes):
        first, last = bisect_left(edges, quote.start), bisect_left(edges, quote.end)
        if first >= last:
            continue
        ends[first] = last
        for index in range(max(first, covered), last):
            of[index] = number
        covered = max(covered, last)
    return ends, tuple(of)
