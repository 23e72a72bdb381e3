"""Who is told to say it: without better knowledge a voice is a named speaker's body, or the report itself."""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from tadmor.link.denials import answers, denies, goes_on, is_negative, looks_back, refers, until
from tadmor.link.tellings.asides import aside
from tadmor.link.tellings.marks import Heard, heard
from tadmor.link.tellings.sentences import sentence
from tadmor.link.voices.bodies import state_called, state_names
from tadmor.link.voices.flow import running_on
from tadmor.link.voices.hearing import of_the_ranks
from tadmor.link.voices.myself import SAYING, is_the_reports, speaker_above
from tadmor.link.voices.sides import Sides
from tadmor.model import Attribution, Claim, Event, Reading, Span
from tadmor.ontology.spelling import name_key

__all__ = ["NO", "NOBODY", "THE_REPORT", "Holders", "Said"]

_DEEPEST = 20
NOBODY = "somebody unnamed"
"""Whom a pronoun stands for that nothing in a report explains."""
THE_REPORT = "the report"
"""Whose a report's own words are where no outlet is known."""
_PRONOUNS = frozenset(
    ["he", "she", "it", "they", "who", "which", "that", "their", "his", "her", "its", "we", "i", "you"]
)
_ARTICLE = re.compile(r"^(?:an?|the|one) ")  # "the officer" is "an officer" of the line above
_FEW = 4  # words of a claim that goes on behind who says it, which tell nothing alone
_RELATIVE = re.compile(r",? (?:who|which|that)$")
_CALLED = 7  # words up to which those of a source are what somebody is called
NO = re.compile(r"\b(?:no|not|none|never|nobody|neither|nor|without)\b|n['’]t\b", re.IGNORECASE)
_NO_WORD = re.compile(r"\b(?:comment|respond|react)(?:ed)?\b", re.IGNORECASE)
_CONTRAST = re.compile(r"\b(?:however|but|yet|by contrast|in contrast)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"][^“”\"\n]*[”\"]")
_SCARE = 30  # characters up to which quotation marks only set words apart
_QUOTES = re.compile(r"\b(?:quot|cit)(?:e|es|ed|ing)\b", re.IGNORECASE)
_LONG = 200  # characters of a claim above which its one sign says little of one event in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One claim in a telling: whose it is, and whether it says that the thing did not happen.

    `denial`: the cue denies, or the content answers what was said before with a denial; of several events in one claim
    it is the first that is denied for certain. `flat`: a sentence of it says flatly no ("not one of us was there"):
    that contradicts an account, and alone it denies nothing. `voice` is a key, "document:..." where nobody is named;
    `name` is for people. `chain` are the keys of all named holders. `side`: the government or group for whom the
    innermost speaks, "" where that is unknown. `distanced`: the report keeps its distance ("claimed"). `heard`: how
    well its speaker is heard in a text that has lost its marks. `aside`: in reported words, but the report's own;
    `within`: by whose name those words stand. `words`: what its speaker is called where a state is named for somebody
    unnamed ("Norland officials").
    `turn`: its speaker's turn in a talk ("VASK: we heard of nine"). `contrasts`: the report sets it against what it has
    told before ("a nurse said, however, that"). `titled`: it stands in the report's title, and nobody is named for it.
    """

    claim: str
    voice: str
    name: str
    chain: tuple[str, ...] = ()
    negative: bool = False
    denial: bool = False
    flat: bool = False
    distanced: bool = False
    accuses: bool = False
    side: str = ""
    heard: Heard = "kept"
    aside: bool = False
    within: str = ""
    words: str = ""
    turn: bool = False
    contrasts: bool = False
    titled: bool = False
    span: Span

    def holds(self, words: Span | None) -> bool:
        """Whether words begin in those of the claim."""
        return words is not None and self.span.start <= words.start < self.span.end

    @property
    def firm(self) -> bool:
        """Whether it may answer what another tells: a cue denies, or its words do so flatly."""
        return self.denial or self.flat


class Holders:
    """Who holds the claims of one reading, and who denies; what its attributions and speakers are is looked up once."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._text = reading, reading.document.text
        self.attributions = {a.id: a for a in reading.attributions}
        self.sides = Sides(reading)
        title = (reading.document.title or "").strip()
        start = len(self._text) - len(self._text.lstrip())
        self._title_end = start + len(title) if title and self._text.startswith(title, start) else 0
        self._quotations = [q.span() for q in _QUOTED.finditer(self._text) if len(q[0]) > _SCARE]
        self._runs_on = running_on(reading)
        self._asked: dict[tuple[str, str], bool] = {}
        self._side_of: dict[str, str] = {}

    def own(self, claim: Claim) -> Attribution | None:
        """The attribution that a claim is the words of."""
        return self.attributions.get(claim.attribution or "")

    def denies(self, own: Attribution) -> bool:
        """Whether it denies (`link.denials.denies`)."""
        return self._once(denies, own)

    def answers(self, own: Attribution) -> bool:
        """Whether it denies what was said just before (`link.denials.answers`)."""
        return self._once(answers, own)

    def _once(self, question: Callable[[Attribution, str], bool], own: Attribution) -> bool:
        """What is asked of one attribution for every event and claim in its words."""
        key = question.__name__, own.id
        if key not in self._asked:
            self._asked[key] = question(own, self._text)
        return self._asked[key]

    def said(self, claim: Claim, event: Event | None = None) -> Said:
        """Who says a claim, and with which sign: all of it, or of one event in it."""
        own = self.own(claim)
        if own is not None and event is not None and self._once(looks_back, own):
            own = self.attributions.get(own.parent or "")
        between = _presupposed(own, self.attributions, event)
        if event is not None and between is not None:
            return _aside(self._reading, claim, event, between, own)
        return self._held(claim, event, own)

    def _held(self, claim: Claim, event: Event | None, own: Attribution | None) -> Said:
        """What an attribution, or the report itself, says of a claim in its words, or in those that run on."""
        speaks = own or self._runs_on.get(claim.id)
        holders = _chain(speaks, self.attributions, self._reading.document.outlet)
        named = [(key, name) for a in holders for key, name in _named(a)]
        voice, name = self._handed_on(holders) or (
            named[0] if named else _unnamed(self._reading, _teller(speaks, holders))
        )
        if speaks is None and self._is_quoted(event.trigger if event is not None else claim.spans[0]):
            voice, name = f"document:{self._reading.document.id}:{NOBODY}", NOBODY
        first_named = next((a for a in holders if _named(a)), None)
        answering, denying = own is not None and self.answers(own), own is not None and self.denies(own)
        end = None if own is None else until(own) if answering else goes_on(own) if denying else None
        beyond = end is not None and event is not None and event.trigger.start >= end
        answer = answering and not beyond
        first = event is None or event.id in claim.events[:1]
        return Said(
            claim=claim.id,
            voice=voice,
            name=name,
            chain=tuple(dict.fromkeys(key for key, _ in named)),
            negative=answer or (_is_negated(event) if beyond else self._is_negative(claim, event, own)),
            denial=(answering or denying) and first and not beyond,
            distanced=own is not None and own.stance == "distancing",
            accuses=own is not None and own.act == "accuse",
            side=self._side(holders),
            heard=heard(self._reading, claim, own),
            words=_officials(first_named) if first_named is not None and voice == named[0][0] else "",
            turn=any([span.text for span in a.cue] == [":"] for a in holders),
            contrasts=own is not None and _contrasts(claim, self._text),
            titled=not named and claim.spans[-1].end <= self._title_end,
            span=_until(_part(claim, event), None if beyond else end),
        )

    def _is_quoted(self, words: Span) -> bool:
        """Whether words stand in a quotation whose speaker was not read: they are somebody's, and not the report's."""
        at = bisect_right(self._quotations, (words.start, len(self._text)))
        return at > 0 and words.end <= self._quotations[at - 1][1]

    def _handed_on(self, holders: list[Attribution]) -> tuple[str, str] | None:
        """Somebody unnamed whose words an outlet only hands on: "the radio quoted volunteers as saying"."""
        inner, around = next(iter(holders), None), next((a for a in holders if _named(a)), None)
        if inner is None or around is None or inner is around or inner.type not in SAYING or not inner.source:
            return None
        quotes = any(_QUOTES.search(span.text) for span in around.cue)
        found = _unnamed(self._reading, inner) if quotes or self._is_outlet(_named(around)[0][1]) else None
        return None if found is None or found[1] == NOBODY else found

    def _is_outlet(self, name: str) -> bool:
        """Whether a name is that of an outlet, the report's own among them."""
        return name_key(name) == name_key(self._reading.document.outlet or "") or self.sides.is_press(name)

    def _side(self, holders: list[Attribution]) -> str:
        """The side of the innermost holder whom the report names."""
        innermost = next((a for a in holders if _named(a) or _is_source(a)), None)
        if innermost is None or innermost.speaker is None:
            return ""
        if innermost.id not in self._side_of:
            self._side_of[innermost.id] = self.sides.of(innermost.speaker) or ""
        return self._side_of[innermost.id]

    def _is_negative(self, claim: Claim, event: Event | None, own: Attribution | None) -> bool:
        """A short claim's sign is that of its one event; of several, or in a long quotation, it may be another's."""
        if own is not None and self.denies(own):
            return True
        if own is not None and any(_NO_WORD.search(span.text) for span in own.cue):
            return _is_negated(event)  # "has not commented on the strike"
        if own is not None and event is not None:
            long = sum(len(span.text) for span in claim.spans) > _LONG
            if long or len(claim.events) > 1:
                return _is_negated(event)
        return is_negative(claim, event, attributed=own is not None)


