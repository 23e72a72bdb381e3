"""Small words and word forms of a language, as sets. No tagger: what a clause needs to be cut into phrases."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import Any, Literal

from tadmor.errors import BadData
from tadmor.lang import lexicon
from tadmor.nlp.numerals import number_words

__all__ = ["Form", "Grammar", "grammar", "inflect_noun", "inflect_verb"]

Form = Literal["base", "s", "past", "participle", "ed", "ing", "noun", "plural"]
"""`ed` is past and participle in one, as regular verbs have it."""

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """The lists of clauses.toml; `tags` maps a small word to its letter (see phrases.py)."""

    tags: Mapping[str, str]
    be: frozenset[str]
    have: frozenset[str]
    negations: frozenset[str]
    possessives: frozenset[str]
    conditions: frozenset[str]
    modal_status: Mapping[str, str]
    to_status: Mapping[str, str]
    governors: Mapping[str, str]
    light: frozenset[str]
    mostly_nouns: frozenset[str]
    plurals: frozenset[str]
    adjectives: frozenset[str]
    locative: frozenset[str]
    path: Mapping[str, tuple[str, ...]]
    events: Mapping[str, tuple[str, ...]]
    numbers: frozenset[str]
    sure: frozenset[str]
    ready: frozenset[str]
    causes: tuple[str, ...]
    accusing: tuple[str, ...]
    days: frozenset[str]
    clock: frozenset[str]
    ordinals: frozenset[str]
    steps: frozenset[str]
    spans: frozenset[str]
    measures: frozenset[str]
    subordinating: frozenset[str]
    participles: frozenset[str]
    plain: Mapping[str, Form]
    kinds: Mapping[str, frozenset[str]]
    force_pronouns: frozenset[str]
    irregular: Mapping[str, tuple[str, str, str, str]]


_TAGS = (
    ("A", "adverbs"),
    ("P", "prepositions"),
    ("W", "subordinators"),
    ("C", "conjunctions"),
    ("D", "determiners"),
    ("R", "pronouns"),
    ("X", "auxiliaries"),
    ("M", "modals"),
    ("O", "negations"),
)
_KINDS = ("force", "people", "gear", "weapon", "place")


def inflect_noun(word: str) -> dict[str, Form]:
    """Singular and plural of a noun, whose last word changes."""
    if word.endswith(("s", "sh", "ch", "x")):
        return {word: "noun", word + "es": "plural"}
    if word.endswith("y") and word[-2] not in _VOWELS:
        return {word: "noun", word[:-1] + "ies": "plural"}
    return {word: "noun", word + "s": "plural"}


def inflect_verb(verb: str, irregular: Mapping[str, tuple[str, str, str, str]]) -> dict[str, Form]:
    """Every form of a verb, whose first word changes; in "kill and wound" both do."""
    first, _, rest = verb.partition(" ")
    forms = _regular(first, irregular)
    tails = [f" {rest}" if rest else ""] * len(forms)
    if rest.startswith("and "):
        tails = [f" and {word}" for word, _ in _regular(rest[4:], irregular)]
    found: dict[str, Form] = {}
    for (word, form), tail in zip(forms, tails, strict=True):
        found.setdefault(word + tail, form)
    return found


def _regular(verb: str, irregular: Mapping[str, tuple[str, str, str, str]]) -> list[tuple[str, Form]]:
    if verb in irregular:
        s, past, participle, ing = irregular[verb]
        same = past == participle
        return [(verb, "base"), (s, "s"), (past, "ed" if same else "past"), (participle, "participle"), (ing, "ing")]
    stem = verb[:-1] if verb.endswith("e") else verb
    if verb.endswith("el"):  # "travelled" and "traveled"
        doubled = [(f"{verb}led", "ed"), (f"{verb}led", "participle"), (f"{verb}ling", "ing")]
        return [*_weak(verb, stem), *doubled]  # type: ignore[list-item]
    return _weak(verb, stem)


def _weak(verb: str, stem: str) -> list[tuple[str, Form]]:
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        s, ed = verb[:-1] + "ies", verb[:-1] + "ied"
    else:
        s, ed = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"), stem + "ed"
    ing = verb + "ing" if verb.endswith("ee") else stem + "ing"
    return [(verb, "base"), (s, "s"), (ed, "ed"), (ed, "participle"), (ing, "ing")]


def _status(table: Mapping[str, Iterable[str]]) -> Mapping[str, str]:
    return MappingProxyType({word: status for status, words in table.items() for word in words})


@cache
def grammar(language: str = "en") -> Grammar:
    """The grammar lists of a language. Raises `BadData` when one is missing."""
    words = lexicon(language, "clauses")
    missing = [name for _, name in _TAGS if name not in words]
    missing += [name for name in ("irregular", "kinds", "light", "plain_verbs") if name not in words]
    if missing:
        raise BadData(f"{language}/clauses.toml lacks {', '.join(missing)}")
    return _build(words)


def _numbers() -> frozenset[str]:
    units, _, _ = number_words()
    return frozenset((*(word for word, value in units.items() if value > 1), "hundred"))


def _calendar() -> dict[str, frozenset[str]]:
    """Words that open a phrase of time or distance after a noun: days, "last" and what it counts, measures."""
    classes, units = lexicon("en", "times")["classes"], lexicon("en", "units")["unit"]
    return {
        "days": _lower(classes, "weekday", "deictic"),
        "clock": _lower(classes, "unit", "hours"),
        "ordinals": frozenset(("second", "last", "latest", *_lower(classes, "ordinal"))),
        "steps": _lower(classes, "last", "this", "next"),
        "spans": _lower(classes, "unit", "month", "season", "fall", "weekday", "weekend", "part"),
        "measures": frozenset(word for unit in units if unit.get("role") == "distance" for word in unit["words"]),
    }


def _lower(classes: Mapping[str, Sequence[str]], *names: str) -> frozenset[str]:
    return frozenset(word.lower() for name in names for word in classes[name])


def _build(words: Mapping[str, Any]) -> Grammar:
    irregular = {verb: (f[0], f[1], f[2], f[3]) for verb, f in words["irregular"].items()}
    light = chain.from_iterable(inflect_verb(verb, irregular) for verb in words["light"])
    plain: dict[str, Form] = {}
    for verb in (*words["plain_verbs"], *words["light"]):
        for word, form in inflect_verb(verb, irregular).items():
            plain.setdefault(word, form)
    return Grammar(
        tags=MappingProxyType({word: tag for tag, name in _TAGS for word in words[name]} | {"no": "D"}),
        be=frozenset(words["be"]),
        have=frozenset(words["have"]),
        negations=frozenset(words["negations"]),
        possessives=frozenset(words["possessives"]),
        conditions=frozenset(words["conditions"]),
        modal_status=_status(words["modal_status"]),
        to_status=_status(words["to_status"]),
        governors=_status(words["governors"]),
        light=frozenset(light),
        adjectives=frozenset(words["adjectives"]),
        locative=frozenset(words["locative"]),
        path=MappingProxyType({role: tuple(listed) for role, listed in words["path"].items()}),
        events=MappingProxyType({name: tuple(listed) for name, listed in words["events"].items()}),
        plurals=frozenset(words["plurals"]),
        numbers=_numbers(),
        sure=frozenset(words["sure_verbs"]),
        ready=frozenset(words["ready"]),
        causes=tuple(words["causes"]),
        accusing=tuple(words["accusing"]),
        **_calendar(),
        subordinating=frozenset(words["subordinating"]),
        mostly_nouns=frozenset(words["mostly_nouns"]),
        participles=frozenset(forms[2] for forms in irregular.values()),
        plain=MappingProxyType(plain),
        kinds=MappingProxyType({kind: frozenset(words["kinds"][kind]) for kind in _KINDS}),
        force_pronouns=frozenset(words["kinds"]["force_pronouns"]),
        irregular=MappingProxyType(irregular),
    )
