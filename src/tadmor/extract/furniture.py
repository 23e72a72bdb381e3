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
    ends: re.Pattern[str]
    teases: re.Pattern[str]
    bio_within: int
    behind_within: int
    teaser: int


@cache
def _patterns() -> _Patterns:
    data = lexicon("en", "furniture")

    def joined(name: str) -> re.Pattern[str]:
        names = {"{name}": f"{_WORD}{_MORE}{{0,4}}", "{fullname}": f"(?!The ){_WORD}{_MORE}{{1,4}}"}
        parts = (f"(?:{part})" for part in data[name])
        return re.compile(re.sub(r"\{(?:full)?name\}", lambda m: names[m[0]], "|".join(parts)), re.IGNORECASE)

    return _Patterns(
        line=joined("line"),
        bio=joined("bio"),
        inline=joined("inline"),
        tail=joined("tail"),
        ends=joined("ends"),
        teases=joined("teases"),
        bio_within=data["bio_within"],
        behind_within=data["behind_within"],
        teaser=data["teaser"],
    )


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
    ended = _report_ends(text, paragraphs, patterns)
    for number, (start, end) in enumerate(paragraphs):
        if number >= ended:
            yield span_of(text, start, end)
            continue
        near_end = len(paragraphs) - number <= patterns.bio_within and number > 0
        if end - start <= _LONGEST and _whole(text[start:end], patterns, near_end=near_end):
            yield span_of(text, start, end)
        else:
            yield from _parts(text, start, end, patterns)


def _report_ends(text: str, paragraphs: Sequence[tuple[int, int]], patterns: _Patterns) -> int:
    """The number of the first paragraph behind which only teasers of other reports stand; how many there are, if none.

    Never where one of those is longer than a title, or has somebody's words.
    """
    first = max(1, len(paragraphs) - patterns.behind_within)
    for number in range(first, len(paragraphs)):
        line = text[slice(*paragraphs[number])]
        if not (patterns.ends.fullmatch(line) or patterns.teases.fullmatch(line)):
            continue
        rest = [text[a:b] for a, b in paragraphs[number + 1 :]]
        short = all(len(one) <= patterns.teaser and not re.search('["“”]', one) for one in rest)
        if short and 2 * sum(not one.rstrip().endswith(".") for one in rest) >= len(rest):
            return number
    return len(paragraphs)


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
    return Step(name="furniture", version="5", needs=("sentences",), gives=("furniture",), run=each(_read))
