"""Mentions without a name: "the ministry", "some 4,000 terrorists", "the army", "civilians"."""

from collections.abc import Sequence
from functools import cache

from tadmor.extract.actors.found import Found, Question
from tadmor.extract.actors.officials import official, official_after
from tadmor.extract.actors.phrases import SIDED, left_edge, right_edge
from tadmor.extract.actors.sight import THE, Sight
from tadmor.extract.actors.strangers import others
from tadmor.nlp.grammar import grammar
from tadmor.nlp.names import scene
from tadmor.nlp.words import Match
from tadmor.ontology.spelling import name_key

__all__ = ["noun_at"]

_NEAR = 4  # words
_CALIPHATE = "islamic-state"  # in whose own words its men are the caliphate's
_CALLED = frozenset(["known", "called"])
_PLANES = frozenset(["jet", "jets", "plane", "planes", "aircraft", "bomber", "bombers"])
_PEACEFUL = frozenset(["fire", "crime", "prize"])  # "fire fighters"
_BODIES = frozenset(["group", "organisation", "organization", "militia", "movement", "faction"])
_BY_CONTEXT_ONLY = frozenset(["armed-forces", "government", "rebels", "people", "state-media", "state-tv"])
_ONE = frozenset(["a", "an", "one", "the", "bomber", "suicide", "car"])
_OWN = frozenset(["his", "her", "their", "its", "our", "my"])
_THERE = frozenset(["across", "fleeing", "living", "trapped", "gathered", "shouting", "chanting", "displaced"])
_SENT = 6  # words between a verb of sending and the troops
_PARTIAL = frozenset(
    [
        "provincial",
        "regional",
        "municipal",
        "local",
        "city",
        "district",
        "health",
        "medical",
        "hospital",
        "port",
        "prison",
    ]
)
_AGAINST = frozenset(
    ["occupying", "occupation", "separatist", "rebel", "breakaway", "insurgent"]
)  # authorities of none
_REBEL = frozenset(["rebel", "rebels", "separatist", "separatists", "breakaway", "insurgent"])
_SPEECH = frozenset(
    [
        "warn",
        "argue",
        "fear",
        "suspect",
        "said",
        "say",
        "told",
        "reported",
        "claimed",
        "confirmed",
        "warned",
        "believe",
        "added",
    ]
)


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
            modifies=_next(sight, at) in sight.nouns.holdings,
        )
    return _later(sight, at, definite=definite) or _office(sight, at, left, before, definite=definite)


