"""Denied: only where somebody denies. What is denied may stand in the store, in the denier's report, or nowhere.

A cue that denies ("denied", "rejected") is enough alone; a bare negative ("no convoy came") denies only what somebody
else tells.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import inf

from tadmor.link.agreement.answering import answers, fits, may_answer, same_words
from tadmor.link.agreement.given import Told, finding, is_named, least, one_side, outside, sure, value
from tadmor.link.incidents import Incidents
from tadmor.link.incidents.alike import alike
from tadmor.link.incidents.compare import doers
from tadmor.link.incidents.holders import NOBODY
from tadmor.link.incidents.kinds import RESULTS
from tadmor.link.incidents.parties import relate
from tadmor.model import overlap
from tadmor.model.incidents import Aspect, Finding, Incident, Value
from tadmor.ontology import event_types
from tadmor.ontology.spelling import name_key

__all__ = ["denied"]

_LASTING = re.compile(r"\b(?:never|ever|always|for (?:\w+ ){0,4}(?:years?|months?|weeks?|decades?))\b", re.IGNORECASE)
_CONTRAST = re.compile(r"\b(?:but|despite|unless|without|until|yet)\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|would|shall|should|can|could|may|might|must)(?: not|n[’']t)\b|\b(?:cannot|won[’']t)\b")
_WORDS = frozenset(["TALK", "CEASE", "SUPPORT", "SPEECH", "AID"])  # families of which "no" is seldom an answer
_SHORT = 200  # characters: in a longer quotation what is negated may be anything
_LONGEST = 300  # characters of a denial: of more its end was not found
_BETTER = 0.1  # how much surer an account must be to stand before an earlier one
_NAMED_DOER = 0.3  # what it adds that an account tells of whom the denial speaks
_SAME_REPORT, _KIND, _ITS_WORDS = 0.4, 0.3, 0.5  # the same for one report, for one kind, and for its words
_TOWARDS = re.compile(r"\b(?:towards?|closer to|advanc\w+ on)\b", re.IGNORECASE)  # who is on the way has not entered


def denied(incidents: Incidents, incident: Incident, told: Iterable[Told]) -> Iterator[Finding]:
    """One finding for each voice that denies: beside the account that it denies, or alone where nobody tells it."""
    everyone = tuple(told)
    denials = [t for t in everyone if t.said.negative]
    matched = [(no, _matched(incidents, incident, no, everyone)) for no in denials]
    alone = ((no, _alone(incidents, incident, no, everyone)) for no in denials)
    found: dict[str, Finding] = {}
    for no, one in (*matched, *alone):
        if one is not None:
            found.setdefault(no.side or no.voice, one)  # a ministry and its minister deny once
    yield from found.values()


def _outside(incidents: Incidents, no: Told, everyone: tuple[Told, ...]) -> tuple[Told, ...]:
    """Who else tells what may be the same, in other incidents: a denial is often told with too little to be joined."""
    if not no.said.denial:
        return ()
    here = {one.telling.id for one in everyone}
    near = {t.id: t for t in (*incidents.of_document(no.telling.document), *incidents.near(no.telling.id))}
    others = [t for t in near.values() if t.id not in here and not t.story]
    return tuple(outside(said, t) for t in others for said in t.said)


def _matched(incidents: Incidents, incident: Incident, no: Told, everyone: tuple[Told, ...]) -> Finding | None:
    """The denial beside the best of the accounts that it denies."""
    best: tuple[float, float, Told] | None = None
    for yes in (*everyone, *_outside(incidents, no, everyone)):
        if yes.said.negative or yes.telling.planned or _one_speaker(yes, no) or _other_way(yes, no):
            continue
        if (
            _other_dead(yes, no)
            or _other_deed(yes, no)
            or _around(yes, no)
            or not (may_answer(no, yes) and fits(no, yes))
        ):
            continue
        joint, score = sure(incidents, yes.telling, no.telling)
        beside = answers(no, yes) if no.said.denial else 0.0
        if beside:
            joint, score = max(joint, least("joint")), max(score, beside)
        certain = joint >= _needed(no, yes) and _heard(no, yes) >= least("beside" if beside else "telling")
        rank = score + _SAME_REPORT * (beside > 0) + _NAMED_DOER * ((_doers(yes, no) or (0.0, ""))[0] > 0)
        rank += alike(no.telling, yes.telling) * _KIND + same_words(no, yes) * _ITS_WORDS
        if certain and (best is None or rank > best[0] + _BETTER):
            best = rank, score, yes
    if best is None:
        return None
    yes = best[2]
    why = f"told by {yes.name}; {'denied by' if no.said.denial else 'said not to be so by'} {no.name}"
    pair = (value(yes, yes.said.span, "told"), value(no, no.said.span, "denied"))
    score = min(best[1], yes.telling.score, 1.0 if no.said.denial else no.telling.score)
    return finding(incident, _aspect(no), "denied", why, pair, _all(everyone), score=score)


def _heard(no: Told, yes: Told) -> float:
    """How well both were read; of a denial its cue is enough: what is denied is heard less well."""
    return yes.telling.score if no.said.denial else min(yes.telling.score, no.telling.score)


def _around(yes: Told, no: Told) -> bool:
    """Whether the very words of the denial stand in the claim that is said to tell it, or the other way round."""
    return yes.telling.document == no.telling.document and overlap(yes.said.span, no.said.span)


def _one_speaker(yes: Told, no: Told) -> bool:
    """Whether nobody can say that two speak: one voice or side, or somebody unnamed who is called the same."""
    if yes.voice == no.voice or yes.said.chain == no.said.chain != () or one_side(yes, no):
        return True
    unnamed = not is_named(yes.voice) and not is_named(no.voice)
    return unnamed and yes.said.name.lower() == no.said.name.lower()


def _other_way(yes: Told, no: Told) -> bool:
    """Whether both move, and not alike: who did not enter a town may well have sent men, or pushed towards it."""
    moves = [{kind for kind in one.telling.types if kind.startswith("MOVE.")} for one in (yes, no)]
    if not all(moves) or yes.telling.id == no.telling.id:
        return False
    ways = [_TOWARDS.search(one.said.span.text) is not None for one in (yes, no)]
    if moves[0] & moves[1] or ways == [True, False]:
        return ways == [True, False]
    places = [{s.name for s in one.telling.spots if s.own} for one in (yes, no)]
    return not places[0] & places[1]


def _other_dead(yes: Told, no: Told) -> bool:
    """Whether one tells no dead, or others: who denies losses of his own denies none of his enemy's."""
    if not no.telling.types or not no.telling.types <= RESULTS:
        return False
    said = yes.said.span
    results = (span for span, kind in yes.telling.triggers if kind in RESULTS)
    acts = yes.telling.types - RESULTS  # "a strike", whose dead are denied
    if not (acts and yes.said.accuses) and not any(said.start <= span.start < said.end for span in results):
        return True
    groups = [
        {group for count in t.telling.counts if count.claim == t.said.claim for group in count.population}
        for t in (yes, no)
    ]
    return all(groups) and not groups[0] & groups[1]


