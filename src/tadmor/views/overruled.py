"""A person's finding on an aspect stands beside the machine's: shown with their name, never mixed up with it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from tadmor.model import Decision
from tadmor.model.incidents import Finding
from tadmor.store.decisions import standing

__all__ = ["Overruling", "overruling_of", "overrulings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overruling:
    """What somebody finds on an aspect; `role` is that of a number, None for any other aspect or for all numbers."""

    aspect: str
    role: str | None
    finding: str
    by: str
    why: str | None


def overrulings(decisions: Iterable[Decision]) -> tuple[Overruling, ...]:
    """The findings that people's decisions on an incident give, as far as none was undone; a later one replaces."""
    found: dict[str, Overruling] = {}
    for line in standing(decisions):
        kind, _, rest = (line.field or "").partition(":")
        if line.action == "set" and kind == "finding":
            aspect, _, role = rest.partition(":")
            found[rest] = Overruling(
                aspect=aspect, role=role or None, finding=str(json.loads(line.value or '""')), by=line.by, why=line.why
            )
    return tuple(found.values())


def overruling_of(finding: Finding, overrulings: Iterable[Overruling]) -> Overruling | None:
    """The person's word on a finding, if there is one; that on its role before that on its aspect."""
    fitting = [o for o in overrulings if o.aspect == finding.aspect and o.role in (finding.role, None)]
    return max(fitting, key=lambda one: one.role is not None, default=None)
