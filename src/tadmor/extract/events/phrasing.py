"""The spans of a role as a reader would mark them: one for "the consulate in the port", none of bare articles.

What the heads mark is cut into phrases one by one; here those that prepositions tie are put together again, and what
belongs to something else (the trigger itself, a date beside a name, an aside after a comma) is taken off.
"""

from collections.abc import Iterable, Iterator, Sequence

from tadmor.model import Span, Spans, span_of
from tadmor.nlp.syntax.joining import joined
from tadmor.nlp.syntax.kinds import Kinds
from tadmor.nlp.syntax.small_words import grammar
from tadmor.nlp.syntax.triggers import triggers

__all__ = ["of_doers", "of_sufferers", "without_weapons"]

_EDGES = " -–,'’\"“”("


def of_doers(text: str, spans: Spans, trigger: Span, kinds: Kinds, marked: Sequence[Span] = ()) -> Spans:
    """Who does it: of a phrase that holds the trigger ("Turkish shelling") what stands before it.

    `marked` are the stretches that the heads mark, each of which is one party unless it is a list.
    """
    return joined(text, _clean(text, (_before(text, span, trigger) for span in spans), kinds), marked)


def without_weapons(spans: Spans, kinds: Kinds) -> Spans:
    """Who does harm, without what it is done with."""
    return tuple(span for span in spans if not _is_weapon(span, kinds))


def _is_weapon(span: Span, kinds: Kinds) -> bool:
    """ "a car bomb", "the blast": what it is done with, and nobody in whose hands."""
    last = span.text.rpartition(" ")[2].lower()
    noun = any(word.part == "noun" and word.words[-1] == last for word in triggers().get(last, ()))
    return (last in grammar().kinds["weapon"] or noun) and not kinds.actors.meeting(span.start, span.end)


def of_sufferers(text: str, spans: Spans, trigger: Span, kinds: Kinds, marked: Sequence[Span] = ()) -> Spans:
    """To whom it is done: of a phrase that holds the trigger ("U.S.-backed forces") what stands behind it."""
    return joined(text, _clean(text, (_behind(text, span, trigger) for span in spans), kinds), marked)


def _clean(text: str, spans: Iterable[Span | None], kinds: Kinds) -> Iterator[Span]:
    """Spans past a date that opens them, without those that are articles only."""
    for span in spans:
        whole = _undated(text, span, kinds) if span else None
        if whole is not None and whole.text.lower() not in grammar().events["empty"]:
            yield whole


def _undated(text: str, span: Span, kinds: Kinds) -> Span | None:
    """ "Mon 11 July 12 fighters": from behind the date."""
    marked = kinds.times.meeting(span.start, span.end)
    dates = [end for start, end in marked if end < span.end and _opens(text[span.start : start])]
    return _trimmed(text, dates[-1], span.end) if dates and text[dates[-1]] == " " else span


def _opens(words: str) -> bool:
    """Whether nothing but a heading stands before a date: "Date of publication 21 September"."""
    return words.strip().lower() in ("", *grammar().events["empty"])


def _before(text: str, span: Span, trigger: Span) -> Span | None:
    holds = span.start <= trigger.start < span.end
    return _trimmed(text, span.start, trigger.start) if holds else span


def _behind(text: str, span: Span, trigger: Span) -> Span | None:
    holds = span.start <= trigger.start and trigger.end < span.end and text[trigger.start - 1] == "-"
    return _trimmed(text, trigger.end, span.end) if holds else span


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return span_of(text, start, end) if start < end else None
