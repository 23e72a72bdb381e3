"""Where a store lies decides what can be done with it: on a medium that nobody may write to it can still be read.

Without the right to make a write-ahead log beside it, SQLite opens a file in one of two ways: together with a writer
that has it open ("ro": its log and index are there), or as a file that nobody changes ("immutable").
"""

import os
from pathlib import Path
from typing import Literal

from tadmor.errors import ReadOnly

__all__ = ["Medium", "Still", "medium", "refuse_writing", "uri"]

Medium = Literal["rw", "ro", "immutable"]


def medium(path: Path) -> Medium:
    """How the file at a path can be opened. Raises `ReadOnly` where its last writes cannot be read without writing."""
    if not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return "rw"
    if _beside(path, "-shm").exists():
        return "ro"
    if _size(_beside(path, "-wal")):
        log = _beside(path, "-wal").name
        raise ReadOnly(f"{path} may not be written to, and its last writes lie in {log}; copy both to where you may")
    return "immutable"


def uri(path: str, how: Medium) -> str:
    """What SQLite opens such a file by."""
    return f"{Path(path).as_uri()}?mode=ro{'&immutable=1' if how == 'immutable' else ''}"


def refuse_writing(path: str) -> ReadOnly:
    """What is said to who wants to write there."""
    return ReadOnly(
        f"{path} can only be read: the file or its folder may not be written to. "
        "Nothing was kept; copy the store to where you may write"
    )


class Still:
    """A file that was opened as one that nobody changes, watched: SQLite itself would not see that somebody does."""

    def __init__(self, path: str) -> None:
        self._path = Path(path)
        self._was = self._now()

    def _now(self) -> tuple[int, int, int]:
        found = self._path.stat()
        return found.st_mtime_ns, found.st_size, _size(_beside(self._path, "-wal"))

    def check(self) -> None:
        """Raises `ReadOnly` once somebody else has written to it."""
        if self._now() != self._was:
            raise ReadOnly(
                f"{self._path} was opened to be read only, and another program has written to it; open it again"
            )


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
