"""Which incidents count in MUC-4: a logistic regression over what a template and its incident look like.

MUC counts terrorist acts, and state violence against civilians, in nine countries, told as separate and recent
incidents; not clashes between forces, not what is vague or long past. The features say those things in numbers; no
words of the corpus are among them. Fitted on the development messages when the benchmark runs; nothing is kept.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from benchmarks.muc.answers import Candidate
from benchmarks.muc.countries import NINE
from benchmarks.muc.keys import SLOTS, Template, days_of
from benchmarks.muc.lists import listed
from benchmarks.muc.score import align
from benchmarks.muc.words import Taste

from tadmor.model import overlap

__all__ = ["Filter", "features", "fit", "labels"]


def features(candidate: Candidate, everyone: Sequence[Candidate], tastes: Sequence[Taste]) -> dict[str, float]:
    """What a candidate looks like, beside the other candidates of its message."""
    template, incident, frame = candidate.template, candidate.incident, candidate.frame
    reading = frame.reading
    events = [m.event for m in incident.mentions]
    victims = [g for m in incident.mentions for g in m.victims]
    military = [g for g in victims if g.military or any(word.upper() in g.text for word in listed("combatants"))]
    kinds = {m.kind for m in incident.mentions if m.kind}
    first = incident.mentions[0].sentence
    size = max(1, len(frame.sentences))
    date = next((fill.ways[0] for fill in template.fills("date")), "")
    place = next((fill.ways[0] for fill in template.fills("location")), "")
    days = days_of(date)
    age = (frame.day - days.last).days if frame.day and days else 0
    clashes = sum(e.type == "BATTLE.clash" for e in reading.events)
    sure = [e for e in events if e.status in ("occurred", "ongoing")]
    text = reading.document.text
    told = [
        text[s.start : s.end] for s in (frame.sentences[n] for n in sorted({m.sentence for m in incident.mentions}))
    ]
    whole = " ".join(text[s.start : s.end] for s in frame.sentences)
    message = sum(taste.messages.logit(whole) for taste in tastes) / len(tastes)
    tasted = [sum(taste.sentences.logit(one) for taste in tastes) / len(tastes) for one in told]
    found = {
        f"has {slot}": float(bool(template.fills(slot))) for slot in SLOTS if slot not in ("type", "stage", "date")
    }
    return found | {
        "one": 1.0,
        "words of the message": message,
        "words of its best sentence": max(tasted),
        "words of its sentences": sum(tasted) / len(tasted),
        f"type {template.fills('type')[0].ways[0]}": 1.0,
        "stage threatened": float(not sure),
        "exact date": float(bool(date) and not date.startswith("-")),
        "older than a week": float(age > 7),
        "older than two months": float(age > 60),
        "exact place": float(place.count(":") > 0),
        "first mention": first / size,
        "in the first sentence": float(first == 0),
        "in the first three": float(first < 3),
        "mentions": math.log(len(events)),
        "alone": float(len(everyone) == 1),
        "others": math.log(len(everyone)),
        "named victims": float(any(g.name for g in victims)),
        "victims all military": float(bool(victims) and len(military) == len(victims)),
        "civil victims": float(len(victims) > len(military)),
        "targets": float(any(m.targets for m in incident.mentions)),
        "definite": float(incident.definite),
        "only consequences": float(not kinds),
        "killing": float(any(e.type == "CIVHARM.killing" for e in events)),
        "offensive": float(any(e.type in ("BATTLE.offensive", "STRIKE.air", "STRIKE.shelling") for e in events)),
        "clash inside": float(any(e.type == "BATTLE.clash" for e in events)),
        "clashes around": math.log1p(clashes),
        "general": sum(m.general for m in incident.mentions) / len(events),
        "told by someone": sum(e.attribution is not None for e in events) / len(events),
        "factuality": sum(e.factuality or 0 for e in events) / len(events) / 3,
        "score": sum(e.score for e in events) / len(events),
        "sentences": math.log(size),
        "attributions a sentence": len(reading.attributions) / size,
        "events a sentence": len(reading.events) / size,
        "armed groups": math.log1p(sum(a.kind == "armed-group" for a in reading.actors)),
        "state forces": math.log1p(sum(a.kind == "state-force" for a in reading.actors)),
        "from the nine": float(bool(frame.town)),
        "abroad": float(_abroad(candidate)),
        "quoted or spoken": float(reading.document.text.count('"') > 8),
        "we": float(reading.document.text.lower().count(" we ") > 3),
        f"country {frame.country}": 1.0,
    }


def _abroad(candidate: Candidate) -> bool:
    """Whether what it names lies outside the nine countries, by the map."""
    spans = [span for m in candidate.incident.mentions for span in m.event.place]
    places = [p for p in candidate.frame.reading.places if any(overlap(p.span, span) for span in spans)]
    return bool(places) and all(p.country is not None and p.country not in NINE for p in places)


def fit(rows: Sequence[Mapping[str, float]], labels: Sequence[float], ridge: float = 8.0) -> dict[str, float]:
    """Weights by Newton's method, with a ridge on all but the constant."""
    names = sorted({name for row in rows for name in row})
    x = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    y = np.array(labels)
    w = np.zeros(len(names))
    penalty = np.array([0.01 if name == "one" else ridge for name in names])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (p - y) + penalty * w
        curve = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        w = w - np.linalg.solve(curve, slope)
    return {name: round(float(weight), 3) for name, weight in zip(names, w, strict=True)}


@dataclass(frozen=True)
class Filter:
    """What lets a message's incidents through: tastes for words, weights for features, and how likely is enough."""

    tastes: Sequence[Taste]
    weights: Mapping[str, float]
    threshold: float = 0.35

    def answers(self, everyone: Sequence[Candidate]) -> list[Template]:
        """The templates of those candidates of a message that are likely enough to count."""
        return [c.template for c in everyone if self.likelihood(features(c, everyone, self.tastes)) >= self.threshold]

    def likelihood(self, row: Mapping[str, float]) -> float:
        """How likely a candidate counts, in [0, 1]."""
        return 1 / (1 + math.exp(-sum(self.weights.get(name, 0.0) * value for name, value in row.items())))


def labels(keys: Sequence[Template], everyone: Sequence[Candidate]) -> list[float | None]:
    """Whether each candidate maps to a template of the key; None where that is an optional one."""
    got = {a: k for k, a in align(keys, [c.template for c in everyone])}
    return [None if a in got and keys[got[a]].optional else float(a in got) for a in range(len(everyone))]
