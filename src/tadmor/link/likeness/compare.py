"""Why two tellings may be one happening: a sum of traits, each with its weight and its words; the same from both sides.

The comparison knows only the two tellings, never the store: so incidents do not depend on the order of arrival.
"""

from tadmor.link.counts import Count
from tadmor.link.likeness.anchors import anchored, one_number
from tadmor.link.likeness.answers import answers
from tadmor.link.likeness.beside import beside
from tadmor.link.likeness.bonds import one_by_name
from tadmor.link.likeness.control import OPEN, one_prize
from tadmor.link.likeness.counted import absurd, one_figure, one_toll
from tadmor.link.likeness.events import event_traits, kin, other_way
from tadmor.link.likeness.measured import measured
from tadmor.link.likeness.raised import raised
from tadmor.link.likeness.scenery import best_spots, happening
from tadmor.link.likeness.shared_words import same_words, shared_words
from tadmor.link.likeness.sides import contested, doers, is_kept
from tadmor.link.likeness.straight import straight
from tadmor.link.likeness.veto import Never, Traits, Unfit
from tadmor.link.tellings.kinds import kinship
from tadmor.link.tellings.parties import relate
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.threads import parted
from tadmor.link.tellings.times import apart_days, apart_if_said, closeness
from tadmor.link.tellings.words import cosine
from tadmor.link.weights import weights
from tadmor.model.incidents import Joint, Trait

__all__ = ["UNFIT", "VETOED", "absurd", "best_spots", "compare", "compatible", "contested", "doers", "is_kept"]

VETOED = -9.0
"""The score of two tellings that may not be one."""
UNFIT = -8.0
"""The same of two that may yet be of one happening, if others bring them together."""

_KINDRED = 0.3  # share of `type` from which two kinds of one report may be one
_PERIOD, _PERIODS = 7, 0.5  # days above which a time is a period; the share of days that two times of one have
_ANSWERS = frozenset(
    ["answer", "place", "time", "who", "whom", "count", "measure", "holder", "person", "prize", "thread"]
)
_TOWN = (None, "G2")  # a name that no gazetteer has is some village's


def compare(one: Telling, other: Telling) -> Joint:
    """The sum for two tellings and its traits."""
    first, second = sorted((one, other), key=lambda t: t.id)
    if first.story != second.story or (first.document == second.document and not _one_perhaps(first, second)):
        return Joint(one=first.id, other=second.id, score=VETOED, vetoed=True)
    if first.document == second.document:
        return Joint(one=first.id, other=second.id, score=weights().start[beside(first, second)])
    return _sum(first, second)


def _one_perhaps(one: Telling, other: Telling) -> bool:
    """Whether what one report tells in two places may be one happening, if others tell it as one.

    "The blast" and "the attack" of one report: of kindred kinds, and with nothing in either that keeps them apart.
    """
    if not one.story and (_one_control(one, other) or one_by_name(one, other)):
        return True
    known = kinship(one.types, one.classes, other.types, other.classes)
    if one.story or known is None or not compatible(one, other) or one.legs or other.legs or _other_towns(one, other):
        return False
    if answers(one, other):  # a report quotes denials of what it tells
        return True
    if known[0] < _KINDRED:
        return False
    days = [t.own_when for t in (one, other) if t.own_when is not None]
    if any(w.days > _PERIOD for w in days) or (len(days) == 2 and closeness(*days) < _PERIODS):
        return False
    named = [any(s.own for s in t.spots) for t in (one, other)]
    roles = {c.role for c in one.counts if c.role} & {c.role for c in other.counts if c.role}
    roles -= one_figure(one.counts, other.counts)
    sides = [relate(one.who, other.who), relate(one.whom, other.whom)]
    return all(named) and not roles and all(side is None or side[0] > 0 for side in sides)


def _one_control(one: Telling, other: Telling) -> bool:
    """Whether a report tells twice whose one place is, of days that may be one: left by one, taken by the other."""
    try:
        return one_prize(one, other) > OPEN and apart_if_said(one.when, other.when) <= weights().veto["days"]
    except Never:
        return False


