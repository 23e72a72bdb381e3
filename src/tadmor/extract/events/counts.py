"""Quantities with the event that each sizes, the attribution it is told under, and the role that its event gives it.

A number's own words decide its role first ("six killed"). Where they are silent the event does: who is abducted is
captured, who is driven out displaced. Who does the killing is not killed: "four bombers killed six".
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tadmor.model import Event, Quantity, Spans

__all__ = ["with_events"]

_SUFFERED = {
    "CIVHARM.abduction": "captured",
    "CUSTODY.capture": "captured",
    "LAW.arrest": "captured",
    "CIVHARM.killing": "killed",
    "CIVIL.displacement": "displaced",
}
_DEADLY = ("CONSEQ.casualty", "CIVHARM.killing")
_HARMED = frozenset(("killed", "injured", "casualties"))
_ARTICLES = 6  # characters before a number in its own phrase: "the ", "some "
_PEOPLE = frozenset(("people", "civilians", "soldiers", "fighters", None))


def with_events(
    quantities: Iterable[Quantity], events: Sequence[Event], told: Mapping[int, str | None]
) -> tuple[Quantity, ...]:
    """Each quantity with the event that it sizes: of several the one of its role, else the first.

    "4,000 men, backed by tanks, attacked" counts who attacked: of a force one that it does goes before.
    """
    sized: dict[str, list[Event]] = {}
    for event in events:
        for name in event.quantities:
            sized.setdefault(name, []).append(event)
    return tuple(_placed(q, sized.get(q.id, ()), told.get(q.span.start)) for q in quantities)


def _placed(quantity: Quantity, events: Sequence[Event], attribution: str | None) -> Quantity:
    role = _role(quantity, events)
    own = [event for event in events if role in _HARMED and event.type in _DEADLY]
    doing = [event for event in events if role == "force" and _leads(quantity, event.actors)]
    doing.sort(key=lambda event: event.class_ == "MOBILIZE")  # who regroup and attack are told for the attack
    event = next(iter((*own, *doing, *events)), None)
    unit = "fighters" if role == "force" and quantity.role in _HARMED else quantity.unit
    return replace(quantity, event=event.id if event else None, attribution=attribution, role=role, unit=unit)


def _role(quantity: Quantity, events: Sequence[Event]) -> str | None:
    """The role by the events, where the number's own words give none or the wrong one."""
    if quantity.unit not in _PEOPLE and quantity.role not in _HARMED:
        return quantity.role
    if quantity.role in _HARMED:
        doing = [e for e in events if e.type in _DEADLY]
        return "force" if doing and all(_only_does(quantity, event) for event in doing) else quantity.role
    if quantity.role is not None:
        return quantity.role
    given = (_SUFFERED[e.type] for e in events if e.type in _SUFFERED and _leads(quantity, _sufferers(e)))
    return next(given, None)


def _sufferers(event: Event) -> Spans:
    return event.actors if event.type == "CIVIL.displacement" else event.recipients


def _only_does(quantity: Quantity, event: Event) -> bool:
    """Whether those counted do it and do not suffer it; "12" of "12 casualties" alone names nobody."""
    if quantity.span.start > event.trigger.start:  # "120 soldiers had been killed, and 56 rebels"
        return False
    named = tuple(span for span in event.actors if span.end > quantity.span.end)
    return _leads(quantity, named) and not any(
        span.start <= quantity.span.start < span.end for span in event.recipients
    )


def _leads(quantity: Quantity, spans: Spans) -> bool:
    """Whether a number opens one of some phrases, so that it counts who they are."""
    return any(span.start <= quantity.span.start <= span.start + _ARTICLES < span.end + _ARTICLES for span in spans)
