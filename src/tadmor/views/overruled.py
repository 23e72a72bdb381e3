"""A person's finding on an aspect stands beside the machine's: shown with their name, never mixed up with it.

An aspect may have several findings, an agreement beside a conflict: a decision names the one that it is about. Where a
decision names an aspect or a role alone, as all older ones do, it is about every finding on it.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tadmor.model import Decision
from tadmor.model.incidents import Finding
from tadmor.store.decisions import standing

__all__ = ["Overruling", "field_of", "meant", "overruling_of", "overrulings"]

_FINDING = "finding"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overruling:
    """What somebody finds; `role` is that of a number, None for any other aspect or for all numbers.

    `field` is that of the log: which of the machine's findings it is about (`meant`).
    """

    aspect: str
    role: str | None
    finding: str
    by: str
    why: str | None
    field: str

    @property
    def of(self) -> str:
        """The machine's word on the finding that it is about; "" where it is about all of its aspect."""
        return _parts(self.field)[3].rpartition("-")[0]


def field_of(finding: Finding) -> str:
    """The field of the log for a decision on one finding: "finding:how many:killed:conflict-1c2d3e4f".

    Its last part is the machine's word, and a digest of the claims that it holds against each other and their values.
    """
    return ":".join((_FINDING, finding.aspect, finding.role or "", f"{_word(finding)}-{_digest(finding)}"))


def _word(finding: Finding) -> str:
    return finding.relation or finding.finding


def _digest(finding: Finding) -> str:
    pair = sorted((value.claim, value.text) for value in finding.pair)
    return hashlib.sha256(json.dumps(pair).encode()).hexdigest()[:8]


def meant(field: str, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Which of an incident's findings a field of the log is about; none for one of another kind.

    Where the one that it names is not found any more, it is about the one that has its word, or that is left of its
    aspect; where there are several, nobody can say which.
    """
    kind, aspect, role, which = _parts(field)
    same = tuple(one for one in findings if one.aspect == aspect and role in (one.role, "")) if kind == _FINDING else ()
    if not which:
        return same
    same = tuple(one for one in same if one.role == (role or None))
    exact = tuple(one for one in same if field_of(one) == field)
    alike = tuple(one for one in same if _word(one) == which.rpartition("-")[0]) or same
    return exact or (alike if len(alike) == 1 else ())


def _parts(field: str) -> tuple[str, str, str, str]:
    """Kind, aspect, role and the finding that is named; "" for what it does not have."""
    kind, aspect, role, which, *_ = (*field.split(":", 3), "", "", "")
    return kind, aspect, role, which


def overrulings(decisions: Iterable[Decision]) -> tuple[Overruling, ...]:
    """The findings that people's decisions on an incident give, as far as none was undone; a later one replaces."""
    found: dict[str, Overruling] = {}
    for line in standing(decisions):
        kind, aspect, role, _ = _parts(line.field or "")
        if line.action == "set" and kind == _FINDING and line.field:
            found[line.field] = Overruling(
                aspect=aspect,
                role=role or None,
                finding=str(json.loads(line.value or '""')),
                by=line.by,
                why=line.why,
                field=line.field,
            )
    return tuple(found.values())


def overruling_of(
    finding: Finding, findings: Sequence[Finding], overrulings: Iterable[Overruling]
) -> Overruling | None:
    """The person's word on one of an incident's findings, if there is one; the closest to it first.

    What names it goes before what names its role, and that before what names its aspect.
    """
    fitting = [one for one in overrulings if finding in meant(one.field, findings)]
    return max(fitting, key=lambda one: (_parts(one.field)[3] != "", one.role is not None), default=None)
