"""The way a move takes: the places that prepositions and verbs of motion make its origin, waypoints and destination.

One walk forward from the trigger to the end of its clause, at most `REACH` tokens.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from tadmor.nlp.syntax.clauses import REACH, coordinated
from tadmor.nlp.syntax.kinds import Kinds
from tadmor.nlp.syntax.phrases import Parse
from tadmor.nlp.syntax.posts import purposed
from tadmor.nlp.syntax.small_words import grammar

__all__ = ["Way", "beside", "preposition_at", "told_end", "way"]


@dataclass(frozen=True, slots=True)
class Way:
    """The places on a way as phrase numbers; token ranges of the means and of the words for a free way."""

    origin: tuple[int, ...] = ()
    via: tuple[int, ...] = ()
    destination: tuple[int, ...] = ()
    means: tuple[int, int] | None = None
    hindrance: tuple[int, int] | None = None


def way(p: Parse, start: int, end: int, kinds: Kinds) -> Way:
    """The way told after a trigger, whose half-open token indices are given."""
    found: dict[str, list[int]] = {"origin": [], "via": [], "destination": []}
    means: tuple[int, int] | None = None
    for number in _phrases_after(p, end):
        role = _role(p, start, end, number)
        if role and _is_site(p, number, kinds):
            found[role] += [n for n in coordinated(p, number) if _is_site(p, n, kinds) and n not in found[role]]
        elif means is None and _is_means(p, number):
            phrases = coordinated(p, number)
            means = (p.phrases[number].preposition or 0, p.phrases[phrases[-1]].end)
    destination = found["destination"] or purposed(p, start, end, kinds)
    return Way(tuple(found["origin"]), tuple(found["via"]), tuple(destination), means, _hindrance(p, start, end))


def _is_site(p: Parse, number: int, kinds: Kinds) -> bool:
    """Whether one can go there: a place, or a building that people are taken to."""
    return "place" in kinds.of(p, number) or p.low[p.phrases[number].end - 1] in grammar().path["sites"]


def _phrases_after(p: Parse, end: int) -> Iterator[int]:
    """The phrases from a trigger to the end of its clause: up to a verb, a subordinator or a mark that is no comma."""
    last = -1
    for i in range(end, min(len(p.tags), end + REACH)):
        if p.tags[i] in "VXM" and not _reduced(p, i):
            return
        if p.tags[i] == "W" or (p.tags[i] == "." and p.low[i] not in "()[]"):
            return
        if p.at[i] >= 0 and p.at[i] != last:
            last = p.at[i]
            yield last


def _reduced(p: Parse, i: int) -> bool:
    """Whether a participle only describes the noun before it ("routes patrolled by"), so that the clause goes on."""
    return p.low[i].endswith("ed") and i > 0 and p.tags[i - 1] in "NQ"


def told_end(p: Parse, offset: int) -> str | None:
    """The end of a way that the preposition of the phrase at a text offset tells: "from", "through", "to"."""
    i = _preposition(p, offset)
    if i is None:
        return None
    if p.low[i] == "for" and i and p.low[i - 1] in grammar().path["bound"]:
        return "destination"  # "refugees bound for Europe"
    return "origin" if _out_of(p, i) else _by_preposition(p.low[i])


def preposition_at(p: Parse, offset: int) -> str | None:
    """The preposition of the phrase at a text offset."""
    i = _preposition(p, offset)
    return None if i is None else p.low[i]


def beside(p: Parse, offset: int) -> bool:
    """Whether a place only says how far from it another lies: "a town 70 km from the port"."""
    i = _preposition(p, offset)
    return i is not None and _apart(p, i)


def _preposition(p: Parse, offset: int) -> int | None:
    i = bisect_right(p.tokens, offset, key=lambda token: token.start) - 1
    if i < 0 or p.at[i] < 0 or offset >= p.tokens[i].end:
        return None
    return p.phrases[p.at[i]].preposition


def _apart(p: Parse, i: int) -> bool:
    """Whether token `i` is the "from" or "to" of a distance."""
    return p.low[i] == "from" and i > 0 and (p.low[i - 1] in grammar().measures or p.low[i - 1] == ")")


def _out_of(p: Parse, i: int) -> bool:
    return p.low[i] == "of" and i > 0 and p.low[i - 1] == "out"


def _by_preposition(word: str) -> str | None:
    return next((role for role in ("origin", "via", "destination") if word in grammar().path[role]), None)


def _role(p: Parse, start: int, end: int, number: int) -> str | None:
    """Which end of the way a phrase is."""
    paths, verb = grammar().path, p.low[start]
    preposition = p.phrases[number].preposition
    if preposition is None or preposition < start:
        return _direct(p, verb, end, number)
    word = p.low[preposition]
    if word == "of":
        into = preposition == end and verb.startswith(paths["entering"])  # "the invasion of Syria"
        return "origin" if _out_of(p, preposition) else "destination" if into else None
    if _apart(p, preposition):
        return None
    if role := _by_preposition(word):
        return role
    if word == "for" and verb.startswith((*paths["leaving"], *paths["heading"])):
        return "destination"
    if word == "in" and p.low[p.phrases[number].end - 1] == "direction":
        return "destination"
    inside = word == "in" and p.at[preposition - 1] >= 0  # "from Mosul in Iraq" goes nowhere
    arrives = word in paths["arriving_at"] and verb.startswith(paths["arriving"])
    return "destination" if arrives and not (inside and preposition > end) else None


def _direct(p: Parse, verb: str, end: int, number: int) -> str | None:
    """The role of a verb's direct object: "left the town", "entered the city", "crossed the border"."""
    paths = grammar().path
    if p.phrases[number].start > end + 1:
        return None
    roles = {"leaving": "origin", "entering": "destination", "crossing": "via"}
    return next((role for verbs, role in roles.items() if verb.startswith(paths[verbs])), None)


def _is_means(p: Parse, number: int) -> bool:
    paths = grammar().path
    preposition = p.phrases[number].preposition
    return (
        preposition is not None
        and p.low[preposition] in paths["means"]
        and (p.low[p.phrases[number].end - 1] in paths["vehicles"])
    )


def _hindrance(p: Parse, start: int, end: int) -> tuple[int, int] | None:
    """Words near the trigger that say nothing stood in the way."""
    words = grammar().path["unhindered"]
    near = range(max(0, start - 4), min(len(p.low), end + 12))
    return next(((i, i + 1) for i in near if p.low[i] in words), None)
