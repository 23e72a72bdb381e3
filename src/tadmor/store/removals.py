"""A document that a person took out is named in the log of decisions: by whom, when, why, and how it is known again.

The log keeps no word of it, only hashes: of its text, and of the bytes that it came as.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from tadmor.errors import BadDecision
from tadmor.model import Decision
from tadmor.store.body import writable

__all__ = ["Removal", "document_target", "drafted_removal", "no_document", "removals", "removed_document"]

_PREFIX = "document:"


@dataclass(frozen=True, slots=True)
class Removal:
    """A document that was taken out, and may not come again unless somebody says so.

    `text` and `raw` are SHA-256, hex: of its text, and of its bytes, None where it had none. `alone`: no document that
    stays came as the same bytes. `line` is the line of the log that says so.
    """

    document: str
    text: str
    raw: str | None
    alone: bool
    line: Decision

    def bars(self, document: str, text: str, raw: str | None) -> bool:
        """Whether a document that comes is this one: its bytes, or its text under its id."""
        return (self.document == document and self.text == text) or self.bars_bytes(raw)

    def bars_bytes(self, raw: str | None) -> bool:
        """Whether bytes that come gave this document, and no other."""
        return self.alone and raw is not None and raw == self.raw

    def words(self) -> str:
        """Who took it out, when and why."""
        return f"removed by {self.line.by} on {self.line.at:%Y-%m-%d}: {self.line.why}"


def document_target(document: str) -> str:
    """What a decision on a whole document is about."""
    return f"{_PREFIX}{document}"


def removed_document(target: str) -> str | None:
    """The id of the document that a target stands for; None for the id of anything else."""
    return target.removeprefix(_PREFIX) if target.startswith(_PREFIX) else None


def no_document(document: str) -> str:
    """Why a document cannot be taken out that is not there."""
    return f"no document {document!r} in this store; list them with tadmor documents"


def drafted_removal(
    document: str, text: str, raw: str | None, *, alone: bool, by: str, why: str, at: datetime | None
) -> Decision:
    """The line that says who took a document out and why, not yet in the chain. Raises `BadDecision`."""
    if not by.strip():
        raise BadDecision("a removal needs the name of who removes (by)")
    if not why.strip():
        raise BadDecision("a removal needs a reason (why): whoever adds the report again is told it")
    moment = at or datetime.now(UTC)
    return Decision(
        seq=0,
        at=(moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC),
        by=writable(by),
        action="remove",
        target=document_target(document),
        value=json.dumps({"text": text, "raw": raw, "alone": alone}),
        why=writable(why),
    )


def removals(log: Iterable[Decision]) -> tuple[Removal, ...]:
    """The removals that nobody has taken back, in the order of the log; other lines are passed over."""
    held: dict[str, list[Decision]] = {}
    for line in log:
        if line.action == "remove":
            held.setdefault(line.target, []).append(line)
        elif line.action == "undo" and held.get(line.target):
            held[line.target].pop()
    found = sorted((line for lines in held.values() for line in lines), key=lambda line: line.seq)
    return tuple(_removals(found))


def _removals(lines: Iterable[Decision]) -> Iterator[Removal]:
    for line in lines:
        known = json.loads(line.value or "{}")
        yield Removal(
            document=removed_document(line.target) or line.target,
            text=known.get("text", ""),
            raw=known.get("raw"),
            alone=known.get("alone", False),
            line=line,
        )
