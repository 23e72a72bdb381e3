"""Where and when an event of a reading happens, as far as its own words, its movements and its report tell."""

import re
from collections.abc import Iterable
from dataclasses import replace

from tadmor.lang.datelines import told_on
from tadmor.link.tellings.found.places.elsewhere import is_elsewhere
from tadmor.link.tellings.found.places.named import briefed, named_again, scene, spots, that_way
from tadmor.link.tellings.found.scenes.earlier import some_time_before
from tadmor.link.tellings.found.scenes.followed import is_of_sequel
from tadmor.link.tellings.found.scenes.own import DONE_THERE, is_of_charge, its_own
from tadmor.link.tellings.found.whole.sight import Sight
from tadmor.link.tellings.kinds import HELD
from tadmor.link.tellings.places import Spot, spot_of
from tadmor.link.tellings.sentences import said_then, sentence
from tadmor.link.tellings.times import When, told_by, when
from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Claim, Event, Movement, Span, inside, overlap, touching

__all__ = ["legs_of", "scene_of", "sums_up", "told_town", "when_of"]

_WORDS = Vocabulary(__name__)

_FROM = re.compile(
    r"\bfrom(?: the)?(?: [A-Z][\w'’-]*(?:,| and| or)+)*\s$"
)  # "fighters from Raqqa": not where they fight
_ANNOUNCED = re.compile(r"\b(?:announc|declar|proclaim|post|publish|releas)\w+", re.IGNORECASE)
_LIVING = re.compile(
    r"\b(?:residents?|inhabitants|locals|villagers|townspeople|people|famil(?:y|ies)|witnesses|shopkeepers?)"
    r" (?:of|in|from)(?: the)?(?: (?:town|village|city) of)? $",
    re.IGNORECASE,
)  # "residents of Arlun said that shells had fallen": on Arlun
_BEFORE_DAY = 20  # characters before a day in which "posted on" stands
_BASE = re.compile(r"the (?:air ?|military |army )?(?:base|airbase|airfield|airport)", re.IGNORECASE)
_NOUN = re.compile(r"\b(?:town|city|village)\b", re.IGNORECASE)
_SMALL = re.compile(r"\b(?:village|hamlet|quarter|neighbou?rhood|suburb)\b", re.IGNORECASE)
_SOME = re.compile(
    r"(?:an?|another|other|several|some|many) (?:[\w’'-]+ ){0,3}(?:areas?|regions?|towns?|villages?|territory)",
    re.IGNORECASE,
)  # "in a rebel-held area" is hardly in the town that a report is about
_THERE = re.compile(r"(?: [\w-]+){0,3} there\b(?! (?:is|are|was|were|had|have)\b)")
_THERE_IS = re.compile(r" (?:is|are|was|were|had|has|have|would|will|could|may|might)\b")
_INTO = re.compile(r"\binto (?:the )?(?:[\w-]+ )?$")
_SUMMED = re.compile(
    r"\b(?:since|from) the (?:start|beginning|outset|launch|operation|offensive|campaign|battle|assault|war)\b"
    r"|\b(?:so far|in the (?:whole )?(?:campaign|offensive|operation))\b"
)
_LONG = 90  # days before a report from which on what it tells is no part of what it is about
_LASTS = 31  # days from which an event in a country is no one's of its towns
_BESIDE = 50  # characters before a town in which those stand who live there
_BREAK = re.compile(r"[.:;\"“]")
_CONTROL = "CONTROL"
_AND_THAT = re.compile(r"\b(?:and|but) that\b")  # "that it was hit on Sunday, and that the army held it": it does
_QUARTER = re.compile(r" (?:districts?|quarters?|neighbou?rhoods?|suburbs?)\b")
_SAID_ON = re.compile(r"[\s,]*(?:(?:late|early) )?(?:on )?")


