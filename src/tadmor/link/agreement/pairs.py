"""What two numbers of two voices are to each other, by what is known of their happening and of whom they count."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tadmor.link.agreement.doubts import one_spot
from tadmor.link.agreement.figures import Figure
from tadmor.link.agreement.gates import gated, higher, of_other_days
from tadmor.link.agreement.given import least, sure, two_sides
from tadmor.link.agreement.groups import of_another_group, one_army, one_of_several, whole_or_part
from tadmor.link.agreement.scopes import called_untrue, whose_unsaid
from tadmor.link.agreement.second import needed, two_voices
from tadmor.link.agreement.verdicts import verdict
from tadmor.link.counts import TOLLS
from tadmor.link.incidents import Incidents
from tadmor.link.likeness.measured import measured
from tadmor.model.incidents import FindingKind, Relation

__all__ = ["Pair", "beside_it", "borne_out", "compare"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures with the word on them, and why."""

    kind: FindingKind
    why: str
    one: Figure
    other: Figure
    score: float
    relation: Relation | None = None

    @property
    def partial(self) -> bool:
        """Whether one is named as a part of others, which says nothing of the wholes."""
        return self.one.count.part or self.other.count.part

    @property
    def between(self) -> frozenset[str]:
        """The two voices."""
        return frozenset((self.one.told.voice, self.other.told.voice))

    @property
    def voices(self) -> frozenset[tuple[str, float]]:
        """Each side or voice with its number."""
        return frozenset((f.told.side or f.told.voice, f.best) for f in (self.one, self.other))


def borne_out(pair: Pair) -> bool:
    """Whether two that are not against each other are two: in two reports, and on two sides."""
    one, other = pair.one.told, pair.other.told
    return one.report != other.report and two_voices(one, other) and two_sides(one, other)


def compare(incidents: Incidents, one: Figure, other: Figure) -> Pair:
    joint, score = sure(incidents, one.told.telling, other.told.telling)
    score = min(score, one.told.telling.score, other.told.telling.score)
    kind, why = verdict(one.count, other.count)
    relation: Relation | None = None
    if kind in ("agree", "conflict") and (one_of_several(one, other) or of_another_group(one, other)):
        kind, why = "unclear", f"{why}, but one report counts more than one group so"
    if kind in ("agree", "conflict") and whole_or_part(one, other):
        kind = "scope differs" if kind == "agree" else "unclear"
        why = "one gives that number for all, and a smaller one for those whom the other counts"
    if kind == "scope differs" and one_army(one, other):
        kind, why = "conflict", "so many more of one force's dead that allies hardly make them up"
    if kind in ("conflict", "scope differs") and joint >= least("joint") and called_untrue(incidents, one, other):
        return Pair("conflict", _words(one, other, "one calls the other's number untrue"), one, other, score)
    grown = higher(one, other, joint) if kind == "compatible" and joint >= least("joint") else None
    if grown is not None and one.report != other.report:
        kind, why, relation = grown
    elif kind == "conflict":
        kind, why, relation = gated(one, other, joint, why)
    elif kind == "compatible" and of_other_days(one, other):
        kind, why = ("scope differs" if joint >= least("agree") else "unclear"), "they count different days"
    elif joint < _least(kind, one, other) or (kind == "scope differs" and not _in_scope(one, other, joint)):
        kind, why = "unclear", f"{why}, if they count one happening at all"
    if (relation or kind == "conflict") and whose_unsaid(one, other):
        kind, why, relation = "unclear", "one report counts two sides, and whose the other number is is not said", None
    return Pair(kind, _words(one, other, why), one, other, score, relation)


def _words(one: Figure, other: Figure, why: str) -> str:
    return f"{one.name}: {one.quoted}; {other.name}: {other.quoted}; {why}"


def beside_it(pair: Pair, some: Iterable[Figure]) -> Pair:
    """No update where the report of the lower number gives the higher one too: the one is a part of the other there."""
    if pair.relation is None:
        return pair
    low, high = sorted((pair.one, pair.other), key=lambda f: f.best)
    both = any(f.report == low.report and f.best == high.best for f in some)
    return replace(pair, kind="unclear", relation=None, why=f"{pair.why}, but one report gives both") if both else pair


def _in_scope(one: Figure, other: Figure, joint: float) -> bool:
    """Whether two numbers of groups that are not the same are of one scene: dead of a city's day may be of any act."""
    if one.report == other.report:
        return False
    a, b = one.told.telling, other.told.telling
    one_scene = (joint >= least("agree") and one_spot(a, b)) or measured(a, b) is not None
    return one.count.role not in TOLLS or one_scene


def _least(kind: FindingKind, one: Figure, other: Figure) -> float:
    """How sure it must be that both count one happening, for a finding of that kind; 0 where that is open anyway."""
    return least("joint") if kind == "scope differs" else needed(one.told, other.told) if kind != "unclear" else 0.0
