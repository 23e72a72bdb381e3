"""Where voices contradict each other, or somebody denies: ranked by who stands against whom and how many, newest first.

A dispute is between words; which of them is right is not said.
"""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tadmor.model.incidents import Finding, Value
from tadmor.store import ClaimRow, Filter, IncidentRow, View
from tadmor.views.overruled import Overruling, overruling_of, overrulings
from tadmor.views.reach import MOST, Reach, Reader

__all__ = ["Dispute", "Disputes", "disputes", "found_in"]

_Weight = tuple[bool, int, date, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """One finding `conflict` or `denied`, with the incident it is of and the two claims that decided it.

    `other` is None where nobody in the store says what is denied. `sides`: the two belong to different ones, as far as
    that is known. `newest` is the later of the days on which they were published.
    """

    row: IncidentRow
    finding: Finding
    one: Value
    other: Value | None
    sides: bool
    newest: date | None
    claims: tuple[ClaimRow, ...]
    overruled: Overruling | None = None

    @property
    def voices(self) -> int:
        """How many accounts tell the incident."""
        return self.row.voices


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputes:
    """The heaviest disputes; `of` is how many there are among the incidents that were read."""

    disputes: tuple[Dispute, ...]
    of: int
    reach: Reach


def disputes(view: View, filter: Filter, *, most: int = MOST) -> Disputes:
    """The `filter.size` heaviest disputes among the incidents that a filter finds, at most `most` of them read.

    Two sides against each other come before two voices of one side, more voices before fewer, newer before older. What
    the same two say in the same words of a day stands there once, however many incidents or copies hold it.
    """
    reader, count, heap = Reader(most), 0, list[tuple[_Weight, IncidentRow, Finding]]()
    seen = set[tuple[object, ...]]()
    asked = filter if filter.support else replace(filter, support=("conflict", "denied"))
    for row in reader.rows(view.incidents, asked):
        for finding in found_in(row):
            if (told := _words(row, finding)) in seen:
                continue
            seen.add(told)
            count += 1
            heapq.heappush(heap, (_weight(row, finding, count), row, finding))
            if len(heap) > filter.size:
                heapq.heappop(heap)
    heaviest = sorted(heap, key=lambda item: item[0], reverse=True)
    found = tuple(_dispute(view, row, finding) for _, row, finding in heaviest)
    return Disputes(disputes=found, of=count, reach=reader.reach)


def _words(row: IncidentRow, finding: Finding) -> tuple[object, ...]:
    """What a dispute is in words: kind, aspect, place, who says what on which day; of a denial the words that deny."""
    held = finding.pair[-1:] if finding.finding == "denied" else finding.pair
    words = frozenset((value.voice, " ".join(value.span.text.split())) for value in held)
    kind = finding.finding, finding.aspect, finding.role, row.incident.place
    return *kind, words, frozenset(value.voice for value in finding.pair), _newest(finding)


def found_in(row: IncidentRow) -> Iterator[Finding]:
    """The findings of an incident that are disputes."""
    return (f for f in row.compared.findings if f.finding in ("conflict", "denied") and f.pair)


def _weight(row: IncidentRow, finding: Finding, number: int) -> _Weight:
    """The last part keeps the order total, and the first that was met in front."""
    return _sides(row, finding), row.voices, _newest(finding) or date.min, -number


def _sides(row: IncidentRow, finding: Finding) -> bool:
    """Whether those who are held against each other stand on different sides; of one alone, whether others do."""
    side = {claim: voice.side for voice in row.compared.voices.voices for claim in voice.claims}
    told = {side[value.claim] for value in finding.pair if value.claim in side}
    return len(told) > 1 if len(finding.pair) > 1 else row.sides > 1


def _newest(finding: Finding) -> date | None:
    return max((value.published for value in finding.pair if value.published), default=None)


def _dispute(view: View, row: IncidentRow, finding: Finding) -> Dispute:
    pair = finding.pair
    claims = (view.claim(value.claim) for value in pair)
    return Dispute(
        row=row,
        finding=finding,
        one=pair[0],
        other=pair[1] if len(pair) > 1 else None,
        sides=_sides(row, finding),
        newest=_newest(finding),
        claims=tuple(claim for claim in claims if claim is not None),
        overruled=overruling_of(finding, row.compared.findings, overrulings(view.decisions(row.id))),
    )