def _is_plane(sight: Sight, at: int) -> bool:
    """Whether a word only says of what make an aircraft is: "fighter jets" are no fighters."""
    return sight.scanned.words[at].fold == "fighter" and _next(sight, at) in _PLANES


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
    if fold in sight.nouns.fighters and not fold.endswith("s") and _next(sight, at) in sight.nouns.holdings:
        return "fighters", at + 1
    if fold in sight.nouns.fighters and not _modifies(sight, at):
        return "fighters", right_edge(sight.scanned, at + 1, sight.nouns)
    if fold == "enemy" and definite and (_stands(sight, at + 1) or _next(sight, at) in sight.nouns.bodies):
        return "enemy", right_edge(sight.scanned, at + 1, sight.nouns)
    if _fighting(sight, fold, before, definite=definite):
        return "fighters", at + 1
    if fold == "coalition" and (definite or _next(sight, at) in _of_coalition(sight)):
        return "coalition", right_edge(sight.scanned, at + 1, sight.nouns)
    if (
        fold in _BODIES
        and definite
        and _next(sight, at) != "of"
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
    after = _next(sight, at)
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
    if (word.fold == "official" and _next(sight, at) in sight.nouns.official_things) or (
        word.fold == "source" and before == ["the"] and _next(sight, at) == "of"
    ):
        return None  # "an official reaction", "the source of the bombings"
    spoken = _next(sight, at) in _SPEECH
    if not spoken and (
        not before or before[0] in _OWN or (len(before) == 1 and not definite and word.fold.endswith("s"))
    ):
        return None
    return official(sight, left, at, at, None, None) if before or word.fold.endswith("s") else None


def _next(sight: Sight, at: int) -> str:
    return sight.scanned.words[at + 1].fold if at + 1 < len(sight.scanned.words) else ""


def _of_stranger(sight: Sight, at: int, match: Match) -> bool:
    """Whether a ministry or an army is that of somebody no list has, and so not the country's that is told of."""
    owner = sight.scanned.words[at - 1] if at else None
    if owner is None or not (owner.possessive and owner.capital) or at in sight.scanned.by_end:
        return False
    if any(end == at for _, end, _ in sight.taken.values()) or sight.scanned.capitals.get(at - 1):
        return False
    return at - 1 not in sight.places or match.target.startswith("ministry")


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


def _modifies(sight: Sight, at: int) -> bool:
    """Whether the noun only modifies the next one: "militant groups" counts, "terrorist attacks" does not."""
    word = sight.scanned.words[at]
    if word.joined:
        return True
    after = _next(sight, at)
    plural = word.fold.endswith(("s", "men")) or word.fold in {"insurgency", "mujahideen", "mujahedeen"}
    if plural or word.fold in sight.nouns.unnamed:
        return False
    before = sight.scanned.words[at - 1].fold if at else ""
    if _next(sight, at) in sight.nouns.bodies:
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


def _later(sight: Sight, at: int, *, definite: bool) -> Found | None:
    """An institution without a country's word: "the defense ministry", "government forces"."""
    match = sight.scanned.institutions.get(at)
    if match is None:
        return _bare_ministry(sight, at) if definite and sight.scanned.words[at].fold == "ministry" else None
    if at and match.target == "government" and sight.scanned.words[at - 1].fold in _PARTIAL | _AGAINST:
        return None
    if _of_stranger(sight, at, match):
        return None
    phrase = " ".join(word.fold for word in sight.scanned.words[at : match.end])
    if "ministry" in phrase and at and (whose := sight.scanned.words[at - 1].fold) in _REBEL:
        return Found(
            sentence=sight.number,
            first=left_edge(sight.scanned, at - 1, sight.nouns),
            core=at,
            end=match.end,
            name=f"{whose} {phrase}",
            kind="armed-group",
        )
    if (
        match.target == "armed-forces"
        and (theirs := others(sight, at, match) or _of_group(sight, at, match)) is not None
    ):
        return theirs
    if match.target == "armed-forces" and (leader := _leader(sight, at)) is not None:
        name = f"{sight.scanned.words[leader].text}-led {phrase}"
        first = left_edge(sight.scanned, leader, sight.nouns)
        return Found(sentence=sight.number, first=first, core=at, end=match.end, name=name, kind="armed-group")
    if not _may_stand_alone(sight, match, phrase, definite=definite):
        return None
    unnamed = official_after(sight, at, match.end, country=None, institution=match.target)
    if unnamed:
        return unnamed
    singular = not phrase.endswith("s")
    loyal = match.end < len(sight.scanned.words) and sight.scanned.words[match.end].fold == "loyal"
    if (singular or (not definite and " " not in phrase)) and not (_stands(sight, match.end) or loyal):
        return None
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
        local=(match.target == "police" and not definite)
        or any(word.fold == "local" for word in sight.scanned.words[max(0, at - 2) : at]),
    )


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


def _leader(sight: Sight, at: int) -> int | None:
    """Who leads forces that are thereby no state's own: the word "Harun" of "the Harun-led forces"."""
    words, leader = sight.scanned.words, at - 2
    if leader < 0 or words[at - 1].fold != "led" or not (words[leader].joined and words[leader].capital):
        return None
    scanned = sight.scanned
    known = scanned.land(leader) or leader in scanned.capitals or leader in scanned.actors
    return None if known else leader


def _scene(sight: Sight, at: int, institution: str) -> str | None:
    """The country of "In Damascus, the Foreign Ministry said": no forces', which may be anywhere."""
    if institution in _BY_CONTEXT_ONLY | {"police", "air-force"}:
        return None
    return scene(sight.scanned, at)


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


def _stands(sight: Sight, end: int) -> bool:
    """Whether a noun stands for itself and does not modify the next word ("the military action")."""
    found = sight.scanned.words
    if end >= len(found) or found[end].marked or found[end - 1].possessive:
        return True
    if (
        found[end].fold.endswith("ly")
        or found[end].fold in sight.nouns.stands
        or found[end].capital
        or end in sight.taken
    ):
        return True
    return found[end].fold.endswith("ed") and found[end].fold not in grammar()["adjectives_ed"]
