"""re3d's typed entities against the encoder's head: passages of reports on Syria and Iraq, a quarter held out.

Training reads the corpus by this module too, so that what is held out there is what is measured here.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tadmor.evaluation.corpora import Gold, Item, json_lines
from tadmor.evaluation.counts import Tally
from tadmor.model import Document, Reading

__all__ = ["Passage", "entity_corpus", "re3d", "score_entities"]

_NOT_OURS = "BBC Online"  # may not be learnt from
_HELD = 64  # of 256: a quarter, by a digest of the document's key


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with its entities as (type, start, end); a span that re3d's annotators suppressed is left out."""

    text: str
    entities: tuple[tuple[str, int, int], ...]


def re3d(folder: Path, kept_apart: frozenset[str] = frozenset()) -> tuple[list[Passage], list[Passage]]:
    """Passages to learn from, and held out. `kept_apart`: SHA-256 of texts that nothing may learn from."""
    marked: dict[str, list[tuple[str, int, int]]] = {}
    for entity in json_lines(folder / "entities.jsonl"):
        if entity["confidence"] > 0:
            marked.setdefault(entity["documentId"], []).append((entity["type"], entity["begin"], entity["end"]))
    made: tuple[list[Passage], list[Passage]] = ([], [])
    for document in json_lines(folder / "documents.jsonl"):
        if document["sourceName"] == _NOT_OURS:
            continue
        apart = hashlib.sha256(document["text"].encode()).hexdigest() in kept_apart
        held = apart or hashlib.sha256(document["_id"].encode()).digest()[0] < _HELD
        made[held].extend(_passages(document["text"], marked.get(document["_id"], [])))
    return made


def _passages(text: str, marked: list[tuple[str, int, int]]) -> Iterator[Passage]:
    for paragraph in re.finditer(r"[^\n]*\S[^\n]*", text):
        low, high = paragraph.span()
        inside = tuple((kind, a - low, b - low) for kind, a, b in marked if low <= a and b <= high)
        yield Passage(paragraph[0], _outermost(inside))


def _outermost(spans: tuple[tuple[str, int, int], ...]) -> tuple[tuple[str, int, int], ...]:
    """Of spans that overlap the longest, in text order."""
    kept: list[tuple[str, int, int]] = []
    for kind, start, end in sorted(spans, key=lambda s: s[1] - s[2]):
        if all(end <= a or b <= start for _, a, b in kept):
            kept.append((kind, start, end))
    return tuple(sorted(kept, key=lambda s: s[1]))


def entity_corpus(path: Path) -> Iterator[Gold]:
    """The passages that training holds out."""
    for number, passage in enumerate(re3d(path.parent)[1]):
        items: list[Item] = [{"type": kind, "start": a, "end": b} for kind, a, b in passage.entities]
        yield Gold(Document(id=f"re3d-{number}", text=passage.text, lang="en"), items)


def score_entities(gold: Gold, reading: Reading) -> Tally:
    """F1 of typed entities: the same type over some of the same characters, and exactly the same characters."""
    from tadmor.nlp.encoder.entities import entities
    from tadmor.nlp.encoder.session import Encoding

    tally = Tally()
    if isinstance(reading.encoding, Encoding):
        found = [(entity.type, entity.start, entity.end) for entity in entities(reading.encoding)]
        marked = [(item["type"], item["start"], item["end"]) for item in gold.items]
        exact = len(set(found) & set(marked))
        tally.f1("typed entity", _met(found, marked), len(found), len(marked))
        tally.f1("typed entity, exact", exact, len(found), len(marked))
    return tally


def _met(found: list[tuple[str, int, int]], marked: list[tuple[str, int, int]]) -> int:
    """How many pairs of one type overlap, each span in one pair."""
    free, met = list(marked), 0
    for kind, start, end in found:
        mine = next((m for m in free if m[0] == kind and m[1] < end and start < m[2]), None)
        if mine is not None:
            free.remove(mine)
            met += 1
    return met
