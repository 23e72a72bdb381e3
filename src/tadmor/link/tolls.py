"""How many are said to have been killed: by whom it is told, of whom, how many at the least and at the most.

A number says less than it seems where those hurt are counted with the dead ("14 killed or wounded": at most 14 died),
where families are counted, and where it is a sum over more than one happening ("in 11 days").
"""

import math
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from tadmor.link.agreement.amounts import amounts
from tadmor.link.counts import Count
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
_ROLE, _WITH_HURT = "killed", "casualties"
_AROUND = 160  # characters on either side in which words bear on a number, its sentence at the most
_ACTIVE = re.compile(
    r"kill(?:s|ing)?\b", re.IGNORECASE
)  # what it governs comes after it: "10 strikes kill and wound 14"
_END = re.compile(r"[.;!?…]\s|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """One number of dead, as one claim gives it. `high` is None where it is open ("at least 34").

    `running`: a sum over more than one happening, of which this is one.
    """

    document: str
    claim: str
    group: Group
    low: int
    high: int | None
    best: int
    running: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    running: tuple[re.Pattern[str], ...]
    no_people: re.Pattern[str]


@cache
def _words() -> _Words:
    found = tomllib.loads(files("tadmor.link").joinpath("tolls.toml").read_text(encoding="utf-8"))
    return _Words(
        tuple(re.compile(pattern, re.IGNORECASE) for pattern in found["running"]),
        re.compile(found["no_people"], re.IGNORECASE),
    )


def tolls(reading: Reading) -> Mapping[str, tuple[Toll, ...]]:
    """The numbers of dead that a report gives, by the telling that they belong to."""
    text = reading.document.text
    return {telling.id: found for telling in tellings(reading) if (found := tuple(_of(telling, text)))}


def _of(telling: Telling, text: str) -> Iterator[Toll]:
    for count in telling.counts:
        if count.role not in (_ROLE, _WITH_HURT) or count.former or (count.low is None and count.high is None):
            continue
        if not _words().no_people.search(text[count.span.end : count.span.end + 40]):
            yield _toll(telling.document, count, text)


def _toll(document: str, count: Count, text: str) -> Toll:
    start, end = count.span.start, count.span.end
    before, after = _sentence(text[max(0, start - _AROUND) : start], text[end : end + _AROUND])
    low, high = amounts(count)
    if count.role == _WITH_HURT:
        low = 0
    if "families" in count.population:
        high = math.inf
    return Toll(
        document=document,
        claim=count.claim,
        group=_group(count.population),
        low=math.ceil(max(0.0, low)),
        high=None if high == math.inf else math.floor(high),
        best=0 if low <= 0 else round(count.best if count.best is not None else low),
        running=count.whole or any(p.search(f"{before} {count.span.text} {after}") for p in _words().running),
    )


def _sentence(before: str, after: str) -> tuple[str, str]:
    """The words on either side that stand in the number's own sentence."""
    return _END.split(before)[-1], _END.split(after, maxsplit=1)[0]


def _group(population: Iterable[str]) -> Group:
    """Whom a number counts: of several groups nobody can say who was how many."""
    found = {_GROUPS.get(name, "unsaid") for name in population}
    return found.pop() if len(found) == 1 else "unsaid"
