"""Templates filled as the keys of other messages taught: which day, which place, who is blamed and how surely, whom.

What the rules of `fill` would answer is one more thing that speaks for an option. Learnt anew whenever the benchmark
runs, from incidents that map to a template of the key; nothing is kept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from math import exp

from benchmarks.muc.answers import Candidate
from benchmarks.muc.blame import Known, blame_options, grade_options
from benchmarks.muc.choose import Chooser, Option, learn_chooser
from benchmarks.muc.dates import date_options
from benchmarks.muc.fill import filled, harmed, victims_of
from benchmarks.muc.keys import Fill, Template
from benchmarks.muc.mentions import Group
from benchmarks.muc.places import place_options
from benchmarks.muc.relevance import fit
from benchmarks.muc.score import align, assign, grade
from benchmarks.muc.victims import victim_features

__all__ = ["Filler", "Lesson", "learn_filler", "lessons"]

_SURE = 0.5  # how much likelier than nobody an organisation need not be: answering pays, as F counts
_LIKELY = 0.35  # from which chance on a group is answered as a target


@dataclass(frozen=True, slots=True)
class Lesson:
    """A candidate, the template of the key that it maps to, and the organisations that other keys have blamed."""

    candidate: Candidate
    key: Template
    known: Known


def lessons(
    keys: Mapping[str, Sequence[Template]], found: Mapping[str, Sequence[Candidate]], known: Known
) -> Iterator[Lesson]:
    """Every candidate of some messages that maps to a template of the key."""
    for name, everyone in found.items():
        wanted = keys.get(name, ())
        for k, a in align(wanted, [one.template for one in everyone]):
            yield Lesson(everyone[a], wanted[k], known)


@dataclass(frozen=True)
class Filler:
    """What was learnt for each slot."""

    dates: Chooser
    places: Chooser
    blame: Chooser
    grades: Chooser
    victims: Mapping[str, float]

    def refilled(self, candidate: Candidate, known: Known) -> Candidate:
        """The candidate with a template that is filled by what was learnt."""
        return replace(candidate, template=filled(dict(candidate.template.slots) | self._slots(candidate, known)))

    def _slots(self, candidate: Candidate, known: Known) -> dict[str, tuple[Fill, ...]]:
        organization = self._organization(candidate, known)
        graded = grade_options(candidate.frame, candidate.incident, organization)
        confidence = Fill((self.grades.best(graded).value,), (organization,))
        return {
            "date": _one("date", self.dates, _dates(candidate)),
            "location": _one("location", self.places, _places(candidate)),
            "perp-organization": (Fill((organization,)),) if organization else (),
            "perp-confidence": (confidence,) if organization else (),
            **harmed([g for g, row in _victims(candidate) if _chance(self.victims, row) >= _LIKELY]),
        }

    def _organization(self, candidate: Candidate, known: Known) -> str:
        options = _blamed(candidate, known)
        return max(options, key=lambda o: self.blame.score(o) - (0 if o.value else _SURE)).value


def _one(slot: str, chooser: Chooser, options: Sequence[Option]) -> tuple[Fill, ...]:
    return (Fill((chooser.best(options, partial(_worth, slot)).value,)),) if options else ()


@lru_cache(maxsize=100_000)
def _worth(slot: str, key: str, answer: str) -> float:
    return grade(slot, Fill((key,)), Fill((answer,))) / 2


def _chance(weights: Mapping[str, float], row: Mapping[str, float]) -> float:
    return 1 / (1 + exp(-sum(weights.get(name, 0.0) * value for name, value in row.items())))


def learn_filler(taught: Sequence[Lesson]) -> Filler:
    """From candidates with their keys."""
    groups = [pair for one in taught for pair in _hit(one)]
    return Filler(
        dates=learn_chooser([_credited("date", one.key, _dates(one.candidate)) for one in taught], 2.0),
        places=learn_chooser([_credited("location", one.key, _places(one.candidate)) for one in taught], 2.0),
        blame=learn_chooser([_credited_blame(one.key, _blamed(one.candidate, one.known)) for one in taught], 4.0),
        grades=learn_chooser([choice for one in taught for choice in _graded(one)], 16.0),
        victims=fit([row for row, _ in groups], [hit for _, hit in groups], 4.0),
    )


_Choice = tuple[Sequence[Option], Sequence[float]]


def _ruled(slot: str, candidate: Candidate, options: Iterable[Option]) -> list[Option]:
    """The options, with a mark on what the rules answer; that is an option in any case."""
    answers = {fill.ways[0] for fill in candidate.template.fills(slot)}
    found = [replace(o, features={**o.features, "by rule": 1.0}) if o.value in answers else o for o in options]
    missing = answers - {o.value for o in found}
    return found + [Option(value, {"by rule": 1.0, "by rule alone": 1.0}) for value in sorted(missing)]


def _dates(candidate: Candidate) -> list[Option]:
    return _ruled("date", candidate, date_options(candidate.frame, candidate.incident))


def _places(candidate: Candidate) -> list[Option]:
    return _ruled("location", candidate, place_options(candidate.frame, candidate.incident))


def _blamed(candidate: Candidate, known: Known) -> list[Option]:
    return _ruled("perp-organization", candidate, blame_options(candidate.frame, candidate.incident, known))


def _credited(slot: str, key: Template, options: Sequence[Option]) -> _Choice:
    return options, [_credit(slot, key, option.value) for option in options]


def _credited_blame(key: Template, options: Sequence[Option]) -> _Choice:
    slot = "perp-organization"
    free = all(fill.optional for fill in key.fills(slot))
    return options, [_credit(slot, key, o.value) if o.value else float(free) for o in options]


def _credit(slot: str, key: Template, value: str) -> float:
    return max((grade(slot, fill, Fill((value,))) for fill in key.fills(slot)), default=0) / 2


def _graded(lesson: Lesson) -> Iterator[_Choice]:
    """The grade of the organisation that the key blames, as the message names it."""
    named = _credited_blame(lesson.key, _blamed(lesson.candidate, lesson.known))
    best, credit = max(zip(*named, strict=True), key=lambda pair: (bool(pair[0].value), pair[1]))
    right = {way for fill in lesson.key.fills("perp-confidence") for way in fill.ways}
    if credit and best.value:
        options = grade_options(lesson.candidate.frame, lesson.candidate.incident, best.value)
        yield options, [float(option.value in right) for option in options]


def _victims(candidate: Candidate) -> list[tuple[Group, dict[str, float]]]:
    groups = victims_of(candidate.incident)
    return [(g, victim_features(candidate.frame, candidate.incident, g, groups)) for g in groups]


def _hit(lesson: Lesson) -> Iterator[tuple[dict[str, float], float]]:
    found = _victims(lesson.candidate)
    yield from zip((row for _, row in found), _targeted(lesson.key, [g for g, _ in found]), strict=True)


def _targeted(key: Template, groups: Sequence[Group]) -> list[float]:
    """Which groups are targets of the key: each target once, by how many and who."""
    slot = "hum-number"
    given = harmed(groups)[slot]
    credits = [[grade(slot, fill, one) for one in given] for fill in key.fills(slot)]
    paired = {column for _, column in assign(credits)}
    return [float(n in paired) for n in range(len(groups))]
