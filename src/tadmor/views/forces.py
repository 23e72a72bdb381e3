"""Whose force is meant on the ground: a state, its government and its ministry of defence go and hold by its army."""

from collections.abc import Mapping
from functools import cache

from tadmor.ontology.actors import catalogue

__all__ = ["force"]

_COMMANDING = ("government", "ministry-of-defence")


def force(name: str) -> str:
    """The force that an actor's name means where somebody goes somewhere or holds something; else the name itself.

    "Russia pulled back", "the ministry said that it was withdrawing units" and "Russian troops left" are one force's.
    """
    return _commanded().get(name, name)


@cache
def _commanded() -> Mapping[str, str]:
    known, found = catalogue(), dict[str, str]()
    for code in known.countries:
        army = known.institution("armed-forces", code).name
        found[known.state(code).name] = army
        found |= {known.institution(body, code).name: army for body in _COMMANDING}
    return found
