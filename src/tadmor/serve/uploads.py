"""A file as a browser sent it."""

from dataclasses import dataclass, field

__all__ = ["Upload"]


@dataclass(frozen=True, slots=True)
class Upload:
    """`name` is what the browser called it: for people only, never a path."""

    name: str
    content: bytes = field(repr=False)
