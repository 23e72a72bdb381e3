"""What only a title or a headline gives: no account of its own where the report itself tells it below."""

from collections.abc import Container, Iterable
from dataclasses import replace

from tadmor.link.tellings.telling import Telling

__all__ = ["below_titles", "without"]


def below_titles(tellings: Iterable[Telling]) -> list[Telling]:
    """The tellings of one happening without what stands in a title alone, where its report tells it below."""
    known = list(tellings)
    bodies = {t.document for t in known if not all(said.titled for said in t.said)}
    left = [t for t in known if t.document not in bodies or not all(said.titled for said in t.said)]
    return [without(t, {said.claim for said in t.said if said.titled}) for t in left]


def without(telling: Telling, claims: Container[str]) -> Telling:
    """A telling without some claims that stand at its head, unless nothing else tells it."""
    head = [said for said in telling.said if said.claim in claims]
    body = tuple(said for said in telling.said if said.claim not in claims)
    if not head or not body:
        return telling
    end = max(said.span.end for said in head)
    return replace(
        telling,
        said=body,
        counts=tuple(count for count in telling.counts if count.claim not in claims),
        triggers=tuple(pair for pair in telling.triggers if pair[0].start >= end),
        who=tuple(party for party in telling.who if party.span.start >= end),
        whom=tuple(party for party in telling.whom if party.span.start >= end),
    )
