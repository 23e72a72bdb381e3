"""Armed men and their arms who are seen somewhere, and graves: "he found the soldiers at the pumps"."""

from collections.abc import Iterator
from dataclasses import replace

from tadmor.link.tellings.found.places.named import scene, spots
from tadmor.link.tellings.found.whole.sight import Sight, founded
from tadmor.link.tellings.parties import Party, parties
from tadmor.link.tellings.sentences import sentence
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.times import when
from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Attribution, Claim, Span, span_of
from tadmor.ontology import event_types

__all__ = ["graves", "seen"]

_KIND, _DEAD = "POSTURE.alert", "CONSEQ.casualty"
_WORDS = Vocabulary(__name__)
_SCORE = 0.6


def seen(sight: Sight, found: list[Telling]) -> Iterator[Telling]:
    """A telling for each sight of armed men in words of which nothing else was read."""
    for claim, own in _unread(sight, found):
        words = claim.spans[0]
        armed = _WORDS["armed"].match(words.text) if own.type in ("perception", "evidence") else None
        behind = sentence(sight.reading.document.text, words)[1]
        if armed and (_WORDS["there"].search(words.text[armed.end() :]) or _WORDS["there"].search(behind)):
            there = _WORDS["there"].search(words.text, armed.end())
            end = words.start + there.start() if there else words.end
            yield _told(sight, claim, span_of(sight.reading.document.text, words.start, end), _KIND)


def graves(sight: Sight, found: list[Telling]) -> Iterator[Telling]:
    """A telling for each mass grave of which nothing else was read."""
    for claim, _ in _unread(sight, found):
        grave = _WORDS["graves"].search(claim.spans[0].text)
        if grave:
            start = claim.spans[0].start
            yield _told(sight, claim, Span(start + grave.start(), start + grave.end(), grave[0]), _DEAD)


def _unread(sight: Sight, found: list[Telling]) -> Iterator[tuple[Claim, Attribution]]:
    """Claims in whose words nothing that happens or is denied was found, each with its attribution."""
    for claim in sight.reading.claims:
        own = sight.attributions.get(claim.attribution or "")
        words = claim.spans[0]
        told = any(words.start <= s.start < words.end for t in found for s in t.spans)
        denied = any(one.claim == claim.id for t in found for one in t.said)
        if own is not None and len(claim.spans) == 1 and not (told or denied) and claim.certainty.label == "CT+":
            yield claim, own


def _told(sight: Sight, claim: Claim, word: Span, kind: str) -> Telling:
    text, words = sight.reading.document.text, claim.spans[0]
    before, behind = sentence(text, words)
    whole = Span(words.start, words.end + len(behind), words.text + behind)
    places = spots(sight.reading, (whole,), home=sight.ground.home)
    day = Span(words.start - len(before), whole.end, before + whole.text)
    made = founded(sight, sight.said(claim), claim, (word,))
    return replace(
        made,
        types=frozenset([kind]),
        classes=frozenset(filter(None, [event_types()[kind].class_])),
        triggers=((word, kind),),
        who=_whose(sight, word) if kind == _KIND else (),
        spots=scene(places, sight.ground.at(word.start)),
        when=when(sight.reading, (day,)),
        score=_SCORE,
    )


def _whose(sight: Sight, word: Span) -> tuple[Party, ...]:
    """Whose they are: of "soldiers of the Syrian army" the army's."""
    of = word.text.find(" of ")
    whole = span_of(sight.reading.document.text, word.start + of + 4, word.end) if of > 0 else word
    return parties(sight.reading, (whole,)) or parties(sight.reading, (word,))
