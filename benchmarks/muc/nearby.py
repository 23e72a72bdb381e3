"""What stands around an incident, as features: how far, in which sentences, with which words."""

import re
from collections.abc import Iterable, Mapping, Sequence

from benchmarks.muc.choose import Option
from benchmarks.muc.incidents import Incident
from benchmarks.muc.mentions import Frame

__all__ = ["bucket", "merged", "where_told", "words", "words_told"]

_WORD = re.compile(r"[a-z]+|\d+")
_STEPS = (0, 1, 2, 4, 8)


def bucket(count: int, steps: Sequence[int] = _STEPS) -> str:
    """A count as a step of a few: "0", "1", "2", "4", "8", "more"."""
    return next((str(step) for step in steps if count <= step), "more")


def where_told(incident: Incident) -> list[int]:
    """The sentences of an incident's mentions, in text order."""
    return sorted({m.sentence for m in incident.mentions})


def words(text: str) -> set[str]:
    """The words of a text in small letters, numbers as "#"."""
    return {"#" if word.isdigit() else word for word in _WORD.findall(text.lower())}


def words_told(frame: Frame, incident: Incident, most: int = 4) -> set[str]:
    """The words of the first sentences that tell an incident."""
    text = frame.reading.document.text
    told = (frame.sentences[n] for n in where_told(incident)[:most] if frame.sentences)
    return {word for s in told for word in words(text[s.start : s.end])}


def merged(described: Iterable[tuple[str, Mapping[str, float]]]) -> list[Option]:
    """One option a value: what is said of it more than once counts at its strongest; how often, as a logarithm."""
    found: dict[str, dict[str, float]] = {}
    for value, features in described:
        known = found.setdefault(value, {})
        for name, weight in features.items():
            if weight:
                known[name] = max(known.get(name, weight), weight)
    return [Option(value, features) for value, features in found.items()]
