"""Who does it and to whom: phrases of the same clause, by the trigger's place in it."""

from dataclasses import dataclass

from tadmor.nlp.syntax.clauses import agent, following, objects, phrase_before, prepositional
from tadmor.nlp.syntax.kinds import Kinds
from tadmor.nlp.syntax.phrases import Parse, Phrase
from tadmor.nlp.syntax.small_words import grammar
from tadmor.nlp.syntax.subjects import subject
from tadmor.nlp.syntax.triggers import triggers
from tadmor.nlp.syntax.verbs import is_passive

__all__ = ["Roles", "doers", "noun_roles", "owners", "verb_roles"]

_AGAINST = frozenset(("against", "on", "upon", "of"))
_NO_THING = frozenset(("time", "event"))
_UPON = frozenset(("on", "against", "with", "at"))
_WITH = frozenset(("with",))
_BY = frozenset(("by", "from"))
_NEAR = 8  # tokens after a noun in which the verb that carries it is looked for
_ACTS = frozenset(("force", "people", "gear", "weapon"))


@dataclass(frozen=True, slots=True)
class Roles:
    """Phrase numbers: `subjects` do it, `objects` have it done to them. `modifiers` are token ranges inside the
    trigger's own phrase ("Russian" in "Russian airstrikes"). `governor` is the verb that carries a noun trigger.
    """

    subjects: tuple[int, ...] = ()
    objects: tuple[int, ...] = ()
    modifiers: tuple[tuple[int, int], ...] = ()
    governor: int | None = None
    passive: bool = False


def verb_roles(p: Parse, start: int, end: int, kinds: Kinds) -> Roles:
    """The roles of a verb trigger."""
    if p.tags[start] == "J":
        return Roles(objects=(p.at[start],) if p.at[start] >= 0 else ())
    first = subject(p, start)
    before = _joined_left(p, first) if first is not None else ()
    if is_passive(p, start):
        return Roles(subjects=tuple(agent(p, end)), objects=before or _noun_before(p, start), passive=True)
    after = tuple(n for n in objects(p, end) if "time" not in kinds.of(p, n))
    if not after and _reduced(p, start, end):
        return Roles(subjects=tuple(agent(p, end)), objects=_noun_before(p, start), passive=True)
    return Roles(subjects=before, objects=after or _with_preposition(p, end, kinds))


def _reduced(p: Parse, start: int, end: int) -> bool:
    """ "the 14 men wounded in the attack", "areas recaptured from the rebels": a bare participle after its noun."""
    transitive = any(word.transitive for word in triggers().get(p.low[start], ()) if word.part == "verb")
    bare = p.at[start - 1] >= 0 if start else False
    return transitive and bare and following(p, end) is None


def _noun_before(p: Parse, start: int) -> tuple[int, ...]:
    number = phrase_before(p, start)
    return (number,) if number is not None else ()


def _with_preposition(p: Parse, end: int, kinds: Kinds) -> tuple[int, ...]:
    """ "fired on the convoy", "clashed with rebels"; "pull out of the city" has no object."""
    return tuple(n for n in prepositional(p, end, _UPON) if kinds.of(p, n) - _NO_THING)


def _joined_left(p: Parse, number: int) -> tuple[int, ...]:
    """A subject with the one that "and" joins before it."""
    start = p.phrases[number].start
    if number and start and p.tags[start - 1] == "C":
        before = phrase_before(p, start - 1)
        if before is not None and before < number and p.phrases[before].preposition is None:
            return before, number
    return (number,)


def noun_roles(p: Parse, start: int, end: int, kinds: Kinds) -> Roles:
    """The roles of a noun trigger: modifiers, "by X", "on X", "of X", and the subject of a verb that carries it."""
    number = p.at[start]
    if number < 0:
        return Roles()
    phrase = p.phrases[number]
    modifiers = owners(p, phrase.start, start, kinds)
    by = tuple(doers(p, end, kinds))
    recipients = _suffering(p, end, phrase, kinds)
    governor = _governor(p, phrase.start)
    own = bool(modifiers) and p.low[modifiers[0][0]] in grammar().possessives  # "began their assault"
    carried = _carried(p, phrase, governor) if governor is not None and not by and (own or not modifiers) else ()
    modifiers = () if carried else modifiers
    if not (modifiers or by or carried):
        carried = tuple(n for n in _made_by(p, phrase.end) if kinds.of(p, n) & _ACTS)
    return Roles(subjects=by or carried, objects=tuple(recipients), modifiers=modifiers, governor=governor)


