"""Told again: one report comes back to what it told before, in other words, by another voice or with a "the"."""

import re

from tadmor.link.incidents.within.tallies import other_numbers, other_voice, toll
from tadmor.link.likeness.anchors import is_once
from tadmor.link.likeness.compare import best_spots, doers
from tadmor.link.likeness.control import turn
from tadmor.link.likeness.counted import one_figure, one_toll
from tadmor.link.tellings.kinds import HELD, RESULTS, TAKEN, twins
from tadmor.link.tellings.parties import relate
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.words import cosine
from tadmor.link.vocabulary import Vocabulary
from tadmor.link.weights import weights
from tadmor.ontology import event_types

__all__ = ["BATTLE_NOUN", "points_back", "told_again"]

_WORDS = Vocabulary(__name__)

_OFFENSIVE = "BATTLE.offensive"
_BATTLE = frozenset(["BATTLE.attack", "BATTLE.clash", _OFFENSIVE])
_CAMPAIGN = re.compile(r"(?:[\w-]+ )?(?:campaigns?|wars?|counter-?attack\w*)", re.IGNORECASE)
_ANOTHER = re.compile(
    r"\b(?:such|similar|another|second|third|fourth|fifth|previous|earlier) (?:[\w-]+ )?$", re.IGNORECASE
)
_MANY = re.compile(r"(?:[\w-]+ )*(?:offensives|operations|campaigns|interventions|hostilities|wars)", re.IGNORECASE)
BATTLE_NOUN = re.compile(
    r"(?:[\w-]+ )?(?:attacks?|assaults?|offensives?|operations?|battles?|fighting|clash(?:es)?|strikes?|raids?"
    r"|bombardments?|shelling|blasts?|bombings?|explosions?|sieges?|campaigns?|onslaught|push|advance|incursion|massacre|airstrikes?"
    r"|counter-?(?:offensive|attack))",
    re.IGNORECASE,
)
_OBJECT = 0.2  # how alike the words of two claims are that name one thing it was done to
_AGAIN = 0.6  # nearness of two named places that are one


def told_again(one: Telling, other: Telling, text: str) -> bool:
    """Whether the later of two tells the earlier again."""
    if not (one.types & other.types or twins(one.types, other.types)) and not _one_battle(one, other, text):
        return False
    if one.denied != other.denied or _many(one) != _many(other) or _two_holders(one, other):
        return False
    if _blamed(one, other) or one_toll(one, other):
        return True
    if other_numbers(one.counts, other.counts):
        return other_voice(one, other)
    told = weights().told
    if abs(one.start - other.start) <= told["chars"] and toll(one, other):
        return True
    if abs(one.start - other.start) <= told["chars"]:
        if _next_leg(one, other) or (one.denied and other.denied):
            return True
        if cosine(one.words, other.words) >= told["same_words"] and not (one.legs and other.legs):
            return True
    near = best_spots(one, other)
    both = near is not None and near[1].own and near[2].own
    if both and near is not None and near[0] >= _AGAIN and (_taken(one, other) or not one.legs ^ other.legs):
        return is_once(one.types & other.types) or _one_of_its_kind(one, other, text)
    again = _lasting(one, other) or _one_battle(one, other, text) or (near is not None and _taken(one, other))
    return not both and again and _named_again(one, other, text)


def _taken(one: Telling, other: Telling) -> bool:
    """Whether both tell a place taken: "drove them out of the town" is a way for those alone who were driven."""
    return bool(one.types & TAKEN and other.types & TAKEN)


def _two_holders(one: Telling, other: Telling) -> bool:
    """Whether two tell who holds a place, and not for certain of one: each may mean another part of it, or deny it."""
    voices = {s.voice for s in one.said} & {s.voice for s in other.said}
    return HELD in one.types & other.types and not voices and turn(one, other) != "with"


def _many(telling: Telling) -> bool:
    """Whether it speaks of a war's operations without a place: "until the military operations are over"."""
    words = [span.text for span, _ in telling.triggers]
    return bool(words) and all(map(_MANY.fullmatch, words)) and not any(s.own for s in telling.spots)


def _one_of_its_kind(one: Telling, other: Telling, text: str) -> bool:
    """Whether two of one kind in one place are one: of one day that both name, with one figure, or told as before."""
    days = one.own_when is not None and other.own_when is not None
    return days or bool(one_figure(one.counts, other.counts)) or _named_again(one, other, text)


def _named_again(one: Telling, other: Telling, text: str) -> bool:
    """Whether the later of two, which has no place of its own, is the one before: "the offensive", or by one party."""
    then = max(one, other, key=lambda t: t.start)
    sides = doers(one, other)
    if sides is not None:
        return sides[0] > 0
    return points_back(then, text) or any(c.whole and c.role == "force" for c in then.counts)


def points_back(telling: Telling, text: str) -> bool:
    """Whether its words name what was told before: "the assault", "their offensive", "the latest attack"."""
    nouns = (s for s in telling.spans if BATTLE_NOUN.fullmatch(s.text))
    return any(_WORDS["the"].search(text[max(0, s.start - 40) : s.start]) for s in nouns)


def _blamed(one: Telling, other: Telling) -> bool:
    """Whether two who are named blame two parties for one act, side by side: "the army shelled the hospital"."""
    holders, sides = (one.holders, other.holders), relate(one.who, other.who)
    apart = all(holders) and not holders[0] & holders[1] and sides is not None and sides[0] < 0
    near = abs(one.start - other.start) <= weights().told["chars"]
    accused = any(said.accuses for said in (*one.said, *other.said))
    hurt = relate(one.whom, other.whom)
    same = (hurt is not None and hurt[0] == 1) or cosine(one.words, other.words) >= _OBJECT
    return apart and near and accused and same and bool(one.types & other.types - RESULTS)


def _next_leg(one: Telling, other: Telling) -> bool:
    """One named mover on two parts of a way: "left Mosul", then "crossed through Raqqa"."""
    movers = {p.key for p in one.who if p.key} & {p.key for p in other.who if p.key}
    return bool(movers and one.legs and other.legs) and not one.legs & other.legs


def _one_battle(one: Telling, other: Telling, text: str) -> bool:
    """ "The attack", "the battle", "the offensive" of a report that names no other place for any of them."""
    if not all(t.types and t.types <= _BATTLE for t in (one, other)) or _OFFENSIVE not in one.types | other.types:
        return False
    if _OFFENSIVE not in one.types & other.types and any(_part_of_more(t, text) for t in (one, other)):
        return False
    sides = relate(one.who, other.who)
    return not any(s.own for t in (one, other) for s in t.spots) and (sides is None or sides[0] > 0)


def _part_of_more(telling: Telling, text: str) -> bool:
    """Whether it is a whole campaign or an answer to one, or says since when, or is one of several: "the third such
    attack", "since the start of the offensive".
    """
    return any(
        _CAMPAIGN.fullmatch(s.text) or _ANOTHER.search(text[max(0, s.start - 50) : s.start]) for s in telling.spans
    )


def _lasting(one: Telling, other: Telling) -> bool:
    """Both speak of the one operation that a report is about: "the assault", "the offensive"."""
    types = event_types()
    return any(kind in types and types[kind].spans_days for kind in one.types & other.types)
