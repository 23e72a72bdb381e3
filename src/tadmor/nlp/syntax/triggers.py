"""The list of words that tell an event, compiled: each form of each word, with the lines that claim it, in order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from tadmor.errors import BadData
from tadmor.lang import lexicon
from tadmor.nlp.syntax.small_words import Form, grammar, inflect_noun, inflect_verb
from tadmor.ontology import event_types, modes, statuses

__all__ = ["Line", "Part", "Word", "parse_triggers", "triggers"]

Part = Literal["verb", "noun", "adjective", "suffix", "name", "existential"]

_SECTIONS: Mapping[str, Part] = MappingProxyType(
    {
        "verbs": "verb",
        "nouns": "noun",
        "adjectives": "adjective",
        "suffixes": "suffix",
        "names": "name",
        "existentials": "existential",
    }
)
_FLAGS = ("path", "loser", "transitive", "gives", "sure", "undergoes")
_LISTS = ("subject", "object", "things", "after", "next", "unless_next", "before", "unless_before")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a line of triggers.toml says of its words: the type, the mode, and the conditions under which it holds."""

    type: str
    mode: str | None = None
    subject: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    next: frozenset[str] = frozenset()
    unless_next: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    unless_before: frozenset[str] = frozenset()
    path: bool = False
    mover: str | None = None
    status: str | None = None
    loser: bool = False
    transitive: bool = False
    gives: bool = False
    sure: bool = False
    undergoes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One form of a trigger ("pulled", "out"): its part of speech, its form, the lines that claim it."""

    words: tuple[str, ...]
    part: Part
    form: Form
    lines: tuple[Line, ...]

    @property
    def transitive(self) -> bool:
        """Whether a bare past form without an object is a passive ("the men wounded in ...")."""
        return self.form in ("ed", "participle") and any(line.transitive for line in self.lines)


def _line(section: str, entry: Mapping[str, Any]) -> Line:
    where = f"triggers.toml: {section} {entry.get('words')}"
    if unknown := entry.keys() - {"type", "mode", "words", "mover", "status", *_FLAGS, *_LISTS}:
        raise BadData(f"{where}: unknown {', '.join(sorted(unknown))}")
    if entry.get("type") not in event_types():
        raise BadData(f"{where}: no event type {entry.get('type')!r}")
    if entry.get("mode") is not None and entry["mode"] not in modes():
        raise BadData(f"{where}: no mode {entry['mode']!r}")
    if entry.get("status") is not None and entry["status"] not in statuses():
        raise BadData(f"{where}: no status {entry['status']!r}")
    return Line(
        type=entry["type"],
        mode=entry.get("mode"),
        path=entry.get("path", False),
        mover=entry.get("mover"),
        status=entry.get("status"),
        loser=entry.get("loser", False),
        transitive=entry.get("transitive", False),
        gives=entry.get("gives", False),
        sure=entry.get("sure", False),
        undergoes=entry.get("undergoes", False),
        **{key: frozenset(entry.get(key, ())) for key in _LISTS},
    )


def _forms(part: Part, word: str) -> Mapping[str, Form]:
    if part == "verb":
        return inflect_verb(word, grammar().irregular)
    return inflect_noun(word) if part == "noun" else {word: "noun"}


def parse_triggers(sections: Mapping[str, Any]) -> Mapping[str, tuple[Word, ...]]:
    """Forms by their first word (lower case), longest first. A suffix goes by its only word.

    Raises `BadData` for a type, mode, status or key that is not known.
    """
    found: dict[tuple[tuple[str, ...], Part, Form], list[Line]] = {}
    for section, part in _SECTIONS.items():
        for entry in sections.get(section, ()):
            line = _line(section, entry)
            for word in entry.get("words", ()):
                for form, kind in _forms(part, word).items():
                    found.setdefault((tuple(form.split()), part, kind), []).append(line)
    return _by_first(Word(words=w, part=p, form=f, lines=tuple(lines)) for (w, p, f), lines in found.items())


def _by_first(words: Iterable[Word]) -> Mapping[str, tuple[Word, ...]]:
    found: dict[str, list[Word]] = {}
    for word in words:
        found.setdefault(word.words[0], []).append(word)
    return MappingProxyType({first: tuple(sorted(forms, key=_longest)) for first, forms in found.items()})


def _longest(word: Word) -> int:
    return -len(word.words)


@cache
def triggers(language: str = "en") -> Mapping[str, Sequence[Word]]:
    """The trigger list of a language, by first word."""
    return parse_triggers(lexicon(language, "triggers"))
