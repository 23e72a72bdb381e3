"""Numbers as intervals, one line a value: what voices count alike, and where no number can be both."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor, log10

from tadmor.export import wording
from tadmor.model.incidents import Compared, Finding, Value
from tadmor.views.compared import voice_words
from tadmor.views.numbers import interval_of
from tadmor.views.plots.svg import WIDTH, Picture, circle, group, line, shortened, text

__all__ = ["draw_finding", "plot_quantities", "quantity_lines"]

_LABEL, _ROW, _TOP = 330, 26, 56
_HOW = "dot: one number · line: between two numbers · dotted line: that end is left open"


@dataclass(frozen=True, slots=True)
class _Interval:
    """A value as a set of numbers; None where an end is open."""

    value: Value
    low: float | None
    high: float | None


def plot_quantities(compared: Compared) -> str:
    """The numbers of an incident as an SVG file: for each finding on how many, the values that it compares."""
    rows: list[str] = []
    y = float(_TOP)
    for finding in _numbered(compared):
        drawn, y = _finding(finding, y)
        rows += drawn
    place = compared.incident.place or "an incident"
    title = f"How many: {compared.incident.class_ or 'event'}, {place}"
    notes = (f"{compared.voices.words()}. Claims, not what happened.", _HOW)
    foot = [text(16, y + 10 + 18 * at, note, "small") for at, note in enumerate(notes)]
    told = " ".join(quantity_lines(compared)) or "Nobody gives a number."
    return Picture(title, told, y + 44, (text(16, 26, title, "head1"), *rows, *foot)).file()


def draw_finding(finding: Finding) -> Picture | None:
    """The numbers of one finding, a line each, over one axis; None where nobody gives one."""
    values = [found for value in _each(_values(finding)) if (found := _interval(value)) is not None]
    if not values:
        return None
    scale = _Scale.of(values)
    rows = [_value(one, scale, float(_ROW * at + 6)) for at, one in enumerate(values)]
    bottom = float(_ROW * len(values) + 14)
    foot = (*scale.axis(bottom), text(_LABEL + 12, bottom + 28, _HOW, "small"))
    return Picture(f"How many: {_name(finding)}", f"{finding.finding}. {finding.why}.", bottom + 36, (*rows, *foot))


def quantity_lines(compared: Compared) -> list[str]:
    """Every finding on how many, in a sentence."""
    return [f"{_name(finding)}: {finding.finding}. {finding.why}." for finding in _numbered(compared)]


def _numbered(compared: Compared) -> Iterator[Finding]:
    """Findings with numbers, conflicts first."""
    found = [f for f in compared.findings if f.aspect == "how many" and any(_interval(v) for v in _values(f))]
    yield from sorted(found, key=lambda f: f.finding != "conflict")


def _values(finding: Finding) -> Sequence[Value]:
    return finding.pair if finding.finding == "only one" or finding.relation else finding.values


def _name(finding: Finding) -> str:
    scope = f" ({finding.scope})" if finding.scope and finding.scope != finding.role else ""
    return f"{finding.role or 'number'}{scope}"


def _finding(finding: Finding, y: float) -> tuple[list[str], float]:
    """The rows of one finding from y on, and where they end."""
    values = [found for value in _each(_values(finding)) if (found := _interval(value)) is not None]
    scale = _Scale.of(values)
    verdict = "update" if finding.relation == "update" else finding.finding
    rows = [
        text(16, y + 12, shortened(_name(finding), _LABEL - 24), "bold"),
        text(_LABEL + 12, y + 12, verdict, "bad" if finding.finding == "conflict" else "soft"),
    ]
    y += _ROW
    for one in values:
        rows.append(_value(one, scale, y))
        y += _ROW
    rows += scale.axis(y)
    rows.append(text(16, y + 26, shortened(finding.why, WIDTH - 32), "small"))
    return rows, y + 56


def _each(values: Sequence[Value]) -> Iterator[Value]:
    """Each voice's number once, as it was told first."""
    yield from {(value.voice, value.text): value for value in reversed(values)}.values()


def _interval(value: Value) -> _Interval | None:
    found = interval_of(value.text)
    return _Interval(value, *found) if found else None


@dataclass(frozen=True, slots=True)
class _Scale:
    most: float

    @classmethod
    def of(cls, values: Sequence[_Interval]) -> "_Scale":
        """From nought to a round number that lies a quarter or more beyond the greatest."""
        most = 1.25 * max((end for one in values for end in (one.low, one.high) if end), default=1.0)
        size = 10.0 ** floor(log10(max(most, 1.0)))
        return cls(next(size * part for part in (1, 2, 4, 6, 8, 10, 20) if size * part >= most))

    def x(self, number: float) -> float:
        return _LABEL + 12 + (WIDTH - _LABEL - 48) * min(1.0, max(0.0, number / self.most))

    def axis(self, y: float) -> list[str]:
        ticks = [self.most * part / 4 for part in range(5)]
        marks = [line(self.x(0), y - 4, self.x(self.most), y - 4, "axis")]
        return [*marks, *(text(self.x(t), y + 8, wording.number(t), "small", "middle") for t in ticks)]


def _value(one: _Interval, scale: _Scale, y: float) -> str:
    label = f"{voice_words(one.value)}: “{' '.join(one.value.span.text.split())}”"
    low, high = one.low, one.high
    marks = [text(16, y + 11, shortened(label, _LABEL - 24))]
    if low is not None and low == high:
        marks.append(circle(scale.x(low), y + 7, 5, "bar"))
    else:
        marks += _line(low, high, scale, y + 7)
    return group(f"{label}, read as {one.value.text}", *marks)


def _line(low: float | None, high: float | None, scale: _Scale, y: float) -> Iterator[str]:
    if low is not None and high is not None:
        yield line(scale.x(low), y, scale.x(high), y, "whisker")
    elif low is not None:
        yield line(scale.x(low), y, scale.x(scale.most), y, "open")
    elif high is not None:
        yield line(scale.x(0), y, scale.x(high), y, "open")
    for end in (low, high):
        if end is not None:
            yield line(scale.x(end), y - 5, scale.x(end), y + 5, "whisker")
