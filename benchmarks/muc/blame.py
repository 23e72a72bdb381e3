"""Which organisation may have done it, and how sure the message is that it did."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from benchmarks.muc.choose import Option
from benchmarks.muc.incidents import Incident
from benchmarks.muc.keys import Template
from benchmarks.muc.lists import listed
from benchmarks.muc.mentions import Frame, doer, is_organization, spelt
from benchmarks.muc.nearby import bucket, merged, where_told, words

from tadmor.model import SIDES, Actor, Attribution, Event, Span, inside, overlap

__all__ = ["GRADES", "Known", "blame_options", "both", "grade_options", "known_from"]

GRADES = (
    "REPORTED AS FACT",
    "SUSPECTED OR ACCUSED",
    "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "CLAIMED OR ADMITTED",
    "POSSIBLE",
)
_PRODUCT = {
    "reported-as-fact": GRADES[0],
    "accused": GRADES[1],
    "accused-by-authorities": GRADES[2],
    "claimed-or-admitted": GRADES[3],
    "possible": GRADES[4],
}
_WORDS = 0.3
_Described = tuple[str, Mapping[str, float]]


@dataclass(frozen=True)
class Known:
    """Organisations that keys have blamed, with how many templates did."""

    counts: Mapping[str, float]

    def found(self, text: str) -> Iterator[Span]:
        """Where a text names one, the longest name first."""
        for match in self._pattern.finditer(text.upper()):
            yield Span(match.start(), match.end(), text[match.start() : match.end()])

    def often(self, name: str) -> float:
        """How often, as a logarithm."""
        return math.log1p(self.counts.get(_plain(name), 0.0))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = sorted(self.counts, key=lambda name: (-len(name), name))
        return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b" if names else r"(?!)")


def known_from(keys: Iterable[Sequence[Template]]) -> Known:
    """From the keys of some messages: each way to write a name once a message."""
    counts: Counter[str] = Counter()
    for templates in keys:
        counts.update({_plain(w) for t in templates for f in t.fills("perp-organization") for w in f.ways})
    return Known({name: float(count) for name, count in counts.items() if len(name) > 2})


def both(known: Sequence[Known]) -> Known:
    """What several know, as often as they do on average: as often as one alone would."""
    names = {name for one in known for name in one.counts}
    return Known({name: sum(one.counts.get(name, 0.0) for one in known) / len(known) for name in sorted(names)})


def _plain(name: str) -> str:
    return name.strip('"[] ').removeprefix("THE ").strip('"[] ')


def blame_options(frame: Frame, incident: Incident, known: Known) -> list[Option]:
    """Every organisation that the message names, and "", nobody."""
    named = [one for actor in frame.reading.actors for one in _named(frame, incident, actor, known)]
    seen = [m for actor in frame.reading.actors for m in actor.mentions if actor.kind in SIDES]
    listed = _listed(frame, incident, known, seen)
    return merged([("", _nobody(frame, incident)), *named, *_unlisted(frame, incident, known), *listed])


def _listed(frame: Frame, incident: Incident, known: Known, seen: Sequence[Span]) -> Iterator[_Described]:
    """Organisations that keys have blamed and no layer knows here."""
    spans: dict[str, list[Span]] = {}
    for span in known.found(frame.reading.document.text):
        if not any(overlap(span, other) for other in seen):
            spans.setdefault(span.text.upper(), []).append(span)
    for name, mentions in spans.items():
        yield name, _described(frame, incident, mentions, None) | _often(known, name) | {"listed alone": 1.0}


def _often(known: Known, name: str) -> dict[str, float]:
    often = known.often(name)
    return {"listed": float(often > 0), "listed often": often}


def _nobody(frame: Frame, incident: Incident) -> dict[str, float]:
    bands = sum(a.kind == "armed-group" for a in frame.reading.actors)
    doers = [g for m in incident.mentions for g in m.doers]
    return {
        "nobody": 1.0,
        f"nobody {incident.kind}": 1.0,
        f"nobody of {bucket(bands)}": 1.0,
        "nobody, doers named": float(any(g.organization for g in doers)),
        "nobody, doers unnamed": float(bool(doers) and not any(g.organization for g in doers)),
        "nobody, late": float(incident.mentions[0].sentence > 3),
        "nobody, mentions": min(5, len(incident.mentions)) / 5,
        **{f"nobody told {word}": _WORDS for word in _told(frame, where_told(incident)[:4])},
    }


def _told(frame: Frame, numbers: Iterable[int]) -> set[str]:
    text = frame.reading.document.text
    return {word for n in numbers for s in [frame.sentences[n]] for word in words(text[s.start : s.end])}


def _named(frame: Frame, incident: Incident, actor: Actor, known: Known) -> Iterator[_Described]:
    texts = [m.text for m in actor.mentions]
    armed = actor.kind in SIDES and (actor.id is not None or any(t[:1].isupper() for t in texts))
    if not armed and not any(is_organization(t.split()) for t in texts):
        return
    name = spelt(actor)
    if name and not name.islower():
        names = (name, *(m.text.upper() for m in actor.mentions))
        often = max((_often(known, one) for one in names), key=lambda one: one["listed often"])
        yield name, _described(frame, incident, actor.mentions, actor) | often


def _unlisted(frame: Frame, incident: Incident, known: Known) -> Iterator[_Described]:
    """Doers that look like organisations but are no actor, and bodies in their cases."""
    for mention in incident.mentions:
        for span in mention.event.actors:
            group = doer(frame, span)
            if group.organization:
                yield group.text, _described(frame, incident, [span], None) | _often(known, group.text)


def _described(frame: Frame, incident: Incident, mentions: Sequence[Span], actor: Actor | None) -> dict[str, float]:
    numbers = [frame.sentence(m.start) for m in mentions]
    told = where_told(incident)
    nearest = min(range(len(mentions)), key=lambda n: _away(incident, mentions[n]))
    kind = actor.kind if actor else "unlisted"
    events = [m.event for m in incident.mentions]
    found = {
        "named": 1.0,
        f"kind {kind}": 1.0,
        f"kind {kind} {incident.kind}": 1.0,
        "doer": float(_among(mentions, (s for e in events for s in e.actors))),
        "hit": float(_among(mentions, (s for e in events for s in e.recipients))),
        "does elsewhere": float(_among(mentions, (s for e in frame.reading.events for s in e.actors))),
        "claims": float(any(_claims(a, mentions, events) for a in frame.reading.attributions)),
        "claims anything": float(any(_claims(a, mentions, ()) for a in frame.reading.attributions)),
        "accused": float(any(_accuses(e, mentions) for e in frame.reading.events)),
        "says": float(any(_says(a, mentions, events) for a in frame.reading.attributions)),
        f"sentences away {bucket(min(abs(n - t) for n in numbers for t in told))}": 1.0,
        f"letters away {bucket(_away(incident, mentions[nearest]) // 40)}": 1.0,
        f"named {bucket(len(mentions), (1, 2, 4))}": 1.0,
        "only one of its kind": float(sum(a.kind == kind for a in frame.reading.actors) == 1),
        "in the first three": float(min(numbers) < 3),
        f"sector {actor.sector if actor else None}": 1.0,
    }
    return found | _around(frame, mentions[nearest], "near") | _name_of(actor, mentions)


def _name_of(actor: Actor | None, mentions: Sequence[Span]) -> dict[str, float]:
    name = actor.id or actor.name if actor else mentions[0].text
    return {f"is {name}": 0.7, **{f"name has {w}": 0.3 for m in mentions for w in words(m.text)}}


def _around(frame: Frame, span: Span, tag: str) -> dict[str, float]:
    text = frame.reading.document.text
    before = re.findall(r"[a-z]+", text[max(0, span.start - 60) : span.start].lower())[-5:]
    after = re.findall(r"[a-z]+", text[span.end : span.end + 60].lower())[:5]
    return {f"{tag} before {w}": 0.5 for w in before} | {f"{tag} after {w}": 0.5 for w in after}


def _away(incident: Incident, span: Span) -> int:
    return min(abs(span.start - m.event.trigger.start) for m in incident.mentions)


def _among(mentions: Sequence[Span], spans: Iterable[Span]) -> bool:
    return any(overlap(m, span) for span in spans for m in mentions)


def _claims(attribution: Attribution, mentions: Sequence[Span], events: Sequence[Event]) -> bool:
    claims = attribution.act in ("claim-responsibility", "admit") and _among(mentions, attribution.source)
    return claims and (not events or any(inside(e.trigger, attribution.content) for e in events))


def _says(attribution: Attribution, mentions: Sequence[Span], events: Sequence[Event]) -> bool:
    return _among(mentions, attribution.source) and any(inside(e.trigger, attribution.content) for e in events)


def _accuses(event: Event, mentions: Sequence[Span]) -> bool:
    return event.type == "SPEECH.accuse" and _among(mentions, event.recipients)


def grade_options(frame: Frame, incident: Incident, organization: str) -> list[Option]:
    """MUC's grades for an organisation, as far as the message commits itself to it."""
    features = _committed(frame, incident, organization)
    return [Option(grade, {f"{grade}: {name}": v for name, v in features.items()}) for grade in GRADES]