def _contrasts(claim: Claim, text: str) -> bool:
    """Whether words of its sentence before a claim set it against what was told."""
    return (
        _CONTRAST.search(sentence(text, claim.spans[0])[0]) is not None
        or _CONTRAST.match(claim.spans[0].text) is not None
    )


def _presupposed(own: Attribution | None, by_id: dict[str, Attribution], event: Event | None) -> Span | None:
    """The words in which an event is presupposed: of what nobody says ("nine reportedly died") those around it too."""
    seen = 0
    while own is not None and event is not None and seen < _DEEPEST:
        found = aside(own, event)
        if found is not None or own.source:
            return found
        own, seen = by_id.get(own.parent or ""), seen + 1
    return None


def _aside(reading: Reading, claim: Claim, event: Event, words: Span, own: Attribution | None) -> Said:
    """What somebody's reported words only presuppose: the report's own word, or hearsay ("nine reportedly died").

    A denial leaves it as it is: only its own words say that it did not happen.
    """
    hearsay = own is not None and not (own.source or _named(own) or is_the_reports(own, reading.document.text))
    voice, name = _unnamed(reading, own if hearsay else None)
    negative = _is_negated(event) and NO.search(words.text) is not None
    within = "" if hearsay or own is None else next((n for _, n in _named(own)), _unnamed(reading, own)[1])
    return Said(
        claim=claim.id,
        voice=voice,
        name=name,
        negative=negative,
        aside=not hearsay,
        within="" if within in (name, NOBODY) else within,
        span=words,
    )


