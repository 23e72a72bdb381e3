"""Where: the places that voices name as the happening's own."""

from collections.abc import Iterator
from dataclasses import replace

from tadmor.link.agreement.aspects.held import Given, Verdict
from tadmor.link.agreement.given import Told, holder, spoken, value
from tadmor.link.incidents import Incidents, Telling
from tadmor.link.likeness.compare import best_spots
from tadmor.model import Span

__all__ = ["where", "where_given"]

_COUNTRY = "G7"  # from this precision up a place is a country or more: everything in a war lies there


def where_given(some: list[Told]) -> Iterator[Given]:
    """The places that the voices of a report name."""
    own = [s for s in some[0].telling.spots if s.own and s.span and (s.precision or "G9") < _COUNTRY]
    for spot in (s for s in own if s.span and _is_said(some, s.span)):
        one = holder(some, spot.span or some[0].said.span)
        yield Given(one, value(one, spot.span or one.said.span, spot.name), replace(one.telling, spots=(spot,)))


def _is_said(some: list[Told], span: Span) -> bool:
    """Whether words of a report stand in what somebody says of it: what "the town" takes up is not in his words."""
    return spoken(some, span) and any(t.said.holds(span) for t in some)


def where(_: Incidents, one: Telling, other: Telling) -> Verdict:
    """What two places are to each other."""
    best = best_spots(one, other)
    if best is None or not (best[1].own and best[2].own):
        return "unclear", "the places cannot be compared", None
    near, a, b = best
    if near > 0 and a.name == b.name:
        return "agree", f"both {a.name}", None
    if near > 0:
        return "compatible", f"{a.name} and {b.name} lie within each other's reach", None
    return "unclear", f"{a.name} and {b.name} lie near each other", None
