"""Whose a place is, in words of which no event was read: "the mill is in our hands", "the town is under full control".

The place stands before such words or behind them; who holds it is named by them, or is whoever says so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from tadmor.link.tellings.found.control.states import CLAUSE, WORDS, never
from tadmor.link.tellings.found.parties.speakers import side_of
from tadmor.link.tellings.found.places.named import named_again, scene, spots
from tadmor.link.tellings.found.scenes.scene import told_town
from tadmor.link.tellings.found.whole.sight import Sight, founded
from tadmor.link.tellings.kinds import HELD
from tadmor.link.tellings.parties import Party, parties
from tadmor.link.tellings.places import Spot
from tadmor.link.tellings.sentences import parts
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.times import when
from tadmor.link.tellings.words import vector
from tadmor.model import ARMED, Attribution, Claim, Span, span_of
from tadmor.ontology import event_types

__all__ = ["controls"]

_PARTS = ("be", "adverb", "name")
_THERE = "POSTURE.alert"
_KINDS = {"hold": HELD, "capture": "TERRITORY.capture", "presence": _THERE}
_THAT = re.compile(r"^\s*(?:that|and|but)\s+")
_OURS = re.compile(
    r"(?:the )?(?:our(?: own)?|full|complete|total|firm)?\s*", re.IGNORECASE
)  # "full control" is the speaker's
_TOWN = re.compile(r"\b(?:town|city|village|settlement|quarter|hamlet)\b", re.IGNORECASE)
_IT = re.compile(r"\b(?:it|they|both|them)\s*$", re.IGNORECASE)
_ITS = re.compile(r"(?:the )?(?:its|their)", re.IGNORECASE)
_STATE = re.compile(r"\b(?:government|regime|state|army|military|pro-government|loyalist)\b", re.IGNORECASE)
_BEFORE, _AFTER = 90, 70  # characters on either side of the words in which place and holder stand
_SCORE = 0.7


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of control in a report: which kind they tell, whether the place stands before them, and who holds it."""

    kind: str
    passive: bool
    span: Span
    whose: Span | None


@cache
def _patterns() -> list[tuple[str, bool, re.Pattern[str]]]:
    return [
        (kind, voice == "passive", re.compile("|".join(_whole(row, n) for n, row in enumerate(rows)), re.IGNORECASE))
        for kind in _KINDS
        for voice, rows in WORDS.table[kind].items()
        if rows
    ]


def _whole(row: str, number: int) -> str:
    """A pattern with its parts, and a name of its own for its group."""
    for name in _PARTS:
        row = row.replace(f"{{{name}}}", WORDS.table[name])
    return row.replace("(?P<whose>", f"(?P<whose{number}>")


def controls(sight: Sight, found: list[Telling]) -> list[Telling]:
    """What was found, with what words alone tell of whose a place is."""
    done = [span for t in found if t.types and not _bare_state(t) for span in t.spans]
    done += _denied(sight)
    claims = sorted(sight.reading.claims, key=lambda c: (sum(len(s.text) for s in c.spans), c.id))
    for claim in claims:  # of a claim inside another the inner one: whose words it is
        own = sight.own(claim)
        for words in _words(claim):
            if not any(words.span.start < s.end and s.start < words.span.end for s in done):
                made = _made(sight, claim, own, words)
                if words.kind != "presence" or any(p.kind in ARMED for p in made.who):
                    done.append(words.span)
                    found = _with(found, made)
    return found


def _denied(sight: Sight) -> list[Span]:
    """The words that somebody denies, whoever else is told to say them: "denied reports that the town was held"."""
    return [s for a in sight.reading.attributions if sight.denies(a) or a.act == "deny" for s in a.content]


def _bare_state(telling: Telling) -> bool:
    """Whether a state was read, and nobody whose: its words may name him."""
    return telling.types == {_KINDS["hold"]} and not telling.who


def _with(found: list[Telling], made: Telling) -> list[Telling]:
    """With a telling, in place of those of the same words that say less; their place is as good as its own."""
    word = made.spans[0]
    less = [t for t in found if any(word.start <= s.start < word.end for s in t.spans)]
    less = [t for t in less if not t.types or _bare_state(t)]
    spots = next((t.spots for t in less if any(s.own for s in t.spots)), made.spots)
    if any(s.told for s in made.spots):
        spots = made.spots
    return [*(t for t in found if t not in less), replace(made, spots=spots)]