def _suffering(p: Parse, end: int, phrase: Phrase, kinds: Kinds) -> list[int]:
    """ "attack on X", "clashes with Y", and what the noun does as a subject."""
    found = [n for n in prepositional(p, end, _AGAINST) if kinds.of(p, n) - _NO_THING]
    found = found or [n for n in prepositional(p, end, _WITH) if "force" in kinds.of(p, n)]
    return found or [n for n in _done(p, phrase.end) if kinds.of(p, n) - _NO_THING]


def owners(p: Parse, start: int, end: int, kinds: Kinds) -> tuple[tuple[int, int], ...]:
    """Names and owners before the trigger in its phrase: "Turkey's downing", "U.S. strike", "its siege"."""
    for i in range(end - 1, start - 1, -1):
        if p.tags[i] == "S":
            owner = p.low[i - 1]
            idle = kinds.times.covers(p.tokens[i - 1].start) or owner in grammar().kinds["place"]
            return () if idle else ((start, i),)
        if p.low[i] in grammar().possessives:
            return ((i, i + 1),)
    named = [i for i in range(start, end) if _names_actor(p, i, kinds)]
    return ((named[0], named[-1] + 1),) if named else ()


def doers(p: Parse, end: int, kinds: Kinds) -> list[int]:
    """Who a noun that ends before token `end` is told to be "by" or "from"."""
    return [n for n in prepositional(p, end, _BY) if kinds.of(p, n) & _ACTS]


def _names_actor(p: Parse, i: int, kinds: Kinds) -> bool:
    token = p.tokens[i]
    if p.low[i] in grammar().events["kinds_of_attack"]:
        return False
    demonym = token.text[0].isupper() and token.text.rstrip(".").endswith(grammar().events["demonyms"])
    return bool(kinds.actors.at(token.start)) or p.low[i] in grammar().kinds["force"] or demonym


def _done(p: Parse, end: int) -> list[int]:
    """ "The strike hit two vehicles": what the trigger's phrase does as a subject."""
    for i in range(end, min(len(p.tags), end + 8)):
        if p.tags[i] == "V" and not is_passive(p, i):
            return objects(p, i + 1) if p.low[i] in grammar().events["does"] else []
        if p.tags[i] in ",.W":
            break
    return []


def _made_by(p: Parse, end: int) -> list[int]:
    """ "an offensive launched on Sunday by the army", "the raids were conducted by jets": who carries it, after it."""
    for i in range(end, min(len(p.tags), end + _NEAR)):
        if p.tags[i] == "V":
            made = p.low[i] in grammar().light and not p.low[i].endswith("ing")
            return agent(p, i + 1) if made else []
        if p.tags[i] in ".W":
            break
    return []


def _governor(p: Parse, start: int) -> int | None:
    """The verb whose object the phrase is: "carried out strikes", "took part in the battle"."""
    i = start - 1
    for _ in range(4):
        while i >= 0 and p.tags[i] in "QADP":
            i -= 1
        if i < 0:
            return None
        if p.tags[i] == "V":
            return i
        number = p.at[i]
        if number >= 0 and (_carrier(p, p.phrases[number]) or p.low[p.phrases[number].end - 1] in grammar().spans):
            i = p.phrases[number].start - 1
        else:
            return None
    return None


def _carrier(p: Parse, phrase: Phrase) -> bool:
    return p.low[phrase.start] in grammar().events["carriers"]


def _carried(p: Parse, phrase: Phrase, verb: int) -> tuple[int, ...]:
    """The subject of a verb that only carries the noun, or whose means it is ("hit the town with air strikes")."""
    means = phrase.preposition is not None and p.low[phrase.preposition] == "with"
    if not (means or p.low[verb] in grammar().light) or is_passive(p, verb):
        return ()
    number = subject(p, verb)
    return _joined_left(p, number) if number is not None else ()
