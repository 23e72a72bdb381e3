"""What one voice gives for an aspect: words of its own claim, and a telling with nothing else of that aspect."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tadmor.link.agreement.given import Told, holder, spoken
from tadmor.link.incidents import Incidents, Telling
from tadmor.model import Span
from tadmor.model.incidents import FindingKind, Relation, Value

__all__ = ["Given", "Sense", "Values", "Verdict", "by_holder"]

Verdict = tuple[FindingKind, str, Relation | None]
"""What two are to each other, why, and how they follow each other, if that is known."""


@dataclass(frozen=True, slots=True)
class Given:
    """What one voice gives for an aspect; `telling` has nothing of that aspect but what stands in its claim."""

    told: Told
    value: Value
    telling: Telling


Values = Callable[[list[Told]], Iterator[Given]]
"""What the voices of one report give for an aspect."""
Sense = Callable[[Incidents, Telling, Telling], Verdict]
"""What two tellings, with what each voice gives, are to each other."""


def by_holder(some: list[Told], spans: Iterable[Span]) -> dict[Told, list[Span]]:
    """Words of one report by whose they are, without what is told not to be so."""
    found: dict[Told, list[Span]] = {}
    for span in (span for span in spans if spoken(some, span)):
        found.setdefault(holder(some, span), []).append(span)
    return found
