"""The review queue: one thing at a time, the rule of its order in words, and every key on the screen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from tadmor.errors import BadDecision, BadFilter, UnknownName
from tadmor.model import Decision, Spans
from tadmor.model.incidents import FindingKind
from tadmor.serve import shapes
from tadmor.serve.cards import about, cards, happening, told_of
from tadmor.serve.deciding import Deciding, decide
from tadmor.serve.excerpts import excerpt, excerpt_of
from tadmor.serve.layers import marks_of
from tadmor.serve.marking import Mark, Segment
from tadmor.serve.reviewing import Trail, fields_of, lines_of, queues
from tadmor.serve.screens import Action, Answer, Asked, Parameter, Screen
from tadmor.store import ClaimRow, View
from tadmor.views import queues as waiting_in
from tadmor.views.overruled import overrulings
from tadmor.views.queues import QUEUES, QueueName, Waiting
from tadmor.views.reasons import Reason, founder, reasons

__all__ = ["ACTIONS", "SCREENS"]

_QUEUES: Mapping[QueueName, Callable[[View], list[Waiting]]] = {
    "claims": waiting_in.claims,
    "places": waiting_in.places,
    "speakers": waiting_in.speakers,
    "incidents": waiting_in.incidents,
    "conflicts": waiting_in.conflicts,
}
_AHEAD = 8
_JOINTS = 6
_PARAMETERS = (
    Parameter("queue", f"Which queue: {', '.join(QUEUES)}.", "claims"),
    Parameter("at", "The key of the item to look at; the first one unless told.", ""),
    Parameter("skip", "The key of an item that comes last; may be given several times.", ""),
    Parameter("undo", "A line of the log that can be undone, or several ('12-15'), the newest last.", "12"),
)


def _trail(asked: Asked) -> Trail:
    """The sitting that the address tells. Raises `UnknownName`."""
    name = asked.word("queue", "claims")
    found = next((queue for queue in QUEUES if queue == name), None)
    if found is None:
        raise UnknownName("queue", name, QUEUES)
    return Trail(found, asked.word("at"), tuple(asked.words.get("skip", ())), tuple(asked.words.get("undo", ())))


def _review(asked: Asked) -> Answer:
    trail = _trail(asked)
    waiting = _ordered(_QUEUES[trail.queue](asked.view), trail.skip)
    at = next((number for number, one in enumerate(waiting) if one.key == trail.at), 0)
    item = waiting[at] if waiting else None
    seen = str(asked.view.seen(item.target)) if item else ""
    queue = queues()[trail.queue]
    data = {
        "queue": trail.queue,
        "rule": queue.rule,
        "waiting": [_cells(one) for one in waiting],
        "item": _cells(item) | {"seen": seen} if item else None,
    }
    more = {
        "queue": queue,
        "queues": queues().values(),
        "trail": trail,
        "waiting": waiting,
        "at": at,
        "item": item,
        "seen": seen,
        "ahead": waiting[at : at + _AHEAD],
        "links": _links(waiting, at, trail) if item else {},
        "undoable": _undoable(asked.view, trail),
        "happening": happening,
        "linking": asked.house.errands.of_kind("link"),
        **(_LOOKS[trail.queue](asked.view, item) if item else {}),
    }
    row = item.claim or item.incident if item else None
    return Answer(data=data, more=more, rows=waiting, composed=bool(row and row.composed))


def _ordered(waiting: Sequence[Waiting], skipped: Sequence[str]) -> list[Waiting]:
    """What was skipped comes last, in the order in which it was."""
    last = {key: number for number, key in enumerate(skipped, 1)}
    return sorted(waiting, key=lambda one: last.get(one.key, 0))


def _cells(one: Waiting) -> dict[str, Any]:
    return {"key": one.key, "target": one.target, "field": one.field, "weight": one.weight, "why": list(one.why)}


def _links(waiting: Sequence[Waiting], at: int, trail: Trail) -> dict[str, str]:
    """Where the keys that go somewhere lead; `next_key` is the item that follows."""
    following = waiting[at + 1].key if at + 1 < len(waiting) else waiting[0].key if at else ""
    before = waiting[at - 1].key if at else waiting[at].key
    return {
        "next_key": following,
        "next": trail.to(following).address(),
        "before": trail.to(before).address(),
        "skip": trail.skipping(waiting[at].key, following).address(),
    }


def _undoable(view: View, trail: Trail) -> dict[str, Any] | None:
    """The latest decision of the sitting, and the item to which its undoing leads back."""
    if not trail.undo:
        return None
    try:
        lines = lines_of(trail.undo[-1], view.decisions())
    except BadDecision as error:
        raise BadFilter(str(error)) from None
    if not lines:
        return None
    first = lines[0]
    key = f"{first.target} {first.field}" if first.field and trail.queue != "claims" else first.target
    return {"step": trail.undo[-1], "lines": lines, "line": first, "key": key}


def _of_claim(view: View, item: Waiting) -> dict[str, Any]:
    row = item.claim
    assert row is not None
    same = waiting_in.identical(view, row)
    return _card(view, row) | {
        "fields": fields_of(row),
        "identical": [(one, str(view.seen(one.id))) for one in same],
    }


def _card(view: View, row: ClaimRow) -> dict[str, Any]:
    """A claim's card and the sentences that it stands in."""
    told = [one for one in view.incidents_in(row.document) if row.id in one.incident.claims]
    reading = view.reading(row.document)
    lang = reading.document.lang if reading else None
    made = cards([row], told_of(view, row.document, told), {row.id: view.decisions(row.id)}, lang)[0]
    return {"one": made, "excerpt": excerpt(reading, row.id) if reading else []}


