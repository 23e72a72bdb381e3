"""Who is said to say what, how far they commit themselves, and what the outlet's word for it adds.

Three things that are never merged: the speaker's certainty, the cue's stance, the outlet's own voice.
"""

from dataclasses import dataclass
from typing import Literal

from tadmor.model.spans import Spans

__all__ = [
    "Act",
    "Attribution",
    "AttributionType",
    "Certainty",
    "CertaintyLabel",
    "Kind",
    "Speaker",
    "SpeakerKind",
    "Stance",
]

AttributionType = Literal[
    "speech",
    "writing",
    "belief",
    "knowledge",
    "perception",
    "intention",
    "desire",
    "demand",
    "denial",
    "evidence",
]
Kind = Literal["direct", "indirect", "mixed"]
CertaintyLabel = Literal["CT+", "PR+", "PS+", "Uu", "PS-", "PR-", "CT-"]
SpeakerKind = Literal["person", "organisation", "group", "document", "anonymous"]
Stance = Literal["neutral", "distancing", "endorsing"]
Act = Literal[
    "assert",
    "accuse",
    "deny",
    "admit",
    "claim-responsibility",
    "threaten",
    "demand",
    "promise",
    "support",
    "predict",
    "hope",
    "ask",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """What a source's words resolve to over the whole document; `name` is None for someone left unnamed."""

    name: str | None
    kind: SpeakerKind
    role: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """The holder's own commitment (FactBank's scale), and the words that lower it.

    CT certain, PR probable, PS possible, each + or -; Uu not committed (asks, hopes, whether).
    """

    label: CertaintyLabel
    hedges: Spans = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Source, cue and content (PARC, PolNeAR), linked; `parent` is the one inside whose content this one stands.

    `kind` follows from the quotation marks around the content. `chain` runs from the outlet to the holder, as
    names. `weakened_by` is the id of a later attribution in which the same speaker takes some of it back.
    `score` is the reader's own, in [0, 1]: comparable within one `made_by`, not across.
    """

    id: str
    parent: str | None = None
    type: AttributionType
    kind: Kind
    source: Spans
    cue: Spans
    content: Spans
    speaker: Speaker | None = None
    addressee: Spans = ()
    medium: Spans = ()
    certainty: Certainty
    stance: Stance = "neutral"
    act: Act = "assert"
    chain: tuple[str, ...] = ()
    weakened_by: str | None = None
    score: float = 1.0
