"""Mentions without a name: "the ministry", "some 4,000 terrorists", "the army", "civilians"."""

from collections.abc import Sequence

from tadmor.extract.actors.found import Found, Question
from tadmor.extract.actors.officials import official, official_after
from tadmor.extract.actors.phrases import left_edge, right_edge
from tadmor.extract.actors.sight import THE, Sight
from tadmor.nlp.grammar import grammar
from tadmor.nlp.words import Match

__all__ = ["noun_at"]

_BODIES = frozenset(["group", "organisation", "organization", "militia", "movement", "faction"])
_BY_CONTEXT_ONLY = frozenset(["armed-forces", "government", "rebels", "people", "state-media", "state-tv"])
_ONE = frozenset(["a", "an", "one", "the", "bomber", "suicide", "car"])
_OWN = frozenset(["his", "her", "their", "its", "our", "my"])
_PARTIAL = frozenset(["provincial", "regional", "municipal", "local", "city", "district"])
_SPEECH = frozenset(["said", "say", "told", "reported", "claimed", "confirmed", "warned", "believe", "added"])


def noun_at(sight: Sight, at: int) -> Found | None:
    """The mention that the noun at `at` heads, if it is one for an actor."""
    if sight.scanned.words[at].fold not in sight.nouns.heads and at not in sight.scanned.institutions:
        return None
    left = left_edge(sight.scanned, at, sight.nouns)
    before = [word.fold for word in sight.scanned.words[left:at]]
    definite = bool(before) and before[0] in THE
    asked = _group(sight, at, before, definite=definite) or _people(sight, at, before)
    if asked:
        asks, end = asked
        noun = sight.scanned.words[at].fold
        qualified = _qualified(sight, before, end, definite=definite)
        return Found(
            sentence=sight.number,
            first=left,
            core=at,
            end=end,
            asks=asks,
            noun=noun,
            definite=definite,
            qualified=qualified,
        )
    return _later(sight, at, definite=definite) or _office(sight, at, left, before, definite=definite)


def _qualified(sight: Sight, before: Sequence[str], end: int, *, definite: bool) -> bool:
    """Whether words around a noun say which ones are meant: "Kurdish fighters", "militants in eastern Aleppo"."""
    if any(word in sight.nouns.qualifiers for word in before):
        return True
    after = sight.scanned.words[end].fold if end < len(sight.scanned.words) else ""
    return after == "in" and not before and not definite


def _group(sight: Sight, at: int, before: Sequence[str], *, definite: bool) -> tuple[Question, int] | None:
    fold = sight.scanned.words[at].fold
    if fold in sight.nouns.fighters and not _modifies(sight, at):
        return "fighters", right_edge(sight.scanned, at + 1, sight.nouns)
    if fold == "coalition" and (definite or _next(sight, at) in sight.nouns.bodies | sight.nouns.unnamed):
        return "coalition", right_edge(sight.scanned, at + 1, sight.nouns)
    if fold in _BODIES and definite and all(word in sight.nouns.adjectives for word in before[1:]):
        return "body", at + 1
    return None


def _people(sight: Sight, at: int, before: Sequence[str]) -> tuple[Question, int] | None:
    fold = sight.scanned.words[at].fold
    if fold in sight.nouns.press:
        return "press", at + 1
    counted = any(word[:1].isdigit() or word in sight.nouns.counts for word in before)
    of_place = fold == "people" and _next(sight, at) in {"of", "across"} and bool(before)
    if fold in sight.nouns.bare_civilians or of_place or (counted and fold in sight.nouns.civilians):
        return "civilians", at + 1
    return None


def _office(sight: Sight, at: int, left: int, before: Sequence[str], *, definite: bool) -> Found | None:
    """Somebody by office alone: "a military spokesman", "officials said"."""
    word = sight.scanned.words[at]
    if word.fold not in sight.nouns.unnamed or (word.capital and at and not definite) or word.joined:
        return None
    spoken = _next(sight, at) in _SPEECH
    if not spoken and (
        not before or before[0] in _OWN or (len(before) == 1 and not definite and word.fold.endswith("s"))
    ):
        return None
    return official(sight, left, at, at, None, None) if before or word.fold.endswith("s") else None


