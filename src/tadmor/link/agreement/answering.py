"""Whether an account is the one that a denial answers: of its kind, of its place and day, told before it.

In one report a denial mostly answers what was told a little before it; from another report more must agree.
"""

import re
from collections.abc import Iterable

from tadmor.link.agreement.given import Told, is_own
from tadmor.link.denials import points_back
from tadmor.link.incidents import Incidents, Spot
from tadmor.link.likeness.alike import ALIKE, alike
from tadmor.link.likeness.straight import straight
from tadmor.link.tellings.kinds import RESULTS
from tadmor.link.tellings.parties import on_side, relate
from tadmor.link.tellings.times import apart_if_said
from tadmor.link.tellings.wordings import site_of, sites_in
from tadmor.link.tellings.words import cosine, named_terms, vector

__all__ = ["answers", "fits", "may_answer", "moved_on", "one_prize", "same_words", "tells_of_denier"]

_FAR = 1_500  # characters before a denial in which its report tells what it answers, or behind it
_WORDS, _ENOUGH = 0.15, 2  # how alike words are, and how much must be the same where kinds do not tell
_COMMON = frozenset(["ASSAULT", "CONTROL", "MOVE"])  # classes that an army is told of every day
_LIKELY = 0.7  # how sure an answer in one report is
_DAYS = 1  # between two days that are one
_IT = re.compile(r"\b(?:it|them|they|there)\b", re.IGNORECASE)
_ANY_GROUND = re.compile(
    r"\b(?:any|no|(?:not )?a single|one) (?:\w+ )?(?:positions?|points?|ground|territory|posts?)\b",
    re.IGNORECASE,
)
_DEEDS = frozenset(["ASSAULT", "COERCE"])
_BLAME = re.compile(
    r"\b(?:carried out|conducted|committed|perpetrated|fired|dropped|launched|caused) by\b|\bresponsib(?:le|ility)\b"
    r"|\bbehind (?:it|them|the|this)\b|\bblam(?:e[ds]?|ing)\b",
    re.IGNORECASE,
)
_PRIZES = ("TERRITORY.", "BATTLE.repel")


def answers(no: Told, yes: Told) -> float:
    """How sure it is that a denial answers an account of its own report, 0 where nothing says so.

    What stands behind a denial is seldom what it answers: "after officials accused them of it".
    """
    if no.telling.document != yes.telling.document or (is_own(yes) and not _own_hurt(no, yes)):
        return 0.0
    before = no.said.span.start - yes.said.span.end
    after = yes.said.span.start - no.said.span.end
    if before > _FAR or after > _FAR or max(before, after) < 0:
        return 0.0
    told = after < 0 or yes.said.accuses or _own_hurt(no, yes) or _blames(no, yes) or _evidence(no, yes) >= _ENOUGH
    return _LIKELY if told and fits(no, yes) else 0.0


def _own_hurt(no: Told, yes: Told) -> bool:
    """Whether who says that none of his was hurt is contradicted by dead or wounded of his side."""
    whom = relate(no.telling.whom, yes.telling.whom)
    hurt = no.telling.types <= RESULTS and bool(no.telling.types & yes.telling.types)
    return no.said.flat and hurt and whom is not None and whom[0] == 1


def _blames(no: Told, yes: Told) -> bool:
    """Whether an account of the same report says that it was he who denies: "it was carried out by army aircraft"."""
    if no.telling.document != yes.telling.document or not no.said.denial or not no.telling.classes & _DEEDS:
        return False
    theirs = tells_of_denier(no, yes)
    ours = on_side(no.telling.who, {no.side, no.said.side} - {""})
    deeds = no.telling.classes & yes.telling.classes & _DEEDS
    return theirs and ours and bool(deeds) and (yes.said.accuses or _BLAME.search(yes.said.span.text) is not None)


def tells_of_denier(no: Told, yes: Told) -> bool:
    """Whether an account's own words have who denies, or his side, as doer."""
    return on_side((p for p in yes.telling.who if yes.said.holds(p.span)), {no.side, no.said.side} - {""})


def fits(no: Told, yes: Told) -> bool:
    """Whether kind, or words, site and parties, say that a denial is of what is told."""
    near = alike(no.telling, yes.telling)
    if straight(no.telling, yes.telling):
        return True
    if is_own(yes) and near < ALIKE:  # a report's passing mention
        return False
    if near >= ALIKE or no.telling.id == yes.telling.id or (near >= 0 and _blames(no, yes)):
        return True
    classes = bool(no.telling.classes & yes.telling.classes)
    worded = classes and same_words(no, yes) >= _WORDS
    doer = relate(no.telling.who, yes.telling.who)
    deed = classes and not no.telling.classes & _COMMON and doer is not None and doer[0] == 1
    return near >= 0 and (worded or deed or _evidence(no, yes) >= _ENOUGH)


