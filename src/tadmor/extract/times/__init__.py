"""A time is an interval of days, never a bare date: the widest reading that the words allow.

Spans stand without their preposition. News hangs on the day of publication; a history hangs on the last time told.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from tadmor.extract.times.absolute import ABSOLUTE
from tadmor.extract.times.ancient import ANCIENT, carried
from tadmor.extract.times.business import BUSINESS, is_of_business
from tadmor.extract.times.context import Context
from tadmor.extract.times.counted import COUNTED
from tadmor.extract.times.grammar import Expression, expressions
from tadmor.extract.times.holidays import HOLIDAYS
from tadmor.extract.times.meaning import Meaning, precision
from tadmor.extract.times.months import MONTHS
from tadmor.extract.times.nights import is_night_of, night_of
from tadmor.extract.times.nth import NTH
from tadmor.extract.times.quoted import Quoted, heard
from tadmor.extract.times.recurring import RECURRING
from tadmor.extract.times.relative import RELATIVE
from tadmor.extract.times.story import CALENDAR, is_narrative, told
from tadmor.extract.times.years import YEARS
from tadmor.lang.datelines import told_on
from tadmor.model import Reading, Sentence, Span, Step, Time, each

__all__ = ["step", "times_of"]

_MEANINGS: Mapping[str, Callable[[Expression, Context], Meaning | None]] = {
    **ABSOLUTE,
    **MONTHS,
    **COUNTED,
    **RELATIVE,
    **ANCIENT,
    **BUSINESS,
    **RECURRING,
    **NTH,
    **HOLIDAYS,
    **YEARS,
}


def times_of(text: str, sentences: tuple[Sentence, ...], published: date | None) -> Iterator[Time]:
    """The time expressions of a text, in order, with what they mean."""
    published = published if published and published.year in CALENDAR else None
    context = Context(published, narrative=is_narrative(text, published), of_business=is_of_business(text))
    quoted = Quoted(text)
    for sentence in sentences:
        found = list(expressions(sentence.tokens))
        said = quoted.said_on(found, context, _meaning)
        for at, expression in enumerate(found):
            aloud = heard(context, said) if said and quoted.holds(expression) else context
            meaning = _meaning(expression, aloud)
            following = found[at + 1] if at + 1 < len(found) else None
            if meaning is not None and following is not None and is_night_of(expression, following):
                meaning = night_of(meaning, expression.word_after(), _meaning(following, aloud))
            if meaning is not None:
                context = told(context, expression, meaning)
                yield _time(text, expression, meaning)


def _meaning(expression: Expression, context: Context) -> Meaning | None:
    return carried(expression, context) or _MEANINGS[expression.kind](expression, context)


def _time(text: str, expression: Expression, meaning: Meaning) -> Time:
    start = expression.tokens[expression.first + meaning.skip].start
    return Time(
        span=Span(start, expression.end, text[start : expression.end]),
        type=meaning.type,
        value=meaning.value,
        earliest=meaning.earliest,
        latest=meaning.latest,
        precision=precision(meaning),
    )


def _read(reading: Reading) -> Reading:
    document = reading.document
    if document.lang not in (None, "en"):
        return reading
    return replace(reading, times=tuple(times_of(document.text, reading.sentences, told_on(document))))


def step() -> Step:
    """The step that reads times."""
    return Step(name="times", version="10", needs=("sentences",), gives=("times",), run=each(_read))
