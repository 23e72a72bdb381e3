"""A file is written beside the old one and takes its place when it is complete; a store is never overwritten."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from tadmor.cli.streams import stdout_bytes

__all__ = ["opened_output"]

_DATABASE = b"SQLite format 3\x00"


@contextmanager
def opened_output(output: Path | None) -> Iterator[BinaryIO]:
    """Stdout, a device or pipe as it stands, or a file that takes the old one's place when it is complete."""
    if output is None:
        yield stdout_bytes()
        return
    try:
        with _file(output) as file:
            yield file
    except (OSError, RuntimeError) as error:  # a loop of links is a RuntimeError
        raise click.ClickException(f"cannot write {output}: {getattr(error, 'strerror', None) or error}") from None


@contextmanager
def _file(output: Path) -> Iterator[BinaryIO]:
    if output.exists() and not stat.S_ISREG(output.stat().st_mode):
        with output.open("wb") as file:
            yield file
        return
    output = output.resolve()
    if _is_database(output):
        raise click.ClickException(f"{output} is a database, or a part of one; name another file")
    part = output.with_name(f".{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)


def _is_database(path: Path) -> bool:
    """Whether an export would overwrite a store: the work of months, lost to a slip of the hand."""
    for log in ("-wal", "-shm", "-journal"):
        path = path.with_name(path.name.removesuffix(log)) if path.name != log else path
    if not path.exists():
        return False
    with path.open("rb") as file:
        return file.read(len(_DATABASE)) == _DATABASE
