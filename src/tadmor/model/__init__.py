"""The nouns. Read these first: spans, documents, attributions, values, events, claims, readings."""

from tadmor.model.attributions import (
    Act,
    Attribution,
    AttributionType,
    Certainty,
    CertaintyLabel,
    Kind,
    Speaker,
    SpeakerKind,
    Stance,
)
from tadmor.model.claims import Claim
from tadmor.model.decisions import Decision, DecisionAction
from tadmor.model.documents import Document, Provenance, Raw, Reason, Rejected
from tadmor.model.events import Actor, ActorKind, Clarity, Confidence, Event, Movement, Outcome, Status
from tadmor.model.ids import digest, document_id, item_id
from tadmor.model.links import LINK_KINDS, Change, DocumentLink, LinkKind, Member, Passage
from tadmor.model.readings import SCAFFOLDING, Reading, Reasons
from tadmor.model.spans import Sentence, Span, Spans, Token, characters, cover, inside, overlap, span_of
from tadmor.model.steps import Batch, Step, each
from tadmor.model.values import Bound, Place, PlaceCandidate, Quantity, Time, TimeType
from tadmor.model.voices import ECHO_KINDS, Account, Echo, EchoKind, Figure, SourceKind, Voice, VoiceCount

__all__ = [
    "ECHO_KINDS",
    "LINK_KINDS",
    "SCAFFOLDING",
    "Account",
    "Act",
    "Actor",
    "ActorKind",
    "Attribution",
    "AttributionType",
    "Batch",
    "Bound",
    "Certainty",
    "CertaintyLabel",
    "Change",
    "Claim",
    "Clarity",
    "Confidence",
    "Decision",
    "DecisionAction",
    "Document",
    "DocumentLink",
    "Echo",
    "EchoKind",
    "Event",
    "Figure",
    "Kind",
    "LinkKind",
    "Member",
    "Movement",
    "Outcome",
    "Passage",
    "Place",
    "PlaceCandidate",
    "Provenance",
    "Quantity",
    "Raw",
    "Reading",
    "Reason",
    "Reasons",
    "Rejected",
    "Sentence",
    "SourceKind",
    "Span",
    "Spans",
    "Speaker",
    "SpeakerKind",
    "Stance",
    "Status",
    "Step",
    "Time",
    "TimeType",
    "Token",
    "Voice",
    "VoiceCount",
    "characters",
    "cover",
    "digest",
    "document_id",
    "each",
    "inside",
    "item_id",
    "overlap",
    "span_of",
]