def _evidence(no: Told, yes: Told) -> int:
    """How much of words, site, doer and victim is the same."""
    doer, whom = relate(no.telling.who, yes.telling.who), relate(no.telling.whom, yes.telling.whom)
    parties = [found is not None and found[0] == 1 for found in (doer, whom)]
    return sum((*parties, bool(_sites(no) & _sites(yes)), same_words(no, yes) >= _WORDS))


def may_answer(incidents: Incidents, no: Told, yes: Told) -> bool:
    """Whether nothing in kind, site, town or day says that it answers something else, nor that it was told later."""
    if straight(no.telling, yes.telling):  # be it that his report was printed first
        return True
    days = no.telling.published, yes.telling.published
    if days[0] is not None and days[1] is not None and days[0] < days[1]:
        return False
    if alike(no.telling, yes.telling) < 0 or apart_if_said(no.telling.when, yes.telling.when) > _DAYS:
        return False
    if no.telling.document != yes.telling.document:
        return not (_other_site(no, yes) or _other_town(no, yes))
    if moved_on(incidents, yes, no):
        return False
    back = _IT.search(no.said.span.text) is not None or points_back(no.said.span.text)
    return back or not (_other_site(no, yes) or _other_town(no, yes))


def moved_on(incidents: Incidents, one: Told, other: Told) -> bool:
    """Whether a report comes to another town between two claims, of which the later names none: its "town" is that."""
    first, then = sorted((one, other), key=lambda t: t.said.span.start)
    if any(s.own for s in then.telling.spots):
        return False
    here, start, end = _towns(first.telling.spots), first.said.span.end, then.said.span.start
    if here & _towns(then.telling.spots):  # "the city", of a report that has come back to it
        return False
    between = (t for t in incidents.of_document(one.telling.document) if start <= t.start < end and not t.story)
    return any(s.own and s.exact and s.named and s.name not in here for t in between for s in t.spots)


def one_prize(one: Told, other: Told) -> bool:
    """Whether two tell of one place that is taken or held: a town that both name or are about, or one site."""
    if _other_site(one, other) or _other_town(one, other):
        return False
    towns = _towns(one.telling.spots) & _towns(other.telling.spots)
    return bool(towns) or (one.telling.document == other.telling.document and bool(_sites(one) & _sites(other)))


def same_words(no: Told, yes: Told) -> float:
    """How alike the words of two claims are, without the names of parties and places, and without sites."""
    parties = [party.name for t in (no.telling, yes.telling) for party in (*t.who, *t.whom)]
    places = [spot.name for t in (no.telling, yes.telling) for spot in t.spots]
    words = [vector([(one.said.span.text, 1.0)]) for one in (no, yes)]
    return cosine(words[0], words[1], named_terms((*parties, *places, *sites_in(no.said.span.text))))


def _other_site(no: Told, yes: Told) -> bool:
    """Whether one speaks of an airport, a hospital or a bridge, and the other of another, or of a place without it."""
    ours, theirs = _sites(no), _sites(yes)
    if ours & theirs or not (ours or theirs) or (not ours and _ANY_GROUND.search(no.said.span.text)):
        return False
    prize = all(any(kind.startswith(_PRIZES) for kind in one.telling.types) for one in (no, yes))
    return prize or bool(ours and theirs) or (bool(ours) and no.telling.document != yes.telling.document)


def _sites(one: Told) -> frozenset[str]:
    """The sites beside the words of a claim that tell whose a place is; of another kind, all that it names."""
    said = one.said.span
    beside = [
        site_of(said.text, span.start - said.start, span.end - said.start)
        for span, kind in one.telling.triggers
        if kind.startswith(_PRIZES) and said.start <= span.start and span.end <= said.end
    ]
    found = frozenset(name for some in beside for name in some)
    repelled = "BATTLE.repel" in one.telling.types  # "the attack was repelled and they still hold the airport"
    return found if found or (beside and not repelled) else sites_in(said.text)


def _other_town(no: Told, yes: Told) -> bool:
    """Whether two towns are named, of which neither stands in the other's words; one may be what a report is about.

    Who denies that a town was taken answers nobody who names none: there are many.
    """
    ours, theirs = (_towns(one.telling.spots) for one in (no, yes))
    own = [any(s.own for s in one.telling.spots) for one in (no, yes)]
    if no.telling.document == yes.telling.document and not own[0]:  # "the town"
        return False
    if any(name in yes.said.span.text for name in ours) or any(name in no.said.span.text for name in theirs):
        return False
    if own[0] and ours and not theirs:
        return any(kind.startswith(_PRIZES) for kind in no.telling.types)
    return any(own) and bool(ours and theirs) and not ours & theirs


def _towns(some: Iterable[Spot]) -> frozenset[str]:
    return frozenset(spot.name for spot in some if spot.named)
