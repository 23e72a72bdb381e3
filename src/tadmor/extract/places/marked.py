"""What the head for typed entities takes for a place: a second opinion on names that no gazetteer has."""

from tadmor.model import Reading, Spans, span_of
from tadmor.nlp.encoder import encoding_of

__all__ = ["marked"]

_PLACE = "Location"


def marked(reading: Reading) -> Spans:
    """The stretches of a reading's text that the head calls a place's, in order; none where the text is not encoded."""
    encoding = encoding_of(reading)
    if encoding is None:
        return ()
    from tadmor.nlp.encoder.entities import entities  # brings numpy, which the rules alone do without

    text = reading.document.text
    return tuple(span_of(text, e.start, e.end) for e in entities(encoding) if e.type == _PLACE)
