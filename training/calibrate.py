"""Calibrate the score of an attribution: weigh what speaks for it, on PolNeAR's development part and our own reports.

    PYTHONPATH=src python training/calibrate.py --corpora ../shared/data

Reads with the weights in src/tadmor/weights/reader, fits a logistic regression on every second document, prints the
expected calibration error on the others, and writes `score.weight` into heads.npz (and its digest into the card).
Our own reports (training/annotations) were learnt from, so for nested attributions, which PolNeAR does not mark, the
score is somewhat too high.
"""

import argparse
import gzip
import hashlib
import json
import re
from pathlib import Path

import numpy as np

from tadmor.extract.attributions import build as building
from tadmor.extract.attributions import confidence
from tadmor.model import Document
from tadmor.pipeline import Pipeline, default_pipeline

arguments = argparse.ArgumentParser()
arguments.add_argument("--corpora", type=Path, required=True)
args = arguments.parse_args()
folder = Path(__file__).parents[1] / "src" / "tadmor" / "weights" / "reader"
pipeline = default_pipeline()
pipeline = Pipeline(pipeline.steps[: [s.name for s in pipeline.steps].index("attributions") + 1])
rows = []


def remember(draft, *_):
    """Stands in for the score while features are gathered."""
    rows.append(confidence.evidence(draft))
    return len(rows) - 1


building._score = remember
characters = lambda spans: {i for a, b in spans for i in range(a, b)}
meet = lambda a, b: bool(characters(a) & characters(b)) or not (a or b)


def judged(document, gold, half):
    """(features, right, half) of each attribution read in a document."""
    for a in pipeline.read_batch([document])[0].attributions:
        ours = {r: [(s.start, s.end) for s in getattr(a, r)] for r in ("source", "cue", "content")}
        right = any(
            characters(g["cue"]) & characters(ours["cue"]) and all(meet(g[r], ours[r]) for r in ours) for g in gold
        )
        yield rows[int(a.score)], right, half


found = []
with gzip.open(args.corpora / "polnear" / "dev.jsonl.gz", "rt") as lines:
    for number, entry in enumerate(map(json.loads, lines)):
        gold = [a for a in entry["annotations"][min(entry["annotations"])] if a["cue"]]
        document = Document(id=entry["id"], text=entry["text"], lang="en")
        nested = confidence.EVIDENCE.index("nested")
        found += [f for f in judged(document, gold, number % 2) if not f[0][nested]]
polnear = len(found)
for number, path in enumerate(sorted((Path(__file__).parent / "annotations").glob("*.json"))):
    entry = json.loads(path.read_text())
    if not entry["file"].startswith("data/re3d"):
        continue
    source = args.corpora / "re3d" / "documents.jsonl"
    text = next(e["text"] for e in map(json.loads, source.open()) if e["_id"] == entry["key"])
    document = Document(id=entry["id"], text=text, lang="en")
    found += list(judged(document, entry["attributions"], number % 2))
x, y, half = (np.array(column, float) for column in zip(*found, strict=True))


def fit(x, y):
    """Logistic regression by Newton's method, with a little ridge."""
    w = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        w += np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + 0.1 * np.eye(len(w)), x.T @ (y - p) - 0.1 * w)
    return w


def error(x, y, w):
    """Expected calibration error in ten bins."""
    p = 1 / (1 + np.exp(-x @ w))
    bins = np.minimum((p * 10).astype(int), 9)
    return sum(abs(p[bins == b].sum() - y[bins == b].sum()) for b in range(10)) / len(y)


w = fit(x[half == 0], y[half == 0])
on = (half == 1) & (np.arange(len(y)) < polnear)
print(f"right {y[:polnear].mean():.3f} of {polnear} (PolNeAR); error on the other half {error(x[on], y[on], w):.3f}")
weights = fit(x, y).astype(np.float32)
print(dict(zip(confidence.EVIDENCE, weights.round(2).tolist(), strict=True)))
with np.load(folder / "heads.npz", allow_pickle=False) as arrays:
    heads = dict(arrays) | {"score.weight": weights}
np.savez(folder / "heads.npz", **heads)
card = (folder / "card.toml").read_text()
digest = hashlib.sha256((folder / "heads.npz").read_bytes()).hexdigest()
(folder / "card.toml").write_text(re.sub(r'"heads.npz" = "\w+"', f'"heads.npz" = "{digest}"', card))
