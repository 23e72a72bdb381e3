"""What is known of incidents, kept as readings come in: one new report costs its neighbours, never the whole store.

The incidents follow from the set of tellings and a person's rulings alone: any order of arrival gives the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from tadmor.link.incidents.blocks import Key, kept_under, sought_under
from tadmor.link.incidents.clusters import MUST, NEVER, clusters
from tadmor.link.incidents.compare import compare
from tadmor.link.incidents.made import incident_id, made
from tadmor.link.incidents.stories import story
from tadmor.link.incidents.tellings import Telling
from tadmor.link.incidents.told import tellings
from tadmor.model import Reading
from tadmor.model.incidents import Incident, Joint, Ruling

__all__ = ["Incidents"]


class Incidents:
    """Tellings, the joints between them, and the incidents that they make.

    `add` and `remove` touch the neighbourhood of one document; `incidents` groups anew only what they touched.
    Rulings name tellings by id, and hold also for tellings that come later.
    """

    def __init__(self, rulings: Iterable[Ruling] = ()) -> None:
        self._tellings: dict[str, Telling] = {}
        self._documents: dict[str, tuple[str, ...]] = {}
        self._blocks: defaultdict[Key, set[str]] = defaultdict(set)
        self._joints: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._ruled: dict[frozenset[str], bool] = {}
        self._of: dict[str, Incident] = {}
        self._loose: set[str] = set()
        for ruling in rulings:
            self.rule(ruling)

    def add(self, reading: Reading) -> tuple[Telling, ...]:
        """Take in what a document tells, in place of what it told before; gives its tellings."""
        self.remove(reading.document.id)
        found = (story(reading), *tellings(reading))
        for telling in found:
            self._put(telling)
        self._documents[reading.document.id] = tuple(t.id for t in found)
        return found

    def remove(self, document: str) -> None:
        """Forget what a document told, if it told anything."""
        for id_ in self._documents.pop(document, ()):
            self._touch(id_)
            for key in kept_under(self._tellings[id_]):
                self._blocks[key].discard(id_)
            for other in self._joints.pop(id_, {}):
                self._joints[other].pop(id_, None)
            self._loose.discard(id_)
            del self._tellings[id_]

    def rule(self, ruling: Ruling) -> None:
        """Take a person's word on two tellings; a later word on the same two overrules it."""
        pair = frozenset((ruling.one, ruling.other))
        self._ruled[pair] = ruling.same
        if all(id_ in self._tellings for id_ in pair):
            self._join(*sorted(pair))
        for id_ in pair:
            if id_ in self._tellings:
                self._touch(id_)

    def incidents(self) -> tuple[Incident, ...]:
        """Every incident, by id. One telling alone is one too."""
        self._settle()
        return tuple(sorted({incident.id: incident for incident in self._of.values()}.values(), key=lambda i: i.id))

    def resolve(self, id_: str) -> Incident | None:
        """The incident of this id, or the one into which it has gone; None if nothing of it is left."""
        self._settle()
        return self._of.get(id_.removeprefix("i"))

    def incident_of(self, telling: str) -> Incident | None:
        """The incident that a telling belongs to."""
        self._settle()
        return self._of.get(telling)

    def telling(self, id_: str) -> Telling:
        """A telling by its id."""
        return self._tellings[id_]

    def of_document(self, document: str) -> tuple[Telling, ...]:
        """What a document tells, its story first."""
        return tuple(self._tellings[id_] for id_ in self._documents.get(document, ()))

    def explain(self, one: str, other: str) -> Joint:
        """Why two tellings are, or are not, one happening."""
        return compare(self._tellings[one], self._tellings[other])

    def _put(self, telling: Telling) -> None:
        self._tellings[telling.id] = telling
        self._loose.add(telling.id)
        keys = kept_under(telling)
        near = {id_ for key in sought_under(keys) if key in self._blocks for id_ in self._blocks[key]}
        for key in keys:
            self._blocks[key].add(telling.id)
        ruled = {id_ for pair in self._ruled if telling.id in pair for id_ in pair if id_ in self._tellings}
        for other in (near | ruled) - {telling.id}:
            self._join(telling.id, other)

    def _join(self, one: str, other: str) -> None:
        score = self._score(one, other)
        if score >= 0:
            self._joints[one][other] = self._joints[other][one] = score
            self._touch(other)
        elif other in self._joints.get(one, {}):
            self._touch(one)
            del self._joints[one][other], self._joints[other][one]

    def _score(self, one: str, other: str) -> float:
        ruled = self._ruled.get(frozenset((one, other)))
        if ruled is not None:
            return MUST if ruled else NEVER
        joint = compare(self._tellings[one], self._tellings[other])
        return NEVER if joint.vetoed else joint.score

    def _touch(self, id_: str) -> None:
        """Everything that hangs together with a telling is to be grouped anew."""
        for member in self._component(id_):
            self._of.pop(member, None)
            self._loose.add(member)

    def _component(self, id_: str) -> set[str]:
        found, pending = {id_}, [id_]
        while pending:
            for other in self._joints.get(pending.pop(), ()):
                if other not in found:
                    found.add(other)
                    pending.append(other)
        return found

    def _settle(self) -> None:
        while self._loose:
            component = self._component(next(iter(self._loose)))
            self._loose -= component
            for incident in self._grouped(component):
                for id_ in incident.tellings:
                    self._of[id_] = incident

    def _grouped(self, component: set[str]) -> Iterator[Incident]:
        joints = [(s, a, b) for a in component for b, s in self._joints.get(a, {}).items() if a < b]
        scores: dict[tuple[str, str], float] = {}

        def score(a: str, b: str) -> float:
            pair = (a, b) if a < b else (b, a)
            if pair not in scores:
                scores[pair] = self._score(*pair)
            return scores[pair]

        for group in clusters(component, joints, score):
            weakest = min((s for s, a, b in joints if a in group and b in group), default=None)
            yield made([self._tellings[id_] for id_ in group], weakest)


def groups(incidents: Incidents, documents: Iterable[str]) -> Mapping[str, str]:
    """Which incident each document is about, by its story."""
    found = {d: incidents.incident_of(incidents.of_document(d)[0].id) for d in documents}
    return {document: incident.id for document, incident in found.items() if incident is not None}


__all__ += ["groups", "incident_id"]
