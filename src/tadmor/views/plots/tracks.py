"""Tracks as a schematic map: numbered arrows over coordinates, and beneath it each leg in words.

Solid: several accounts with no shared source found, and nobody denies it. Dashed: one account, or somebody denies it.
Dotted: only planned, or told as a possibility. Red with a cross: told only as not so.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tadmor.export import wording
from tadmor.views.legs import Leg
from tadmor.views.plots.ground import HEIGHT, TOP, Ground, ground, names, once, placed_on
from tadmor.views.plots.svg import WIDTH, Picture, circle, group, line, path, shortened, text
from tadmor.views.shapes import accounts, who_says
from tadmor.views.tracks import Tracks

__all__ = ["draw_tracks", "numbered", "plot_tracks", "track_lines"]

_MOST = 40  # legs that are numbered; more make no picture
_HOW = (
    "solid: several accounts with no shared source found · dashed: one account, or somebody denies it · "
    "dotted: planned or possible · cross: denied"
)


def plot_tracks(found: Tracks, title: str = "Ways as they are told") -> str:
    """Tracks as an SVG file: the first forty legs that have a place on the map, and beneath it what they are."""
    words, end = _words(_shown(found), found, TOP + HEIGHT + 10)
    inside = (text(16, 26, title, "head1"), *_drawn(found), *words)
    return Picture(title, _described(found), end + 4, inside, marks=_HOW).file()


def draw_tracks(found: Tracks, title: str = "Ways as they are told") -> Picture:
    """Tracks as a picture, for a page that says the legs in a table of its own: see `numbered`."""
    note = text(16, TOP + HEIGHT + 12, "Claims, not what happened.", "small")
    inside = (text(16, 26, title, "head1"), *_drawn(found), note)
    return Picture(title, _described(found), TOP + HEIGHT + 26, inside, marks=_HOW)


def numbered(found: Tracks) -> dict[str, int]:
    """The numbers that legs have in a picture, by their ids."""
    return {leg.id: number for number, leg in enumerate(_shown(found), 1)}


def _shown(found: Tracks) -> list[Leg]:
    return [leg for leg in found.legs if placed_on(leg)][:_MOST]


def _drawn(found: Tracks) -> list[str]:
    """The map itself."""
    legs = _shown(found)
    over = ground([station for leg in legs for station in placed_on(leg)])
    return [*_areas(legs, over), *_ways(legs, over), *names(legs, over), *_bar(over, TOP + HEIGHT)]


def _described(found: Tracks) -> str:
    return " ".join(track_lines(found)) or "No leg has a place on the map."


def track_lines(found: Tracks) -> list[str]:
    """Every leg in a sentence, and what lies between."""
    lines = []
    for track in found.tracks:
        gaps = {gap.before: gap.words() for gap in track.gaps}
        for leg in track.legs:
            lines += [gaps[leg.id] + "."] if leg.id in gaps else []
            lines.append(_said(leg))
    return lines


def _stroke(leg: Leg) -> str:
    if leg.status == "denied":
        return "way denied"
    if leg.status in ("planned", "possible"):
        return "way dotted"
    sure = leg.voices is not None and leg.voices.count > 1 and not leg.disputed
    return "way" if sure else "way dashed"


def _ways(legs: Sequence[Leg], over: Ground) -> Iterator[str]:
    standing: Counter[tuple[float, float]] = Counter()
    for number, leg in enumerate(legs, 1):
        stations = placed_on(leg)
        marks = [mark for at, (one, other) in enumerate(pairwise(stations))
                 for mark in _arrow(over.at(one), over.at(other), leg, number, badge=at == 0)]  # fmt: skip
        if len(stations) == 1:
            x, y = over.at(stations[0])
            beside = standing[(round(x), round(y))] = standing[(round(x), round(y))] + 1
            marks += [circle(x, y, 9, _stroke(leg)), *_badge(x - 4 + 20 * beside, y + 16, number)]
            marks += _cross(x - 4 + 20 * beside, y + 34) if leg.status == "denied" else ()
        yield group(f"{number}: {_said(leg)}", *marks)


def _arrow(
    start: tuple[float, float], end: tuple[float, float], leg: Leg, number: int, *, badge: bool
) -> Iterator[str]:
    """A bent arrow, so that the way back does not hide the way there; its number near the middle."""
    (x, y), (to_x, to_y) = start, end
    length = max(1.0, ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5)
    bend = min(40.0, 0.14 * length + 4.0 * (number % 5))
    middle_x, middle_y = (x + to_x) / 2 - (to_y - y) / length * bend, (y + to_y) / 2 + (to_x - x) / length * bend
    cut = min(0.4, 7 / length)
    end_x, end_y = to_x + (middle_x - to_x) * 2 * cut, to_y + (middle_y - to_y) * 2 * cut
    yield path(f"M{x:.1f} {y:.1f}Q{middle_x:.1f} {middle_y:.1f} {end_x:.1f} {end_y:.1f}", _stroke(leg), "url(#arrow)")
    at_x, at_y = x / 4 + middle_x / 2 + to_x / 4, y / 4 + middle_y / 2 + to_y / 4
    if leg.status == "denied":
        yield from _cross(at_x, at_y)
        at_x += 18
    if badge or length > 60:
        yield from _badge(at_x, at_y, number)


def _cross(x: float, y: float) -> Iterator[str]:
    yield line(x - 6, y - 6, x + 6, y + 6, "cross")
    yield line(x - 6, y + 6, x + 6, y - 6, "cross")


def _badge(x: float, y: float, number: int) -> Iterator[str]:
    yield circle(x, y, 9, "badge")
    yield text(x, y + 4, number, "bold", "middle")


def _areas(legs: Sequence[Leg], over: Ground) -> Iterator[str]:
    """How far the true point may lie from the drawn one, where that is more than the dot hides."""
    for station in once(legs):
        r = over.pixels(station.radius_km or 0.0)
        if 8 < r < HEIGHT / 2:
            x, y = over.at(station)
            yield circle(x, y, r, "area")


def _bar(over: Ground, bottom: float) -> Iterator[str]:
    """A bar of round length."""
    km = next((km for km in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if over.pixels(km) > 60), 2000)
    wide = over.pixels(km)
    yield line(16, bottom - 8, 16 + wide, bottom - 8, "axis")
    yield text(16, bottom - 14, f"{km} km", "small")


def _words(legs: Sequence[Leg], found: Tracks, y: float) -> tuple[list[str], float]:
    rows: list[str] = []
    gaps = {gap.before: gap for track in found.tracks for gap in track.gaps}
    for number, leg in enumerate(legs, 1):
        if leg.id in gaps:
            rows.append(text(44, y + 12, gaps[leg.id].words(), "soft"))
            y += 18
        rows += [*_badge(26, y + 9, number), text(44, y + 13, shortened(_route(leg), WIDTH - 70), "bold")]
        rows.append(text(44, y + 28, shortened(_facts(leg), (WIDTH - 60) * 1.1), "small"))
        y += 38
    more = sum(bool(placed_on(leg)) for leg in found.legs) - len(legs)
    notes = [
        "Claims, not what happened.",
        f"{more} legs are not drawn." if more > 0 else "",
        "Composed samples." if any(leg.composed for leg in legs) else "",
    ]
    rows.append(text(16, y + 14, " ".join(note for note in notes if note), "small"))
    return rows, y + 20


def _route(leg: Leg) -> str:
    return f"{leg.actor or 'somebody'}: {leg.route}"


def _facts(leg: Leg) -> str:
    says = ", ".join(dict.fromkeys(who_says(claim) for claim in leg.claims))
    no = ", ".join(dict.fromkeys(who_says(claim) for claim in leg.denied_by))
    when = wording.days(leg.earliest, leg.latest) or (f"told {leg.told}" if leg.told else "undated")
    parts = [
        when,
        "; ".join(map(wording.amount, leg.quantities)),
        leg.status if leg.status in ("planned", "possible") else "",
        accounts(leg.voices) if leg.voices else "",
        f"denied by {no}" if no else "",
        f"claimed by {says}" if says else "",
    ]
    return " · ".join(part for part in parts if part)


def _said(leg: Leg) -> str:
    return f"{_route(leg)}. {_facts(leg)}."
