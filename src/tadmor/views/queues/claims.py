"""Claims that nobody has reviewed: disputed ones first, then those of which the machine is least sure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log2

from tadmor.model import Reading
from tadmor.store import ClaimRow, Filter, IncidentRow, View
from tadmor.store.decisions import spans_key
from tadmor.views.queues.records import Waiting
from tadmor.views.told import by_claim

__all__ = ["claims", "identical"]

_ASKED = (
    Filter(review=("new",), support=("conflict", "denied"), size=60),
    Filter(review=("new",), has=("quantity",), size=120),
    Filter(review=("new",), size=60),
)
_DOCUMENTS = 60
"""How many readings are opened for their scores: about two milliseconds each."""
_LEAST = 0.05
"""What a claim weighs of which the machine is quite sure: voices and disputes still order those."""
_COPIES = 20


def claims(view: View) -> list[Waiting]:
    """The claims that wait."""
    looks = _Looks(view)
    found = (_waiting(row, looks) for row in _candidates(view))
    return sorted((one for one in found if one), key=lambda one: -one.weight)


def _candidates(view: View) -> Iterable[ClaimRow]:
    found: dict[str, ClaimRow] = {}
    for filter in _ASKED:
        for row in view.claims(filter).rows:
            found.setdefault(row.id, row)
    return found.values()


def _waiting(row: ClaimRow, looks: "_Looks") -> Waiting | None:
    look = looks.of(row.document)
    if look is None:
        return None
    score, told = look.scores.get(row.id, 1.0), look.told.get(row.id, [])
    voices = max((one.voices for one in told), default=1)
    disputed = any(one.disputed for one in told)
    weight = (4 * score * (1 - score) + _LEAST) * (1 + log2(max(1, voices)))
    weight *= (1.5 if row.quantities else 1) * (2 if disputed else 1)
    return Waiting(
        target=row.id, claim=row, weight=weight, why=tuple(_why(score, bool(row.quantities), voices, disputed))
    )


def _why(score: float, counted: bool, voices: int, disputed: bool) -> Iterator[str]:
    if disputed:
        yield "accounts of its incident contradict each other"
    yield f"read with a score of {score:.2f}"
    if counted:
        yield "it has a number"
    if voices > 1:
        yield f"its incident is told by {voices} accounts"


@dataclass(frozen=True, slots=True)
class _Look:
    """What a document's reading and incidents say of its claims."""

    scores: dict[str, float]
    told: dict[str, list[IncidentRow]]


class _Looks:
    """Documents, each looked at once, and no more of them than there is time for."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._known: dict[str, _Look] = {}

    def of(self, document: str) -> _Look | None:
        """What is known of a document; None where there is none, or after too many have been looked at."""
        if document not in self._known:
            reading = self._view.reading(document) if len(self._known) < _DOCUMENTS else None
            if reading is None:
                return None
            self._known[document] = _Look(_scores(reading), by_claim(self._view.incidents_in(document)))
        return self._known[document]


def _scores(reading: Reading) -> dict[str, float]:
    """The reader's score of each claim: its attribution's; in the outlet's own voice that of its least sure event."""
    attributions = {one.id: one.score for one in reading.attributions}
    events = {one.id: one.score for one in reading.events}
    return {
        claim.id: attributions.get(claim.attribution, 1.0)
        if claim.attribution
        else min((events[key] for key in claim.events if key in events), default=1.0)
        for claim in reading.claims
    }


def identical(view: View, row: ClaimRow) -> list[ClaimRow]:
    """Claims that wait in copies of a claim's document and were read just as it was: word for word, value for value."""
    others = dict.fromkeys(
        link.second if link.first == row.document else link.first for link in view.links(row.document)
    )
    return [
        one
        for other in list(others)[:_COPIES]
        for one in view.rows(other)
        if one.review == "new" and _reads(one) == _reads(row)
    ]


def _reads(row: ClaimRow) -> tuple[object, ...]:
    return (
        spans_key(row),
        row.speaker,
        row.speaker_organisation,
        row.cue,
        row.certainty,
        row.hedges,
        row.quantities,
        row.movements,
        row.places,
        row.earliest if row.dated == "text" else None,
    )