def _sum(one: Telling, other: Telling) -> Joint:
    known = weights()
    changed = None if one.story else raised(one, other)
    try:
        traits = tuple(_stories(one, other) if one.story else event_traits(one, other))
    except Never as never:
        if changed:  # "on Friday raised its count": the day is that of the telling
            return Joint(one=one.id, other=other.id, score=known.anchors["raised"], traits=(_change(*changed),))
        why = (Trait(name="veto", weight=-9.0, why=str(never)),)
        score = UNFIT if isinstance(never, Unfit) else VETOED
        return Joint(one=one.id, other=other.id, score=score, traits=why, vetoed=True)
    total = known.start["story" if one.story else "event"] + sum(t.weight for t in traits)
    if not one.story and not anchored(traits, happening(one) & happening(other)):
        total = min(total, -0.1)
    if not one.story and one_number(traits):
        total = max(total, known.anchors["number"])
        traits = (*traits, Trait(name="number", weight=0.0, why="both give one number of one thing in one town"))
    if changed:
        total = max(total, known.anchors["raised"])
        traits = (*traits, _change(*changed))
    if one.denied != other.denied and not _ANSWERS & {t.name for t in traits if t.weight > 0}:
        total = min(total, -0.1)  # "the operation" of a denial is not every operation that its report's town sees
    if straight(one, other):
        total = max(total, known.anchors["straight"])
        traits = (*traits, Trait(name="straight", weight=0.0, why="one denies the very thing that the other tells"))
    if not one.story and same_words(one, other):
        total = max(total, known.anchors["copy"])
        traits = (*traits, Trait(name="copy", weight=0.0, why="the claims are the same words"))
    return Joint(one=one.id, other=other.id, score=round(total, 6), traits=traits)


def _change(before: Count, after: Count) -> Trait:
    why = f"“{after.span.text}” takes the place of “{before.span.text}”"
    return Trait(name="raised", weight=0.0, why=why)


def _stories(one: Telling, other: Telling) -> Traits:
    known = weights()
    if one.when is not None and other.when is not None:
        gap = apart_days(one.when, other.when)
        if gap > known.veto["story_days"]:
            raise Never(f"{gap} days apart")
    alike = cosine(one.report, other.report)
    yield Trait(name="story", weight=8.5 * alike, why=shared_words("titles and openings", one.report, other.report))


def compatible(one: Telling, other: Telling) -> bool:
    """Whether kinds, days and places of two tellings leave it open that they are one, as two of one document may be."""
    said_apart = apart_if_said(one.when, other.when) > 0 or other_way(one, other)  # of a long report most pairs
    if said_apart or parted(one.thread, other.thread) or _past(one, other) or _past(other, one):
        return False
    known = kinship(one.types, one.classes, other.types, other.classes)
    if known is None and kin(one, other, measured(one, other)) is None:
        return False
    if (one.legs and other.legs) or one_toll(one, other):  # a way has more than one place
        return True
    if _other_towns(one, other):
        return False
    best = best_spots(one, other)
    return best is None or best[0] > 0 or not (best[1].own and best[2].own)


def _past(one: Telling, other: Telling) -> bool:
    """Whether one was long ago by its words, and the other, of another class or passage, has no day: it is the news."""
    then, known = one.own_when, weights().told
    if then is None or one.published is None or other.own_when is not None or one_figure(one.counts, other.counts):
        return False
    near = abs(one.start - other.start) <= known["chars"]
    ago = (one.published - then.latest).days
    return ago > known["past"] if not near else ago > known["lately"] and not one.classes & other.classes


def _other_towns(one: Telling, other: Telling) -> bool:
    """Whether one report names a town for each, and not the same: however near, to its readers these are two places."""
    towns = [{s.name for s in t.spots if s.own and s.precision in _TOWN and not s.quarter} for t in (one, other)]
    parts = [{s.name for s in t.spots if s.own and s.quarter} for t in (one, other)]
    if all(parts) and not parts[0] & parts[1]:
        return True
    return all(towns) and not towns[0] & towns[1]
