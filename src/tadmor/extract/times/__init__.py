"""A time is an interval of days, never a bare date: the widest reading that the words allow.

Spans stand without their preposition. News hangs on the day of publication; a history hangs on the last time told.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from tadmor.extract.times.absolute import ABSOLUTE
from tadmor.extract.times.context import Context
from tadmor.extract.times.counted import COUNTED
from tadmor.extract.times.grammar import Expression, expressions
from tadmor.extract.times.meaning import Meaning, precision
from tadmor.extract.times.periods import Period
from tadmor.extract.times.recurring import RECURRING
from tadmor.extract.times.relative import RELATIVE
from tadmor.model import Reading, Sentence, Span, Step, Time, each

__all__ = ["step", "times_of"]

_MEANINGS: Mapping[str, Callable[[Expression, Context], Meaning | None]] = {
    **ABSOLUTE,
    **COUNTED,
    **RELATIVE,
    **RECURRING,
}
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_NEWS = re.compile(r"\b(?:today|yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|last (?:week|month|year))\b")
_CALENDAR = range(1000, 2200)  # years in which relative expressions are counted; no report is from outside


def times_of(text: str, sentences: tuple[Sentence, ...], published: date | None) -> Iterator[Time]:
    """The time expressions of a text, in order, with what they mean."""
    published = published if published and published.year in _CALENDAR else None
    context = Context(published, narrative=_is_narrative(text, published))
    for sentence in sentences:
        for expression in expressions(sentence.tokens):
            meaning = _MEANINGS[expression.kind](expression, context)
            if meaning is None:
                continue
            context = _told(context, meaning)
            start = expression.tokens[expression.first + meaning.skip].start
            yield Time(
                span=Span(start, expression.end, text[start : expression.end]),
                type=meaning.type,
                value=meaning.value,
                earliest=meaning.earliest,
                latest=meaning.latest,
                precision=precision(meaning),
            )


def _is_narrative(text: str, published: date | None) -> bool:
    """A history names many years, hardly ever that of its publication or the one before, and few days of the week."""
    years = [int(found) for found in _YEAR.findall(text)]
    if published is None:
        return bool(years)
    near = sum(published.year - 1 <= year <= published.year + 1 for year in years)
    return len(years) >= 8 and near < 0.2 * len(years) and 4 * len(_NEWS.findall(text)) < len(years)


def _told(context: Context, meaning: Meaning) -> Context:
    if not meaning.anchors or meaning.earliest is None or meaning.latest is None:
        return context
    if meaning.earliest.year not in _CALENDAR or meaning.latest.year not in _CALENDAR:
        return context
    single = meaning.earliest == meaning.latest
    first = min(context.first or meaning.earliest, meaning.earliest) if single else context.first
    return replace(context, anchor=Period(meaning.earliest, meaning.latest, meaning.value or ""), first=first)


def _read(reading: Reading) -> Reading:
    document = reading.document
    if document.lang not in (None, "en"):
        return reading
    return replace(reading, times=tuple(times_of(document.text, reading.sentences, document.published)))


def step() -> Step:
    """The step that reads times."""
    return Step(name="times", version="2", needs=("sentences",), gives=("times",), run=each(_read))
