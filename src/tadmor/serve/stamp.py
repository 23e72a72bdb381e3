"""What an ETag is made of: the state of the store's file, known without opening it.

Never by opening it: closing a second handle on a file would drop the locks that SQLite holds there in this process.
"""

import hashlib
import os
import time

from tadmor import __version__
from tadmor.serve.static import assets

__all__ = ["etag", "state"]

_SETTLED_NS = 2_000_000_000
"""A file that was written to so lately may be written to again within one tick of its clock, or not be visible yet."""


def state(path: str) -> str | None:
    """The state of a store that lies at a path, None while it is being written to, and for one that is no file."""
    parts = []
    for name in (path, f"{path}-wal"):
        found = _stat(name)
        if found and found.st_size:  # an empty log comes and goes with the connections
            if time.time_ns() - found.st_mtime_ns < _SETTLED_NS:
                return None
            parts.append(f"{found.st_ino}.{found.st_size}.{found.st_mtime_ns}")
    return "/".join(parts) or None


def _stat(name: str) -> os.stat_result | None:
    """What the system knows of a file; None when it is not there, or no more."""
    try:
        return os.stat(name)  # noqa: PTH116
    except FileNotFoundError:
        return None


def etag(path: str, *asked: str) -> str | None:
    """The tag of an answer: of the store as it stands, this release, and what was asked by whom."""
    stands = state(path)
    if stands is None:
        return None
    told = "\0".join((stands, __version__, assets()[0], *asked))
    return f'"{hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()[:32]}"'
