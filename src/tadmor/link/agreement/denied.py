"""Denied: only where somebody denies. What is denied may stand in the store, in the denier's report, or nowhere.

A cue that denies ("denied", "rejected") is enough alone; a bare negative ("no convoy came") denies only what somebody
else tells.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import inf

from tadmor.link.agreement.answering import answers, fits, may_answer, same_words, tells_of_denier
from tadmor.link.agreement.bare import doubt
from tadmor.link.agreement.barred import barred, names_doer
from tadmor.link.agreement.given import Told, alone, finding, is_named, least, outside, value
from tadmor.link.denials import disowns, points_back
from tadmor.link.incidents import Incidents
from tadmor.link.likeness.alike import alike
from tadmor.link.tellings.holders import NOBODY
from tadmor.link.tellings.kinds import RESULTS
from tadmor.link.tellings.parties import on_side, relate
from tadmor.model.incidents import Aspect, Finding, Incident, Value
from tadmor.ontology.spelling import name_key

__all__ = ["denied"]

_LASTING = re.compile(r"\b(?:never|ever|always|for (?:\w+ ){0,4}(?:years?|months?|weeks?|decades?))\b", re.IGNORECASE)
_CONTRAST = re.compile(r"\b(?:but|despite|unless|without|until|yet)\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|would|shall|should|can|could|may|might|must)(?: not|n[’']t)\b|\b(?:cannot|won[’']t)\b")
_WORDS = frozenset(["TALK", "CEASE", "SUPPORT", "SPEECH", "AID"])  # families of which "no" is seldom an answer
_SHORT = 200  # characters: in a longer quotation what is negated may be anything
_PLAN = re.compile(
    r"(?:(?:an?|any|the|this|that|such|another|its|their|his) ){0,2}(?:[\w’'-]+ ){0,2}"
    r"[“\"]?(?:plan|option|proposal|offer|idea|scenario|solution|demand|ultimatum)s?(?: [A-Z])?",
    re.IGNORECASE,
)
_LONGEST = 300  # characters of a denial: of more its end was not found
_EXTENT = re.compile(
    r"\W*(?:the )?(?:extent|scale|degree|severity|significance|timing|wording|legality|size) of\b", re.IGNORECASE
)  # who disputes how much says that it was
_RUN_ON = re.compile(r"(?:any )?(?:involvement|responsibility) (?!in |for |with |of |over )", re.IGNORECASE)
_ALL = re.compile(r"(?:everything|anything|all of (?:it|this|that)|all this)\b", re.IGNORECASE)
_BETTER = 0.1  # how much surer an account must be to stand before an earlier one
_CLOSE, _FAR = 0.3, 1_000  # what it adds to stand right before a denial, and characters from which it adds nothing
_AS_WELL, _MOST = 0.5, 3  # how much less well a further account may fit, and how many are shown
_LITTLE = 3  # words of a denial that do not tell which account it answers
_NAMED_DOER = 0.3  # what it adds that an account tells of whom the denial speaks
_SAME_REPORT, _KIND, _ITS_WORDS = 0.4, 0.3, 0.5  # the same for one report, for one kind, and for its words


def denied(incidents: Incidents, incident: Incident, told: Iterable[Told]) -> Iterator[Finding]:
    """For each voice that denies a finding beside each account that it denies, or one alone where nobody tells it."""
    everyone = tuple(told)
    denials = [t for t in everyone if t.said.negative]
    matched = [(no, _surely(incidents, incident, _matched(incidents, incident, no, everyone))) for no in denials]
    alone = ((no, [one for one in (_alone(incidents, incident, no, everyone),) if one]) for no in denials)
    found: dict[str, list[Finding]] = {}
    for no, some in (*matched, *alone):
        if some:
            found.setdefault(no.side or no.voice, some)  # a ministry and its minister deny once
    for some in found.values():
        yield from some


def _surely(incidents: Incidents, incident: Incident, found: Iterable[Finding]) -> list[Finding]:
    """Denials with their accounts, where their texts have not lost too much to tell that it is their account."""
    return [one for one in found if not doubt(incidents, incident, one)]


def _outside(incidents: Incidents, no: Told, everyone: tuple[Told, ...]) -> tuple[Told, ...]:
    """Who else tells what may be the same, in other incidents: a denial is often told with too little to be joined."""
    if not no.said.firm:
        return ()
    here = {one.telling.id for one in everyone}
    near = {t.id: t for t in (*incidents.of_document(no.telling.document), *incidents.near(no.telling.id))}
    others = [t for t in near.values() if t.id not in here and not t.story]
    return tuple(outside(said, t) for t in others for said in t.said)


@dataclass(frozen=True, slots=True)
class _Account:
    """An account that a denial may answer: how well it fits, and how sure it is that they speak of one thing."""

    rank: float
    score: float
    yes: Told


def _matched(incidents: Incidents, incident: Incident, no: Told, everyone: tuple[Told, ...]) -> Iterator[Finding]:
    """The denial beside the best of the accounts that it denies, and beside those of other voices that fit as well."""
    if _nobody(no) or _EXTENT.match(no.said.span.text):
        return
    shown: list[_Account] = []
    for account in _accounts(incidents, no, everyone):
        if not shown or (len(shown) < _MOST and _as_well(no, shown, account)):
            shown.append(account)
            yield _beside(incident, no, account, everyone)


def _accounts(incidents: Incidents, no: Told, everyone: tuple[Told, ...]) -> list[_Account]:
    """The accounts that a denial may answer, the best first; of two that fit hardly better the earlier."""
    found: list[_Account] = []
    for yes in (*everyone, *_outside(incidents, no, everyone)):
        if yes.said.negative or yes.telling.planned or barred(no, yes, _aspect(no)):
            continue
        if may_answer(incidents, no, yes) and fits(no, yes):
            found += [one for one in (_account(incidents, no, yes),) if one]
    if points_back(no.said.span.text):
        found = _pointed_to(no, found)
    best: _Account | None = None
    for one in found:
        if best is None or one.rank > best.rank + _BETTER:
            best = one
    rest = sorted((one for one in found if one is not best), key=lambda one: -one.rank)
    return [] if best is None else [best, *rest]


def _pointed_to(no: Told, found: list[_Account]) -> list[_Account]:
    """Of the accounts that "denied this" may answer those that it was joined to in its report.

    First those that tell it of who denies, then the nearest: not the nurse who saw the wounded, but who said whose
    shell it was.
    """
    here = [one for one in found if one.yes.telling.document == no.telling.document]
    joined = [one for one in here if one.yes.telling.id == no.telling.id] or here
    near = sorted(
        joined, key=lambda one: (not tells_of_denier(no, one.yes), abs(no.said.span.start - one.yes.said.span.end))
    )
    return [*near, *(one for one in found if one not in here)]


def _account(incidents: Incidents, no: Told, yes: Told) -> _Account | None:
    """What is told as an account that a denial answers, if that is certain enough."""
    joint, score = alone(incidents, yes.telling, no.telling)
    beside = answers(no, yes) if no.said.firm else 0.0
    if beside:
        joint, score = max(joint, least("joint")), max(score, beside)
    answered = no.said.denial and no.telling.id == yes.telling.id  # "denied it": whatever it was, it was told
    heard = answered or _heard(no, yes) >= least("beside" if beside else "telling")
    if joint < _needed(no, yes) or not heard:
        return None
    rank = score + _SAME_REPORT * (beside > 0) + _NAMED_DOER * (names_doer(no, yes))
    rank += _CLOSE * _close(no, yes) if beside else 0.0
    rank += alike(no.telling, yes.telling) * _KIND + same_words(no, yes) * _ITS_WORDS
    return _Account(rank, score, yes)


def _as_well(no: Told, shown: Iterable[_Account], other: _Account) -> bool:
    """Whether an account of a voice and a report that are not shown yet is one that a denial answers too."""
    known = {word for one in shown for word in (one.yes.side or one.yes.voice, one.yes.report)}
    near = other.rank >= max(one.rank for one in shown) - _AS_WELL
    blames = other.yes.said.accuses or names_doer(no, other.yes) or _aspect(no) != "responsibility"
    new = known.isdisjoint({other.yes.side or other.yes.voice, other.yes.report})
    return near and blames and new and is_named(other.yes.voice)


def _beside(incident: Incident, no: Told, account: _Account, everyone: tuple[Told, ...]) -> Finding:
    """A denial beside what it denies."""
    yes = account.yes
    why = f"told by {yes.name}; {'denied by' if no.said.denial else 'said not to be so by'} {no.name}"
    pair = (value(yes, yes.said.span, "told"), value(no, no.said.span, "denied"))
    score = min(account.score, yes.telling.score, 1.0 if no.said.denial else no.telling.score)
    return finding(incident, _aspect(no), "denied", why, pair, _all(everyone), score=score)


def _close(no: Told, yes: Told) -> float:
    """How near before a denial that says little ("losing any") an account stands in its report: 1 right before it."""
    if len(no.said.span.text.split()) > _LITTLE:
        return 0.0
    far = no.said.span.start - yes.said.span.end
    return max(0.0, 1 - far / _FAR) if far >= 0 else 0.0


def _heard(no: Told, yes: Told) -> float:
    """How well both were read; of a denial its cue is enough: what is denied is heard less well."""
    return yes.telling.score if no.said.firm else min(yes.telling.score, no.telling.score)


def _needed(no: Told, yes: Told) -> float:
    """How sure a match must be: surer for a bare negative, which in one report is mostly a contrast, not a denial."""
    if no.said.firm:
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
    long = len(no.said.span.text) > _LONGEST or _RUN_ON.match(no.said.span.text) is not None
    if not no.said.denial or long or _EXTENT.match(no.said.span.text) or _is_plan(no):
        return None
    if points_back(no.said.span.text) or _ALL.match(no.said.span.text) or _nobody(no) or _told_fuller(incidents, no):
        return None
    told = any(not yes.said.negative and yes.voice != no.voice for yes in everyone)
    rest = "which account it answers is not certain" if told else "no account of it was matched in this store"
    why = f"denied by {no.name}; {rest}"
    return finding(incident, _aspect(no), "denied", why, (value(no, no.said.span, "denied"),), score=no.telling.score)


def _is_plan(no: Told) -> bool:
    """Whether it names a plan or an offer that somebody rejects, and no happening."""
    return not no.telling.types and _PLAN.fullmatch(no.said.span.text.strip(" .,\"“”'‘’")) is not None


def _all(everyone: Iterable[Told]) -> list[Value]:
    return [value(t, t.said.span, "denied" if t.said.negative else "told") for t in everyone]


def _aspect(no: Told) -> Aspect:
    """Who denies what he himself is said to have done, or any part in it, denies that it was he."""
    if no.said.denial and disowns(no.said.span.text):
        return "responsibility"
    doers = {" ".join(name_key(p.name)) for p in no.telling.who}
    deed = bool(no.telling.classes & {"ASSAULT", "COERCE"})
    ours = {*no.said.chain, *([" ".join(name_key(no.voice))] if no.said.flat else ())}  # "no aircraft of the coalition"
    sides = {no.side, no.said.side} - {""}
    theirs = on_side(no.telling.who, sides)
    return "responsibility" if deed and (doers & ours or theirs) else "what"
