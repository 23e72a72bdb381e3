"""The words of a sentence that tell an event, by the trigger list and by the trained heads together.

The heads say which words tell an event and of which class; the list says which leaf of that class, by which mode, and
reads alone where there are no heads, and phrases of several words ("make their way") also where these pass over them.
A word that only the heads know has a class and no leaf.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tadmor.nlp.encoder.heard import Heard
from tadmor.nlp.syntax.kinds import Kinds
from tadmor.nlp.syntax.phrases import Parse, tokens_in
from tadmor.nlp.syntax.triggers import Line, Part, triggers
from tadmor.ontology import event_types

from .detect import Found, detect, holds
from .idle import tells_nothing
from .roles import Roles, noun_roles, verb_roles

__all__ = ["found_in"]

_ALONE = 0.5  # chance from which the heads need no word of the list
_MOTION = 0.3  # and of a move, where as much speaks for somebody's way
_NO_CLASS, _SEEN = "OBSERVE", "OBSERVE.detect"  # the heads' name for it, and ours
_LINE = 0.1  # chance of its class from which the list's type stands


def found_in(p: Parse, kinds: Kinds, told: Sequence[Heard] | None) -> Iterator[Found]:
    """The triggers of a sentence in order, none overlapping another; `told` are the heads' own in it."""
    listed = list(detect(p, kinds))
    if told is None:
        yield from listed
        return
    heads = [(*tokens_in(p, event.span), event) for event in told]
    heard_at = {i for start, end, _ in heads for i in range(start, end)}
    kept = [f for f in listed if f.line.sure or f.end - f.start > 1]
    phrases = [f for f in kept if heard_at.isdisjoint(range(f.start, f.end))]
    taken = 0
    for found in sorted([*phrases, *_by_heads(p, kinds, listed, heads)], key=lambda f: f.start):
        if found.start >= taken:
            taken = found.end
            if not tells_nothing(p, found, kinds):
                yield found


def _by_heads(
    p: Parse, kinds: Kinds, listed: Sequence[Found], heads: Sequence[tuple[int, int, Heard]]
) -> Iterator[Found]:
    """What the heads tell, with the list's line where it has one."""
    for start, end, event in heads:
        first = bisect_right(listed, start, key=lambda f: f.end)
        mine = listed[first] if first < len(listed) and listed[first].start < end else None
        if start < end and mine is not None:
            yield _agreed(p, mine, event, kinds)
        elif start < end and _alone(event):
            yield _new(p, start, end, event, kinds)


def _alone(event: Heard) -> bool:
    """Whether the heads are sure enough of a word that the list lacks or whose conditions fail ("had left under a")."""
    goes = event.class_ == "MOVE" and event.moves >= _MOTION
    return event.chance >= (_MOTION if goes else _ALONE)


def _agreed(p: Parse, found: Found, event: Heard, kinds: Kinds) -> Found:
    """What the list found, under the heads' class where they think little of its own.

    Of who is seen, or fails to be, the heads have learnt next to nothing: there the list's conditions decide.
    """
    class_ = found.class_ or _NO_CLASS
    if found.line.sure or class_ == _NO_CLASS or event.classes[class_] >= _LINE or class_ == event.class_:
        return replace(found, heard=event)
    return replace(found, heard=event, line=_line(p, found.start, found.end, event.class_, found.roles, kinds))


def _new(p: Parse, start: int, end: int, event: Heard, kinds: Kinds) -> Found:
    verb = p.tags[start] == "V"
    roles = verb_roles(p, start, end, kinds) if verb else noun_roles(p, start, end, kinds)
    plural = not verb and p.low[end - 1].endswith("s") and not p.low[end - 1].endswith("ss")
    line = _line(p, start, end, event.class_, roles, kinds)
    return Found(start, end, "verb" if verb else "noun", plural, line, roles, heard=event)


def _line(p: Parse, start: int, end: int, class_: str, roles: Roles, kinds: Kinds) -> Line:
    """The line of the list for this word that is of the class and whose conditions hold, or whose type is beyond doubt.

    One without a type where there is none: the class is known then, and the leaf is not.
    """
    lines = [
        (max(end, start + len(word.words)), word.part, line)
        for word in triggers().get(p.low[start], ())
        if p.low[start : start + len(word.words)] == word.words  # "broke with them" is not "broke into"
        for line in word.lines
        if (event_types()[line.type].class_ or _NO_CLASS) == class_
    ]
    fitting = [line for past, _, line in lines if holds(p, start, past, line, roles, kinds)]
    alike = len({line.type for _, _, line in lines}) == 1
    likely = [line for _, part, line in lines if alike and _may_be(p, part, line, roles, kinds)]
    return next(iter(fitting or likely), Line(type=_SEEN if class_ == _NO_CLASS else ""))


def _may_be(p: Parse, part: Part, line: Line, roles: Roles, kinds: Kinds) -> bool:
    """Whether only parties are missing for a line to hold: the words it asks for are there, the object is no other."""
    others = {kind for n in roles.objects for kind in kinds.of(p, n)}
    asks = line.things or line.after or line.next or line.before or line.path
    return not (asks and part == "verb") and not (line.object and others and not others & line.object)
