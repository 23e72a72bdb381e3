"""Whether a denial of one report answers what another tells, by what the two have in common beside their kinds.

Whom it is said of, how many, where, when, whose account it names: enough of it, and no place of a report's own that it
may have been given wrongly stands between the two. Two strikes on one town by one army have no more in common than that
and stay two.
"""

import re
from functools import cache

from tadmor.link.likeness.alike import ALIKE, alike
from tadmor.link.likeness.scenery import best_spots
from tadmor.link.likeness.shared_words import names
from tadmor.link.tellings.parties import Party, relate
from tadmor.link.tellings.places import bare_name
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.times import apart_if_said, closeness
from tadmor.link.tellings.words import cosine, named_terms
from tadmor.link.untrue import vocabulary
from tadmor.link.weights import weights
from tadmor.ontology.nations import nations
from tadmor.ontology.spelling import name_key

__all__ = ["straight"]

_ENOUGH = 3.0  # how much must be the same
_INSIDE = 0.5  # nearness of two places of which one lies in the other
_AHEAD = 2  # days from a denial to a report that tells, without a day, what it denied
_LATE = 8  # days between two reports of which one answers the other
_RARE = 15  # from this number on two reports hardly give the same of two things
_NUMBER, _NAMED, _ONE = 2.0, 1.5, 1.0  # what a number, the name of whose account it is, and all else weigh
_THERE = re.compile(
    r"\b(?:in|inside|entered|present|presence|near|within|stationed|deployed|set foot|crossed|reached"
    r"|on (?:[\w’'-]+ ){1,2}(?:soil|territory|ground))\b",
    re.IGNORECASE,
)
_SETTLED = frozenset(["G2", "G3"])
_DEEDS = frozenset(["ASSAULT", "COERCE"])
_COMING = ("MOVE.", "TERRITORY.", "BATTLE.", "POSTURE.")


def straight(one: Telling, other: Telling) -> bool:
    """Whether one denies what the other tells, beyond doubt."""
    noes = [any(s.negative and s.firm for s in t.said) for t in (one, other)]
    if noes[0] == noes[1] or one.document == other.document or one.story or other.story:
        return False
    denied, told = (one, other) if noes[0] else (other, one)
    if any(s.negative for s in told.said) or told.planned or (told.holders and told.holders <= denied.holders):
        return False
    if _apart(denied, told) or _other_party(denied, told):
        return False
    kind = _kind(denied, told)
    number = _number(denied, told)
    if not (kind or number):
        return False
    party, where = _party(denied, told), _where(denied, told)
    sum_ = kind + number + party + where + _when(denied, told) + _account(denied, told) + _words(denied, told)
    return sum_ >= _ENOUGH and bool(number or (party and where) or _account(denied, told))


def _apart(denied: Telling, told: Telling) -> bool:
    """Whether days, towns or kinds say that they are of two things."""
    if apart_if_said(denied.when, told.when) > 1 or (alike(denied, told) < 0 and denied.types):
        return True
    if denied.published and told.published and abs((denied.published - told.published).days) > _LATE:
        return True
    ahead = denied.published and told.published and (told.published - denied.published).days > _AHEAD
    if ahead and told.own_when is None:
        return True  # what is told days later without a day is of then
    ours, theirs = _towns(denied), _towns(told)
    if not ours or not theirs or ours & theirs:
        return False
    return not (_named_in(ours, told) or _named_in(theirs, denied) or _within(denied, told))


def _towns(telling: Telling) -> set[str]:
    return {bare_name(s.name) for s in telling.spots if s.own and s.named}


def _named_in(towns: set[str], telling: Telling) -> bool:
    words = " ".join(said.span.text for said in telling.said).lower()
    return any(town in words for town in towns)


def _where(denied: Telling, told: Telling) -> float:
    """One town or site that both name; one that a report lends tells little."""
    both = _towns(denied) & _towns(told) or _named_in(_towns(denied), told) or _named_in(_towns(told), denied)
    return _ONE if both or _within(denied, told) else 0.0


