"""How reliable a speaker or an outlet is, as a person says it: a line of the decision log, never the machine's word.

The letters are those of the Admiralty system. Its numbers 1 to 6, for single statements, are not used: whether a
statement is borne out is what voices and findings tell.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from tadmor.errors import BadDecision
from tadmor.model import Decision
from tadmor.store.rows import ClaimRow
from tadmor.store.words import words

__all__ = [
    "GRADES",
    "RELIABILITY",
    "Grade",
    "Graded",
    "SourceKind",
    "checked_grade",
    "graded",
    "graded_by",
    "holder",
    "named",
    "source_target",
]

Grade = Literal["A", "B", "C", "D", "E", "F"]
SourceKind = Literal["speaker", "outlet"]
RELIABILITY = "reliability"
"""The field of a decision that grades a source."""
GRADES: Mapping[Grade, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
_PREFIX = "source"


def source_target(kind: SourceKind, name: str) -> str:
    """What a decision on a source is about: its kind and the words of its name, however they are written."""
    return f"{_PREFIX}:{kind}:{' '.join(words(name))}"


def named(target: str) -> tuple[SourceKind, str] | None:
    """The kind and the folded name of the source that a target stands for; None for the id of anything else."""
    prefix, _, rest = target.partition(":")
    for kind in get_args(SourceKind):
        name = rest.removeprefix(f"{kind}:")
        if prefix == _PREFIX and name != rest and target == source_target(kind, name):
            return kind, name
    return None


def holder(row: ClaimRow) -> str | None:
    """The source whose word a claim is: its speaker, of an outlet's own words the outlet; None where it is unnamed."""
    if row.attribution is None:
        return source_target("outlet", row.outlet) if row.outlet else None
    return source_target("speaker", row.speaker) if row.speaker else None


def graded(known: Mapping[str, Decision], wanted: Iterable[Grade]) -> tuple[str, ...]:
    """The targets of the sources that are graded so."""
    values = {json.dumps(grade) for grade in wanted}
    return tuple(sorted(target for target, line in known.items() if line.value in values))


def checked_grade(target: str, action: str, field: str | None, value: object, why: str | None) -> None:
    """Raises `BadDecision` where a decision on a source is no grade with its reason, nor takes one back."""
    if action == "undo":
        return
    if action != "set" or field != RELIABILITY:
        raise BadDecision(f"of a source only its {RELIABILITY} can be set, and {target!r} is one")
    if value not in GRADES:
        raise BadDecision(f"{RELIABILITY} is one of {', '.join(GRADES)}, and {value!r} is none of them")
    if not (why or "").strip():
        raise BadDecision("a grade needs a reason (why)")


@dataclass(frozen=True, slots=True)
class Graded:
    """A person's grade of a source: the letter, what it means, who gave it and why."""

    letter: Grade
    means: str
    by: str
    why: str


def graded_by(line: Decision) -> Graded:
    """What a line that grades a source says."""
    letter: Grade = json.loads(line.value or '"F"')
    return Graded(letter, GRADES[letter], line.by, line.why or "")
