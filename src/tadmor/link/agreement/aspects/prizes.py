"""Whose a place is, as two voices tell it: of the one place that both speak of, and who is meant to have taken it."""

import re
from dataclasses import replace

from tadmor.link.agreement.aspects.held import Given
from tadmor.link.agreement.given import Told, one_side
from tadmor.link.tellings.kinds import KEPT, TAKEN
from tadmor.link.tellings.parties import relate
from tadmor.link.tellings.prizes import CONTROL, prizes_of
from tadmor.link.voices.callings import callings
from tadmor.model import Span

__all__ = ["each_took_it", "of_one_prize"]

_NAMED = re.compile(r"(?<=\s)[A-Z]|^(?!The |Our |Their |His )[A-Z]")
_ARMED = "armed"


def of_one_prize(a: Given, b: Given) -> tuple[Given, Given]:
    """Two who tell whose a place is, without their words of what the other does not speak of: a base, and the town."""
    of = [{prize for span, _ in _control(g) for prize in prizes_of(g.told.telling, span)} for g in (a, b)]
    common = of[0] & of[1]
    if not common or of[0] == of[1]:
        return a, b
    return _about(a, common), _about(b, common)


def _control(given: Given) -> list[tuple[Span, str]]:
    return [pair for pair in given.telling.triggers if pair[1] in CONTROL]


def _about(given: Given, prizes: set[str]) -> Given:
    """What a voice gives, with those of its words of control alone that are about some prizes."""
    left = [p for p in _control(given) if prizes_of(given.told.telling, p[0]) & prizes]
    if not left or len(left) == len(given.telling.triggers):
        return given
    kinds = frozenset(kind for _, kind in left)
    shown = replace(given.value, span=left[0][0], text=", ".join(sorted(kinds)))
    return replace(given, value=shown, telling=replace(given.telling, types=kinds, triggers=tuple(left)))


def each_took_it(a: Given, b: Given) -> bool:
    """Whether two who are not known to be of one side may each mean their own: "the army", "our forces" hold a town.

    So it is where one of them bears arms and names no holder but his own by a common word, and where two sides tell
    that a place was taken, and then taken back, and not by the same.
    """
    if one_side(a.told, b.told):
        return False
    if all(one.telling.types & (TAKEN | KEPT) for one in (a, b)) and (_means_his_own(a) or _means_his_own(b)):
        return True
    kinds = [one.telling.types & TAKEN for one in (a, b)]
    if not all(kinds) or kinds[0] & kinds[1] or one_side(a.told, b.told) is not False:
        return False
    found = relate(a.telling.who, b.telling.who) or relate(a.told.telling.who, b.told.telling.who)
    return found is None or found[0] < 0


def _means_his_own(given: Given) -> bool:
    """Whether somebody in arms says who has a place without a name for him."""
    return _bears_arms(given.told) and not any(_NAMED.search(party.span.text) for party in given.telling.who)


def _bears_arms(told: Told) -> bool:
    side = told.side or told.said.side
    return side.startswith(("government:", "group:")) or _ARMED in callings(f"{told.voice} {told.said.name}")