def _within(denied: Telling, told: Telling) -> bool:
    """Whether a town and its quarter are named; not two towns, however near: a border may run between them."""
    best = best_spots(denied, told)
    if best is None or best[0] < _INSIDE or not (best[1].own and best[2].own):
        return False
    towns = {spot.precision for spot in best[1:]} <= _SETTLED
    return not towns or bare_name(best[1].name) == bare_name(best[2].name)


def _when(denied: Telling, told: Telling) -> float:
    days = denied.when, told.when
    if days[0] is None or days[1] is None or not (days[0].own and days[1].own):
        return 0.0
    return _ONE if closeness(days[0], days[1]) > 0 else _ONE / 2


def _kind(denied: Telling, told: Telling) -> float:
    """One kind of act; who "did not enter" denies that he came, fought or was there."""
    if denied.types and alike(denied, told) >= ALIKE:
        return _ONE
    if denied.types and told.types and denied.classes & told.classes & _DEEDS:
        return _ONE / 2
    came = any(_THERE.search(s.span.text) for s in denied.said if s.negative)
    return _ONE if came and not denied.types and any(k.startswith(_COMING) for k in told.types) else 0.0


def _number(denied: Telling, told: Telling) -> float:
    same = [a for a in denied.counts for b in told.counts if a.best is not None and a.best == b.best]
    return _NUMBER if any((a.best or 0) >= _RARE for a in same) else 0.0


def _party(denied: Telling, told: Telling) -> float:
    """Whether whom the denial is of, or who denies, is told to have done it or to have suffered it."""
    if _is_one(denied.who, told.who) or _is_one(denied.whom, told.whom):
        return _ONE
    deniers = {word for s in denied.said for key in s.chain for word in key.split()} - _plain()
    words = {word for s in told.said if not s.negative for word in name_key(s.span.text)}
    doers = {word for p in told.who if p.key for word in name_key(p.name)}
    return _ONE if deniers & (words | doers) else 0.0


def _is_one(ones: tuple[Party, ...], others: tuple[Party, ...]) -> bool:
    found = relate(ones, others)
    if found is not None and found[0] > 0:
        return True
    keys = [{w for p in some if p.key for w in name_key(p.name)} for some in (ones, others)]
    return bool(keys[0] & keys[1] - _plain()) or _leads(ones, keys[1]) or _leads(others, keys[0])


def _leads(some: tuple[Party, ...], others: set[str]) -> bool:
    """Whether others are named by the nation that leads one of some: the "US military" of a "US-led coalition"."""
    led = [name_key(p.name) for p in some if p.key]
    return any("led" in words and set(words[: words.index("led")]) & others for words in map(list, led))


@cache
def _plain() -> frozenset[str]:
    """What tells nobody in the name of a body: what it is, and of which nation."""
    return vocabulary("bodies") | frozenset(nations())


def _other_party(denied: Telling, told: Telling) -> bool:
    """Whether somebody else is told to have done it than whom the denial is of."""
    found = relate(denied.who, told.who)
    return found is not None and found[0] < 0 and not _is_one(denied.who, told.who)


def _account(denied: Telling, told: Telling) -> float:
    """Whether a denial names whose account it answers: "what their agency broadcast"."""
    words = {word for s in denied.said if s.negative for word in name_key(s.span.text)}
    inner = {key for s in denied.said if not s.negative for key in s.chain}
    holders = {word for s in told.said for key in s.chain for word in key.split()} - _plain()
    return _NAMED if holders & words or inner & {key for s in told.said for key in s.chain} else 0.0


def _words(denied: Telling, told: Telling) -> float:
    named = named_terms(names(denied)) | named_terms(names(told))
    return _ONE if cosine(denied.words, told.words, named) >= weights().anchors["words"] else 0.0
