"""Two events of one report are one happening only when the report tells them as one.

Told as one: in one passage, with an actor, a victim or a number in common; a result with the one act beside it; or
told again, of the same kind, at the same named place, on no other day, with no other number.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from tadmor.link.counts import Count, same_population
from tadmor.link.incidents.anchors import is_once
from tadmor.link.incidents.apart import elsewhere_said, once_more, one_after_other
from tadmor.link.incidents.compare import absurd, best_spots, compatible, doers
from tadmor.link.incidents.counted import one_figure
from tadmor.link.incidents.found import told_events
from tadmor.link.incidents.holders import NOBODY
from tadmor.link.incidents.kinds import RESULTS, twins
from tadmor.link.incidents.measured import beside
from tadmor.link.incidents.parties import relate
from tadmor.link.incidents.tellings import Telling, joined
from tadmor.link.incidents.turns import elsewhere, turns_of
from tadmor.link.incidents.weights import weights
from tadmor.link.incidents.words import cosine
from tadmor.model import Reading, Span, inside
from tadmor.ontology import event_types

__all__ = ["as_one", "tellings"]

_BATTLE = frozenset(["BATTLE.attack", "BATTLE.clash", "BATTLE.offensive"])
_SENTENCE = re.compile(r"[.!?][\"”’]?\s")
_THE = re.compile(
    r"\b(?:the|this|its|their|his|[’']s?)"
    r"(?: (?!(?:said|says|told|reported|added|announced|confirmed)\b)[^\W\d_]+(?:-[^\W\d_]+)*){0,2} $",
    re.IGNORECASE,
)  # "the latest attack", and not "the ministry said air strikes"
_MANY = re.compile(r"(?:[\w-]+ )*(?:offensives|operations|campaigns|interventions|hostilities|wars)", re.IGNORECASE)
_BATTLE_NOUN = re.compile(
    r"(?:[\w-]+ )?(?:attacks?|assaults?|offensives?|operations?|battles?|fighting|clash(?:es)?|strikes?|raids?"
    r"|bombardments?|shelling|blasts?|bombings?|explosions?|sieges?|campaigns?|onslaught|push|advance|incursion|massacre|airstrikes?"
    r"|counter-?(?:offensive|attack))",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:the same|those|these) (?:clashes|fighting|battles?|attacks?|strikes?|raids?|shelling)\b"
    r"|\bnumber of (?:the )?(?:strikes|raids|sorties|attackers|dead|victims|those killed|those who)\b",
    re.IGNORECASE,
)
_NO_KIND = frozenset(["BATTLE.attack"])
_DONE = re.compile(
    r" (?:(?:tonight|today|yesterday|also|then|have|has|had|been|were|was|on [A-Z]\w+day|early|late|again) ){0,4}"
)
_OF_IT = re.compile(
    r"\b(?:in|during|of|repelling|while \w+ing) (?:the|this) (?:offensive|battle|campaign|assault|attack)\b",
    re.IGNORECASE,
)
_NEAR = 150  # characters
_MONTH = 31
_NEXT, _BRIEF = 300, 2  # characters to the next sentence's number; days of a scene
_FOUGHT = frozenset(["ASSAULT", "CONTROL"])
_OBJECT = 0.2  # how alike the words of two claims are that name one thing it was done to
_AGAIN = 0.6  # nearness of two named places that are one


def tellings(reading: Reading) -> tuple[Telling, ...]:
    """What one document tells, one telling a happening, in text order."""
    found = _set_beside(told_events(reading), reading.document.text)
    spans, text = {claim.id: claim.spans for claim in reading.claims}, reading.document.text
    groups: list[list[Telling]] = []
    turns = turns_of(found)
    for telling in found:
        fits = [
            g
            for g in groups
            if any(as_one(t, telling, spans, text) and not elsewhere(t, telling, turns) for t in g)
            and all(_open(t, telling) and not one_after_other(t, telling, text) for t in g)
        ]
        homes = fits[:1] if not points_back(telling, text) else _together(fits)
        groups = [g for g in groups if g not in homes]
        groups.append([*(t for g in homes for t in g), telling])
    return tuple(sorted((joined(group) for group in groups), key=lambda t: (t.start, t.id)))


def _set_beside(found: Iterable[Telling], text: str) -> list[Telling]:
    """Tellings with the scene of the sentence before for dead and wounded that have none: "took the town on Sunday. He
    said 50 soldiers were killed."
    """
    made: list[Telling] = []
    scene: Telling | None = None
    dated: Telling | None = None
    offensive: Telling | None = None
    for telling in sorted(found, key=lambda t: (t.start, t.id)):
        lent = scene if scene is not None and _follows(scene, telling, text) else None
        if offensive is not None and _of_it(offensive, telling):
            lent = offensive
        made.append(telling if lent is None else replace(telling, when=lent.when, spots=lent.spots))
        if lent is None and dated is not None and _there(dated, telling, text):
            made[-1] = replace(telling, spots=dated.spots, when=telling.when if _dated(telling) else dated.when)
        if telling.types & _BATTLE and _dated(telling, _MONTH):
            offensive = telling
        if _dated(made[-1], _BRIEF) and not telling.denied and not telling.planned:
            dated = made[-1]
        if _has_scene(telling) and not telling.denied and not telling.planned:
            scene = telling
    return made


def _has_scene(telling: Telling) -> bool:
    """Whether it has a day and a town of its own."""
    day, town = telling.when, any(s.own and s.exact for s in telling.spots)
    return day is not None and day.own and day.days <= _BRIEF and town and bool(telling.classes & _FOUGHT)


def _follows(scene: Telling, telling: Telling, text: str) -> bool:
    """Whether bare dead or wounded stand in the same sentence as a scene or in the next one."""
    between = text[scene.spans[-1].end : telling.start]
    near = 0 <= telling.start - scene.spans[-1].end <= _NEXT and len(_SENTENCE.findall(between)) <= 1
    return _bare(telling) and near and not elsewhere_said(telling, text)


def _of_it(battle: Telling, telling: Telling) -> bool:
    """Whether numbers without a day and a place are said to be of the battle told before: "killed in the offensive"."""
    own = any(s.own for s in telling.spots) or _dated(telling)
    named = any(_OF_IT.search(said.span.text) for said in telling.said)
    return bool(telling.counts) and not own and named and compatible(battle, telling)


def _bare(telling: Telling) -> bool:
    """Whether it tells of dead or wounded alone, without a day or a place of its own."""
    own = any(s.own for s in telling.spots) or _dated(telling)
    return bool(telling.types) and telling.types <= RESULTS and bool(telling.counts) and not own


def _there(scene: Telling, telling: Telling, text: str) -> bool:
    """Whether numbers of a kindred act of that day, or of "the same clashes", stand in the next sentence."""
    if not telling.counts or any(s.own for s in telling.spots) or not compatible(scene, telling):
        return False
    between = text[scene.spans[-1].end : telling.start]
    near = 0 <= telling.start - scene.spans[-1].end <= _NEXT and len(_SENTENCE.findall(between)) <= 1
    near = near and not elsewhere_said(telling, text)
    return near and (_dated(telling) or any(_SAME.search(said.span.text) for said in telling.said))


def _dated(telling: Telling, most: int = 10_000) -> bool:
    """Whether it has a time of its own, of so many days at the most."""
    return telling.when is not None and telling.when.own and telling.when.days <= most


def _together(fits: list[list[Telling]]) -> list[list[Telling]]:
    """Of the groups that "the assault" joins those that may be one with the first: its start, and its dead."""
    found = fits[:1]
    for group in fits[1:]:
        if all(_open(a, b) for a in group for known in found for b in known):
            found.append(group)
    return found


def points_back(telling: Telling, text: str) -> bool:
    """Whether its words name what was told before: "the assault", "their offensive", "the latest attack"."""
    nouns = (s for s in telling.spans if _BATTLE_NOUN.fullmatch(s.text))
    return any(_THE.search(text[max(0, s.start - 40) : s.start]) for s in nouns)


def as_one(one: Telling, other: Telling, spans: dict[str, tuple[Span, ...]], text: str) -> bool:
    """Whether one report tells two of its tellings as one happening."""
    if not compatible(one, other) or one_after_other(one, other, text) or once_more(one, other, text):
        return False
    if _counts_beside(one, other):
        return True
    if _one_passage(one, other, spans):
        return _share(one, other) or _result(one, other) or _act_of_it(one, other, text)
    return _told_again(one, other, text)


def _open(one: Telling, other: Telling) -> bool:
    return compatible(one, other) and (not _other_numbers(one.counts, other.counts) or _other_voice(one, other))


def _one_passage(one: Telling, other: Telling, spans: dict[str, tuple[Span, ...]]) -> bool:
    ours, theirs = [s for c in one.claims for s in spans[c]], [s for c in other.claims for s in spans[c]]
    return any(inside(s, theirs) for s in ours) or any(inside(s, ours) for s in theirs)


def _act_of_it(one: Telling, other: Telling, text: str) -> bool:
    """Whether a verb without a kind of its own says that an act was done: "the air strikes hit", "were executed"."""
    act, verb = sorted((one, other), key=lambda t: t.start)
    if not act.types or not verb.types <= _NO_KIND or verb.counts or not act.classes & verb.classes:
        return False
    between = text[act.spans[-1].end : verb.start]
    return _BATTLE_NOUN.fullmatch(act.spans[-1].text) is not None and _DONE.fullmatch(between) is not None


def _share(one: Telling, other: Telling) -> bool:
    """An actor, a victim or a number in the same words, and kinds that match: "flew 64 strikes and destroyed 11"."""
    if set(one.events) & set(other.events):
        return True
    if {q.id for q in one.counts} & {q.id for q in other.counts}:
        return True
    same = {p.span for p in (*one.who, *one.whom)} & {p.span for p in (*other.who, *other.whom)}
    return bool(same) and bool(one.classes & other.classes)


def _result(one: Telling, other: Telling) -> bool:
    """A result and the act beside it, not one that is told at the other end of a long quotation."""
    if min(abs(a.start - b.start) for a in one.spans for b in other.spans) > weights().told["beside"]:
        return False
    results = [bool(t.types) and t.types <= RESULTS for t in (one, other)]
    return any(results) and not all(results) and bool(one.classes & other.classes)


def _told_again(one: Telling, other: Telling, text: str) -> bool:
    if not (one.types & other.types or twins(one.types, other.types)) and not _one_battle(one, other):
        return False
    if one.denied != other.denied or _many(one) != _many(other):
        return False
    if _blamed(one, other):
        return True
    if _other_numbers(one.counts, other.counts):
        return _other_voice(one, other)
    told = weights().told
    if abs(one.start - other.start) <= told["chars"] and _toll(one, other):
        return True
    if abs(one.start - other.start) <= told["chars"]:
        if _next_leg(one, other) or (one.denied and other.denied):
            return True
        if cosine(one.words, other.words) >= told["same_words"] and not (one.legs and other.legs):
            return True
    near = best_spots(one, other)
    both = near is not None and near[1].own and near[2].own
    if both and near is not None and near[0] >= _AGAIN and not one.legs ^ other.legs:
        return is_once(one.types & other.types) or _one_of_its_kind(one, other, text)
    again = _lasting(one, other) or _one_battle(one, other)
    return not both and again and _named_again(one, other, text)


def _many(telling: Telling) -> bool:
    """Whether it speaks of a war's operations without a place: "until the military operations are over"."""
    words = [span.text for span, _ in telling.triggers]
    return bool(words) and all(map(_MANY.fullmatch, words)) and not any(s.own for s in telling.spots)


