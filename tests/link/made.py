"""Readings by hand: a text of our own, and what a reader would find in it, named by words."""

from dataclasses import dataclass, field
from datetime import date

from tadmor.model import (
    Actor,
    Attribution,
    Certainty,
    CertaintyLabel,
    Claim,
    Document,
    Event,
    Place,
    Quantity,
    Reading,
    Span,
    Speaker,
    Time,
    item_id,
)
from tadmor.model.attributions import Act
from tadmor.model.events import Status
from tadmor.model.values import Bound

TOWNS = {"Zarka": (35.0, 38.0), "Merj": (35.0, 38.02), "Qasr": (35.0, 38.7), "Tell Ahmar": (36.5, 40.5)}
SIDES = {"the army": ("syrian-army", "Syrian army"), "Islamic State": ("islamic-state", "Islamic State")}
SIDES["Russia"] = ("ru", "Russia")
PERSONS = {"Omar Haddad", "Commander Omar Haddad"}


@dataclass
class Report:
    """A report that is being made."""

    id: str
    text: str
    published: date = date(2016, 12, 12)
    outlet: str | None = None
    title: str | None = None
    events: list[Event] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def span(self, words: str) -> Span:
        """Where some words stand."""
        start = self.text.index(words)
        return Span(start, start + len(words), words)

    def says(
        self,
        words: str,
        by: str | None,
        *,
        cue: str = "said",
        act: Act = "assert",
        label: CertaintyLabel = "CT+",
        inside: Claim | None = None,
    ) -> Claim:
        """A claim of somebody, or of the report itself; `inside` is the one in whose words it stands."""
        span, attribution = self.span(words), None
        if by is not None:
            attribution = Attribution(
                id=item_id("a", self.id, (span,), (self.span(cue),)),
                parent=inside.attribution if inside else None,
                type="denial" if act == "deny" else "speech",
                kind="indirect",
                source=(),
                cue=(self.span(cue),),
                content=(span,),
                speaker=Speaker(name=by, kind="organisation"),
                certainty=Certainty(label=label),
                act=act,
            )
            self.attributions.append(attribution)
        id_ = item_id("c", self.id, (span,))
        claim = Claim(
            id=id_, attribution=attribution.id if attribution else None, spans=(span,), certainty=Certainty(label=label)
        )
        self.claims.append(claim)
        return claim

    def tells(
        self,
        trigger: str,
        type_: str,
        class_: str,
        *,
        who: str | None = None,
        whom: str | None = None,
        place: str | None = None,
        day: str | None = None,
        status: Status = "occurred",
    ) -> None:
        """An event in the last claim."""
        claim = self.claims[-1]
        event = Event(
            id=item_id("e", self.id, (self.span(trigger),)),
            trigger=self.span(trigger),
            type=type_,
            class_=class_,
            actors=(self.span(who),) if who else (),
            recipients=(self.span(whom),) if whom else (),
            place=(self.span(place),) if place else (),
            time=(self.span(day),) if day else (),
            status=status,
            attribution=claim.attribution,
        )
        self.events.append(event)
        self.claims[-1] = _with(claim, events=(*claim.events, event.id))

    def counts(
        self, words: str, low: float | None, high: float | None, bound: Bound, role: str, unit: str | None = None
    ) -> None:
        """A number of the last event."""
        id_ = item_id("q", self.id, (self.span(words),))
        best = low if low is not None else high
        event = self.events[-1].id
        made = Quantity(
            id=id_, span=self.span(words), low=low, high=high, best=best, bound=bound, unit=unit, role=role, event=event
        )
        self.quantities.append(made)
        self.claims[-1] = _with(self.claims[-1], quantities=(*self.claims[-1].quantities, id_))

    def reading(self) -> Reading:
        """The report, read."""
        document = Document(
            id=self.id, text=self.text, title=self.title, outlet=self.outlet, published=self.published, lang="en"
        )
        return Reading(
            document=document,
            attributions=tuple(self.attributions),
            events=tuple(self.events),
            quantities=tuple(self.quantities),
            times=tuple(self._times()),
            places=tuple(self._places()),
            actors=tuple(self._actors()),
            claims=tuple(self.claims),
        )

    def _places(self) -> list[Place]:
        found = [(self.span(n), n, at) for n, at in TOWNS.items() if n in self.text]
        return [
            Place(span=s, name=n, country="SY", lat=a[0], lon=a[1], precision="G2", radius_km=5.0) for s, n, a in found
        ]

    def _times(self) -> list[Time]:
        days = {"Sunday": 11, "Saturday": 10, "Friday": 9, "Thursday": 8}
        whole = [f"{name} {part}" for name in days for part in ("morning", "evening")]
        found = [words for words in (*whole, *days) if words in self.text]
        return [
            Time(span=self.span(w), type="DATE", earliest=d, latest=d, precision="T1")
            for w in found
            for d in [date(2016, 12, days[w.split()[0]])]
        ]

    def _actors(self) -> list[Actor]:
        persons = [
            Actor(name=name, kind="person", mentions=(self.span(name),)) for name in PERSONS if name in self.text
        ]
        return persons + [
            Actor(name=name, kind="state-force", mentions=(self.span(words),), id=id_)
            for words, (id_, name) in SIDES.items()
            if words in self.text
        ]


def _with(claim: Claim, **changes: tuple[str, ...]) -> Claim:
    return Claim(
        id=claim.id,
        attribution=claim.attribution,
        spans=claim.spans,
        certainty=claim.certainty,
        events=changes.get("events", claim.events),
        quantities=changes.get("quantities", claim.quantities),
    )


def strike(
    id_: str,
    killed: str,
    low: float | None,
    high: float | None,
    bound: Bound,
    by: str,
    published: date = date(2016, 12, 12),
) -> Reading:
    """A report of an air strike on Zarka on Sunday, told by somebody, with its dead."""
    words = f"jets struck Zarka on Sunday and {killed} people died"
    made = Report(id_, f"{by} said {words}.", published)
    made.says(words, by)
    made.tells("struck", "STRIKE.air", "ASSAULT", place="Zarka", day="Sunday")
    made.counts(killed, low, high, bound, "killed", "killed")
    return made.reading()


def shelling(id_: str, town: str, day: str, outlet: str) -> Reading:
    """A report of shelling."""
    words = f"shells hit the market of {town} on {day}"
    made = Report(id_, f"On the road it is told that {words}.", outlet=outlet)
    made.says(words, None)
    made.tells("hit", "STRIKE.shelling", "ASSAULT", place=town, day=day)
    return made.reading()


def pool() -> list[Reading]:
    """Reports of which some tell one happening and some do not."""
    return [
        strike("a", "14", 14, 14, "exactly", "Northern Relief"),
        strike("b", "at least 16", 16, None, "at_least", "The ministry", date(2016, 12, 13)),
        strike("c", "14", 14, 14, "exactly", "Zarka Press", date(2016, 12, 11)),
        shelling("d", "Zarka", "Sunday", "Ledger"),
        shelling("e", "Merj", "Sunday", "Courier"),
        shelling("f", "Zarka", "Thursday", "Post"),
        shelling("g", "Tell Ahmar", "Sunday", "Globe"),
    ]
