"""Who fired, where words say only from where and whose guns stand there: "where the corps has its guns"."""

from tadmor.link.tellings.found.whole.sight import Sight
from tadmor.link.tellings.parties import Party, parties
from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Event, span_of

__all__ = ["fired_from"]

_WORDS = Vocabulary(__name__)
_FROM = 60  # characters behind the word for a strike in which "from" stands


def fired_from(sight: Sight, event: Event) -> tuple[Party, ...]:
    """Whose guns or positions they are from where a strike is told to have come, where nobody is told to have fired."""
    if event.class_ != "ASSAULT" or not (event.type or "").startswith(("STRIKE.", "BATTLE.attack")):
        return ()
    text = sight.reading.document.text
    if " from" not in text[event.trigger.start - 1 : event.trigger.end + _FROM]:
        return ()
    found = _WORDS["where"].match(text, event.trigger.end) or _WORDS["held"].match(text, event.trigger.end)
    if found is None:
        return ()
    some = parties(sight.reading, (span_of(text, found.start("who"), found.end("who")),))
    return some if len(some) == 1 else ()
