"""The mentions of a document's actors, found by place: which stand over a phrase, which before it, which between."""

from bisect import bisect_left
from collections.abc import Iterable

from tadmor.extract.attributions.speakers.standing import joined
from tadmor.model import Actor, Reading, Span, overlap

__all__ = ["Mention", "Told"]

_BACK = 80  # mentions looked back at

Mention = tuple[Span, Actor]


class Told:
    """All mentions in text order; no question costs more than the mentions near its place."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.document.text
        self.actors = reading.actors
        self._all = sorted(_mentions(reading.actors), key=lambda m: (m[0].start, m[0].end))
        self._starts = [span.start for span, _ in self._all]
        self._longest = max((span.end - span.start for span, _ in self._all), default=0)

    def over(self, span: Span) -> list[Mention]:
        """Those that share a character with a span."""
        low = bisect_left(self._starts, span.start - self._longest)
        return [m for m in self._all[low : bisect_left(self._starts, span.end)] if overlap(m[0], span)]

    def before(self, start: int) -> list[Mention]:
        """The last ones in front of an offset, none of them inside an adjective."""
        at = bisect_left(self._starts, start)
        return [m for m in self._all[max(0, at - _BACK) : at] if not joined(self.text, m[0])]

    def between(self, low: int, high: int) -> list[Mention]:
        """Those that begin from one offset on and end before another, none of them inside an adjective."""
        first, last = bisect_left(self._starts, low), bisect_left(self._starts, high)
        return [
            m for m in self._all[first : min(last, first + _BACK)] if m[0].end <= high and not joined(self.text, m[0])
        ]


def _mentions(actors: Iterable[Actor]) -> list[Mention]:
    return [(span, actor) for actor in actors for span in actor.mentions]
