"""What no aircraft did: "no plane of ours struck the town", "government jets had not been flown there".

Who says so of his own side's denies responsibility, whoever told of the strike, and without a word that denies.
"""

import re
from dataclasses import replace

from tadmor.link.tellings.found.denials.going_on import denied_already
from tadmor.link.tellings.found.parties.speakers import of_speaker
from tadmor.link.tellings.found.whole.sight import Sight
from tadmor.link.tellings.holders import Said
from tadmor.link.tellings.parties import on_side
from tadmor.link.tellings.telling import Telling
from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Attribution, Span

__all__ = ["flown", "is_flown"]

_WORDS = Vocabulary(__name__)

_OWN = re.compile(r"\b(?:government|army|military|state|our|its|their own|air force)\b", re.IGNORECASE)


def is_flown(said: str) -> bool:
    """Whether words tell what aircraft did or did not."""
    return _words(said) is not None


def _words(said: str) -> re.Match[str] | None:
    return _WORDS["flown"].search(said) or _WORDS["none"].search(said)


def flown(sight: Sight, telling: Telling, own: Attribution) -> Telling:
    """A flat no with the kind of what no aircraft did, where no word of it was read as one, and with whose they are."""
    said = telling.said[-1]
    words = _words(said.span.text)
    if words is None:
        return telling
    if not telling.types:
        start = said.span.start
        word = Span(start + words.start("did"), start + words.end("did"), words["did"])
        telling = replace(
            telling,
            types=frozenset(["STRIKE.air"]),
            classes=telling.classes | {"ASSAULT"},
            triggers=((word, "STRIKE.air"),),
        )
    if not _is_own(telling, said) or denied_already(sight, sight.claims[said.claim], own, said):
        return telling
    denial = replace(said, denial=True)
    return replace(telling, said=(*telling.said[:-1], denial), who=telling.who or of_speaker(sight, own))


def _is_own(telling: Telling, said: Said) -> bool:
    """Whether who speaks speaks of the aircraft of his own side, and of no others."""
    if not said.side.startswith("government:"):
        return False
    if telling.who:
        return on_side(telling.who, {said.side})
    return _OWN.search(said.span.text) is not None
