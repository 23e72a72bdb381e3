"""Names in a list are mostly of one kind: "Pennsylvania, Oregon and Washington" are states, not towns of states."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tadmor.extract.places.atoms import Line, listed
from tadmor.extract.places.mentions import Mention
from tadmor.gazetteer import Entry

__all__ = ["Kind", "kinds"]

_SEAT = 30  # a town so many times smaller than the division of its name is not what the name means
_LIKELY = 0.6  # of a list's other names: so many are of a kind by themselves

_ALIKE = frozenset({"country", "admin1"})

Kind = tuple[str, str | None]
"""A kind of entry, and for divisions the country that they all belong to."""


def kinds(all_lines: Sequence[Line], mentions: Sequence[Mention]) -> dict[int, Kind]:
    """By number of mention, the kind that a list makes likely for it."""
    out: dict[int, Kind] = {}
    for group in _groups(all_lines, mentions):
        if _pair(all_lines, [mentions[n] for n in group[:3]]):
            continue
        own = [_kind(mentions[n].entries) for n in group]
        for kind, number in Counter(own).items():
            for n, mine in zip(group, own, strict=True) if kind[0] in _ALIKE else ():
                if number - (mine == kind) >= max(1.0, _LIKELY * (len(group) - 1)):
                    out[n] = kind
    return out


def _pair(all_lines: Sequence[Line], group: Sequence[Mention]) -> bool:
    """Whether a list is no more than "Paris, Texas"."""
    between = all_lines[group[0].window.line].low[group[0].window.last + 1 : group[1].window.first]
    return len(group) == 2 and "," in between


def _groups(all_lines: Sequence[Line], mentions: Sequence[Mention]) -> Iterator[list[int]]:
    """The numbers of mentions that stand in a list of two or more."""
    group: list[int] = []
    for n, mention in enumerate(mentions):
        if group and listed(all_lines[mention.window.line], mentions[n - 1].window, mention.window):
            group.append(n)
            continue
        if len(group) > 1:
            yield group
        group = [n]
    if len(group) > 1:
        yield group


def _kind(entries: Sequence[Entry]) -> Kind:
    """What a name mostly is: the kind of its largest entry; a division with a town of its name is that town first."""
    most = max(entries, key=lambda entry: (entry.population, entry.own))
    town = max((e.population for e in entries if e.kind == "settlement" and e.country == most.country), default=0)
    if most.kind == "admin1" and _SEAT * town > most.population:
        return "settlement", None
    return most.kind, most.country if most.kind == "admin1" else None
