"""Which words of a sentence tell an event, of which type: the trigger list, its conditions, and what surrounds them."""

from collections.abc import Iterator
from dataclasses import dataclass

from tadmor.nlp.encoder.heard import Heard
from tadmor.nlp.syntax.clauses import REACH, boundary
from tadmor.nlp.syntax.kinds import Kinds, extent
from tadmor.nlp.syntax.phrases import Parse
from tadmor.nlp.syntax.small_words import grammar
from tadmor.nlp.syntax.triggers import Line, Part, Word, triggers
from tadmor.ontology import event_types

from .roles import Roles, doers, noun_roles, verb_roles

__all__ = ["Found", "detect", "holds"]

_NO_ATTRIBUTES = frozenset(("MOVE", "SUPPORT", "POSTURE", "FORCE", "SPEECH", "TALK"))  # "armed forces", "advanced"
_APART = frozenset(("suffix", "name", "existential"))  # parts that are not looked for word by word
_AHEAD = 10  # tokens in which `after` words are looked for


@dataclass(frozen=True, slots=True)
class Found:
    """A trigger in a parsed sentence: its half-open token indices, its line, its roles.

    `inner` is how many characters of the first token come before the trigger ("rebel-held": 6). `heard` is what the
    trained heads make of it, None where there are none. The line of a word that only they know has no type.
    """

    start: int
    end: int
    part: Part
    plural: bool
    line: Line
    roles: Roles
    inner: int = 0
    heard: Heard | None = None

    @property
    def class_(self) -> str | None:
        """PLOVER's class or ours; None for a type that has none."""
        if self.line.type:
            return event_types()[self.line.type].class_
        return self.heard.class_ if self.heard else None


def detect(p: Parse, kinds: Kinds) -> Iterator[Found]:
    """The triggers of a sentence, in order, none overlapping another."""
    i = 0
    while i < len(p.tokens):
        found = _at(p, i, kinds)
        if found:
            yield found
            i = found.end
        else:
            i += 1


def _at(p: Parse, i: int, kinds: Kinds) -> Found | None:
    if "-" in p.low[i] and (found := _suffix(p, i)):
        return found
    if p.low[i] == "there":
        return _existential(p, i, kinds)
    if _is_name(p, i, kinds):
        return _operation(p, i)
    for word in triggers().get(p.low[i], ()):
        if word.part in _APART or not _matches(p, i, word):
            continue
        end = i + len(word.words)
        roles = verb_roles(p, i, end, kinds) if word.part == "verb" else noun_roles(p, i, end, kinds)
        for line in word.lines:
            if holds(p, i, end, line, roles, kinds):
                return Found(i, end, word.part, word.form == "plural", line, _turned(p, end, word, line, roles, kinds))
    return None


def _turned(p: Parse, end: int, word: Word, line: Line, roles: Roles, kinds: Kinds) -> Roles:
    """Roles of a verb whose subject has it done to it: "the town fell", "the convoy came under fire from the hills"."""
    if word.part != "verb" or not (line.loser or line.undergoes):
        return roles
    return Roles(objects=roles.subjects, subjects=tuple(doers(p, end, kinds)) if line.undergoes else ())


def _matches(p: Parse, i: int, word: Word) -> bool:
    """Whether the words stand here and the tags agree with the part of speech."""
    if p.low[i : i + len(word.words)] != word.words:
        return False
    if word.part == "verb":
        attribute = p.tags[i] == "J" and any(line.type.partition(".")[0] not in _NO_ATTRIBUTES for line in word.lines)
        return p.tags[i] == "V" or attribute or (word.form == "ing" and len(word.words) > 1)
    if len(word.words) > 1:
        return p.tags[i + len(word.words) - 1] != "V"  # "the military supports"
    return p.tags[i] == "N" if word.part == "noun" else True


def _is_name(p: Parse, i: int, kinds: Kinds) -> bool:
    """Whether the word is part of a name: capitalised beside another capitalised word, or inside an actor's name."""
    text = p.tokens[i].text
    if not text[0].isupper() or text.isupper():
        return False
    inside = kinds.names.covers(p.tokens[i].start)
    beside = _capital(p, i + 1) or (i > 1 and _capital(p, i - 1))
    alone = i > 0 and p.low[i - 1] == "the" and p.tags[i] == "N"  # "told the Dispatch"
    return inside or (i > 0 and (beside or alone) and not p.headline) or (i == 0 and _capital(p, 1) and not p.headline)


