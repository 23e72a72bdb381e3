"""An incident's summary follows from its tellings; its id from the one that was published first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from tadmor.link.incidents.heads import accounts, days, in_own_words, least, reports, sides, site, spot, told_apart
from tadmor.link.tellings.kinds import RESULTS
from tadmor.link.tellings.telling import STAY, Telling
from tadmor.link.tellings.times import When
from tadmor.model.incidents import Incident

__all__ = ["founder", "incident_id", "made"]

_NO_CLASS = frozenset(["FORCE", *STAY])
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
    denied = _is_denial_alone(some)
    told = [in_own_words(t) for t in some] if denied else some
    told_by = accounts(some)
    where = spot(told, told_by)
    class_ = _kind(
        (told_by[t.id], c) for t in some for c in t.classes if c not in _NO_CLASS and (t.types or not t.denied)
    )
    type_ = _kind((told_by[t.id], k) for t in some for k in t.types if k not in RESULTS)
    type_ = type_ or _kind((told_by[t.id], k) for t in some for k in t.types)
    own = days(told, told_by, type_)
    who, whom = ((), ()) if denied else told_apart(*sides(some, class_, type_, told_by, least(told_by)))
    doers, victims = sides(some, class_, type_, told_by, 1)
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
        place=where.name if where else None,
        site=site(some, told_by) if class_ in _SITED and not denied else None,
        lat=where.lat if where else None,
        lon=where.lon if where else None,
        precision=where.precision if where else None,
        radius_km=where.radius_km if where else None,
        earliest=min((w.earliest for w in own), default=None),
        latest=max((w.latest for w in (*own, *_arrivals(some))), default=None) if own else None,
        score=score,
        story=some[0].story,
        campaign=some[0].campaign,
    )


def _kind(told: Iterable[tuple[str, str]]) -> str | None:
    """What kind most accounts call it, of several the one that is told most often."""
    named = list(told)
    given, often = reports(named), Counter(kind for _, kind in named)
    return min(often, key=lambda kind: (-given[kind], -often[kind], kind), default=None)


def _is_denial_alone(some: Sequence[Telling]) -> bool:
    """Whether one report's no is all that is told: of what it denies no more is sure than its own words say."""
    return len({t.document for t in some}) == 1 and all(t.denied for t in some)


def _arrivals(some: Iterable[Telling]) -> list[When]:
    """The days by which a way that is told whole was over: who set out on Monday may have been on it until then.

    Of other acts, such days show nothing.
    """
    return [t.when for t in some if t.when is not None and t.when.ended and t.legs >= _WHOLE_WAY]
