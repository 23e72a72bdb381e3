"""Incidents as bars over days: solid on a day that is told, dashed between uncertain ends, fading at open ones."""

from collections.abc import Iterator, Sequence
from datetime import date

from tadmor.export import wording
from tadmor.export.cells import how_sure
from tadmor.views.plots.days import Days, days_of
from tadmor.views.plots.svg import WIDTH, Picture, circle, group, line, rect, shortened, text
from tadmor.views.shapes import accounts, who_says
from tadmor.views.timeline import Entry, Timeline
from tadmor.views.withheld import of_civilians

__all__ = ["draw_timeline", "plot_timeline", "timeline_lines"]

_LABEL, _ROW, _TOP, _BAR = 360, 34, 64, 12
_MOST = 60
_HOW = (
    "solid: on this day · dashed: some time between · fading: an end that nobody tells · ring: told by then, no day · "
    "accounts: with no shared source found"
)


def plot_timeline(found: Timeline, title: str = "What was said to happen when") -> str:
    """The timeline as an SVG file: the first sixty entries with a day."""
    return draw_timeline(found, title).file()


def draw_timeline(found: Timeline, title: str = "What was said to happen when") -> Picture:
    """The timeline as a picture."""
    dated = [entry for entry in found.entries if entry.dated]
    shown = dated[:_MOST]
    days = days_of([day for entry in shown for day in (entry.earliest, entry.latest) if day], _LABEL + 12, WIDTH - 24)
    bottom = _TOP + _ROW * len(shown)
    rows = [_row(entry, days, _TOP + _ROW * at) for at, entry in enumerate(shown)]
    foot = [text(16, bottom + 26, _note(found, shown), "small")]
    described = " ".join(timeline_lines(found)[:_MOST])
    head = text(16, 26, title, "head1")
    inside = (head, *_axis(days, bottom), *rows, *foot)
    return Picture(title, described or "Nothing is dated.", bottom + 40, inside, marks=_HOW)


def timeline_lines(found: Timeline) -> list[str]:
    """Every entry in a sentence: what a reader without eyes for the picture gets."""
    return [_said(entry) for entry in found.entries]


def _axis(days: Days, bottom: float) -> Iterator[str]:
    for day in days.ticks():
        x = days.start(day)
        yield line(x, _TOP - 8, x, bottom, "rule")
        yield text(x + 2, _TOP - 14, day.isoformat(), "small")


def _row(entry: Entry, days: Days, y: float) -> str:
    what = shortened(_what(entry), _LABEL - 24)
    who = shortened(_who(entry, _counts(entry)), (_LABEL - 24) * 1.1)
    marks = [text(16, y + 14, what), text(16, y + 27, who, "small"), *_bar(entry, days, y + 8)]
    return group(_said(entry), *marks)


def _bar(entry: Entry, days: Days, y: float) -> Iterator[str]:
    first, last = entry.earliest, entry.latest
    left, right = (days.start(first) if first else days.left), (days.end(last) if last else days.right)
    if entry.dated == "published":
        yield circle((left + right) / 2, y + _BAR / 2, _BAR / 2, "told")
    elif first is None or last is None:
        yield rect(left, y, max(3.0, right - left), _BAR, "", f"url(#fade-{'left' if first is None else 'right'})")
    else:
        yield rect(left, y, max(3.0, right - left), _BAR, "bar" if first == last else "span")
    if entry.disputed:
        at = right + 6 if right < days.right - 60 else left - 6
        yield text(at, y + _BAR - 2, "disputed", "bad", None if at > left else "end")
    yield from _beyond(first, last, days, y)


def _beyond(first: date | None, last: date | None, days: Days, y: float) -> Iterator[str]:
    """An arrow and the date where it lies outside the window."""
    if last and last < days.first:
        yield text(days.left + 6, y + _BAR - 2, f"← {wording.days(first, last)}", "soft")
    elif first and last and first < days.first:
        yield text(days.left + 4, y + _BAR - 2, f"← from {first}", "small")
    elif first and first > days.last:
        yield text(days.right - 6, y + _BAR - 2, f"{wording.days(first, last)} →", "soft", "end")


def _what(entry: Entry) -> str:
    if of_civilians(entry):
        return "civilians move (where is withheld)"
    kind = (entry.class_ or "event").capitalize()
    parts = [", ".join(entry.who), entry.place or ""]
    return " · ".join([kind, *(part for part in parts if part)])


def _who(entry: Entry, counted: str) -> str:
    claim = entry.claim
    says = f"{who_says(claim)}: {how_sure(claim)}" if claim else ""
    return " · ".join(part for part in (counted, says) if part)


def _counts(entry: Entry) -> str:
    """ "2 accounts, 2 sides": what they are stands beneath the plot."""
    voices = entry.voices
    if voices is None:
        return ""
    several = "" if voices.count == 1 else "s"
    return f"{voices.count} account{several}, {voices.sides} side{'' if voices.sides == 1 else 's'}"


def _said(entry: Entry) -> str:
    when = wording.days(entry.earliest, entry.latest) or "undated"
    told = "told by " if entry.dated == "published" else ""
    disputed = "; disputed" if entry.disputed else ""
    return f"{told}{when}: {_what(entry)}. {_who(entry, accounts(entry.voices))}{disputed}."


def _note(found: Timeline, shown: Sequence[Entry]) -> str:
    dated = sum(bool(entry.dated) for entry in found.entries)
    parts = [
        "Claims, not what happened.",
        f"{dated - len(shown)} more are not drawn." if dated > len(shown) else "",
        f"{len(found.entries) - dated} undated." if len(found.entries) > dated else "",
        "Composed samples." if any(entry.composed for entry in shown) else "",
    ]
    return " ".join(part for part in parts if part)
