"""Why two tellings may be one happening: a sum of traits, each with its weight and its words; the same from both sides.

The comparison knows only the two tellings, never the store: so incidents do not depend on the order of arrival.
"""

import re
from collections.abc import Iterator
from math import log10

from tadmor.link.counts import Count, same_population
from tadmor.link.incidents.alike import ALIKE, alike
from tadmor.link.incidents.anchors import anchored, is_once
from tadmor.link.incidents.kinds import kinship
from tadmor.link.incidents.parties import named_persons, relate
from tadmor.link.incidents.parties import shared as common_group
from tadmor.link.incidents.places import Spot, nearness
from tadmor.link.incidents.tellings import Telling
from tadmor.link.incidents.times import apart_days, closeness, hours
from tadmor.link.incidents.weights import weights
from tadmor.link.incidents.words import Vector, cosine, named_terms, rarity, shared, terms
from tadmor.model.incidents import Joint, Trait
from tadmor.ontology import event_types
from tadmor.ontology.spelling import fold

__all__ = ["absurd", "best_spots", "compare", "compatible", "contested", "doers", "is_kept", "place_trait"]

_Found = Iterator[Trait]
_KINDRED = 0.3  # share of `type` from which two kinds of one report may be one
_PERIOD, _PERIODS = 7, 0.5  # days above which a time is a period; the share of days that two times of one have
_TOWN = (None, "G2")  # a name that no gazetteer has is some village's
_RARE = 4.0  # rarity of a name from which on it tells all that a place can
_OFFENSIVE = "BATTLE.offensive"
_REPEL = "BATTLE.repel"
_TAKEN = frozenset(["TERRITORY.capture", "TERRITORY.recapture"])
_KEPT = frozenset([_REPEL, "TERRITORY.hold"])
_HARM = frozenset(["ASSAULT", "COERCE"])
_LIKE = 0.1  # how alike the words of a denial and of what is told must be where their kinds leave it open
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
    if not one.story and not anchored(traits, _happening(one) & _happening(other)):
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
    if _denies_other(one, other):
        raise _Never("what one denies is not what the other tells")
    yield Trait(name="type", weight=weight["type"] * kin[0], why=kin[1])
    yield from (*times, *places)
    yield from _parties(one, other)
    yield from _counts(one, other)
    person = named_persons(one.whom, other.whom) if one.classes & other.classes & _HARM else None
    if person is not None:
        yield Trait(name="person", weight=weight["person"], why=f"both tell what was done to {person}")
    if contested(one, other):
        yield Trait(name="contest", weight=weight["contest"], why="one tells it taken, the other the attack repelled")
    if _answers(one, other):
        yield Trait(name="answer", weight=weight["answer"], why="one denies what the other tells")
    held = sorted(one.holders & other.holders)
    if held:
        yield Trait(name="holder", weight=weight["holder"], why=f"both say that {held[0]} says so")
    yield _telling_words(one, other)
    yield Trait(name="story", weight=weight["story"] * cosine(one.report, other.report), why="their reports' openings")
    if one.planned != other.planned:
        yield Trait(name="status", weight=-weight["status"], why="one is planned, the other told as done")


def _denies_other(one: Telling, other: Telling) -> bool:
    """Whether what one denies is of another town or kind than the other; of open kinds their words must be alike."""
    if one.denied == other.denied:
        return False
    denied, told = (one, other) if one.denied else (other, one)
    towns = [{s.name for s in t.spots if s.exact} for t in (denied, told)]
    if all(towns) and not towns[0] & towns[1]:
        return True
    near = alike(denied, told)
    return near < 0 or (near < ALIKE and _telling_words(one, other).weight < weights().weight["words"] * _LIKE)


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
    sides = doers(one, other)
    if (sides is not None and sides[0] < 0) or (one.legs and other.legs and not one.legs & other.legs):
        return False
    if told.holders and told.holders <= denied.holders:  # nobody answers himself
        return False
    answer = denied.denied and any(s.denial for s in denied.said) and not told.denied and bool(denied.classes)
    return answer and (denied.document == told.document or _which(denied, told))


def _which(denied: Telling, told: Telling) -> bool:
    """Whether a denial says what it denies: "denied targeting civilians" answers no raid in particular.

    By a place, a day or a number of its own that the other has too, by whom it was done to, or by telling words.
    """
    places = [{s.name for s in t.spots if s.own} for t in (denied, told)]
    days = denied.when is not None and told.when is not None and denied.when.own and told.when.own
    if places[0] & places[1] or (days and closeness(denied.when, told.when) > 0):  # type: ignore[arg-type]
        return True
    if any(a.best is not None and a.best == b.best for a in denied.counts for b in told.counts):
        return True
    named = named_terms(_names(denied)) | named_terms(_names(told))
    if cosine(denied.words, told.words, named) >= weights().anchors["words"]:
        return True
    whom = relate(denied.whom, told.whom)
    hurt = (whom is not None and whom[0] == 1) or common_group(denied.whom, told.whom) is not None
    return hurt and bool(denied.types & told.types) and _definite(denied)


