"""Mentions without a name: "the ministry", "some 4,000 terrorists", "the army", "civilians"."""

from collections.abc import Sequence

from tadmor.extract.actors.found import Found, Question
from tadmor.extract.actors.houses import institution_at
from tadmor.extract.actors.officials import official
from tadmor.extract.actors.phrases import SIDED, left_edge, right_edge
from tadmor.extract.actors.sight import THE, Sight, stands, word_after
from tadmor.nlp.grammar import grammar
from tadmor.nlp.words import Match

__all__ = ["noun_at"]

_NEAR = 4  # words
_CALLED = frozenset(["known", "called"])
_PLANES = frozenset(["jet", "jets", "plane", "planes", "aircraft", "bomber", "bombers"])
_PEACEFUL = frozenset(["fire", "crime", "prize"])  # "fire fighters"
_BODIES = frozenset(["group", "organisation", "organization", "militia", "movement", "faction"])
_ONE = frozenset(["a", "an", "one", "the", "bomber", "suicide", "car"])
_OWN = frozenset(["his", "her", "their", "its", "our", "my"])
_THERE = frozenset(["across", "fleeing", "living", "trapped", "gathered", "shouting", "chanting", "displaced"])


def noun_at(sight: Sight, at: int) -> Found | None:
    """The mention that the noun at `at` heads, if it is one for an actor."""
    if sight.scanned.words[at].fold not in sight.nouns.heads and at not in sight.scanned.institutions:
        return None
    if (at and sight.scanned.words[at - 1].fold in _PEACEFUL) or _is_plane(sight, at):
        return None
    left = left_edge(sight.scanned, at, sight.nouns)
    before = [word.fold for word in sight.scanned.words[left:at]]
    definite = bool(before) and before[0] in THE and not SIDED & set(before)
    asked = _group(sight, at, before, definite=definite) or _people(sight, at, before)
    if asked:
        asks, end = asked
        noun = _called(sight, at)
        qualified = _qualified(sight, before, end, definite=definite)
        actor = _known_as(sight, end) if asks == "body" else None
        end = actor.end if actor else end
        return Found(
            sentence=sight.number,
            first=left,
            core=at,
            end=end,
            entry=sight.catalogue.entries[actor.target] if actor else None,
            asks=asks,
            noun=noun,
            definite=definite,
            qualified=qualified,
            qualifiers=tuple(word for word in before if word in sight.nouns.qualifiers),
            modifies=word_after(sight, at) in sight.nouns.holdings,
        )
    return institution_at(sight, at, definite=definite) or _office(sight, at, left, before, definite=definite)


def _is_plane(sight: Sight, at: int) -> bool:
    """Whether a word only says of what make an aircraft is: "fighter jets" are no fighters."""
    return sight.scanned.words[at].fold == "fighter" and word_after(sight, at) in _PLANES


def _called(sight: Sight, at: int) -> str:
    """The noun, with the word before it where "forces" alone would say nothing."""
    fold = sight.scanned.words[at].fold
    return f"{sight.scanned.words[at - 1].fold} {fold}" if fold == "forces" else fold


def _qualified(sight: Sight, before: Sequence[str], end: int, *, definite: bool) -> bool:
    """Whether words around a noun say which ones are meant: "Kurdish fighters", "militants in eastern Aleppo"."""
    if any(word in sight.nouns.qualifiers for word in before):
        return True
    after = sight.scanned.words[end].fold if end < len(sight.scanned.words) else ""
    return after == "in" and not before and not definite


def _known_as(sight: Sight, end: int) -> Match | None:
    """The actor of "the group, known as the Higher Council"."""
    found = sight.scanned.words
    at = end + (end < len(found) and found[end].text == ",")
    if at >= len(found) or found[at].fold not in _CALLED:
        return None
    while at < min(len(found), end + _NEAR) and at not in sight.scanned.actors:
        at += 1
    return sight.scanned.actors.get(at)


