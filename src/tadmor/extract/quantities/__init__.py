"""A quantity keeps its bounds: "some 4,000" is about 4,000, "more than 5,000" is open upwards, "dozens" 24 to 99.

The span holds the word that sets the bound and not the unit. Dates, clock times, ages, names and calibres are none.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tadmor.extract.quantities.bounds import Bounded, best_of, bounded, joined
from tadmor.extract.quantities.counting import Counted, counted, elliptic
from tadmor.extract.quantities.grammar import amounts
from tadmor.extract.quantities.lists import carried, of_them
from tadmor.extract.quantities.parts import partaking
from tadmor.extract.quantities.taken_up import Before, before_next, taken_up
from tadmor.extract.quantities.vetoes import counts
from tadmor.model import Quantity, Reading, Sentence, Span, Step, each, item_id, span_of

__all__ = ["quantities_of", "step"]


def quantities_of(document: str, text: str, sentences: Sequence[Sentence], apart: Sequence[Span]) -> Iterator[Quantity]:
    """The quantities of a text, in order; `apart` are spans, in order, in which a number is no quantity."""
    starts = [span.start for span in apart]
    last: str | None = None
    named: str | None = None
    before = Before()
    for sentence in sentences:
        tokens, some = sentence.tokens, list[tuple[Bounded, Counted]]()
        for found in _joined(sentence, [bounded(tokens, amount) for amount in amounts(tokens)]):
            span = _span(sentence, found, text)
            if _meets(span, apart, starts) or not counts(tokens, found):
                continue
            of = of_them(tokens, found, elliptic(tokens, found, counted(tokens, found, text), last), named)
            last = of.unit
            named = last if of.role == "force" else named
            some.append((found, of))
        ends = taken_up(tokens, some, before, text[: tokens[0].start] if tokens else "")
        some = [(found, of) for (found, _), of in zip(some, ends, strict=True)]
        ends = list(carried(tokens, some))
        ends = partaking(tokens, [(found, of) for (found, _), of in zip(some, ends, strict=True)])
        before = before_next(before, ends)
        for (found, _), of in zip(some, ends, strict=True):
            span = _span(sentence, found, text)
            yield Quantity(
                id=item_id("q", document, (span,)),
                span=span,
                low=found.low,
                high=found.high,
                best=best_of(found),
                bound=found.bound,
                unit=of.unit,
                scope=of.scope,
                role=of.role,
            )


def _span(sentence: Sentence, found: Bounded, text: str) -> Span:
    tokens = sentence.tokens
    end = tokens[found.last].end if _has_percent(sentence, found) else tokens[found.last - 1].end
    return span_of(text, tokens[found.first].start, end)


def _joined(sentence: Sentence, found: Sequence[Bounded]) -> Iterator[Bounded]:
    """Amounts with the two ends of one taken together."""
    left: Bounded | None = None
    for right in found:
        whole = joined(sentence.tokens, left, right) if left is not None else None
        if whole is not None:
            left = whole
            continue
        if left is not None:
            yield left
        left = right
    if left is not None:
        yield left


def _has_percent(sentence: Sentence, found: Bounded) -> bool:
    return found.last < len(sentence.tokens) and sentence.tokens[found.last].text == "%"


def _meets(span: Span, apart: Sequence[Span], starts: Sequence[int]) -> bool:
    """Whether a span shares a character with one of those set apart (in order, hardly overlapping)."""
    at = bisect_right(starts, span.end - 1)
    return any(apart[n].end > span.start for n in range(max(0, at - 2), at))


def _read(reading: Reading) -> Reading:
    document = reading.document
    if document.lang not in (None, "en"):
        return reading
    apart = sorted([*reading.furniture, *(time.span for time in reading.times)], key=lambda span: span.start)
    found = tuple(quantities_of(document.id, document.text, reading.sentences, apart))
    return replace(reading, quantities=found)


def step() -> Step:
    """The step that reads quantities."""
    return Step(
        name="quantities",
        version="17",
        needs=("sentences", "times", "furniture"),
        gives=("quantities",),
        run=each(_read),
    )