def _of_place(view: View, item: Waiting) -> dict[str, Any]:
    row, place = item.claim, item.place
    assert row is not None and place is not None
    reading = view.reading(row.document)
    held = [mark for mark in marks_of(reading) if mark.layer in ("place", "source", "cue")] if reading else []
    words = excerpt_of(reading.document.text, held, place.span.start, place.span.end) if reading else []
    return _card(view, row) | {"excerpt": words, "asked_at": place.span.start}


def _of_speaker(view: View, item: Waiting) -> dict[str, Any]:
    assert item.claim is not None and item.other is not None
    return {"pair": [_card(view, item.claim), _card(view, item.other)]}


@dataclass(frozen=True, slots=True)
class _Joint:
    """Why two tellings are one happening, with the sentences of both."""

    reason: Reason
    one: list[Segment]
    other: list[Segment]


def _of_incident(view: View, item: Waiting) -> dict[str, Any]:
    assert item.incident is not None
    told = item.incident.incident
    found = sorted(reasons(view, told), key=lambda reason: reason.joint.score)
    return {
        "joints": [_joint(view, reason) for reason in found[:_JOINTS]],
        "more_joints": max(0, len(found) - _JOINTS),
        "reports": {document: about(view, document) for document in told.documents},
        "founder": founder(view, item.incident),
        "decisions": view.decisions(item.target),
    }


def _joint(view: View, reason: Reason) -> _Joint:
    return _Joint(reason, _around(view, reason.one, reason.one_words), _around(view, reason.other, reason.other_words))


def _around(view: View, document: str, words: Spans) -> list[Segment]:
    """The sentences around some words, with the words marked."""
    reading = view.reading(document)
    if reading is None or not words:
        return []
    held = [Mark(span.start, span.end, "event") for span in words]
    held += [mark for mark in marks_of(reading) if mark.layer in ("place", "time", "quantity")]
    return excerpt_of(reading.document.text, held, words[0].start, words[0].end)


def _of_finding(view: View, item: Waiting) -> dict[str, Any]:
    assert item.finding is not None
    documents = dict.fromkeys(value.document for value in (*item.finding.pair, *item.finding.values))
    decisions = view.decisions(item.target)
    return {
        "reports": {document: about(view, document) for document in documents},
        "kinds": get_args(FindingKind),
        "overruled": overrulings(decisions),
        "decisions": decisions,
    }


_LOOKS: Mapping[QueueName, Callable[[View, Waiting], dict[str, Any]]] = {
    "claims": _of_claim,
    "places": _of_place,
    "speakers": _of_speaker,
    "incidents": _of_incident,
    "conflicts": _of_finding,
}
_WAITING: dict[str, Any] = {"key": str, "target": str, "field": str | None, "weight": float, "why": list[str]}
SCREENS = (
    Screen(
        name="review",
        path="/review",
        title="Review",
        summary="What waits for a person's word, in the order in which a word tells most.",
        template="review.html",
        answer=_review,
        shape=shapes.record(
            "Review",
            queue=QueueName,
            rule=str,
            waiting=list[shapes.record("Waiting", **_WAITING)],  # type: ignore[misc]
            item=shapes.record("Item", **_WAITING, seen=str) | None,
        ),
        parameters=_PARAMETERS,
    ),
)
ACTIONS = (
    Action(
        name="decide",
        path="/review",
        summary="Take a decision: accept, reject, unverifiable, set, merge, split, undo. Refused if things changed.",
        act=decide,
        body=Deciding,
        shape=list[Decision],
    ),
)
