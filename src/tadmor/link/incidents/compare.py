"""Why two tellings may be one happening: a sum of traits, each with its weight and its words; the same from both sides.

The comparison knows only the two tellings, never the store: so incidents do not depend on the order of arrival.
"""

from collections.abc import Iterator
from math import log10

from tadmor.link.counts import Count, same_population
from tadmor.link.incidents.anchors import anchored, is_once
from tadmor.link.incidents.kinds import kinship
from tadmor.link.incidents.parties import relate
from tadmor.link.incidents.places import Spot, nearness
from tadmor.link.incidents.tellings import Telling
from tadmor.link.incidents.times import apart_days, closeness, hours
from tadmor.link.incidents.weights import weights
from tadmor.link.incidents.words import Vector, cosine, named_terms, rarity, shared, terms
from tadmor.model.incidents import Joint, Trait
from tadmor.ontology import event_types

__all__ = ["absurd", "best_spots", "compare", "compatible", "place_trait"]

_Found = Iterator[Trait]
_KINDRED = 0.3  # share of `type` from which two kinds of one report may be one
_PERIOD, _PERIODS = 7, 0.5  # days above which a time is a period; the share of days that two times of one have
_TOWN = (None, "G2")  # a name that no gazetteer has is some village's
_RARE = 4.0  # rarity of a name from which on it tells all that a place can
_LASTS = 3  # days that an offensive may go on


class _Never(Exception):
    """Two tellings that are happenings apart, whatever else they share."""


def compare(one: Telling, other: Telling) -> Joint:
    """The sum for two tellings and its traits."""
    first, second = sorted((one, other), key=lambda t: t.id)
    if first.story != second.story or (first.document == second.document and not _one_perhaps(first, second)):
        return Joint(one=first.id, other=second.id, score=-9.0, vetoed=True)
    if first.document == second.document:
        return Joint(one=first.id, other=second.id, score=weights().start["beside"])
    return _sum(first, second)


def _one_perhaps(one: Telling, other: Telling) -> bool:
    """Whether what one report tells in two places may be one happening, if others tell it as one.

    "The blast" and "the attack" of one report: of kindred kinds, and with nothing in either that keeps them apart.
    """
    kin = kinship(one.types, one.classes, other.types, other.classes)
    if one.story or kin is None or not compatible(one, other) or one.legs or other.legs or _other_towns(one, other):
        return False
    if _answers(one, other):  # a report quotes denials of what it tells
        return True
    if kin[0] < _KINDRED:
        return False
    days = [t.when for t in (one, other) if t.when is not None and t.when.own]
    if any(w.days > _PERIOD for w in days) or (len(days) == 2 and closeness(*days) < _PERIODS):
        return False
    named = [any(s.own for s in t.spots) for t in (one, other)]
    roles = {c.role for c in one.counts if c.role} & {c.role for c in other.counts if c.role}
    sides = [relate(one.who, other.who), relate(one.whom, other.whom)]
    return all(named) and not roles and all(side is None or side[0] > 0 for side in sides)


def _sum(one: Telling, other: Telling) -> Joint:
    known = weights()
    try:
        traits = tuple(_stories(one, other) if one.story else _events(one, other))
    except _Never as never:
        why = (Trait(name="veto", weight=-9.0, why=str(never)),)
        return Joint(one=one.id, other=other.id, score=-9.0, traits=why, vetoed=True)
    total = known.start["story" if one.story else "event"] + sum(t.weight for t in traits)
    if not one.story and not anchored(traits, one.types & other.types):
        total = min(total, -0.1)
    if not one.story and _same_words(one, other):
        total = max(total, known.anchors["copy"])
        traits = (*traits, Trait(name="copy", weight=0.0, why="the claims are the same words"))
    return Joint(one=one.id, other=other.id, score=round(total, 6), traits=traits)


def _same_words(one: Telling, other: Telling) -> bool:
    """Whether two reports tell it in one sentence: more than a few telling words, and hardly one of them other."""
    known = weights()
    few = min(len(one.words), len(other.words))
    return few >= known.anchors["copy_words"] and cosine(one.words, other.words) >= known.anchors["copy_share"]