def _one_of_its_kind(one: Telling, other: Telling, text: str) -> bool:
    """Whether two of one kind in one place are one: of one day that both name, with one figure, or told as before."""
    days = one.when is not None and other.when is not None and one.when.own and other.when.own
    return days or bool(one_figure(one.counts, other.counts)) or _named_again(one, other, text)


def _named_again(one: Telling, other: Telling, text: str) -> bool:
    """Whether the later of two, which has no place of its own, is the one before: "the offensive", or by one party."""
    then = max(one, other, key=lambda t: t.start)
    sides = doers(one, other)
    if sides is not None:
        return sides[0] > 0
    return points_back(then, text) or any(c.whole and c.role == "force" for c in then.counts)


def _blamed(one: Telling, other: Telling) -> bool:
    """Whether two who are named blame two parties for one act, side by side: "the army shelled the hospital"."""
    holders, sides = (one.holders, other.holders), relate(one.who, other.who)
    apart = all(holders) and not holders[0] & holders[1] and sides is not None and sides[0] < 0
    near = abs(one.start - other.start) <= weights().told["chars"]
    accused = any(said.accuses for said in (*one.said, *other.said))
    hurt = relate(one.whom, other.whom)
    same = (hurt is not None and hurt[0] == 1) or cosine(one.words, other.words) >= _OBJECT
    return apart and near and accused and same and bool(one.types & other.types - RESULTS)


