"""What an actor, or a phrase that names none, is as a speaker: a person, a body, a group, somebody unnamed."""

from collections.abc import Sequence

from tadmor.model import Actor, Span, Speaker, SpeakerKind
from tadmor.nlp.grammar import grammar
from tadmor.nlp.names import gender_of
from tadmor.ontology.spelling import ARTICLES

__all__ = [
    "collective",
    "gender",
    "head_noun",
    "head_of",
    "joined",
    "single",
    "speaker_of",
    "unheaded",
    "unnamed",
    "unnamed_kind",
    "whose",
]

_KINDS: dict[str, SpeakerKind] = {
    "person": "person",
    "armed-group": "group",
    "civilians": "group",
    "government": "organisation",
    "state-force": "organisation",
    "intergovernmental": "organisation",
    "media": "organisation",
}


_NO_MAN = frozenset(["human", "woman", "german", "roman", "ottoman"])


def unnamed_kind(words: Sequence[str]) -> SpeakerKind:
    """What a phrase without a name stands for: "the ministry", "activists", "his mother"."""
    ends = grammar()["prepositions"] | {"who", "which", "whose"}
    head = next((i for i, w in enumerate(words) if i and w in ends), len(words))
    last = words[head - 1] if words else ""
    if last in grammar()["organisation_nouns"]:
        return "organisation"
    return "group" if last.endswith("s") or last in grammar()["group_nouns"] else "anonymous"


def head_noun(name: str, *small: str) -> str:
    """The noun of a body's name in front of its first of some `small` words: "watch" of "the Vesk Watch for Rights"."""
    front = name.lower()
    for word in small:
        front = front.partition(f" {word} ")[0]
    return front.rpartition(" ")[2]


def head_of(words: Sequence[str]) -> str:
    """The noun on which a phrase turns: "toll" of "provisional toll of the town"."""
    ends = grammar()["prepositions"] | grammar()["made_of"] | {"of", "who", "which", "that", ","}
    return words[next((i for i, w in enumerate(words) if i and w in ends), len(words)) - 1] if words else ""


def whose(mention: Span, source: Span) -> bool:
    """Whether a mention only says whose somebody is: "his" in "his mother"."""
    return mention.text.lower() in grammar()["possessives"] and mention.text != source.text


def joined(text: str, mention: Span) -> bool:
    """Whether a name only stands inside an adjective: "the al-Qaida-linked group", "anti-Islamic State"."""
    after, before = text[mention.end : mention.end + 2], text[max(0, mention.start - 2) : mention.start]
    return (after[:1] == "-" and after[1:].isalpha()) or (before[1:] == "-" and before[:1].isalpha())


def single(mention: Span) -> bool:
    """Whether a mention is one man of a group, not the group: "the fighter"."""
    words = mention.text.split()
    named = any(word[:1].isupper() and word.lower() not in grammar()["determiners"] for word in words)
    return words[-1].lower() in grammar()["anyone"] and not named


def collective(speaker: Speaker) -> bool:
    """Whether a body is told of in the plural, so that no "it" or "the agency" means it: "French authorities"."""
    return (speaker.name or "").lower().endswith("authorities")


def gender(speaker: Speaker, words: frozenset[str]) -> str | None:
    if words & grammar()["female_titles"]:
        return "f"
    if speaker.kind == "anonymous" and speaker.name is None:
        return _by_calling((speaker.role or "").lower().split())
    return gender_of(speaker.name, speaker.role) if speaker.kind == "person" and speaker.name else None


def _by_calling(role: Sequence[str]) -> str | None:
    """What the noun for somebody unnamed tells: "a spokesman", "the woman"; nothing where it tells of several."""
    ends = grammar()["prepositions"] | {"of", "who", ","}
    head = (
        role[next((i for i, word in enumerate(role) if i and word in ends), len(role)) - 1].strip(",") if role else ""
    )
    if head in grammar()["women"] or head.endswith("woman"):
        return "f"
    return "m" if head in grammar()["men"] or (head.endswith("man") and head not in _NO_MAN) else None


def unheaded(actor: Actor) -> bool:
    """Whether an actor is only a plural of people: "authorities", "U.S. officials"."""
    return _common(actor.name) or actor.name == actor.role


def _common(name: str) -> bool:
    """Whether a name begins as no name does: "al-Sahil Battalion" does, behind its article."""
    article, hyphen, rest = name.partition("-")
    return name[:1].islower() and not (hyphen and article in ARTICLES and rest[:1].isupper())


def unnamed(actor: Actor) -> bool:
    return actor.kind == "person" and (_common(actor.name) or "(unnamed)" in actor.name)


def speaker_of(actor: Actor) -> Speaker:
    """An actor as the one who speaks: named only as far as the actor is somebody in particular."""
    if actor.kind == "civilians" and actor.country is None and actor.id is None:
        if actor.name[:1].isupper() and " " in actor.name:
            return Speaker(name=actor.name, kind="organisation", organisation=actor.name)
        return Speaker(name=None, kind="group", role=actor.name)  # "Eyewitnesses" opens a sentence
    if unheaded(actor) and actor.id is None and actor.kind in ("government", "armed-group"):
        kind: SpeakerKind = "anonymous" if actor.kind == "government" else "group"
        return Speaker(name=None, kind=kind, role=actor.name, organisation=actor.organisation)
    if unnamed(actor):
        return Speaker(name=None, kind="anonymous", role=actor.role or actor.name, organisation=actor.organisation)
    return Speaker(
        name=actor.name,
        kind=_KINDS[actor.kind],
        role=actor.role,
        organisation=actor.organisation or (None if actor.kind == "person" else actor.name),
    )
