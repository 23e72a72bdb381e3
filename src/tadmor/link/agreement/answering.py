"""Whether an account is the one that a denial answers: of its kind, of its place and day, told before it.

In one report a denial mostly answers what was told a little before it; from another report more must agree.
"""

import re
from collections.abc import Iterable

from tadmor.link.agreement.given import Told, is_own
from tadmor.link.incidents import Party, Spot, Telling
from tadmor.link.incidents.kinds import RESULTS, twins
from tadmor.link.incidents.parties import relate, shared
from tadmor.link.incidents.times import apart_days
from tadmor.link.incidents.wordings import site_of, sites_in
from tadmor.link.incidents.words import cosine, named_terms, vector
from tadmor.ontology.spelling import name_key

__all__ = ["alike", "answers", "may_answer", "one_prize", "same_words"]

_FAR = 1_500  # characters before a denial in which its report tells what it answers, or behind it
_KIND = 0.6  # how alike kinds are that need no words
_WORDS, _MANY = 0.15, 0.3  # how alike words are otherwise: of acts of one class, of all else and behind a denial
_LIKELY = 0.7  # how sure an answer in one report is
_DAYS = 1  # between two days that are one
_IT = re.compile(r"\b(?:it|them|they|there)\b", re.IGNORECASE)
_PRIZES = ("TERRITORY.", "BATTLE.repel")


def answers(no: Told, yes: Told) -> float:
    """How sure it is that a denial answers an account of its own report, 0 where nothing says so."""
    if no.telling.document != yes.telling.document or is_own(yes):
        return 0.0
    before = no.said.span.start - yes.said.span.end
    after = yes.said.span.start - no.said.span.end
    if before > _FAR or after > _FAR or max(before, after) < 0:
        return 0.0
    near, words = alike(no.telling, yes.telling), same_words(no, yes)
    if after >= 0 and not yes.said.accuses:
        return _LIKELY if near > 0 and words >= _MANY else 0.0
    classes = bool(no.telling.classes & yes.telling.classes)
    return _LIKELY if near >= _KIND or (near >= 0 and words >= (_WORDS if classes else _MANY)) else 0.0


def may_answer(no: Told, yes: Told) -> bool:
    """Whether nothing in kind, site, town or day says that it answers something else, nor that it was told later."""
    days = no.telling.published, yes.telling.published
    if days[0] is not None and days[1] is not None and days[0] < days[1]:
        return False
    if alike(no.telling, yes.telling) < 0 or _other_day(no.telling, yes.telling):
        return False
    points = no.telling.document == yes.telling.document and _IT.search(no.said.span.text) is not None
    return points or not (_other_site(no, yes) or _other_town(no.telling, yes.telling))


def one_prize(one: Told, other: Told) -> bool:
    """Whether two tell of one place that is taken or held: a town that both name or are about, or one site."""
    if _other_site(one, other) or _other_town(one.telling, other.telling):
        return False
    towns = _towns(one.telling.spots) & _towns(other.telling.spots)
    return bool(towns) or (one.telling.document == other.telling.document and bool(_sites(one) & _sites(other)))


def alike(no: Telling, yes: Telling) -> float:
    """How alike the kinds of two are, in [0, 1], below 0 for kinds that are known and differ."""
    ours, theirs = no.types - RESULTS, yes.types - RESULTS
    people = [_people(t.whom) for t in (no, yes)]
    if people[0]:
        return (1.0 if people[0] & people[1] else -1.0) if no.classes & yes.classes or not no.classes else -1.0
    if no.types and not ours:
        return _hurt(no, yes)
    if ours & theirs or twins(ours, theirs):
        return 1.0
    families = [{kind.partition(".")[0] for kind in some} for some in (ours, theirs)]
    if families[0] & families[1]:
        return _KIND
    if ours and theirs:
        return -1.0
    return 0.3 if no.classes & yes.classes or not no.classes else -1.0


def _people(some: Iterable[Party]) -> frozenset[str]:
    """The last names of those persons to whom something was done."""
    found = (name_key(party.name) for party in some if party.kind == "person" and party.key)
    return frozenset(name[-1] for name in found if name)


def _hurt(no: Telling, yes: Telling) -> float:
    """How alike those are who are said to be dead or wounded: who denies losses of his own denies none of another's."""
    whom = relate(no.whom, yes.whom)
    if whom is not None:
        return 1.0 if whom[0] == 1 else -1.0
    groups = [{group for count in t.counts for group in count.population} for t in (no, yes)]
    if groups[0] & groups[1] or shared(no.whom, yes.whom):
        return 1.0
    return -1.0 if all(groups) else 0.3


def same_words(no: Told, yes: Told) -> float:
    """How alike the words of two claims are, without the names of parties and places."""
    parties = [party.name for t in (no.telling, yes.telling) for party in (*t.who, *t.whom)]
    places = [spot.name for t in (no.telling, yes.telling) for spot in t.spots]
    words = [vector([(one.said.span.text, 1.0)]) for one in (no, yes)]
    return cosine(words[0], words[1], named_terms((*parties, *places)))


def _other_day(no: Telling, yes: Telling) -> bool:
    own = no.when is not None and yes.when is not None and no.when.own and yes.when.own
    return own and apart_days(no.when, yes.when) > _DAYS  # type: ignore[arg-type]


def _other_site(no: Told, yes: Told) -> bool:
    """Whether one speaks of an airport, a hospital or a bridge, and the other of another, or of a place without it."""
    ours, theirs = _sites(no), _sites(yes)
    if ours & theirs or not (ours or theirs):
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
    return frozenset(name for some in beside for name in some) if beside else sites_in(said.text)


def _other_town(no: Telling, yes: Telling) -> bool:
    """Whether two towns are named; one's own may be the town that the report of the other is about.

    Who denies that a town was taken answers nobody who names none: there are many.
    """
    ours, theirs = (_towns(one.spots) for one in (no, yes))
    own = [any(s.own for s in one.spots) for one in (no, yes)]
    if own[0] and ours and not theirs:
        return any(kind.startswith(_PRIZES) for kind in no.types)
    return any(own) and bool(ours and theirs) and not ours & theirs


def _towns(some: Iterable[Spot]) -> frozenset[str]:
    return frozenset(spot.name for spot in some if spot.named)