def _stories(one: Telling, other: Telling) -> _Found:
    known = weights()
    if one.when is not None and other.when is not None:
        gap = apart_days(one.when, other.when)
        if gap > known.veto["story_days"]:
            raise _Never(f"{gap} days apart")
    alike = cosine(one.report, other.report)
    yield Trait(name="story", weight=8.5 * alike, why=_words("titles and openings", one.report, other.report))


def _events(one: Telling, other: Telling) -> _Found:
    weight = weights().weight
    times, places = tuple(_times(one, other)), tuple(place_trait(one, other))  # they veto most pairs, at little cost
    kin = kinship(one.types, one.classes, other.types, other.classes)
    if kin is None:
        raise _Never("kinds of event that are never one happening")
    yield Trait(name="type", weight=weight["type"] * kin[0], why=kin[1])
    yield from (*times, *places)
    yield from _parties(one, other)
    yield from _counts(one, other)
    if _answers(one, other):
        yield Trait(name="answer", weight=weight["answer"], why="one denies what the other tells")
    held = sorted(one.holders & other.holders)
    if held:
        yield Trait(name="holder", weight=weight["holder"], why=f"both say that {held[0]} says so")
    yield _telling_words(one, other)
    yield Trait(name="story", weight=weight["story"] * cosine(one.report, other.report), why="their reports' openings")
    if one.planned != other.planned:
        yield Trait(name="status", weight=-weight["status"], why="one is planned, the other told as done")


def _telling_words(one: Telling, other: Telling) -> Trait:
    """The words that both claims use, less those for their places, parties, kinds and days: traits of their own."""
    named = named_terms(_names(one)) | named_terms(_names(other))
    alike = cosine(one.words, other.words, named)
    return Trait(
        name="words",
        weight=weights().weight["words"] * alike,
        why=_words("the claims", one.words, other.words, named),
    )


def _names(telling: Telling) -> tuple[str, ...]:
    parties = (*telling.who, *telling.whom)
    spots = [spot for spot in telling.spots if spot.own]
    spans = [spot.span.text for spot in spots if spot.span]
    said = [p.span.text for p in parties] + [span.text for span, _ in telling.triggers]
    return (*(p.name for p in parties), *said, *(s.name for s in spots), *spans)


def _answers(one: Telling, other: Telling) -> bool:
    """Whether one is denied by a word that denies, and the other told."""
    denied, told = (one, other) if one.denied else (other, one)
    doers = relate(one.who, other.who)
    if (doers is not None and doers[0] < 0) or (one.legs and other.legs and not one.legs & other.legs):
        return False
    if told.holders and told.holders <= denied.holders:  # nobody answers himself
        return False
    return denied.denied and any(s.denial for s in denied.said) and not told.denied and bool(denied.classes)


def _words(where: str, one: Vector, other: Vector, but: frozenset[str] = frozenset()) -> str:
    both = shared(one, other, but)
    return f"{where} share {', '.join(repr(word) for word in both)}" if both else f"{where} share no telling word"


def _times(one: Telling, other: Telling) -> _Found:
    known = weights()
    if one.when is None or other.when is None:
        return
    gap, both = apart_days(one.when, other.when), one.when.own and other.when.own
    lasts = _LASTS if _lasting(one) or _lasting(other) else 0
    slack = known.veto["days"] + lasts
    if gap > (slack if both else known.veto["dated"]):
        raise _Never(f"{gap} days apart")
    if both:
        near = closeness(one.when, other.when)
        late = -0.25 * max(0, gap - lasts)
        yield Trait(name="time", weight=known.weight["time"] * (near or late), why=_days(gap, near))
        hour = hours(one.when) & hours(other.when)
        if near and hour:
            yield Trait(name="hour", weight=known.weight["hour"], why=f"both {min(hour)}")
    else:  # what lasts may go on until it is told of
        gap = max(0, gap - lasts)
        yield Trait(name="days", weight=known.weight["days"] * (1.0 if gap == 0 else -0.5 * gap), why=_days(gap, 0.5))


def _lasting(telling: Telling) -> bool:
    types = event_types()
    return any(kind in types and types[kind].spans_days for kind in telling.types)


def _days(gap: int, near: float) -> str:
    if gap:
        return f"{gap} day{'s' if gap > 1 else ''} apart"
    return "the same days" if near == 1 else "days that overlap"


