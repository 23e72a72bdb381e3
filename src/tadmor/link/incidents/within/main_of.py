"""The one happening with many dead that a report is mainly about: its town, its day, its toll.

Title, opening and the tellings that have a place and a day of their own say which it is; a report that counts the dead
of several attacks is about none of them.
"""

from collections.abc import Sequence
from datetime import timedelta

from tadmor.link.counts import UNARMED, Count
from tadmor.link.incidents.within.about import Report, fits_day, fits_place
from tadmor.link.tellings.kinds import RESULTS, strange
from tadmor.link.tellings.mains import OF_ORDER, Main, times_more
from tadmor.link.tellings.places import EXACT, Spot, nearness
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.times import When

__all__ = ["FEW", "NEAR_ORDER", "main_of"]

FEW = 5
"""Dead from which on their number is a toll."""
NEAR_ORDER = 1.5
"""`OF_ORDER` where nothing but its number says of which happening a toll is."""
_DOZEN = 12  # "several" may be any few
_MOST = 2_000  # dead of one attack: more are a war's
_TOWNS = (*EXACT, None)


def main_of(report: Report) -> Main | None:
    """What a report is mainly about; None where it tells of no town, of no toll, or of several attacks."""
    where = _where(report)
    at = [t for t in report.fresh if where and fits_place(t, where)]
    day = _day(at, report)
    dated = [t for t in at if fits_day(t, day)]
    tolls = _tolls(dated, report, where)
    if day is None or not tolls or _several(dated, report):
        return None
    own = [t for t in dated if t in report.lead and any(s.own for s in t.spots)]
    kinds = frozenset(kind for t in own for kind in t.types) - RESULTS
    return Main(spots=where, earliest=day.earliest, latest=day.latest, sure=day.own, tolls=tolls, kinds=kinds)


def _where(report: Report) -> tuple[Spot, ...]:
    """The town of which the opening tells an attack, else the one that the report is about; none of several."""
    own = [s for t in report.lead if (s := _towns(t))]
    if own:
        return () if any(_apart(own[0], other) for other in own[1:]) else own[0]
    about = report.whole
    if about is None or about.precision not in _TOWNS:
        return ()
    return (about,) if report.lead or about.name in (report.document.title or "") else ()


def _towns(telling: Telling) -> tuple[Spot, ...]:
    return tuple(s for s in telling.spots if s.own and s.named and s.precision in _TOWNS)


def _apart(ones: Sequence[Spot], others: Sequence[Spot]) -> bool:
    """Whether they are two towns, and not a town and its quarter, which no gazetteer has or has close by."""
    near = [n for a in ones for b in others if (n := nearness(a, b)) is not None]
    unlisted = all(s.lat is None for s in (*ones, *others))
    return not any(n > (0 if unlisted else -1) for n in near)


def _day(at: Sequence[Telling], report: Report) -> When | None:
    """The day that the opening gives, else any telling of the town; else that of publication or the one before."""
    said = [(t, t.own_when) for t in at if t.own_when is not None]
    for some in ([w for t, w in said if t in report.lead], [w for _, w in said]):
        if some:
            return next((w for w in some if not w.told), some[0])
    day = at[0].published if at else None
    return When(earliest=day - timedelta(days=1), latest=day, own=False) if day else None


def _several(some: Sequence[Telling], report: Report) -> bool:
    """Whether a report counts the dead of several attacks on its town: from the air and by guns, or "a second strike".

    Men who opened fire and then blew themselves up made one.
    """
    deadly = [t for t in some if any(map(_is_toll, t.counts))]
    strikes = [_strikes(t) for t in (*deadly, *(t for t in some if t in report.lead))]
    if any(strange(_strikes(t), kinds) for t in deadly for kinds in strikes):
        return True
    return any(report.says("another", c) and not report.says("then", c) for t in deadly for c in t.counts)


def _strikes(telling: Telling) -> frozenset[str]:
    return frozenset(kind for kind in telling.types if kind.startswith("STRIKE."))


def _tolls(some: Sequence[Telling], report: Report, where: Sequence[Spot]) -> tuple[float, ...]:
    """The numbers of dead that are told of it: about the first of the opening, else the first whose words say where.

    Where no words say where, one number only: a report that gives 34, 50 and 6 tells of other days. None where the
    opening tells of a few dead.
    """
    counts = ((t, c) for t in some for c in t.counts if _is_toll(c, 1) and not report.of_other(c, where))
    every = [(t, float(c.best or 0)) for t, c in counts]
    if max((n for t, n in every if t in report.lead), default=FEW) < FEW:
        return ()
    found = [(t, n) for t, n in every if n >= FEW]
    lead, said = [n for t, n in found if t in report.lead], [n for t, n in found if t.placed_or_dated]
    first = next((n for t, n in found if t in report.lead and t.placed_or_dated), next(iter((*lead, *said)), None))
    if first is None:
        only = {n for _, n in found}
        return tuple(only) if len(only) == 1 else () if every else _vague(some, report, where)
    return tuple(sorted(n for n in {*lead, *said} if times_more(n, first) <= OF_ORDER))


def _vague(some: Sequence[Telling], report: Report, where: Sequence[Spot]) -> tuple[float, ...]:
    """Between what the toll of a first report lies that has no number yet: "dozens were killed"."""
    lead = [t for t in some if t in report.lead and t.placed_or_dated]
    counts = [c for t in lead for c in t.counts if c.role == "killed" and c.bound == "vague" and not c.part]
    ends = [(float(c.low or 0), float(c.high or 0)) for c in counts if not report.of_other(c, where)]
    return next(((low, high) for low, high in ends if low >= _DOZEN and high <= _MOST), ())


def _is_toll(count: Count, few: float = FEW) -> bool:
    """Whether it is a number of dead, and neither a part nor a sum of others, nor of those who fell in a fight."""
    whole = not (count.part or count.former or count.since or count.campaign)
    armed = bool(count.sides) or not count.population <= UNARMED
    exact = count.bound != "vague" and few <= (count.best or 0) <= _MOST
    return count.role == "killed" and whole and exact and not armed
