"""Which two voices are held beside each other on an aspect, and how sure it must be that they speak of one thing."""

from dataclasses import dataclass
from itertools import combinations

from tadmor.link.agreement.aspects.acts import one_act
from tadmor.link.agreement.aspects.held import Given, Sense, Verdict
from tadmor.link.agreement.aspects.parties import blames
from tadmor.link.agreement.aspects.prizes import each_took_it, of_one_prize
from tadmor.link.agreement.given import least, sure, two_sides
from tadmor.link.agreement.second import needed, two_voices
from tadmor.link.agreement.whose import one_state
from tadmor.link.incidents import Incidents
from tadmor.model.incidents import Aspect, FindingKind

__all__ = ["OF_KINDS", "Judged", "judged", "pairs"]

OF_KINDS: frozenset[Aspect] = frozenset(["what", "result"])
"""The aspects that are given by the kinds of what is told."""
_RANK: tuple[FindingKind, ...] = ("conflict", "agree", "compatible", "unclear")


@dataclass(frozen=True, slots=True)
class Judged:
    """What two voices are to each other on an aspect."""

    verdict: Verdict
    one: Given
    other: Given

    @property
    def kind(self) -> FindingKind:
        """The finding."""
        return self.verdict[0]

    @property
    def sides(self) -> frozenset[str]:
        """The sides that the two stand on, or the voices of those whose side is not known."""
        return frozenset(given.told.side or given.told.voice for given in (self.one, self.other))


def pairs(aspect: Aspect, given: list[Given]) -> list[tuple[Given, Given]]:
    """Those of which two are voices of their own, and tell acts of one kind."""
    found = [(a, b) for a, b in combinations(given, 2) if _apart(a, b) or (aspect == "who" and blames(a, b))]
    return [(a, b) for a, b in found if aspect in OF_KINDS or one_act(a, b)]


def _apart(one: Given, other: Given) -> bool:
    """Whether two voices of two sides speak in two reports: in one, who is quoted beside whom is the writer's doing."""
    reports = one.told.report != other.told.report
    return reports and two_voices(one.told, other.told) and two_sides(one.told, other.told)


def judged(incidents: Incidents, aspect: Aspect, some: list[tuple[Given, Given]], sense: Sense) -> list[Judged]:
    """What each pair comes to, the gravest first and of those the earliest published."""
    if aspect in OF_KINDS:
        some = [of_one_prize(a, b) for a, b in some]
    found = [Judged(_sure(incidents, aspect, a, b, sense(incidents, a.telling, b.telling)), a, b) for a, b in some]
    return sorted(_ordered(found), key=lambda j: (_RANK.index(j.kind), j.one.told.order, j.other.told.order))


def _sure(incidents: Incidents, aspect: Aspect, a: Given, b: Given, verdict: Verdict) -> Verdict:
    """A verdict, if it is certain enough that two tell one happening, and that they tell it."""
    kind, why, relation = verdict
    if kind not in ("agree", "compatible"):
        return verdict
    if aspect in OF_KINDS and each_took_it(a, b):
        return "unclear", f"{why}, but two sides speak, and who took it is not said by both", None
    if sure(incidents, a.telling, b.telling)[0] < needed(a.told, b.told):
        return "unclear", f"{why}, if they tell one happening at all", None
    if min(a.telling.score, b.telling.score) < least("read"):
        return "unclear", f"{why}, if that is what is told", None
    if relation is None and not one_state(a.told.telling, b.told.telling):
        return "unclear", f"{why}, but whose it was changed in between, or may have", None
    return verdict


def _ordered(some: list[Judged]) -> list[Judged]:
    """The verdicts without conflicts of two sides of which another pair says what came first: one hour is enough."""
    known = {one.sides for one in some if one.verdict[2] == "sequence"}
    left = [one for one in some if one.kind != "conflict" or one.sides not in known]
    follows = [one for one in left if one.verdict[2] == "sequence"]
    return follows if len(left) < len(some) else left
