"""What a speaker or an outlet said, whom they repeat and who repeats them, and on what they were contradicted.

Counts only: how reliable anybody is, is for people to judge; what one of them judged stands beside them (`grade`).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from tadmor.model import CertaintyLabel, Decision, Stance
from tadmor.model.incidents import Finding
from tadmor.model.voices import ECHO_KINDS, Echo
from tadmor.store import ClaimRow, Filter, IncidentRow, View
from tadmor.store.grades import SourceKind, source_target
from tadmor.store.words import words
from tadmor.views.disputes import found_in
from tadmor.views.reach import MOST, Reach, Reader

__all__ = ["Repeat", "Source", "SourceKind", "Sources", "Stand", "StandKind", "sources"]

StandKind = Literal["contradicted", "denied by others", "denies"]
_SHOWN = 5  # claims that stand as examples of what somebody said


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """One account that rests on another: `who` repeats `of`, in a document, and why it counts as an echo."""

    echo: Echo
    who: str
    incident: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One dispute that a source has a part in."""

    kind: StandKind
    row: IncidentRow
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One speaker, or one outlet in its own voice.

    `claims` counts theirs; `by_certainty`, `by_stance` count them by their own commitment and by the cue that reports
    use; `first`, `last` are days of publication; `said` are their newest claims. `repeats`: whose account theirs rests
    on; `repeated`: who rests on theirs. `grade` is the line of the log that says how reliable a person finds them.
    """

    name: str
    kind: SourceKind
    claims: int
    documents: int
    outlets: tuple[str, ...]
    first: date | None
    last: date | None
    by_certainty: Mapping[CertaintyLabel, int]
    by_stance: Mapping[Stance, int]
    said: tuple[ClaimRow, ...]
    repeats: tuple[Repeat, ...] = ()
    repeated: tuple[Repeat, ...] = ()
    stands: tuple[Stand, ...] = ()
    composed: bool = False
    grade: Decision | None = None

    @property
    def target(self) -> str:
        """What a decision on it is about."""
        return source_target(self.kind, self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Sources, those with most claims first; `unnamed` claims have a source that no report names."""

    sources: tuple[Source, ...]
    of: int
    unnamed: int
    reach: Reach


@dataclass(slots=True)
class _Gathered:
    """What one source was found to say."""

    name: str
    kind: SourceKind
    rows: list[ClaimRow] = field(default_factory=list)


def sources(view: View, filter: Filter, *, most: int = MOST) -> Sources:
    """The `filter.size` sources with most claims, of those whose claims a filter finds; at most `most` claims are read.

    With `outlet` alone (no `speaker`) the outlets are the sources, and what others say in them is theirs to carry.
    """
    reader, found, unnamed = Reader(most), dict[str, _Gathered](), 0
    by_outlet = bool(filter.outlet) and not filter.speaker
    for row in reader.rows(view.claims, filter):
        key = _key(row, by_outlet)
        if key is None:
            unnamed += 1
        else:
            name, kind = key
            found.setdefault(f"{kind} {' '.join(words(name))}", _Gathered(name, kind)).rows.append(row)
    chosen = sorted(found.values(), key=lambda one: (-len(one.rows), one.name))[: filter.size]
    incidents, grades = _Incidents(view), view.grades()
    told = [_source(one, incidents) for one in chosen]
    return Sources(
        sources=tuple(replace(one, grade=grades.get(one.target)) for one in told),
        of=len(found),
        unnamed=unnamed,
        reach=reader.reach,
    )


def _key(row: ClaimRow, by_outlet: bool) -> tuple[str, SourceKind] | None:
    if by_outlet or row.attribution is None:
        return (row.outlet, "outlet") if row.outlet else None
    return (row.speaker, "speaker") if row.speaker else None


class _Incidents:
    """The incidents of claims, looked up once for each document."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._known: dict[str, tuple[IncidentRow, ...]] = {}

    def of(self, rows: Iterable[ClaimRow]) -> tuple[IncidentRow, ...]:
        """Those that some claims tell, each once."""
        own = {row.id for row in rows}
        found: dict[str, IncidentRow] = {}
        for document in dict.fromkeys(row.document for row in rows):
            if document not in self._known:
                self._known[document] = self._view.incidents_in(document)
            told = (one for one in self._known[document] if not one.incident.story)
            found |= {one.id: one for one in told if not own.isdisjoint(one.incident.claims)}
        return tuple(found.values())


def _source(one: _Gathered, incidents: _Incidents) -> Source:
    rows, told = one.rows, incidents.of(one.rows)
    days = [row.published for row in rows if row.published]
    own = {row.id for row in rows}
    return Source(
        name=one.name,
        kind=one.kind,
        claims=len(rows),
        documents=len({row.document for row in rows}),
        outlets=tuple(dict.fromkeys(row.outlet for row in rows if row.outlet)),
        first=min(days, default=None),
        last=max(days, default=None),
        by_certainty=dict(Counter(row.certainty for row in rows).most_common()),
        by_stance=dict(Counter(row.stance for row in rows if row.stance).most_common()),
        said=tuple(rows[:_SHOWN]),
        repeats=tuple(_repeats(one, own, told)),
        repeated=tuple(_repeated(one, own, told)),
        stands=tuple(_stands(own, told)),
        composed=all(row.composed for row in rows),
    )


def _echoes(told: Iterable[IncidentRow]) -> Iterator[tuple[IncidentRow, str, Echo]]:
    """Every echo of some incidents with who is echoed in the end; the plainest reasons first."""
    found = [
        (row, voice.name or voice.origin, echo)
        for row in told
        for voice in (*row.compared.voices.voices, *row.compared.voices.unnamed)
        for echo in voice.echoes
    ]
    yield from sorted(found, key=lambda item: ECHO_KINDS.index(item[2].kind))


def _repeats(one: _Gathered, own: set[str], told: Iterable[IncidentRow]) -> Iterator[Repeat]:
    """Echoes of somebody else in their own claims, each once for a document and a name."""
    mine, seen = words(one.name), set[tuple[str, str]]()
    for row, _, echo in _echoes(told):
        if echo.claim in own and words(echo.of) != mine and (echo.document, echo.of) not in seen:
            seen.add((echo.document, echo.of))
            yield Repeat(echo=echo, who=one.name, incident=row.id)


def _repeated(one: _Gathered, own: set[str], told: Iterable[IncidentRow]) -> Iterator[Repeat]:
    """Echoes of them elsewhere: of their name, or of a document in which they said it first."""
    mine, documents = words(one.name), {row.document for row in one.rows}
    seen = set[str]()
    for row, who, echo in _echoes(told):
        theirs = words(echo.of) == mine or (one.kind == "outlet" and echo.origin in documents)
        elsewhere = echo.claim not in own or echo.origin not in (None, echo.document)
        if theirs and elsewhere and echo.document not in seen:
            seen.add(echo.document)
            yield Repeat(echo=echo, who=who, incident=row.id)


def _stands(own: set[str], told: Iterable[IncidentRow]) -> Iterator[Stand]:
    for row in told:
        for finding in found_in(row):
            kind = _kind(finding, own)
            if kind is not None:
                yield Stand(kind=kind, row=row, finding=finding)


def _kind(finding: Finding, own: set[str]) -> StandKind | None:
    """What a dispute says of a source; of a denial the last of the two is who denies."""
    if not any(value.claim in own for value in finding.pair):
        return None
    if finding.finding == "conflict":
        return "contradicted"
    return "denies" if finding.pair[-1].claim in own else "denied by others"
