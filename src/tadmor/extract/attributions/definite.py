"""Whom a definite phrase means that no speaker's words hold: "the monitoring group", "the militant group", "police"."""

from collections.abc import Sequence

from tadmor.extract.attributions.said import Said
from tadmor.extract.attributions.standing import speaker_of
from tadmor.extract.attributions.told import Mention
from tadmor.model import Speaker, Token
from tadmor.nlp.grammar import grammar

__all__ = ["backward", "issued", "meant_by", "named_body"]

_REACH = 60  # mentions: a group told of further back is named again
_LONGEST = 8  # words of a name


def meant_by(words: Sequence[str], before: Sequence[Mention]) -> Speaker | None:
    """ "The war monitor" is the watching body last named, "the al-Qaida-linked group" the armed group last named.

    `before` are the mentions in front of the phrase, in text order, none of them inside an adjective.
    """
    found = _last_body(words, before)
    return speaker_of(found[1]) if found else None


def _last_body(words: Sequence[str], before: Sequence[Mention]) -> Mention | None:
    g = grammar()
    if len(words) < 2 or words[0] != "the" or words[-1] not in g["group_nouns"] | g["watching"]:
        return None
    if g["civil"].intersection(words):
        return None
    watches = bool(g["watching"].intersection(words))
    for mention, actor in reversed(before[-_REACH:]):
        if actor.id and (actor.sector == "NGO" if watches else actor.kind == "armed-group"):
            return mention, actor
    return None


def backward(
    words: Sequence[str], before: Sequence[Mention], said: Said, tokens: Sequence[Token]
) -> Speaker | None:
    """ "The group" is the group that spoke since an armed one was named, else that one."""
    found = _last_body(words, before)
    if len(words) != 2 or words[0] != "the" or words[1] not in grammar()["group_nouns"]:
        return speaker_of(found[1]) if found else None
    spoke = next((k for k in said if k.speaker.kind == "group" and k.speaker.name), None)
    if spoke and (found is None or tokens[spoke.at].start >= found[0].start):
        return spoke.speaker
    return speaker_of(found[1]) if found else None


def issued(words: Sequence[str]) -> bool:
    """Whether a phrase is only "the statement": whoever spoke last issued it."""
    return len(words) == 2 and words[0] in ("the", "its") and words[1] in grammar()["issued"]


def named_body(phrase: str, words: Sequence[str]) -> str | None:
    """The name that a phrase for a body is itself: "Corvan Red rescue service", None for "an aid agency"."""
    g, parts = grammar(), phrase.split()
    if not words or words[0] in g["anonymous_articles"] | {"no"} or len(parts) > _LONGEST:
        return None
    head = next((i for i, word in enumerate(words) if i and word in g["prepositions"]), len(words))
    if words[head - 1] not in g["organisation_nouns"]:
        return None
    return phrase if any(part[:1].isupper() for part in parts) else None
