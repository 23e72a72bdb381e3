"""What the runner and the store cost on top of reading: CPU of `add` over CPU of a plain loop over `read_batch`.

    python -m benchmarks.overhead ARTICLES.jsonl [--documents 1000] [--jobs 2] [--rounds 3]

Both in one run, in turn, since these machines are noisy. The plain loop has its documents parsed beforehand; `add`
includes parsing, starting its workers, sending, storing.
"""

import argparse
import resource
import statistics
import tempfile
import time
from itertools import islice
from pathlib import Path

from tadmor.ingest import open_inputs, parse
from tadmor.model import Document
from tadmor.pipeline import default_pipeline
from tadmor.scale.intake import add
from tadmor.scale.worker import default_reader
from tadmor.store import open_store

_BATCH = 32


def _plain(documents: list[Document]) -> float:
    pipeline = default_pipeline()
    started = time.process_time()
    for start in range(0, len(documents), _BATCH):
        pipeline.read_batch(documents[start : start + _BATCH])
    return time.process_time() - started


def _spent() -> float:
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _whole(path: Path, jobs: int) -> float:
    before = _spent()
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "case.db") as store:
        add(store, open_inputs([path]), reader=default_reader, fingerprint=default_pipeline().fingerprint, jobs=jobs)
    return _spent() - before


def main() -> None:
    """Measure in turn and print the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    raws = list(islice(open_inputs([options.articles]), options.documents))
    documents = [item for item in map(parse, raws) if isinstance(item, Document)]  # type: ignore[arg-type]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_bytes(b"".join(getattr(raw, "content", b"").rstrip(b"\n") + b"\n" for raw in raws))
        ratios = []
        for _ in range(options.rounds):
            plain, whole = _plain(documents), _whole(path, options.jobs)
            ratios.append(whole / plain)
            print(f"plain loop {plain:.1f} CPU-s, add {whole:.1f} CPU-s: {whole / plain:.2f}x")
    print(f"{len(documents)} documents, {options.jobs} jobs: median {statistics.median(ratios):.2f}x")


if __name__ == "__main__":
    main()
