"""Who may stand as a second voice: whoever is named, who was there, and an office that nobody else beside it can be.

Somebody unnamed adds nothing to the number of voices, for he may be anybody who is quoted elsewhere. He stands in a
finding all the same, in the words that his report has for him, where he cannot be the other: a resident is no ministry,
"a hospital director" no monitor, and "officials" are not the other paper's own reporter. "A military source" beside a
ministry, "activists" beside a monitor, "officials" beside "officials" may be one, and bear each other out no more.
"""

import re

from tadmor.link.agreement.given import Told, is_named, is_own, least
from tadmor.link.agreement.settings import settings
from tadmor.link.voices.agencies import canonical
from tadmor.link.voices.callings import callings
from tadmor.link.voices.names import folded

__all__ = ["needed", "two_voices"]

_BEHIND = re.compile(
    r",| \b(?:of|in|at|from|on|with|for|near|by|who|that|whose|and|but|living|working|reached|contacted|interviewed)\b"
)  # what follows says where somebody is, and not what
_OFFICES = frozenset(["armed", "public"])
_STATE, _REBEL, _PAPER, _PRESS = "state", "rebel", "paper", "press"


def two_voices(one: Told, other: Told) -> bool:
    """Whether two voices speak: two that are named, or somebody unnamed who can be none of those beside him."""
    beside = one.report == other.report  # where a report's own word is no second one
    quoted = not beside or all(t.said.chain or _is_there(t) for t in (one, other))
    return one.voice != other.voice and quoted and _stands(one, other) and _stands(other, one)


def _is_quoted_by(one: Told, other: Told) -> bool:
    """Whether an outlet speaks beside somebody unnamed whom it has quoted itself: "we had reported nine deaths"."""
    return one.through == folded(canonical(other.voice))


def needed(one: Told, other: Told) -> float:
    """How sure it must be that two tell one happening, for an agreement of theirs."""
    return least("resident" if any(map(_is_there, (one, other))) else "agree")


def _stands(one: Told, other: Told) -> bool:
    """Whether somebody is one voice beside another: by his name, as one who was there, or by another calling."""
    return is_named(one.voice) or (not _is_quoted_by(one, other) and (_is_there(one) or _is_apart(one, other)))


def _is_there(one: Told) -> bool:
    """Whether it is somebody unnamed who was there, whom no body quotes: a resident, a nurse, a driver."""
    words = set(re.findall(r"[a-z]+", _head(one)))
    return bool(words & set(settings().unnamed["others"])) and words.isdisjoint(settings().unnamed["knowing"])


def _is_apart(one: Told, other: Told) -> bool:
    """Whether callings say that somebody unnamed is not who else speaks, nor quotes him as a paper may."""
    ours, theirs = _families(_head(one)), _kinds(other)
    return bool(ours and theirs) and not ours & theirs and _PRESS not in ours


def _kinds(one: Told) -> frozenset[str]:
    """What is known of who speaks: by his words if he is unnamed, else by his side and his name."""
    if not is_named(one.voice):
        return _families(_head(one))
    if is_own(one):
        return frozenset([_PAPER])
    side = one.side or one.said.side
    known = {"government": _STATE, "group": _REBEL}.get(side.partition(":")[0])
    return _families(f"{one.voice} {one.said.name}") | ({known} if known else set())


def _families(words: str) -> frozenset[str]:
    """The callings in some words, where whoever holds an office is the state's, unless he stands against it."""
    found = callings(words)
    offices = {_REBEL if _fights(words) else _STATE} if found & _OFFICES else set()
    return frozenset((found - _OFFICES) | offices)


def _fights(words: str) -> bool:
    """Whether words call somebody one of those who fight a state."""
    return bool(set(re.findall(r"[a-z]+", words.lower())) & set(settings().unnamed["against"]))


def _head(one: Told) -> str:
    """The words that say what somebody unnamed is, without where: "a doctor" of "a doctor in the governor's town"."""
    return _BEHIND.split(one.said.name.lower(), maxsplit=1)[0]
