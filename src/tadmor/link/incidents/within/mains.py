"""What a report is mainly about, one happening with its dead, and which of its tellings are of it.

"At least 84 people were killed", "the toll had risen to 80, he said": title, opening and the tellings that have a place
and a day of their own say which happening is meant.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from importlib.resources import files

from tadmor.link.counts import TOLLS, UNARMED, Count
from tadmor.link.incidents.within.turns import Turns, turns_of
from tadmor.link.tellings.found.focus import focus
from tadmor.link.tellings.kinds import RESULTS, kinship, strange
from tadmor.link.tellings.mains import Main
from tadmor.link.tellings.marks import is_bare
from tadmor.link.tellings.places import EXACT, Spot, nearness
from tadmor.link.tellings.sentences import sentence
from tadmor.link.tellings.telling import Telling, joined
from tadmor.link.tellings.times import When
from tadmor.model import Reading

__all__ = ["toll_only", "with_main"]

_LEAD = 700  # characters beside the title: where a report says what it is about
_RECENT = 5  # days before its report in which what it is about happened
_BRIEF = 2  # days of one happening
_FEW, _MOST = 3, 2_000  # dead of one attack: fewer are no toll, more are a war's
_OF_ORDER = 2.5  # of two tolls of one happening, the higher by the lower, where words give its place or day
_NEAR_ORDER = 1.5  # the same where nothing but its number says which happening it is of
_WOUNDED = 0.25  # of the dead: fewer wounded are some of them only
_NEAR = 0.6  # nearness of two places that are one
_TOLD_AT_LEAST = 0.3  # share of `type` from which two kinds are kindred
_ASSAULT = "ASSAULT"
_PLAIN = frozenset(["BATTLE.attack"])
_PARTS = frozenset(["CIVHARM.killing", "BATTLE.raid", "BATTLE.clash"])  # of the man who did it, of those who stopped him
_TOWNS = (*EXACT, None)
@cache
def _pattern(name: str) -> re.Pattern[str]:
    data = tomllib.loads(files("tadmor.link.incidents.within").joinpath("mains.toml").read_text(encoding="utf-8"))
    some = "|".join(data[name])
    return re.compile(rf"\b(?:{some})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Report:
    """A report's tellings that may be of what it is about, and where it has come to at each."""

    reading: Reading
    fresh: Sequence[Telling]
    lead: Sequence[Telling]
    turns: Turns
    ends: Set[str]


def with_main(reading: Reading, found: Sequence[Telling], ends: Set[str] = frozenset()) -> list[Telling]:
    """Tellings, where all that is told of the report's main happening is one, with its place and day to compare by.

    So is how the one who did it ended, which `ends` tell, by id.
    """
    report = _seen(reading, found, ends)
    main = _main(report) if report.fresh else None
    if main is None:
        return list(found)
    about = [t for t in report.fresh if _is_of(t, main, report)]
    if not about:
        return list(found)
    ended = [t for t in found if t.id in report.ends and _fits_place(t, main.spots) and _fits_day(t, _days(main))]
    rest = [t for t in found if t not in about and t not in ended]
    as_one = [_toll_only(joined([_lent(t, main) for t in about]), report)]
    as_one += [joined([_lent(t, replace(main, end=True)) for t in ended])] if ended else []
    return [*rest, *as_one]


def _seen(reading: Reading, found: Sequence[Telling], ends: Set[str]) -> _Report:
    text, title = reading.document.text, reading.document.title or ""
    end = _LEAD + (len(title) if text.startswith(title) else 0)
    about = _pattern("title").search(title) is not None and not is_bare(text)
    fresh = [t for t in found if about and _may(t)]
    acts = [t for t in fresh if t.id not in ends]
    return _Report(reading, acts, [t for t in acts if t.start < end], turns_of(found), {t.id for t in fresh} & ends)


def _may(telling: Telling) -> bool:
    """Whether it tells as done what an attack is, of days just before its report."""
    when, day = telling.when, telling.published
    if telling.denied or telling.planned or telling.campaign or _ASSAULT not in telling.classes or day is None:
        return False
    return when is None or not when.own or (when.days <= _BRIEF and -1 <= (day - when.latest).days <= _RECENT)


