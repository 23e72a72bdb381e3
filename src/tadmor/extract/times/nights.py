"""A night that the next date tells: "the night of 21-22 August", "in the night to 1 October"."""

from dataclasses import replace
from datetime import timedelta

from tadmor.extract.times.grammar import Expression
from tadmor.extract.times.meaning import Meaning

__all__ = ["is_night_of", "night_of"]

_LINKS = frozenset(["of", "to", "from", "between"])


def is_night_of(night: Expression, date: Expression) -> bool:
    """Whether a night stands right before the date that says which: it is not the last night told."""
    alone = night.kind == "part" and night.one("part", "overnight") in ("night", "overnight")
    return alone and night.word_after().lower() in _LINKS and date.first == night.last + 1


def night_of(night: Meaning, link: str, date: Meaning | None) -> Meaning:
    """The night with the days of its date: of one day it runs into the next, "to" one it begins the day before."""
    if date is None or date.earliest is None or date.latest is None:
        return night
    one = date.earliest == date.latest
    back = timedelta(1 if one and link.lower() == "to" else 0)
    on = timedelta(1 if one and link.lower() != "to" else 0)
    earliest, latest = date.earliest - back, date.latest + on
    return replace(night, value=f"{earliest.isoformat()}TNI", earliest=earliest, latest=latest)
