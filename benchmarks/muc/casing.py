"""A telex in capitals says nothing about names, so its case is put back before it is read.

The likeliest case of each word (lower, Capital, UPPER), by how other corpora write it and by the case of the word
before it (Lita et al. 2003, "tRuEcasIng", with bigrams of cases). Lengths never change, so offsets stay.
"""

import gzip
import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

__all__ = ["Case", "Caser", "learn", "mixed_texts"]

Case = Literal["low", "cap", "up"]
_CASES: tuple[Case, ...] = ("low", "cap", "up")
_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’][a-z]{1,2}\b)?")
_ENDS = re.compile(r"[.!?:;\n\"“”(\[]|--")
_ACRONYM = re.compile(r"[(\[]([A-Z]{2,6})[)\],]|\b([A-Z]{2,6}) \[|, ([A-Z]{2,6})\]|\b([B-DF-HJ-NP-TV-XZ]{3,6})\b")
_NEVER = frozenset(("US", "IT", "IS", "WHO", "TEXT"))  # as acronyms, that is; the telexes write "U.S."
_UNSEEN: Mapping[Case, float] = {"low": 0.15, "cap": 0.84, "up": 0.01}
_PRIOR = 2.0
_FILES = ("polnear/train.jsonl.gz", "polnear/dev.jsonl.gz", "wiki_conflict/articles.jsonl.gz")


@dataclass(frozen=True)
class Caser:
    """How often each word stands in each case, and each case after each, away from sentence starts."""

    words: Mapping[str, Mapping[Case, int]]
    pairs: Mapping[tuple[Case, Case], float]

    def restore(self, text: str) -> str:
        """The text in its likeliest case."""
        acronyms = {name for found in _ACRONYM.findall(text) for name in found if name and self._may_be(name)} - _NEVER
        pieces, at = [], 0
        for sentence in _sentences(text):
            for match, case in zip(sentence, self._cases([m.group() for m in sentence], acronyms), strict=True):
                initial = match.end() - match.start() == 1 and text[match.end() : match.end() + 1] == "."
                pieces += [text[at : match.start()], _shown(match.group(), "up" if initial else case)]
                at = match.end()
        return "".join([*pieces, text[at:]])

    def _may_be(self, name: str) -> bool:
        """Whether letters are no word that is mostly written small ("THE [FMLN]")."""
        counts = self.words.get(name.lower(), {})
        return 2 * counts.get("low", 0) <= sum(counts.values())

    def _cases(self, words: list[str], acronyms: set[str]) -> list[Case]:
        """Viterbi over one sentence; the first word is capitalised whatever it is."""
        paths: dict[Case, tuple[float, list[Case]]] = {"low": (0.0, [])}
        for word in words:
            odds = {"up": 0.0} if word in acronyms else self._odds(word)
            paths = {
                case: max(
                    ((score + odd + self.pairs[last, case], [*path, case]) for last, (score, path) in paths.items()),
                    key=lambda one: one[0],
                )
                for case, odd in odds.items()
                if case in _CASES
            }
        best = max(paths.values(), key=lambda one: one[0])[1]
        return [best[0] if best[0] == "up" else "cap", *best[1:]] if best else []

    def _odds(self, word: str) -> dict[Case, float]:
        counts = self.words.get(word.lower(), {})
        total = sum(counts.values()) + _PRIOR
        odds = {case: math.log((counts.get(case, 0) + _PRIOR * _UNSEEN[case]) / total) for case in _CASES}
        return {"low": 0.0} if word in _NEVER else odds


def _sentences(text: str) -> Iterator[list[re.Match[str]]]:
    """Words by sentence; a full stop after a single letter or a title ends none."""
    run: list[re.Match[str]] = []
    end = 0
    for match in _WORD.finditer(text):
        between = text[end : match.start()]
        long = not run or len(run[-1].group()) > 3
        if run and (re.search(r"[!?]|\n\s*\n|-- ", between) or ("." in between and long and " " in between)):
            yield run
            run = []
        run.append(match)
        end = match.end()
    if run:
        yield run


def _shown(word: str, case: Case) -> str:
    if case == "up" or (len(word) == 1 and case == "cap"):
        return word
    return word.lower() if case == "low" else word[0].upper() + word[1:].lower()


def _case(word: str) -> Case | None:
    if word.islower():
        return "low"
    if word.isupper() and len(word) > 1:
        return "up"
    return "cap" if word[0].isupper() else None


def learn(texts: Iterable[str]) -> Caser:
    """Counts over texts in mixed case, away from sentence starts."""
    words: dict[str, Counter[Case]] = {}
    pairs: Counter[tuple[Case, Case]] = Counter()
    for text in texts:
        end, last = 0, None
        for match in _WORD.finditer(text):
            case, start = _case(match.group()), bool(_ENDS.search(text[end : match.start()]))
            if case and not start:
                words.setdefault(match.group().lower(), Counter())[case] += 1
                if last:
                    pairs[last, case] += 1
            last, end = case, match.end()
    return Caser(words, _lift(pairs))


def _lift(pairs: Mapping[tuple[Case, Case], int]) -> dict[tuple[Case, Case], float]:
    """How much likelier a case is after another than by itself, as a logarithm."""
    total = sum(pairs.values()) + 9
    first = {case: sum(pairs.get((case, other), 0) + 1 for other in _CASES) for case in _CASES}
    then = {case: sum(pairs.get((other, case), 0) + 1 for other in _CASES) for case in _CASES}
    return {(a, b): math.log((pairs.get((a, b), 0) + 1) * total / (first[a] * then[b])) for a in _CASES for b in _CASES}


def mixed_texts(corpora: Path) -> Iterator[str]:
    """Texts in mixed case from other corpora: news about an election, encyclopaedia articles about wars."""
    for name in _FILES:
        with gzip.open(corpora / "data" / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield from _texts(json.loads(line))


def _texts(record: Mapping[str, object]) -> Iterator[str]:
    for field in ("text", "paragraphs"):
        found = record.get(field)
        if isinstance(found, str):
            yield found
        elif isinstance(found, list):
            yield from (part for part in found if isinstance(part, str))
