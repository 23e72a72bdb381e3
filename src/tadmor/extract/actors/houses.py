"""Institutions told without a country's word: "the ministry", "the defense ministry", "government forces"."""

from functools import cache

from tadmor.extract.actors.found import Found
from tadmor.extract.actors.officials import official_after
from tadmor.extract.actors.phrases import left_edge
from tadmor.extract.actors.sight import Sight, stands, word_after
from tadmor.extract.actors.strangers import others
from tadmor.nlp.names import of_the_republic, scene
from tadmor.nlp.words import Match
from tadmor.ontology.spelling import name_key

__all__ = ["institution_at"]

_CALIPHATE = "islamic-state"  # in whose own words its men are the caliphate's
_BY_CONTEXT_ONLY = frozenset(["armed-forces", "government", "rebels", "people", "state-media", "state-tv"])
_NAMED = 4  # words of "of the Republic of"
_SENT = 6  # words between a verb of sending and the troops
_REBEL = frozenset(["rebel", "rebels", "separatist", "separatists", "breakaway", "insurgent"])


def institution_at(sight: Sight, at: int, *, definite: bool) -> Found | None:
    """The institution that the words at `at` tell of without a country's word, if they do."""
    match = sight.scanned.institutions.get(at)
    if match is None:
        return _bare_ministry(sight, at) if definite and sight.scanned.words[at].fold == "ministry" else None
    partial = at and match.target == "government" and sight.scanned.words[at - 1].fold in sight.nouns.partial
    if partial or _of_stranger(sight, at, match) or _of_a_republic(sight, match):
        return None
    phrase = " ".join(word.fold for word in sight.scanned.words[at : match.end])
    if found := _rebels(sight, at, match, phrase):
        return found
    if match.target == "armed-forces" and (
        found := others(sight, at, match) or _of_group(sight, at, match) or _led(sight, at, match, phrase)
    ):
        return found
    if not _may_stand_alone(sight, match, phrase, definite=definite):
        return None
    if unnamed := official_after(sight, at, match.end, country=None, institution=match.target):
        return unnamed
    return (
        _asking(sight, at, match, phrase, definite=definite)
        if _is_whole(sight, match, phrase, definite=definite)
        else None
    )


def _is_whole(sight: Sight, match: Match, phrase: str, *, definite: bool) -> bool:
    """Whether an institution stands for itself and modifies no noun: a singular, and one word without article, may."""
    if phrase.endswith("s") and (definite or " " in phrase):
        return True
    return stands(sight, match.end) or word_after(sight, match.end - 1) == "loyal"


def _asking(sight: Sight, at: int, match: Match, phrase: str, *, definite: bool) -> Found:
    """An institution whose country is to be asked for."""
    near = [word.fold for word in sight.scanned.words[max(0, at - 2) : at]]
    return Found(
        sentence=sight.number,
        first=left_edge(sight.scanned, at, sight.nouns),
        core=at,
        end=match.end,
        asks="institution",
        noun=phrase,
        institution=match.target,
        country=_seat(sight, match.end) or _scene(sight, at, match.target),
        definite=definite,
        sent=match.target == "armed-forces" and _sent(sight, at),
        local=(match.target == "police" and not definite) or "local" in near,
    )


def _of_stranger(sight: Sight, at: int, match: Match) -> bool:
    """Whether a ministry or an army is that of somebody no list has, and so not the country's that is told of."""
    owner = sight.scanned.words[at - 1] if at else None
    if owner is None or not (owner.possessive and owner.capital) or at in sight.scanned.by_end:
        return False
    if any(end == at for _, end, _ in sight.taken.values()) or sight.scanned.capitals.get(at - 1):
        return False
    return at - 1 not in sight.places or match.target.startswith("ministry")


def _of_a_republic(sight: Sight, match: Match) -> bool:
    """Whether a ministry is "of the Republic": which one that is, rebels' or a state's, its words do not tell."""
    behind = [word.fold for word in sight.scanned.words[match.end : match.end + _NAMED]]
    return match.target.startswith("ministry") and behind[:1] == ["of"] and of_the_republic(behind)


