"""What is kept of a document: its tellings, each read when it is asked for, and the words of its opening once."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import msgspec

from tadmor.link.keeping.codec import raw, read
from tadmor.link.tellings.telling import Telling

__all__ = ["Told"]


@dataclass(frozen=True, slots=True)
class _Packed:
    """Tellings without the words that all of a document share."""

    report: dict[str, float]
    tellings: tuple[msgspec.Raw, ...]


class Told:
    """What one document tells, its story first."""

    Packed = _Packed

    def __init__(self, tellings: Iterable[Telling | None], packed: _Packed | None = None) -> None:
        self._tellings = list(tellings)
        self._packed = packed

    def __len__(self) -> int:
        return len(self._tellings)

    def at(self, position: int) -> Telling | None:
        """The telling at a position, None beyond the last."""
        if position >= len(self._tellings):
            return None
        found = self._tellings[position]
        if found is None and self._packed is not None:
            found = self._tellings[position] = _whole(self._packed, position)
        return found

    def all(self) -> tuple[Telling, ...]:
        """Every telling."""
        return tuple(t for position in range(len(self)) if (t := self.at(position)) is not None)

    def packed(self) -> _Packed:
        """What is kept."""
        if self._packed is not None:
            return self._packed
        tellings = self.all()
        return _Packed(dict(tellings[0].report) if tellings else {}, tuple(raw(_bare(t)) for t in tellings))

    @classmethod
    def unpacked(cls, packed: _Packed) -> "Told":
        """What was kept."""
        return cls([None] * len(packed.tellings), packed)


def _bare(telling: Telling) -> Telling:
    """Without the report's words, which are all that a story has."""
    return replace(telling, report={}, words={} if telling.story else telling.words)


def _whole(packed: _Packed, position: int) -> Telling:
    bare = read(Telling, packed.tellings[position])
    return replace(bare, report=packed.report, words=packed.report if bare.story else bare.words)
