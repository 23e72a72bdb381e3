"""ACLED, as its export tool and its API write CSV; the columns that we read have kept their names since 2017."""

import calendar
from collections.abc import Set
from datetime import date, timedelta

from tadmor.model.reference import Deaths, ReferenceEvent
from tadmor.ontology.schemes import scheme
from tadmor.reference.cells import Row, listed

__all__ = ["fits", "read"]

_MARKS = frozenset(["event_id_cnty", "event_date", "event_type", "sub_event_type", "actor1", "fatalities"])
_WEEK = timedelta(days=3)


def fits(columns: Set[str]) -> bool:
    """Whether these are its columns."""
    return columns >= _MARKS


def read(row: Row) -> ReferenceEvent:
    """The event of a row; it counts only where the row notes no trouble."""
    words, label = scheme("acled"), row.text("sub_event_type", "event_type")
    lat, lon = row.point("latitude", "longitude")
    first, last = _days(row.day("event_date"), row.code("time_precision"))
    dead = row.count("fatalities")
    return ReferenceEvent(
        dataset="acled",
        id=row.needed("event_id_cnty"),
        line=row.line,
        earliest=first,
        latest=last,
        time_precision=words.times.get(row.code("time_precision"), "T1"),
        place=row.text("location", "admin3", "admin2", "admin1") or None,
        country=row.text("country") or None,
        lat=lat,
        lon=lon,
        precision=words.places.get(row.code("geo_precision")),
        label=label,
        class_=words.class_of(label),
        types=words.types.get(label, ()),
        side_a=(*listed(row.text("actor1")), *listed(row.text("assoc_actor_1", "associated_actor_1"))),
        side_b=(*listed(row.text("actor2")), *listed(row.text("assoc_actor_2", "associated_actor_2"))),
        deaths=Deaths(low=dead, best=dead, high=dead),
        sources=listed(row.text("source")),
    )


def _days(day: date, precision: str) -> tuple[date, date]:
    """The days that an event may have been on: ACLED writes the middle of a week, or any day of a month."""
    if day == date.min or precision not in ("2", "3"):
        return day, day
    if precision == "2":
        return day - _WEEK, day + _WEEK
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
