"""Who acts and who is acted on, as its reports say."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from tadmor.link.incidents.heads.counted import reports
from tadmor.link.tellings.kinds import TAKEN
from tadmor.link.tellings.parties import Party, on_side
from tadmor.link.tellings.prizes import LEFT
from tadmor.link.tellings.telling import Telling
from tadmor.model import ARMED

__all__ = ["sides", "told_apart"]

_Sides = tuple[str, ...]

_ASSAULT, _CONTROL = "ASSAULT", "CONTROL"
_FOUGHT = frozenset([_ASSAULT, _CONTROL])
_BATTLE = "BATTLE."  # of which each side is who and whom
_STRIKE = "STRIKE."  # which one side makes
_UNARMED = frozenset(["civilians"])
_ACCUSED = "accused"
_WATCHER = re.compile(r"\b(?:Observatory|Monitor|Monitoring|Watch|Ministry of Foreign Affairs)\b")
_UNNAMED = "(unnamed)"  # of a speaker without a name


def sides(
    some: Sequence[Telling], class_: str | None, type_: str | None, told_by: Mapping[str, str], least: int
) -> tuple[_Sides, _Sides]:
    """Who acts and who is acted on, as so many accounts at least name them. Nobody is both, unless it is a fight.

    `told_by`: the account of each telling. Who gave a place up is not who has it now, nor who took it the one who left,
    and of whom his enemies alone tell an attack, in however many reports, there is one account.
    """
    acted = [t for t in some if not _is_other_party(t, class_, type_)]
    who = _names([(_account(t, told_by, class_), _doers(t, class_)) for t in acted], least)
    whom = _names([(told_by[t.id], _no_watchers(t.whom)) for t in some], least)
    who = () if (type_ or "").startswith(_STRIKE) and _are_two(who, some) else who
    fought = any(kind.startswith(_BATTLE) for t in some for kind in t.types)
    both = frozenset[str]() if fought or class_ not in _FOUGHT else frozenset(who) & frozenset(whom)  # a misreading
    return tuple(name for name in who if name not in both), tuple(name for name in whom if name not in both)


def told_apart(who: _Sides, whom: _Sides) -> tuple[_Sides, _Sides]:
    """The sides of a fight without the one name that alone stands on both.

    The attackers' own dead are told beside those of whom they attacked; where nobody else is named it was misread.
    """
    both = frozenset(who) & frozenset(whom)
    if len(both) != 1:  # of two each side is who and whom
        return who, whom
    left = tuple(name for name in whom if name not in both)
    return who if left else tuple(name for name in who if name not in both), left


def _account(telling: Telling, told_by: Mapping[str, str], class_: str | None) -> str:
    """The account of a telling: that of a side, where it alone says what another one did; all accusations are one."""
    told = {said.side for said in telling.said}
    if class_ == _ASSAULT and telling.said and all(said.accuses for said in telling.said):
        return _ACCUSED
    accused = class_ == _ASSAULT and len(told) == 1 and "" not in told and not on_side(telling.who, told)
    return min(told) if accused else told_by[telling.id]


def _doers(telling: Telling, class_: str | None) -> tuple[Party, ...]:
    """Who acts: of an attack, or of whose a place is, never civilians, who are read as such where they suffer it."""
    return tuple(p for p in _no_watchers(telling.who) if class_ not in _FOUGHT or p.kind not in _UNARMED)


def _no_watchers(some: Iterable[Party]) -> tuple[Party, ...]:
    """Without who only counts what others do: "Harun Observatory for Human Rights"."""
    return tuple(p for p in some if not _WATCHER.search(p.name))


def _is_other_party(telling: Telling, class_: str | None, type_: str | None) -> bool:
    """Whether it tells only of the other one who had a place: who left it, and of a retreat who took it."""
    left, taken = LEFT in telling.types, bool(telling.types & TAKEN)
    return (class_ == _CONTROL and left and not taken) or (type_ == LEFT and taken and not left)


def _are_two(names: Iterable[str], some: Iterable[Telling]) -> bool:
    """Whether those are two bodies in arms whom nobody tells to have struck together: a fight has run into it."""
    told = [{p.name for p in t.who if p.key is not None and p.kind in ARMED} for t in some]
    armed = frozenset[str]().union(*told).intersection(names)
    return len(armed) > 1 and not any(armed <= together for together in told)


def _names(some: Sequence[tuple[str, Sequence[Party]]], least: int) -> tuple[str, ...]:
    """Whom most of those name that name somebody, the most told first; "the attackers" only where nobody is named.

    What half of them do not have is one account's word, or a misreading, and of two enemies who accuse each other
    neither is named: findings tell it, no headline. `some`: accounts and whom each names; `least`: how many must.
    """
    named = [(account, [p for p in told if _UNNAMED not in p.name]) for account, told in some]
    known = [(account, {p.name for p in told if p.key is not None}) for account, told in named]
    known = [one for one in known if one[1]] or [(account, {p.name for p in told}) for account, told in named if told]
    counted = Counter(name for _, names in known for name in names)
    given = reports((account, name) for account, names in known for name in names)
    most = (name for name in counted if 2 * counted[name] > len(known) and given[name] >= least)
    return tuple(sorted(most, key=lambda name: (-counted[name], name)))
