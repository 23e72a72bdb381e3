"""Reading is slow and does not change: each message is read once for a given reader and kept outside the repository.

The key is the digest of what made the reading (steps, weights) and of the text that was read.
"""

import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.muc.casing import Case, Caser, learn, mixed_texts

from tadmor import wire
from tadmor.model import Document, Reading, digest
from tadmor.pipeline import Pipeline

__all__ = ["caser", "read_all"]

_BATCH = 4


def read_all(pipeline: Pipeline, documents: Sequence[Document], cache: Path) -> Iterator[Reading]:
    """Each document's reading, from the cache where this very reader has read this very text."""
    cache.mkdir(parents=True, exist_ok=True)
    file = cache / f"readings-{pipeline.fingerprint}.jsonl"
    known = dict(_known(file))
    missing = [document for document in documents if _key(document) not in known]
    with file.open("ab") as out:
        for start in range(0, len(missing), _BATCH):
            batch = missing[start : start + _BATCH]
            for document, reading in zip(batch, pipeline.read_batch(batch), strict=True):
                line = wire.encode(reading)
                out.write(_key(document).encode() + b"\t" + line + b"\n")
                known[_key(document)] = line
            out.flush()
    for document in documents:
        yield wire.decode(known[_key(document)])


def _known(file: Path) -> Iterator[tuple[str, bytes]]:
    if file.exists():
        for line in file.read_bytes().split(b"\n"):
            key, tab, reading = line.partition(b"\t")
            if tab:
                yield key.decode(), reading


def _key(document: Document) -> str:
    return digest(document.id, str(document.published), document.text)


def caser(corpora: Path, cache: Path) -> Caser:
    """The caser, learnt once."""
    cache.mkdir(parents=True, exist_ok=True)
    file = cache / "caser.json.gz"
    if not file.exists():
        made = learn(mixed_texts(corpora))
        pairs = [[a, b, lift] for (a, b), lift in made.pairs.items()]
        file.write_bytes(gzip.compress(json.dumps({"words": made.words, "pairs": pairs}).encode()))
    kept = json.loads(gzip.decompress(file.read_bytes()))
    pairs_: dict[tuple[Case, Case], float] = {(a, b): lift for a, b, lift in kept["pairs"]}
    return Caser(kept["words"], pairs_)
