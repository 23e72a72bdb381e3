"""Paragraphs, sentences and tokens, as offsets into a text that is never changed.

A paragraph ends at a line end: reports are set with one paragraph a line, and a splitter that joins lines glues
headlines to ledes. Hard-wrapped text (a line end inside a sentence) is recognised by its line lengths.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from tadmor.lang import lexicon
from tadmor.lang.datelines import head_cuts
from tadmor.model import Reading, Sentence, Step, Token, each

__all__ = ["paragraphs", "sentences", "step", "tokens"]

_TOKEN = re.compile(
    r"https?://\S+[\w/]|@\w+|\#\w+"
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?(?![\w])|\d+(?:[.,]\d+)*"
    r"|(?:[A-Za-z]\.){2,}"
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|Adm|Brig|St|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No)\."
    r"|n[’']t\b|[’'](?:s|re|ve|ll|d|m)\b"
    r"|[^\W\d_]+?(?=n[’']t\b)"
    r"|\w+(?:[-‐‑]\w+|[’'](?!(?:s|re|ve|ll|d|m|t)\b)\w+)*"
    r"|\.{2,}|--+|[^\w\s]",
    re.UNICODE,
)
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|[。؟۔]")
_BREAK = re.compile(r"\n[ \t\r\f\v]*")
_OPENERS = "\"'“‘«([—–-"
_WRAP_WIDTH = range(50, 100)


def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Words and marks between two offsets; "didn't" is "did" and "n't", "Syria's" is "Syria" and "'s"."""
    return tuple(Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text, start, end))


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Half-open offsets of each paragraph that is not blank, trimmed."""
    breaks = [m.span() for m in _BREAK.finditer(text)]
    if _hard_wrapped(text):
        breaks = [(a, b) for a, b in breaks if b >= len(text) or text[b] == "\n" or text[a - 1 : a] == "\n"]
    edges = [0, *(edge for span in breaks for edge in span), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        piece = text[start:end]
        if piece.strip():
            yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _hard_wrapped(text: str) -> bool:
    """Whether lines were cut at a fixed width: most are 50-100 long and most of those end in mid-sentence."""
    lines = [line.rstrip() for line in text.split("\n", 400)[:400] if line.strip()]
    wide = [line for line in lines if len(line) in _WRAP_WIDTH]
    cut = [line for line in wide if line[-1].isalnum() or line[-1] in ",-"]
    return len(lines) >= 6 and len(wide) >= 0.6 * len(lines) and len(cut) >= 0.7 * len(wide)


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    words = lexicon("en", "abbreviations")
    return frozenset(words["titles"]), frozenset(words["before_numbers"]), frozenset(words["others"])


def _ends_sentence(text: str, mark: re.Match[str], end: int) -> bool:
    """Whether a mark that could end a sentence does: by the word before it and what follows."""
    after = text[mark.end() : min(end, mark.end() + 40)].lstrip()
    if not after:
        return True
    first = next((c for c in after if c not in _OPENERS and not c.isspace()), "")
    if mark.group()[-1] in "\"'”’»)]" and first.islower():
        return False  # '"Are you sure?" he asked'
    if not mark.group().startswith(".") or mark.group().startswith(".."):
        return not first.islower()
    return _full_stop_ends(text, mark.start(), after, first)


def _full_stop_ends(text: str, stop: int, after: str, first: str) -> bool:
    titles, before_numbers, others = _abbreviations()
    start = stop
    while start and (text[start - 1].isalnum() or text[start - 1] in ".-’'"):
        start -= 1
    word = text[start:stop].lower().lstrip("'’-")
    if word in titles and start < stop and text[start].isupper():
        return False
    if word in before_numbers and first.isdigit():
        return False
    if len(word) == 1 and word.isalpha() and text[start].isupper():
        return False  # an initial: "J. Smith"
    if word in others or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        return (first.isupper() and after[0] in _OPENERS) or _opens_sentence(after)
    return not first.islower()


_STARTERS = frozenset(
    [
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "it",
        "he",
        "she",
        "they",
        "we",
        "i",
        "but",
        "and",
        "this",
        "that",
        "there",
        "these",
        "those",
        "after",
        "before",
        "when",
        "while",
        "as",
        "if",
        "for",
    ]
)


def _opens_sentence(after: str) -> bool:
    """Whether the words after an abbreviation open a sentence: "in the U.S. The army" against "U.S. Army"."""
    word = re.match(r"[A-Z]\w*", after)
    return bool(word) and word.group().lower() in _STARTERS  # type: ignore[union-attr]


def sentences(text: str, ends: Collection[int] = ()) -> Iterator[Sentence]:
    """The sentences of a text, in order; `ends` are offsets at which one ends whatever stands there."""
    for number, (start, end) in enumerate(paragraphs(text)):
        marks = {m.end() for m in _END.finditer(text, start, end) if _ends_sentence(text, m, end)}
        cuts = [start, *sorted(marks | {at for at in ends if start < at < end}), end]
        for a, b in pairwise(cuts):
            words = tokens(text, a, b)
            if words:
                yield Sentence(words[0].start, words[-1].end, number, words)


def step() -> Step:
    """The step that every other stands on."""
    return Step(
        name="segment",
        version="2",
        needs=(),
        gives=("sentences",),
        run=each(_read),
    )


def _read(reading: Reading) -> Reading:
    document = reading.document
    return replace(reading, sentences=tuple(sentences(document.text, head_cuts(document.text, document.title))))