def _part(claim: Claim, event: Event | None) -> Span:
    """Of the words of a claim those in which an event is told: a quotation goes on behind its "he said".

    Of no event the first, or all but a few of them: "There was no truth", he said, "to the news of its fall".
    """
    if event is None:
        first = claim.spans[0]
        alone = len(first.text.split()) <= _FEW and not refers(first.text)
        return max(claim.spans, key=lambda s: s.end - s.start) if alone else first
    return next((s for s in claim.spans if s.start <= event.trigger.start < s.end), claim.spans[0])


def _until(span: Span, end: int | None) -> Span:
    """Of the words of a denial that points back its one sentence: what its speaker goes on to tell is his account."""
    goes_on = end is not None and span.start < end < span.end
    return Span(span.start, end, span.text[: end - span.start]) if goes_on and end is not None else span


def _is_negated(event: Event | None) -> bool:
    return event is not None and event.status == "negated"


def _chain(own: Attribution | None, by_id: dict[str, Attribution], outlet: str | None) -> list[Attribution]:
    """The attributions that hold a claim, innermost first."""
    found: list[Attribution] = []
    while own is not None and own not in found and len(found) < _DEEPEST:
        above = by_id.get(own.parent or "")
        if speaker_above(own, by_id, outlet) is None:
            found.append(own)
        own = above
    return found


def _is_source(attribution: Attribution) -> bool:
    """Whether somebody of a body speaks who does not speak for it: "a source in the ministry", "a soldier"."""
    speaker = attribution.speaker
    return speaker is not None and speaker.organisation is not None and of_the_ranks(speaker)


def _named(attribution: Attribution) -> list[tuple[str, str]]:
    """Who says it by key and by name: his body, or else he; nobody for who does not speak for his body."""
    speaker = None if _is_source(attribution) else attribution.speaker
    name = None if speaker is None else speaker.organisation or speaker.name
    return [(" ".join(name_key(name)), name)] if name and name_key(name) else []


def _officials(attribution: Attribution) -> str:
    """What somebody without a name is called who speaks for a state: "Norland officials"; nothing of any other body."""
    speaker = attribution.speaker
    if speaker is None or speaker.name is not None or not speaker.organisation:
        return ""
    source = _source(attribution)
    if source.lower() in _PRONOUNS:
        source = speaker.role or ""
    if len(source.split()) > _CALLED:
        return ""
    state = state_called(speaker.organisation) in state_names()
    return source if state else ""


def _source(attribution: Attribution) -> str:
    """Who says it, in words, without the "who" of "a military source who denied it"."""
    return _RELATIVE.sub("", " ".join(span.text for span in attribution.source))


def _teller(own: Attribution | None, holders: list[Attribution]) -> Attribution | None:
    """Who says it of those who hold it: to whom it "appears" so, or who speaks of "reports", that is who tells it."""
    said = own is None or bool(own.source) or (own.type in SAYING and own.parent is None)
    return own if said else next((a for a in holders if a.source), own)


def _unnamed(reading: Reading, own: Attribution | None) -> tuple[str, str]:
    """The report's own voice, or somebody in it whom it leaves unnamed."""
    outlet = reading.document.outlet
    if own is None or is_the_reports(own, reading.document.text, outlet):
        key = " ".join(name_key(outlet)) if outlet else ""
        return (key, outlet) if outlet and key else (f"document:{reading.document.id}", THE_REPORT)
    source = _source(own) or NOBODY
    if source.lower() in _PRONOUNS:
        source = own.speaker.role if own.speaker is not None and own.speaker.role else NOBODY
    return f"document:{reading.document.id}:{_ARTICLE.sub('', source.lower())}", source
