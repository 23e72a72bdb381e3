"""Which claims may contradict each other, and how sure it is that they are of one happening."""

from collections.abc import Collection, Iterable
from math import inf

from tadmor.link.agreement.given import Told, least, spoken
from tadmor.link.agreement.second import two_voices
from tadmor.link.incidents import Incidents, Telling
from tadmor.link.likeness.compare import UNFIT
from tadmor.link.tellings.holders import NOBODY
from tadmor.model.incidents import Incident

__all__ = ["certain", "may_contradict", "two_accounts"]


def may_contradict(told: Iterable[Told]) -> tuple[Told, ...]:
    """Claims that tell something as having happened, read for certain."""
    sure = (t for t in told if not (t.said.negative or t.said.aside or t.telling.planned or t.telling.campaign))
    return tuple(t for t in sure if t.telling.score >= least("telling") and spoken([t], t.said.span))


def two_accounts(one: Told, other: Told) -> bool:
    """Whether two voices tell it, be they of one side: in one report both must be quoted.

    Of two reports somebody unnamed may stand as well: whoever he is, he is not the other, who says otherwise.
    """
    if one.report == other.report:
        return two_voices(one, other)
    return one.voice != other.voice and NOBODY not in (one.said.name, other.said.name)


def certain(
    incidents: Incidents, incident: Incident, one: Telling, other: Telling, without: Collection[str] = ()
) -> float:
    """How sure it is that two are one happening: without the traits in which they contradict each other, or by a third.

    Of two who each name another doer, the doers speak against one happening; whether they do is what is asked. And two
    of whom each is surely one with a third, or was joined with it by a person, are one as surely as the weaker of both.
    """
    if one.id == other.id:
        return inf
    joint = incidents.explain(one.id, other.id)
    if joint.score == UNFIT:
        return UNFIT
    left = sum(trait.weight for trait in joint.traits if trait.name in without and trait.weight < 0)
    return max(joint.score if joint.vetoed else joint.score - left, _through(incidents, incident, one.id, other.id))


def _through(incidents: Incidents, incident: Incident, start: str, end: str) -> float:
    """The weakest joint on the surest way from one telling to another within an incident."""
    here = set(incident.tellings)
    best, done = {start: inf}, set[str]()
    while pending := sorted(((score, id_) for id_, score in best.items() if id_ not in done), reverse=True):
        score, at = pending[0]
        if at == end:
            return score
        done.add(at)
        for other in incidents.near(at):
            if other.id in here:
                best[other.id] = max(best.get(other.id, -inf), min(score, incidents.score(at, other.id)))
    return -inf