def when_of(sight: Sight, claim: Claim, event: Event) -> When | None:
    """When an event happens: "repelled it, a source told the agency on Monday" is of Monday or the day before."""
    history = some_time_before(sight, event)
    if history is not None:
        return history
    text = sight.reading.document.text
    hurt = event.class_ in DONE_THERE
    time = tuple(s for s in its_own(sight, event, event.time) if not (hurt and is_of_sequel(text, event.trigger, s)))
    time = tuple(s for s in time if event.type != HELD or not _AND_THAT.search(text, s.end, event.trigger.start))
    own = sight.attributions.get(claim.attribution or "")
    if own is None:
        return when(sight.reading, [s for s in time if not said_then(text, s)], event)
    time = tuple(s for s in time if not is_of_charge(text, own, s))
    ends = [s.end for s in (*own.cue, *own.addressee)]
    said = [s for s in time if any(_SAID_ON.fullmatch(text[end : s.start]) for end in ends)]
    told = [s for s in time if s not in said or inside(s, claim.spans)]
    told = [s for s in told if s in said or not said_then(text, s)]  # "as a commission had said on Tuesday"
    if told or not said:
        return when(sight.reading, told, event)
    found = when(sight.reading, said, event)
    words = [span.text for span in own.cue] + [text[max(0, span.start - _BEFORE_DAY) : span.start] for span in said]
    announced = any(_ANNOUNCED.search(one) for one in words)  # of the day itself, for all that words say
    return found if found is None or not found.own or announced else told_by(found)


def scene_of(sight: Sight, event: Event, time: When | None) -> tuple[Spot, ...]:
    """Where an event happens. Who "left towards Tiyas" leaves from somewhere else: from where the report is about."""
    movements = sight.movements.get(event.id, ())
    path = [s for m in movements for s in (*m.origin, *m.via, *m.destination) if not _bound_for(sight, event, s)]
    own = tuple(s for s in its_own(sight, event, event.place) if not _of_speech(sight, event, s))
    own = tuple(s for s in own if not (_bound_for(sight, event, s) or _is_no_place(sight, s)))
    place = own if path else [s for s in own if not _where_from(sight, event, s)]
    running = (time is not None and time.own and time.since) or sums_up(sight.reading.document.text, event.trigger)
    running = running or _beside_quarter(sight, event)
    about = sight.ground.whole if running else sight.ground.at(event.trigger.start)
    if running:  # "that Harun had been taken and that 3,000 had been killed since the start": not in Harun
        text = sight.reading.document.text
        place = [s for s in place if not _AND_THAT.search(text, s.end, max(s.end, event.trigger.start))]
    found = spots(sight.reading, (*place, *path), home=sight.ground.home)
    found = found or _again(sight, place) or _taken_up(sight, event, (*place, *path))
    about = about if found else _home(sight, event) or (None if _long_ago(sight, time) else about)
    whole = sight.ground.whole
    if whole is not None and _vague(sight, found, whole):
        return (replace(whole, own=True, vague=True),)
    towards = bool(movements) and not event.place and not legs_of(movements) & {"origin", "via"}
    lasting = (time is not None and time.own and time.days > _LASTS) or _is_entered(sight, found)
    some = (*found, about) if found and towards and about is not None else found
    within = any(not (_SOME.fullmatch(span.text) or _WORDS["outside"].search(span.text)) for span in place)
    return scene(some, about, within=within, lasting=lasting)


def _is_entered(sight: Sight, found: tuple[Spot, ...]) -> bool:
    """Whether a land is only entered: an incursion "into northern Syria" is in no town of it that a report is about."""
    text = sight.reading.document.text
    return any(_INTO.search(text[max(0, s.span.start - _BESIDE) : s.span.start]) for s in found if s.span is not None)


def sums_up(text: str, span: Span) -> bool:
    """Whether it is told of all since something began, and so of all its places: "killed since the operation began"."""
    before, behind = sentence(text, span)
    return _SUMMED.search(f"{before} {span.text} {behind}") is not None


def _beside_quarter(sight: Sight, event: Event) -> bool:
    """Whether a site was taken, and before it in its paragraph a quarter: the one does not lie in the other."""
    text, home = sight.reading.document.text, sight.ground.at(event.trigger.start)
    if event.class_ != _CONTROL or home is None or home.span is None or _QUARTER.match(text, home.span.end) is None:
        return False
    before = (e for e in sight.events.values() if e.class_ == _CONTROL and e.trigger.end <= event.trigger.start)
    return any(overlap(s, home.span) for e in before for s in (*e.place, *e.recipients))


