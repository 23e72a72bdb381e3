"""Names of actors as keys, so that "Military Forces of Syria (2000-2024)" and "Syrian Armed Forces" are one.

A government with all that acts for it is one key, a group of the catalogue its id, civilians and rebels without a name
a key of their own. A name that we do not know is its own
folded words; "regime forces" alone, of nobody's regime, are nobody.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from tadmor.ontology.actors import Catalogue, catalogue
from tadmor.ontology.spelling import Form, Phrases, Piece, pieces

__all__ = ["CIVILIANS", "REBELS", "keys", "settled", "told"]

CIVILIANS, REBELS = "civilians", "rebels"
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_STATE = frozenset(
    ["government", "military", "army", "police", "forces", "regime", "troops", "state", "armed", "navy", "air"]
)
_NOBODY = frozenset(["unidentified", "unknown"])
_REBEL = frozenset(
    ["rebels", "rebel", "insurgents", "insurgent", "opposition", "factions", "faction", "militants", "fighters"]
)
_CIVIL = frozenset(
    [
        "civilians",
        "civilian",
        "civilian(s)",
        "protesters",
        "rioters",
        "citizens",
        "residents",
        "people",
        "women",
        "children",
    ]
)
_STATE_KINDS = frozenset(["state-force", "government"])


def keys(names: Iterable[str]) -> frozenset[str]:
    """The keys of some names; a name that says nobody in particular has none."""
    return frozenset(key for name in names if (key := _key(name)))


def settled(found: frozenset[str]) -> bool:
    """Whether the keys name a party: rebels or civilians may be anybody's."""
    return bool(found - {CIVILIANS, REBELS})


def told(key: str) -> str:
    """A key in words for people: "the government of Syria", "Islamic State"."""
    known = catalogue()
    kind, _, code = key.partition(":")
    if kind == "government" and code in known.countries:
        return f"the government of {known.countries[code].name}"
    return known.entries[key].name if key in known.entries else key


@lru_cache(maxsize=20_000)
def _key(name: str) -> str | None:
    told = pieces(_BRACKETS.sub("", name))
    words = {piece.fold for piece in told}
    if not told or words & _NOBODY or words <= _STATE:
        return None
    known = catalogue()
    return _group(told, known) or _state(told, words) or _common(words) or " ".join(piece.fold for piece in told)


def _group(told: tuple[Piece, ...], known: Catalogue) -> str | None:
    """The catalogue's entry that the whole name is, by any of its spellings."""
    target = _whole(told, known.actor_forms)
    if target is None:
        return None
    entry = known.entries[target]
    return f"government:{entry.country}" if entry.country and entry.kind in _STATE_KINDS else target


def _whole(told: tuple[Piece, ...], forms: Phrases) -> str | None:
    return next((form.target for form in forms.starting(told[0].fold) if _same(form, told)), None)


def _same(form: Form, told: tuple[Piece, ...]) -> bool:
    return tuple(piece.fold for piece in form.pieces) == tuple(piece.fold for piece in told)


def _state(told: tuple[Piece, ...], words: set[str]) -> str | None:
    """A country with a word for its forces ("Government of Syria"), or alone ("Russia")."""
    countries = _countries()
    at = {
        countries[part]: size
        for size in (3, 2, 1)
        for start in range(len(told) - size + 1)
        if (part := tuple(piece.fold for piece in told[start : start + size])) in countries
    }
    if len(at) != 1 or words & _REBEL or words & _CIVIL:
        return None
    ((code, size),) = at.items()
    return f"government:{code}" if words & _STATE or len(told) == size else None


@cache
def _countries() -> dict[tuple[str, ...], str]:
    """Countries by their names and adjectives."""
    return {
        tuple(piece.fold for piece in pieces(name)): code
        for code, country in catalogue().countries.items()
        for name in (country.name, *country.aliases, *country.adjectives)
        if pieces(name)
    }


def _common(words: set[str]) -> str | None:
    if words & _CIVIL:
        return CIVILIANS
    return REBELS if words & _REBEL else None