def _other_deed(yes: Told, no: Told) -> bool:
    """Whether what is told is not what is denied: another's deed, an act of another class, or one that nobody is told
    to have done where somebody denies that it was he.
    """
    sides = _doers(yes, no)
    blames = yes.said.accuses or bool(yes.telling.who) or _aspect(no) != "responsibility"
    blamed = blames if sides is None else sides[0] >= 0
    ours, theirs = _classes(yes), _classes(no)
    other = bool(theirs) and ours is not None and not ours & (theirs or frozenset())
    return not blamed or other


def _doers(yes: Told, no: Told) -> tuple[float, str] | None:
    """How whom a claim names as doer, or else its report, stands to whom the denial names."""
    said = yes.said.span
    own = tuple(p for p in yes.telling.who if said.start <= p.span.start < said.end)
    return doers(no.telling, replace(yes.telling, who=own or yes.telling.who))


def _classes(one: Told) -> frozenset[str] | None:
    """The classes of the acts in a claim's own words, what came of them left out; None where no word tells any."""
    said, known = one.said.span, event_types()
    kinds = [kind for span, kind in one.telling.triggers if said.start <= span.start < said.end]
    acts = (known[kind].class_ for kind in kinds if kind in known and kind not in RESULTS)
    return frozenset(class_ for class_ in acts if class_) if kinds else None


def _needed(no: Told, yes: Told) -> float:
    """How sure a match must be: surer for a bare negative, which in one report is mostly a contrast, not a denial."""
    if no.said.denial:
        return least("joint")
    doers = relate(no.telling.who, yes.telling.who)
    far = no.telling.document != yes.telling.document and bool(no.telling.types & yes.telling.types - RESULTS)
    same = doers is not None and doers[0] == 1
    words = no.said.span.text
    plain = not any(pattern.search(words) for pattern in (_LASTING, _CONTRAST, _AHEAD))
    plain = plain and not {kind.partition(".")[0] for kind in no.telling.types} & _WORDS
    short = len(words) <= _SHORT and plain and no.telling.denied
    return least("negative") if far and same and short else inf


def _nobody(no: Told) -> bool:
    """Whether nobody can say who denies: "it denied", behind no name."""
    return not is_named(no.voice) and no.said.name == NOBODY


def _told_fuller(incidents: Incidents, no: Told) -> bool:
    """Whether the same denial stands, with what it denies, in another telling, which is listed."""
    if no.telling.types:
        return False
    others = (t for t in incidents.of_document(no.telling.document) if t.id != no.telling.id and t.types)
    return any(said.claim == no.said.claim and said.denial for t in others for said in t.said)


def _alone(incidents: Incidents, incident: Incident, no: Told, everyone: Iterable[Told]) -> Finding | None:
    """A denial of what nobody in the store tells, or of nothing that was found for certain."""
    long = len(no.said.span.text) > _LONGEST
    if not no.said.denial or long or _nobody(no) or _told_fuller(incidents, no):
        return None
    told = any(not yes.said.negative and yes.voice != no.voice for yes in everyone)
    rest = "which account it answers is not certain" if told else "no report in the store was found to tell it"
    why = f"denied by {no.name}; {rest}"
    return finding(incident, _aspect(no), "denied", why, (value(no, no.said.span, "denied"),), score=no.telling.score)


def _all(everyone: Iterable[Told]) -> list[Value]:
    return [value(t, t.said.span, "denied" if t.said.negative else "told") for t in everyone]


def _aspect(no: Told) -> Aspect:
    """Who denies what he himself is said to have done denies that it was he."""
    doers = {" ".join(name_key(p.name)) for p in no.telling.who}
    deed = bool(no.telling.classes & {"ASSAULT", "COERCE"})
    return "responsibility" if deed and doers & set(no.said.chain) else "what"
