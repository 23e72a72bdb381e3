"""The templates that a reading answers with: every incident that is likely to count."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.muc.fill import home, template
from benchmarks.muc.incidents import Incident
from benchmarks.muc.keys import Template
from benchmarks.muc.mentions import Frame, Mention, frame_of, mentions
from benchmarks.muc.telex import Telex

from tadmor.model import Reading
from tadmor.registry import load

__all__ = ["Candidate", "Message", "candidates", "message_of"]

_SEGMENT = load("step", "segment")()


@dataclass(frozen=True, slots=True)
class Message:
    """What a message tells of incidents, in text order, before they are gathered."""

    frame: Frame
    mentions: Sequence[Mention]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An incident with the template that it would fill."""

    frame: Frame
    incident: Incident
    template: Template


def message_of(telex: Telex, reading: Reading) -> Message:
    """A message from its reading."""
    sentences = _SEGMENT.run([reading])[0].sentences
    frame = frame_of(reading, sentences, *home(reading, telex.country, telex.town))
    return Message(frame, tuple(mentions(frame)))


def candidates(message: Message, incidents: Sequence[Incident]) -> list[Candidate]:
    """Every incident of a message, relevant or not."""
    return [Candidate(message.frame, one, template(message.frame, one)) for one in incidents]
