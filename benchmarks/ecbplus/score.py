"""How well groups of mentions match the gold events: MUC (Vilain 1995), B-cubed (Bagga and Baldwin 1998), CEAF-e.

CEAF-e (Luo 2005) pairs each of our groups with at most one event so that their likeness sums to the most. CoNLL is the
mean of the three F1. Every mention counts, also one that is alone in its event.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.incidents import b_cubed

__all__ = ["Prf", "Scores", "ceaf_e", "muc", "scores"]

Groups = Mapping[str, str]
"""The group of each mention."""


@dataclass(frozen=True, slots=True)
class Prf:
    """Precision, recall and their harmonic mean, in per cent."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """The three measures."""

    muc: Prf
    b_cubed: Prf
    ceaf_e: Prf

    @property
    def conll(self) -> float:
        """The mean of their F1."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3


def scores(found: Groups, gold: Groups) -> Scores:
    """All measures of one grouping."""
    precision, recall, _ = b_cubed(found, gold)
    return Scores(muc(found, gold), Prf(100 * precision, 100 * recall), ceaf_e(found, gold))


def muc(found: Groups, gold: Groups) -> Prf:
    """The links that are right, of the fewest that would tie each group together."""
    return Prf(_links(found, gold), _links(gold, found))


def _links(kept: Groups, cut: Groups) -> float:
    """The share of the links of `kept`'s groups that the groups of `cut` leave whole, in per cent."""
    parts, sizes = defaultdict(set), Counter(kept.values())
    for mention, group in kept.items():
        parts[group].add(cut[mention])
    links = sum(size - 1 for size in sizes.values())
    return 100 * sum(sizes[group] - len(parts[group]) for group in sizes) / links if links else 0.0


def ceaf_e(found: Groups, gold: Groups) -> Prf:
    """The likeness of the best pairing, over the number of our groups and over that of the events."""
    ours, theirs = Counter(found.values()), Counter(gold.values())
    common = Counter((found[mention], gold[mention]) for mention in gold)
    alike = {(a, b): 2 * n / (ours[a] + theirs[b]) for (a, b), n in common.items()}
    best = sum(_best(part) for part in _parts(alike))
    return Prf(100 * best / len(ours), 100 * best / len(theirs))


def _parts(alike: Mapping[tuple[str, str], float]) -> list[dict[tuple[str, str], float]]:
    """The pairs, apart where no chain of shared mentions ties them: each part is small, so pairing it is cheap."""
    home: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for a, b in alike:
        left, right = home.setdefault(("ours", a), [(a, b)]), home.setdefault(("theirs", b), [])
        if (a, b) not in left:
            left.append((a, b))
        if left is not right:
            left.extend(right)
            for x, y in right:
                home["ours", x], home["theirs", y] = left, left
            home["theirs", b] = left
    unique = {id(part): part for part in home.values()}
    return [{pair: alike[pair] for pair in dict.fromkeys(part)} for part in unique.values()]


def _best(alike: Mapping[tuple[str, str], float]) -> float:
    """The most that a pairing of one part can sum to (Kuhn 1955, by shortest paths over potentials)."""
    rows, columns = sorted({a for a, _ in alike}), sorted({b for _, b in alike})
    if len(rows) > len(columns):
        return _best({(b, a): value for (a, b), value in alike.items()})
    cost = [[-alike.get((a, b), 0.0) for b in columns] for a in rows]
    return -_assign(cost)


def _assign(cost: Sequence[Sequence[float]]) -> float:
    """The least cost of giving each row a column of its own; no more rows than columns."""
    n, m = len(cost), len(cost[0])
    u, v, owner = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        owner[0], at, before = i, 0, [0] * (m + 1)
        least, used = [float("inf")] * (m + 1), [False] * (m + 1)
        while owner[at]:
            used[at] = True
            row, delta, following = owner[at], float("inf"), 0
            for j in range(1, m + 1):
                if not used[j]:
                    value = cost[row - 1][j - 1] - u[row] - v[j]
                    if value < least[j]:
                        least[j], before[j] = value, at
                    if least[j] < delta:
                        delta, following = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[owner[j]], v[j] = u[owner[j]] + delta, v[j] - delta
                else:
                    least[j] -= delta
            at = following
        while at:
            owner[at], at = owner[before[at]], before[at]
    return sum(cost[owner[j] - 1][j - 1] for j in range(1, m + 1) if owner[j])
