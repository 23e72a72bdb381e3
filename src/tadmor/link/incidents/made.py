"""An incident's summary follows from its tellings; its id from the one that was published first."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from datetime import date

from tadmor.link.tellings.kinds import RESULTS
from tadmor.link.tellings.parties import Party
from tadmor.link.tellings.places import Spot
from tadmor.link.tellings.telling import STAY, Telling
from tadmor.link.tellings.times import When
from tadmor.model.incidents import Incident

__all__ = ["founder", "incident_id", "made"]

_BORNE_OUT = 2  # reports that name one whom what they tell is shown with
_SEVERAL = 3  # reports of which most say which day it was
_NO_CLASS = frozenset(["FORCE", *STAY])
_ARMED = frozenset(["ASSAULT", "CONTROL"])
_BATTLE = "BATTLE."  # of which each side is who and whom
_STRIKE = "STRIKE."  # which one side makes
_FORCES = frozenset(["state-force", "armed-group"])
_UNARMED = frozenset(["civilians"])
_UNNAMED = "(unnamed)"  # of a speaker without a name
_SITED = frozenset(["ASSAULT", "CONTROL"])  # where people fled to or live is nobody's target
_WHOLE_WAY = frozenset(["origin", "destination"])


def founder(some: Iterable[Telling]) -> Telling:
    """The telling that was published first: what comes later does not change the id."""
    return min(some, key=lambda t: (t.published or date.max, t.id))


def incident_id(telling: Telling) -> str:
    """The id of the incident that a telling founds."""
    return f"i{telling.id}"


def made(some: Sequence[Telling], score: float | None) -> Incident:
    """The incident of some tellings, the weakest of whose joints has this score."""
    own, spot = _days(some), _spot(some)
    class_ = _most(c for t in some for c in t.classes if c not in _NO_CLASS and (t.types or not t.denied))
    type_ = _most(k for t in some for k in t.types if k not in RESULTS) or _most(k for t in some for k in t.types)
    who, whom = _sides(some, class_, type_, _least(some))
    doers, victims = _sides(some, class_, type_, 1)
    return Incident(
        id=incident_id(founder(some)),
        tellings=tuple(sorted(t.id for t in some)),
        claims=tuple(sorted({c for t in some for c in t.claims})),
        documents=tuple(sorted({t.document for t in some})),
        class_=class_,
        type=type_,
        who=who,
        whom=whom,
        doers=doers,
        victims=victims,
        place=spot.name if spot else None,
        site=_site(some) if class_ in _SITED else None,
        lat=spot.lat if spot else None,
        lon=spot.lon if spot else None,
        precision=spot.precision if spot else None,
        radius_km=spot.radius_km if spot else None,
        earliest=min((w.earliest for w in own), default=None),
        latest=max((w.latest for w in (*own, *_arrivals(some))), default=None) if own else None,
        score=score,
        story=some[0].story,
        campaign=some[0].campaign,
    )


def _days(some: Sequence[Telling]) -> list[When]:
    """The times that words give; a day of telling is none: "he said on Tuesday that the hospital had been hit"."""
    own = _most_told(some) or [t.when for t in some if t.when is not None and t.when.own]
    return [w for w in own if not w.told]


def _most_told(some: Sequence[Telling]) -> list[When]:
    """Of what several reports are mainly about the day that most of them give, where most do: a reader may err.

    Of anything else the times that two reports give, where two give one.
    """
    mains = [t.when for t in some if t.main is not None and t.when is not None and t.when.own and t.when.days == 1]
    counted = Counter(w.earliest for w in mains)
    if len(mains) >= _SEVERAL:
        best, times = min(counted.items(), key=lambda pair: (-pair[1], pair[0]))
        if times * 2 >= len(mains):
            return [w for w in mains if w.earliest == best]
    known = [(t.document, t.when) for t in some if t.when is not None and t.when.own and not t.when.told]
    reports = _reports((document, (w.earliest, w.latest)) for document, w in known)
    return [w for _, w in known if reports[w.earliest, w.latest] >= _BORNE_OUT]


def _spot(some: Sequence[Telling]) -> Spot | None:
    """Where most reports say that it was; where no two say so, the place that says it best.

    Of several reports one alone may name the town from which they write, or to which the wounded were brought.
    """
    told = [(t.document, s) for t in some for s in t.spots if s.told]
    named = Counter(s.name for _, s in told)
    reports = _reports((document, s.name) for document, s in told if s.own)
    borne = [s for _, s in told if s.own and reports[s.name] >= _BORNE_OUT]
    if borne:
        return min(borne, key=lambda s: (not s.named, -reports[s.name], _rank(s), -named[s.name], s.radius_km, s.name))
    return min(
        (s for _, s in told),
        key=lambda s: (not s.own, _rank(s), -named[s.name], s.radius_km, s.name),
        default=None,
    )


def _arrivals(some: Iterable[Telling]) -> list[When]:
    """The days by which a way that is told whole was over: who set out on Monday may have been on it until then.

    Of other acts, such days show nothing.
    """
    return [t.when for t in some if t.when is not None and t.when.ended and t.legs >= _WHOLE_WAY]


def _site(some: Iterable[Telling]) -> str | None:
    """The site that most of them name, by its name rather than as "the market"; of several reports two name it."""
    named = [(t.document, *pair) for t in some if t.thread is not None for pair in t.thread.sites()]
    reports = _reports((document, key) for document, key, _ in named)
    best = _most(key for _, key, _ in named if reports[key] >= _least(some))
    words = [words for _, key, words in named if key == best]
    return _most(one for one in words if not one.islower()) or _most(words)


def _reports(named: Iterable[tuple[str, Hashable]]) -> Counter[Hashable]:
    """In how many reports each stands."""
    return Counter(one for _, one in set(named))


def _least(some: Iterable[Telling]) -> int:
    """How many reports must name what heads what some tellings tell: two, of a single report that one."""
    return min(_BORNE_OUT, len({t.document for t in some}))


def _rank(spot: Spot) -> int:
    """How well a place says where: a village that no gazetteer has says more than "near" a town, or a province."""
    if spot.exact and not spot.near:
        return 0
    return 1 if spot.named and not spot.exact else 2 if spot.lat is not None else 3


def _most(names: Iterable[str]) -> str | None:
    counted = Counter(names)
    return min(counted, key=lambda n: (-counted[n], n)) if counted else None


def _doers(telling: Telling, class_: str | None) -> tuple[Party, ...]:
    """Who acts: of an attack, or of whose a place is, never civilians, who are read as such where they suffer it."""
    return tuple(p for p in telling.who if class_ not in _ARMED or p.kind not in _UNARMED)


def _sides(
    some: Sequence[Telling], class_: str | None, type_: str | None, least: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who acts and who is acted on, as so many reports at least name them. Nobody is both, unless it is a fight."""
    who, whom = _names([(t, _doers(t, class_)) for t in some], least), _names([(t, t.whom) for t in some], least)
    who = () if (type_ or "").startswith(_STRIKE) and _are_two(who, some) else who
    fought = any(kind.startswith(_BATTLE) for t in some for kind in t.types)
    both = frozenset[str]() if fought or class_ not in _ARMED else frozenset(who) & frozenset(whom)  # a misreading
    return tuple(name for name in who if name not in both), tuple(name for name in whom if name not in both)


def _are_two(names: Iterable[str], some: Iterable[Telling]) -> bool:
    """Whether those are two bodies in arms, of which one strike cannot be: a fight has run into it."""
    armed = {p.name for t in some for p in t.who if p.key is not None and p.kind in _FORCES}
    return len(armed.intersection(names)) > 1


def _names(some: Sequence[tuple[Telling, Sequence[Party]]], least: int) -> tuple[str, ...]:
    """Whom most of those name that name somebody, the most told first; "the attackers" only where nobody is named.

    What half of them do not have is one account's word, or a misreading, and of two enemies who accuse each other
    neither is named: findings tell it, no headline. `least`: how many reports must name them.
    """
    named = [(t.document, [p for p in told if _UNNAMED not in p.name]) for t, told in some]
    known = [(document, {p.name for p in told if p.key is not None}) for document, told in named]
    known = [one for one in known if one[1]] or [(document, {p.name for p in told}) for document, told in named if told]
    counted = Counter(name for _, names in known for name in names)
    reports = _reports((document, name) for document, names in known for name in names)
    most = (name for name in counted if 2 * counted[name] > len(known) and reports[name] >= least)
    return tuple(sorted(most, key=lambda name: (-counted[name], name)))