def _definite(telling: Telling) -> bool:
    """Whether its words point at what others tell: "had been killed in the strikes"."""
    words = {re.escape(span.text) for span in telling.spans}
    pattern = rf"\b(?:the|these|those|this)(?: \w+)? (?:{'|'.join(sorted(words))})\b"
    return any(re.search(pattern, said.span.text, re.IGNORECASE) for said in telling.said)


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
    if (near <= -1 and both) or _other_prize(one, other):
        raise _Never(f"{a.name} is not {b.name}")
    why = f"both {a.name}" if a.name == b.name else f"{a.name} and {b.name}"
    about = near > 0 and is_once(
        _happening(one) & _happening(other)
    )  # what goes on for weeks is what its reports are about
    kind = "place" if both else ("about" if about else "focus")
    much = weights().weight[kind] * near * (_telling_name(a.name) if near > 0 else 1)
    yield Trait(name="place" if both else "focus", weight=much, why=why)
    if both and near > 0 and any(_one_spot(s, t) for s in one.spots for t in other.spots):
        yield Trait(name="same", weight=0.0, why="the very place")


def _other_prize(one: Telling, other: Telling) -> bool:
    """Whether two tell of whose a place is, and each names a town of its own: two villages are taken one by one."""
    if not (one.types & other.types and all(kind.startswith("TERRITORY.") for kind in one.types | other.types)):
        return False
    towns = [{s.name for s in t.spots if s.own and s.precision == "G2" and not s.near} for t in (one, other)]
    return all(towns) and not towns[0] & towns[1]


def _happening(telling: Telling) -> frozenset[str]:
    """Its kinds, without an offensive that stands for many: "operations in various areas", "military interventions"."""
    words = [span.text.lower() for span, kind in telling.triggers if kind == _OFFENSIVE]
    many = bool(words) and all(word.endswith("s") for word in words)
    return telling.types - {_OFFENSIVE} if many else telling.types


def _one_spot(one: Spot, other: Spot) -> bool:
    """Whether both name one town or site and not what lies near it."""
    own = one.own and other.own and one.named and other.named
    return own and fold(one.name) == fold(other.name) and not (one.near or other.near)


def _telling_name(name: str) -> float:
    """How much it tells to share a place's name: of a city that every fourth report names only half as much."""
    return min(1.0, max(0.5, max(map(rarity, terms(name)), default=_RARE) / _RARE))


def _parties(one: Telling, other: Telling) -> _Found:
    for name, found in (("who", doers(one, other)), ("whom", relate(one.whom, other.whom))):
        if found is not None and not (name == "whom" and _defended(one, other)):
            yield Trait(name=name, weight=weights().weight[name] * found[0], why=found[1])


def doers(one: Telling, other: Telling) -> tuple[float, str] | None:
    """How those who act stand to each other; who repels an attack is not who makes it, but whom he repels is."""
    if not _defended(one, other):
        return relate(one.who, other.who)
    repelled, attack = (one, other) if _REPEL in one.types else (other, one)
    crossed = relate(repelled.whom, attack.who)
    return crossed if crossed is None or crossed[0] > 0 else None


def contested(one: Telling, other: Telling) -> bool:
    """Whether one tells that a place was taken and the other that the attack on it was repelled, or that it is held."""
    for taken, kept in ((one, other), (other, one)):
        if taken.types & _TAKEN and is_kept(kept) and not kept.types & _TAKEN and not (taken.planned or kept.planned):
            crossed, alike = relate(taken.who, kept.whom), relate(taken.who, kept.who)
            enemies = (crossed is not None and crossed[0] > 0) or (alike is not None and alike[0] < 0)
            return enemies and any(_one_spot(s, t) for s in one.spots for t in other.spots)
    return False


def is_kept(telling: Telling) -> bool:
    """Whether it tells that an attack was repelled, or that a place is held."""
    return bool(telling.types & _KEPT)


def _defended(one: Telling, other: Telling) -> bool:
    return (_REPEL in one.types) != (_REPEL in other.types)


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
    group = next((a for a, b in pairs if a.population and a.population == b.population and not absurd(a, b)), None)
    if group is not None and not (group.part or group.former):
        yield Trait(name="group", weight=weights().weight["group"], why=f"both count {group.role} ({group.of})")
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
