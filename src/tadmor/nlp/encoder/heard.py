"""What the event heads find in a reading, as characters of its text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from tadmor.model import Reading, Span, Status, span_of
from tadmor.nlp.encoder import encoding_of

__all__ = ["Heard", "heard", "heard_in"]

_LEAST = 0.06  # chance of an event below which not even a word of the trigger list is one
_JOINED = 2  # characters between two runs of one role that make them one ("Marines of" "Company B")

Marked = Sequence[tuple[Span, float]]


@dataclass(frozen=True, slots=True)
class Heard:
    """A word that tells an event: its class, the chance of an event and of each class, its status, its roles' spans.

    `moves` is the chance that it tells a movement. Roles: actors, recipients, place, time, mover, origin, via,
    destination, count; each as stretches with the highest chance of a word in them. `faint` has the first four with
    the words for which hardly anything speaks.
    """

    span: Span
    class_: str
    chance: float
    classes: Mapping[str, float]
    status: Status
    moves: float
    roles: Mapping[str, Marked]
    faint: Mapping[str, Marked]


def heard(reading: Reading) -> Sequence[Heard] | None:
    """The events of a reading by the heads, in text order; None where the text is not encoded."""
    encoding = encoding_of(reading)
    if encoding is None:
        return None
    import numpy as np  # which the rules do without

    from tadmor.nlp.encoder.predicates import CLASSES, Run, predicates

    text, starts, ends = reading.document.text, encoding.pieces.starts, encoding.pieces.ends
    words = zip(starts.tolist(), ends.tolist(), strict=True)
    lettered = np.array([any(map(str.isalnum, text[low:high])) for low, high in words], np.bool_)

    def spell(low: int, high: int) -> Span:
        return span_of(text, int(starts[low]), int(ends[high - 1]))

    def stretches(roles: Mapping[str, Sequence[Run]]) -> dict[str, Marked]:
        return {role: _spans(text, [(spell(r.low, r.high), r.chance) for r in runs]) for role, runs in roles.items()}

    return [
        Heard(
            spell(p.low, p.high),
            p.class_,
            p.chance,
            dict(zip(CLASSES, p.classes.tolist(), strict=True)),
            p.status,
            p.moves,
            stretches(p.roles),
            stretches(p.faint),
        )
        for p in predicates(encoding, _LEAST, words=lettered)
    ]


def heard_in(reading: Reading) -> Sequence[Heard] | None:
    """What an earlier step has heard in a reading and left there."""
    return cast("Sequence[Heard] | None", reading.heard)


def _spans(text: str, found: Sequence[tuple[Span, float]]) -> list[tuple[Span, float]]:
    """Runs as spans: those that nearly touch joined, marks at their edges cut off."""
    joined: list[tuple[Span, float]] = []
    for span, chance in found:
        last = joined[-1][0] if joined else None
        if last and span.start - last.end <= _JOINED and not text[last.end : span.start].strip():
            joined[-1] = (span_of(text, last.start, span.end), max(chance, joined[-1][1]))
        elif any(c.isalnum() for c in span.text):
            joined.append((_trimmed(text, span), chance))
    return joined


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while not text[start].isalnum() and text[start] not in "$£€#'’\"“":
        start += 1
    while not text[end - 1].isalnum() and text[end - 1] not in ".'’\"”%)":
        end -= 1
    return span_of(text, start, end)
