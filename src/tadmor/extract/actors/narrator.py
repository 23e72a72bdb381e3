"""Whose "I" it is where a report's own author says it: nobody's whom the report tells of."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from tadmor.extract.actors.found import Found
from tadmor.nlp.known import Scanned
from tadmor.nlp.quotations import outermost, quotations

__all__ = ["without_narrator"]


def without_narrator(text: str, scanned: Sequence[Scanned], founds: Iterable[Found]) -> list[Found]:
    """What was found, without "I" and "my" outside the quotation marks of a report whose speakers say "I" inside."""
    some = list(founds)
    quoted = [(q.start, q.end) for q in outermost(quotations(text))]
    own = [found for found in some if found.asks == "self"]
    inside = {id(f) for f in own if _within(scanned[f.sentence].words[f.first].start, quoted)}
    return [found for found in some if found.asks != "self" or not inside or id(found) in inside]


def _within(start: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether an offset lies in one of some spans that are in text order."""
    at = bisect_right(spans, start, key=lambda span: span[0]) - 1
    return at >= 0 and start < spans[at][1]
