"""A part of the day that the next date tells: "the night of 21-22 August", "in the night to 1 October", "the evening of
the 9th".
"""

from dataclasses import replace
from datetime import timedelta

from tadmor.extract.times.grammar import Expression
from tadmor.extract.times.meaning import Meaning

__all__ = ["is_night_of", "night_of"]

_LINKS = frozenset(["of", "to", "from", "between"])
_OF = frozenset(["of"])
_NIGHTS = frozenset(["night", "overnight"])


def is_night_of(night: Expression, date: Expression) -> bool:
    """Whether a night, or another part of a day, stands right before the date that says which one it is."""
    link, name = night.word_after().lower(), night.one("part", "overnight")
    links = _LINKS if name in _NIGHTS else _OF
    return night.kind == "part" and name is not None and link in links and date.first == night.last + 1


def night_of(night: Meaning, link: str, date: Meaning | None) -> Meaning:
    """The night with the days of its date: of one day it runs into the next, "to" one it begins the day before."""
    if date is None or date.earliest is None or date.latest is None:
        return night
    one = date.earliest == date.latest
    if not (night.value or "").endswith("TNI"):
        part = f"{date.earliest.isoformat()}{(night.value or '')[-3:]}"
        return replace(night, value=part, earliest=date.earliest, latest=date.latest) if one else night
    back = timedelta(1 if one and link.lower() == "to" else 0)
    on = timedelta(1 if one and link.lower() != "to" else 0)
    earliest, latest = date.earliest - back, date.latest + on
    return replace(night, value=f"{earliest.isoformat()}TNI", earliest=earliest, latest=latest)
