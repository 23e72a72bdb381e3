"""A person's word is added to a log that nobody can edit unseen, and finds its claim again after every re-reading.

The log is a hash chain: it proves something only to who has kept its head elsewhere.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import get_args

from tadmor.errors import BadDecision
from tadmor.model import Decision, DecisionAction
from tadmor.model.incidents import Ruling
from tadmor.store.body import writable
from tadmor.store.filters import Filter
from tadmor.store.grades import checked_grade, named
from tadmor.store.protocols import Page
from tadmor.store.rows import ClaimRow, Review

__all__ = [
    "attach",
    "broken",
    "chained",
    "checked",
    "drafted",
    "drafted_on_incident",
    "drafted_on_source",
    "drafted_return",
    "grades",
    "holding",
    "is_source",
    "no_target",
    "orphaned",
    "reviews",
    "rulings",
    "spans_key",
    "standing",
    "state_of",
]

_REVIEWS: Mapping[DecisionAction, Review] = {
    "accept": "accepted",
    "reject": "rejected",
    "unverifiable": "unverifiable",
    "set": "corrected",
}

_WITH_VALUE: tuple[DecisionAction, ...] = ("set", "merge", "split")
_REMOVE = "a whole document is removed, with tadmor remove"


def no_target(target: str, found: int) -> str:
    """Why a decision on `target` cannot be taken: `found` claims and attributions have that id."""
    if found:
        return f"{found} claims or attributions have the id {target!r}; name one of them alone"
    if source := named(target):
        return f"no claim in this store is of a {source[0]} {source[1]!r}; list them with tadmor sources"
    return f"no claim or incident {target!r} in this store; list them with tadmor claims and tadmor incidents"


def checked(decision: Decision) -> Decision:
    """The decision, its time in UTC. Raises `BadDecision` when something it needs is missing."""
    if decision.action not in get_args(DecisionAction):
        raise BadDecision(f"no decision {decision.action!r}; known: {', '.join(get_args(DecisionAction))}")
    if not decision.by.strip():
        raise BadDecision("a decision needs the name of who takes it (by)")
    if decision.action == "reject" and not (decision.why or "").strip():
        raise BadDecision("a rejection needs a reason (why)")
    if decision.action == "set" and decision.field is None:
        raise BadDecision("set needs a field and its value")
    if decision.field is not None and decision.action not in _REVIEWS:
        raise BadDecision(f"{decision.action} is about the whole of it, and takes no field")
    if (decision.action in _WITH_VALUE) != (decision.value is not None):
        raise BadDecision(f"{', '.join(_WITH_VALUE)}, and only they, need a value")
    if decision.value is not None and not _is_json(decision.value):
        raise BadDecision(f"value {decision.value!r} is not JSON; write a word in quotation marks, as in '\"PR+\"'")
    at = decision.at if decision.at.tzinfo else decision.at.replace(tzinfo=UTC)
    return replace(decision, at=at.astimezone(UTC))


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _digest(decision: Decision) -> str:
    """SHA-256 over the line as canonical JSON, the hash of the line before included."""
    line = {
        "seq": decision.seq,
        "at": decision.at.isoformat(),
        "by": decision.by,
        "action": decision.action,
        "target": decision.target,
        "document": decision.document,
        "spans_key": decision.spans_key,
        "field": decision.field,
        "value": decision.value,
        "why": decision.why,
        "previous": decision.previous,
    }
    canonical = json.dumps(line, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode()).hexdigest()


def chained(decision: Decision, last: Decision | None) -> Decision:
    """The decision as the log's next line."""
    line = replace(decision, seq=last.seq + 1 if last else 1, previous=last.hash if last else "")
    return replace(line, hash=_digest(line))


def broken(log: Iterable[Decision]) -> Iterator[int]:
    """The numbers of the lines that are not what was written, or do not follow on the line before."""
    seq, previous = 0, ""
    for line in log:
        if (line.seq, line.previous, line.hash) != (seq + 1, previous, _digest(line)):
            yield line.seq
        seq, previous = line.seq, line.hash


def spans_key(row: ClaimRow) -> str:
    """The words of a claim: what a decision is found again by when ids have changed."""
    return " ".join(row.content.split())


def attach(log: Iterable[Decision], rows: Sequence[ClaimRow]) -> dict[int, int | None]:
    """For each line of a document's log, the position of the claim it holds for among the document's rows.

    By the claim's or the attribution's id; else by the same words, if exactly one claim has them; else None.
    """
    by_id = {row.attribution: at for at, row in reversed(list(enumerate(rows))) if row.attribution}
    by_id |= {row.id: at for at, row in reversed(list(enumerate(rows)))}
    by_words: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        by_words.setdefault(spans_key(row), []).append(at)
    found: dict[int, int | None] = {}
    for line in log:
        same = by_words.get(line.spans_key or "", [])
        found[line.seq] = by_id.get(line.target, same[0] if len(same) == 1 else None)
    return found


def standing(log: Iterable[Decision]) -> list[Decision]:
    """The lines about one target that no later line has undone."""
    held: list[Decision] = []
    for line in log:
        if line.action != "undo":
            held.append(line)
        elif held:
            held.pop()
    return held


def grades(log: Iterable[Decision]) -> dict[str, Decision]:
    """The line that grades each source, by target: the last that has not been taken back."""
    about: dict[str, list[Decision]] = {}
    for line in log:
        if named(line.target):
            about.setdefault(line.target, []).append(line)
    held = {target: standing(lines) for target, lines in about.items()}
    return {target: lines[-1] for target, lines in held.items() if lines}


