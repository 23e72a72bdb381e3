"""Figures that a change may not lower, pinned with the digest of the corpus they were measured on."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tadmor.errors import BadData

__all__ = ["Floors", "corpus_digest", "load_floors", "lowered", "raised", "save_floors"]


@dataclass(frozen=True, slots=True)
class Floors:
    """Floors of one corpus: its digest, the lowest value allowed by figure name, and why any was ever lowered."""

    digest: str
    floors: Mapping[str, float]
    lowered: tuple[str, ...] = ()


def corpus_digest(files: Iterable[Path]) -> str:
    """One hash over the names and bytes of a corpus's files."""
    total = hashlib.sha256()
    for file in sorted(files):
        total.update(file.name.encode())
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def load_floors(path: Path) -> dict[str, Floors]:
    """The floors by corpus. Raises `BadData` when the file is malformed."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return {name: Floors(c["digest"], c["floors"], tuple(c.get("lowered", ()))) for name, c in content.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadData(f"{path}: not a floors file: {error!r}") from None


def lowered(before: Floors, after: Mapping[str, float]) -> list[str]:
    """The figures that would go down, in words; a figure that is no longer measured counts as lowered."""
    return [
        f"{name}: {floor:.3f} to {after[name]:.3f}" if name in after else f"{name}: {floor:.3f} to nothing"
        for name, floor in before.floors.items()
        if after.get(name, -1.0) < floor
    ]


def raised(before: Mapping[str, float], figures: Mapping[str, float], slack: float) -> dict[str, float]:
    """Floors `slack` below some figures; a floor that its figure still stands on is never lowered by that."""
    floors = {name: round(max(0.0, value - slack), 3) for name, value in figures.items()}
    kept = {name: floor for name, floor in before.items() if figures.get(name, -1.0) >= floor}
    return {name: max(floor, kept.get(name, 0.0)) for name, floor in floors.items()}


def save_floors(path: Path, corpus: str, digest: str, floors: Mapping[str, float], reason: str | None = None) -> None:
    """Pin the floors of a corpus. Refuses with `BadData` to lower one unless a reason is given, which is kept."""
    every = load_floors(path) if path.exists() else {}
    before = every.get(corpus, Floors(digest, {}))
    down = lowered(before, floors)
    if down and not reason:
        raise BadData(f"this would lower {len(down)} floors of {corpus}: {'; '.join(down)}. Give a reason to do so")
    notes = (*before.lowered, *(f"{line}: {reason}" for line in down))
    every[corpus] = Floors(digest, dict(floors), notes)
    content = {n: {"digest": f.digest, "floors": f.floors, "lowered": f.lowered} for n, f in sorted(every.items())}
    path.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", encoding="utf-8")
