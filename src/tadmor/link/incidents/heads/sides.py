"""Who acts and who is acted on, as its reports say."""

from collections import Counter
from collections.abc import Iterable, Sequence

from tadmor.link.incidents.heads.counted import reports
from tadmor.link.tellings.parties import Party
from tadmor.link.tellings.telling import Telling
from tadmor.model import ARMED

__all__ = ["sides"]

_FOUGHT = frozenset(["ASSAULT", "CONTROL"])
_BATTLE = "BATTLE."  # of which each side is who and whom
_STRIKE = "STRIKE."  # which one side makes
_UNARMED = frozenset(["civilians"])
_UNNAMED = "(unnamed)"  # of a speaker without a name


def sides(
    some: Sequence[Telling], class_: str | None, type_: str | None, least: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who acts and who is acted on, as so many reports at least name them. Nobody is both, unless it is a fight."""
    who, whom = _names([(t, _doers(t, class_)) for t in some], least), _names([(t, t.whom) for t in some], least)
    who = () if (type_ or "").startswith(_STRIKE) and _are_two(who, some) else who
    fought = any(kind.startswith(_BATTLE) for t in some for kind in t.types)
    both = frozenset[str]() if fought or class_ not in _FOUGHT else frozenset(who) & frozenset(whom)  # a misreading
    return tuple(name for name in who if name not in both), tuple(name for name in whom if name not in both)


def _doers(telling: Telling, class_: str | None) -> tuple[Party, ...]:
    """Who acts: of an attack, or of whose a place is, never civilians, who are read as such where they suffer it."""
    return tuple(p for p in telling.who if class_ not in _FOUGHT or p.kind not in _UNARMED)


def _are_two(names: Iterable[str], some: Iterable[Telling]) -> bool:
    """Whether those are two bodies in arms whom nobody tells to have struck together: a fight has run into it."""
    told = [{p.name for p in t.who if p.key is not None and p.kind in ARMED} for t in some]
    armed = frozenset[str]().union(*told).intersection(names)
    return len(armed) > 1 and not any(armed <= together for together in told)


def _names(some: Sequence[tuple[Telling, Sequence[Party]]], least: int) -> tuple[str, ...]:
    """Whom most of those name that name somebody, the most told first; "the attackers" only where nobody is named.

    What half of them do not have is one account's word, or a misreading, and of two enemies who accuse each other
    neither is named: findings tell it, no headline. `least`: how many reports must name them.
    """
    named = [(t.document, [p for p in told if _UNNAMED not in p.name]) for t, told in some]
    known = [(document, {p.name for p in told if p.key is not None}) for document, told in named]
    known = [one for one in known if one[1]] or [(document, {p.name for p in told}) for document, told in named if told]
    counted = Counter(name for _, names in known for name in names)
    given = reports((document, name) for document, names in known for name in names)
    most = (name for name in counted if 2 * counted[name] > len(known) and given[name] >= least)
    return tuple(sorted(most, key=lambda name: (-counted[name], name)))
