"""Plain questions about drafts, mentions and a report as a whole, asked while its sources are resolved."""

from collections import Counter
from collections.abc import Iterable

from tadmor.extract.attributions.drafts import Draft
from tadmor.extract.attributions.speakers.standing import unnamed
from tadmor.model import Actor, Reading, Span

__all__ = ["begins", "country", "gap", "goes_on", "office", "officers", "opens_at", "owns"]


def gap(text: str, mention: Span, span: Span) -> str:
    """What stands between a mention and a phrase beside it."""
    return text[mention.end : span.start] if mention.end <= span.start else text[span.end : mention.start]


def officers(actors: Iterable[Actor]) -> dict[str, list[Actor]]:
    """The named people of a report by each word of their office."""
    found: dict[str, list[Actor]] = {}
    for actor in actors:
        if actor.kind == "person" and not unnamed(actor):
            for word in office(actor):
                found.setdefault(word, []).append(actor)
    return found


def office(actor: Actor) -> set[str]:
    return set((actor.role or "").lower().replace(",", " ").split())


def begins(outer: Draft | None) -> int:
    """The token at which the content of a draft begins; the first of all where there is none."""
    return min((part[0] for part in outer.content), default=0) if outer else 0


def opens_at(outer: Draft | None) -> int:
    """The token at which the source of a draft begins; the first of all where there is none."""
    return outer.source[0][0] if outer and outer.source else 0


def goes_on(draft: Draft, outer: Draft) -> bool:
    """Whether a cue without a source is the object of the one it stands under: "announced plans to"."""
    near = outer.cue and draft.cue and 0 <= draft.cue[0][0] - outer.cue[-1][1] <= 1
    return bool(near) and draft.entry.type == "intention"


def owns(mention: Span, head: int, text: str) -> bool:
    """Whether a name only says whose the head of a phrase is: "NPR" in "NPR's Dale Whitcombe"."""
    marked = text.startswith(("'s ", "’s "), mention.end) or mention.text.endswith(("'s", "’s"))
    return marked and mention.end + 3 < head


def country(reading: Reading) -> str | None:
    """The country that a report tells of: that of most places, else that of most actors."""
    for found in ([p.country for p in reading.places if not p.metonym], [a.country for a in reading.actors]):
        count = Counter(country for country in found if country)
        if count:
            return count.most_common(1)[0][0]
    return None
