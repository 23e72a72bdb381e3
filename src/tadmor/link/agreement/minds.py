"""Who says that a place has not fallen and who says that its side is still there are of one mind.

A denial bears nobody out in any other aspect: it gives no party, day or kind of what it says did not happen.
"""

from collections.abc import Iterable, Iterator

from tadmor.link.agreement.given import Told, finding, is_named, least, spoken, sure, two_sides, value
from tadmor.link.agreement.second import needed, two_voices
from tadmor.link.incidents import Incidents
from tadmor.link.likeness.control import turn
from tadmor.link.tellings.kinds import KEPT
from tadmor.model import Span
from tadmor.model.incidents import Finding, Incident

__all__ = ["one_mind"]


def one_mind(incidents: Incidents, incident: Incident, told: Iterable[Told]) -> Iterator[Finding]:
    """The first two of whom one denies that a place was taken or is another's, and the other tells it kept."""
    everyone = tuple(told)
    denials = [t for t in everyone if t.said.negative]
    held = [(t, word) for t in everyone if denials and (word := _word(t)) is not None]
    for no in denials:
        for kept, word in held:
            if _agree(incidents, no, kept):
                why = f"{no.name}: “{no.said.span.text}”, denied; {kept.name}: “{word.text}”; both tell it not taken"
                pair = (value(no, no.said.span, "denied"), value(kept, word, "held"))
                score = min(sure(incidents, no.telling, kept.telling)[1], no.telling.score, kept.telling.score)
                yield finding(incident, "result", "agree", why, pair, score=score)
                return


def _word(kept: Told) -> Span | None:
    """The word of a claim that tells a place kept."""
    words = (span for span, kind in kept.telling.triggers if kind in KEPT)
    here = (span for span in words if kept.said.holds(span) and spoken([kept], span))
    return None if kept.said.negative else next(here, None)


def _agree(incidents: Incidents, no: Told, kept: Told) -> bool:
    """Whether two voices of two reports are of one mind on one place, for certain."""
    if no.report == kept.report or not (two_voices(no, kept) and two_sides(no, kept)):
        return False
    named = is_named(no.voice) and no.telling.denied
    one = turn(no.telling, kept.telling) == "with"
    sum_ = sure(incidents, no.telling, kept.telling)[0]
    return named and one and sum_ >= needed(no, kept) and kept.telling.score >= least("read")
