"""Two kinds of event may be of one happening: a strike and its dead; a flight of civilians and an advance may not."""

import re
from collections.abc import Iterable
from functools import lru_cache

from tadmor.link.weights import weights

__all__ = ["HELD", "KEPT", "RESULTS", "TAKEN", "is_return", "kinship", "strange", "twins"]

RESULTS = frozenset(["CONSEQ.casualty", "CONSEQ.equipment-loss"])
"""What comes of other events, and tells nothing about how."""

TAKEN = frozenset(["TERRITORY.capture", "TERRITORY.recapture"])
HELD = "TERRITORY.hold"
KEPT = frozenset(["BATTLE.repel", HELD])
"""Whose a place is: somebody new's, or still whose it was."""

_PLAIN = frozenset(["BATTLE.attack", "BATTLE.clash"])
"""What any of several acts may be called: "the attacks" of a report on rockets and on air raids."""

_BACK = re.compile(r"(?:re-?turn|(?:c[ao]me|came|go(?:ne|es)?|went|mov(?:e|ed)|brought) back|back$)", re.IGNORECASE)

_Names = frozenset[str]


@lru_cache(maxsize=50_000)
def kinship(types: _Names, classes: _Names, other_types: _Names, other_classes: _Names) -> tuple[float, str] | None:
    """How much speaks for one happening, in [0, 1], and why; None for kinds that never are of one."""
    if not classes or not other_classes:
        return 0.0, "no kind of event is told"
    same = types & other_types
    if same - RESULTS and (same - RESULTS - _PLAIN or not strange(types - same, other_types - same)):
        return 1.0, f"both {_list(same - RESULTS)}"
    if strange(types, other_types):
        return None
    if twins(types, other_types):
        return 1.0, "kinds that tell one thing"
    if same:
        return 0.3, f"both {_list(same)}"
    families = _families(types) & _families(other_types)
    if families - {"CONSEQ"}:
        return 0.6, f"both of {_list(families)}"
    if classes & other_classes:
        return 0.3, f"both {_list(classes & other_classes)}"
    return _linked(classes, other_classes)


def twins(types: _Names, other_types: _Names) -> bool:
    """Whether two leaves of them tell one thing: to take and to take again."""
    return any(frozenset((one, other)) in weights().alike for one in types for other in other_types)


def is_return(words: Iterable[str]) -> bool:
    """Whether all words of a flight tell that people came back."""
    some = tuple(words)
    return bool(some) and all(map(_BACK.match, some))


def _list(names: _Names) -> str:
    return ", ".join(sorted(names))


def _families(types: _Names) -> _Names:
    return frozenset(kind.partition(".")[0] for kind in types)


def strange(types: _Names, other_types: _Names) -> bool:
    """Whether two of their kinds are never of one happening."""
    ones, others = types | _families(types), other_types | _families(other_types)
    return any(frozenset((one, other)) in weights().strangers for one in ones for other in others if one != other)


def _linked(classes: _Names, other_classes: _Names) -> tuple[float, str] | None:
    known = weights()
    for one in sorted(classes):
        for other in sorted(other_classes):
            share = known.linked.get(frozenset((one, other)))
            if share is not None:
                return share, f"{one} and {other} go together"
            if other in known.fits.get(one, ()) or one in known.fits.get(other, ()):
                return 0.3, "a number of fighters fits it"
    return None
