"""When it was, as its reports say."""

from collections import Counter
from collections.abc import Sequence

from tadmor.link.incidents.heads.counted import BORNE_OUT, reports
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.times import When

__all__ = ["days"]

_SEVERAL = 3  # reports of which most say which day it was


def days(some: Sequence[Telling]) -> list[When]:
    """The times that words give; a day of telling is none: "he said on Tuesday that the hospital had been hit"."""
    own = _most_told(some) or [t.own_when for t in some if t.own_when is not None]
    return [w for w in own if not w.told]


def _most_told(some: Sequence[Telling]) -> list[When]:
    """Of what several reports are mainly about the day that most of them give, where most do: a reader may err.

    Of anything else the times that two reports give, where two give one.
    """
    mains = [t.own_when for t in some if t.main is not None and t.own_when is not None and t.own_when.days == 1]
    counted = Counter(w.earliest for w in mains)
    if len(mains) >= _SEVERAL:
        best, times = min(counted.items(), key=lambda pair: (-pair[1], pair[0]))
        if times * 2 >= len(mains):
            return [w for w in mains if w.earliest == best]
    known = [(t.document, t.own_when) for t in some if t.own_when is not None and not t.own_when.told]
    given = reports((document, (w.earliest, w.latest)) for document, w in known)
    return [w for _, w in known if given[w.earliest, w.latest] >= BORNE_OUT]
