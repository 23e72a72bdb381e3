"""The three streams as they really are: closed, full, of another encoding, or a terminal that obeys what it is sent.

Nothing that steers a terminal comes out of a report: on a terminal such characters are replaced; a file or a pipe gets
every byte as it is, in UTF-8.
"""

import codecs
import io
import os
import re
import shlex
import sys
from collections.abc import Iterable, Mapping
from typing import BinaryIO, TextIO, cast

import click

__all__ = ["emit", "left", "named", "printable", "say", "settle", "stdout_bytes"]

_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control characters (a carriage return too: it overwrites the line), and those that turn the writing direction."""
_COMMAND = re.compile(r"(?<![\w./-])tadmor(?= [a-z]+\b)")
_MARK = "\N{REPLACEMENT CHARACTER}"
_JOINERS = "\u200c\u200d"  # Persian words and emoji families fall apart without them


def settle() -> None:
    """Make the process's streams usable: before anything else runs, and only by the program itself."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by who started us
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - for the process's life
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8")


def left(code: int) -> int:
    """The exit code, once what is still held back has been written; a reader who has left is no failure."""
    try:
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else the interpreter tries, and fails, again
        if isinstance(error, BrokenPipeError):
            return code
        say(f"tadmor: {error.strerror}")
        return code or 1
    return code


def printable(value: object) -> str:
    """A value on one line, without characters that would steer a terminal."""
    if isinstance(value, str):
        words = value
    elif isinstance(value, Iterable) and not isinstance(value, Mapping):
        words = ", ".join(printable(item) for item in value)
    else:
        words = "" if value is None else str(value)
    return " ".join("".join(c if c.isprintable() or c.isspace() or c in _JOINERS else _MARK for c in words).split())


def say(message: str) -> None:
    """One line for the person, on stderr; the commands that it names can be copied."""
    click.echo(named(printable(message)), err=True)


def named(words: str) -> str:
    """Words with Tadmor's commands as this person calls them: the launcher of a clone is no command on the path."""
    called = os.environ.get("TADMOR_CALLED")
    return _COMMAND.sub(lambda _: shlex.quote(called), words) if called else words


def emit(text: str, *, json: bool = False) -> None:
    """Data on stdout; for a terminal, what would steer it is escaped in JSON, which keeps its meaning, else marked."""
    if sys.stdout.isatty():
        text = _STEERING.sub(_escape if json else _MARK, text.replace("\r\n", "\n"))
    click.echo(text, nl=not text.endswith("\n"))


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def stdout_bytes() -> BinaryIO:
    """Stdout for a format that writes bytes."""
    if sys.stdout.isatty():
        return cast(BinaryIO, _Harmless(sys.stdout))
    return sys.stdout.buffer


class _Harmless(io.RawIOBase):
    """UTF-8 bytes onto a terminal, without what would steer it."""

    def __init__(self, screen: TextIO) -> None:
        self._screen, self._decoder = screen, codecs.getincrementaldecoder("utf-8")("replace")

    def writable(self) -> bool:
        return True

    def write(self, content: object) -> int:
        piece = bytes(content)  # type: ignore[call-overload]
        self._screen.write(_STEERING.sub(_MARK, self._decoder.decode(piece).replace("\r\n", "\n")))
        return len(piece)

    def flush(self) -> None:
        if not self.closed:
            self._screen.flush()
