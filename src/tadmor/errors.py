"""Every error that Tadmor raises on purpose, as one tree. Its text tells the person who can act what to do.

    TadmorError
    ├── UnknownName        a name that is not in a vocabulary or registry; lists the known ones
    ├── BadFilter          a filter that cannot be understood
    │   └── UnknownValue       a value that no vocabulary has; says which come near
    ├── BadDecision        a person's decision that cannot be taken as it stands
    │   └── ChangedMeanwhile   what it is about is no longer what the person saw
    ├── BadWire            JSON that is not a reading
    ├── BadData            one of our own data files is malformed
    ├── BadSetting         an environment variable or option that cannot be used
    ├── PipelineOrder      steps in an order in which a need is not met
    ├── StoreError
    │   ├── NotAStore      the file is something else, or truncated
    │   ├── NewerStore     written by a later version
    │   ├── ReadOnly       nothing can be kept where it lies
    │   ├── CannotKeep     a reading that no store can keep
    │   │   ├── DuplicateId    its id is taken by another text
    │   │   └── Removed        somebody took it out, with a reason
    │   ├── IntegrityError a hash, a chain or a reference does not hold
    │   └── QueryStopped   a query ran past its limit of time
    ├── WorkersDie         the processes that read end before they begin
    └── FetchRefused       a URL that the guard will not fetch

Bad *input* is never an error: it becomes a `Rejected` value with its reason, and the run goes on.
"""

import re
from collections.abc import Iterable
from difflib import get_close_matches

__all__ = [
    "BadData",
    "BadDecision",
    "BadFilter",
    "BadSetting",
    "BadWire",
    "CannotKeep",
    "ChangedMeanwhile",
    "DuplicateId",
    "FetchRefused",
    "IntegrityError",
    "NewerStore",
    "NotAStore",
    "PipelineOrder",
    "QueryStopped",
    "ReadOnly",
    "Removed",
    "StoreError",
    "TadmorError",
    "UnknownName",
    "UnknownValue",
    "WorkersDie",
    "nearest",
]

_NEAREST = 3
_LONGEST = 40  # letters of a word that may be a slip: comparing costs their square


def nearest(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known words that one may have meant by a word: it is a part of theirs, or they differ by a slip."""
    plain = {one.lower(): one for one in known}
    asked = word.strip().lower()[:_LONGEST]
    inside = [one for one in plain if asked and asked in re.split(r"[.\W_]+", one)]
    return tuple(plain[one] for one in inside or get_close_matches(asked, plain, _NEAREST))[:_NEAREST]


def _meaning(near: Iterable[str], known: str) -> str:
    """How a message goes on: with what may have been meant, then with what there is."""
    meant = " or ".join(near)
    return f"; did you mean {meant}? {known[:1].upper()}{known[1:]}" if meant else f"; {known}"


class TadmorError(Exception):
    """The root: catching it catches everything that Tadmor raises on purpose."""


class UnknownName(TadmorError):
    """A name outside its vocabulary: `UnknownName: no export format 'xls'; known: csv, jsonl`.

    `near` are those of the known ones that may have been meant.
    """

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        self.kind, self.name, self.known = kind, name, tuple(sorted(known))
        self.near = nearest(name, self.known)
        super().__init__(f"no {kind} {name!r}{_meaning(self.near, 'known: ' + ', '.join(self.known))}")


class BadFilter(TadmorError):
    """A filter value that cannot be understood, with the form that would be."""


class UnknownValue(BadFilter):
    """A value outside the vocabulary of its word: `event='STRIK' is no kind of event; did you mean STRIKE?`.

    `word` and `value` are what was given, `near` the values that may have been meant; `known` says which there are.
    """

    def __init__(self, word: str, value: str, known: str, near: tuple[str, ...] = (), what: str = "known here") -> None:
        self.word, self.value, self.near = word, value, near
        super().__init__(f"{word}={value!r} is not {what}{_meaning(near, known)}")


class BadDecision(TadmorError):
    """A person's decision that cannot be taken: no such target, no reason given, nothing to undo."""


class ChangedMeanwhile(BadDecision):
    """A decision on something that is no longer what the person saw, with what changed."""


class BadWire(TadmorError):
    """JSON that is not a reading, with the place where it stops being one."""


class BadData(TadmorError):
    """One of our own data files (a vocabulary, a lexicon, a card) is malformed."""


class BadSetting(TadmorError):
    """An environment variable or an option has a value that cannot be used."""


class PipelineOrder(TadmorError):
    """A step stands before one whose result it needs."""


class StoreError(TadmorError):
    """Something about a store."""


class NotAStore(StoreError):
    """The file is not a Tadmor store, or it is truncated."""


class NewerStore(StoreError):
    """The store was written by a later version of Tadmor."""


class ReadOnly(StoreError):
    """The store lies where nobody may write: it can be read, and keeps nothing."""


class CannotKeep(StoreError):
    """A reading that no store can keep (half a surrogate pair, too many claims); nothing was written."""


class DuplicateId(CannotKeep):
    """A document's id is already that of a document with another text; nothing was written."""


class Removed(CannotKeep):
    """Somebody took the document (its id is `document`) out of this store, and said why; nothing was written."""

    def __init__(self, document: str, said: str) -> None:
        self.document = document
        super().__init__(said)


class IntegrityError(StoreError):
    """What is stored is not what was stored: a hash, a chain or a reference does not hold."""


class QueryStopped(StoreError):
    """A query was stopped because it ran past its limit of time."""


class FetchRefused(TadmorError):
    """A URL that the fetch guard will not fetch, with the rule it breaks."""


class WorkersDie(TadmorError):
    """The processes that read end before they begin: something is wrong with the machine or the installation."""
