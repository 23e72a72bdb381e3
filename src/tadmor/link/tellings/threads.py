"""The thread of a happening: the site, village or victim by which a reader knows which one is meant.

What a thread holds, and what it tells that two happenings share some of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tadmor.ontology.spelling import fold

__all__ = ["TELLS", "Bond", "Thread", "bond", "other_site", "parted", "together"]

TELLS = 0.5
"""How surely a name holds from which on a thread hangs on it."""
_ANY_TOWN = 0.6  # what a site holds at most that has no name
_NAMED = 0.55  # how surely the name of a site holds that stands in the very sentence, be it only "the eastern gate"
_OWN = 0.95  # how surely a name holds that stands in the very sentence


@dataclass(frozen=True, slots=True)
class Thread:
    """By what a reader knows which happening is meant: names as keys, and how surely they hold for it, in [0, 1].

    `words`: each as the report has it.
    """

    names: Mapping[str, float] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def tells(self) -> bool:
        """Whether a site or a settlement of it tells which happening is meant."""
        return any(sure >= TELLS and key[0] != "v" for key, sure in self.names.items())

    def sites(self) -> tuple[tuple[str, str], ...]:
        """The sites that its own sentence names, with their words."""
        return tuple((k, self.words[k]) for k, sure in sorted(self.names.items()) if k[0] == "s" and sure >= _NAMED)

    def lent(self, share: float) -> "Thread":
        """The same for what takes it up, less surely."""
        return Thread({key: sure * share for key, sure in self.names.items()}, self.words)

    def own(self, kind: str) -> frozenset[str]:
        """The names of a kind that stand in the telling's own sentence."""
        return frozenset(key for key, sure in self.names.items() if sure >= _OWN and key.startswith(kind))


@dataclass(frozen=True, slots=True)
class Bond:
    """That two tellings share a name: how much it tells, in [0, 1], what it is called, and whether it names a place.

    "The eastern gate" is one of every town, and a person may be anywhere: neither says where.
    """

    much: float
    words: str
    placed: bool = False


_NONE = Bond(0.0, "")
_ONE_PERSON = "one person"  # whose name no reason prints


def bond(one: Thread | None, other: Thread | None) -> Bond:
    """What the names of two threads tell."""
    if one is None or other is None:
        return _NONE
    shared = one.names.keys() & other.names.keys()
    if not shared or other_site(one, other) is not None:
        return _NONE
    much, key = max((min(one.names[key], other.names[key]), key) for key in shared)
    placed = much > _ANY_TOWN and key[0] != "v"
    return Bond(much, _ONE_PERSON if key[0] == "v" else one.words.get(key, key), placed)


def parted(one: Thread | None, other: Thread | None) -> bool:
    """Whether the sentences of two tellings name each a site or village of its own, and none that both have."""
    if one is None or other is None or not one.names.keys().isdisjoint(other.names.keys()):
        return False
    return any(
        any(key.startswith(kind) for key in one.own(kind)) and any(key.startswith(kind) for key in other.own(kind))
        for kind in ("s:", "p:")
    )


def other_site(one: Thread | None, other: Thread | None) -> tuple[str, str] | None:
    """The words for two sites of one family, each named in its telling's sentence; None where they may be one."""
    if one is None or other is None:
        return None
    ours, theirs = _families(one), _families(other)
    family = next((f for f in sorted(ours.keys() & theirs.keys()) if _all_apart(ours[f], theirs[f])), None)
    return None if family is None else (min(ours[family].values()), min(theirs[family].values()))


def _all_apart(ours: Mapping[str, str], theirs: Mapping[str, str]) -> bool:
    """Whether no two are one: "Saudi Maternity Hospital" may be the "Saudi Hospital" of another report."""
    if not ours.keys().isdisjoint(theirs):
        return False
    words = [[frozenset(map(fold, name.split())) for name in some.values()] for some in (ours, theirs)]
    return not any(a <= b or b <= a for a in words[0] for b in words[1])


def _families(thread: Thread) -> dict[str, dict[str, str]]:
    """Its sentence's named sites by family, each by its key."""
    found: dict[str, dict[str, str]] = {}
    for key in thread.own("s:"):
        found.setdefault(key.split(":")[1], {})[key] = thread.words[key]
    return found


def together(threads: Iterable[Thread | None]) -> Thread | None:
    """The thread of tellings that are told as one: every name, as surely as it holds for any of them."""
    some = [thread for thread in threads if thread is not None]
    if len(some) < 2:
        return some[0] if some else None
    names: dict[str, float] = {}
    words: dict[str, str] = {}
    for thread in some:
        for key, sure in thread.names.items():
            if sure > names.get(key, 0.0):
                names[key], words[key] = sure, thread.words[key]
    return Thread(names, words)
