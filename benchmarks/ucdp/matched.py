"""Incidents made of all the headlines, matched with the events that rest on them."""

from collections import Counter
from collections.abc import Mapping, Sequence

from benchmarks.ucdp.measure import DAY
from benchmarks.ucdp.rows import Row

from tadmor.link.incidents import Incidents
from tadmor.link.tolls import Toll, tolls
from tadmor.model import Reading
from tadmor.reference import Happening, happening, match

__all__ = ["matched"]


def happenings(documents: Sequence[str], readings: Mapping[str, Reading]) -> dict[str, tuple[Happening, set[str]]]:
    """The incidents that the headlines tell, each with its headlines, without stories and totals."""
    incidents = Incidents()
    dead: dict[str, tuple[Toll, ...]] = {}
    for id_ in documents:
        incidents.add(readings[id_])
        dead.update(tolls(readings[id_]))
    found = {}
    for one in incidents.incidents():
        if not one.story and not one.campaign:
            days = sorted(d for i in one.documents if (d := readings[i].document.published) is not None)
            dated = one.earliest is not None
            first, last = (one.earliest, one.latest) if dated else (days[0] - DAY, days[-1])
            told = [toll for telling in one.tellings for toll in dead.get(telling, ())]
            found[one.id] = happening(one, told, earliest=first, latest=last, dated=dated), set(one.documents)
    return found


def matched(chosen: Sequence[Row], readings: Mapping[str, Reading]) -> Counter[str]:
    """How many pairs there are, and how many of them are right."""
    cited = {row.event.key: set(row.headlines) for row in chosen}
    ours = happenings(sorted({id_ for row in chosen for id_ in row.headlines}), readings)
    pairs = match((one for one, _ in ours.values()), (row.event for row in chosen)).pairs
    counted = Counter(incidents=len(ours), pairs=len(pairs))
    for pair in pairs:
        right = bool(cited[pair.theirs.key] & ours[pair.ours.id][1])
        counted["right"] += right
        for field in pair.fields:
            counted[f"{field.field}: {field.verdict}"] += right
    return counted
