"""What is known of incidents, kept as readings come in: one new report costs its neighbours, never the whole store.

The incidents follow from the set of tellings and a person's rulings alone: any order of arrival gives the same.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from tadmor.link.incidents.answered import answered
from tadmor.link.incidents.blocks import Key, kept_under, sought_under
from tadmor.link.incidents.changes import Changes, Diary, by_id
from tadmor.link.incidents.clusters import MUST, NEVER, clusters
from tadmor.link.incidents.joints import Joints, next_level
from tadmor.link.incidents.made import incident_id, made
from tadmor.link.incidents.records import Told
from tadmor.link.incidents.scores import Scores
from tadmor.link.incidents.ways import Ways
from tadmor.link.incidents.within.told import tellings
from tadmor.link.keeping import AT_HAND, Keeping, MemoryKeeping, Numbers, key_of
from tadmor.link.likeness.beside import follows
from tadmor.link.likeness.compare import UNFIT, VETOED, compare
from tadmor.link.likeness.gists import Gist, gist, may_join
from tadmor.link.tellings.found.whole.stories import story
from tadmor.link.tellings.telling import Telling
from tadmor.model import Reading
from tadmor.model.incidents import Incident, Joint, Ruling, Trait

__all__ = ["Incidents", "groups", "told_in"]

_PLACES = 1 << 16  # tellings of one document, at most: a telling's number is its document's and its place there
_Gists = tuple[Gist, ...]


def told_in(reading: Reading) -> tuple[Telling, ...]:
    """What a document tells: what it is about as a whole, and its happenings. Knows no other document."""
    return (story(reading), *tellings(reading))[:_PLACES]


class Incidents:
    """Tellings, the joints between them, and the incidents that they make.

    `add` and `remove` touch the neighbourhood of one document; `incidents` groups anew only what they touched.
    Rulings name tellings by id, and hold also for tellings that come later. `keeping` is where all of it is kept.
    """

    def __init__(self, rulings: Iterable[Ruling] = (), keeping: Keeping | None = None) -> None:
        kept = MemoryKeeping() if keeping is None else keeping
        self._documents = Numbers(kept, "documents")
        self._told = kept.table("told", Told, 1_500)
        self._gists = kept.table("gists", _Gists, 6_000)
        self._incidents = kept.table("incidents", Incident)
        self._names, self._blocks, self._of = (kept.index(name) for name in ("tellings", "blocks", "incident_of"))
        self._joints, self._scores = Joints(kept), Scores(self._telling)
        self._ruled: dict[str, dict[str, bool]] = {}
        self._loose: set[int] = set()
        self._alone: set[int] = set()
        self._before: dict[int, int] = {}
        self._numbers: OrderedDict[str, int] = OrderedDict()
        self._shrunk = False
        self._diary = Diary()
        self._ways: tuple[set[int], Ways] | None = None
        for ruling in rulings:
            self.rule(ruling)

    def add(self, reading: Reading) -> tuple[Telling, ...]:
        """Take in what a document tells, in place of what it told before; gives its tellings."""
        found = told_in(reading)
        self.take(reading.document.id, found)
        return found

    def take(self, document: str, found: tuple[Telling, ...]) -> None:
        """Take in the tellings of a document (`told_in`), in place of what it told before."""
        self.remove(document)
        first = self._documents.of(document) * _PLACES
        self._told.put(first // _PLACES, Told(found))
        self._gists.put(first // _PLACES, tuple(map(gist, found)))
        self._names.post([(key_of(t.id), first + at, 0.0) for at, t in enumerate(found)])
        keys = [kept_under(telling) for telling in found]
        near = self._near(keys, first)
        for at, telling in enumerate(found):
            self._loose.add(first + at)
            self._alone.add(first + at)
            self._meet(first + at, telling, near[at])
        self._bind(first, found)
        self._blocks.post([(_code(key), first + at, 0.0) for at, some in enumerate(keys) for key in some])

    def remove(self, document: str) -> None:
        """Forget what a document told, if it told anything."""
        number = self._documents.get(document)
        told = None if number is None else self._told.get(number)
        if number is None or told is None:
            return
        first = number * _PLACES
        for at, telling in enumerate(told.all()):
            joints = self._joints.of(first + at)
            self._touch(first + at, *joints)
            self._dissolve([first + at], anew=True)
            self._blocks.unpost([(_code(key), first + at) for key in kept_under(telling)])
            self._joints.drop(first + at, joints)
            self._names.unpost([(key_of(telling.id), first + at)])
            self._scores.forget(first + at)
            self._loose.discard(first + at)
            self._alone.discard(first + at)
            self._numbers.pop(telling.id, None)
        self._shrunk = True
        self._told.drop(number)
        self._gists.drop(number)

    def rule(self, ruling: Ruling) -> None:
        """Take a person's word on two tellings; a later word on the same two overrules it."""
        self._settle_ruling(ruling.one, ruling.other, ruling.same)

    def heed(self, rulings: Iterable[Ruling]) -> None:
        """Take these words of people, and no others: those that were taken back hold no more."""
        wanted = {frozenset((r.one, r.other)): r.same for r in rulings if r.one != r.other}
        known = {frozenset((one, other)): same for one, some in self._ruled.items() for other, same in some.items()}
        for pair in sorted(map(sorted, known.keys() | wanted.keys())):
            if known.get(frozenset(pair)) != wanted.get(frozenset(pair)):
                self._settle_ruling(pair[0], pair[1], wanted.get(frozenset(pair)))

    def known(self, rulings: Iterable[Ruling]) -> None:
        """Remember words that were heeded before, so that nothing need be done about them."""
        for ruling in rulings:
            self._note(ruling.one, ruling.other, ruling.same)

    def incidents(self) -> tuple[Incident, ...]:
        """Every incident, by id. One telling alone is one too. It looks through everything."""
        self._settle()
        numbers = range(len(self._documents))
        tellings = [n * _PLACES + at for n, told in self._told.many(numbers).items() for at in range(len(told))]
        founders = {founder for _, founder, _ in self._of.find(tellings)}
        return by_id(self._incidents.many(founders).values())

    def changes(self) -> Changes:
        """What became of incidents since this was asked last."""
        self._settle()
        return self._diary.tell()

    def resolve(self, id_: str) -> Incident | None:
        """The incident of this id, or the one into which it has gone; None if nothing of it is left."""
        return self.incident_of(id_.removeprefix("i"))

    def incident_of(self, telling: str) -> Incident | None:
        """The incident that a telling belongs to."""
        self._settle()
        number = self._number(telling)
        return None if number is None else self._held(number)

    def of_documents(self, documents: Iterable[str]) -> tuple[Incident, ...]:
        """The incidents that some documents tell, by id."""
        self._settle()
        numbers = [n for document in documents if (n := self._documents.get(document)) is not None]
        tellings = [n * _PLACES + at for n, told in self._told.many(numbers).items() for at in range(len(told))]
        return by_id(self._incidents.many({founder for _, founder, _ in self._of.find(tellings)}).values())

    def number(self, document: str) -> int:
        """The number of a document: it goes up with arrival."""
        return self._documents.of(document)

    def telling(self, id_: str) -> Telling:
        """A telling by its id."""
        number = self._number(id_)
        if number is None:
            raise KeyError(id_)
        return self._telling(number)

    def of_document(self, document: str) -> tuple[Telling, ...]:
        """What a document tells, its story first."""
        number = self._documents.get(document)
        told = None if number is None else self._told.get(number)
        return told.all() if told else ()

    def explain(self, one: str, other: str) -> Joint:
        """Why two tellings are, or are not, one happening; a person's word on them outweighs all else."""
        joint = compare(self.telling(one), self.telling(other))
        ruled = self._ruled.get(one, {}).get(other)
        if ruled is None:
            return joint
        score = MUST if ruled else NEVER
        word = Trait(name="ruling", weight=score, why=f"a person says that they are {'one' if ruled else 'two'}")
        return replace(joint, score=score, traits=(*joint.traits, word), vetoed=not ruled)

    def score(self, one: str, other: str) -> float:
        """That of `explain`, without its reasons: findings ask for the same pairs aspect by aspect."""
        numbers = self._number(one), self._number(other)
        if numbers[0] is None or numbers[1] is None:
            return self.explain(one, other).score
        score = self._score(numbers[0], numbers[1])
        ruled = self._ruled.get(one, {}).get(other)
        return VETOED if score == NEVER and ruled is None else score

    def beside(self, document: str) -> tuple[str, ...]:
        """The tellings of other documents that may be one with those of a document, in its incidents or outside."""
        own = {telling.id for telling in self.of_document(document)}
        return tuple(sorted({other.id for id_ in own for other in self.near(id_)} - own))

    def forget(self, document: str) -> None:
        """Forget a document for good; should it come again, it comes last. Who shares its numbers begins anew."""
        self.remove(document)
        self._documents.drop(document)

    def way(self, one: str, other: str) -> float:
        """That of `score`, or of the best way over other tellings of their incident, where that is surer."""
        self._settle()
        score = self.score(one, other)
        if score == UNFIT:
            return VETOED
        ours, theirs = self._number(one), self._number(other)
        if ours is None or theirs is None or other in self._ruled.get(one, {}):
            return score
        over = self._ways_of(ours).of(ours, theirs)
        return score if over is None else max(score, over)

    def near(self, telling: str) -> tuple[Telling, ...]:
        """The tellings that may be one with this one, in its incident or outside it, by their ids."""
        number = self._number(telling)
        if number is None:
            return ()
        return tuple(sorted((self._telling(other) for other in self._joints.of(number)), key=lambda t: t.id))

    def _ways_of(self, number: int) -> Ways:
        """How surely the tellings of an incident are one; the last one's are kept, for findings ask pair by pair."""
        if self._ways is None or number not in self._ways[0]:
            incident = self._held(number)
            ids = incident.tellings if incident is not None else ()
            members = {n for id_ in ids if (n := self._number(id_)) is not None} | {number}
            self._ways = members, Ways(self._joints.among(members))
        return self._ways[1]

    def _telling(self, number: int) -> Telling:
        told = self._told.get(number // _PLACES)
        found = told.at(number % _PLACES) if told else None
        if found is None:
            raise KeyError(number)
        return found

    def _number(self, telling: str) -> int | None:
        """The number of a telling."""
        known = self._numbers.get(telling)
        if known is not None:
            return known
        for _, number, _ in self._names.find([key_of(telling)]):
            told = self._told.get(number // _PLACES)
            found = told.at(number % _PLACES) if told else None
            if found is not None and found.id == telling:
                self._remember(telling, number)
                return number
        return None

    def _remember(self, telling: str, number: int) -> None:
        self._numbers[telling] = number
        if len(self._numbers) > AT_HAND:
            self._numbers.popitem(last=False)

    def _near(self, keys: list[set[Key]], first: int) -> list[set[int]]:
        """For each set of keys the tellings of other documents that lie near, sought all at once."""
        sought = [{_code(key) for key in sought_under(some)} for some in keys]
        under: dict[int, list[int]] = {}
        for key, number, _ in self._blocks.find(sorted(set().union(*sought))):
            if number // _PLACES != first // _PLACES:
                under.setdefault(key, []).append(number)
        return [{number for key in some if key in under for number in under[key]} for some in sought]

    def _meet(self, number: int, telling: Telling, near: set[int]) -> None:
        """Compare a new telling with those near it, and those that people have ruled on."""
        mine = gist(telling)
        documents = self._gists.many({other // _PLACES for other in near})
        likely = {n for n in near if may_join(mine, documents[n // _PLACES][n % _PLACES])}
        ruled = {n for other in self._ruled.get(telling.id, ()) if (n := self._number(other)) is not None}
        for other in sorted((likely | ruled) - {number}):
            self._join(number, other)

    def _bind(self, first: int, found: Sequence[Telling]) -> None:
        """Join what a document tells side by side of one name; its first telling is its story."""
        for at, one in enumerate(found[1:], 1):
            for later in range(at + 1, len(found)):
                if not follows(one, found[later]):
                    break
                if self._score(first + at, first + later) > 0:
                    self._join(first + at, first + later)

    def _join(self, one: int, other: int) -> None:
        score = self._score(one, other)
        if score >= 0:
            self._touch(one, other)
            self._joints.put(one, other, score)
            self._alone -= {one, other}
        elif other in self._joints.of(one):
            self._touch(one, other)
            self._shrunk = True
            self._joints.drop(one, [other])

    def _score(self, one: int, other: int) -> float:
        if self._ruled:
            ruled = self._ruled.get(self._telling(one).id, {}).get(self._telling(other).id)
            if ruled is not None:
                return MUST if ruled else NEVER
        return self._scores.of(one, other)

    def _note(self, one: str, other: str, same: bool | None) -> None:
        for a, b in ((one, other), (other, one)):
            if same is None:
                self._ruled.get(a, {}).pop(b, None)
            else:
                self._ruled.setdefault(a, {})[b] = same

    def _settle_ruling(self, one: str, other: str, same: bool | None) -> None:
        self._note(one, other, same)
        numbers = [n for id_ in (one, other) if (n := self._number(id_)) is not None]
        if len(numbers) == 2:
            self._join(*numbers)
        self._touch(*numbers)

    def _held(self, number: int) -> Incident | None:
        return next((self._incidents.get(founder) for _, founder, _ in self._of.find([number])), None)

    def _touch(self, *numbers: int) -> None:
        """What is grouped with some tellings is to be grouped anew."""
        for number in numbers:
            if number not in self._loose:
                self._loose |= self._joints.together(number, self._level)[0]

    def _level(self, number: int) -> int:
        """The level at which a telling was grouped last, below which none will do; 0 where that may not hold."""
        if self._shrunk:
            return 0
        known = self._levels([number]).get(number)
        return self._new_level(number) if known is None else known

    def _levels(self, numbers: Iterable[int]) -> dict[int, int]:
        """The levels at which some tellings were grouped last, in this batch's beginning or since."""
        some = list(numbers)
        held = {number: int(level) for number, _, level in self._of.find(some)}
        return held | {number: self._before[number] for number in some if number in self._before}

    def _new_level(self, number: int) -> int:
        """A telling that is new hangs together with its neighbours: where it does so at too low a level, so do they."""
        below = 0
        near = self._joints.of(number)
        for other, level in self._levels(near).items():
            below = max(below, min(level, next_level(near[other])))
        return below

    def _settle(self) -> None:
        """Group anew what was touched; all of it is taken apart first, for an incident may end as several."""
        self._dissolve(self._loose - self._alone)
        while self._loose:
            members, level = self._together(next(iter(self._loose)))
            self._loose -= members
            for group, incident in self._grouped(members):
                founder = self._founder(group, incident)
                self._incidents.put(founder, incident)
                self._of.post([(number, founder, float(level)) for number in group])
                self._diary.begin(incident)
        self._shrunk = False
        self._alone.clear()
        self._before.clear()

    def _together(self, number: int) -> tuple[set[int], int]:
        """What is grouped with a telling, taken apart; one that is new and met nobody is alone, and costs no look."""
        if number in self._alone:
            return {number}, 0
        members, level = self._joints.together(number, self._level)
        self._dissolve(members - self._loose)
        return members, level

    def _dissolve(self, members: Iterable[int], *, anew: bool = False) -> None:
        """Take apart the incidents of some tellings."""
        self._ways = None
        held = self._of.find(members)
        self._before |= {number: int(level) for number, _, level in held}
        self._of.unpost([(number, founder) for number, founder, _ in held])
        for founder in {founder for _, founder, _ in held}:
            incident = self._incidents.get(founder)
            if incident is not None:
                self._diary.end(incident, anew=anew)
                self._incidents.drop(founder)

    def _founder(self, group: Iterable[int], incident: Incident) -> int:
        return next(n for n in group if incident_id(self._telling(n)) == incident.id)

    def _grouped(self, members: set[int]) -> Iterator[tuple[list[int], Incident]]:
        tellings = {number: self._telling(number) for number in members}
        known = {telling.id: number for number, telling in tellings.items()}
        for id_, number in known.items():
            self._remember(id_, number)
        names = {number: id_ for id_, number in known.items()}
        held = self._joints.among(members) if len(members) > 1 else []
        joints = [(s, min(names[a], names[b]), max(names[a], names[b])) for s, a, b in held]

        def score(a: str, b: str) -> float:
            return self._score(known[a], known[b])

        def anew(some: Sequence[str]) -> list[tuple[str, ...]]:
            return clusters(some, [(s, a, b) for s, a, b in joints if a in some and b in some], score)

        told = {telling.id: telling for telling in tellings.values()}
        found = [part for group in clusters(known, joints, score) for part in answered(group, told, score, anew)]
        home = {id_: at for at, group in enumerate(found) for id_ in group}
        weakest: dict[int, float] = {}
        for value, a, b in joints:
            if home[a] == home[b]:
                weakest[home[a]] = min(value, weakest.get(home[a], value))
        for at, group in enumerate(found):
            numbers = [known[id_] for id_ in group]
            yield numbers, made([tellings[number] for number in numbers], weakest.get(at))


@lru_cache(maxsize=200_000)
def _code(key: Key) -> int:
    """A key as 64 bits: days first, so that what comes in one week is kept side by side."""
    kind, name, number, week = key
    days, where = (week, f"p{name},{number}") if kind == "p" else (number, f"{kind}{name}")
    return ((days & 0xFFFF) << 47 | key_of(where) & (1 << 47) - 1) - (1 << 62)


def groups(incidents: Incidents, documents: Iterable[str]) -> Mapping[str, str]:
    """Which incident each document is about, by its story."""
    found = {d: incidents.incident_of(incidents.of_document(d)[0].id) for d in documents}
    return {document: incident.id for document, incident in found.items() if incident is not None}