def _other_voice(one: Telling, other: Telling) -> bool:
    """Two holders count the same group otherwise: one happening told twice, not two.

    One at a distance ("claimed"), or both named, with numbers that are near each other.
    """
    if {s.voice for s in one.said} & {s.voice for s in other.said}:
        return False
    if _counts_beside(one, other):
        return True
    if not any(s.distanced for s in (*one.said, *other.said)):
        return _rival(one, other)
    return any(
        (a.role == b.role and a.population and same_population(a, b) == "same") or a.population & b.population
        for a in one.counts
        for b in other.counts
        if a.role == b.role
    )


def _counts_beside(one: Telling, other: Telling) -> bool:
    """Whether two holders count one thing, place and time side by side, whatever their numbers."""
    near = abs(one.start - other.start) <= weights().told["beside_each_other"]
    known = all(s.name != NOBODY for s in (*one.said, *other.said))
    return near and known and not {s.voice for s in one.said} & {s.voice for s in other.said} and beside(one, other)


def _rival(one: Telling, other: Telling) -> bool:
    """Whether two who are named count one named group, side by side and in one order of size."""
    named = all(s.chain for s in (*one.said, *other.said))
    near = abs(one.start - other.start) <= weights().told["chars"]
    pairs = [(a, b) for a in one.counts for b in other.counts if a.role == b.role and a.population and b.population]
    return named and near and any(a.population == b.population and not _far(a, b) for a, b in pairs)