def _main(report: _Report) -> Main | None:
    where = _where(report)
    if not where:
        return None
    at = [t for t in report.fresh if _fits_place(t, where)]
    day = _day(at, report)
    dated = [t for t in at if _fits_day(t, day)]
    tolls = _tolls(dated, report)
    if day is None or not tolls or _several(dated, report):
        return None
    kinds = frozenset(k for t in dated if t in report.lead for k in t.types if any(s.own for s in t.spots)) - RESULTS
    return Main(
        spots=where,
        earliest=day.earliest,
        latest=day.latest,
        sure=day.own,
        tolls=tolls,
        kinds=kinds,
    )


def _where(report: _Report) -> tuple[Spot, ...]:
    """The town of which the opening tells an attack, else the one that the report is about; none of several."""
    own = [s for t in report.lead if (s := _towns(t))]
    if own:
        apart = any(not _one_town(own[0], other) for other in own[1:])
        return () if apart else own[0]
    about = focus(report.reading)
    if about is None or about.precision not in _TOWNS:
        return ()
    return (about,) if report.lead or about.name in (report.reading.document.title or "") else ()


def _towns(telling: Telling) -> tuple[Spot, ...]:
    return tuple(s for s in telling.spots if s.own and s.named and s.precision in _TOWNS)


def _one_town(ones: Iterable[Spot], others: Iterable[Spot]) -> bool:
    some = tuple(others)
    return any((n := nearness(a, b)) is not None and n >= _NEAR for a in ones for b in some)


def _fits_place(telling: Telling, where: tuple[Spot, ...]) -> bool:
    """Whether it names no other place."""
    own = [s for s in telling.spots if s.own]
    return not own or any((n := nearness(a, b)) is not None and n > 0 for a in own for b in where)


def _day(at: Sequence[Telling], report: _Report) -> When | None:
    """The day that the opening gives, else any telling of the town; else that of publication or the one before."""
    said = [t.when for t in at if t.when is not None and t.when.own]
    first = [t.when for t in at if t in report.lead and t.when is not None and t.when.own]
    for some in (first, said):
        best = next((w for w in some if not w.told), None) or next(iter(some), None)
        if best is not None:
            return best
    day = at[0].published if at else None
    return When(earliest=day - timedelta(days=1), latest=day, own=False) if day else None


def _fits_day(telling: Telling, day: When | None) -> bool:
    """Whether it names no other day: a night has two, and a reader may err by one."""
    when = telling.when
    if when is None or not when.own or day is None:
        return True
    return (when.earliest - day.latest).days <= 1 and (day.earliest - when.latest).days <= 1


def _several(some: Sequence[Telling], report: _Report) -> bool:
    """Whether a report counts the dead of several attacks on its town: of two kinds, or of "a separate strike"."""
    deadly = [t for t in some if any(map(_is_toll, t.counts))]
    acts = [*deadly, *(t for t in some if t in report.lead)]
    if any(strange(a.types, b.types) for a in deadly for b in acts):
        return True
    return any(_says("another", c, report) and not _says("then", c, report) for t in deadly for c in t.counts)


def _tolls(some: Sequence[Telling], report: _Report) -> tuple[float, ...]:
    """The numbers of dead that are told of it: about the one of the opening, else the first whose words say where.

    Where no words say where, of one order only: a report that gives 89, 130 and 12 tells of other days.
    """
    found = [(t, float(c.best or 0)) for t in some for c in t.counts if _is_toll(c) and not _of_other(c, report)]
    lead, said = [n for t, n in found if t in report.lead], [n for t, n in found if _is_said(t)]
    first = max(lead) if lead else next(iter(said), None)
    if first is None:
        every = [n for _, n in found]
        return tuple(sorted(set(every))) if every and _ratio(min(every), max(every)) <= _NEAR_ORDER else ()
    return tuple(sorted(n for n in {*lead, *said} if _ratio(n, first) <= _OF_ORDER))


def _is_toll(count: Count) -> bool:
    """Whether it is a number of dead, and neither a part nor a sum of others, nor of those who fell in a fight."""
    whole = not (count.part or count.former or count.since or count.campaign)
    armed = bool(count.sides) or not count.population <= UNARMED
    exact = count.bound != "vague" and _FEW <= (count.best or 0) <= _MOST
    return count.role == "killed" and whole and exact and not armed


def _is_said(telling: Telling) -> bool:
    """Whether words say where or when it was, be it in the paragraph before it."""
    dated = telling.when is not None and telling.when.own
    return dated or any(s.own or s.here for s in telling.spots)


