"""Who takes, holds or loses a place: never who only tells of it, nor people who live there.

"The monitor said they took the village" is read with the monitor as doer now and then, and "the militia said it had
taken the town" with the residents of the sentence before. "The rebels held it on Monday, the army retook it" is read
with the army as holder: whoever stands right before the word does it.
"""

import re

from tadmor.link.tellings.found.parties.speakers import side_of
from tadmor.link.tellings.found.whole.sight import Sight
from tadmor.link.tellings.holders import Said
from tadmor.link.tellings.parties import Party, parties
from tadmor.model import BELLIGERENTS, Event
from tadmor.ontology.spelling import name_key

__all__ = ["takers"]

_IT = frozenset(["it", "they", "we"])
_BY = re.compile(r" (?:\w+ ){0,3}by\b")  # "its capture by the army": the army's


def takers(sight: Sight, event: Event, who: tuple[Party, ...], said: Said) -> tuple[Party, ...]:
    """The doers of an event of control, as far as they may be; of "said it had taken" who says so."""
    beside = _right_before(sight, event)
    if beside:
        return beside
    left = tuple(party for party in who if not _only_tells(party, said))
    if left or not event.actors or not all(span.text.lower() in _IT for span in event.actors):
        return left
    own = side_of(sight, sight.attributions.get(event.attribution or ""))
    return tuple(party for party in own if party.kind in BELLIGERENTS)


def _right_before(sight: Sight, event: Event) -> tuple[Party, ...]:
    """The armed side whose name stands right before the word of control, with nothing between: "its capture"."""
    text, start = sight.reading.document.text, event.trigger.start
    if _BY.match(text, event.trigger.end):
        return ()
    sides = (actor for actor in sight.reading.actors if actor.kind in BELLIGERENTS)
    return parties(sight.reading, [m for actor in sides for m in actor.mentions if m.end + 1 == start])


def _only_tells(party: Party, said: Said) -> bool:
    """Whether a doer is who says it, and no armed side, or nobody but residents."""
    if party.kind in BELLIGERENTS:
        return False
    return party.kind == "civilians" or " ".join(name_key(party.name)) in said.chain
