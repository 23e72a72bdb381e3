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
from tadmor.export.acts import Act, Party, acts
from tadmor.model import Document, Reading

__all__ = ["plover", "score_plover"]

_NAMED_NOW: Mapping[str, str] = MappingProxyType(
    {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
)

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


def score_plover(gold: Gold, reading: Reading) -> Tally:
    """F1 of classes, and the share of sentences with class, an actor and a recipient right in one act.

    What is scored is what the export `plover` writes. A name is met where the words or the name of who is told hold it
    or lie in it; a sentence without a target needs no recipient.
    """
    tally, item, found = Tally(), gold.items[0], acts(reading)
    first = [act.event for act in found if act.score >= _SURE][:1] or [act.event for act in found][:1]
    classes = {act.event for act in found}
    tally.f1("class of the first act", int(item["class"] in first), len(first), 1)
    tally.f1("class, of all acts", int(item["class"] in classes), len(classes), 1)
    tally.accuracy("class, actor and recipient in one act", int(any(_right(item, act) for act in found)), 1)
    return tally


def _right(item: Item, act: Act) -> bool:
    return act.event == item["class"] and _met(item["actors"], act.actors) and _met(item["recipients"], act.recipients)


def _met(names: Sequence[str], parties: Sequence[Party]) -> bool:
    told = {words for party in parties for words in (party.text, party.name)}
    return not names or any(name in words or words in name for name in names for words in told)
