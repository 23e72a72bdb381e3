"""When it was, as its reports say."""

from collections import Counter
from collections.abc import Mapping, Sequence

from tadmor.link.incidents.heads.counted import BORNE_OUT, reports
from tadmor.link.tellings.kinds import HELD
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.times import When, apart_days

__all__ = ["days"]

_WEEK = 7  # days
_SEVERAL = 3  # reports of which most say which day it was


def days(some: Sequence[Telling], told_by: Mapping[str, str], type_: str | None = None) -> list[When]:
    """The times that words give; a day of telling is none: "he said on Tuesday that the hospital had been hit".

    Since when a place had been held says nothing of its taking (`type_` is what heads it), where others tell that.
    What a campaign cost is of all the days over which anybody counts it.
    """
    held = type_ == HELD
    happened = [t for t in some if t.own_when is not None and (held or not _lasted(t))] or some
    borne = [] if any(t.campaign for t in some) else _most_told(happened, told_by)
    own = borne or [t.own_when for t in happened if t.own_when is not None]
    return [w for w in own if not w.told]


def _lasted(telling: Telling) -> bool:
    """Whether it tells that a place was held over weeks and more: "held since May"."""
    when = telling.own_when
    return telling.types == {HELD} and when is not None and when.days > _WEEK


def _most_told(some: Sequence[Telling], told_by: Mapping[str, str]) -> list[When]:
    """Of what several reports are mainly about the day that most of them give, where most do: a reader may err.

    Of anything else the times that two accounts give, where two give one, and those beside them that others give.
    """
    mains = [t.own_when for t in some if t.main is not None and t.own_when is not None and t.own_when.days == 1]
    counted = Counter(w.earliest for w in mains)
    if len(mains) >= _SEVERAL:
        best, times = min(counted.items(), key=lambda pair: (-pair[1], pair[0]))
        if times * 2 >= len(mains):
            return [w for w in mains if w.earliest == best]
    known = [(told_by[t.id], t.own_when) for t in some if t.own_when is not None and not t.own_when.told]
    given = reports((account, (w.earliest, w.latest)) for account, w in known)
    borne = [w for _, w in known if given[w.earliest, w.latest] >= BORNE_OUT]
    return [w for _, w in known if w in borne or _beside(w, borne)]


def _beside(when: When, borne: Sequence[When]) -> bool:
    """Whether one account alone gives the day before or behind one that two give: it was on one of both."""
    return when.days == 1 and any(w.days == 1 and apart_days(w, when) == 1 for w in borne)
