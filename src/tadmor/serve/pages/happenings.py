"""Events and movements as lists: what is told to have happened, and who went where, with who says so."""

from collections.abc import Iterable, Mapping
from typing import Any

from tadmor.export import wording
from tadmor.export.cells import event_cells, movement_cells
from tadmor.export.geojson import as_circles, as_points, collected
from tadmor.serve import leaving, shapes
from tadmor.serve.addresses import segment
from tadmor.serve.screens import Answer, Asked, Entry, Parameter, Screen
from tadmor.store import NAMES, EventRow, MovementRow

__all__ = ["CIRCLES", "SCREENS"]

CIRCLES = Parameter("circles", "In GeoJSON: places as circles as wide as they are uncertain.", "yes")


def _events(asked: Asked) -> Answer:
    page = asked.view.events(asked.filter)
    composed = any(row.document.composed for row in page.rows)
    cells = [event_cells(row, asked.house.measured_types) for row in page.rows]
    return Answer(data=shapes.listed(cells, page.next, composed), rows=page.rows, next=page.next, composed=composed)


def _movements(asked: Asked) -> Answer:
    page = asked.view.movements(asked.filter)
    composed = any(row.document.composed for row in page.rows)
    cells = [movement_cells(row, asked.house.measured_types) for row in page.rows]
    return Answer(data=shapes.listed(cells, page.next, composed), rows=page.rows, next=page.next, composed=composed)


def _table(asked: Asked, answer: Answer) -> Iterable[Mapping[str, Any]]:
    for row in leaving.happenings(asked, answer.rows):
        cells = event_cells if isinstance(row, EventRow) else movement_cells
        told = cells(row, asked.house.measured_types)
        yield told | ({"type": told["what"]} if "type" in told else {})


def _features(asked: Asked, answer: Answer) -> Mapping[str, Any]:
    draw = as_circles if asked.word("circles") else as_points
    return collected(leaving.happenings(asked, answer.rows), draw) | {"next": answer.next}


def _entries(asked: Asked, answer: Answer) -> Iterable[Entry]:
    for row in leaving.happenings(asked, answer.rows):
        yield _entry(asked, row)


def _entry(asked: Asked, row: EventRow | MovementRow) -> Entry:
    if isinstance(row, EventRow):
        cells = event_cells(row, asked.house.measured_types)
        doers, receivers = ", ".join(row.doers), ", ".join(row.receivers)
        told = " -> ".join(part for part in (doers, receivers) if part)
        id = row.event.id
    else:
        cells = movement_cells(row, asked.house.measured_types)
        told = f"{', '.join(row.movers)}: {wording.route(row)}"
        id = row.movement.id
    claim = row.claim.id if row.claim else ""
    return Entry(
        id=f"event:{id}" if isinstance(row, EventRow) else f"movement:{id}",
        title=f"{cells['what']}, {cells['said']}: {told}",
        link=f"/documents/{segment(row.document.id)}" + (f"#{claim}" if claim else ""),
        summary=f"{cells['who_says']}: {cells['how_sure']}",
        day=row.document.published,
        author=row.document.outlet or "",
    )


SCREENS = (
    Screen(
        name="events",
        path="/events",
        title="Events",
        summary="What is told to have happened: who did what to whom, where, when, how many, and who says so.",
        template="events.html",
        answer=_events,
        shape=shapes.HappenedList,
        words=NAMES,
        parameters=(CIRCLES,),
        table=_table,
        features=_features,
        entries=_entries,
    ),
    Screen(
        name="movements",
        path="/movements",
        title="Movements",
        summary="Who is told to have gone from where, by what way, to where, and how many.",
        template="movements.html",
        answer=_movements,
        shape=shapes.MovedList,
        words=NAMES,
        parameters=(CIRCLES,),
        table=_table,
        features=_features,
        entries=_entries,
    ),
)
