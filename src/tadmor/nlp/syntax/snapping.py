"""Stretches of words that a head has marked become phrases: whole ones, one each, without their prepositions."""

from collections.abc import Iterator, Sequence

from tadmor.model import Span, Spans, span_of
from tadmor.nlp.syntax.phrases import Parse, tokens_in

__all__ = ["SURE", "likeliest", "snapped"]

SURE = 0.5  # the chance that one word of what a role is given must have

Marked = tuple[Span, float]


def snapped(text: str, p: Parse, marked: Sequence[Marked]) -> Spans:
    """The phrases of a sentence that are marked surely enough, each once; what stands in other sentences as it is."""
    first, last = p.tokens[0].start, p.tokens[-1].end
    inside = [m for m in marked if first <= m[0].start < last]
    beside = [span for span, chance in marked if chance >= SURE and not first <= span.start < last]
    chances: dict[tuple[int, int], float] = {}
    for span, chance in inside:
        for stretch in _phrases(p, span):
            chances[stretch] = max(chance, chances.get(stretch, 0.0))
    kept = _joined(p, sorted(stretch for stretch, chance in chances.items() if chance >= SURE))
    found = [span_of(text, p.tokens[a].start, p.tokens[b - 1].end) for a, b in kept]
    return tuple(sorted([*found, *beside], key=lambda span: span.start))


def likeliest(text: str, p: Parse, marked: Sequence[Marked]) -> Spans:
    """The phrase of a sentence that is marked with the highest chance, however small; none where none is marked."""
    first, last = p.tokens[0].start, p.tokens[-1].end
    best = max((m for m in marked if first <= m[0].start < last), key=lambda m: m[1], default=None)
    return snapped(text, p, [(best[0], SURE)])[:1] if best else ()


def _phrases(p: Parse, span: Span) -> Iterator[tuple[int, int]]:
    """The half-open token ranges of the phrases that a span touches; words that are in none stand for themselves."""
    at, end = tokens_in(p, span)
    seen = -1
    touched = [p.at[i] for i in range(at, end) if p.at[i] >= 0]
    if not touched and at < end:
        yield at, end
    for number in touched:
        if number != seen:
            seen = number
            yield p.phrases[number].start, p.phrases[number].end


def _joined(p: Parse, stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Phrases with what "of" ties to them: "a convoy of trucks"."""
    made: list[tuple[int, int]] = []
    for start, end in stretches:
        if made and (start < made[-1][1] or (start == made[-1][1] + 1 and p.low[start - 1] == "of")):
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made
