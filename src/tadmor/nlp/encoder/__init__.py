"""One forward pass over a batch of documents: each word becomes a vector that knows its context.

Nothing here needs numpy or the weights until a reading has an encoding: without them the rules read alone.
"""

from typing import TYPE_CHECKING, cast

from tadmor.model import Reading

if TYPE_CHECKING:
    from tadmor.nlp.encoder.session import Encoding

__all__ = ["encoding_of"]


def encoding_of(reading: Reading) -> "Encoding | None":
    """What the encoder made of a reading's text; None where it has not run, for other languages and without weights."""
    return cast("Encoding | None", reading.encoding)
