"""The days that an incident may have been on: those that its message names, and what its own day allows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from benchmarks.muc.choose import Option
from benchmarks.muc.fill import shown
from benchmarks.muc.incidents import Incident
from benchmarks.muc.keys import Days
from benchmarks.muc.mentions import Frame
from benchmarks.muc.nearby import bucket, merged, where_told, words_told

from tadmor.model import Time, overlap

__all__ = ["date_options"]

_LONGEST = 31
_WORDS = 0.2  # what a word of its sentences counts beside what is described: there are many


def date_options(frame: Frame, incident: Incident) -> list[Option]:
    """Every day or stretch of days that may be answered; none where neither text nor dateline has a day."""
    return merged([*_named(frame, incident), *_by_default(frame, incident)])


def _named(frame: Frame, incident: Incident) -> Iterator[tuple[str, Mapping[str, float]]]:
    known = [(t, t.earliest, t.latest) for t in frame.reading.times if t.earliest and t.latest]
    dated = [(t, a, b) for t, a, b in known if a and b and _fits(frame, t, a, b)]
    for time, first, last in dated:
        if frame.day:
            last = min(last, frame.day)
        described = _described(frame, incident, time, first, last)
        yield shown(Days(first, last)), described
        if first == last and _night(time):
            yield shown(Days(first, first + timedelta(days=1))), {**_tagged("night after", described), "any": 1.0}
            yield shown(Days(first - timedelta(days=1), first)), {**_tagged("night before", described), "any": 1.0}
        if first == last and time.span.text.lower() != "today":
            yield f"- {shown(Days(last, last))}", {**_tagged("until", described), "any": 1.0}


def _fits(frame: Frame, time: Time, first: date, last: date) -> bool:
    near = (last - first).days <= _LONGEST and time.type in ("DATE", "TIME")
    return near and (frame.day is None or first <= frame.day)


def _tagged(tag: str, features: Mapping[str, float]) -> dict[str, float]:
    return {f"{tag} {name}": value for name, value in features.items() if not name.startswith("says")}


def _night(time: Time) -> bool:
    return (
        "night" in time.span.text.lower() or "dawn" in time.span.text.lower() or "overnight" in time.span.text.lower()
    )


def _described(frame: Frame, incident: Incident, time: Time, first: date, last: date) -> dict[str, float]:
    number = frame.sentence(time.span.start)
    attached = [n for n, m in enumerate(incident.mentions) if any(overlap(time.span, s) for s in m.event.time)]
    others = [e for e in frame.reading.events if any(overlap(time.span, s) for s in e.time)]
    away = min(abs(time.span.start - m.event.trigger.start) for m in incident.mentions)
    sentences = where_told(incident)
    kind = "stretch" if first != last else "day"
    age = (frame.day - last).days if frame.day else 0
    found = {
        f"{kind}": 1.0,
        f"{kind} attached": float(bool(attached)),
        f"{kind} attached first": float(bool(attached) and attached[0] == 0),
        "attached to others alone": float(bool(others) and not attached),
        f"{kind} sentences away {bucket(min(abs(number - s) for s in sentences))}": 1.0,
        f"sentences from the first {bucket(abs(number - sentences[0]))}": 1.0,
        f"letters away {bucket(away // 40)}": 1.0,
        "before the first": float(number < sentences[0]),
        "in the first sentence": float(number == 0),
        f"age {bucket(age, (0, 1, 3, 7, 31))}": 1.0,
        f"age {bucket(age, (0, 1, 3, 7, 31))} attached": float(bool(attached)),
    }
    says = re.sub(r"\d+", "#", time.span.text.lower()).split()
    before = frame.reading.document.text[max(0, time.span.start - 25) : time.span.start].lower().split()[-2:]
    return found | {f"says {word}": 1.0 for word in says} | {f"after {word}": 1.0 for word in before}


def _by_default(frame: Frame, incident: Incident) -> Iterator[tuple[str, Mapping[str, float]]]:
    if frame.day is None:
        return
    sure = any(m.event.status in ("occurred", "ongoing") for m in incident.mentions)
    told = {
        "": 1.0,
        f" {incident.kind}": 1.0,
        " named days": float(bool(incident.days)),
        " one day": float(any(d.first == d.last for d in incident.days)),
        " only consequences": float(not incident.definite),
        " general": sum(m.general for m in incident.mentions) / len(incident.mentions),
        " late": float(incident.mentions[0].sentence > 2),
        " first": float(incident.mentions[0].sentence == 0),
        " not sure": float(not sure),
        " mentions": min(5, len(incident.mentions)) / 5,
    }
    words = {f" told {word}": _WORDS for word in words_told(frame, incident)}
    for name, days in _defaults(frame.day):
        yield days, {name + feature: value for feature, value in (told | words).items()}


def _defaults(day: date) -> Sequence[tuple[str, str]]:
    before = day - timedelta(days=1)
    return (
        ("by its day", shown(Days(None, day))),
        ("its day", shown(Days(day, day))),
        ("the day before", shown(Days(before, before))),
    )
