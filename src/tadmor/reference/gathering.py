"""The incidents of a store as happenings: each with its days and the numbers of dead that its reports give."""

from collections.abc import Iterator, Mapping

from tadmor.link.tolls import Toll, tolls
from tadmor.reference.happenings import Happening, happening
from tadmor.store import Filter, View, every

__all__ = ["gathered"]


def gathered(view: View, chosen: Filter) -> Iterator[Happening]:
    """The incidents that a filter finds, on all pages, without totals of campaigns; each report is looked at once."""
    dead: dict[str, Mapping[str, tuple[Toll, ...]]] = {}
    for row in every(view.incidents, chosen):
        if row.incident.campaign:
            continue
        for id_ in row.incident.documents:
            if id_ not in dead:
                reading = view.reading(id_)
                dead[id_] = tolls(reading) if reading else {}
        told = (dead[d].get(t, ()) for d in row.incident.documents for t in row.incident.tellings)
        yield happening(
            row.incident,
            (toll for found in told for toll in found),
            earliest=row.earliest,
            latest=row.latest,
            dated=row.dated == "text",
        )
