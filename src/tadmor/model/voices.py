"""Whose account it is in the end. An echo says why a claim adds no voice; a voice is what is left once echoes collapse.

"No shared source found" is all that can be said: that no echo was found is no sign that there is none.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from tadmor.model.spans import Spans

__all__ = ["ECHO_KINDS", "Account", "Echo", "EchoKind", "Figure", "SourceKind", "Voice", "VoiceCount"]

EchoKind = Literal[
    "copy",  # its words stand in an earlier document
    "rewritten",  # ... or its sentence, in other words, within a day
    "wire",  # the document carries an agency's credit line
    "byline",  # ... or an agency as its author
    "hat-tip",  # ... or names the outlet that it took the story from
    "citing",  # an outlet that reports what somebody told another one
    "told",  # its source spoke to another outlet
    "speaker",  # the same speaker says it
    "spokesman",  # somebody who speaks for the same body
    "statement",  # the same body, within a day, with the same figures
    "outlet",  # the same outlet tells it in its own voice
]
ECHO_KINDS: tuple[EchoKind, ...] = (
    "copy",
    "rewritten",
    "wire",
    "byline",
    "hat-tip",
    "citing",
    "told",
    "speaker",
    "spokesman",
    "statement",
    "outlet",
)
SourceKind = Literal["speaker", "outlet", "unnamed"]
Figure = tuple[str, float | None, float | None]
"""A quantity as far as two reports can have the same one: unit, low, high."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Echo:
    """Why a claim rests on somebody else's account: `of` is a name, `origin` the document it stood in first, if known.

    `evidence` are spans of the claim's document; for a copy `original` are those of `origin`.
    """

    kind: EchoKind
    claim: str
    document: str
    of: str
    evidence: Spans = ()
    origin: str | None = None
    original: Spans = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What a document says of where one of its claims comes from, before other documents are looked at.

    `source` is the name of who says it in the end, None when nobody is named; `speaks_for` bodies whose voice it is as
    well (a spokesman's ministry). `side` is a key ("government:RU", "group:islamic-state"), None where unknown.
    `own`: the document tells it in its own voice, so that its lineage is that of the document's words. `person`: the
    source is somebody by name, and no body.
    """

    claim: str
    document: str
    outlet: str | None
    published: date | None
    kind: SourceKind
    source: str | None
    own: bool = False
    person: bool = False
    speaks_for: tuple[str, ...] = ()
    body: str | None = None
    side: str | None = None
    figures: tuple[Figure, ...] = ()
    words: Spans = ()
    echoes: tuple[Echo, ...] = ()

    @property
    def since(self) -> tuple[date, str]:
        """Earlier first; the undated last."""
        return self.published or date.max, self.document

    def said_by(self, other: "Account", echo: Echo) -> "Account":
        """The same words as an echo of another account: its source, bodies and side stand for them."""
        return replace(
            self,
            own=False,
            kind=other.kind,
            source=other.source,
            person=other.person,
            speaks_for=other.speaks_for,
            body=other.body,
            side=other.side,
            echoes=(*self.echoes, echo),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Claims that come down to one account. `name` is None where nobody is named; `origin` the earliest document known.

    `side` is that of the voice, its own name where it belongs to none that we know.
    """

    name: str | None
    side: str
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    origin: str
    echoes: tuple[Echo, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceCount:
    """The voices behind some claims. Unnamed ones are shown, and add nothing as soon as somebody is named."""

    voices: tuple[Voice, ...]
    unnamed: tuple[Voice, ...] = ()

    @property
    def count(self) -> int:
        """How many accounts: those with a name, or one where there are only unnamed ones."""
        return len(self.voices) or min(1, len(self.unnamed))

    @property
    def sides(self) -> int:
        """On how many sides they stand."""
        return len({voice.side for voice in self.voices}) or min(1, len(self.unnamed))

    def words(self) -> str:
        """For people: "2 accounts with no shared source found (1 side)"."""
        accounts = "1 account" if self.count == 1 else f"{self.count} accounts with no shared source found"
        return f"{accounts} ({self.sides} side{'' if self.sides == 1 else 's'})"
