"""PLOVER's gold sentences: what is done in a sentence, by whom, to whom.

The set is from 2016 and names six categories that PLOVER has since renamed or folded (2021). A sentence has one gold
act and may tell others that its coders passed over, so the figures are of the act that is told first, and of all.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tadmor.evaluation.corpora import Gold, Item
from tadmor.evaluation.counts import Tally
from tadmor.model import Document

__all__ = ["plover", "score_plover"]

_NAMED_NOW: Mapping[str, str] = MappingProxyType(
    {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
)
_OURS: Mapping[str, str] = MappingProxyType({"CONTROL": "ASSAULT", "MOVE": "MOBILIZE"})  # what PLOVER counts them as

_SURE = 0.3  # score from which an act is the first; a sentence without one has the earliest


def plover(path: Path) -> Iterator[Gold]:
    """The sentences, each a document of its own."""
    for entry in json.loads(path.read_text(encoding="utf-8")):
        if entry.get("text"):
            item = {
                "class": _NAMED_NOW.get(entry["event"], entry["event"]),
                "actors": _names(entry.get("source")),
                "recipients": _names(entry.get("target")),
            }
            yield Gold(Document(id=entry["id"], text=entry["text"], lang="en"), [item])


def _names(actors: Any) -> list[str]:
    return [actor["actorText"] for actor in actors or () if actor.get("actorText")]


def score_plover(gold: Gold, reading: Item) -> Tally:
    """F1 of classes, and the share of sentences with class, an actor and a recipient right in one event.

    A name is met where the span holds it or lies in it; a sentence without a target needs no recipient.
    """
    tally, item = Tally(), gold.items[0]
    told = [event for event in reading["events"] if event["class"]]
    found = [event | {"class": _OURS.get(event["class"], event["class"])} for event in told]
    sure = [event for event in found if event.get("score", 0.0) >= _SURE] or found
    first = [event["class"] for event in sorted(sure, key=lambda event: event["trigger"]["start"])[:1]]
    classes = {event["class"] for event in found}
    tally.f1("class of the first act", int(item["class"] in first), len(first), 1)
    tally.f1("class, of all acts", int(item["class"] in classes), len(classes), 1)
    right = any(_right(item, event) for event in found)
    tally.accuracy("class, actor and recipient in one act", int(right), 1)
    return tally


def _right(item: Item, event: Item) -> bool:
    return (
        event["class"] == item["class"]
        and _met(item["actors"], event["actors"])
        and _met(item["recipients"], event["recipients"])
    )


def _met(names: Sequence[str], spans: Sequence[Item]) -> bool:
    return not names or any(name in span["text"] or span["text"] in name for name in names for span in spans)
