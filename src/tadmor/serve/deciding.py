"""A decision sent from a page or a program: one transaction, refused where what it rests on has changed meanwhile."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tadmor.errors import BadDecision, ChangedMeanwhile
from tadmor.model import Decision
from tadmor.scale.linking import link
from tadmor.serve.addresses import segment
from tadmor.serve.errands import Errand
from tadmor.serve.house import House
from tadmor.serve.reviewing import Trail, lines_of
from tadmor.serve.screens import Done, Posted, Stale
from tadmor.store import Seen, Writer, seen_from
from tadmor.store.grades import named
from tadmor.views.queues import QueueName
from tadmor.views.reasons import tellings_in

__all__ = ["Deciding", "decide"]

_NAMELESS = "say who you are first, at the foot of the page: decisions are signed"
_RULINGS = ("merge", "split", "undo")  # an undo may take back either
_PATIENCE = 1.5
"""Seconds that a person waits to see a ruling in force: it costs its incidents and what lies close, .1 to 1 s."""
_PAGES = {"claim": "/claims", "incident": "/incidents", "source": "/sources"}
_PARTS = {"claim": "", "incident": "/compare#decisions", "source": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciding:
    """A decision. `seen` says of each target what was seen of it (`seen` of a claim or of what waits).

    `field` names a part of the target. `value` is a word: of "set" the right one, of "merge" the other incident, of
    "split" the document whose part is taken out. `reason` and `note` together are why. `lines` are those that "undo"
    takes back, "12" or "12-15". The rest says where the page goes on: `next` the item, `skip` and `undo` the sitting.
    """

    action: Literal["accept", "reject", "unverifiable", "set", "merge", "split", "undo"]
    target: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    field: str = ""
    value: str = ""
    reason: str = ""
    note: str = ""
    lines: str = ""
    queue: QueueName = "claims"
    next: str = ""
    skip: tuple[str, ...] = ()
    undo: tuple[str, ...] = ()
    where: Literal["review", "claim", "incident", "source"] = "review"


def decide(posted: Posted) -> Done:
    """Take a decision. Raises `BadDecision`, and `Stale` where something changed meanwhile."""
    body: Deciding = posted.body
    if not posted.person.strip():
        raise BadDecision(_NAMELESS)
    try:
        lines = _undone(posted) if body.action == "undo" else _decided(posted)
    except ChangedMeanwhile as changed:
        raise Stale(f"It has changed: {changed}.", _here(body)) from None
    if any(line.document is None and line.action in _RULINGS for line in lines):
        _link_anew(posted, lines)
    return Done(to=_onward(body, lines), data=lines)


def _decided(posted: Posted) -> list[Decision]:
    """Write it, on every target or on none."""
    body: Deciding = posted.body
    if not body.target or len(body.target) != len(body.seen):
        raise BadDecision("a decision needs its target, and with each target what was seen of it (seen)")
    seen = list(map(seen_from, body.seen))
    why, values = _why(body), _values(posted)
    with posted.house.store.writer() as writer:
        return [
            _written(writer, posted, target, value, why, stood if number == 0 else None)
            for target, stood in zip(body.target, seen, strict=True)
            for number, value in enumerate(values)
        ]


def _why(body: Deciding) -> str:
    return ": ".join(part for part in (body.reason.strip(), body.note.strip()) if part)


def _written(writer: Writer, posted: Posted, target: str, value: str | None, why: str, seen: Seen | None) -> Decision:
    body: Deciding = posted.body
    return writer.decide(
        body.action, target, by=posted.person, why=why or None, field=body.field or None, value=value, seen=seen
    )


def _values(posted: Posted) -> Sequence[str | None]:
    """The JSON of what is set, merged or taken out: of a split one for each telling of the document."""
    body: Deciding = posted.body
    if body.action == "merge":
        with posted.house.store.snapshot() as view:
            if view.incident(body.value) is None:
                raise BadDecision(f"there is no incident {body.value!r}")
    if body.action != "split":
        return [json.dumps(body.value)] if body.value or body.action in ("set", "merge") else [None]
    found = _tellings(posted.house, body.target[0], body.value)
    if not found:
        raise BadDecision(f"{body.value!r} tells nothing of {body.target[0]!r}")
    if body.target[0].removeprefix("i") in found:
        raise BadDecision(f"{body.target[0]} is named after what {body.value!r} tells; take the other reports out")
    return list(map(json.dumps, found))


def _tellings(house: House, incident: str, document: str) -> tuple[str, ...]:
    with house.store.snapshot() as view:
        row = view.incident(incident)
        return tellings_in(view, row.incident, document) if row else ()


def _undone(posted: Posted) -> list[Decision]:
    """Take lines back, the last first; none of them once somebody has decided on the same thing after it."""
    body: Deciding = posted.body
    with posted.house.store.snapshot() as view:
        lines = lines_of(body.lines, view.decisions())
        made = {line.target: view.seen(line.target).made for line in lines}
    if not lines or any(line.action == "undo" for line in lines):
        raise BadDecision(f"lines={body.lines!r} names nothing that can be undone")
    checked: set[str] = set()
    done = []
    with posted.house.store.writer() as writer:
        for line in reversed(lines):
            seen = None if line.target in checked else Seen(line.seq, made[line.target])
            checked.add(line.target)
            done.append(writer.decide("undo", line.target, by=posted.person, seen=seen))
    return done


def _link_anew(posted: Posted, lines: Sequence[Decision]) -> None:
    """A ruling on incidents is put in force in the background, mostly before the next page is asked for."""
    house, last = posted.house, lines[-1].seq
    errand = Errand(f"link-{last}", "link", "Linking anew after a ruling", lambda _: _put_in_force(posted))
    house.errands.wait(house.errands.add(errand), _PATIENCE)


def _put_in_force(posted: Posted) -> None:
    """Without one telling another of the same report may fit better than before: it is taken out too."""
    body: Deciding = posted.body
    link(posted.house.store)
    while body.action == "split" and (found := _tellings(posted.house, body.target[0], body.value)):
        if body.target[0].removeprefix("i") in found:
            break
        with posted.house.store.writer() as writer:
            for telling in found:
                _written(writer, posted, body.target[0], json.dumps(telling), _why(body), None)
        link(posted.house.store)


def _here(body: Deciding) -> str:
    """Where the thing itself can be seen as it stands."""
    if body.where != "review" and body.target:
        return _page_of(body, body.target[0])
    at = f"{body.target[0]} {body.field}" if body.target and body.field else "".join(body.target[:1])
    return Trail(body.queue, at, body.skip, body.undo).address()


def _page_of(body: Deciding, target: str) -> str:
    source = named(target)
    return f"{_PAGES[body.where]}/{segment(source[1] if source else target)}{_PARTS[body.where]}"


def _onward(body: Deciding, lines: Sequence[Decision]) -> str:
    """Where the browser goes on: to the next item, or back to what was undone."""
    if body.where != "review":
        return _page_of(body, lines[0].target)
    if body.action == "undo":
        kept = tuple(step for step in body.undo if step != body.lines)
        return Trail(body.queue, body.next, body.skip, kept).address()
    first, last = lines[0].seq, lines[-1].seq
    step = str(first) if first == last else f"{first}-{last}"
    return Trail(body.queue, body.next, body.skip, (*body.undo, step)).address()
