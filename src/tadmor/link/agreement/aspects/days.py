"""When: the days that voices give."""

import re
from collections.abc import Iterator

from tadmor.link.agreement.aspects.held import Given, Verdict
from tadmor.link.agreement.given import Told, holder, spoken, value
from tadmor.link.agreement.settings import settings
from tadmor.link.incidents import Incidents, Telling
from tadmor.link.tellings.times import apart_days, closeness
from tadmor.model import Span

__all__ = ["when", "when_given"]

_WE = re.compile(r",?(?: as [\w ]{1,30}?)?,? (?:we|I)\b")


def when_given(some: list[Told]) -> Iterator[Given]:
    """The days that a voice of a report gives."""
    days = some[0].telling.when
    if days is not None and days.span is not None and spoken(some, days.span) and not _is_now(some, days.span):
        text = days.earliest.isoformat() + ("" if days.days == 1 else f" to {days.latest.isoformat()}")
        one = holder(some, days.span)
        yield Given(one, value(one, days.span, text), one.telling)


def _is_now(some: list[Told], words: Span) -> bool:
    """Whether words tell when somebody speaks and not when it was: "right now, it is nine dead", "today we mourn"."""
    said = holder(some, words).said.span
    behind = said.text[words.end - said.start :] if said.start <= words.start < said.end else ""
    moment = words.text.lower().removeprefix("right ") in settings().unnamed["moments"]
    return moment or (words.text.lower() == "today" and _WE.match(behind) is not None)


def when(_: Incidents, one: Telling, other: Telling) -> Verdict:
    """What the days of two are to each other."""
    a, b = one.when, other.when
    if a is None or b is None:
        return "unclear", "the days cannot be compared", None
    near = closeness(a, b)
    if near == 1:
        return "agree", "the same days", None
    if near > 0:
        return "compatible", "days that overlap", None
    return "unclear", f"{apart_days(a, b)} day(s) apart", None
