"""By whom it was done: one blames one side, another the other; or who is blamed says that it was somebody else."""

import re

from tadmor.link.agreement.given import Told
from tadmor.link.tellings.parties import Party, on_side, relate

__all__ = ["blamed", "blames_another", "is_deed", "is_fight", "is_of_deed", "says_who"]

_DEEDS = ("STRIKE.", "CIVHARM.", "DAMAGE.", "CONSEQ.")
_FIGHT = ("BATTLE.clash", "BATTLE.offensive", "TERRITORY.", "MOVE.")  # in which both sides act
_IT_WAS = re.compile(
    r"\bit (?:was|is) (?:not )?(?:[\w’'-]+ ){1,6}?(?:who|that|which)\b"
    r"|\b(?:carried out|committed|perpetrated|fired|dropped|launched|laid|planted|caused|burned|burnt|blown up) by\b"
    r"|\b(?:was|were|is|are|stood|stands) (?:behind|responsible)\b|\bbears? (?:the |full )?responsib\w+"
    r"|\b(?:the )?work of\b"
    r"|\b(?:came|fired|launched) from\b",
    re.IGNORECASE,
)  # words that say who did it, and so who did not


def blamed(one: Told) -> tuple[Party, ...]:
    """Those whom a claim's own words name as doers."""
    return tuple(party for party in one.telling.who if party.key and one.said.holds(party.span))


def is_deed(one: Told) -> bool:
    """Whether a claim tells of what one side does to another, and of no fight in which both act."""
    return any(kind.startswith(_DEEDS) for kind in _kinds(one)) and not is_fight(one)


def is_of_deed(one: Told) -> bool:
    """The same where a claim has no word of its own for the deed: "two rounds fell on the jetty at noon"."""
    return is_deed(one) or (not _kinds(one) and any(kind.startswith(_DEEDS) for kind in one.telling.types))


def is_fight(one: Told) -> bool:
    """Whether a claim tells of a fight, in which both sides act, and by all means."""
    return any(kind.startswith(_FIGHT) for kind in _kinds(one))


def _kinds(one: Told) -> list[str]:
    """The kinds that a claim's own words tell."""
    return [kind for span, kind in one.telling.triggers if one.said.holds(span)]


def blames_another(one: Told, other: Told) -> bool:
    """Whether two name doers of whom only one can have done it: one accuses, says that it was they, or is accused."""
    ours, theirs = blamed(one), blamed(other)
    found = relate(ours, theirs)
    if found is None or found[0] >= 0:
        return False
    return says_who(one, other) or _answers(one, theirs) or _answers(other, ours)


def says_who(one: Told, other: Told) -> bool:
    """Whether one accuses, or says in so many words who it was: so it was nobody else."""
    return any(t.said.accuses or _IT_WAS.search(t.said.span.text) for t in (one, other))


def _answers(one: Told, accused: tuple[Party, ...]) -> bool:
    """Whether somebody of the side that another accuses names somebody else."""
    return on_side(accused, {one.side, one.said.side} - {""})
