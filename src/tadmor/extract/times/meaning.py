"""What an expression means: a type, a TIMEX3 value, and an interval whose open ends stay None."""

from dataclasses import dataclass, replace
from datetime import date

from tadmor.extract.times.grammar import Expression, words_of
from tadmor.extract.times.periods import Period
from tadmor.model import TimeType
from tadmor.nlp.numerals import Number, numeral

__all__ = [
    "Meaning",
    "amount",
    "clock_value",
    "dated",
    "duration_value",
    "either",
    "part_value",
    "precision",
    "unit_of",
]


@dataclass(frozen=True, slots=True)
class Meaning:
    """`anchors`: whether "the next day" may hang on it. `skip`: tokens at the beginning that are not part of it."""

    type: TimeType
    value: str | None
    earliest: date | None = None
    latest: date | None = None
    anchors: bool = False
    skip: int = 0


def dated(period: Period | None, *, anchors: bool = True) -> Meaning:
    """The meaning of a period; an unknown one stays open at both ends."""
    if period is None:
        return Meaning("DATE", None)
    return Meaning("DATE", period.value, period.earliest, period.latest, anchors)


def precision(meaning: Meaning) -> str:
    """T1 a day or better, T2 up to six days, T3 a week (to ten days), T4 a month, T5 longer, T6 undated."""
    if meaning.earliest is None or meaning.latest is None:
        return "T6"
    days = (meaning.latest - meaning.earliest).days + 1
    return next((code for limit, code in ((1, "T1"), (6, "T2"), (10, "T3"), (31, "T4")) if days <= limit), "T5")


_SINGULAR = {"centuries": "century", "yr": "year", "yrs": "year", "wk": "week", "wks": "week"}
_SHORT = {"hr": "hour", "hrs": "hour", "min": "minute", "mins": "minute"}


def unit_of(expression: Expression) -> str:
    """The unit of a duration, in the singular."""
    word = expression.one("unit", "hours") or expression.one("second", "quarter", "weekend") or "day"
    return _SINGULAR.get(word) or _SHORT.get(word) or word.removesuffix("s")


def amount(expression: Expression) -> Number | None:
    """How many units: None where the words leave it open ("several", "two or three", none at all)."""
    few = expression.one("few", "many")
    if few is not None:
        return {"couple": 2, "dozen": 12}.get(few)
    if "or" in expression.classes and "so" not in expression.classes:
        return None
    words = _counted(expression)
    if "slash" in expression.classes:  # "2 1/2": written "2 1 / 2"
        whole, part, share = (numeral([word]) or 1 for word in words[:3])
        return whole + part / share
    if not words and expression.all("another", "lasting", "long"):
        return None if (expression.one("unit", "hours") or "").endswith("s") else 1
    return numeral(words) if words else None


def either(expression: Expression) -> tuple[Number, Number] | None:
    """The two numbers of "two or three days", "a day or two"; None where no such two are given."""
    if "or" not in expression.classes or "so" in expression.classes:
        return None
    at = expression.classes.index("or")
    first = replace(expression, classes=expression.classes[:at], words=expression.words[:at])
    second = replace(expression, classes=expression.classes[at:], words=expression.words[at:])
    low, high = numeral(_counted(first)), numeral(_counted(second))
    return (low, high) if low is not None and high is not None and low < high else None


def _counted(expression: Expression) -> list[str]:
    """The words of an expression that may write its number."""
    article = () if "another" in expression.classes else ("article",)  # "a further two weeks" are two
    return expression.all("number", "day", "year", "digits", "half", *article, "and")


def part_value(period: Period, part: str) -> Meaning:
    """A part of a day: the night of a day reaches into the next only where the text leaves the day open."""
    code = words_of("parts").get(part, "MO")
    value = f"{period.value}T12:00" if part in ("noon", "midday") else f"{period.value}T{code}"
    return Meaning("TIME", value, period.earliest, period.latest, anchors=True)


def clock_value(expression: Expression) -> str | None:
    """ "T17:28" for 5:28 p.m., None without a clock time."""
    clock, half = _clock_words(expression), (expression.one("ampm") or "").replace(".", "")
    if not clock or not clock[0].isdigit():
        return None
    hour, _, rest = clock.replace(".", ":").partition(":")
    hours = int(hour) % 12 + (12 if half == "pm" else 0) if half else int(hour)
    part = expression.one("part")
    if not half and hours < _NOON and (part in ("afternoon", "evening") or (part == "night" and hours >= _NIGHT)):
        hours += 12
    return f"T{hours:02d}:{rest[:2] or '00'}"


_NOON, _NIGHT = 12, 6  # hours: "at 9 on Monday night" is 21:00, "at 2" is not


def _clock_words(expression: Expression) -> str:
    """The digits of a clock time, with a colon where there are minutes."""
    classes, words = expression.classes, expression.words
    if "clock" in classes:
        return words[classes.index("clock")]
    if "colon" in classes:  # "3:30pm": cut at its colon
        at = classes.index("colon")
        return f"{words[at - 1]}:{words[at + 1]}"
    for at, name in enumerate(classes[1:]):
        if name in ("zone", "local", "hours") and classes[at] in ("year", "hhmm"):
            return f"{words[at][:2]}:{words[at][2:]}"
        if name in ("ampm", "oclock", "this"):
            return str(numeral([words[at]]) or "")
    return ""


_HALF = 0.5


def duration_value(count: float | None, unit: str) -> str:
    """P3D, PT4H, P2Y; X for a number left open; a half is given in the next smaller unit where it has one."""
    number = "X" if count is None else f"{count:g}"
    if count == _HALF and unit in ("year", "hour"):
        return "P6M" if unit == "year" else "PT30M"
    if count is not None and count > 1 and count % 1 == _HALF and unit in ("year", "hour"):
        return f"P{count - _HALF:g}Y6M" if unit == "year" else f"PT{count - _HALF:g}H30M"
    if unit in ("hour", "minute", "second"):
        return f"PT{number}{unit[0].upper()}"
    if unit == "decade":
        return f"P{count * 10:g}Y" if count is not None else "PXE"
    if unit == "century":
        return f"P{count * 100:g}Y" if count is not None else "PXC"
    if unit == "fortnight":
        return f"P{count * 2:g}W" if count is not None else "PXW"
    return f"P{number}{unit[0].upper()}"