def _where(text: str, name: str) -> list[Span]:
    found = re.finditer(re.escape(name), text.upper())
    return [Span(m.start(), m.end(), text[m.start() : m.end()]) for m in found]


def _committed(frame: Frame, incident: Incident, organization: str) -> dict[str, float]:
    actor = next((a for a in frame.reading.actors if spelt(a) == organization), None)
    spans = list(actor.mentions) if actor else _where(frame.reading.document.text, organization)
    told = where_told(incident)
    events = [m.event for m in incident.mentions]
    graded = [e.confidence for e in events if e.confidence and _among(spans, e.actors)]
    graded = graded or [e.confidence for e in events if e.confidence]
    here = [s for s in spans if min(abs(frame.sentence(s.start) - t) for t in told) <= 1] or spans
    within = {frame.sentence(s.start) for s in here}
    text = frame.reading.document.text
    near = {word for n in within for word in words(text[frame.sentences[n].start : frame.sentences[n].end])}
    near_told = _told(frame, told)
    holders = [a for a in frame.reading.attributions if any(inside(e.trigger, a.content) for e in events)]
    return {
        "": 1.0,
        f"kind {actor.kind if actor else None}": 1.0,
        **({f"graded {_PRODUCT.get(graded[0] or '', '')}": 1.0} if graded else {"not graded": 1.0}),
        "told by someone": sum(e.attribution is not None for e in events) / len(events),
        "claims": float(any(_claims(a, spans, events) for a in frame.reading.attributions)),
        "claims anything": float(any(_claims(a, spans, ()) for a in frame.reading.attributions)),
        "accused": float(any(_accuses(e, spans) for e in frame.reading.events)),
        **_cued("beside it", near),
        **_cued("where told", near_told),
        **_cued("anywhere", words(text)),
        **_cued("holder", {w for a in holders for s in a.source for w in words(s.text)}),
        **_cued("around", {w for s in here for w in _around(frame, s, "") for w in w.split()}),
        "doer": float(_among(spans, (s for e in events for s in e.actors))),
        **{f"outlet {w}": 0.7 for w in words(frame.reading.document.outlet or "none")},
        **{f"told {word}": _WORDS / 2 for word in near},
        **{f"holder {w}": _WORDS for a in holders for s in a.source for w in words(s.text)},
        **{f"cue {w}": _WORDS for a in holders for s in a.cue for w in words(s.text)},
        **({f"is {actor.id or actor.name}": 0.5} if actor else {}),
    }


def _cued(where: str, found: set[str]) -> dict[str, float]:
    """Which kinds of words that grade a blame are among some."""
    cues = {name for name in ("claiming", "accusing", "doubting", "authorities", "witnesses") if found & listed(name)}
    accused = {f"{where} accusing and {name}": 1.0 for name in cues - {"accusing"} if "accusing" in cues}
    return {f"{where} {name}": 1.0 for name in cues} | accused
