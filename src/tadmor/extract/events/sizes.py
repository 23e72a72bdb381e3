"""Which quantities size an event: those inside its arguments, or right before its trigger ("10 airstrikes")."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from tadmor.model import Quantity, Span

__all__ = ["Sizes"]


class Sizes:
    """The quantities of a reading in text order."""

    def __init__(self, quantities: Iterable[Quantity]) -> None:
        self._quantities: Sequence[Quantity] = sorted(quantities, key=lambda q: q.span.start)
        self._starts = [q.span.start for q in self._quantities]

    def of(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """The ids of the quantities that begin inside one of the spans, each once, in text order."""
        found = {q.span.start: q.id for span in spans for q in self._within(span)}
        return tuple(found[start] for start in sorted(found))

    def _within(self, span: Span) -> Iterator[Quantity]:
        i = bisect_left(self._starts, span.start)
        while i < len(self._starts) and self._starts[i] < span.end:
            yield self._quantities[i]
            i += 1
