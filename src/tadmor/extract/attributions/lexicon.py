"""The cue lexicon, unfolded: every form of every cue, found by its first word."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from tadmor.errors import BadData
from tadmor.lang import lexicon
from tadmor.model import Act, AttributionType, CertaintyLabel, Stance

__all__ = ["Entry", "Form", "Lexicon", "Pattern", "cue_lexicon", "inflect"]

Form = Literal["base", "s", "past", "part", "ing", "noun", "phrase", "impersonal"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a cue means and what may stand around it (see cues.toml)."""

    lemma: str
    type: AttributionType
    certainty: CertaintyLabel
    act: Act
    stance: Stance
    frames: frozenset[str]
    negated_only: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """One form of a cue: its words in lower case, the first being the one that is inflected."""

    words: tuple[str, ...]
    form: Form
    entries: tuple[Entry, ...]


Lexicon = Mapping[str, tuple[Pattern, ...]]

_BE: tuple[tuple[str, Form], ...] = (
    ("be", "base"),
    ("is", "s"),
    ("are", "s"),
    ("am", "s"),
    ("'s", "s"),
    ("’s", "s"),
    ("'re", "s"),
    ("’re", "s"),
    ("'m", "s"),
    ("’m", "s"),
    ("was", "past"),
    ("were", "past"),
    ("been", "part"),
    ("being", "ing"),
)


def inflect(verb: str, irregular: Mapping[str, list[str]]) -> Iterator[tuple[str, Form]]:
    """Every form of a verb, by English spelling rules and the irregular ones given."""
    if verb == "be":
        yield from _BE
        return
    yield verb, "base"
    yield _with_s(verb), "s"
    pasts = irregular.get(verb) or [_with_ed(verb)]
    yield pasts[0], "past"
    for participle in pasts[1:]:
        yield participle, "part"
    yield _with_ing(verb, pasts[0]), "ing"


def _with_s(verb: str) -> str:
    if verb == "have":
        return "has"
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "s"


def _with_ed(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "ed"


def _with_ing(verb: str, past: str) -> str:
    if past == verb + verb[-1] + "ed" or verb in ("put", "forget", "get"):
        return verb + verb[-1] + "ing"
    return verb[:-1] + "ing" if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) else verb + "ing"


def _entry(group: Mapping[str, Any], lemma: str, certainty: Mapping[str, CertaintyLabel]) -> Entry:
    kind = group["type"]
    if kind not in get_args(AttributionType):
        raise BadData(f"en/cues.toml: no attribution type {kind!r}")
    return Entry(
        lemma=lemma,
        type=kind,
        certainty=group.get("certainty", certainty[kind]),
        act=group.get("act", "assert"),
        stance=group.get("stance", "neutral"),
        frames=frozenset(group.get("frames", group.get("links", ()))),
        negated_only=group.get("negated_only", False),
    )


def _unfold(data: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Form, Entry]]:
    certainty, irregular = data["certainty"], data["irregular"]
    for group in data["group"]:
        for lemma in group["words"]:
            entry = _entry(group, lemma, certainty)
            verb, *rest = lemma.split()
            if verb in ("would", "not"):
                yield (verb, *rest), "s", entry
                continue
            for word, form in inflect(verb, irregular):
                yield (word, *rest), form, entry
    kinds: tuple[tuple[str, Form], ...] = (("noun", "noun"), ("phrase", "phrase"), ("impersonal", "impersonal"))
    for table, form in kinds:
        for group in data[table]:
            for lemma in group["words"]:
                yield tuple(_split(lemma)), form, _entry(group, lemma, certainty)


def _split(lemma: str) -> Iterator[str]:
    for word in lemma.split():
        if word.endswith(("n't", "n’t")):
            yield from (word[:-3], word[-3:])
        else:
            yield word


@cache
def cue_lexicon(language: str = "en") -> Lexicon:
    """Patterns by their first word, longest first. Entries that share words and form stand together."""
    table: dict[tuple[tuple[str, ...], Form], list[Entry]] = {}
    for words, form, entry in _unfold(lexicon(language, "cues")):
        table.setdefault((words, form), []).append(entry)
    heads: dict[str, list[Pattern]] = {}
    for (words, form), entries in table.items():
        heads.setdefault(words[0], []).append(Pattern(words, form, tuple(entries)))
    return {head: tuple(sorted(found, key=lambda p: -len(p.words))) for head, found in heads.items()}
