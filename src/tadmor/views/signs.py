"""A sign: one incident that says something of who holds a place, with all who tell it."""

import tomllib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

from tadmor.errors import BadData
from tadmor.link.incidents import Party, Spot, Telling
from tadmor.model import SIDES, Event, Spans, overlap
from tadmor.model.incidents import Finding
from tadmor.model.voices import VoiceCount
from tadmor.ontology import event_types
from tadmor.store import ClaimRow, EventRow, IncidentRow, View, happening_rows
from tadmor.store.rows import Dated
from tadmor.views.forces import force
from tadmor.views.grounds import is_its_ground, part_of
from tadmor.views.told import Tellings, some_claims

__all__ = ["Sign", "SignKind", "signs_of", "vocabulary"]

SignKind = Literal["takes", "holds", "leaves", "fights", "unclear"]
_KINDS: tuple[SignKind, ...] = ("takes", "leaves", "holds", "fights", "unclear")
"""Of several events of one incident, what says most."""
_HELD = ("takes", "leaves", "holds")
_TO_COME = ("planned", "hypothetical")
_LIKELY = 1.5  # factuality below which it only may be so
_SAMPLED = 12  # documents of an incident whose words are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Who is said to do what to a place. `actor` takes, holds or leaves it, None where that is not said; `loser` had
    it before.

    `part`: the report's words for a part of the place ("the citadel"), None for the whole. `lat`, `lon`, `precision`
    and `radius_km` are None for a place that no gazetteer has. Days are those that its tellings give.
    `denied`: somebody says that it was not so; `asserted`: somebody says that it was.
    """

    incident: str
    kind: SignKind
    actor: str | None
    loser: str | None
    place: str
    lat: float | None
    lon: float | None
    precision: str | None
    radius_km: float | None
    part: str | None
    earliest: date | None
    latest: date | None
    dated: Dated | None
    voices: VoiceCount
    claims: tuple[ClaimRow, ...]
    denied: bool = False
    asserted: bool = True
    composed: bool = False

    @property
    def day(self) -> date:
        """Where it stands among others."""
        return self.earliest or self.latest or date.max


@cache
def vocabulary() -> tuple[Mapping[str, SignKind], Mapping[str, SignKind]]:
    """What types of event say, and what classes say where there is no type. Raises `BadData`."""
    told = tomllib.loads(files("tadmor.views").joinpath("territory.toml").read_text(encoding="utf-8"))
    wrong = [name for name in told["types"] if name not in event_types()]
    wrong += [kind for name in ("types", "classes") for kind in told[name].values() if kind not in _KINDS]
    if wrong:
        raise BadData(f"territory.toml: {', '.join(wrong)} is neither a type of event nor a kind of sign")
    return told["types"], told["classes"]


def _kind(event: Event, telling: Telling) -> SignKind | None:
    """By the event's type; where it has none, by what linking found its words to tell, or by its class."""
    types, classes = vocabulary()
    if event.type:
        return types.get(event.type)
    found = (kind for type_ in telling.types if (kind := types.get(type_)) in _HELD)
    return min(found, key=_KINDS.index, default=classes.get(event.class_ or ""))


def signs_of(view: View, row: IncidentRow, tellings: Tellings) -> Iterator[Sign]:
    """What an incident says of who holds the place where it happened: one sign for each who is said to do something.

    Where one report says that the army took it and another that the group holds it, linking has one incident, and this
    has two signs.
    """
    found = [one for one in _events(tellings.of(row, _SAMPLED), tellings) if one.kind is not None]
    best = min((one.kind for one in found if one.kind), key=_KINDS.index, default=None)
    told = [one for one in found if one.kind in _HELD] if best in _HELD else [one for one in found if one.kind == best]
    for some in _groups(told):
        sign = _sign(view, row, some)
        if sign is not None and not _still_to_come(sign):
            yield sign


def _is_told(event: Event) -> bool:
    """Whether somebody says that it is so, or that it is not: what is hoped for or may be says neither."""
    return event.status not in _TO_COME and not (event.factuality is not None and 0 <= event.factuality < _LIKELY)


@dataclass(frozen=True, slots=True)
class _Told:
    """An event, what kind of sign it is, its telling, and the places that it may be about."""

    row: EventRow
    kind: SignKind | None
    telling: Telling
    spots: tuple[Spot, ...]

    @property
    def who(self) -> tuple[Party, ...]:
        """Who does it: those whom the event's own words name, else whom the telling has."""
        return _named(self.telling.who, self.row.event.actors)

    @property
    def whom(self) -> tuple[Party, ...]:
        """To whom it is done, in the same way."""
        return _named(self.telling.whom, self.row.event.recipients)


def _named(parties: tuple[Party, ...], words: Spans) -> tuple[Party, ...]:
    """Parties that some words mean; all, where there are no words, or where they mean those of another sentence."""
    mine = tuple(p for p in parties if any(overlap(p.span, one) for one in words))
    return mine or parties


