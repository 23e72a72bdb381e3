"""Expressions that hang on another time without counting: "last Thursday", "that day", "overnight", "now"."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from tadmor.extract.times import periods
from tadmor.extract.times.absolute import season_name, weekday_number
from tadmor.extract.times.context import Context, nearest_weekday
from tadmor.extract.times.counted import TOLD
from tadmor.extract.times.direction import is_future
from tadmor.extract.times.grammar import Expression, words_of
from tadmor.extract.times.meaning import Meaning, clock_value, dated, duration_value, part_value, unit_of
from tadmor.extract.times.months import month_number
from tadmor.extract.times.periods import Period

__all__ = ["RELATIVE"]

_EARLY = frozenset(["dawn", "daybreak", "sunrise"])
_MORNING, _LATE = 9, 20  # hours: one so late is told on the day of a report or on the one before


def reference(expression: Expression, context: Context) -> Meaning | None:
    """ "now" is the day of publication; "soon" runs on from it; "recently" runs up to it."""
    now = context.now
    kind = next(name for name in expression.classes if name != "rest")
    if kind == "present":
        if expression.word_before() in ("until", "till", "by", "up", "for") and expression.words == ("now",):
            return Meaning("DATE", "PRESENT_REF", now, now)
        opens = expression.first == 0 and expression.word_after() in (",", "that", "for")  # "Now, about the weather"
        return None if opens and expression.words == ("now",) else Meaning("DATE", "PRESENT_REF", now, now)
    if kind == "past":
        return Meaning("DATE", "PAST_REF", None, now)
    if "future" in expression.words and expression.word_after() == "of":
        return None  # what is to become of somebody
    if expression.words in (("soon",), ("shortly",)) and not _is_ahead(expression):
        return None
    return Meaning("DATE", "FUTURE_REF", now, None)


def vague(expression: Expression, context: Context) -> Meaning | None:
    """ "in the past", "the recent closing", "his current wife": near now, without saying how near."""
    word, after = expression.words[-1], expression.word_after()
    if word == "past":
        return Meaning("DATE", "PAST_REF", None, context.now)
    if not after[:1].isalpha() or after in words_of("units")["joins"]:
        return None
    if word == "recent":
        return Meaning("DATE", "PAST_REF", None, context.now)
    return Meaning("DATE", "PRESENT_REF", context.now, context.now) if word == "current" else None


def _is_ahead(expression: Expression) -> bool:
    """Whether "soon" looks ahead of the report ("could soon fall"), and not of its story ("soon after the strike")."""
    if expression.word_before() in ("as", "so", "too", "how") or expression.word_after() in ("after", "before", "as"):
        return False
    return expression.word_before() in words_of("directions")["modal"] or is_future(expression)


def deictic(expression: Expression, context: Context) -> Meaning | None:
    """ "today", "late yesterday", "tomorrow morning", "tonight"."""
    if _is_generic(expression):
        return None
    if context.now is None:
        return Meaning("DATE", "PRESENT_REF" if "today" in expression.words else None)
    word = expression.one("deictic") or "today"
    day = context.now + timedelta({"yesterday": -1, "tomorrow": 1}.get(word, 0))
    part = expression.one("part", "instant")
    clock = clock_value(expression)
    if clock:
        return Meaning("TIME", day.isoformat() + clock, day, day, anchors=True)
    if word == "tonight" or part:
        return part_value(periods.day(day), part or "tonight")
    return dated(periods.day(day))


def _is_generic(expression: Expression) -> bool:
    """Whether a day stands for an age: "today's world", "the leaders of tomorrow"."""
    if expression.words == ("tomorrow",) and expression.word_before() == "of":
        return expression.word_before(2) not in words_of("parts") and expression.word_before(2) not in ("end", "start")
    owned = expression.words == ("today",) and expression.word_after() in ("'s", "’s")
    return owned and not {expression.word_after(2), expression.word_after(3)}.isdisjoint(words_of("units")["ages"])


def stepped(expression: Expression, context: Context) -> Meaning | None:
    """ "last Thursday", "this summer", "next March", "last night", "this morning", "this week"."""
    now = context.told if context.narrative else context.now
    if expression.one("last", "next") in TOLD and context.anchor is not None:
        now = context.told
    if now is None:
        return dated(None)
    if "unit" in expression.classes and expression.tokens[expression.last - 1].text.istitle():
        return None  # the programme "This Week"
    if (expression.one("quarter") or "").endswith("s"):
        return Meaning("DURATION", duration_value(None, "quarter"))
    period = _step(expression, now)
    part, clock = expression.one("part", "instant"), clock_value(expression)
    if period is None:
        return None
    if clock is not None:
        return Meaning("TIME", period.value + clock, period.earliest, period.latest, anchors=True)
    if part is None:
        so_far = "unit" in expression.classes and period.value.endswith(f"W{now.isocalendar().week:02d}")
        return dated(_up_to(period, now, back=not is_future(expression)) if so_far else period)
    if part == "night" and "last" in expression.classes and "weekday" not in expression.classes:
        return Meaning("TIME", f"{period.value}TNI", period.earliest, now, anchors=True)
    return part_value(period, part)


def _step(expression: Expression, now: date) -> Period | None:
    back, forth = "last" in expression.classes, "next" in expression.classes
    turn = -1 if back else int(forth)
    weekday, month = expression.one("weekday"), expression.one("month")
    season = expression.one("season", "fall")
    if weekday is not None:
        start, ahead = now + timedelta(turn), forth or (not back and is_future(expression))
        return periods.day(nearest_weekday(start, weekday_number(weekday), future=ahead))
    if month is not None:
        number = month_number(month)
        late = number >= now.month if back else number <= now.month
        return periods.month(now.year + (turn if late else 0), number)
    if season is not None:
        return _step_season(season_name(season), now, turn)
    return _step_unit(expression, now, turn)


def _step_season(name: str, now: date, turn: int) -> Period:
    this = periods.season(now.year, name)
    if turn < 0 and this.latest >= now:
        return periods.season(now.year - 1, name)
    if turn > 0 and this.earliest <= now:
        return periods.season(now.year + 1, name)
    return this


def _step_unit(expression: Expression, now: date, turn: int) -> Period | None:
    if "weekend" in expression.classes:
        if turn == 0:
            return _weekend(now, future=is_future(expression))
        return periods.weekend(now + timedelta(7 * turn))
    if "part" in expression.classes or "instant" in expression.classes:
        return periods.day(now + timedelta(turn))
    if "quarter" in expression.classes:
        then = periods.move(now, 3 * turn, "month")
        return periods.around(then, "quarter") if then else None
    unit = unit_of(expression)
    then = periods.move(now, turn, unit) if unit not in ("hour", "minute", "second") else now
    return periods.around(then, unit) if then else None


def _weekend(now: date, *, future: bool) -> Period:
    this = periods.weekend(now)
    if future or this.earliest <= now:
        return this
    return periods.weekend(now - timedelta(7))


def weekend(expression: Expression, context: Context) -> Meaning | None:
    """ "the weekend": the last one, or the coming one where the clause looks ahead."""
    now = context.now
    return replace(dated(_weekend(now, future=is_future(expression)) if now else None))


def weekday_step(expression: Expression, context: Context) -> Meaning | None:
    """ "Tuesday of last week"; of "a Tuesday last month" the month."""
    now = context.told if context.narrative else context.now
    if now is None:
        return dated(None)
    if expression.one("unit") != "week":
        whole = _step(
            replace(expression, classes=tuple(n.replace("weekday", "other") for n in expression.classes)), now
        )
        return dated(whole)
    turn = -bool(expression.all("last")) + bool(expression.all("next"))
    monday = periods.week(now).earliest + timedelta(7 * turn)
    day = periods.day(monday + timedelta(weekday_number(expression.one("weekday") or "mon")))
    part = expression.one("part", "instant")
    return part_value(day, part) if part else dated(day)


def step_twice(expression: Expression, context: Context) -> Meaning | None:
    """ "the day before yesterday", "the week before last", "the year after next"."""
    now, unit = context.told if context.narrative else context.now, unit_of(expression)
    if now is None:
        return dated(None)
    deictic, back = expression.one("deictic"), "before" in expression.classes
    if deictic is not None:
        now += timedelta({"yesterday": -1, "tomorrow": 1}.get(deictic, 0))
    then = periods.move(now, (1 if deictic else 2) * (-1 if back else 1), unit)
    return dated(periods.around(then, unit)) if then else dated(None)


def day_told(expression: Expression, context: Context) -> Meaning | None:
    """ "eight on the day before", "the day after, they left": beside the last day told, where nothing else follows."""
    told, ends = context.anchor, not expression.word_after()[:1].isalnum()
    if told is None or told.days != 1 or unit_of(expression) != "day" or not ends:
        return None
    return dated(periods.day(told.latest + timedelta(-1 if "before" in expression.classes else 1)))


def same(expression: Expression, context: Context) -> Meaning | None:
    """ "that day", "the same month", "later that year": the period around the last time told."""
    told = context.anchor
    if told is None:
        return None
    part, season = expression.one("part"), expression.one("season")
    if part:
        return part_value(periods.day(told.latest), part)
    if season:
        return dated(periods.season(told.earliest.year, season_name(season)))
    if "weekday" in expression.classes:
        number = weekday_number(expression.one("weekday") or "mon")
        return dated(periods.day(nearest_weekday(told.latest, number, future=False)))
    if "month" in expression.classes:
        return dated(periods.month(told.earliest.year, month_number(expression.one("month") or "jan")))
    if "weekend" in expression.classes:
        return dated(periods.weekend(told.latest))
    return dated(_around_told(told, unit_of(expression)))


def _around_told(told: Period, unit: str) -> Period:
    return told if unit == "day" and told.days == 1 else periods.around(told.earliest, unit)


def edged_step(expression: Expression, context: Context) -> Meaning | None:
    """ "earlier this week", "late last month", "the end of the year", "later that day", "year-end"."""
    if "that" in expression.classes:
        return same(expression, context)
    story = context.narrative or (context.published is None)
    now = context.told if story else context.now
    if now is None:
        return dated(None)
    whole = _step(replace_this(expression), now)
    if whole is None:
        return None
    if "part" in expression.classes:
        return part_value(whole, expression.one("part") or "")
    if "earlier" in expression.classes or "later" in expression.classes:
        return dated(_up_to(whole, now, back="earlier" in expression.classes))
    edge, which = expression.one("edge"), expression.one("early")
    if edge in ("end", "close"):
        if "possessive" in expression.classes or "dash" in expression.classes or expression.word_before() == "by":
            last = periods.day(whole.latest)
            return dated(last if "dash" in expression.classes else replace(last, value=whole.value))
        which = "late"
    if edge == "eve":
        return None
    return dated(periods.edge(whole, which or ("mid" if edge == "middle" else "early")))


def replace_this(expression: Expression) -> Expression:
    """The same expression without the words that cut its edge, for the period that is cut."""
    cut = ("early", "edge", "earlier", "later")
    return replace(expression, classes=tuple("other" if name in cut else name for name in expression.classes))


def _up_to(whole: Period, now: date, *, back: bool) -> Period:
    """The part of a period before now, or after it; all of it when now stands outside."""
    if not whole.earliest <= now <= whole.latest:
        return whole
    return replace(whole, latest=now) if back else replace(whole, earliest=now)


def part(expression: Expression, context: Context) -> Meaning | None:
    """ "the night", "at dawn": of the last day told, which for a night reaches into the one before publication.

    "Overnight" at the head of a sentence of news opens another day than the last one told: that of publication.
    """
    name = expression.one("part", "instant", "overnight") or "night"
    told, now = context.anchor, context.now
    opens = name == "overnight" and expression.first == 0 and not context.narrative
    if told is not None and told.days == 1 and told.latest != now and not (opens and now is not None):
        day = told.latest + timedelta(name in _EARLY and _is_late(told))
    elif now is not None:
        day = now
    else:
        return None if told is None or told.days > 1 else part_value(told, name)
    if expression.word_before() in ("at",) and name == "night" and "the" not in expression.classes:
        return Meaning("TIME", "XXXX-XX-XXTNI")
    meaning = part_value(periods.day(day), name)
    if name in ("night", "overnight"):
        before = day - timedelta(1)
        if day == now:
            return replace(meaning, value=f"{before.isoformat()}TNI", earliest=before)
        return replace(meaning, latest=day + timedelta(1))
    return meaning


def clock(expression: Expression, context: Context) -> Meaning | None:
    """A clock time alone: on the last day told."""
    value = clock_value(expression)
    at = expression.word_before() in ("at", "around", "about", "by", "until", "from")
    sure = any(name in expression.classes for name in ("ampm", "zone", "local", "oclock", "hours"))
    if value is None or not (sure or (at and ":" in (expression.one("clock") or ""))):
        return None
    told = context.told if context.anchor is None or context.anchor.days == 1 else context.now
    if told is None:
        return Meaning("TIME", value)
    hour = int(value[1:3])
    if context.anchor is not None and told != context.now:
        told += timedelta(hour < _MORNING and _is_late(context.anchor))
    late = told == context.now and hour >= _LATE and not (context.narrative or is_future(expression))
    return Meaning("TIME", told.isoformat() + value, told - timedelta(late), told)


def _is_late(told: Period) -> bool:
    """Whether the last time told is an evening or a night, so that "5 a.m." and "dawn" are of the next day."""
    clock = re.search(r"T(\d\d)", told.value)
    return told.value.endswith(("TEV", "TNI")) or (clock is not None and int(clock[1]) >= _LATE)


RELATIVE: Mapping[str, Callable[[Expression, Context], Meaning | None]] = {
    "reference": reference,
    "vague": vague,
    "deictic": deictic,
    "stepped": stepped,
    "weekend": weekend,
    "weekday_step": weekday_step,
    "step_twice": step_twice,
    "day_told": day_told,
    "same": same,
    "edged_step": edged_step,
    "part": part,
    "clock": clock,
}
