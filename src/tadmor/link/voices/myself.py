"""Who speaks in the first person inside somebody's words: "we have lost no one", the ministry's spokesman said."""

from collections.abc import Mapping

from tadmor.link.voices.agencies import canonical
from tadmor.link.voices.names import folded
from tadmor.model import Attribution

__all__ = ["speaker_above"]

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
