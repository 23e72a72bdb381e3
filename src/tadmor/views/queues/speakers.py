"""Names that may be one speaker's: "Berezhnov" and "Anton Berezhnov", "Defence Ministry" and "Ministry of Defence"."""

from collections import Counter
from itertools import combinations

from tadmor.store import ClaimRow, Filter, View
from tadmor.store.words import words
from tadmor.views.queues.records import Decided, Waiting

__all__ = ["speakers"]

_ASKED = Filter(size=300)
_SMALL = frozenset({"the", "of", "and", "for", "a", "an", "al"})
_LAST_ONLY = 0.6


def speakers(view: View) -> list[Waiting]:
    """The pairs of names that wait: of each the newest claim, and how many of the newest claims have either."""
    decided = Decided(view.decisions())
    counts: Counter[str] = Counter()
    newest: dict[str, ClaimRow] = {}
    for row in view.claims(_ASKED).rows:
        if row.speaker and row.attribution:
            counts[row.speaker] += 1
            newest.setdefault(row.speaker, row)
    found = []
    for one, other in combinations(sorted(newest), 2):
        alike = _alike(newest[one], newest[other])
        row, field = newest[other], f"same:{one}"
        if alike and not decided.of_claim(row, field):
            found.append(_waiting(row, newest[one], field, alike, counts[one] + counts[other]))
    return sorted(found, key=lambda one: -one.weight)


def _alike(one: ClaimRow, other: ClaimRow) -> float:
    """1 where every word of one name stands in the other, less where two persons only share their last."""
    a, b = _words(one.speaker or ""), _words(other.speaker or "")
    if set(a) <= set(b) or set(b) <= set(a):
        return 1.0 if a and b else 0.0
    people = one.speaker_kind == "person" and other.speaker_kind == "person"
    return _LAST_ONLY if people and a[-1:] == b[-1:] else 0.0


def _words(name: str) -> list[str]:
    return [word for word in words(name) if word not in _SMALL]


def _waiting(row: ClaimRow, other: ClaimRow, field: str, alike: float, told: int) -> Waiting:
    return Waiting(
        target=row.id,
        field=field,
        claim=row,
        other=other,
        weight=alike * told,
        why=(
            "all words of the one name stand in the other" if alike == 1 else "they share a last name",
            f"{told} of the newest claims are theirs",
        ),
    )
