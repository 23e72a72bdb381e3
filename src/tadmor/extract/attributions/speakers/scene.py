"""A document while its sources are resolved, and plain questions to it: who is named where, who is a body, who many."""

from dataclasses import dataclass

from tadmor.extract.attributions.page import Page
from tadmor.extract.attributions.speakers.said import Said
from tadmor.extract.attributions.speakers.standing import collective, speaker_of, unnamed
from tadmor.extract.attributions.speakers.told import Mention, Told
from tadmor.model import Actor, Span, Speaker
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar

__all__ = ["BODIES", "Over", "Scene", "alone", "by_name", "is_body", "is_named_person", "many", "named_person", "since"]

BODIES = ("organisation", "group")
_GOES_ON = frozenset([",", "of", "who", "whose", "that", "which"])  # "a driver who brings onions" is one man


@dataclass(frozen=True, slots=True)
class Scene:
    """A document while its sources are resolved."""

    page: Page
    told: Told
    said: Said
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Over:
    """Who says the content that a source stands in, the token at which that content begins, and that of the source."""

    speaker: Speaker
    start: int
    at: int = 0


def since(over: Over, part: Range, scene: Scene) -> list[Mention]:
    """The mentions between the beginning of what is said and a place in it; none if it stands outside."""
    tokens = scene.page.tokens
    return scene.told.between(tokens[over.start].start, tokens[part[0]].start) if over.start < part[0] else []


def named_person(part: Range, scene: Scene) -> Speaker | None:
    """Whom the actors took a pronoun for."""
    over = scene.told.over(scene.page.span(part))
    return next((speaker_of(a) for _, a in over if is_named_person(a)), None)


def is_named_person(actor: Actor) -> bool:
    return actor.kind == "person" and not unnamed(actor)


def by_name(mention: Mention) -> bool:
    """Whether a mention is more than a pronoun."""
    g = grammar()
    return mention[0].text.lower() not in g["subject_pronouns"] | g["object_pronouns"] | g["possessives"]


def is_body(actor: Actor) -> bool:
    return actor.kind != "person" and speaker_of(actor).name is not None


def alone(mention: Span, scene: Scene) -> bool:
    """Whether a name stands for itself, not in front of another as in "UN Security Council Resolution"."""
    after = scene.page.text[mention.end : mention.end + 2]
    return not (after[:1] == " " and after[1:].isupper())


def many(speaker: Speaker) -> bool:
    """Whether a speaker is told of in the plural."""
    if collective(speaker):
        return True
    words = (speaker.role or "").lower().replace(",", " , ").split() if speaker.name is None else []
    ends = grammar()["prepositions"] | _GOES_ON
    head = words[: next((i for i, word in enumerate(words) if i and word in ends), len(words))]
    return bool(head) and (head[-1].endswith("s") or "and" in head)
