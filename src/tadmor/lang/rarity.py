"""Since when nothing was like what is told: "the biggest defeat since it set up its state two years ago"."""

import re
from functools import cache

from tadmor.lang import lexicon

__all__ = ["is_rare_since"]

_REACH = 160  # characters before a time in which a superlative is looked for
_END = re.compile(r"[.!?]\s|\n")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    patterns = lexicon("en", "clauses")["patterns"]
    return re.compile(patterns["worst"], re.IGNORECASE), re.compile(rf"{patterns['day']}|{patterns['dated']}")


def is_rare_since(text: str, start: int, act: int = 0) -> bool:
    """Whether a clause ends at `start` since which no act was so: "the worst defeat since it set up its state in".

    Of several times behind "since" only the first can be that; what is told behind it, from an offset `act` on,
    happened then.
    """
    worst, time = _patterns()
    low = max(0, start - _REACH)
    low = max((m.end() for m in _END.finditer(text, low, start)), default=low)
    found = worst.search(text[low:start])
    if found is None:
        return False
    since = low + found[0].lower().rindex("since") + found.start()
    return since >= act and time.search(text, since + len("since"), start) is None
