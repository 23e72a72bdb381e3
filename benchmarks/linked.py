"""The sections of docs/figures.md that measure linking on other people's judgements of what is one event."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir

from benchmarks.ecbplus import __main__ as ecbplus
from benchmarks.ecbplus.corpus import FILE

from benchmarks import sts_news
from tadmor.nlp.encoder.weights import load, shipped

__all__ = ["LINKED", "Linked"]


@dataclass(frozen=True, slots=True)
class Linked:
    """A benchmark with a section of its own: `lines` measures; `file` is what it reads, below the corpora."""

    name: str
    measures: str
    file: Path
    lines: Callable[[Path], Iterator[str]]
    encoder: bool = False

    def hindrance(self, corpora: Path) -> str | None:
        """Why it cannot be measured; None when it can."""
        if not (corpora / self.file).exists():
            return f"corpus {self.name!r} is not below {corpora}: it does not ship with Tadmor"
        if self.encoder and load(shipped()) is None:
            return f"{self.name} measures the encoder, whose weights are not here"
        return None


def _ecbplus(corpora: Path) -> Iterator[str]:
    yield from ecbplus.report(corpora, Path(gettempdir()) / "tadmor-ecbplus")


_ALL = (
    Linked("ecbplus", "which mentions tell one event, across documents", FILE, _ecbplus, encoder=True),
    Linked("sts_news", "how alike two headlines are", sts_news.FILE, sts_news.report),
)
LINKED: Mapping[str, Linked] = {one.name: one for one in _ALL}