def best_spots(one: Telling, other: Telling) -> tuple[float, Spot, Spot] | None:
    """The two places that lie nearest, with their nearness; None where no two can be compared."""
    found = [(near, a, b) for a in one.spots for b in other.spots if (near := nearness(a, b)) is not None]
    return max(found, key=lambda f: (f[0], f[1].name, f[2].name)) if found else None


def place_trait(one: Telling, other: Telling) -> _Found:
    """What the places say. Raises for two that are both named by the events and lie apart."""
    best = best_spots(one, other)
    if best is None:
        return
    near, a, b = best
    both = a.own and b.own
    if near <= -1 and both:
        raise _Never(f"{a.name} is not {b.name}")
    why = f"both {a.name}" if a.name == b.name else f"{a.name} and {b.name}"
    about = near > 0 and is_once(one.types & other.types)  # what goes on for weeks is what its reports are about
    kind = "place" if both else ("about" if about else "focus")
    much = weights().weight[kind] * near * (_telling_name(a.name) if near > 0 else 1)
    yield Trait(name="place" if both else "focus", weight=much, why=why)


def _telling_name(name: str) -> float:
    """How much it tells to share a place's name: of a city that every fourth report names only half as much."""
    return min(1.0, max(0.5, max(map(rarity, terms(name)), default=_RARE) / _RARE))


def _parties(one: Telling, other: Telling) -> _Found:
    for name, ours, theirs in (("who", one.who, other.who), ("whom", one.whom, other.whom)):
        found = relate(ours, theirs)
        if found is not None:
            yield Trait(name=name, weight=weights().weight[name] * found[0], why=found[1])


def _counts(one: Telling, other: Telling) -> _Found:
    if any(c.whole and c.role == "force" for c in one.counts) and any(
        c.whole and c.role == "force" for c in other.counts
    ):
        yield Trait(name="force", weight=weights().weight["force"], why="both count all who take part")
    pairs = [(a, b) for a in one.counts for b in other.counts if a.role and a.role == b.role]
    alike = [(a, b) for a in one.counts for b in other.counts if not (a.role and b.role) and _known(a) and _known(b)]
    for a, b in [*pairs, *alike]:
        if _equal(a, b):
            rare = min(1.0, log10(max(1.0, float(a.best or 1))) / 2)
            yield Trait(
                name="count",
                weight=weights().weight["count"] * rare,
                why=f"both {a.span.text!r} {a.role or b.role or ''}".strip(),
            )
            return
    if pairs and all(absurd(a, b) for a, b in pairs):
        a, b = pairs[0]
        why = f"{a.span.text!r} and {b.span.text!r} {a.role} are too far apart"
        yield Trait(name="count", weight=-weights().weight["absurd"], why=why)


def _known(a: Count) -> bool:
    """A number so rare that it tells which count it is, although its words do not."""
    return a.best is not None and a.best >= 500 and a.role in (None, "force")


def _equal(a: Count, b: Count) -> bool:
    return (
        "vague" not in (a.bound, b.bound)
        and a.best is not None
        and a.best == b.best
        and a.bound == b.bound
        and (a.unit == b.unit or _known(a))
    )


def absurd(a: Count, b: Count) -> bool:
    """Whether two exact numbers of one role differ so much that they are hardly of one happening."""
    low, high = sorted((float(a.best or 0), float(b.best or 0)))
    if same_population(a, b) == "other":
        return False
    exact = a.bound in ("exactly", "about") and b.bound in ("exactly", "about")
    return exact and low > 0 and high / low >= weights().veto["ratio"] and high - low >= 5


def compatible(one: Telling, other: Telling) -> bool:
    """Whether kinds, days and places of two tellings leave it open that they are one, as two of one document may be."""
    if kinship(one.types, one.classes, other.types, other.classes) is None:
        return False
    days = [t.when for t in (one, other) if t.when is not None and t.when.own]
    if len(days) == 2 and apart_days(*days) > 0:
        return False
    if one.legs and other.legs:  # a way has more than one place
        return True
    if _other_towns(one, other):
        return False
    best = best_spots(one, other)
    return best is None or best[0] > 0 or not (best[1].own and best[2].own)


def _other_towns(one: Telling, other: Telling) -> bool:
    """Whether one report names a town for each, and not the same: however near, to its readers these are two places."""
    towns = [{s.name for s in t.spots if s.own and s.precision in _TOWN} for t in (one, other)]
    return all(towns) and not towns[0] & towns[1]
