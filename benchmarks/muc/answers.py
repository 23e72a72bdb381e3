"""The templates that a reading answers with: every incident that is likely to count."""

from dataclasses import dataclass, field

import numpy as np
from benchmarks.muc.fill import home, template
from benchmarks.muc.incidents import Incident, gather
from benchmarks.muc.keys import Template
from benchmarks.muc.mentions import Frame, frame_of, mentions
from benchmarks.muc.nearby import where_told
from benchmarks.muc.telex import Telex
from benchmarks.muc.vectors import Seen
from numpy.typing import NDArray

from tadmor.model import Reading
from tadmor.registry import load

__all__ = ["Candidate", "candidates"]

_SEGMENT = load("step", "segment")()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An incident with the template that it would fill, and what the encoder saw of it."""

    frame: Frame
    incident: Incident
    template: Template
    vectors: NDArray[np.float32] = field(default_factory=lambda: np.zeros(0, np.float32), compare=False)


def candidates(telex: Telex, reading: Reading, seen: Seen) -> list[Candidate]:
    """Every incident of a message, relevant or not."""
    sentences = _SEGMENT.run([reading])[0].sentences
    frame = frame_of(reading, sentences, *home(reading, telex.country, telex.town))
    return [
        Candidate(frame, incident, template(frame, incident), _vectors(seen, incident))
        for incident in gather(mentions(frame))
    ]


def _vectors(seen: Seen, incident: Incident) -> NDArray[np.float32]:
    return seen.means([m.event.trigger.start for m in incident.mentions], where_told(incident))