def _next(sight: Sight, at: int) -> str:
    return sight.scanned.words[at + 1].fold if at + 1 < len(sight.scanned.words) else ""


def _modifies(sight: Sight, at: int) -> bool:
    """Whether the noun only modifies the next one: "militant groups" counts, "terrorist attacks" does not."""
    word = sight.scanned.words[at]
    if word.joined:
        return True
    after = _next(sight, at)
    plural = word.fold.endswith("s") or word.fold in {"insurgency", "mujahideen", "mujahedeen"}
    if plural or word.fold in sight.nouns.unnamed:
        return False
    before = sight.scanned.words[at - 1].fold if at else ""
    if _next(sight, at) in sight.nouns.bodies:
        return False
    return before not in _ONE or (after.endswith("s") and after not in {"was", "is", "has"})


def _later(sight: Sight, at: int, *, definite: bool) -> Found | None:
    """An institution without a country's word: "the defense ministry", "government forces"."""
    match = sight.scanned.institutions.get(at)
    if match is None:
        return _bare_ministry(sight, at) if definite and sight.scanned.words[at].fold == "ministry" else None
    if at and match.target == "government" and sight.scanned.words[at - 1].fold in _PARTIAL:
        return None
    phrase = " ".join(word.fold for word in sight.scanned.words[at : match.end])
    if not _may_stand_alone(sight, match, phrase, definite=definite):
        return None
    unnamed = official_after(sight, at, match.end, country=None, institution=match.target)
    if unnamed:
        return unnamed
    singular = not phrase.endswith("s")
    if (singular or (not definite and " " not in phrase)) and not _stands(sight, match.end):
        return None
    return Found(
        sentence=sight.number,
        first=left_edge(sight.scanned, at, sight.nouns),
        core=at,
        end=match.end,
        asks="institution",
        noun=phrase,
        institution=match.target,
        country=_seat(sight, match.end),
        definite=definite,
        local=(match.target == "police" and not definite)
        or any(word.fold == "local" for word in sight.scanned.words[max(0, at - 2) : at]),
    )


def _seat(sight: Sight, end: int) -> str | None:
    """The country of "the Foreign Ministry in Damascus"."""
    found = sight.scanned.words
    if end + 1 < len(found) and found[end].fold == "in" and (capital := sight.scanned.capitals.get(end + 1)):
        return capital.target
    return None


def _bare_ministry(sight: Sight, at: int) -> Found:
    return official_after(sight, at, at + 1, country=None, institution="ministry") or Found(
        sentence=sight.number, first=at - 1, core=at, end=at + 1, asks="institution", noun="ministry", definite=True
    )


def _may_stand_alone(sight: Sight, match: Match, phrase: str, *, definite: bool) -> bool:
    """Whether an institution's phrase means a certain one without its country: many words do only as "the ..."."""
    later = phrase in sight.catalogue.institutions[match.target].later
    if match.target in _BY_CONTEXT_ONLY:
        issues = match.end < len(sight.scanned.words) and sight.scanned.words[match.end].fold == "statement"
        return later and (definite or issues or " " in phrase or phrase in {"troops", "soldiers"})
    if match.target == "police" and sight.scanned.words[match.first].text != "POLICE":
        return later  # "police said" needs no article
    return (later and definite) or " " in phrase


def _stands(sight: Sight, end: int) -> bool:
    """Whether a noun stands for itself and does not modify the next word ("the military action")."""
    found = sight.scanned.words
    if end >= len(found) or found[end].marked or found[end - 1].possessive:
        return True
    if found[end].fold in sight.nouns.stands or found[end].capital or end in sight.taken:
        return True
    return found[end].fold.endswith("ed") and found[end].fold not in grammar()["adjectives_ed"]
