"""How far each holder commits themselves: their cue sets the scale, hedges lower it, negation turns its sign.

The holder's own commitment to the content, never the outlet's and never whether it is true. The cue's own strength
is the label that the attribution comes with (CT+, PR+, PS+, Uu); this step is idempotent because a strength can only
fall to the weakest hedge, and the sign is read off the text each time.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tadmor.lang import lexicon
from tadmor.model import Attribution, Certainty, CertaintyLabel, Reading, Span, Step, each
from tadmor.nlp.encoder import encoding_of

__all__ = ["step"]

_WINDOW = 600  # characters of content read for hedges: a main clause is never longer
_WORD = re.compile(r"n[’']t\b|[\w-]+?(?=n[’']t\b)|[\w-]+(?:[’']\w+)?|[,;:.!?—]")
_DENYING = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.I)
_POLAR = ("CT", "PR", "PS")
_CONTRAST = frozenset(["and", "but", ","])
_WHY = "certainty"
_SURE = 0.9  # of the head: above it, it is right more often than the rules (training/README.md)
_LEAST = 4  # words before a break: fewer are no clause yet


@dataclass(frozen=True, slots=True)
class Hedges:
    """The hedge lists, compiled."""

    patterns: tuple[tuple[re.Pattern[str], str], ...]
    negations: frozenset[str]
    breaks: frozenset[str]
    unconfirmed: frozenset[str]
    harmless: re.Pattern[str]
    unable: re.Pattern[str]
    unlikely: frozenset[str]


def _compiled(words: Mapping[str, Any]) -> Hedges:
    levels = (("uncommitted", "Uu"), ("possible", "PS"), ("probable", "PR"))
    return Hedges(
        tuple((_any(words[k]), v) for k, v in levels),
        frozenset(words["negations"]),
        frozenset(words["breaks"]),
        frozenset(words["unconfirmed"]),
        _any(words["harmless"]),
        re.compile("|".join(words["unable"]), re.I),
        frozenset(words["unlikely"]),
    )


def _any(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(phrases, key=len, reverse=True)))})\b", re.I)


def _without_harmless(text: str, hedges: Hedges) -> str:
    """The text with "not less than", "not only", "no doubt" blanked: their "not" denies nothing. Offsets stay."""
    return hedges.harmless.sub(lambda m: " " * len(m.group()), text)


def _main_clause(content: str, hedges: Hedges) -> int:
    """Where the main clause of a content ends: at its first stop, or where a subordinate clause begins."""
    seen, before, at = 0, "", 0
    for match in _WORD.finditer(content, 0, _WINDOW):
        word = match.group().lower()
        if word in (".", "!", "?", ";", "—"):
            return match.start()
        breaks = (
            word in hedges.breaks
            and (seen >= _LEAST or word in ("that", "who", "which", "whose"))
            and before not in ("is", "was")
        )
        if seen and breaks:
            return match.start()
        if word == "not" and before in _CONTRAST and seen >= _LEAST:
            return at  # "they came from the town, and not from Iraq": what is denied is not what is told
        seen += word[0].isalnum()
        before, at = word, match.start()
    return min(len(content), _WINDOW)


def _negated(clause: str, hedges: Hedges) -> bool:
    """Whether a verb group or the main clause of a content is told as not so."""
    return any(_negation(m.group().lower().replace("’", "'"), hedges) for m in _WORD.finditer(clause))


def _negation(word: str, hedges: Hedges) -> bool:
    return word in hedges.negations or word.split("'")[0] in ("nobody", "no-one")


def _own(attribution: Attribution, nested: list[Attribution]) -> str:
    """The first stretch of content, with what stands inside nested contents blanked out."""
    if not attribution.content:
        return ""
    first = attribution.content[0]
    if len(attribution.content) > 1 and first.end - first.start < 60 and attribution.kind == "indirect":
        first = Span(
            first.start,
            attribution.content[1].start + len(attribution.content[1].text),
            first.text + " " * (attribution.content[1].start - first.end) + attribution.content[1].text,
        )
    text = first.text[: _WINDOW + 1]
    for inner in nested:
        if inner.type in ("evidence", "perception") or _first_person(inner):
            continue
        for span in inner.content:
            low, high = max(0, span.start - first.start), min(len(text), span.end - first.start)
            if low < high:
                text = text[:low] + " " * (high - low) + text[high:]
    return text


def _first_person(attribution: Attribution) -> bool:
    return bool(attribution.source) and attribution.source[0].text.lower() in ("i", "we", "it", "one")


def _judge(attribution: Attribution, nested: list[Attribution], hedges: Hedges) -> Certainty:
    base = attribution.certainty.label
    text = _without_harmless(_own(attribution, nested), hedges)
    cue = " ".join(s.text for s in attribution.cue)
    if base == "Uu" or (attribution.type == "speech" and _unconfirmed(cue, hedges)):
        return Certainty(label="Uu")
    lead = len(text) - len(text.lstrip("\"“'‘ "))
    lead += 5 if text[lead:].lower().startswith("that ") else 0
    end = lead + _main_clause(text[lead:], hedges)
    clause = text[lead:end]
    unable = [m.span() for m in hedges.unable.finditer(clause)]
    found = [
        (m, level)
        for pattern, level in hedges.patterns
        for m in pattern.finditer(clause)
        if not _month(m.group()) and not _within(m, unable)
    ]
    strength = _weakest(base[:2], [level for _, level in found], cue, attribution.type, hedges)
    spans = _spans(attribution, [m for m, _ in found], lead)
    if strength == "Uu":
        return Certainty(label="Uu", hedges=spans)
    against = _negated(clause, hedges) or any(m.group().lower() in hedges.unlikely for m, _ in found)
    minus = against != _negated(cue, hedges) or base.endswith("-")
    return Certainty(label=_label(strength, minus), hedges=spans)


def _within(match: re.Match[str], spans: Iterable[tuple[int, int]]) -> bool:
    """Whether a hedge belongs to an ability, denied or not: "was not possible to", "couldn't", "could see"."""
    return any(start <= match.start() and match.end() <= end for start, end in spans)


def _month(word: str) -> bool:
    return word == "May"


def _unconfirmed(cue: str, hedges: Hedges) -> bool:
    words = [m.group().lower() for m in _WORD.finditer(cue)]
    return words[-1:] != [] and words[-1] in hedges.unconfirmed and any(w in hedges.negations for w in words)


def _weakest(base: str, found: list[str], cue: str, type_: str, hedges: Hedges) -> str:
    """The lowest of the cue's own strength, a hedge in the verb group, and the hedges of the main clause."""
    levels = [
        base,
        *found,
        *(level for pattern, level in hedges.patterns if level != "Uu" and base == "CT" and pattern.search(cue)),
    ]
    if "Uu" in levels:
        return "Uu"
    if "would" in cue.lower().split() and type_ == "evidence":
        levels.append("PS")
    return max(levels, key=_POLAR.index)


