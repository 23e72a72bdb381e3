"""What somebody saw of a thing when they decided on it, so that a write on what changed meanwhile is refused.

The check runs inside the write's own transaction: between it and the write nothing can change.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tadmor.errors import BadDecision, ChangedMeanwhile
from tadmor.model import Decision, digest
from tadmor.model.incidents import Compared
from tadmor.store.grades import named
from tadmor.store.removals import removed_document

__all__ = ["GONE", "Seen", "made_of", "refuse_changed", "seen_from", "seen_of_source"]


@dataclass(frozen=True, slots=True)
class Seen:
    """The last line about it that the log had, 0 for none, and a short hash of what the machine made of it.

    `made` is the fingerprint of a claim's reading; of an incident it follows from who tells it and the findings.
    """

    line: int
    made: str

    def __str__(self) -> str:
        return f"{self.line}.{self.made}"


GONE = Seen(0, "")
"""What is seen of something that is not there."""


def seen_of_source(target: str, line: int) -> Seen:
    """How a source, or a document that was removed, stands: its only state is what people said of it.

    `GONE` for the id of anything else.
    """
    return Seen(line, "source") if named(target) or (line and removed_document(target)) else GONE


def seen_from(word: str) -> Seen:
    """A `Seen` out of its word. Raises `BadDecision`."""
    line, dot, made = word.partition(".")
    if not (dot and line.isascii() and line.isdigit() and len(line) < 12):
        raise BadDecision(f"seen={word!r} does not say what was seen; send back what the page or the interface gave")
    return Seen(int(line), made)


def made_of(compared: Compared) -> str:
    """A short hash of an incident: another one as soon as a telling, a voice or a finding is another."""
    told = compared.incident
    findings = (f"{one.aspect}/{one.role}/{one.finding}/{one.why}" for one in compared.findings)
    return digest(*told.tellings, *told.claims, compared.voices.words(), *findings)


def refuse_changed(seen: Seen, now: Seen, lines: Iterable[Decision]) -> None:
    """Let a decision pass that rests on how things stand. Raises `ChangedMeanwhile`, which says what changed."""
    later = [line for line in lines if line.seq > seen.line]
    if later:
        raise ChangedMeanwhile("; ".join(map(_told, later)))
    if now == GONE:
        raise ChangedMeanwhile("it is not there any more: the report was read anew, or linked anew, without it")
    if seen != now:
        raise ChangedMeanwhile("the machine has read the report anew, or linked it anew, since you saw it")


def _told(line: Decision) -> str:
    what = f"{line.action} {line.field}" if line.field else line.action
    why = f", because: {line.why}" if line.why else ""
    return f"line {line.seq}: {line.by} decided '{what}' at {line.at:%Y-%m-%d %H:%M} UTC{why}"
