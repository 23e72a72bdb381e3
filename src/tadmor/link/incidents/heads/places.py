"""Where it was, as its reports say: the place, and the site in it."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from tadmor.link.incidents.heads.counted import BORNE_OUT, least, most, reports
from tadmor.link.tellings.places import Spot, nearness
from tadmor.link.tellings.telling import Telling
from tadmor.model import Span

__all__ = ["in_own_words", "site", "spot"]


def spot(some: Sequence[Telling], told_by: Mapping[str, str]) -> Spot | None:
    """Where most accounts say that it was; where no two say so, the place that one says best, and nobody otherwise.

    Of several accounts one alone may name the town from which they write, or to which the wounded were brought.
    """
    told = [(told_by[t.id], s) for t in some for s in t.spots if s.told]
    named = Counter(s.name for _, s in told)
    given = reports((account, s.name) for account, s in told if s.own)
    borne = [s for _, s in told if s.own and given[s.name] >= BORNE_OUT]
    if borne:
        most = min(borne, key=lambda s: (not s.named, -given[s.name], _rank(s), -named[s.name], s.radius_km, s.name))
        return None if any(_rivals(most, s, some, given) for s in borne) else most
    best = min(
        (s for _, s in told),
        key=lambda s: (not s.own, _rank(s), -named[s.name], s.radius_km, s.name),
        default=None,
    )
    return None if best is None or (least(told_by) > 1 and _is_contrary(best, told)) else best


def _rivals(best: Spot, other: Spot, some: Sequence[Telling], given: Mapping[Hashable, int]) -> bool:
    """Whether another town is told as often, be it beside the first: of "took Harun and Vesk" it is neither alone."""
    if other.name == best.name or 2 * given[other.name] <= given[best.name]:
        return False
    apart = (near := nearness(best, other)) is not None and near < 0
    return apart and any(
        other.name in names and best.name not in names for names in ({s.name for s in t.spots if s.own} for t in some)
    )


def _is_contrary(best: Spot, told: Sequence[tuple[str, Spot]]) -> bool:
    """Whether an account names another place for it, which lies apart; what is only lent gives way to the like."""
    ours = {account for account, s in told if s.name == best.name}
    others = (s for account, s in told if account not in ours and (s.own or not best.own))
    return any((near := nearness(best, s)) is not None and near < 0 for s in others)


def site(some: Iterable[Telling], told_by: Mapping[str, str]) -> str | None:
    """The site that most of them name, by its name rather than as "the market"; of several accounts two name it."""
    named = [(told_by[t.id], *pair) for t in some if t.thread is not None for pair in t.thread.sites()]
    given = reports((account, key) for account, key, _ in named)
    best = most(key for _, key, _ in named if given[key] >= least(told_by))
    words = [words for _, key, words in named if key == best]
    return most(one for one in words if not one.islower()) or most(words)


def in_own_words(telling: Telling) -> Telling:
    """A telling with those of its places and the time that its claims name."""
    when = telling.when if telling.when is not None and _stands(telling, telling.when.span) else None
    return replace(telling, spots=tuple(s for s in telling.spots if _stands(telling, s.span)), when=when)


def _stands(telling: Telling, words: Span | None) -> bool:
    """Whether words stand in one of a telling's claims."""
    return any(one.holds(words) for one in telling.said)


def _rank(spot: Spot) -> int:
    """How well a place says where: a village that no gazetteer has says more than "near" a town, or a province."""
    if spot.exact and not spot.near:
        return 0
    return 1 if spot.named and not spot.exact else 2 if spot.lat is not None else 3