def _label(strength: str, minus: bool) -> CertaintyLabel:
    labels: dict[tuple[str, bool], CertaintyLabel] = {
        ("CT", False): "CT+",
        ("CT", True): "CT-",
        ("PR", False): "PR+",
        ("PR", True): "PR-",
        ("PS", False): "PS+",
        ("PS", True): "PS-",
    }
    return labels[strength, minus]


def _spans(attribution: Attribution, found: list[re.Match[str]], lead: int) -> tuple[Span, ...]:
    first = attribution.content[0] if attribution.content else None
    if first is None:
        return ()
    made = {(first.start + lead + m.start(), first.start + lead + m.end()) for m in found}
    kept = sorted((a, b) for a, b in made if b <= first.end)
    return tuple(Span(a, b, first.text[a - first.start : b - first.start]) for a, b in kept)


def _read(reading: Reading, hedges: Hedges) -> Reading:
    if reading.document.lang not in (None, "en"):
        return reading
    inside: dict[str, list[Attribution]] = {}
    for attribution in reading.attributions:
        if attribution.parent:
            inside.setdefault(attribution.parent, []).append(attribution)
    judged = tuple(replace(a, certainty=_judge(a, inside.get(a.id, []), hedges)) for a in reading.attributions)
    surer = _seconded(reading, [a for a in judged if not _undenied(a, hedges)])
    judged = tuple(replace(a, certainty=replace(a.certainty, label=surer.get(a.id, a.certainty.label))) for a in judged)
    why = {a.id: (*_others(reading, a), _reason(a, a.id in surer)) for a in judged}
    return replace(reading, attributions=judged, reasons=reading.reasons | why)


def _undenied(attribution: Attribution, hedges: Hedges) -> bool:
    """Whether somebody "did not deny" it, or is at odds about it: he says neither that it is so nor that it is not."""
    cue = " ".join(span.text for span in attribution.cue)
    denied = attribution.type == "denial" and _negated(cue, hedges) and _DENYING.search(cue) is not None
    denying = attribution.type == "belief" or denied
    return denying and attribution.act == "assert" and attribution.certainty.label == "Uu"


def _seconded(reading: Reading, judged: Iterable[Attribution]) -> dict[str, CertaintyLabel]:
    """The trained head's label, by attribution, where it is surer than the rules have been found right.

    Not where the rules find a hedge, and never the other sign: what is denied stands in the words.
    """
    encoding = encoding_of(reading)
    if encoding is None:
        return {}
    from tadmor.nlp.encoder.heads import labels, ranges  # bring numpy, which the rules alone do without

    plain = [a for a in judged if not a.certainty.hedges]
    told = [(a, ranges(encoding, a.cue), ranges(encoding, a.content)) for a in plain]
    told = [(a, cue, content) for a, cue, content in told if cue and content]
    said = zip(told, labels(encoding, [(cue[0], content) for _, cue, content in told]), strict=True)
    return {
        a.id: label.certainty
        for (a, _, _), label in said
        if label.sure > _SURE and {label.certainty[-1], a.certainty.label[-1]} != {"+", "-"}
    }


def _others(reading: Reading, attribution: Attribution) -> tuple[str, ...]:
    return tuple(line for line in reading.reasons.get(attribution.id, ()) if not line.startswith(_WHY))


def _reason(attribution: Attribution, by_head: bool) -> str:
    hedges = ", ".join(f"'{hedge.text}' at {hedge.start}" for hedge in attribution.certainty.hedges)
    plain = "by the trained head" if by_head else "the strength of the cue, no hedge in the main clause"
    lowered = f"hedged by {hedges}" if hedges else plain
    later = f"; taken back in part by {attribution.weakened_by}" if attribution.weakened_by else ""
    return f"{_WHY} {attribution.certainty.label}: {lowered}{later}"


def step() -> Step:
    """Certainty labels and hedge spans for the attributions of a reading."""
    hedges = _compiled(lexicon("en", "hedges"))
    return Step(
        name="certainty",
        version="4",
        needs=("sentences", "encoding", "attributions"),
        gives=("attributions", "reasons"),
        run=each(lambda reading: _read(reading, hedges)),
    )
