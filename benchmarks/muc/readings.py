"""What learning to fill templates needs once and keeps outside the repository: the caser."""

import gzip
import json
from pathlib import Path

from benchmarks.muc.casing import Case, Caser, learn, mixed_texts

__all__ = ["caser"]


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
