"""Which tellings of a report are of the one happening that it is mainly about: they get its place and day.

"At least 34 people were killed", "the toll had risen to 30, he said", "Sunday's attack" stand all over such a report in
sentences that bear neither day nor place; they are told as one, each speaker with his number.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from math import inf

from tadmor.link.counts import TOLLS, Count
from tadmor.link.incidents.within.about import Report, fits_day, fits_place, is_about_one, pattern, seen
from tadmor.link.incidents.within.known import loosened
from tadmor.link.incidents.within.main_of import FEW, NEAR_ORDER, main_of
from tadmor.link.tellings.kinds import kinship
from tadmor.link.tellings.mains import OF_ORDER, Main, times_more
from tadmor.link.tellings.places import nearness
from tadmor.link.tellings.sentences import sentence
from tadmor.link.tellings.telling import Telling, joined
from tadmor.link.tellings.times import When
from tadmor.model import Reading

__all__ = ["with_main"]

_WOUNDED = 0.25  # of the dead: fewer wounded are some of them only
_KINDRED = 0.3  # share of `type` from which two kinds are kindred
_LIST = re.compile(r" (?:[\w’'-]+ ){1,4}and (?:at least |about |some )?")
_PLAIN = frozenset(["BATTLE.attack"])
_PARTS = frozenset(["CIVHARM.killing", "BATTLE.raid", "BATTLE.clash"])
"""What may be done to the man who did it, or by those who stopped him."""


def with_main(reading: Reading, found: Sequence[Telling], ends: Set[str] = frozenset()) -> list[Telling]:
    """Tellings, where all that is told of the report's main happening is one, with its place and day to compare by.

    So is how the one who did it ended, which `ends` tell, by id.
    """
    if not is_about_one(reading.document):
        return list(found)
    told = [loosened(t, reading.document.text) for t in found]
    report = seen(reading, told, ends)
    main = main_of(report)
    if main is None:
        return list(found)
    of_it = [t for t in report.fresh if _is_of(t, main, report)]
    if not of_it:
        return list(found)
    ended = [t for t in told if t.id in report.ends and fits_place(t, main.spots) and fits_day(t, _days(main))]
    as_one = [_toll_only(joined([_lent(t, main) for t in of_it]), main, report)]
    if ended:
        as_one.append(joined([_lent(t, replace(main, end=True)) for t in ended]))
    gone = {t.id for t in (*of_it, *ended)}
    return [*(t for t in found if t.id not in gone), *as_one]


def _is_of(telling: Telling, main: Main, report: Report) -> bool:
    """Whether a telling is of it: kindred, of no other place or day, with a toll of its order, not of another time."""
    kin = kinship(telling.types, telling.classes, main.kinds or telling.types, telling.classes)
    if kin is None or kin[0] < _KINDRED:
        return False
    if not (fits_place(telling, main.spots) and fits_day(telling, _days(main))):
        return False
    if not any(c.role in TOLLS for c in telling.counts):
        return _is_its_act(telling, main, report) or _is_grave(telling, main, report)
    known = telling.placed_or_dated or any(c.role == "killed" and (c.best or 0) in main.tolls for c in telling.counts)
    return (known or not _turned(telling, main, report)) and _counts_it(telling, main, report)


def _is_its_act(telling: Telling, main: Main, report: Report) -> bool:
    """Whether it names the act itself: "Sunday's attack", "the raid in Arlun", and no part of it.

    Who says that he did it tells less of it than of himself.
    """
    plain = bool(telling.types) and telling.types <= (_PLAIN | main.kinds) - _PARTS
    own = {p.key for p in telling.who if p.key} & telling.holders
    dated = telling.own_when is not None and main.sure
    if not plain or own or any(p.key for p in telling.whom) or not (dated or any(s.own for s in telling.spots)):
        return False
    beside = [span.text.join(sentence(report.document.text, span)) for span in telling.spans]
    return not any(pattern(what).search(words) for words in beside for what in ("another", "then"))


def _is_grave(telling: Telling, main: Main, report: Report) -> bool:
    """Whether it counts who may yet die of it: "forty were in a critical condition"."""
    some = [c for c in telling.counts if c.role == "critical" and not report.of_other(c, main.spots)]
    return any((c.best or 0) >= FEW for c in some) and not _turned(telling, main, report)


def _turned(telling: Telling, main: Main, report: Report) -> bool:
    """Whether the report has come to another place since it named that of its main happening."""
    here = report.turns.get(telling.id, ())
    near = [n for a in here for b in main.spots if (n := nearness(a, b)) is not None]
    return bool(near) and max(near) <= -1


def _counts_it(telling: Telling, main: Main, report: Report) -> bool:
    """Whether its numbers of dead are of the toll's order, or it tells of no dead but of as many wounded."""
    most = OF_ORDER if telling.placed_or_dated or telling in report.lead else NEAR_ORDER
    own = [c for c in telling.counts if not (c.part or report.of_other(c, main.spots))]
    other = [c for c in telling.counts if c.role == "killed" and not c.part and c not in own]
    beaten = own and all(report.is_beaten(c) for c in other)  # "53 were wounded, which surpassed the 32 killed in 2007"
    if any(c.role == "killed" and not c.part for c in (own if beaten else telling.counts)):
        return any(c.role == "killed" and _in_order(c, main, most) for c in own)
    return any(c.role == "injured" and (c.best or 0) >= max(FEW, _WOUNDED * main.tolls[-1]) for c in own)


