"""How many are said to have been killed: by whom it is told, of whom, how many at the least and at the most."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from tadmor.link.incidents.tellings import Telling
from tadmor.link.incidents.told import tellings
from tadmor.model import Reading

__all__ = ["Group", "Toll", "tolls"]

Group = Literal["civilians", "state forces", "fighters", "unsaid"]
_GROUPS: dict[str, Group] = {
    "civilians": "civilians",
    "children": "civilians",
    "women": "civilians",
    "families": "civilians",
    "medics": "civilians",
    "journalists": "civilians",
    "soldiers": "state forces",
    "police": "state forces",
    "militia": "state forces",
    "advisers": "state forces",
    "fighters": "fighters",
    "commanders": "fighters",
    "bombers": "fighters",
}
_ROLE = "killed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """One number of dead, as one claim gives it. `high` is None where it is open ("at least 34")."""

    document: str
    claim: str
    group: Group
    low: int
    high: int | None
    best: int
    whole: bool = False


def tolls(reading: Reading) -> Mapping[str, tuple[Toll, ...]]:
    """The numbers of dead that a report gives, by the telling that they belong to."""
    return {telling.id: found for telling in tellings(reading) if (found := tuple(_of(telling)))}


def _of(telling: Telling) -> Iterator[Toll]:
    for count in telling.counts:
        if count.role == _ROLE and not count.former and (count.low is not None or count.high is not None):
            yield Toll(
                document=telling.document,
                claim=count.claim,
                group=_group(count.population),
                low=math.ceil(count.low or 0),
                high=None if count.high is None else math.floor(count.high),
                best=round(count.best if count.best is not None else count.low or count.high or 0),
                whole=count.whole,
            )


def _group(population: frozenset[str]) -> Group:
    """Whom a number counts: of several groups nobody can say who was how many."""
    found = {_GROUPS.get(name, "unsaid") for name in population}
    return found.pop() if len(found) == 1 else "unsaid"
