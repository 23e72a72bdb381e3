"""The composed dossier: twelve reports that we wrote ourselves, from outlets that do not exist.

Every person quoted is invented; the places and the governments are real. Each report is marked as composed in its
own file, so that every screen and export can say so.
"""

from importlib.resources import files
from pathlib import Path

__all__ = ["paths"]

_NAMES = ("dossier.jsonl", "composed-12.html")


def paths() -> tuple[Path, ...]:
    """The dossier's files, in the order in which they are to be read: JSON Lines first, then the page."""
    return tuple(Path(str(files("tadmor.samples").joinpath(name))) for name in _NAMES)