def _vague(sight: Sight, found: tuple[Spot, ...], about: Spot) -> bool:
    """Whether only a direction is told, and what the report is about lies that way: "the fighting east of Homs"."""
    if not found or not all(s.vague for s in found):
        return False
    spans = [spot.span for spot in found if spot.span is not None]
    told = (place for place in touching(sight.reading.places, spans) if place.span in spans)
    return all(that_way(place, about) for place in told)


def _where_from(sight: Sight, event: Event, place: Span) -> bool:
    """Whether it only says where somebody is from: "fighters from Raqqa", not "Raqqa, where they were deployed"."""
    text = sight.reading.document.text
    told_there = place.end < event.trigger.start and "where" in text[place.end : event.trigger.start].split()
    return not told_there and _FROM.search(text[max(0, place.start - 40) : place.start]) is not None


def _is_no_place(sight: Sight, place: Span) -> bool:
    """Whether it is the "there" of "there had been no withdrawal"."""
    return place.text.lower() == "there" and _THERE_IS.match(sight.reading.document.text, place.end) is not None


def _bound_for(sight: Sight, event: Event, place: Span) -> bool:
    """Whether it is only where those were bound whom an attack struck: "fired at a bus taking people to Zarka"."""
    text = sight.reading.document.text
    behind = place.start >= event.trigger.end or _BREAK.search(text, place.end, event.trigger.start) is not None
    return event.class_ in DONE_THERE and behind and is_elsewhere(text, place, bound=True)


def _again(sight: Sight, place: Iterable[Span]) -> tuple[Spot, ...]:
    """Places whose names the report has read elsewhere, and no place where something is only said."""
    text = sight.reading.document.text
    return named_again(sight.reading, [span for span in place if not briefed(text, span)], home=sight.ground.home)


def _taken_up(sight: Sight, event: Event, place: Iterable[Span]) -> tuple[Spot, ...]:
    """The place that "there" or "that town" takes up from before."""
    end, words = event.trigger.end, [(s.start, s.text) for s in place]
    words = words or [
        (s.start, s.text) for s in event.recipients if _WORDS["town"].fullmatch(s.text)
    ]  # "struck the town"
    behind = _THERE.match(sight.reading.document.text, end)
    found = [told_town(sight, at, text) for at, text in words if _WORDS["town"].fullmatch(text)]
    found += [sight.ground.site(text, at) for at, text in words if _BASE.fullmatch(text)]
    if not words and behind is not None:
        found.append(sight.ground.there(end))
    return tuple(spot for spot in found if spot is not None)[:1]


def _long_ago(sight: Sight, time: When | None) -> bool:
    """Whether it is told of some earlier time, and so hardly of what the report is about: "the attack of last year"."""
    day = told_on(sight.reading.document)
    return day is not None and time is not None and time.own and (day - time.latest).days > _LONG


def _home(sight: Sight, event: Event) -> Spot | None:
    """Where those live who tell of it: "residents of Arlun said that the police had left"."""
    own, text = sight.attributions.get(event.attribution or ""), sight.reading.document.text
    for source in own.source if own is not None else ():
        for place in (town for town in sight.ground.towns if overlap(town.span, source)):
            if _LIVING.search(text, max(0, place.span.start - _BESIDE), place.span.start):
                return replace(spot_of(place, own=False), here=True)
    return None


def told_town(sight: Sight, at: int, text: str) -> Spot | None:
    """The place that "the town", "the village's school", "the same quarter" takes up."""
    found = _NOUN.search(text)
    noun = found[0].lower() if found else ""
    called = sight.ground.called(noun, at) if noun else None
    if called is not None:
        return called
    small = _SMALL.search(text) is not None
    return (sight.ground.village(at) if small else None) or sight.ground.town(at, noun)


def _of_speech(sight: Sight, event: Event, place: Span) -> bool:
    """Whether it is where somebody sits or speaks: "the staff in Kyiv said", "told journalists in Kyiv that"."""
    own = sight.attributions.get(event.attribution or "")
    if own is None:
        return False
    told = min((span.start for span in own.content), default=0)
    said = min((span.start for span in own.cue), default=told)
    return any(overlap(place, span) for span in own.source) or said < place.start < told


def legs_of(movements: Iterable[Movement]) -> frozenset[str]:
    """Which ends of its way some movements name."""
    return frozenset(name for m in movements for name in ("origin", "via", "destination") if getattr(m, name))
