"""Whether one tells that what another tells did not happen: a denial answers what it names."""

import re

from tadmor.link.counts import UNARMED, populations
from tadmor.link.likeness.scenery import best_spots
from tadmor.link.likeness.shared_words import names
from tadmor.link.likeness.sides import doers
from tadmor.link.tellings.kinds import RESULTS
from tadmor.link.tellings.parties import relate
from tadmor.link.tellings.parties import shared as common_group
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.threads import bond
from tadmor.link.tellings.times import apart_if_said, closeness
from tadmor.link.tellings.words import cosine, named_terms
from tadmor.link.weights import weights

__all__ = ["answers", "denies_there", "told_later"]

_WEEK = 7  # days up to which a time tells when
_FOUGHT = frozenset(["ASSAULT", "CONTROL", "COERCE", "RETREAT"])  # who comes and goes, a denial seldom speaks of
_FIRM = 0.8  # how surely a name must hold for both that alone says what a denial answers
_LATE = 2  # days after a denial from which on what is told without a day is something newer


def answers(one: Telling, other: Telling) -> bool:
    """Whether one is denied by a word that denies, and the other told."""
    denied, told = (one, other) if one.denied else (other, one)
    sides = doers(one, other)
    if (sides is not None and sides[0] < 0) or (one.legs and other.legs and not one.legs & other.legs):
        return False
    if told.holders and told.holders <= denied.holders:  # nobody answers himself
        return False
    if _apart(one, other) and cosine(one.words, other.words) < weights().anchors["words_alone"]:
        return False
    if not denied.classes & told.classes:
        return False
    answer = denied.denied and any(s.denial for s in denied.said) and not told.denied and bool(denied.classes)
    return answer and (denied.document == told.document or _which(denied, told))


def denies_there(one: Telling, other: Telling) -> bool:
    """Whether one denies without telling of any act, in a sentence about the very site or village of the other.

    "All that is said of Tal Arlun is false": it names no kind, its place alone says what it answers. Of whom
    it says that he was not there, the other must tell.
    """
    denied, told = (one, other) if one.denied else (other, one)
    if told.denied or not denied.denied or denied.classes or not told.types or not told.classes & _FOUGHT:
        return False
    party = relate(denied.who, told.who) if denied.who else (1.0, "")
    here = bond(denied.thread, told.thread).much >= _FIRM and apart_if_said(denied.when, told.when) <= 0
    return here and party is not None and party[0] > 0


def told_later(denied: Telling, told: Telling) -> bool:
    """Whether a denial was out before the day of what is told: nobody denies on Friday what happens on Sunday.

    Of what is told without a day, or of weeks, that may be so from two days between the reports on.
    """
    if denied.published is None or told.when is None:
        return False
    if told.when.own and told.when.days <= _WEEK:
        return told.when.earliest > denied.published
    late = told.published is not None and (told.published - denied.published).days >= _LATE
    return late and denied.own_when is None


def _apart(one: Telling, other: Telling) -> bool:
    """Whether they lie in two places, be it that a report lends one: nobody in Jalalabad answers for New York."""
    best = best_spots(one, other)
    return best is not None and best[0] <= -1


def _which(denied: Telling, told: Telling) -> bool:
    """Whether a denial says what it denies: "denied targeting civilians" answers no raid in particular.

    By a place, a day or a number of its own that the other has too, by whom it was done to, or by telling words.
    """
    places = [{s.name for s in t.spots if s.own} for t in (denied, told)]
    days = denied.own_when is not None and told.own_when is not None
    if places[0] & places[1] and denied.types and (denied.types - RESULTS or not _other_dead(denied, told)):
        return True
    if days and closeness(denied.when, told.when) > 0 and not places[1]:  # type: ignore[arg-type]
        return True
    if any(a.best is not None and a.best == b.best for a in denied.counts for b in told.counts):
        return True
    named = named_terms(names(denied)) | named_terms(names(told))
    if cosine(denied.words, told.words, named) >= weights().anchors["words"]:
        return True
    whom = relate(denied.whom, told.whom)
    hurt = (whom is not None and whom[0] == 1) or common_group(denied.whom, told.whom) is not None
    return hurt and bool(denied.types & told.types) and _definite(denied)


def _other_dead(denied: Telling, told: Telling) -> bool:
    """Whether a denial speaks of unarmed people, and what is told of armed ones alone."""
    ours, theirs = (
        frozenset(g for p in t.whom for g in populations(f"{p.name} {p.span.text}"))
        | frozenset(g for c in t.counts for g in c.population)
        for t in (denied, told)
    )
    return bool(ours & UNARMED and (theirs or told.whom)) and not theirs & UNARMED


def _definite(telling: Telling) -> bool:
    """Whether its words point at what others tell: "had been killed in the strikes"."""
    words = {re.escape(span.text) for span in telling.spans}
    pattern = rf"\b(?:the|these|those|this)(?: \w+)? (?:{'|'.join(sorted(words))})\b"
    return any(re.search(pattern, said.span.text, re.IGNORECASE) for said in telling.said)