def _capital(p: Parse, i: int) -> bool:
    return 0 <= i < len(p.tokens) and p.tokens[i].text[0].isupper() and p.tags[i] in "NV"


def _operation(p: Parse, i: int) -> Found | None:
    """ "Operation Iron Gate": a name that is an event, with its capitalised words."""
    for word in triggers().get(p.low[i], ()):
        if word.part == "name" and _capital(p, i + 1) and not _capital(p, i - 1):
            end = i + 1
            while _capital(p, end) and p.at[end] == p.at[i]:
                end += 1
            return Found(i, end, "name", False, word.lines[0], Roles())
    return None


def _existential(p: Parse, i: int, kinds: Kinds) -> Found | None:
    """ "There had not been so many troops at the border": from the form of be on."""
    j = i + 1
    while j < len(p.tags) and p.tags[j] in "XMOA" and p.low[j] not in triggers():
        j += 1
    if p.low[j - 1] not in grammar().be or j >= len(p.tags):
        return None
    for word in triggers().get(p.low[j], ()):
        end = j + len(word.words)
        if word.part != "existential" or p.low[j:end] != word.words:
            continue
        counted = tuple(n for n in p.at[end - 1 : end + 1] if n >= 0)[-1:]
        for line in word.lines:
            if _any(p, counted, line.object, kinds):
                return Found(j - 1, end, "verb", False, line, Roles(subjects=counted))
    return None


def _suffix(p: Parse, i: int) -> Found | None:
    """ "rebel-held", "government-controlled": the second half tells, the first half holds."""
    first, _, second = p.low[i].rpartition("-")
    for word in triggers().get(second, ()):
        if word.part == "suffix" and first:
            return Found(i, i + 1, "suffix", False, word.lines[0], Roles(), len(first) + 1)
    return None


def holds(p: Parse, i: int, end: int, line: Line, roles: Roles, kinds: Kinds) -> bool:
    """Whether every condition of a line is met."""
    following = {_word(p, end), _past_adverbs(p, end)}
    if (line.next and not following & line.next) or following & line.unless_next:
        return False
    before = set(p.low[max(0, i - 3) : i])
    if (line.before and not before & line.before) or _last_word(p, i) in line.unless_before:
        return False
    if line.after and not line.after & set(p.low[end : min(boundary(p, end - 1, 1) + 1, end + _AHEAD)]):
        return False
    no_state = line.sure and "place" not in line.subject
    acting = tuple(n for n in roles.subjects if not (no_state and "place" in kinds.of(p, n)))
    if line.subject and not _any(p, acting, line.subject, kinds):
        return False
    if line.object and not _any(p, roles.objects, line.object, kinds):
        return False
    if line.things and not any(line.things & set(p.low[slice(*extent(p, n))]) for n in roles.objects):
        return False
    return not line.path or _has_path(p, end, kinds)


def _word(p: Parse, i: int) -> str:
    """The word at `i`, adverbs skipped."""
    while i < len(p.low) and p.tags[i] == "A" and p.low[i].endswith("ly"):
        i += 1
    return p.low[i] if i < len(p.low) else ""


def _past_adverbs(p: Parse, i: int) -> str:
    """The word at `i`, every adverb skipped: "pushing further south"."""
    while i < len(p.low) and p.tags[i] == "A":
        i += 1
    return p.low[i] if i < len(p.low) else ""


def _last_word(p: Parse, i: int) -> str:
    return p.low[i - 1] if i else ""


def _any(p: Parse, phrases: tuple[int, ...], wanted: frozenset[str], kinds: Kinds) -> bool:
    return any(kinds.of(p, number) & wanted for number in phrases)


def _has_path(p: Parse, i: int, kinds: Kinds) -> bool:
    """Whether a way to or from a place follows in the clause: "moved quickly on the city", "left the town"."""
    last = min(boundary(p, i - 1, 1) + 1, i + REACH // 2)
    number = -1
    leaving = p.low[i - 1].startswith(grammar().path["leaving"])
    led = grammar().path["leading_off"] if leaving else grammar().locative
    for j in range(i, last):
        if p.tags[j] == "V":
            return False
        if p.at[j] < 0 or p.at[j] == number:
            continue
        number = p.at[j]
        preposition = p.phrases[number].preposition
        direct = preposition is None and j <= i + 1
        headed = p.low[p.phrases[number].end - 1] == "direction"
        led_there = preposition is not None and (p.low[preposition] in led or headed)
        if (direct or led_there) and "place" in kinds.of(p, number):
            return True
    return False
