"""When the claims of a store would have raised a corridor, and which: its documents are replayed by day of publication.

A corridor is raised on the first day on which claims that had been published put the force at its stages one after
another, no two further apart than the gap. Whether the force went there is another question.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tadmor.errors import BadFilter
from tadmor.store import View
from tadmor.store.words import words
from tadmor.views.chains import best_chain, raisable
from tadmor.views.reach import MOST, Reach, Reader
from tadmor.views.sightings import Sighting, Stage, sightings

__all__ = ["Corridor", "Direction", "Raised", "Step", "corridor", "parse_corridor", "stop_names"]

Direction = Literal["forward", "either"]
GAP = 7
_MOST_STAGES = 12
_FEWEST_STAGES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One stage: the sighting that the corridor is raised on, and the others that had been published by then.

    `since` is the day on which a claim put the force there first, None where none does.
    """

    stage: Stage
    sighting: Sighting | None
    others: tuple[Sighting, ...]
    since: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """The corridor as it was raised: the day of publication that completed it, and the sightings, stage by stage."""

    day: date
    reverse: bool
    chain: tuple[Sighting, ...]

    @property
    def moved(self) -> bool:
        """Whether every stage is told as a place on somebody's way, and not only as one where something happened."""
        return all(one.kind == "movement" for one in self.chain)

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims that it was raised on, in the order of the stages."""
        return tuple(dict.fromkeys(one.claim.id for one in self.chain if one.claim))


@dataclass(frozen=True, slots=True, kw_only=True)
class Corridor:
    """What a corridor comes to: `raised` is None where the claims never raise it; `steps` say how far they reach.

    `undated` documents tell of the force at its places and have no day of publication to be replayed by.
    """

    stages: tuple[Stage, ...]
    actor: str | None
    gap: int
    raised: Raised | None
    steps: tuple[Step, ...]
    undated: int
    reach: Reach


def parse_corridor(text: str) -> tuple[tuple[str, ...], ...]:
    """The names of each stage: "Mosul > Raqqa | Deir ez-Zor > Palmyra". Raises `BadFilter`."""
    stages = tuple(tuple(name.strip() for name in stage.split("|")) for stage in text.split(">"))
    if not _FEWEST_STAGES <= len(stages) <= _MOST_STAGES or not all(name for stage in stages for name in stage):
        raise BadFilter(
            f"corridor={text!r} is not {_FEWEST_STAGES} to {_MOST_STAGES} places in order; "
            "write corridor='Mosul > Raqqa | Deir ez-Zor > Palmyra'"
        )
    return stages


def corridor(
    view: View,
    stages: Sequence[Stage],
    *,
    actor: str | None = None,
    gap: int = GAP,
    direction: Direction = "forward",
    possible: bool = False,
    most: int = MOST,
) -> Corridor:
    """Replay a store against a corridor. `gap` in days; `actor` is a name, None for anybody.

    A movement or an event of the actor counts where one of its places lies at a stop of the stage; a movement that
    passes the stages the wrong way does not, nor what is denied, nor (without `possible`) what is told as a
    possibility. At most `most` rows of each list are read.
    """
    reader, folded = Reader(most), (" ".join(words(actor)),) if actor else ()
    seen = sightings(view, stages, folded, possible, reader)
    raised = _replayed(seen.sightings, len(stages), gap, reverse=False)
    if direction == "either":
        turned = tuple(reversed(stages))
        back = sightings(view, turned, folded, possible, Reader(most))
        raised = _first(raised, _replayed(back.sightings, len(stages), gap, reverse=True))
        if raised is not None and raised.reverse:
            stages, seen = turned, back
    return Corridor(
        stages=tuple(stages),
        actor=actor,
        gap=gap,
        raised=raised,
        steps=tuple(_steps(stages, seen.sightings, raised)),
        undated=seen.undated,
        reach=reader.reach,
    )


def _first(one: Raised | None, other: Raised | None) -> Raised | None:
    return min((r for r in (one, other) if r is not None), key=lambda r: (r.day, r.reverse), default=None)


def _steps(stages: Sequence[Stage], seen: Sequence[Sighting], raised: Raised | None) -> Iterator[Step]:
    for number, stage in enumerate(stages):
        here = sorted((one for one in seen if one.stage == number), key=lambda one: (one.published, one.item))
        chosen = raised.chain[number] if raised else None
        known = [one for one in here if raised is None or one.published <= raised.day]
        yield Step(
            stage=stage,
            sighting=chosen,
            others=tuple(one for one in known if one != chosen),
            since=here[0].published if here else None,
        )


def _replayed(seen: Sequence[Sighting], stages: int, gap: int, *, reverse: bool) -> Raised | None:
    """The first day of publication by which a chain is complete: as more claims never take one away, by halving."""
    days = sorted({one.published for one in seen})
    at = bisect_left(days, True, key=lambda day: raisable([s for s in seen if s.published <= day], stages, gap))
    if at == len(days):
        return None
    chain = best_chain([one for one in seen if one.published <= days[at]], stages, gap)
    return Raised(day=days[at], reverse=reverse, chain=chain) if chain else None


def stop_names(stage: Stage) -> str:
    """ "Raqqa | Deir ez-Zor"."""
    return " | ".join(stop.name for stop in stage)