def reviews(log: Sequence[Decision], rows: Sequence[ClaimRow]) -> dict[int, Review]:
    """The state of each reviewed claim of a document, by its position; a claim that is not in it is new."""
    of_claim: dict[int, list[Decision]] = {}
    for line, at in zip(log, attach(log, rows).values(), strict=True):
        if at is not None:
            of_claim.setdefault(at, []).append(line)
    found = {at: state_of(lines) for at, lines in of_claim.items()}
    return {at: state for at, state in found.items() if state}


def state_of(log: Iterable[Decision]) -> Review | None:
    """What the lines about one target come to, None where nobody has reviewed it.

    A word on a part of it (a `field`) says nothing of the whole, unless it corrects it.
    """
    held = [line for line in standing(log) if line.action == "set" or (line.action in _REVIEWS and not line.field)]
    return _REVIEWS[held[-1].action] if held else None


def rulings(log: Iterable[Decision]) -> tuple[Ruling, ...]:
    """What the log says of which incidents are one: of each target what has not been undone, in the order of the log.

    An incident is named by the telling that founds it, which its id says (`model.incidents`).
    """
    of_target: dict[str, list[Decision]] = {}
    for line in log:
        of_target.setdefault(line.target, []).append(line)
    held = [line for lines in of_target.values() for line in standing(lines) if line.action in ("merge", "split")]
    return tuple(
        Ruling(
            one=line.target.removeprefix("i"),
            other=str(json.loads(line.value or '""')).removeprefix("i"),
            same=line.action == "merge",
        )
        for line in sorted(held, key=lambda line: line.seq)
    )


def orphaned(log: Sequence[Decision], rows: Sequence[ClaimRow]) -> list[Decision]:
    """The standing lines of a document's log that hold for none of its claims."""
    lost: dict[str, list[Decision]] = {}
    for line, at in zip(log, attach(log, rows).values(), strict=True):
        if at is None:
            lost.setdefault(line.target, []).append(line)
    return sorted((line for lines in lost.values() for line in standing(lines)), key=lambda line: line.seq)


def holding(log: Sequence[Decision], rows: Sequence[ClaimRow], target: str) -> tuple[Decision, ...]:
    """The lines of a document's log that were written about an id, or hold for the claim that has it now."""
    places = attach(log, rows)
    wanted = {at for at, row in enumerate(rows) if target in (row.id, row.attribution)}
    return tuple(line for line in log if line.target == target or places[line.seq] in wanted)


def drafted(
    action: DecisionAction,
    row: ClaimRow,
    target: str,
    log: Sequence[Decision],
    rows: Sequence[ClaimRow],
    *,
    by: str,
    why: str | None,
    field: str | None,
    value: str | None,
    at: datetime | None,
) -> Decision:
    """A checked decision about a row of a document with this log and these rows, not yet in the chain."""
    if action in ("merge", "split"):
        raise BadDecision(f"{action} is about incidents, and {target!r} is none")
    if action == "remove":
        raise BadDecision(_REMOVE)
    if action == "undo" and not standing(holding(log, rows, target)):
        raise BadDecision(f"nothing to undo: no decision on {target!r} stands")
    return _draft(action, target, row.document, spans_key(row), by=by, why=why, field=field, value=value, at=at)


def drafted_on_incident(
    action: DecisionAction,
    target: str,
    log: Sequence[Decision],
    *,
    by: str,
    why: str | None,
    field: str | None,
    value: str | None,
    at: datetime | None,
) -> Decision:
    """A checked decision about an incident that is there; `log` has the lines about it."""
    if action == "remove":
        raise BadDecision(_REMOVE)
    if action == "undo" and not standing(log):
        raise BadDecision(f"nothing to undo: no decision on {target!r} stands")
    return _draft(action, target, None, None, by=by, why=why, field=field, value=value, at=at)


def is_source(claims: Callable[[Filter], Page[ClaimRow]], target: str) -> bool:
    """Whether a target stands for a source that some claim names."""
    found = named(target)
    if found is None:
        return False
    kind, name = found
    asked = Filter(speaker=(name,), size=1) if kind == "speaker" else Filter(outlet=(name,), size=1)
    return bool(claims(asked).rows)


def drafted_on_source(
    action: DecisionAction,
    target: str,
    log: Sequence[Decision],
    *,
    by: str,
    why: str | None,
    field: str | None,
    value: str | None,
    at: datetime | None,
) -> Decision:
    """A checked grade of a source, or its undoing; `log` has the lines about it."""
    line = drafted_on_incident(action, target, log, by=by, why=why, field=field, value=value, at=at)
    checked_grade(target, action, field, json.loads(value) if value else None, why)
    return line


def drafted_return(
    action: DecisionAction, target: str, log: Sequence[Decision], *, by: str, why: str | None, at: datetime | None
) -> Decision:
    """A checked word that a document which was taken out may come again; `log` has the lines about it."""
    if action != "undo":
        raise BadDecision(f"{target!r} was removed: that can be undone, and nothing else be decided on it")
    return drafted_on_incident("undo", target, log, by=by, why=why, field=None, value=None, at=at)


def _draft(
    action: DecisionAction,
    target: str,
    document: str | None,
    words: str | None,
    *,
    by: str,
    why: str | None,
    field: str | None,
    value: str | None,
    at: datetime | None,
) -> Decision:
    return checked(
        Decision(
            seq=0,
            at=at or datetime.now(UTC),
            by=writable(by),
            action=action,
            target=target,
            document=document,
            spans_key=words,
            field=field and writable(field),
            value=value and writable(value),
            why=why and writable(why),
        )
    )
