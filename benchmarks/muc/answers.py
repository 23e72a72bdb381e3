"""The templates that a reading answers with: every incident that is likely to count."""

from dataclasses import dataclass

from benchmarks.muc.fill import home, template
from benchmarks.muc.incidents import Incident, gather
from benchmarks.muc.keys import Template
from benchmarks.muc.mentions import Frame, frame_of, mentions
from benchmarks.muc.telex import Telex

from tadmor.model import Reading
from tadmor.registry import load

__all__ = ["Candidate", "candidates"]

_SEGMENT = load("step", "segment")()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An incident with the template that it would fill."""

    frame: Frame
    incident: Incident
    template: Template


def candidates(telex: Telex, reading: Reading) -> list[Candidate]:
    """Every incident of a message, relevant or not."""
    sentences = _SEGMENT.run([reading])[0].sentences
    frame = frame_of(reading, sentences, *home(reading, telex.country, telex.town))
    return [Candidate(frame, incident, template(frame, incident)) for incident in gather(mentions(frame))]
