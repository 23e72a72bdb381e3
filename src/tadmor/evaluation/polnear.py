"""PolNeAR (Newell et al. 2018): attributions in US political news, as a whole, slice by slice, and how sure they are.

It ships with nobody: it is read where a developer keeps it. PolNeAR marks outermost attributions only.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from tadmor.evaluation.corpora import Gold, Item, json_lines
from tadmor.evaluation.counts import Tally, pair
from tadmor.evaluation.slices import SLICES, UNSEEN, Marked, Offsets, Page, slices
from tadmor.evaluation.sums import Calibration, Linked
from tadmor.model import Document

__all__ = ["polnear", "score_polnear"]

_ROLES = ("source", "cue", "content")
_Pairs = Sequence[tuple[Marked, Marked]]


def polnear(path: Path) -> Iterator[Gold]:
    """PolNeAR's documents from `dev.jsonl.gz`; the first annotator in alphabetical order is the gold."""
    cues = _known_cues(path.with_name("train.jsonl.gz"))
    for entry in json_lines(path):
        yield Gold(Document(id=entry["id"], text=entry["text"], lang="en"), _outer(entry), cues)


def _outer(entry: Mapping[str, Any]) -> list[Item]:
    return [a for a in entry["annotations"][min(entry["annotations"])] if a["cue"]]


@cache
def _known_cues(path: Path) -> frozenset[str]:
    """Every cue of the training part; none where that part is not there."""
    if not path.exists():
        return frozenset()
    return frozenset(
        Page(entry["text"]).words(a["cue"])
        for entry in json_lines(path)
        for annotator in entry["annotations"].values()
        for a in annotator
        if a["cue"]
    )


def score_polnear(gold: Gold, reading: Item) -> Tally:
    """Exact and begin F1 per role over contiguous spans, as in CofeNet (COLING 2022), and linked attributions.

    Linked: paired by cue, and all three roles overlap (partial) or are equal (exact); no source matches no source.
    Then the same for slices (`slices`), and how far scores stand from the share of linked ones. Nested guesses are left
    out.
    """
    tally, text = Tally(), gold.document.text
    outer = [a for a in reading.get("attributions", []) if not a.get("parent")]
    marked = [{role: [_trim(text, *s) for s in a.get(role) or []] for role in _ROLES} for a in gold.items]
    found = [{role: [_trim(text, s["start"], s["end"]) for s in a[role]] for role in _ROLES} for a in outer]
    for role in _ROLES:
        _spans(tally, role, marked, found)
    pairs = pair(marked, found, lambda a: _covered(a["cue"]), lambda a: _covered(a["cue"]))
    linked = {"partial": [p for p in pairs if _meet(*p)], "exact": [p for p in pairs if _equal(*p)]}
    tally.f1("attribution found", len(pairs), len(found), len(marked))
    for name, hits in linked.items():
        tally.f1(f"attribution linked, {name}", len(hits), len(found), len(marked))
    page = Page(text)
    labels = {id(one): slices(page, one, gold.cues) for one in (*marked, *found)}
    for name, hits in linked.items():
        _slices(tally, name, labels, (hits, found, marked), known=bool(gold.cues))
    for name, hits in linked.items():
        right = {id(guess) for _, guess in hits}
        judged = [(a.get("score", 1.0), id(b) in right) for a, b in zip(outer, found, strict=True)]
        tally.add(f"score, of linked, {name}", Calibration.of(judged))
    return tally


def _meet(a: Marked, b: Marked) -> bool:
    return all(_covered(a[r]) & _covered(b[r]) or not (a[r] or b[r]) for r in _ROLES)


def _equal(a: Marked, b: Marked) -> bool:
    return all(_covered(a[r]) == _covered(b[r]) for r in _ROLES)


def _slices(
    tally: Tally,
    name: str,
    labels: Mapping[int, frozenset[str]],
    counted: tuple[_Pairs, Sequence[Marked], Sequence[Marked]],
    known: bool,
) -> None:
    """Of each slice: its guesses, and those of them that are linked; its gold, and that of it which is linked.

    Without the training part (`known`) no cue is unseen.
    """
    hits, found, marked = counted
    sides = ([b for _, b in hits], found, [a for a, _ in hits], marked)
    for label in (label for label in SLICES if known or label != UNSEEN):
        counts = tuple(sum(label in labels[id(one)] for one in side) for side in sides)
        tally.add(f"{label}: linked, {name}", Linked(counts))


def _spans(tally: Tally, role: str, marked: Sequence[Marked], found: Sequence[Marked]) -> None:
    gold, guess = ({span for a in items for span in a[role]} for items in (marked, found))
    tally.f1(f"{role} exact", len(gold & guess), len(guess), len(gold))
    gold_starts, guess_starts = ({start for start, _ in spans} for spans in (gold, guess))
    tally.f1(f"{role} begin", len(gold_starts & guess_starts), len(guess_starts), len(gold_starts))


def _trim(text: str, start: int, end: int) -> Offsets:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _covered(spans: Sequence[Offsets]) -> frozenset[int]:
    return frozenset(i for start, end in spans for i in range(start, end))
