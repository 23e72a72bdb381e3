"""Nobody is on both sides of one deed: who is dead has killed nobody, who frees "them" frees others than himself."""

from collections.abc import Iterable, Iterator

from tadmor.link.tellings.kinds import RESULTS
from tadmor.link.tellings.parties import ONESELF, Party
from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Event, Movement, Span, overlap
from tadmor.ontology import MOVING

__all__ = ["apart", "movers"]

_WORDS = Vocabulary(__name__)

_Parties = tuple[Party, ...]


def movers(event: Event, movements: Iterable[Movement]) -> Iterator[Span]:
    """Who moves in an event, without whom another drives out in it: "pushed the rebels from the town"."""
    for movement in movements:
        for span in movement.mover:
            if event.class_ in MOVING or not any(overlap(span, other) for other in event.recipients):
                yield span


def apart(event: Event, who: _Parties, whom: _Parties, text: str) -> tuple[_Parties, _Parties]:
    """Who does it and to whom, each party on one side: whoever is dead or lost suffers it, whoever acts does it."""
    if event.type in RESULTS:
        lost = tuple(p for p in who if _loses(event, p, text))
        suffering = tuple(p for p in lost if p.kind != "person" or _dies(event)) or whom
        names = {p.name for p in suffering}
        suffering += tuple(p for p in whom if p.name not in names and (p.key is None or not lost))
        return tuple(p for p in who if p not in lost and p.name not in {q.name for q in suffering}), suffering
    doers = {p.name for p in who}
    return who, tuple(p for p in whom if p.name not in doers or ONESELF.search(p.span.text))


def _loses(event: Event, party: Party, text: str) -> bool:
    """Whether a word for a loss tells whose it is, not who dealt it: "the army's losses", "it lost 19 men"."""
    if _WORDS["loss"].fullmatch(event.trigger.text) is None or party.span.start > event.trigger.start:
        return False
    return _WORDS["dealt"].search(text[party.span.end : event.trigger.start]) is None


def _dies(event: Event) -> bool:
    """Whether a person who is told to lose dies: "his death", "lost his life", not "lost her friend"."""
    lives = any(_WORDS["life"].search(span.text) for span in event.recipients)
    return lives or _WORDS["death"].fullmatch(event.trigger.text) is not None