def _is_of(telling: Telling, main: Main, report: _Report) -> bool:
    """Whether a telling is of it: kindred, of no other place or day, with a toll of its order, not of another time."""
    day = _days(main)
    kin = kinship(telling.types, telling.classes, main.kinds or telling.types, telling.classes)
    if kin is None or kin[0] < _TOLD_AT_LEAST or not (_fits_place(telling, main.spots) and _fits_day(telling, day)):
        return False
    if not any(c.role in TOLLS for c in telling.counts):
        return _is_its_act(telling, main, report)
    if not _is_said(telling) and _turned(telling, main, report):
        return False
    most = _OF_ORDER if _is_said(telling) or telling in report.lead else _NEAR_ORDER
    return _counts_it(telling, main, report, most)


def _is_its_act(telling: Telling, main: Main, report: _Report) -> bool:
    """Whether it names the act itself: "Sunday's attack", "the shooting in Orlando", and no part of it.

    Who says that he did it tells less of it than of himself.
    """
    plain = bool(telling.types) and telling.types <= (_PLAIN | main.kinds) - _PARTS
    own = {p.key for p in telling.who if p.key} & telling.holders
    said = any(s.own for s in telling.spots) or (telling.when is not None and telling.when.own and main.sure)
    text = report.reading.document.text
    beside = ("".join((*sentence(text, span), span.text)) for span in telling.spans)
    other = any(_pattern(what).search(words) for words in beside for what in ("another", "then"))
    return plain and said and not (own or other or any(p.key for p in telling.whom))


def _days(main: Main) -> When:
    return When(earliest=main.earliest, latest=main.latest, own=False)


def _turned(telling: Telling, main: Main, report: _Report) -> bool:
    """Whether the report has come to another place since it named that of its main happening."""
    here = report.turns.get(telling.id, ())
    near = [n for a in here for b in main.spots if (n := nearness(a, b)) is not None]
    return bool(near) and max(near) <= -1


def _of_other(count: Count, report: _Report) -> bool:
    """Whether its sentence speaks of another act or time: "a separate strike killed 20", "130 died last November"."""
    return _says("another", count, report) or _says("then", count, report)


def _says(what: str, count: Count, report: _Report) -> bool:
    before, behind = sentence(report.reading.document.text, count.span)
    return _pattern(what).search(f"{before}{count.span.text}{behind}") is not None


def _counts_it(telling: Telling, main: Main, report: _Report, most: float) -> bool:
    """Whether its numbers of dead are of the toll's order, or it tells of no dead but of as many wounded."""
    dead = [c for c in telling.counts if c.role == "killed" and not c.part]
    if dead:
        return any(_in_order(c, main, most) and not _of_other(c, report) for c in dead)
    hurt = [c for c in telling.counts if c.role == "injured" and not (c.part or _of_other(c, report))]
    return any((c.best or 0) >= max(_FEW, _WOUNDED * main.tolls[-1]) for c in hurt)


def _in_order(count: Count, main: Main, most: float) -> bool:
    """Whether a number may be one of its tolls; "scores" may be any of as many."""
    if count.bound == "vague":
        return (count.low or 0) <= main.tolls[-1] and (count.high or main.tolls[-1]) >= main.tolls[0] / _NEAR_ORDER
    best = float(count.best or 0)
    return best > 0 and any(_ratio(best, toll) <= most for toll in main.tolls)


def _ratio(one: float, other: float) -> float:
    return max(one, other) / min(one, other)


def _toll_only(telling: Telling, report: _Report) -> Telling:
    """What is told as the main happening, without the dead that are no toll of it."""
    main = telling.main
    if main is None:
        return telling
    counts = (c for c in telling.counts if c.role != "killed" or c.part or _in_order(c, main, _OF_ORDER))
    counts = (c for c in counts if c.role not in TOLLS or not _of_other(c, report))
    text = report.reading.document.text
    done = any(_pattern("doer").search(text[s.span.start : s.span.end]) for s in telling.said)
    who = tuple(p for p in telling.who if not (done and _pattern("stopped").search(f"{p.name} {p.span.text}")))
    return replace(telling, counts=tuple(counts), who=who)


def _lent(telling: Telling, main: Main) -> Telling:
    """With the place and day of the main happening, where it has none, and without the dead that are no toll of it."""
    dated = telling.when is not None and telling.when.own
    own = any(s.own for s in telling.spots)
    return replace(
        telling,
        main=main,
        spots=telling.spots if own else tuple(replace(s, own=False) for s in main.spots),
        when=telling.when if dated else _days(main),
    )
