"""Corpora of single sentences that come as lists of words: factuality (UDS-IH2, MEANTIME, UW) and Szeged's hedge cues.

Training reads them by this module too, so that what is held out there is what is measured here.
"""

import gzip
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tadmor.evaluation.corpora import json_lines

__all__ = ["Sentence", "factuality", "join", "szeged"]

_SPELT = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}
_CLOSING = frozenset(",.?!;:)%")
_CLITIC = re.compile(r"(n't|'\w+)$")
_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it would be printed; `targets` are where some of its words start, and the value of each."""

    text: str
    targets: tuple[tuple[int, float], ...]


def join(words: Sequence[str]) -> tuple[str, list[int]]:
    """Words as treebanks list them, as they would be printed, and where each starts."""
    text, starts = "", []
    for word in (_SPELT.get(word, word) for word in words):
        glued = not text or word in _CLOSING or bool(_CLITIC.match(word)) or text[-1] in "($"
        text += "" if glued else " "
        starts.append(len(text))
        text += word
    return text, starts


def factuality(path: Path) -> Iterator[Sentence]:
    """Sentences with the trigger words of events, each with its value from -3 (did not happen) to 3 (happened)."""
    for entry in json_lines(path):
        text, starts = join(entry["text"].split(" "))
        values = {target["span1"][0]: float(target["label"]) for target in entry["targets"]}
        if values:
            yield Sentence(text, tuple((starts[word], value) for word, value in values.items()))


def szeged(path: Path) -> tuple[list[Sentence], list[Sentence]]:
    """Szeged's Wikipedia sentences, every word with 1 in a hedge cue and 0 elsewhere: to learn from, and held out.

    Held out is the last tenth of the documents.
    """
    documents = list(ElementTree.fromstring(gzip.decompress(path.read_bytes())).iter("Document"))
    held = len(documents) - len(documents) // 10
    made: tuple[list[Sentence], list[Sentence]] = ([], [])
    for number, document in enumerate(documents):
        made[number >= held].extend(s for element in document.iter("Sentence") if (s := _hedged(element)).targets)
    return made


def _hedged(element: ElementTree.Element) -> Sentence:
    words: list[str] = []
    values: list[float] = []
    for piece, inside in _pieces(element):
        found = _WORD.findall(piece or "")
        words += found
        values += [float(inside)] * len(found)
    text, starts = join(words)
    return Sentence(text, tuple(zip(starts, values, strict=True)))


def _pieces(sentence: ElementTree.Element) -> Iterator[tuple[str | None, bool]]:
    """The text of a sentence, piece by piece, and whether each stands in a hedge cue."""
    yield sentence.text, False
    for child in sentence.iter():
        if child is not sentence:
            yield child.text, child.tag == "ccue"
            yield child.tail, False
