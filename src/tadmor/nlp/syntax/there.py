"""What "there" takes up: the last place that the sentence names before it."""

from collections.abc import Iterable

from tadmor.model import Span, Spans, span_of
from tadmor.nlp.syntax.kinds import Kinds
from tadmor.nlp.syntax.phrases import Parse

__all__ = ["taken_up"]


def taken_up(p: Parse, kinds: Kinds, spans: Iterable[Span]) -> Spans:
    """Spans with the place that each "there" means; one that no place of its sentence stands before stays as it is."""
    return tuple(_meant(p, kinds, span) if span.text.lower() == "there" else span for span in spans)


def _meant(p: Parse, kinds: Kinds, there: Span) -> Span:
    named = kinds.places.within(p.tokens[0].start, there.start)
    return span_of(kinds.text, *named[-1]) if named else there
