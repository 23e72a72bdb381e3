"""What stands on the page and is not the report: share boxes, teasers, credits, notes on rights, footnote marks.

Precision before recall: a line goes only when all of it is furniture, and words that somebody says never do.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tadmor.lang import lexicon
from tadmor.model import Reading, Sentence, Span, Spans, Step, each, span_of

__all__ = ["furniture_of", "step"]

_WORD = r"[A-Z][\w’'.-]{0,30}"
_MORE = rf"(?: (?:(?:de|van|von|al|bin|el|of) )?{_WORD})"
_LONGEST = 700  # characters: no furniture line is longer, and a longer paragraph is not looked at whole
_TAIL = 360


@dataclass(frozen=True, slots=True)
class _Patterns:
    line: re.Pattern[str]
    bio: re.Pattern[str]
    inline: re.Pattern[str]
    tail: re.Pattern[str]
    bio_within: int


@cache
def _patterns() -> _Patterns:
    data = lexicon("en", "furniture")

    def joined(name: str) -> re.Pattern[str]:
        names = {"{name}": f"{_WORD}{_MORE}{{0,4}}", "{fullname}": f"(?!The ){_WORD}{_MORE}{{1,4}}"}
        parts = (f"(?:{part})" for part in data[name])
        return re.compile(re.sub(r"\{(?:full)?name\}", lambda m: names[m[0]], "|".join(parts)), re.IGNORECASE)

    return _Patterns(joined("line"), joined("bio"), joined("inline"), joined("tail"), data["bio_within"])


def _paragraphs(sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Offsets of the paragraphs that some sentences make."""
    bounds: dict[int, tuple[int, int]] = {}
    for sentence in sentences:
        start, _ = bounds.get(sentence.paragraph, (sentence.start, 0))
        bounds[sentence.paragraph] = (start, sentence.end)
    return list(bounds.values())


def furniture_of(text: str, sentences: Sequence[Sentence]) -> Iterator[Span]:
    """The furniture of a text, in order, without overlap."""
    patterns, paragraphs = _patterns(), _paragraphs(sentences)
    for number, (start, end) in enumerate(paragraphs):
        near_end = len(paragraphs) - number <= patterns.bio_within and number > 0
        if end - start <= _LONGEST and _whole(text[start:end], patterns, near_end=near_end):
            yield span_of(text, start, end)
        else:
            yield from _parts(text, start, end, patterns)


def _whole(paragraph: str, patterns: _Patterns, *, near_end: bool) -> bool:
    """Whether a paragraph is furniture from its first character to its last."""
    if patterns.line.fullmatch(paragraph):
        return True
    return near_end and not re.search('["“”]', paragraph) and bool(patterns.bio.fullmatch(paragraph))


def _parts(text: str, start: int, end: int, patterns: _Patterns) -> Iterator[Span]:
    tail = next(
        (m for m in patterns.tail.finditer(text, max(start, end - _TAIL), end) if m.end() == end and m.start() > start),
        None,
    )
    for match in patterns.inline.finditer(text, start, tail.start() if tail else end):
        yield Span(match.start(), match.end(), match.group())
    if tail:
        yield Span(tail.start(), tail.end(), tail.group())


def _read(reading: Reading) -> Reading:
    if reading.document.lang not in (None, "en"):
        return reading
    found: Spans = tuple(furniture_of(reading.document.text, reading.sentences))
    return replace(reading, furniture=found)


def step() -> Step:
    """The step that sets furniture apart."""
    return Step(name="furniture", version="3", needs=("sentences",), gives=("furniture",), run=each(_read))
