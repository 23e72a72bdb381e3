"""Attributions sorted into slices, linked ones counted in each, and the baselines that stand beside them."""

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from benchmarks.baselines import BASELINES, baseline

from tadmor.evaluation.polnear import polnear, score_polnear
from tadmor.evaluation.slices import SLICES, Marked, Page, slices

TEXT = (
    "Orla Venn said the bridge was gone. “We saw it fall,” she added. According to Venn, the “old bridge” stood empty. "
    "“It fell at noon,” the ferryman murmured. “Nobody was on it.” It was claimed that trains still ran."
)
KNOWN = frozenset(["said", "added", "according to", "was claimed"])


def _at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def _marked(source: str | None, cue: str, *content: str) -> dict[str, list[tuple[int, int]]]:
    return {"source": [_at(source)] if source else [], "cue": [_at(cue)], "content": [_at(part) for part in content]}


VENN = _marked("Orla Venn", "said", "the bridge was gone")
SHE = _marked("she", "added", "“We saw it fall,”")
ACCORDING = _marked("Venn,", "According to", "the “old bridge” stood empty")
FERRYMAN = _marked("the ferryman", "murmured", "“It fell at noon,”", "“Nobody was on it.”")
CLAIMED = _marked(None, "was claimed", "trains still ran")


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (VENN, {"indirect", "speech"}),
        (SHE, {"direct", "pronoun source", "speech"}),
        (ACCORDING, {"mixed", "speech"}),
        (FERRYMAN, {"direct", "discontinuous content", "content across sentences", "cue unseen in training"}),
        (CLAIMED, {"indirect", "no source", "speech"}),
    ],
)
def test_slices_are_told_by_text_and_spans(one: Marked, told: set[str]) -> None:
    """Whoever marked them."""
    assert told == slices(Page(TEXT), one, KNOWN) - ({"speech"} if one is FERRYMAN else set())


def test_no_cue_is_unseen_where_training_is_not_known() -> None:
    """Rather than all of them."""
    assert "cue unseen in training" not in slices(Page(TEXT), FERRYMAN, frozenset())


def _corpus(folder: Path, *gold: Marked) -> Path:
    """A development part with what is given, and a training part that knows four cues."""
    _write(folder / "train.jsonl.gz", [(cue, [{"cue": [(0, len(cue))]}]) for cue in KNOWN])
    _write(folder / "dev.jsonl.gz", [(TEXT, gold)])
    return folder / "dev.jsonl.gz"


def _write(path: Path, documents: Sequence[tuple[str, Sequence[Marked]]]) -> None:
    lines = [{"id": text[:9], "text": text, "annotations": {"x": list(marked)}} for text, marked in documents]
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, lines)).encode()))


def _on_the_wire(one: Marked, score: float) -> dict[str, object]:
    spans = {role: [{"start": start, "end": end} for start, end in found] for role, found in one.items()}
    return {**spans, "score": score}


def test_a_slice_counts_both_ways(tmp_path: Path) -> None:
    """One quotation found as it is, one cut short, one missed, and one that nobody marked."""
    (gold,) = polnear(_corpus(tmp_path, VENN, SHE, FERRYMAN))
    short = _marked("she", "added", "“We saw it")
    reading = {"attributions": [_on_the_wire(VENN, 1.0), _on_the_wire(short, 0.5), _on_the_wire(CLAIMED, 0.5)]}
    counted = {name: sums.sums for name, sums in score_polnear(gold, reading).sums.items()}
    assert (2, 3, 3) == counted["attribution linked, partial"]
    assert (1, 3, 3) == counted["attribution linked, exact"]
    assert (1, 1, 1, 2) == counted["direct: linked, partial"]
    assert (0, 1, 0, 2) == counted["direct: linked, exact"]
    assert (1, 2, 1, 1) == counted["indirect: linked, exact"]
    assert (0, 0, 0, 1) == counted["cue unseen in training: linked, partial"]
    assert (0, 1, 0, 0) == counted["no source: linked, partial"]
    assert all(f"{label}: linked, {name}" in counted for label in SLICES for name in ("partial", "exact"))


def test_scores_are_held_against_what_is_linked(tmp_path: Path) -> None:
    """Half of the two at one half, linked in part, is right: no error; exactly, neither is."""
    (gold,) = polnear(_corpus(tmp_path, VENN, SHE))
    short = _marked("she", "added", "“We saw it")
    reading = {"attributions": [_on_the_wire(VENN, 1.0), _on_the_wire(short, 0.5), _on_the_wire(CLAIMED, 0.5)]}
    counted = score_polnear(gold, reading).sums
    assert 0.0 == counted["score, of linked, partial"].value
    assert pytest.approx(1 / 3) == counted["score, of linked, exact"].value


def test_baselines_find_what_their_idea_can() -> None:
    """Quotations with a verb beside a speaker ("murmured" is none of theirs); subject, verb and clause."""
    quotations, names, clauses = ([_words(one) for one in baseline(idea, TEXT)["attributions"]] for idea in BASELINES)
    assert ("she", "added", "“We saw it fall,”") in quotations
    assert (
        "she",
        "added",
        "“We saw it fall,” “It fell at noon,” “Nobody was on it.”",
    ) in names
    assert ("Orla Venn", "said", "the bridge was gone") in clauses
    assert not [one for one in quotations if "bridge was gone" in one[2]]


def _words(one: dict[str, list[dict[str, int]]]) -> tuple[str, ...]:
    return tuple(" ".join(TEXT[s["start"] : s["end"]] for s in one[role]) for role in ("source", "cue", "content"))
