"""Whose word it is where an attribution names nobody: the speaker's whose "we" it is, or the report's own."""

import re
from collections.abc import Mapping

from tadmor.link.denials import denies
from tadmor.link.voices.agencies import canonical
from tadmor.link.voices.names import folded
from tadmor.model import Attribution

__all__ = ["SAYING", "is_the_reports", "speaker_above"]

SAYING = frozenset(["speech", "writing", "denial"])  # "it appears" without a source is nobody's
_ITSELF = re.compile(
    r"\bas (?:was |it was |has been )?(?:already |earlier |previously )?(?:reported|written|informed)$", re.IGNORECASE
)
_ASKS = re.compile(r"^(?:is|are) (?:asked|reminded|urged|advised|requested|invited|warned)$", re.IGNORECASE)
_BEFORE = 30  # characters before a cue in which that begins
_REPORTERS = frozenset(["reporter", "reporters", "correspondent", "correspondents"])
_OURS = frozenset(["information", "data", "figures", "records", "count", "estimate", "estimates"])
_FIRST = frozenset(["i", "me", "we", "us", "our", "my"])


def speaker_above(attribution: Attribution, known: Mapping[str, Attribution], outlet: str | None) -> Attribution | None:
    """Whose word it is what "I" or "we" say inside somebody's words: his. None for any other source.

    Nor where the report's own outlet speaks so: "two people showed us the mill".
    """
    above = known.get(attribution.parent or "")
    first = attribution.source and all(span.text.lower() in _FIRST for span in attribution.source)
    if not first or above is None or not above.source:
        return None
    name = attribution.speaker.name if attribution.speaker else None
    own = name is not None and outlet is not None and folded(canonical(name)) == folded(canonical(outlet))
    return None if own else above


def is_the_reports(attribution: Attribution, text: str, outlet: str | None = None) -> bool:
    """Whether nobody says so but the report: "the last units appear to have left", "the claim that they left is false".

    What appears so inside somebody's words appears so to him. "As reported," is how agencies cite themselves, "our
    correspondent saw" and "a Harun Tribune reporter said" how papers do.
    """
    if attribution.parent is None and _is_of_the_outlet(attribution, outlet):
        return True
    if attribution.source or attribution.act == "deny" or attribution.parent is not None:
        return False
    if any(_ITSELF.search(text[max(0, cue.start - _BEFORE) : cue.end]) for cue in attribution.cue):
        return True
    if any(_ASKS.search(cue.text) for cue in attribution.cue):
        return True  # "readers are reminded that": of the report itself
    return attribution.type not in SAYING or (attribution.type != "denial" and denies(attribution, text))


def _is_of_the_outlet(attribution: Attribution, outlet: str | None) -> bool:
    """Whether an outlet's own reporter is the source: "our correspondent", one by the outlet's name or its initials."""
    words = folded(" ".join(span.text for span in attribution.source)).split()
    person = attribution.speaker is not None and attribution.speaker.kind == "person"
    if outlet and words[:1] == ["our"] and words[-1] in _OURS:
        return True  # "according to our information", of whoever publishes it
    if not words or words[-1] not in _REPORTERS or not outlet or person:
        return False
    names = [name for name in folded(outlet).split() if name != "the"]
    initials = "".join(name[0] for name in names if name != "of")
    front = [word for word in words[:-1] if word not in ("the", "a", "an", "s")]
    return front[:1] == ["our"] or front == names or (len(initials) > 1 and front[:1] == [initials])
