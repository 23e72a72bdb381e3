"""Two events of one report are one happening only when the report tells them as one.

Told as one: in one passage, with an actor, a victim or a number in common; a result with the one act beside it; or
told again, of the same kind, at the same named place, on no other day, with no other number.
"""

import re
from collections.abc import Mapping
from functools import cache

from tadmor.link.incidents.within.about import is_about_one
from tadmor.link.incidents.within.again import BATTLE_NOUN, points_back, told_again
from tadmor.link.incidents.within.apart import once_more, one_after_other
from tadmor.link.incidents.within.days import dated
from tadmor.link.incidents.within.doers import ended
from tadmor.link.incidents.within.lent import set_beside
from tadmor.link.incidents.within.mains import with_main
from tadmor.link.incidents.within.tallies import counts_beside, other_numbers, other_voice, toll_beside
from tadmor.link.incidents.within.turns import elsewhere, turns_of
from tadmor.link.likeness.campaigns import totals
from tadmor.link.likeness.compare import compatible
from tadmor.link.likeness.counted import total_and_act
from tadmor.link.likeness.stays import is_stay
from tadmor.link.tellings.found import told_events
from tadmor.link.tellings.found.places.focus import focus
from tadmor.link.tellings.kinds import RESULTS
from tadmor.link.tellings.telling import Telling, joined
from tadmor.link.weights import weights
from tadmor.model import Reading, Spans, cover, inside
from tadmor.ontology.renamed import by_shared_names

__all__ = ["tellings"]

_Passage = tuple[int, int, Spans]  # the words of its claims, and where they begin and end

_NO_KIND = frozenset(["BATTLE.attack"])
_MOST = 400  # happenings of a report that the next may be one with: only a book has more, and costs no more by it
_DONE = re.compile(
    r" (?:(?:tonight|today|yesterday|also|then|have|has|had|been|were|was|on [A-Z]\w+day|early|late|again) ){0,4}"
)


def tellings(reading: Reading) -> tuple[Telling, ...]:
    """What one document tells, one telling a happening, in text order; under the names that all reports share."""
    reading = by_shared_names(reading)
    told = told_events(reading)
    there = [t for t in told if is_stay(t)]
    lent, of = set_beside((t for t in told if not is_stay(t)), reading.document.text)
    found, sums = totals(lent, cache(lambda: focus(reading)))
    claims, text = {claim.id: claim.spans for claim in reading.claims}, reading.document.text
    spans = {t.id: _passage(tuple(s for claim in t.claims for s in claims[claim])) for t in found}
    groups: list[list[Telling]] = []
    turns, ends = turns_of(found), ended(found, text) if is_about_one(reading.document) else frozenset[str]()
    for telling in found:
        fits = [
            g
            for g in groups[-_MOST:]
            if (g[0].id in ends) == (telling.id in ends)
            and any(
                of.get(telling.id) == t.id or (_as_one(t, telling, spans, text) and not elsewhere(t, telling, turns))
                for t in g
            )
            and all(_open(t, telling) and not one_after_other(t, telling, text) for t in g)
        ]
        beside = [g for g in fits if any(of.get(telling.id) == t.id or toll_beside(t, telling, text) for t in g)]
        homes = (beside or fits)[:1] if beside or not points_back(telling, text) else _together(fits)
        groups = [g for g in groups if g not in homes]
        groups.append([*(t for g in homes for t in g), telling])
    happened = with_main(reading, dated(sorted(map(joined, groups), key=lambda t: t.start), text), ends)
    return tuple(sorted((*happened, *sums, *there), key=lambda t: (t.start, t.id)))


def _together(fits: list[list[Telling]]) -> list[list[Telling]]:
    """Of the groups that "the assault" joins those that may be one with the first: its start, and its dead."""
    found = fits[:1]
    for group in fits[1:]:
        if all(_open(a, b) for a in group for known in found for b in known):
            found.append(group)
    return found


def _as_one(one: Telling, other: Telling, spans: Mapping[str, _Passage], text: str) -> bool:
    """Whether one report tells two of its tellings as one happening; `spans` are those of their claims, by id."""
    if not _as_if_one(one, other, spans, text):  # of few: it costs least
        return False
    return compatible(one, other) and not (one_after_other(one, other, text) or once_more(one, other, text))


def _as_if_one(one: Telling, other: Telling, spans: Mapping[str, _Passage], text: str) -> bool:
    """Whether they are told side by side with something in common, or the one again later."""
    if counts_beside(one, other):
        return True
    if _one_passage(one, other, spans):
        found = _share(one, other) or _result(one, other) or _act_of_it(one, other, text)
        return found or toll_beside(one, other, text)
    return told_again(one, other, text)


def _open(one: Telling, other: Telling) -> bool:
    if total_and_act(one, other):
        return False
    return compatible(one, other) and (not other_numbers(one.counts, other.counts) or other_voice(one, other))


def _passage(spans: Spans) -> _Passage:
    return (*(cover(spans) or (0, 0)), spans)


def _one_passage(one: Telling, other: Telling, spans: Mapping[str, _Passage]) -> bool:
    (start, end, ours), (first, last, theirs) = spans[one.id], spans[other.id]
    if end <= first or last <= start:  # of most, and it costs least
        return False
    return any(inside(s, theirs) for s in ours) or any(inside(s, ours) for s in theirs)


def _act_of_it(one: Telling, other: Telling, text: str) -> bool:
    """Whether a verb without a kind of its own says that an act was done: "the air strikes hit", "were executed"."""
    act, verb = sorted((one, other), key=lambda t: t.start)
    if not act.types or not verb.types <= _NO_KIND or verb.counts or not act.classes & verb.classes:
        return False
    between = text[act.spans[-1].end : verb.start]
    return BATTLE_NOUN.fullmatch(act.spans[-1].text) is not None and _DONE.fullmatch(between) is not None


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
