"""Where it was, as its reports say: the place, and the site in it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tadmor.link.incidents.heads.counted import BORNE_OUT, least, most, reports
from tadmor.link.tellings.places import Spot
from tadmor.link.tellings.telling import Telling
from tadmor.model import Span

__all__ = ["in_own_words", "site", "spot"]


def spot(some: Sequence[Telling]) -> Spot | None:
    """Where most reports say that it was; where no two say so, the place that says it best.

    Of several reports one alone may name the town from which they write, or to which the wounded were brought.
    """
    told = [(t.document, s) for t in some for s in t.spots if s.told]
    named = Counter(s.name for _, s in told)
    given = reports((document, s.name) for document, s in told if s.own)
    borne = [s for _, s in told if s.own and given[s.name] >= BORNE_OUT]
    if borne:
        return min(borne, key=lambda s: (not s.named, -given[s.name], _rank(s), -named[s.name], s.radius_km, s.name))
    return min(
        (s for _, s in told),
        key=lambda s: (not s.own, _rank(s), -named[s.name], s.radius_km, s.name),
        default=None,
    )


def site(some: Iterable[Telling]) -> str | None:
    """The site that most of them name, by its name rather than as "the market"; of several reports two name it."""
    named = [(t.document, *pair) for t in some if t.thread is not None for pair in t.thread.sites()]
    given = reports((document, key) for document, key, _ in named)
    best = most(key for _, key, _ in named if given[key] >= least(some))
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
