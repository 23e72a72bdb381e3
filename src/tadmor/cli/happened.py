"""An event or a movement on one line: what, who -> whom, where, when, how many, and that somebody says so."""

from collections.abc import Iterable, Iterator, Mapping

from rich.text import Text

from tadmor.cli.streams import printable
from tadmor.evaluation.measured import measured
from tadmor.export import wording
from tadmor.model import Event, Reading, inside
from tadmor.store import EventRow, MovementRow, happening_rows

__all__ = ["ARROW", "counted", "happening", "happenings"]

ARROW = "->"
Holder = str | None
"""The attribution that something is told under; None for the outlet's own voice."""


def happenings(reading: Reading) -> Mapping[Holder, list[Text]]:
    """A line for each event and movement of a reading, by who tells it, in text order.

    An event that is told as a movement has the movement's line only, which says more.
    """
    events, movements = happening_rows(reading)
    moved = {row.event.id for row in movements if row.event}
    rows: list[EventRow | MovementRow] = [*movements, *(row for row in events if row.event.id not in moved)]
    found: dict[Holder, list[Text]] = {}
    for row in sorted(rows, key=_at):
        found.setdefault(row.claim.attribution if row.claim else None, []).append(happening(row))
    return found


def counted(reading: Reading) -> frozenset[str]:
    """The ids of quantities that stand in the line of an event or a movement told under the same attribution."""
    of_events = {(key, event.attribution) for event in reading.events for key in event.quantities}
    moved = [(movement.quantity, movement.attribution) for movement in reading.movements]
    return frozenset(
        q.id
        for q in reading.quantities
        if (q.id, q.attribution) in of_events
        or any(inside(q.span, spans) and q.attribution == holder for spans, holder in moved)
    )


def _at(row: EventRow | MovementRow) -> int:
    """Where in the text it stands."""
    if isinstance(row, EventRow):
        return row.event.trigger.start
    movement = row.movement
    spans = [row.event.trigger] if row.event else [*movement.mover, *movement.origin, *movement.destination]
    return min((span.start for span in spans), default=0)


def happening(row: EventRow | MovementRow) -> Text:
    """One event or movement on one line, without who says it."""
    who = _who(row) if isinstance(row, EventRow) else _way(row)
    return _line(row.event, who, (*_where(row, who), *_common(row, who)))


def _who(row: EventRow) -> str:
    doers, receivers = ", ".join(map(printable, row.doers)), ", ".join(map(printable, row.receivers))
    return f"{doers} {ARROW} {receivers}".strip() if receivers else doers


def _way(row: MovementRow) -> str:
    movers = ", ".join(map(printable, row.movers))
    return ": ".join(part for part in (movers, printable(wording.route(row))) if part)


def _where(row: EventRow | MovementRow, who: str) -> Iterator[str]:
    """The place of an event, unless its words stand among who and whom already; a movement's means and hindrance."""
    if isinstance(row, EventRow):
        places = [place for place in row.places if place.name or printable(place.mention) not in who]
        if places:
            told = "; ".join(printable(wording.point(place)) for place in places)
            yield told if places[0].relation else f"at {told}"  # "near Raqqa" needs no "at"
        return
    if row.movement.means:
        yield f"'{printable(row.movement.means)}'"
    if row.movement.hindrance:
        yield f"'{printable(row.movement.hindrance)}'"


def _common(row: EventRow | MovementRow, who: str) -> Iterator[str]:
    """When, how many, and whose word it is; a number that stands in the names already is not said again."""
    if row.dated == "text":
        yield wording.days(row.earliest, row.latest)
    amounts = [printable(wording.amount(cell)) for cell in row.quantities]
    yield "; ".join(told for told in dict.fromkeys(amounts) if told.casefold() not in who.casefold())
    yield wording.happened(row)


def _line(event: Event | None, who: str, facts: Iterable[str]) -> Text:
    name = wording.kind(event, measured().types)
    word = f" '{printable(event.trigger.text)}'" if event else ""
    line = Text.assemble((f"{name}{word}", "magenta"), "  " if who else "", who)
    for fact in facts:
        if fact:
            line.append(" · ", style="dim").append(fact)
    return line
