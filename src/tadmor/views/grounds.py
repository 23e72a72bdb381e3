"""Whether what is taken or held is the place that an event is shown with, a part of it, or other ground beside it.

"Captured six villages outside Mosul" says nothing of who holds Mosul, "a portion of Falluja" is a part, and nobody who
was driven out of large parts of a country held all of it.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from tadmor.link.incidents import Spot, bare_name
from tadmor.store import EventRow

__all__ = ["is_its_ground", "part_of"]

_WIDE = frozenset(["G7", "G8", "G9"])  # a region, a country, no place: nobody holds one by what is taken there
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ONE = ("the", "this", "that", "most", "all", "much", "half")
_OPENS = (*_ONE, "a", "an", "one", "some", "several", "many", "both", "two", "three", "four", "five", "six")


@cache
def _words() -> dict[str, frozenset[str]]:
    """The lists of territory.toml: `settlements`, `parts`, `beside`."""
    told = tomllib.loads(files("tadmor.views").joinpath("territory.toml").read_text(encoding="utf-8"))
    return {kind: frozenset(words) for kind, words in told["ground"].items()}


def is_its_ground(row: EventRow, spot: Spot, part: str | None) -> bool:
    """Whether an event says who has the ground of a spot, or a part of it.

    Not what only lies near it, unless words name the part; no country; no other settlement, be it several, or one that
    only "a" tells of; no ground that has another name.
    """
    if spot.precision in _WIDE or (spot.near and part is None):
        return False
    named = any(point.name is not None for point in row.places)
    if named and not any(_holds(span.text, spot) for span in row.event.place):
        return False  # its words name another place
    unnamed = [point.mention for point in row.places if point.name is None]
    return not any(_is_another(span.text) for span in row.event.place) and not any(
        _is_another(mention) or _has_a_name(mention, spot) for mention in unnamed
    )


def part_of(row: EventRow, spot: Spot) -> str | None:
    """The words for the part of a place that an event tells of ("a portion of Falluja"), None where it is the whole."""
    name = bare_name(spot.name)
    side = next((f"{p.relation} {p.name}" for p in row.places if p.relation and p.name == spot.name), None)
    if side or row.event.type == "TERRITORY.foothold":
        return side or "a part of it"
    words = [point.mention for point in row.places if point.name is None and bare_name(point.mention) != name]
    if words and not spot.own and len(words) == len(row.places):
        return words[0]
    return next((span.text for span in row.event.place if _holds(span.text, spot) and _is_part(span.text)), None)


def _holds(words: str, spot: Spot) -> bool:
    return spot.span is not None and spot.span.text in words


def _is_part(words: str) -> bool:
    """Whether a part is told of: "the centre of the town", "positions in the province", "the town's edge"."""
    found = ["", *_WORD.findall(words), ""]
    near = zip(found, found[1:], found[2:], strict=False)
    return any(
        word in _words()["parts"] and (after in ("of", "in") or before.endswith(("'s", "’s")))
        for before, word, after in near
    )


def _is_another(words: str) -> bool:
    """Whether some words tell of a settlement beside the one that they name; "the village" may be that one."""
    found = _WORD.findall(words)
    at = next((n for n, word in enumerate(found) if word.lower() in _words()["settlements"]), None)
    if at is None or any(word[:1].isupper() and word.lower() not in _OPENS for word in found[:at]):
        return False  # none, or it has a name before it
    beside = at + 1 == len(found) or found[at + 1] in _words()["beside"]
    return beside and (found[0].lower() not in _ONE or found[at].lower().endswith("s"))


def _has_a_name(words: str, spot: Spot) -> bool:
    """Whether words that nothing was placed by have a name in them that is not the spot's."""
    return any(word not in spot.name for word in _names(_WORD.findall(words)))


def _names(words: Sequence[str]) -> list[str]:
    """Words with a capital that do not open."""
    return [word for word in words[1:] if word[:1].isupper()]
