"""What a mention means before the document has been taken as a whole: an actor already, or a question to it."""

from dataclasses import dataclass
from typing import Literal

from tadmor.model import ActorKind
from tadmor.ontology.actors import Entry

__all__ = ["Found", "Question"]

Question = Literal[
    "institution",
    "fighters",
    "enemy",
    "civilians",
    "uniformed",
    "body",
    "coalition",
    "official",
    "press",
    "outlet",
    "he",
    "somebody",
    "they",
    "it",
    "its office",
    "self",
    "ours",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Words [first, end) of a sentence; `core` is where the name or noun stands.

    Either `entry` or `person` says who it is, or `name` and `kind` of a body that no catalogue knows, or `asks` what
    must be found out, with `noun` (folded) and, for an institution or an official, its id and country as far as the
    words tell. `qualified`: other words (`qualifiers` among them) say which ones are meant ("Kurdish fighters",
    "militants in Aleppo"). `local`: it is the one of the place told of. `modifies`: the name only stands inside an
    adjective ("al-Qaida-linked"), so nothing later refers to it. `follows`: what "it" stands behind. `sent`: troops
    are of whoever sends them. `body`: the group or agency that somebody without a name belongs to.
    """

    sentence: int
    first: int
    core: int
    end: int
    entry: Entry | None = None
    person: int | None = None
    asks: Question | None = None
    noun: str = ""
    institution: str | None = None
    country: str | None = None
    definite: bool = False
    local: bool = False
    qualified: bool = False
    qualifiers: tuple[str, ...] = ()
    modifies: bool = False
    follows: str = ""
    sent: bool = False
    body: str | None = None
    name: str | None = None
    kind: ActorKind | None = None
