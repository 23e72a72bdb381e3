"""A reading's layers as marks over its text, each with what it is in words."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from tadmor.evaluation.measured import measured
from tadmor.export import wording
from tadmor.lang import lexicon
from tadmor.model import Attribution, Event, Movement, Reading, Span
from tadmor.serve.marking import Mark
from tadmor.serve.words import KINDS, STANCES

__all__ = ["LABELS", "SHOWN", "hedge_rule", "marks_of"]

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "source": "Sources",
        "cue": "Cues",
        "content": "Contents",
        "hedge": "Hedges",
        "place": "Places",
        "time": "Times",
        "quantity": "Quantities",
        "event": "Events",
        "actor": "Actors",
        "movement": "Movements",
        "own": "Outlet's own voice",
    }
)
"""The layers that a reader can show and hide, with their names."""

SHOWN = ("source", "cue", "content", "hedge", "place", "time", "quantity")
"""Those that are shown where nobody has chosen."""

_LEFT = {"uncommitted": "leaves it open", "possible": "leaves it as possible at most", "probable": "as likely at most"}


def hedge_rule(words: str, lang: str | None) -> str:
    """Why some words are a hedge: the list that has them, and what they leave of a statement."""
    plain = " ".join(words.lower().split())
    lists = lexicon(lang or "en", "hedges") if lang in (None, "en") else {}
    for name, left in _LEFT.items():
        if plain in lists.get(name, ()):
            return f"'{plain}' is on the list of {name} words: {left}"
    return f"'{plain}' lowers how far the speaker goes"


def marks_of(reading: Reading) -> Iterator[Mark]:
    """Every mark of every layer."""
    yield from (Mark(span.start, span.end, "furniture", (), "furniture: not read") for span in reading.furniture)
    yield from _attributed(reading)
    yield from _own(reading)
    for place in reading.places:
        yield _mark(place.span, "place", f"place: {wording.place(place)}" + (", as a government" * place.metonym))
    for time in reading.times:
        yield _mark(time.span, "time", f"time: {wording.interval(time)}")
    for quantity in reading.quantities:
        yield _mark(quantity.span, "quantity", f"quantity: {wording.quantity(quantity)}")
    for event in reading.events:
        yield _mark(event.trigger, "event", f"event: {_kind(event)}")
    for actor in reading.actors:
        yield from (_mark(span, "actor", f"actor: {actor.name}") for span in actor.mentions)
    for movement in reading.movements:
        yield from _way(movement)


def _attributed(reading: Reading) -> Iterator[Mark]:
    """Who says it, by which words, and what."""
    claims = _claims(reading)
    for one in reading.attributions:
        of = claims.get(one.id, ())
        yield from (_mark(span, "content", "", of) for span in one.content)
        yield from (_mark(span, "source", _source(one), of) for span in one.source)
        yield from (_mark(span, "cue", f"cue: {KINDS[one.kind]}, {STANCES[one.stance]}", of) for span in one.cue)
        for span in one.certainty.hedges:
            yield _mark(span, "hedge", f"hedge: {hedge_rule(span.text, reading.document.lang)}", of)


def _source(one: Attribution) -> str:
    return f"source: {wording.speaker(one.speaker)}" if one.speaker else "source"


def _claims(reading: Reading) -> dict[str, tuple[str, ...]]:
    """The claims of each attribution."""
    found: dict[str, tuple[str, ...]] = {}
    for claim in reading.claims:
        if claim.attribution:
            found[claim.attribution] = (*found.get(claim.attribution, ()), claim.id)
    return found


def _own(reading: Reading) -> Iterator[Mark]:
    """What the outlet tells in its own voice, and the words by which it hedges that."""
    for claim in reading.claims:
        if claim.attribution is None:
            yield from (_mark(span, "own", "the outlet's own voice", (claim.id,)) for span in claim.spans)
            for span in claim.certainty.hedges:
                yield _mark(span, "hedge", f"hedge: {hedge_rule(span.text, reading.document.lang)}", (claim.id,))


def _kind(event: Event) -> str:
    told = wording.kind(event, measured().types)
    return told if event.status == "occurred" else f"{told}, {event.status}"


def _way(movement: Movement) -> Iterator[Mark]:
    parts: Iterable[tuple[str, tuple[Span, ...]]] = (
        ("who moves", movement.mover),
        ("from", movement.origin),
        ("by way of", movement.via),
        ("to", movement.destination),
    )
    for role, spans in parts:
        yield from (_mark(span, "movement", f"movement: {role}") for span in spans)


def _mark(span: Span, layer: str, why: str, claims: tuple[str, ...] = ()) -> Mark:
    return Mark(span.start, span.end, layer, claims, why)