def _words(claim: Claim) -> Iterator[_Words]:
    for part in (part for span in claim.spans for part in parts(span)):
        for kind, passive, pattern in _patterns():
            for found in pattern.finditer(part.text):
                if never().search(_clause_before(part.text, found.start())) is None:
                    whose = next((name for name, words in found.groupdict().items() if words is not None), None)
                    yield _Words(
                        kind,
                        passive,
                        _part(part, found.start(), found.end()),
                        None if whose is None else _part(part, found.start(whose), found.end(whose)),
                    )


def _part(span: Span, start: int, end: int) -> Span:
    return Span(span.start + start, span.start + end, span.text[start:end])


def _clause_before(text: str, at: int) -> str:
    return CLAUSE.split(text[max(0, at - _BEFORE) : at])[-1]


def _made(sight: Sight, claim: Claim, own: Attribution | None, words: _Words) -> Telling:
    text, word = sight.reading.document.text, words.span
    low = max(0, word.start - _BEFORE, text.rfind("\n", 0, word.start) + 1)
    before = _THAT.sub("", CLAUSE.split(text[low : word.start])[-1])
    ahead = Span(word.start - len(before), word.start, before)
    behind = CLAUSE.split(text[word.end : word.end + _AFTER].partition("\n")[0])[0]
    after = Span(word.end, word.end + len(behind), behind)
    said = sight.said(claim)
    kind = _KINDS[words.kind]
    return replace(
        founded(sight, said, claim, (word,)),
        words=vector([(text[ahead.start : after.end], 1.0)]),
        types=frozenset([kind]),
        classes=frozenset(filter(None, [event_types()[kind].class_])),
        triggers=((word, kind),),
        who=_who(sight, own, words, ahead),
        spots=_where(sight, ahead if words.passive else after),
        when=when(
            sight.reading,
            [t.span for t in sight.reading.times if low <= t.span.start <= after.end and _same(text, t.span, word)],
        ),
        score=_SCORE,
    )


def _same(text: str, day: Span, word: Span) -> bool:
    """Whether a day stands in the clause of some words, and so is theirs."""
    between = text[min(day.end, word.end) : max(day.start, word.start)]
    return CLAUSE.search(between) is None


def _where(sight: Sight, words: Span) -> tuple[Spot, ...]:
    """The places that some words name, or which "the town", "it" takes up."""
    home = sight.ground.home
    found = spots(sight.reading, (words,), home=home) or named_again(sight.reading, (words,), home=home)
    if not found:
        town = _TOWN.search(words.text)
        taken = told_town(sight, words.start, town[0]) if town else None
        if taken is None and _IT.search(words.text):
            taken = sight.ground.there(words.start)
        found = (taken,) if taken is not None else ()
    return scene(found, sight.ground.at(words.start))


def _who(sight: Sight, own: Attribution | None, words: _Words, ahead: Span) -> tuple[Party, ...]:
    """Who holds or takes it: whom the words name, or who says "our hands" and "full control"."""
    if not words.passive:
        there = words.kind == "presence"  # "soldiers of the guard were at the gate"
        whole = span_of(sight.reading.document.text, ahead.start, words.span.end) if there else ahead
        named = parties(sight.reading, (whole,))[-1:]
        return named or (side_of(sight, own) if re.search(r"\bwe\b", ahead.text, re.IGNORECASE) else ())
    if words.whose is None or _OURS.fullmatch(words.whose.text):
        return side_of(sight, own)
    return parties(sight.reading, (words.whose,)) or _meant(sight, words.whose) or _called(sight, words.whose)


def _called(sight: Sight, whose: Span) -> tuple[Party, ...]:
    """The state of whose forces a report tells most, for "government hands", "the regime's control"."""
    if not _STATE.search(whose.text):
        return ()
    forces = [a for a in sight.reading.actors if a.kind in ("government", "state-force") and a.country and a.mentions]
    most = max(forces, key=lambda a: (len(a.mentions), a.name), default=None)
    return parties(sight.reading, most.mentions[:1]) if most is not None else ()


def _meant(sight: Sight, whose: Span) -> tuple[Party, ...]:
    """Whom "its hands" means: the last armed side that the paragraph names before."""
    if not _ITS.fullmatch(whose.text):
        return ()
    low = sight.reading.document.text.rfind("\n", 0, whose.start) + 1
    sides = (m for actor in sight.reading.actors if actor.kind in ARMED for m in actor.mentions)
    before = [m for m in sides if low <= m.start and m.end <= whose.start]
    return parties(sight.reading, [max(before, key=lambda m: m.start)]) if before else ()