def _in_order(count: Count, main: Main, most: float) -> bool:
    """Whether a number may be one of its tolls; "scores" may be any of as many."""
    if count.bound == "vague":
        return (count.low or 0) <= main.tolls[-1] and (count.high or main.tolls[-1]) >= main.tolls[0] / NEAR_ORDER
    best = float(count.best or 0)
    return best > 0 and any(times_more(best, toll) <= most for toll in main.tolls)


def _toll_only(telling: Telling, main: Main, report: Report) -> Telling:
    """What is told as the main happening, without the dead that are no toll of it, those who are some of its wounded,
    and those who stopped its doer.
    """
    hurt = max((c.best or 0 for c in telling.counts if c.role == "injured" and not c.part), default=0)
    least = max(_WOUNDED * main.tolls[-1], hurt / OF_ORDER)
    tolls = [c for c in telling.counts if c.role == "killed" and not c.part and _in_order(c, main, OF_ORDER)]
    text = report.document.text
    counts = (c for c in telling.counts if c.role != "killed" or c.part or c in tolls or _is_listed(c, tolls, text))
    counts = (c for c in counts if c.role != "injured" or c.part or (c.high or inf) >= least)
    kept = tuple(c for c in counts if c.role not in TOLLS or not report.of_other(c, main.spots))
    done = any(pattern("doer").search(said.span.text) for said in telling.said)
    who = tuple(p for p in telling.who if not (done and pattern("stopped").search(f"{p.name} {p.span.text}")))
    return replace(telling, counts=kept, who=who)


def _is_listed(count: Count, tolls: Sequence[Count], text: str) -> bool:
    """Whether it stands in one list with a toll: "nine soldiers and two civilians"."""
    return any(_LIST.fullmatch(text, toll.span.end, count.span.start) is not None for toll in tolls)


def _lent(telling: Telling, main: Main) -> Telling:
    """With the place and the day of the main happening, where it has none of its own."""
    dated = telling.own_when is not None
    own = any(s.own for s in telling.spots)
    return replace(
        telling,
        main=main,
        spots=telling.spots if own else tuple(replace(s, own=False) for s in main.spots),
        when=telling.when if dated else _days(main),
    )


def _days(main: Main) -> When:
    return When(earliest=main.earliest, latest=main.latest, own=False)
