"""One statement of a speaker that several reports repeat, where no incident holds it together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from tadmor.link.voices.statements import Stated, pairs, whose
from tadmor.link.voices.stating import stated_of
from tadmor.model import Echo
from tadmor.model.voices import EchoKind
from tadmor.store import Filter, View, every

__all__ = ["Repeated", "statements"]

_REPORTS = 2_000  # reports among which statements are sought


@dataclass(frozen=True, slots=True)
class Repeated:
    """A claim, the one of another report that repeats it, whose it is, and why it is one statement."""

    first: Stated
    second: Stated
    who: str
    echo: Echo


def statements(view: View, filter: Filter) -> Iterator[Repeated]:
    """The statements of documents that answer a filter, beyond those that are one voice of an incident.

    Reads these documents, the newest `_REPORTS` of them.
    """
    known = _voices(view)
    rows = islice(every(view.documents, replace(filter, size=1000)), _REPORTS)
    readings = (view.reading(row.id) for row in rows)
    for first, second, kind in pairs(one for reading in readings if reading for one in stated_of(reading)):
        if known.get(first.claim, frozenset()).isdisjoint(known.get(second.claim, frozenset())):
            who = whose(first, second)
            yield Repeated(first, second, who, _echo(first, second, who, kind))


def _echo(first: Stated, second: Stated, who: str, kind: EchoKind) -> Echo:
    return Echo(
        kind=kind,
        claim=second.claim,
        document=second.document,
        of=first.name if first.name and who == first.who else who,
        evidence=second.spans,
        origin=first.document,
        original=first.spans,
    )


def _voices(view: View) -> Mapping[str, frozenset[tuple[str, int]]]:
    """The voices, by claim, that several documents give for an incident."""
    found: dict[str, frozenset[tuple[str, int]]] = {}
    for row in view.told_by_several():
        for number, voice in enumerate(() if row.incident.story else row.compared.voices.voices):
            for claim in voice.claims:
                found[claim] = found.get(claim, frozenset()) | {(row.incident.id, number)}
    return found
