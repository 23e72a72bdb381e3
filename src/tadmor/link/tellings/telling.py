"""A telling is one happening as one document tells it: what is compared across documents, never a bare event.

Its id follows from the document and the words that tell it, so that people's decisions on tellings hold.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from tadmor.link.counts import Count
from tadmor.link.tellings.holders import Said
from tadmor.link.tellings.mains import Main
from tadmor.link.tellings.parties import Party
from tadmor.link.tellings.places import Spot
from tadmor.link.tellings.threads import Thread, together
from tadmor.link.tellings.times import When
from tadmor.link.tellings.words import Vector
from tadmor.model import Span, Spans

__all__ = ["STAY", "Telling", "joined"]

STAY = frozenset(["STAY"])
"""The class of a number of people who are somewhere: none of the ontology's, for nothing happens."""

_ACTS = frozenset(["ASSAULT"])
_TOLL = frozenset(["CONSEQ.casualty"])
_WEEK = 7  # days above which a time says less than the day of telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one document tells of one happening, with all that a comparison needs.

    `types` and `classes` are the ontology's, and FORCE for a bare number of fighters; both empty where only words
    tell. `triggers`: which word tells which type. `campaign`: it is what a whole campaign cost so far, and no act of
    it. `legs`: which of origin, via, destination a movement names. `lent_day`: that of what its paragraph told before
    it. `words` is the vector of the claims, `report` that of the document's title and opening.
    """

    id: str
    document: str
    published: date | None
    said: tuple[Said, ...]
    events: tuple[str, ...] = ()
    spans: Spans = ()
    types: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    planned: bool = False
    legs: frozenset[str] = frozenset()
    who: tuple[Party, ...] = ()
    whom: tuple[Party, ...] = ()
    spots: tuple[Spot, ...] = ()
    when: When | None = None
    lent_day: When | None = None
    counts: tuple[Count, ...] = ()
    triggers: tuple[tuple[Span, str], ...] = ()
    score: float = 1.0
    story: bool = False
    campaign: bool = False
    main: Main | None = None
    thread: Thread | None = field(default=None, compare=False)
    words: Vector = field(default_factory=dict, compare=False, repr=False)
    report: Vector = field(default_factory=dict, compare=False, repr=False)

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims that tell it."""
        return tuple(dict.fromkeys(one.claim for one in self.said))

    @property
    def denied(self) -> bool:
        """Whether all that is said of it is that it did not happen."""
        return bool(self.said) and all(one.negative for one in self.said)

    @property
    def holders(self) -> frozenset[str]:
        """Everybody who is named as saying it, at any depth."""
        return frozenset(key for one in self.said for key in one.chain)

    @property
    def own_when(self) -> When | None:
        """When it was by its own words, None where the day is lent."""
        return self.when if self.when is not None and self.when.own else None

    @property
    def placed_or_dated(self) -> bool:
        """Whether words say where or when it was, be it those before it in its paragraph."""
        return self.own_when is not None or any(s.own or s.here for s in self.spots)

    @property
    def start(self) -> int:
        """Where in the document it is told first."""
        return self.spans[0].start if self.spans else 0


def joined(tellings: Iterable[Telling]) -> Telling:
    """Tellings of one document that are told as one, as one; the first in the text founds it."""
    some = sorted(tellings, key=lambda t: (t.start, t.id))
    own_days = [t.own_when for t in some if t.own_when is not None]
    days = min(own_days, key=lambda w: (w.days > _WEEK, w.told, w.days, w.earliest)) if own_days else some[0].when
    kinds = frozenset(kind for t in _tellers(some) for kind in t.types)
    flown = {"BATTLE.raid", "STRIKE.air"} <= kinds  # "the raids" of warplanes
    places = {(s.name, s.precision): s for t in some for s in t.spots if s.own}
    return replace(
        some[0],
        said=tuple(dict.fromkeys(one for t in some for one in t.said)),
        events=tuple(dict.fromkeys(e for t in some for e in t.events)),
        spans=tuple(sorted({s for t in some for s in t.spans}, key=lambda s: (s.start, s.end))),
        types=kinds - {"BATTLE.raid"} if flown else kinds,
        classes=frozenset(c for t in some for c in t.classes),
        triggers=tuple(
            dict.fromkeys(
                (span, "STRIKE.air" if flown and kind == "BATTLE.raid" else kind)
                for t in some
                for span, kind in t.triggers
            )
        ),
        planned=all(t.planned for t in some),
        legs=frozenset(leg for t in some for leg in t.legs),
        who=tuple({p.name: p for t in some for p in t.who}.values()),
        whom=tuple({p.name: p for t in some for p in t.whom}.values()),
        spots=tuple(places.values()) or some[0].spots,
        when=days,
        counts=tuple({q.id: q for t in some for q in t.counts}.values()),
        score=max(t.score for t in some),
        main=next((t.main for t in some if t.main is not None), None),
        thread=together(t.thread for t in some),
        words=max((t.words for t in some), key=len),
    )


def _tellers(some: list[Telling]) -> list[Telling]:
    """Those whose kinds tell what happened: who is accused of a shelling may be so of what others call a strike."""
    told = [t for t in some if not all(one.accuses for one in t.said)]
    return told if any(t.classes & _ACTS and not t.types & _TOLL for t in told) else some