def _events(told: Iterable[Telling], tellings: Tellings) -> Iterator[_Told]:
    for telling in told:
        reading = tellings.reading(telling.document)
        if reading is None:
            continue
        events, movements = happening_rows(reading)
        ends = {p.name for m in movements if m.event and m.event.id in telling.events for p in m.destination}
        spots = tuple(s for s in telling.spots if s.lat is not None or _off_map(s))
        for row in events:
            if row.event.id in telling.events and _is_told(row.event):
                kind = _kind(row.event, telling)
                left = tuple(s for s in spots if s.name not in ends)
                yield _Told(row, kind, telling, left if kind == "leaves" else spots)


def _groups(told: Sequence[_Told]) -> Iterator[list[_Told]]:
    """Events of one kind and one doer; one without a doer goes with the only other of its kind."""
    doers: dict[SignKind | None, list[str]] = {}
    for one in told:
        doer = _force(one.who)
        known = doers.setdefault(one.kind, [])
        known += [doer] if doer and doer not in known else []
    groups: dict[tuple[SignKind | None, str | None], list[_Told]] = {}
    for one in told:
        doer, known = _force(one.who), doers[one.kind]
        groups.setdefault((one.kind, doer or (known[0] if len(known) == 1 else None)), []).append(one)
    yield from groups.values()


def _sign(view: View, row: IncidentRow, some: Sequence[_Told]) -> Sign | None:
    """The sign of some events; None where no place is told."""
    kind, spot = some[0].kind, _clearest([s for one in some for s in one.spots])
    if kind is None or spot is None or (not spot.own and (kind == "unclear" or all(map(_of_an_area, some)))):
        return None
    if kind != "fights":
        some = [one for one in some if is_its_ground(one.row, spot, part_of(one.row, spot))]
    if not some or (kind in _HELD and not spot.told):
        return None
    told = list({one.telling.id: one.telling for one in some}.values())
    said = [one for telling in told for one in telling.said]
    ids = dict.fromkeys(one.claim for one in said)
    who, whom = _force(p for one in some for p in one.who), _force(p for one in some for p in one.whom)
    parts = [part_of(one.row, spot) for one in some]
    earliest, latest, dated = _days(told)
    return Sign(
        incident=row.id,
        kind=kind,
        actor=who,
        loser=whom if kind == "takes" and whom != who else None,
        place=spot.name,
        lat=spot.lat,
        lon=spot.lon,
        precision=spot.precision,
        radius_km=None if spot.lat is None else spot.radius_km,
        part=None if None in parts else parts[0],
        earliest=earliest,
        latest=latest,
        dated=dated,
        voices=_behind(row.compared.voices, ids),
        claims=some_claims(view, ids),
        denied=any(f.finding == "denied" and _about(f, ids) for f in row.compared.findings),
        asserted=any(not one.negative for one in said) and any(one.row.event.status != "negated" for one in some),
        composed=row.composed,
    )


def _days(told: Iterable[Telling]) -> tuple[date | None, date | None, Dated | None]:
    """The days that the tellings give, else that of the first report."""
    own = [t.when for t in told if t.when is not None and t.when.own]
    if own:
        return min(w.earliest for w in own), max(w.latest for w in own), "text"
    first = min((t.published for t in told if t.published), default=None)
    return first, first, "published" if first else None


def _behind(voices: VoiceCount, claims: Container[str]) -> VoiceCount:
    """The voices that tell some of the claims."""
    named, unnamed = (
        tuple(v for v in some if any(c in claims for c in v.claims)) for some in (voices.voices, voices.unnamed)
    )
    return VoiceCount(voices=named, unnamed=unnamed)


def _about(finding: Finding, claims: Container[str]) -> bool:
    return any(value.claim in claims for value in finding.pair)


def _still_to_come(sign: Sign) -> bool:
    """Whether its days lie after every report of it: then it is misread, or a plan."""
    days = [claim.published for claim in sign.claims if claim.published]
    return sign.dated == "text" and sign.earliest is not None and bool(days) and sign.earliest > max(days)


def _of_an_area(one: _Told) -> bool:
    """Whether only so much ground is told of ("3,000 sq km"), which is no part of the place that a report is about."""
    return any(quantity.role == "area" for quantity in one.row.quantities) and not any(p.name for p in one.row.places)


def _off_map(spot: Spot) -> bool:
    """Whether words name it, and no gazetteer has it."""
    return spot.told and spot.named and not spot.exact


def _clearest(spots: Sequence[Spot]) -> Spot | None:
    """The place that words say most clearly: of one off the map, before what is only near, wide, or lent."""
    mapped = min((s for s in spots if s.lat is not None), key=_vagueness, default=None)
    unmapped = min((s for s in spots if s.lat is None), key=_vagueness, default=None)
    if mapped is None or unmapped is None:
        return mapped or unmapped
    if unmapped.own:
        return mapped if mapped.own and mapped.exact and not mapped.near else unmapped
    return mapped if mapped.told else unmapped


def _vagueness(spot: Spot) -> tuple[bool, float, str]:
    return not spot.own, spot.radius_km, spot.name


def _force(parties: Iterable[Party]) -> str | None:
    """The name of the force that is told most; a nameless "attacker" is nobody."""
    names = [force(party.name) for party in parties if party.key and party.kind in SIDES]
    return max(sorted(set(names)), key=names.count) if names else None
