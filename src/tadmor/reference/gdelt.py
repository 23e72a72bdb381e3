"""GDELT's event exports: tabs, no head, 57 columns in its history, 58 in 1.0, 61 in 2.0.

Its days are mostly those of publication and its places those of words in the text: a weak witness, and kept as one.
"""

from collections.abc import Sequence

from tadmor.model.reference import ReferenceEvent
from tadmor.ontology.events import event_types
from tadmor.ontology.schemes import Scheme, scheme
from tadmor.reference.cells import Row

__all__ = ["WIDTHS", "fits", "named", "read"]

_ACTOR = ("code", "name", "country", "group", "ethnic", "religion1", "religion2", "type1", "type2", "type3")
_HEAD = (
    "id", "day", "month", "year", "fraction",
    *(f"actor1_{part}" for part in _ACTOR), *(f"actor2_{part}" for part in _ACTOR),
    "root", "event", "base", "root_code", "quad", "goldstein", "mentions", "sources", "articles", "tone",
)  # fmt: skip
_GEO = ("type", "name", "country", "adm1", "lat", "lon", "feature")
_GEO_2 = ("type", "name", "country", "adm1", "adm2", "lat", "lon", "feature")


def _columns(geo: tuple[str, ...], *tail: str) -> tuple[str, ...]:
    return (*_HEAD, *(f"{whose}_{part}" for whose in ("geo1", "geo2", "at") for part in geo), *tail)


WIDTHS = {
    57: _columns(_GEO, "added"),
    58: _columns(_GEO, "added", "url"),
    61: _columns(_GEO_2, "added", "url"),
}
"""The columns by how many there are."""


def fits(cells: Sequence[str]) -> bool:
    """Whether a first line can be a row of it."""
    return len(cells) in WIDTHS and cells[0].isdigit() and cells[1].isdigit()


def named(cells: Sequence[str]) -> dict[str, str]:
    """A row's cells by column; empty for a row of another width."""
    columns = WIDTHS.get(len(cells), ())
    return dict(zip(columns, cells, strict=False))


def read(row: Row) -> ReferenceEvent:
    """The event of a row; it counts only where the row notes no trouble."""
    words, code = scheme("gdelt"), row.text("event")
    lat, lon = row.point("at_lat", "at_lon")
    day, grain = row.day("day"), row.text("at_type")
    return ReferenceEvent(
        dataset="gdelt",
        id=row.needed("id"),
        line=row.line,
        earliest=day,
        latest=day,
        time_precision="T1",
        place=row.text("at_name") or None,
        country=row.text("at_country") or None,
        lat=lat,
        lon=lon,
        precision=words.places.get(grain),
        label=f"{code} {words.words['roots'].get(code[:2], '')}".strip(),
        class_=words.class_of(code),
        types=_types(words, code),
        side_a=_side(row, "actor1"),
        side_b=_side(row, "actor2"),
        url=row.text("url") or None,
    )


def _types(words: Scheme, code: str) -> tuple[str, ...]:
    """Our types of a CAMEO code, by the longest beginning of it that one of them lists."""
    class_ = words.class_of(code)
    for length in range(len(code), 1, -1):
        if found := words.types.get(code[:length]):
            return tuple(name for name in found if event_types()[name].class_ in (class_, "CONTROL", "MOVE"))
    return ()


def _side(row: Row, whose: str) -> tuple[str, ...]:
    name = row.text(f"{whose}_name")
    return (name.title(),) if name else ()
