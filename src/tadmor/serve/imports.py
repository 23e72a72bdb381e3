"""What people hand in is kept on disk before it is read, so that a server that is stopped goes on after its start.

Each import lies beside the store, in files that we name ourselves: the names that people give are only data. What was
read already is known by the store's marks, so nothing is done twice.
"""

import json
import secrets
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from tadmor.errors import ReadOnly
from tadmor.ingest import open_stream
from tadmor.ingest.fetch import fetched
from tadmor.pipeline import default_pipeline
from tadmor.scale.intake import Report, add
from tadmor.scale.linking import link
from tadmor.scale.pool import Limits
from tadmor.scale.worker import Item, default_reader
from tadmor.serve.errands import Errand, Errands
from tadmor.serve.uploads import Upload
from tadmor.store import Store

__all__ = ["About", "Import", "Imports", "Progress"]

KIND = "import"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the person says of everything in one import; it wins over what the bytes say."""

    outlet: str | None = None
    published: date | None = None
    title: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One import as it lies on disk: the names of its files, in order, or an address to fetch."""

    id: str
    title: str
    names: tuple[str, ...] = ()
    address: str | None = None
    about: About = field(default_factory=About)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import has come."""

    added: int = 0
    replaced: int = 0
    there: int = 0
    rejected: tuple[tuple[str, str, str], ...] = ()

    @classmethod
    def of(cls, report: Report) -> "Progress":
        """From the report of a run; rejects as name, reason, detail."""
        rejected = tuple((reject.name, reject.reason, reject.detail) for reject in report.rejected)
        return cls(report.added, report.replaced, report.unchanged + report.earlier, rejected)

    @property
    def seen(self) -> int:
        """How many inputs have been dealt with."""
        return self.added + self.replaced + self.there + len(self.rejected)


@dataclass(frozen=True, slots=True)
class Imports:
    """The imports of one store. `folder` is where they wait; `jobs` and `limits` are those of the reading."""

    store: Store
    errands: Errands
    folder: Path
    jobs: int = 1
    limits: Limits = field(default_factory=Limits)
    gazetteer: Path | None = None

    def take(self, title: str, about: About, files: Sequence[Upload] = (), address: str | None = None) -> Errand:
        """Keep what was handed in, and put its reading in the queue."""
        if self.store.read_only:
            raise ReadOnly("the store may not be written to, so nothing can be imported into it")
        id = f"{time.time_ns():020d}-{secrets.token_hex(4)}"
        told = Import(id=id, title=title, names=tuple(file.name for file in files), address=address, about=about)
        self.folder.mkdir(mode=0o700, exist_ok=True)
        for number, file in enumerate(files):
            self._part(id, number).write_bytes(file.content)
        draft = self.folder / f"{id}.part"
        draft.write_text(json.dumps(asdict(told), default=str), encoding="utf-8")
        draft.replace(self.folder / f"{id}.json")
        return self._queue(told)

    def resume(self) -> None:
        """Put what an earlier server had not finished into the queue again."""
        if self.folder.is_dir():
            for path in sorted(self.folder.glob("*.json")):
                self._queue(_told(json.loads(path.read_text(encoding="utf-8"))))

    def listed(self) -> list[Errand]:
        """The imports of this server's life, the latest first."""
        return self.errands.of_kind(KIND)

    def _queue(self, told: Import) -> Errand:
        return self.errands.add(Errand(told.id, KIND, told.title, partial(self._read, told), progress=Progress()))

    def _part(self, id: str, number: int) -> Path:
        return self.folder / f"{id}.{number}"

    def _read(self, told: Import, errand: Errand) -> Progress:
        def advance(report: Report) -> None:
            errand.progress = Progress.of(report)

        report = add(
            self.store,
            self._items(told),
            reader=partial(default_reader, self.gazetteer),
            fingerprint=default_pipeline(self.gazetteer).fingerprint,
            jobs=self.jobs,
            limits=self.limits,
            progress=advance,
        )
        errand.progress = Progress.of(report)
        link(self.store)  # also what an earlier import, or another program, has left unlinked
        self._forget(told)
        return Progress.of(report)

    def _items(self, told: Import) -> Iterator[Item]:
        about: dict[str, Any] = {name: getattr(told.about, name) for name in ("outlet", "published", "title", "url")}
        if told.address:
            yield from fetched(told.address, **{name: value for name, value in about.items() if name != "url"})
        for number, name in enumerate(told.names):
            with self._part(told.id, number).open("rb") as stream:
                yield from open_stream(stream, name, **about)

    def _forget(self, told: Import) -> None:
        """The order first: what is half gone must not be taken up again."""
        (self.folder / f"{told.id}.json").unlink(missing_ok=True)
        for number in range(len(told.names)):
            self._part(told.id, number).unlink(missing_ok=True)


def _told(kept: Mapping[str, Any]) -> Import:
    said = dict(kept["about"])
    said["published"] = date.fromisoformat(said["published"]) if said["published"] else None
    names: Iterable[str] = kept["names"]
    return Import(id=kept["id"], title=kept["title"], names=tuple(names), address=kept["address"], about=About(**said))
