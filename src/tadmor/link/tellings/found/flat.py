"""A flat no, in a sentence of its own: "Not a single man of ours was there", "There were no civilians in it".

No cue denies, and alone it may answer nobody; but beside an account of the same it contradicts that.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from tadmor.link.tellings.found.flown import flown, is_flown
from tadmor.link.tellings.found.named import named_again, scene, spots
from tadmor.link.tellings.found.sight import Sight, founded
from tadmor.link.tellings.found.speakers import of_speaker
from tadmor.link.tellings.holders import Said
from tadmor.link.tellings.kinds import RESULTS
from tadmor.link.tellings.parties import Party, parties
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.times import when
from tadmor.link.tellings.words import vector
from tadmor.link.untrue import vocabulary
from tadmor.model import Attribution, Claim, Span, inside

__all__ = ["flat_noes", "flatly"]

_NO_ONE = (
    r"not (?:a single|one|even one)\b|none of (?!th(?:is|at)\b)|no (?P<what>(?:[\w’'-]+ ){1,3})|nobody\b|no[ -]one\b"
    r"|neither of (?:our|their|the)\b"
)
_THERE = (
    r"(?:there|here) (?:is|are|was|were|has been|have been|had been) (?:absolutely |simply )?"
    r"(?:no (?P<there>(?:[\w’'-]+ ){0,2}[\w’'-]+)|not a single\b)"
)
_HAVE = (
    r"(?:we|they|our (?:side|forces|troops|men|army)) (?:have|had|suffered|took|lost|recorded) (?:absolutely |simply )?"
    r"(?:no (?P<have>(?:[\w’'-]+ ){0,2}[\w’'-]+)|not a single\b|nobody\b|no one\b)"
)
_NEVER = (
    r"(?:we|they|our [\w’'-]+|(?:the |his |her |its |their )(?:[\w’'-]+ ){1,4}?)(?: ?(?:was|were|has|have|had|is|are))?"
    r" never(?: been)? [\w’'-]+"
)
_NOT = (
    r"(?:we|they|(?:[\w’'-]+ ){1,5}?[\w’'-]+)"  # "the town had not yet fallen": where an event is told
    r" (?:(?:has|have|had|was|were|did|do|does)(?: not\b|n[’']t\b)|had yet to\b)"
)
_FALLEN = (
    r"(?:(?:the|our|his|its) )?(?:[\w’'-]+ ){1,4}?(?:(?:has|have|had) not(?: yet)? (?:fallen|been (?:taken|captured"
    r"|lost|seized|overrun|occupied))|did not fall)\b|(?:we|they|the army) (?:have|had|has|did) not los[et]\b"
)
_LEADING = r"(?:that |but |and |yet |in fact,? |so far,? |on (?:\w+,? ){1,3}|at no time ){0,2}"
_FLAT = re.compile(rf"{_LEADING}(?:{_NO_ONE}|{_THERE}|{_HAVE}|{_NEVER}|{_FALLEN})", re.IGNORECASE)
_NEGATED = re.compile(rf"{_LEADING}{_NOT}", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|should|can|could|may|might|must|if|unless|until|nobody knows|no one knows)\b"
    r"|\b(?:cannot|won[’']t)\b",
    re.IGNORECASE,
)
_END = re.compile(r"(?<=[.!?])[\"”’]*\s+|[,;:](?=\s+(?:but|and|while|although|which|who|where|when|as)\b)|;\s+")
_LEAD = re.compile(r"[\s\"“”'‘’.]*")
_OURS = re.compile(r"\b(?:we|us|ours?|my|his(?: own)?|its(?: own)?|their own)\b", re.IGNORECASE)
_HARM = re.compile(
    r"\b(?:martyrs?|dead|killed|died|casualt(?:y|ies)|losses|hurt|wounded|injured|harmed|victims?"
    r"|(?:fighters?|men|soldiers?|troops|martyrs?|us|ours) (?:has|have|had) fallen)\b",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\bthere\b(?! (?:is|are|was|were|has|have|had)\b)|\bin it\b|\bthe (?:town|village|city)\b", re.IGNORECASE
)
_SHORTEST, _LONGEST = 3, 200  # words, characters


def flat_noes(span: Span) -> Iterator[Span]:
    """The sentences of some words that say flatly that something is not so."""
    start = 0
    for end in [*(found.start() for found in _END.finditer(span.text)), len(span.text)]:
        lead = _LEAD.match(span.text, start)
        first = lead.end() if lead else start
        said = span.text[first:end].rstrip(' ,.!?;"”')
        short = len(said.split()) >= _SHORTEST and len(said) <= _LONGEST
        if short and (_is_flat(said) or _NEGATED.match(said)) and not _AHEAD.search(said):
            yield Span(span.start + first, span.start + first + len(said), said)
        start = end + 1


def _is_flat(said: str) -> bool:
    """Whether words begin with a flat no, and not of what is not known or not needed."""
    found = _FLAT.match(said)
    if found is None:
        return False
    what = " ".join(found[name] or "" for name in ("what", "there", "have")).lower().split()
    return not vocabulary("nothing") & set(what)


def flatly(sight: Sight, found: list[Telling]) -> list[Telling]:
    """What was found, with each flat no that somebody says: of what its sentence tells, or of nothing that was read."""
    done = set[int]()
    claims = sorted(sight.reading.claims, key=lambda c: (sum(len(s.text) for s in c.spans), c.id))
    for claim in claims:  # of a claim inside another the inner one: whose words it is
        own = sight.own(claim)
        if own is None or not own.source or own.type not in ("speech", "writing"):
            continue
        if own.act not in ("assert", "accuse", "admit") or sight.denies(own) or sight.answers(own):
            continue
        for no in (no for span in claim.spans for no in flat_noes(span) if no.start not in done):
            done.add(no.start)
            found = _flatly(sight, found, claim, own, no)
    return found


def _flatly(sight: Sight, found: list[Telling], claim: Claim, own: Attribution, no: Span) -> list[Telling]:
    said = replace(sight.said(claim), span=no, negative=True, flat=True, denial=False)
    told = [t for t in found if t.spans and inside(t.spans[0], (no,)) and any(s.claim == claim.id for s in t.said)]
    first = min(told, key=lambda t: (t.start, t.id), default=None)
    read = first is not None and first.denied and bool(first.types)
    if not (_is_flat(no.text) or read or (is_flown(no.text) and (first is None or first.denied))):
        return found
    made = _made(sight, claim, own, said) if first is None else _with(sight, first, own, said)
    made = made if made.types and made.types <= RESULTS else flown(sight, made, own)
    return [*(t for t in found if t is not first), made]


def _with(sight: Sight, telling: Telling, own: Attribution, said: Said) -> Telling:
    others = tuple(one for one in telling.said if one.claim != said.claim)
    ours = _ours(sight, own, said)
    harm = _HARM.search(said.span.text) is not None and not telling.types - RESULTS - {"TERRITORY.capture"}
    made = replace(telling, said=(*others, said), planned=False, words=vector([(said.span.text, 1.0)]))
    if harm:
        return _harmed(made, ours)
    return replace(made, who=made.who or ours)


def _made(sight: Sight, claim: Claim, own: Attribution, said: Said) -> Telling:
    """A flat no whose words tell no event that was read: its words, whom they name, its places and days."""
    reading, words, home = sight.reading, (said.span,), sight.ground.home
    places = spots(reading, words, home=home) or named_again(reading, words, home=home)
    there = sight.ground.there(said.span.start) if _THEN.search(said.span.text) else None
    made = replace(
        founded(sight, said, claim, words),
        words=vector([(said.span.text, 1.0)]),
        spots=scene(places, sight.ground.at(said.span.start)) if places or there is None else (there,),
        when=when(reading, words),
        score=0.5,
    )
    ours = _ours(sight, own, said)
    if _HARM.search(said.span.text):
        return _harmed(made, ours)
    return replace(made, who=parties(reading, words) or ours)


def _harmed(telling: Telling, ours: tuple[Party, ...]) -> Telling:
    """With the kind of what came of it: "not one of our fighters has fallen" is no town."""
    found = _HARM.search(telling.said[-1].span.text)
    said = telling.said[-1].span
    word = Span(said.start + found.start(), said.start + found.end(), found[0]) if found else said
    kinds = frozenset(["CONSEQ.casualty"])
    return replace(
        telling,
        types=kinds,
        classes=frozenset(["ASSAULT"]),
        triggers=((word, "CONSEQ.casualty"),),
        whom=telling.whom or ours,
    )


def _ours(sight: Sight, own: Attribution, said: Said) -> tuple[Party, ...]:
    """Whom who speaks calls his own, where he speaks of them."""
    return of_speaker(sight, own) if _OURS.search(said.span.text) else ()
