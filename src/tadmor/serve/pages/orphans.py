"""Decisions whose words no reading claims any more, each with the claims that may have come in their place."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from tadmor.model import Decision
from tadmor.serve import shapes
from tadmor.serve.reviewing import queues
from tadmor.serve.screens import Answer, Asked, Screen
from tadmor.store import ClaimRow, View
from tadmor.store.words import words

__all__ = ["SCREENS"]

_MOST = 50
_OFFERED = 3


@dataclass(frozen=True, slots=True)
class _Offer:
    """A claim on which a decision could be repeated: what is seen of it, and the part of the words that it has."""

    row: ClaimRow
    seen: str
    share: float


def _orphans(asked: Asked) -> Answer:
    lost = asked.view.orphans()
    shown = [(line, _plain(line), _offers(asked.view, line)) for line in lost[:_MOST]]
    data = {"orphans": [asdict(line) for line in lost]}
    return Answer(data=data, more={"shown": shown, "queues": queues().values(), "left": max(0, len(lost) - _MOST)})


def _plain(line: Decision) -> str:
    """What was set, as a form sends it."""
    if line.value is None:
        return ""
    value = json.loads(line.value)
    return value if isinstance(value, str) else line.value


def _offers(view: View, line: Decision) -> list[_Offer]:
    """The claims of its document that share most words with it."""
    wanted = set(words(line.spans_key or ""))
    if not line.document or not wanted:
        return []
    shares = [(len(wanted & set(words(row.content))) / len(wanted), row) for row in view.rows(line.document)]
    best = sorted((one for one in shares if one[0] > 0), key=lambda one: -one[0])[:_OFFERED]
    return [_Offer(row, str(view.seen(row.id)), share) for share, row in best]


_SHAPE: Any = shapes.record("Orphans", orphans=list[Decision])
SCREENS = (
    Screen(
        name="orphans",
        path="/review/orphans",
        title="Orphans",
        summary="Decisions whose words are claimed no more, since their report was read anew.",
        template="orphans.html",
        answer=_orphans,
        shape=_SHAPE,
    ),
)
