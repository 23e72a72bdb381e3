"""A reading is a document as far as it has been understood. Steps take readings and return fuller ones."""

from dataclasses import dataclass, field

from tadmor.model.attributions import Attribution
from tadmor.model.claims import Claim
from tadmor.model.documents import Document
from tadmor.model.events import Actor, Event, Movement
from tadmor.model.spans import Sentence, Spans
from tadmor.model.values import Place, Quantity, Time

__all__ = ["SCAFFOLDING", "Reading", "Reasons"]

Reasons = dict[str, tuple[str, ...]]
SCAFFOLDING = frozenset(["sentences", "encoding", "heard", "reasons"])
"""Fields of a reading that serve while it is made: neither sent nor stored nor exported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What has been read in one document, layer by layer, in text order within each layer.

    `sentences`, `encoding` (what the encoder made of the text, None without weights), `heard` (what its heads make of
    events) and `reasons` (why an item reads as it does, in words, by its id) are scaffolding: the wire does not carry
    them and equality does not see them. `made_by` names the steps that filled the layers, with versions and weight
    digests.
    """

    document: Document
    made_by: tuple[str, ...] = ()
    sentences: tuple[Sentence, ...] = field(default=(), compare=False, repr=False)
    encoding: object | None = field(default=None, compare=False, repr=False)
    heard: object | None = field(default=None, compare=False, repr=False)
    reasons: Reasons = field(default_factory=dict, compare=False, repr=False)
    furniture: Spans = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    movements: tuple[Movement, ...] = ()
    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
