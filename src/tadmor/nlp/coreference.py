"""The last one that fits: plain questions about what has been mentioned so far. When two fit alike, nobody is meant."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

__all__ = ["Mentioned", "dominant", "last", "only"]


_REACH = 400  # mentions: nobody remembers further back, and the cost stays linear


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A mention that later words may refer to: whom it means, its sentence, where it starts and at which word."""

    key: str
    sentence: int
    start: int
    at: int = 0


def last(
    mentioned: Sequence[Mentioned], fits: Callable[[Mentioned], bool], *, sentence: int, back: int
) -> Mentioned | None:
    """The latest fitting mention in this sentence or the `back` sentences before it."""
    for found in islice(reversed(mentioned), _REACH):
        if found.sentence < sentence - back:
            return None
        if fits(found):
            return found
    return None


def dominant(keys: Iterable[str], *, share: float, least: int) -> str | None:
    """The key that makes up at least `share` of all and occurs at least `least` times, if there is one."""
    count = Counter(keys)
    top = count.most_common(1)
    return top[0][0] if top and top[0][1] >= max(least, share * count.total()) else None


def only(keys: Iterable[int]) -> int | None:
    """The one key, when all are the same."""
    found = set(keys)
    return found.pop() if len(found) == 1 else None