def _group(sight: Sight, at: int, before: Sequence[str], *, definite: bool) -> tuple[Question, int] | None:
    fold = sight.scanned.words[at].fold
    if fold in sight.nouns.fighters and not fold.endswith("s") and word_after(sight, at) in sight.nouns.holdings:
        return "fighters", at + 1
    if fold in sight.nouns.fighters and not _modifies(sight, at):
        return "fighters", right_edge(sight.scanned, at + 1, sight.nouns)
    if fold == "enemy" and definite and (stands(sight, at + 1) or word_after(sight, at) in sight.nouns.bodies):
        return "enemy", right_edge(sight.scanned, at + 1, sight.nouns)
    if _fighting(sight, fold, before, definite=definite):
        return "fighters", at + 1
    if fold == "coalition" and (definite or word_after(sight, at) in _of_coalition(sight)):
        return "coalition", right_edge(sight.scanned, at + 1, sight.nouns)
    if (
        fold in _BODIES
        and definite
        and word_after(sight, at) != "of"
        and all(word in sight.nouns.adjectives for word in before[1:])
    ):
        return "body", at + 1
    return None


def _fighting(sight: Sight, fold: str, before: Sequence[str], *, definite: bool) -> bool:
    """Whether adjectives make fighters of a group: "radical groups", "a certain armed group", "local forces"."""
    if fold in {"groups", "factions", "militias"} or (fold in _BODIES and not definite):
        return fold.startswith("militia") or not sight.nouns.violent.isdisjoint(before)
    return fold == "forces" and before[-1:] != [] and before[-1] in sight.nouns.foreign_forces


def _of_coalition(sight: Sight) -> frozenset[str]:
    """Nouns behind "coalition" without an article."""
    return sight.nouns.bodies | sight.nouns.unnamed | sight.nouns.strikes | {"air"}


def _people(sight: Sight, at: int, before: Sequence[str]) -> tuple[Question, int] | None:
    fold = sight.scanned.words[at].fold
    if fold in sight.nouns.press:
        return "press", at + 1
    counted = any(word[:1].isdigit() or word in sight.nouns.counts for word in before)
    after = word_after(sight, at)
    of_place = fold == "people" and (after in _THERE or (after == "of" and bool(before)))
    if fold in sight.nouns.uniformed:
        return "uniformed", at + 1
    if fold in sight.nouns.peoples:
        return ("civilians", at + 1) if sight.scanned.words[at].capital else None
    told = counted or any(word in sight.nouns.suffering for word in before)
    if fold in sight.nouns.bare_civilians or of_place or (told and fold in sight.nouns.civilians):
        return "civilians", at + 1
    return None


def _office(sight: Sight, at: int, left: int, before: Sequence[str], *, definite: bool) -> Found | None:
    """Somebody by office alone: "a military spokesman", "officials said"."""
    word = sight.scanned.words[at]
    if word.fold not in sight.nouns.unnamed or (word.capital and at and not definite) or word.joined:
        return None
    if (word.fold == "official" and word_after(sight, at) in sight.nouns.official_things) or (
        word.fold == "source" and before == ["the"] and word_after(sight, at) == "of"
    ):
        return None  # "an official reaction", "the source of the bombings"
    spoken = word_after(sight, at) in sight.nouns.speech
    if not spoken and (
        not before or before[0] in _OWN or (len(before) == 1 and not definite and word.fold.endswith("s"))
    ):
        return None
    return official(sight, left, at, at, None, None) if before or word.fold.endswith("s") else None


def _modifies(sight: Sight, at: int) -> bool:
    """Whether the noun only modifies the next one: "militant groups" counts, "terrorist attacks" does not."""
    word = sight.scanned.words[at]
    if word.joined:
        return True
    after = word_after(sight, at)
    plural = word.fold.endswith(("s", "men")) or word.fold in {"insurgency", "mujahideen", "mujahedeen"}
    if plural or word.fold in sight.nouns.unnamed:
        return False
    before = sight.scanned.words[at - 1].fold if at else ""
    if word_after(sight, at) in sight.nouns.bodies:
        return False
    return before not in _ONE or (after.endswith("s") and after not in {"was", "is", "has"}) or _noun(sight, at + 1)


def _noun(sight: Sight, at: int) -> bool:
    """Whether the word at `at` is a noun, as far as word lists tell: "a militant website"."""
    if at >= len(sight.scanned.words):
        return False
    word, g = sight.scanned.words[at], grammar()
    if word.marked or word.capital or not word.text.isalpha() or word.fold.endswith(("ed", "ing", "ly")):
        return False
    other = ("irregular_past", "auxiliaries", "prepositions", "subordinators", "time_words", "determiners")
    return word.fold not in sight.nouns.stands.union(*(g[name] for name in other))