def _rebels(sight: Sight, at: int, match: Match, phrase: str) -> Found | None:
    """The ministry of a side that is no state: "the separatist defense ministry"."""
    whose = sight.scanned.words[at - 1].fold if at else ""
    if "ministry" not in phrase or whose not in _REBEL:
        return None
    first = left_edge(sight.scanned, at - 1, sight.nouns)
    return Found(
        sentence=sight.number, first=first, core=at, end=match.end, name=f"{whose} {phrase}", kind="armed-group"
    )


def _of_group(sight: Sight, at: int, match: Match) -> Found | None:
    """An armed group by its men: "the soldiers of the caliphate", "fighters of X"."""
    words, after = sight.scanned.words, match.end + 1
    if after >= len(words) or words[match.end].fold != "of":
        return None
    after += words[after].fold == "the" and after + 1 < len(words)
    actor = sight.scanned.actors.get(after)
    entry = sight.catalogue.entries[actor.target if actor else _CALIPHATE]
    if entry.kind != "armed-group" or not (actor or words[after].fold == "caliphate"):
        return None
    if actor and words[actor.end - 1].joined:  # "soldiers of ISIS-held Mosul"
        return None
    end = actor.end if actor else after + 1
    return Found(sentence=sight.number, first=left_edge(sight.scanned, at, sight.nouns), core=at, end=end, entry=entry)


def _led(sight: Sight, at: int, match: Match, phrase: str) -> Found | None:
    """Forces that somebody leads whom no list has: "the Harun-led forces"."""
    leader = _leader(sight, at)
    if leader is None:
        return None
    name = f"{sight.scanned.words[leader].text}-led {phrase}"
    first = left_edge(sight.scanned, leader, sight.nouns)
    return Found(sentence=sight.number, first=first, core=at, end=match.end, name=name, kind="armed-group")


def _leader(sight: Sight, at: int) -> int | None:
    """Who leads forces that are thereby no state's own: the word "Harun" of "the Harun-led forces"."""
    words, leader = sight.scanned.words, at - 2
    if leader < 0 or words[at - 1].fold != "led" or not (words[leader].joined and words[leader].capital):
        return None
    scanned = sight.scanned
    known = scanned.land(leader) or leader in scanned.capitals or leader in scanned.actors
    return None if known else leader


def _bare_ministry(sight: Sight, at: int) -> Found:
    return official_after(sight, at, at + 1, country=None, institution="ministry") or Found(
        sentence=sight.number, first=at - 1, core=at, end=at + 1, asks="institution", noun="ministry", definite=True
    )


def _may_stand_alone(sight: Sight, match: Match, phrase: str, *, definite: bool) -> bool:
    """Whether an institution's phrase means a certain one without its country: many words do only as "the ..."."""
    later = phrase in _folded(sight.catalogue.institutions[match.target].later)
    if match.target in _BY_CONTEXT_ONLY:
        issues = match.end < len(sight.scanned.words) and sight.scanned.words[match.end].fold in {"statement", "loyal"}
        return later and (definite or issues or " " in phrase or phrase in {"troops", "soldiers", "authorities"})
    if match.target == "police" and sight.scanned.words[match.first].text != "POLICE":
        return later  # "police said" needs no article
    return (later and definite) or " " in phrase


@cache
def _folded(phrases: tuple[str, ...]) -> frozenset[str]:
    """Phrases as their words are compared: hyphens split."""
    return frozenset(" ".join(name_key(phrase)) for phrase in phrases)


def _sent(sight: Sight, at: int) -> bool:
    """Whether troops are told of as sent, or as more than there were: "plans to send 200 troops"."""
    before = [word.fold for word in sight.scanned.words[max(0, at - _SENT) : at]]
    return not {"additional", "more", "extra"}.isdisjoint(before[-3:]) or not sight.nouns.sending.isdisjoint(before)


def _seat(sight: Sight, end: int) -> str | None:
    """The country of "the Foreign Ministry in Damascus"."""
    found = sight.scanned.words
    if end + 1 < len(found) and found[end].fold == "in" and (capital := sight.scanned.capitals.get(end + 1)):
        return capital.target
    return None


def _scene(sight: Sight, at: int, institution: str) -> str | None:
    """The country of "In Damascus, the Foreign Ministry said": no forces', which may be anywhere."""
    if institution in _BY_CONTEXT_ONLY | {"police", "air-force"}:
        return None
    return scene(sight.scanned, at)
