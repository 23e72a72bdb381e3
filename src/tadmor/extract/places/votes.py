"""What a report's names say of where it is, kept by name: a name may not speak for itself.

"Dublin" ten times makes no report Irish when the question is which Dublin is meant; ten other names do.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

__all__ = ["Votes"]

K = TypeVar("K")


@dataclass(slots=True)
class Votes(Generic[K]):
    """Weights of countries or divisions, in all and by the name that gave them."""

    total: dict[K, float] = field(default_factory=lambda: defaultdict(float))
    by: dict[str, dict[K, float]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(float)))

    def cast(self, key: K, weight: float, name: str = "") -> None:
        """A name, or a word that may stand for no place, speaks for a key."""
        self.total[key] += weight
        if name:
            self.by[name][key] += weight

    def also(self, other: "Votes[K]") -> "Votes[K]":
        """These votes and some others."""
        out: Votes[K] = Votes()
        for votes in (self, other):
            for key, weight in votes.total.items():
                out.total[key] += weight
            for name, weights in votes.by.items():
                for key, weight in weights.items():
                    out.by[name][key] += weight
        return out

    def others_tell(self, key: K, but: str) -> bool:
        """Whether any name but `but` has spoken for a key."""
        return self.total.get(key, 0.0) - self.by.get(but, {}).get(key, 0.0) > _NOTHING

    def shares(self, but: str = "") -> Mapping[K, float]:
        """Each key's weight over the largest, 0 to 1, without what the name `but` has said."""
        own = self.by.get(but, {}) if but else {}
        left = {key: weight - own.get(key, 0.0) for key, weight in self.total.items()}
        most = max(left.values(), default=0.0)
        return {key: weight / most for key, weight in left.items() if weight > _NOTHING} if most > _NOTHING else {}


_NOTHING = 1e-9
