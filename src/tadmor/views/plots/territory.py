"""Who is said to hold a place, as bars over days: solid where claims cover it, dashed where an end may lie, fading
where no end is told."""

from collections.abc import Iterator, Sequence
from datetime import date

from tadmor.views.plots.days import Days, days_of
from tadmor.views.plots.svg import WIDTH, Picture, group, line, rect, shortened, text
from tadmor.views.territory import Bounds, Contest, Holding, Place, Territory

__all__ = ["draw_territory", "holding_words", "span_words"]

_LABEL, _ROW, _TOP, _BAR = 300, 26, 64, 12
_MOST = 60
_HOW = "solid: claims cover it · dashed: it may begin or end there · fading: no beginning or end is told · x: contested"


def draw_territory(found: Territory, title: str = "Who is said to hold what, when") -> Picture:
    """The places as a picture: the first sixty holdings."""
    rows = [(place, one) for place in found.places for one in place.holdings][:_MOST]
    days = days_of([day for _, one in rows for day in _told(one)], _LABEL + 12, WIDTH - 24)
    marks: list[str] = []
    y, before = float(_TOP), None
    for place, one in rows:
        if place is not before:
            marks += [text(16, y + 12, shortened(place.name, _LABEL), "bold"), *_contested(place.contests, days, y)]
            y, before = y + _ROW - 4, place
        marks.append(_row(place, one, days, y))
        y += _ROW
    told = " ".join(f"{place.name}: {holding_words(one)}." for place, one in rows)
    foot = [text(16, y + 20, "Claims, not what happened.", "small")]
    head = text(16, 26, title, "head1")
    inside = (head, *_axis(days, y), *marks, *foot)
    return Picture(title, told or "Nobody is said to hold any place.", y + 34, inside, marks=_HOW)


def holding_words(one: Holding) -> str:
    """ "Islamic State (the citadel), since 2016-12-11, no end told"."""
    part = f" ({one.part})" if one.part else ""
    return f"{one.holder or 'somebody whom no claim names'}{part}, {span_words(one)}"


def span_words(one: Holding) -> str:
    """The ends of a holding as far as claims give them."""
    return f"{_end(one.begins, 'since', 'not said since when')}, {_end(one.ends, 'until', 'no end told')}"


def _end(bounds: Bounds, word: str, open_: str) -> str:
    first, last = bounds.earliest, bounds.latest
    if first and last:
        return f"{word} {first}" if first == last else f"{word} a day between {first} and {last}"
    if first is None and last is None:
        return open_
    return f"{word} at {'least' if word == 'until' or first else 'the latest'} {first or last}"


def _told(one: Holding) -> Iterator[date]:
    ends = (one.begins.earliest, one.begins.latest, one.last, one.ends.earliest, one.ends.latest)
    yield from (day for day in ends if day)


def _axis(days: Days, bottom: float) -> Iterator[str]:
    for day in days.ticks():
        x = days.start(day)
        yield line(x, _TOP - 8, x, bottom, "rule")
        yield text(x + 2, _TOP - 14, day.isoformat(), "small")


def _row(place: Place, one: Holding, days: Days, y: float) -> str:
    part = f" ({one.part})" if one.part else ""
    name = f"{one.holder or 'not named'}{part}"
    return group(
        f"{place.name}: {holding_words(one)}", text(28, y + 11, shortened(name, _LABEL - 24)), *_bar(one, days, y)
    )


def _bar(one: Holding, days: Days, y: float) -> Iterator[str]:
    """From left to right: where it may begin, where claims cover it, where it may end."""
    began = one.begins.latest or one.begins.earliest
    known = [day for day in (began, one.last, one.ends.earliest) if day]
    if not known:
        yield rect(days.left, y, days.right - days.left, _BAR, "span")
        return
    start, stop = min(known), max(day for day in (one.last, one.ends.earliest, began) if day)
    left, right = days.start(start), days.end(stop)
    ended = one.ends.latest
    if ended is not None and ended < days.first:
        yield text(days.left + 6, y + _BAR - 2, f"← until {ended}", "soft")
        return
    if start < days.first:
        yield text(days.left - 4, y + _BAR - 2, "←", "soft", "end")
    if one.begins.earliest is None:
        yield rect(days.left, y, max(3.0, left - days.left), _BAR, "", "url(#fade-left)")
    elif one.begins.earliest < start:
        at = days.start(one.begins.earliest)
        yield rect(at, y, max(3.0, left - at), _BAR, "span")
    yield rect(left, y, max(3.0, right - left), _BAR, "bar")
    if one.ends.latest is None:
        yield rect(right, y, max(3.0, days.right - right), _BAR, "", "url(#fade-right)")
    elif one.ends.latest > stop:
        yield rect(right, y, max(3.0, days.end(one.ends.latest) - right), _BAR, "span")


def _contested(contests: Sequence[Contest], days: Days, y: float) -> Iterator[str]:
    for one in contests:
        day = one.earliest or one.latest
        if day is not None:
            x = (days.start(day) + days.end(one.latest or day)) / 2
            cross = (line(x - 5, y + 3, x + 5, y + 13, "cross"), line(x - 5, y + 13, x + 5, y + 3, "cross"))
            yield group(f"contested: {one.why}", *cross)
