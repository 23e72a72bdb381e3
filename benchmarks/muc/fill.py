"""From an incident to a template: the days, the place, who did it, who and what it hit."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from benchmarks.muc.countries import NINE
from benchmarks.muc.incidents import Incident, longest
from benchmarks.muc.keys import Days, Fill, Template
from benchmarks.muc.mentions import Frame, Group, doer, spelt

from tadmor.model import Reading, inside

__all__ = ["filled", "harmed", "home", "same", "shown", "template", "victims_of"]

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_CONFIDENCE = {
    "reported-as-fact": "REPORTED AS FACT",
    "claimed-or-admitted": "CLAIMED OR ADMITTED",
    "accused-by-authorities": "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "accused": "SUSPECTED OR ACCUSED",
    "possible": "POSSIBLE",
}


def home(reading: Reading, country: str, town: str) -> tuple[str, str]:
    """The country and town that a message is from, or about: of the dateline, else what is named most."""
    nine = set(NINE.values())
    if country.upper() in nine:
        return country.upper(), town
    first = reading.places[0] if reading.places else None
    if not country and town and first and first.span.start == 0 and first.country and first.country in NINE:
        return NINE[first.country], town
    named = Counter(NINE[p.country] for p in reading.places if p.country and p.country in NINE)
    named.update(NINE[a.country] for a in reading.actors if a.country and a.country in NINE for _ in a.mentions)
    return (named.most_common(1)[0][0] if named else "EL SALVADOR"), ""


def victims_of(incident: Incident) -> list[Group]:
    """Who an incident hit, each once."""
    return _told_once(list(_merged(g for m in incident.mentions for g in m.victims)))


def template(frame: Frame, incident: Incident) -> Template:
    """The answer for an incident, by rule."""
    targets = list(_merged(g for m in incident.mentions for g in m.targets))
    doers = [(g, m.event.confidence) for m in incident.mentions for g in m.doers]
    organizations = dict([*_blamed(frame, incident), *((g, c) for g, c in doers if g.organization and c != "cleared")])
    organizations = organizations or dict(_likely(frame))
    individuals = list(_merged(g for g, c in doers if not g.organization and c != "cleared"))
    slots = {
        "date": (_fill(_date(frame, incident)),),
        "location": (_fill(": ".join(_location(frame, incident))),),
        "type": (_fill(incident.kind),),
        "stage": (_fill(_stage(incident)),),
        "perp-individual": tuple(_fill(g.text) for g in individuals[:2]),
        "perp-organization": tuple(_fill(g.text) for g in list(organizations)[:1]),
        "perp-confidence": tuple(
            Fill((_CONFIDENCE.get(c or "", "REPORTED AS FACT"),), (g.text,)) for g, c in list(organizations.items())[:1]
        ),
        "phys-id": tuple(_fill(g.text) for g in targets),
        "phys-effect": tuple(Fill((g.effect,), (g.text,)) for g in targets if g.effect),
    }
    return filled(slots | harmed(victims_of(incident)))


def filled(slots: Mapping[str, tuple[Fill, ...]]) -> Template:
    """A template of the slots that say something."""
    return Template({slot: fills for slot, fills in slots.items() if fills and fills[0].ways[0]})


def harmed(victims: Sequence[Group]) -> dict[str, tuple[Fill, ...]]:
    """The slots of human targets."""
    return {
        "hum-name": tuple(_fill(g.name) for g in victims if g.name),
        "hum-description": tuple(
            Fill((g.role,), (g.name,)) if g.name and g.role else _fill(g.text) for g in victims if g.role or not g.name
        ),
        "hum-number": tuple(Fill((g.number,), (g.text,)) for g in victims),
        "hum-effect": tuple(Fill((g.effect,), (g.text,)) for g in victims if g.effect),
    }


def _fill(text: str) -> Fill:
    return Fill((text,))


def _blamed(frame: Frame, incident: Incident) -> Iterator[tuple[Group, str]]:
    """Who claims responsibility for what the incident's events tell, or is accused in one of its sentences."""
    for attribution in frame.reading.attributions:
        claims = attribution.act == "claim-responsibility" and attribution.source
        if claims and any(inside(m.event.trigger, attribution.content) for m in incident.mentions):
            yield from (
                (g, "claimed-or-admitted") for g in map(partial(doer, frame), attribution.source) if g.organization
            )
    sentences = {m.sentence for m in incident.mentions}
    for event in frame.reading.events:
        if event.type == "SPEECH.accuse" and frame.sentence(event.trigger.start) in sentences:
            yield from ((g, "accused") for g in map(partial(doer, frame), event.recipients) if g.organization)


def _likely(frame: Frame) -> Iterator[tuple[Group, str]]:
    """The armed group that the message names, if it names one alone."""
    bands = [a for a in frame.reading.actors if a.kind == "armed-group" and a.id]
    if len(bands) == 1:
        yield Group(spelt(bands[0]), organization=True), "reported-as-fact"


def _date(frame: Frame, incident: Incident) -> str:
    """The first single day that its mentions name; else "on or before" the message's, better than a vague stretch."""
    days = [one for one in incident.days if one.first == one.last]
    if days:
        return shown(days[0])
    return shown(Days(None, frame.day)) if frame.day else ""


def shown(days: Days) -> str:
    """As the keys write it."""
    if days.first is None:
        return f"- {_day(days.last)}"
    return _day(days.last) if days.first == days.last else f"{_day(days.first)} - {_day(days.last)}"


def _day(day: date) -> str:
    return f"{day.day:02d} {_MONTHS[day.month - 1]} {day.year % 100:02d}"


def _location(frame: Frame, incident: Incident) -> tuple[str, ...]:
    return longest(incident.places) or (frame.country,)


def _stage(incident: Incident) -> str:
    sure = [m.event for m in incident.mentions if m.event.status in ("occurred", "ongoing")]
    if not sure:
        return "THREATENED"
    return "ATTEMPTED" if any(e.outcome == "failed" for e in sure) else "ACCOMPLISHED"


def _merged(groups: Iterable[Group]) -> Iterator[Group]:
    """Each person or thing once: the fuller name, the worse effect."""
    kept: list[Group] = []
    for group in groups:
        at = next((n for n, one in enumerate(kept) if same(one, group)), None)
        if at is None:
            kept.append(group)
        else:
            kept[at] = _both(kept[at], group)
    yield from kept


def _told_once(groups: Sequence[Group]) -> list[Group]:
    """Without those that only point back: "the murdered candidate" after his name, "the six" after six priests."""
    kept: list[Group] = []
    for group in groups:
        before = [one for one in kept if one.number == group.number or group.number == "PLURAL"]
        if group.definite and not group.name and before:
            continue
        kept.append(group)
    return [g for g in kept if not g.military or not any(not one.military for one in kept)]


def same(a: Group, b: Group) -> bool:
    """Whether two may be one: one name's words among the other's, or the same last word."""
    first, second = set(a.text.split()), set(b.text.split())
    if bool(a.name) != bool(b.name):
        return False
    return first <= second or second <= first or a.text.split()[-1] == b.text.split()[-1]


def _both(a: Group, b: Group) -> Group:
    effects = [e for e in (a.effect, b.effect) if e]
    worst = next((e for e in ("DEATH", "INJURY", "DESTROYED", "SOME DAMAGE") if e in effects), None)
    longer = a if len(a.text) >= len(b.text) else b
    number = a.number if a.number not in ("PLURAL",) else b.number
    return Group(
        a.text if not a.name else longer.text,
        a.name and longer.name,
        a.role or b.role,
        number,
        a.human,
        a.military,
        worst,
        span=a.span,
    )
