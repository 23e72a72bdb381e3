"""Reading is slow and does not change: each document is read once for a given reader and kept outside the repository.

The key is the digest of what made the reading (steps, weights) and of the text that was read. What a run had read when
it was ended is kept, so the next one goes on from there.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tadmor import wire
from tadmor.model import Document, Reading, digest
from tadmor.pipeline import Pipeline

__all__ = ["read_all"]


def read_all(pipeline: Pipeline, documents: Sequence[Document], cache: Path, batch: int = 4) -> Iterator[Reading]:
    """Each document's reading, from the cache where this very reader has read this very text."""
    cache.mkdir(parents=True, exist_ok=True)
    file = cache / f"readings-{pipeline.fingerprint}.jsonl"
    known = dict(_known(file))
    missing = [document for document in documents if _key(document) not in known]
    with file.open("ab") as out:
        for start in range(0, len(missing), batch):
            some = missing[start : start + batch]
            for document, reading in zip(some, pipeline.read_batch(some), strict=True):
                line = wire.encode(reading)
                out.write(_key(document).encode() + b"\t" + line + b"\n")
                known[_key(document)] = line
            out.flush()
    for document in documents:
        yield wire.decode(known[_key(document)])


def _known(file: Path) -> Iterator[tuple[str, bytes]]:
    if file.exists():
        for line in file.read_bytes().splitlines(keepends=True):
            key, tab, reading = line.partition(b"\t")
            if tab and reading.endswith(b"\n"):  # the last line may be cut off
                yield key.decode(), reading.rstrip(b"\n")


def _key(document: Document) -> str:
    return digest(document.id, str(document.published), document.text)
