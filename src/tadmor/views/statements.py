"""One statement of a speaker that several reports repeat, where no incident holds it together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from tadmor.link.incidents.words import vector
from tadmor.link.voices.agencies import canonical
from tadmor.link.voices.names import folded, tail
from tadmor.link.voices.statements import Stated, pairs
from tadmor.model import Echo
from tadmor.store import ClaimRow, Filter, View, every

__all__ = ["Repeated", "statements"]

_CLAIMS = 50_000  # claims among which statements are sought


@dataclass(frozen=True, slots=True)
class Repeated:
    """A claim, the later one of another report that repeats it, whose it is, and why it is one statement."""

    first: ClaimRow
    second: ClaimRow
    who: str
    echo: Echo


def statements(view: View, filter: Filter) -> Iterator[Repeated]:
    """The statements of documents that answer a filter, beyond those that are one voice of an incident.

    Reads their claims, the newest `_CLAIMS` of them.
    """
    known = _voices(view)
    rows = {row.id: row for row in islice(every(view.claims, replace(filter, size=1000)), _CLAIMS)}
    for one, other, figures in pairs(made for row in rows.values() if (made := _statement(row)) is not None):
        if known.get(one.claim, frozenset()).isdisjoint(known.get(other.claim, frozenset())):
            first, second = rows[one.claim], rows[other.claim]
            yield Repeated(first, second, _who(first), _echo(first, second, figures))


def _echo(first: ClaimRow, second: ClaimRow, figures: bool) -> Echo:
    return Echo(
        kind="statement" if figures else "speaker",
        claim=second.id,
        document=second.document,
        of=first.speaker or first.speaker_organisation or "",
        origin=first.document,
    )


def _voices(view: View) -> Mapping[str, frozenset[tuple[str, int]]]:
    """The voices, by claim, that several documents give for an incident."""
    found: dict[str, frozenset[tuple[str, int]]] = {}
    for row in view.told_by_several():
        for number, voice in enumerate(() if row.incident.story else row.compared.voices.voices):
            for claim in voice.claims:
                found[claim] = found.get(claim, frozenset()) | {(row.incident.id, number)}
    return found


def _statement(row: ClaimRow) -> Stated | None:
    """A claim of somebody named on a day, as it is compared with what he says elsewhere."""
    who = row.speaker or row.speaker_organisation
    if who is None or row.speaker_kind is None or row.published is None:
        return None
    own = f"person {tail(who)}" if row.speaker_kind == "person" else folded(canonical(who))
    body = folded(row.speaker_organisation) if row.speaker_organisation else own
    return Stated(
        claim=row.id,
        document=row.document,
        day=row.published,
        keys=tuple(dict.fromkeys((own, body))),
        figures=frozenset(float(n) for q in row.quantities for n in (q.low, q.high) if n is not None),
        words=vector(((row.content, 1.0),)),
    )


def _who(row: ClaimRow) -> str:
    """The body that a person belongs to, as for voices, else the speaker."""
    body = row.speaker_organisation if row.speaker_kind == "person" or row.speaker is None else None
    return body or canonical(row.speaker or "")
