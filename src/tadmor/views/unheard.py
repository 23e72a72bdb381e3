"""Names in a filter that nobody has in this store: a list that finds nothing says so, and what may have been meant."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice

from tadmor.store import ClaimRow, Filter, View
from tadmor.store.spelling import Named
from tadmor.store.words import contains, fold, words

__all__ = ["Unheard", "unheard"]

_NAMES: tuple[Named, ...] = ("speaker", "place", "outlet", "actor")
_SAID = {
    "speaker": "No claim here is of anybody called",
    "place": "No claim here names a place called",
    "outlet": "No claim here stands in a report of an outlet called",
    "actor": "No claim here names anybody who acts, or to whom it is done, called",
}
_MOST = 3  # suggestions
_BEGINNING = 2  # letters in which slips are rare; the words that begin so are compared

KnownAs = Callable[[str], str | None]
"""The name under which a gazetteer has a place; None where it has none."""


@dataclass(frozen=True, slots=True)
class Unheard:
    """A name that nobody has. `said` is a sentence up to the name, `near` are names that somebody has."""

    word: Named
    name: str
    said: str
    near: tuple[str, ...]


def unheard(asked: Mapping[str, Sequence[str]], view: View, known_as: KnownAs) -> tuple[Unheard, ...]:
    """The names that the words of a filter ask for and no claim has.

    Of a place with a distance its point decides, not its name.
    """
    looked_for = [word for word in _NAMES if not (word == "place" and "within" in asked)]
    names = [(word, name) for word in looked_for for name in asked.get(word, ())]
    lost = [(word, name) for word, name in names if words(name) and not _heard(view, word, name)]
    return tuple(Unheard(word, name, _SAID[word], _near(view, word, name, known_as)) for word, name in lost)


def _heard(view: View, word: Named, name: str) -> str | None:
    """The name as a claim has it, of the newest with that name; None where no claim has it."""
    some = name if word == "place" else (" ".join(words(name)),)
    rows = view.claims(Filter(size=1, **{word: some})).rows  # type: ignore[arg-type]
    whole = [one for one in _names(rows[0], word) if one and contains(fold([one]), words(name))] if rows else []
    return whole[0] if whole else name if rows else None


def _names(row: ClaimRow, word: Named) -> list[str | None]:
    names = {
        "speaker": [row.speaker, row.speaker_role, row.speaker_organisation],
        "outlet": [row.outlet],
        "place": [name for place in row.places for name in (place.name, place.mention)],
    }
    return names.get(word, [])


def _near(view: View, word: Named, name: str, known_as: KnownAs) -> tuple[str, ...]:
    """Names that somebody has: its words with a slip mended, each word alone, a place's other name."""
    other = known_as(name) if word == "place" else None
    tried = dict.fromkeys([*_mended(view, word, words(name)), other])
    found = (_heard(view, word, one) for one in tried if one)
    return tuple(islice(dict.fromkeys(one for one in found if one), _MOST))


def _mended(view: View, word: Named, parts: list[str]) -> Iterator[str]:
    found = [_spelt(view, word, part) for part in parts]
    if all(found):
        for at, some in enumerate(found):
            for other in some:
                yield " ".join([*(one[0] for one in found[:at]), other, *(one[0] for one in found[at + 1 :])])
    if len(parts) > 1:
        yield from (one for some in found for one in some)


def _spelt(view: View, word: Named, part: str) -> list[str]:
    """The words of names that a word may stand for, the nearest first."""
    known = view.spellings(word, part[:_BEGINNING])
    return [part] if part in known else get_close_matches(part, known, _MOST, 0.7)
