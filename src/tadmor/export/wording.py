"""How Tadmor says what it has read, in words for people: never "fact", "true" or "confirmed", never a code alone."""

from datetime import date

from tadmor.model import Certainty, Place, Quantity, Speaker, Time

__all__ = ["certainty", "interval", "number", "place", "quantity", "speaker"]

_COMMITMENT = {
    "CT+": "stated flatly",
    "CT-": "stated flatly as not so",
    "PR+": "told as likely",
    "PR-": "told as unlikely",
    "PS+": "told as possible",
    "PS-": "told as possibly not so",
    "Uu": "left open",
}
_SHARE = "share"
"""The unit of "a third of the dead": a part of one, told as per cent."""
_BEFORE = {
    "about": "about",
    "more_than": "more than",
    "at_least": "at least",
    "less_than": "less than",
    "at_most": "at most",
}


def certainty(value: Certainty) -> str:
    """How far the speaker goes: "stated flatly", "hedged: 'appear', 'may'", "told as likely"."""
    if value.hedges:
        return "hedged: " + ", ".join(f"'{' '.join(hedge.text.split())}'" for hedge in value.hedges)
    return _COMMITMENT[value.label]


def number(value: int | float) -> str:
    """A number with its thousands set apart: "4,000", "7.5"."""
    if float(value).is_integer():
        return f"{int(value):,}"
    return f"{value:,.3f}".rstrip("0")


def quantity(value: Quantity) -> str:
    """A quantity with its bound, unit and scope: "more than 5,000 fighters (in the offensive)"."""
    unit = "%" if value.unit == _SHARE else value.unit
    told = " ".join(part for part in (_amount(value), unit) if part).removesuffix(",")
    return f"{told} ({' '.join(value.scope.split())})" if value.scope else told


def _amount(value: Quantity) -> str:
    low, high = value.low, value.high
    if value.unit == _SHARE:
        low, high = low and round(100 * low, 1), high and round(100 * high, 1)
    if low is None and high is None:
        return f"'{' '.join(value.span.text.split())}'"
    if low is not None and high is not None and (low != high or value.bound == "between"):
        reading = f"{number(low)} to {number(high)}"
        return f"'{' '.join(value.span.text.split())}', read as {reading}," if value.bound == "vague" else reading
    end = low if low is not None else high
    before = _BEFORE.get(value.bound) or _open_end(low, high)
    return f"{before} {number(end)}".strip() if end is not None else before


def _open_end(low: float | None, high: float | None) -> str:
    """For a bound that does not say by itself which end is open."""
    if high is None:
        return "at least"
    return "at most" if low is None else ""


def interval(value: Time) -> str:
    """The days a time expression allows: "2016-12-08", "2016-12-10 to 2016-12-12", "until 2016-12-08"."""
    first, last = value.earliest, value.latest
    if first and last:
        return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"
    return _one_end(first, last) or f"'{' '.join(value.span.text.split())}'"


def _one_end(first: date | None, last: date | None) -> str:
    if first:
        return f"from {first.isoformat()}"
    return f"until {last.isoformat()}" if last else ""


def place(value: Place) -> str:
    """A place with its point where it has one: "Palmyra (34.56, 38.28)"."""
    told = value.name or " ".join(value.span.text.split())
    if value.lat is None or value.lon is None:
        return told
    return f"{told} ({value.lat:g}, {value.lon:g})"


def speaker(value: Speaker) -> str:
    """Who speaks, as far as the report tells: "Anton Berezhnov, spokesman, Russian Ministry of Defence"."""
    parts = [value.name or "unnamed", value.role, value.organisation]
    return ", ".join(dict.fromkeys(part for part in parts if part))
