"""The UCDP Georeferenced Event Dataset, yearly and candidate releases: its columns kept their names through most."""

from collections.abc import Set
from functools import partial

from tadmor.model.reference import Deaths, ReferenceEvent
from tadmor.ontology.schemes import scheme
from tadmor.reference.cells import Row, listed

__all__ = ["fits", "read"]

_MARKS = frozenset(["id", "type_of_violence", "date_start", "date_end", "latitude", "longitude"])


def fits(columns: Set[str]) -> bool:
    """Whether these are its columns."""
    return columns >= _MARKS


def read(row: Row) -> ReferenceEvent:
    """The event of a row; it counts only where the row notes no trouble."""
    words = scheme("ucdp")
    label = row.code("type_of_violence")
    lat, lon = row.point("latitude", "longitude")
    first, last = row.day("date_start"), row.day("date_end")
    if last < first:
        row.trouble = row.trouble or ("bad-date", f"ends on {last}, begins on {first}")
    sides = partial(listed, marks=",;")
    return ReferenceEvent(
        dataset="ucdp",
        id=row.needed("id"),
        line=row.line,
        earliest=first,
        latest=last,
        time_precision=words.times.get(row.code("date_prec"), "T6"),
        place=row.text("where_coordinates", "adm_2", "adm_1") or None,
        country=row.text("country") or None,
        lat=lat,
        lon=lon,
        precision=words.places.get(row.code("where_prec")),
        label=words.words["violence"].get(label, label),
        class_=words.class_of(label),
        types=words.types.get(label, ()),
        side_a=sides(row.text("side_a")),
        side_b=sides(row.text("side_b")),
        deaths=_deaths(row),
        sources=listed(row.text("source_office", "source_original")),
        headlines=listed(row.text("source_headline")),
    )


def _deaths(row: Row) -> Deaths:
    """Its three estimates; releases before the fifth called them best_est and so on."""
    low, best, high = (row.count(name, f"{name}_est") for name in ("low", "best", "high"))
    return Deaths(low=min(low, best), best=best, high=max(high, best))
