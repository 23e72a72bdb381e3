"""Whom a definite phrase means that no speaker's words hold: "the monitoring group", "the militant group", "police"."""

from collections.abc import Sequence

from tadmor.extract.attributions.speakers.joint import are_several
from tadmor.extract.attributions.speakers.said import Said
from tadmor.extract.attributions.speakers.standing import speaker_of
from tadmor.extract.attributions.speakers.told import Mention
from tadmor.model import Actor, Span, Speaker, Token
from tadmor.nlp.grammar import grammar

__all__ = ["backward", "body_again", "civil", "is_named_group", "issued", "meant_by", "named_body", "one_issued"]

_REACH = 60  # mentions: a group told of further back is named again
_JUST_NOW = 500  # characters within which a group has spoken that "the rebels" are
_LONGEST = 8  # words of a name
_HELPING = frozenset(["rights", "aid", "humanitarian", "charity", "medical"])


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
    if not g["prepositions"].isdisjoint(words):
        return None  # "the head of the group"
    watches = not g["watching"].isdisjoint(words) or not _HELPING.isdisjoint(words)
    if civil(words) and not watches:
        return None
    for mention, actor in reversed(before[-_REACH:]):
        if actor.id and _by_name(mention) and (actor.sector == "NGO" if watches else actor.kind == "armed-group"):
            return mention, actor
    return None


def civil(words: Sequence[str]) -> bool:
    """Whether a definite phrase means a group that is no armed one: "the aid group"."""
    g = grammar()
    return words[:1] == ["the"] and words[-1] in g["group_nouns"] and not g["civil"].isdisjoint(words)


def is_named_group(mention: Span, actor: Actor) -> bool:
    """Whether a mention is an armed group by its own name: "Harun militia", none of "Norland rebels"."""
    return actor.kind == "armed-group" and _by_name(mention) and not (actor.id or "").endswith("-rebels")


def _by_name(mention: Span) -> bool:
    """Whether a mention is a name, no "its" or "the group" that may mean another."""
    return any(word[:1].isupper() for word in mention.text.split()[mention.text[:4].lower() == "the " :])


def backward(words: Sequence[str], before: Sequence[Mention], said: Said, tokens: Sequence[Token]) -> Speaker | None:
    """ "The group" is the group that spoke since an armed one was named, else that one."""
    found = None if words == ["the", "rebels"] else _last_body(words, before)  # who are of no one group unless it spoke
    if words[:1] != ["the"] or words[-1] not in grammar()["group_nouns"]:
        return speaker_of(found[1]) if found else None
    if len(words) > 2:  # "the jihadist group"
        plain = grammar()["prepositions"].isdisjoint(words) and not civil(words)
        group = next((k.speaker for k in said if k.speaker.name and k.speaker.kind == "group"), None) if plain else None
        return speaker_of(found[1]) if found else group
    unarmed = {actor.name for _, actor in before if actor.kind not in ("armed-group", "person")}
    one = (k for k in said if k.speaker.name and not (are_several(k.speaker) or k.speaker.name in unarmed))
    spoke = next((k for k in one if k.speaker.kind == "group" or words[1] in k.words), None)
    if words == ["the", "rebels"] and spoke and before and before[-1][0].start - tokens[spoke.at].start > _JUST_NOW:
        return None
    if spoke and (found is None or tokens[spoke.at].start >= found[0].start):
        return None if spoke.speaker.kind == "person" else spoke.speaker  # its commander spoke, and he is no group
    return speaker_of(found[1]) if found else None


def body_again(words: Sequence[str], before: Sequence[Mention]) -> Speaker | None:
    """ "The command": the body last told of whose name holds the noun; "the 15-member body": that between states."""
    if _of_members(words):
        return next((speaker_of(a) for _, a in reversed(before[-_REACH:]) if a.kind == "intergovernmental"), None)
    if len(words) != 2 or words[0] != "the" or words[1] not in grammar()["organisation_nouns"]:
        return None
    found = (a for _, a in reversed(before[-_REACH:]) if a.kind != "person" and words[1] in a.name.lower().split())
    return next((speaker_of(a) for a in found), None)


def _of_members(words: Sequence[str]) -> bool:
    """Whether a phrase is "the 15-member council", "the 28-nation bloc": one between states."""
    return len(words) == 4 and words[0] == "the" and words[1].isdigit() and words[2] in ("member", "nation", "country")


def issued(words: Sequence[str]) -> bool:
    """Whether a phrase is "the statement", "the statement carried by X": whoever spoke last issued it."""
    g = grammar()
    if len(words) < 2 or words[0] not in ("the", "its") or words[1] not in g["issued"]:
        return False
    return len(words) == 2 or words[2] in g["passed_on"]


def one_issued(words: Sequence[str]) -> bool:
    """Whether a phrase is "a statement ...": whoever its sentence tells of before issued it."""
    g = grammar()
    own = words[:1] and words[0] in g["possessives"] | {"a", "an", "another"}
    head = next((i for i, word in enumerate(words) if i and word in g["prepositions"] | {"that", "which"}), len(words))
    return bool(own) and 0 < head <= 3 and words[head - 1] in g["issued"]


def named_body(phrase: str, words: Sequence[str]) -> str | None:
    """The name that a phrase for a body is itself: "Corvan Red rescue service", None for "an aid agency"."""
    g, parts = grammar(), phrase.split()
    if not words or words[0] in g["anonymous_articles"] | {"no"} or len(parts) > _LONGEST:
        return None
    head = next((i for i, word in enumerate(words) if i and word in g["prepositions"]), len(words))
    if words[head - 1] not in g["organisation_nouns"] | g["several_bodies"] | g["watching_bodies"]:
        return None
    if words[head - 1] in g["group_nouns"] and not phrase.split(words[head - 1])[0].istitle() and head == len(words):
        return None  # "the main Saudi-backed opposition group"
    return phrase if any(part.lstrip("#@")[:1].isupper() for part in parts) else None