def _far(one: Count, other: Count) -> bool:
    low, high = sorted((float(one.best or 0), float(other.best or 0)))
    return low == 0 or high / low > weights().told["rival"]


def _toll(one: Telling, other: Telling) -> bool:
    """One holder's dead and wounded."""
    voices = {s.voice for s in one.said} & {s.voice for s in other.said}
    roles = [{c.role for c in t.counts if c.role} for t in (one, other)]
    return bool(voices) and one.types <= RESULTS and other.types <= RESULTS and all(roles) and not roles[0] & roles[1]


def _next_leg(one: Telling, other: Telling) -> bool:
    """One named mover on two parts of a way: "left Mosul", then "crossed through Raqqa"."""
    movers = {p.key for p in one.who if p.key} & {p.key for p in other.who if p.key}
    return bool(movers and one.legs and other.legs) and not one.legs & other.legs


def _one_battle(one: Telling, other: Telling) -> bool:
    """ "The attack", "the battle", "the offensive" of a report that names no other place for any of them."""
    if (
        not all(t.types and t.types <= _BATTLE for t in (one, other))
        or "BATTLE.offensive" not in one.types | other.types
    ):
        return False
    sides = relate(one.who, other.who)
    return not any(s.own for t in (one, other) for s in t.spots) and (sides is None or sides[0] > 0)


def _lasting(one: Telling, other: Telling) -> bool:
    """Both speak of the one operation that a report is about: "the assault", "the offensive"."""
    types = event_types()
    return any(kind in types and types[kind].spans_days for kind in one.types & other.types)


def _one_unit(one: Count, other: Count) -> bool:
    """Whether two numbers are of one unit: "175 soldiers" who died are a number of dead."""
    return one.unit == other.unit or {one.unit, other.unit} <= {"killed", "soldiers", "fighters"}


def _other_numbers(ours: Iterable[Count], theirs: Iterable[Count]) -> bool:
    """Whether both give a number of one role, and none that could be the other's."""
    pairs = [
        (a, b)
        for a in ours
        for b in theirs
        if a.role == b.role and a.role is not None and same_population(a, b) != "other"
    ]
    return bool(pairs) and all(absurd(a, b) or (a.best != b.best and _one_unit(a, b)) for a, b in pairs)
