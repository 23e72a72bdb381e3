"""Bodies that no catalogue knows, by the noun that ends their name or the Arabic word that begins it."""

from functools import cache

from tadmor.extract.actors.found import Found
from tadmor.extract.actors.named import article
from tadmor.extract.actors.phrases import right_edge
from tadmor.extract.actors.sight import Sight
from tadmor.lang import lexicon
from tadmor.model import ActorKind
from tadmor.nlp.names.lists import lists
from tadmor.nlp.words import Word
from tadmor.ontology.actors import Entry
from tadmor.ontology.spelling import ARTICLES

__all__ = ["body_at"]

_NAME = 4  # words
_LONGEST = 8  # words of a name
_TIES = frozenset(["of", "for", "al"])


@cache
def _kinds() -> dict[str, ActorKind]:
    """What a body is by the last word of its name."""
    found = lexicon("en", "titles")["named_bodies"]
    kinds: tuple[ActorKind, ...] = ("armed-group", "government", "intergovernmental", "civilians")
    return {noun: kind for kind in kinds for noun in found[kind]}


@cache
def _openers() -> frozenset[str]:
    return frozenset(lexicon("en", "titles")["named_bodies"]["openers"])


@cache
def _barred() -> frozenset[str]:
    """Words that open no body's name."""
    return lists().never - frozenset(lexicon("en", "titles")["named_bodies"]["firsts"])


def body_at(sight: Sight, at: int) -> Found | None:
    """The body whose name starts at a word: "Norland Security Council", "Jaish al-Sahil"."""
    words = sight.scanned.words
    if (outlet := _outlet(sight, at)) is not None:
        return outlet
    if not _opens(sight, at) or _counts_out(words, at):
        return None
    end, kind = _ends(sight, at)
    if kind is None or end - at < 2 or all(i in sight.places for i in range(at, end)):
        return None
    service = sight.scanned.institutions.get(at)
    if service is not None and service.end >= end:
        return None  # "the Air Force" is somebody's, and no body of its own
    first, name = article(sight, at), _printed(words[at:end])
    if (entry := _in_brackets(sight, end, name)) is not None:
        return Found(sentence=sight.number, first=first, core=at, end=end, entry=entry)
    if kind == "armed-group":
        end = right_edge(sight.scanned, end, sight.nouns)  # "the Harun Brigade rebel group"
    return Found(sentence=sight.number, first=first, core=at, end=end, name=name, kind=kind)


def _in_brackets(sight: Sight, end: int, name: str) -> Entry | None:
    """Whom initials behind a name mean that are its own: "the National Liberation Army's (ELN) front"."""
    words = sight.scanned.words
    if end + 2 >= len(words) or words[end].text != "(" or words[end + 2].text != ")":
        return None
    known = sight.scanned.actors.get(end + 1)
    entry = sight.catalogue.entries[known.target] if known and known.end == end + 2 else None
    return entry if entry is not None and entry.name.startswith(name) else None


def _outlet(sight: Sight, at: int) -> Found | None:
    """A name that a noun makes one: "broadcaster NTV", "Magen Adom rescue service"."""
    words, lists_ = sight.scanned.words, lexicon("en", "titles")["named_bodies"]
    start = at + (words[at].fold in lists_["outlets"] and (at == 0 or not words[at].capital))  # not in "the Daily News"
    stop = start
    while stop < min(len(words), start + _NAME) and _opens(sight, stop) and stop not in sight.taken:
        stop += 1
    if stop == start or start in sight.places or (stop - start == 1 and _qualifies(sight, start)):
        return None
    behind = " ".join(word.fold for word in words[stop : stop + 2])
    told = behind in lists_["relief"] or (
        stop < len(words) and not words[stop].capital and words[stop].fold in lists_["outlets"]
    )
    if start == at and not told:
        return None
    end = stop + (2 if behind in lists_["relief"] else int(told))
    kind: ActorKind = "media" if start > at or behind not in lists_["relief"] or "news" in behind else "civilians"
    first, name = article(sight, at), _printed(words[start : end if behind in lists_["relief"] else stop])
    return Found(sentence=sight.number, first=first, core=start, end=end, name=name, kind=kind)


def _qualifies(sight: Sight, at: int) -> bool:
    """Whether a word is capitalised only because it opens its sentence: "State television", "Local television"."""
    word = sight.scanned.words[at].fold
    return at == 0 and (word in lists().modifiers or word in lexicon("en", "titles")["named_bodies"]["plain"])


def _opens(sight: Sight, at: int) -> bool:
    word = sight.scanned.words[at]
    if word.fold in ARTICLES and word.joined and at + 1 < len(sight.scanned.words):
        return sight.scanned.words[at + 1].capital
    owned = word.possessive and word.fold not in lexicon("en", "titles")["named_bodies"]["owners"]
    if not word.capital or owned or len(word.text) < 2 or word.fold in _barred():
        return False
    return not (at and sight.scanned.words[at - 1].joined)


def _ends(sight: Sight, at: int) -> tuple[int, ActorKind | None]:
    """Where the name ends that starts at a word, and what kind of body it is; none where it is no body's."""
    words, end = sight.scanned.words, at
    kind: ActorKind | None = None
    limit = min(len(words), at + _LONGEST)
    opened = _openers_kind(words, at)
    stop = at
    while stop < limit and stop not in sight.taken and (words[stop].capital or _tied(words, stop, limit)):
        stop += 1
        word = words[stop - 1]
        if word.fold in _kinds() and stop - at > 1:
            end, kind = stop, _kinds()[word.fold]
        if word.possessive and not _opens(sight, stop - 1):
            break
    if kind == "civilians" and end < limit and words[end].fold == "for":
        end = stop  # "the Harun Observatory for Human Rights"
    if opened and stop - at > 1:
        return stop, opened
    return end, kind


def _counts_out(words: tuple[Word, ...], at: int) -> bool:
    """Whether a word only begins to tell which part of a body is meant: "Units of the Third Corps"."""
    of = at + 1 < len(words) and words[at + 1].fold == "of"
    return of and words[at].fold.endswith("s") and words[at].fold in _kinds()


def _openers_kind(words: tuple[Word, ...], at: int) -> ActorKind | None:
    """What the first word of a name says of a body: "Jaish al-Sahil", "Army of the Southern Coast"."""
    of = at + 1 < len(words) and words[at + 1].fold in {"of", "for"}
    if of and at + 2 < len(words) and words[at].fold in _kinds():
        return _kinds()[words[at].fold]
    return "armed-group" if words[at].fold in _openers() else None


def _tied(words: tuple[Word, ...], at: int, limit: int) -> bool:
    """Whether a small word goes on with a name: "of" or "al" before a capital."""
    after = at + 1 + (at + 1 < limit and words[at + 1].fold == "the")
    if words[at].fold == "the":
        return words[at - 1].fold in {"of", "for"} and at + 1 < limit and words[at + 1].capital
    if words[at].fold in {"of", "for"} and words[at - 1].fold not in _kinds():
        return False  # "leaders of the Northern Front"
    return words[at].fold in _TIES and after < limit and words[after].capital


def _printed(words: tuple[Word, ...]) -> str:
    """The words of a name as they are written: "Northern People's Front"."""
    ends = ("-" if word.joined else "" if at == len(words) - 1 else f"{_mark(word)} " for at, word in enumerate(words))
    return "".join(word.text + end for word, end in zip(words, ends, strict=True)).strip(" -")


def _mark(word: Word) -> str:
    """What is written behind a word that owns the next."""
    return "" if not word.possessive else "'" if word.fold.endswith("s") else "'s"
