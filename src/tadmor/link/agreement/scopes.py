"""What the words around two numbers say of whom they count: some of all, those put down, whose, a place and around."""

import re

from tadmor.link.agreement.amounts import meet
from tadmor.link.agreement.figures import Figure
from tadmor.link.counts import SOME, other_sides
from tadmor.link.incidents import Incidents

__all__ = ["and_around", "called_untrue", "least_only", "left_or_came", "registers", "whose_unsaid"]

_NUMBER = re.compile(r"\b\d{1,3}(?:,\d{3})+\b|\b\d+\b")
_REGISTERS = re.compile(
    r"\b(?:regist(?:er|ers|ered)|document(?:s|ed)?|record(?:s|ed)?|identif(?:y|ies|ied)|list(?:s|ed)?)"
    r"(?: (?:the )?names of| by name)?(?: at least| more than| about| some| only| a total of)? $"
)
_LEFT = re.compile(
    r"(?: [\w’'-]+){0,4}? (?:(?:displaced|driven|uprooted|evacuated|fleeing) from|fled(?! to\b)|(?:had |have )?left)\b",
    re.IGNORECASE,
)
_CAME = re.compile(
    r"(?: [\w’'-]+){0,4}? (?:(?:came|come|coming|fled) (?:in)?to|arriv(?:ed|ing) (?:in|at)|reach(?:ed|ing)|entered)\b"
    r"|(?: [\w’'-]+){0,4}? (?:were|are|had been|have been) (?:hosted|sheltered|registered|received) (?:in|at|by)\b",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"\b(?:in|inside) (?:and|or) (?:around|near|outside)\b"
    r"|\band (?:its|the) (?:surroundings|suburbs|outskirts|environs|countryside|surrounding \w+)\b",
    re.IGNORECASE,
)


def called_untrue(incidents: Incidents, one: Figure, other: Figure) -> bool:
    """Whether who gives one of two numbers denies the other in the same report: "called the figure of 3,000 a lie"."""
    apart = meet(one.count, other.count) == "apart"
    return apart and any(_denied_by(incidents, own, theirs) for own, theirs in ((one, other), (other, one)))


def _denied_by(incidents: Incidents, own: Figure, theirs: Figure) -> bool:
    wanted = {float(end) for end in (theirs.count.low, theirs.count.high, theirs.count.best) if end}
    for telling in incidents.of_document(own.told.telling.document):
        for said in telling.said:
            if said.denial and (said.voice == own.told.said.voice or set(said.chain) & set(own.told.said.chain)):
                numbers = {float(n.replace(",", "")) for n in _NUMBER.findall(said.span.text)}
                if numbers & wanted and not numbers & {own.best}:
                    return True
    return False


def least_only(one: Figure, other: Figure) -> bool:
    """Whether the lower of two is no early state of the other: bodies that somebody saw, or only some of the dead."""
    low, high = sorted((one.count, other.count), key=lambda count: count.best or 0)
    some = bool(low.population) and low.population <= SOME and not high.population & low.population
    return low.bodies or some


def registers(figure: Figure) -> bool:
    """Whether who gives a number has put down the dead himself: it is no state of what another counts."""
    said = figure.told.said.span
    return _REGISTERS.search(said.text[: max(0, figure.count.span.start - said.start)]) is not None


def whose_unsaid(one: Figure, other: Figure) -> bool:
    """Whether one telling counts two sides so, and nobody says of which of the two the other number is.

    "60 attackers and 25 of its men", beside another's "43 fighters".
    """
    if one.best == other.best:
        return False
    return any(_open(sided, bare) for sided, bare in ((one, other), (other, one)))


def and_around(one: Figure, other: Figure) -> bool:
    """Whether the higher is of a town and what lies around it, and the lower of the town: "in and around Arlun"."""
    low, high = sorted((one, other), key=lambda figure: figure.best)
    return bool(_AROUND.search(high.told.said.span.text)) and not _AROUND.search(low.told.said.span.text)


def left_or_came(one: Figure, other: Figure) -> bool:
    """Whether one counts who fled from where he lived, and the other who reached a place: some go elsewhere."""
    if {one.count.role, other.count.role} != {"displaced"}:
        return False
    return any(_words(_LEFT, a) and _words(_CAME, b) for a, b in ((one, other), (other, one)))


def _words(pattern: re.Pattern[str], figure: Figure) -> bool:
    """Whether such words stand right behind a number."""
    said = figure.told.said.span
    return pattern.match(said.text, max(0, figure.count.span.end - said.start)) is not None


def _open(sided: Figure, bare: Figure) -> bool:
    if not sided.count.sides or bare.count.sides:
        return False
    enemies = (
        count
        for count in sided.told.telling.counts
        if count.role == sided.count.role and count.sides and other_sides(count, sided.count)
    )
    group = bare.count.population
    return any(not group or not count.population or group & count.population for count in enemies)
