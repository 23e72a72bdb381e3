"""Numbers that another took the place of: "from 34 to 30", "raised an earlier toll of ten", "up from 19 on Monday"."""

import re

from tadmor.link.tellings.found.whole.sight import Sight
from tadmor.link.tellings.sentences import sentence
from tadmor.model import Quantity, Span, touching

__all__ = ["instead_of", "is_former", "successor"]

_CHANGED = re.compile(r"\s+to\s+[\d“\"]|,? (?:and )?(?:then|later) (?:of |by |to )?\d")
_ABOUT = r"(?:(?:at least|about|some|only|around) )?"
_AT_FIRST = re.compile(
    r"\b(?:had|have|has)(?: \w+){0,2} (?:at first|first|initially|earlier|previously)"
    r"(?: (?:of|that|only|given|said|spoken|reported|counted|announced|put|the|its|death|toll|number|figure|at)){0,5} "
    rf"{_ABOUT}$"
    r"|\b(?:earlier|initial|previous|preliminary|provisional|first|prior|old) (?:(?:death|casualty|official) )?"
    rf"(?:toll|figure|count|estimate|tally|number|report)s? of {_ABOUT}$"
    rf"|\b(?:up|down) from (?:an? (?:\w+ ){{1,3}}of )?{_ABOUT}$"
    rf"|\b(?:rais|revis|lower|increas|correct)(?:ed|es|ing) [^.;:]*\bto\b[^.;:]*\bfrom {_ABOUT}$",
    re.IGNORECASE,
)  # "had spoken at first of seven dead", "raised an earlier toll of ten", "up from ten on Monday"
_RAISED = re.compile(
    r"[^.;:]{0,80}?,? before (?:later )?(?:raising|revising|lowering|increasing|changing|updating|correcting) "
    r"(?:the|its|his|her|that|this|their) (?:[a-z]+ )?(?:figure|toll|number|count|estimate|tally)\b"
)  # "that 34 had been killed, before raising the figure to 53"
_HAD_TOLD = re.compile(
    r"\b(?:last night|the day before|(?:on|late) \w+day)\b[^.;]{0,70}?\bhad (?:told|spoken|said|reported)\b[^.;]*$",
    re.IGNORECASE,
)  # "on Tuesday night a source had told the agency of 35 dead and 20 wounded"
_TOLD_BEFORE = 160  # characters before a number in which its sentence begins


def is_former(text: str, number: Span) -> bool:
    """Whether words say that another took the place of a number: "from 34 to 30", "had spoken at first of seven"."""
    before = text[max(0, number.start - _TOLD_BEFORE) : number.start]
    first = _AT_FIRST.search(before) or _HAD_TOLD.search(before.rpartition(". ")[2])
    behind_it = _CHANGED.match(text, number.end) or _RAISED.match(text, number.end)
    return first is not None or behind_it is not None


def instead_of(sight: Sight, number: Quantity) -> float | None:
    """What the number was before that this one takes the place of, None where its sentence gives none.

    Of one role, or of none that words tell.
    """
    found = _beside(sight, number, former=True)
    return None if found is None or found.role not in (None, number.role) else found.best


def successor(sight: Sight, number: Quantity) -> Quantity | None:
    """The number that takes the place of a former one in its sentence."""
    found = _beside(sight, number, former=False)
    return found if found is not None and number.role in (None, found.role) else None


def _beside(sight: Sight, number: Quantity, *, former: bool) -> Quantity | None:
    """The nearest other number of its sentence that is a former one, or is none."""
    text = sight.reading.document.text
    before, after = sentence(text, number.span)
    first, last = number.span.start - len(before), number.span.end + len(after)
    beside = (q for q in touching(sight.reading.quantities, [Span(first, last, "")]) if q.id != number.id)
    some = [q for q in beside if is_former(text, q.span) == former]
    return min(some, key=lambda q: abs(q.span.start - number.span.start), default=None)
