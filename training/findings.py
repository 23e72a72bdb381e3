"""Fit how likely a finding is right, on what strangers judged of the sets of `benchmarks/wars` that are not fresh.

    PYTHONPATH=src:. python training/findings.py [--collect] [--corpora ../shared] [--cache FOLDER]

`--collect` links the sets of all folds but `fresh`, writes the traits and the verdict of every finding
into findings.jsonl (right is also one below a false line of who, where and when), and drops what nobody has judged.
Then two logistic regressions are fitted, of denials and of the rest, each set measured by the others, and written into
`src/tadmor/link/agreement/chances/chances.toml`: from the threshold on .87 of denials, and .775 of all findings, were
right. What other thresholds would keep is printed.
"""

import argparse
import json
from pathlib import Path
from tempfile import gettempdir

import numpy as np
from benchmarks.findings import decided
from benchmarks.wars.linked import incidents_of, linked
from benchmarks.wars.sets import sets
from benchmarks.wars.verdicts import judged, known, print_of

from tadmor.link import compared
from tadmor.link.agreement.chances import traits, weighing
from tadmor.pipeline import default_pipeline

FOLDS, RIDGE = ("mended", "calibration", "counted"), 10.0
GROUPS = {"denied": ["denied"], "other": ["agree", "compatible", "scope differs", "conflict"]}
DENIED, ALL = 0.87, 0.775  # how many are to be right of the denials that stay, and of all findings that do
# Traits that say nothing of a group, or only of the sets at hand.
LEFT_OUT = {
    "denied": ["placed", "placed by one", "dated", "kind", "opening", "words", "days"],
    "other": ["joint", "shown", "bare", "reports"],
}
rows_file = Path(__file__).with_name("findings.jsonl")
shipped = Path(weighing.__file__).with_name("chances.toml")
arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
arguments.add_argument("--collect", action="store_true")
arguments.add_argument("--corpora", type=Path, default=Path("../shared"))
arguments.add_argument("--cache", type=Path, default=Path(gettempdir()) / "tadmor-wars")
args = arguments.parse_args()


def collected():
    """A row for each finding that was judged, whatever its chance."""
    compared.weighed = lambda *told: told[-1]  # as told
    pipeline = default_pipeline()
    for war in sets(Path("benchmarks/wars"), args.corpora):
        if war.fold not in FOLDS:
            continue
        incidents, verdicts = incidents_of(war, pipeline, args.cache), known(war)
        with linked(war, pipeline, args.cache) as view:
            for row, finding in decided(view):
                page = print_of(row, finding, view)
                verdict, _ = judged(page, verdicts.get(page.key, ()))
                if verdict != "open":
                    told = traits(incidents, row.incident, finding)
                    numbers = {name: round(value, 3) for name, value in told.items()}
                    kind = {"finding": finding.finding, "aspect": finding.aspect}
                    yield {"set": war.name, "key": page.key, **kind, "right": verdict != "wrong", "traits": numbers}


def fitted(told, right):
    """Weights and log odds by Newton's method; the odds are not drawn to zero."""
    w, ones = np.zeros(told.shape[1] + 1), np.c_[told, np.ones(len(told))]
    ridge = RIDGE * np.diag([*np.ones(told.shape[1]), 0.0])
    for _ in range(50):
        p = 1 / (1 + np.exp(-ones @ w))
        w -= np.linalg.solve((ones * (p * (1 - p))[:, None]).T @ ones + ridge, ones.T @ (p - right) + ridge @ w)
    return w[:-1], w[-1]


if args.collect:
    rows_file.write_text("".join(json.dumps(row) + "\n" for row in collected()))
rows = [json.loads(line) for line in rows_file.read_text().splitlines()]
names = list(rows[0]["traits"])
stay, out = (0.0, 0), ["# How likely a finding is right. Written by training/findings.py."]
for group, kinds in GROUPS.items():
    some = [row for row in rows if row["finding"] in kinds]
    told = np.array([[row["traits"][name] for name in names] for row in some])
    right, of = np.array([float(row["right"]) for row in some]), np.array([row["set"] for row in some])
    mean, spread = told.mean(0), told.std(0)
    used = [n for n, width in enumerate(spread) if width > 0.05 and names[n] not in LEFT_OUT[group]]
    told, left = (told[:, used] - mean[used]) / spread[used], np.zeros(len(right))
    for name in sorted(set(of)):
        w, odds = fitted(told[of != name], right[of != name])
        left[of == name] = 1 / (1 + np.exp(-(told[of == name] @ w + odds)))
    loss = -(right * np.log(left) + (1 - right) * np.log(1 - left)).mean()
    above = (left[right == 1][:, None] > left[right == 0][None]).mean()
    print(f"{group}: {right.sum():.0f} of {len(right)} right")
    print(f"  each set by the others: log loss {loss:.3f}, a right one above a wrong one {above:.3f}")
    order, ranks = np.argsort(-left), np.arange(1, len(left) + 1)
    hits = np.cumsum(right[order])
    share = hits / ranks if group == "denied" else (stay[0] + hits) / (stay[1] + ranks)
    enough = np.flatnonzero(share >= (DENIED if group == "denied" else ALL))
    n = int(enough[-1]) + 1 if len(enough) else 0
    stay = (hits[n - 1], n) if group == "denied" else stay
    least = round(float(left[order][n - 1]), 3) if n else 1.0
    print(f"  from {least} on {n} stay, {hits[n - 1] if n else 0:.0f} right")
    for k in range(20, len(left), 20):
        print(f"    the first {k}: {hits[k - 1] / k:.2f} right, from {left[order][k - 1]:.3f} on")
    w, odds = fitted(told, right)
    out += ["", f"[{group}]", f"odds = {odds:.4f}", f"least = {least}"]
    for n, weight in zip(used, w, strict=True):
        print(f"  {names[n]:16} {weight:+.3f}")
        out += ["", f'[{group}.traits."{names[n]}"]', f"weight = {weight / spread[n]:.4f}", f"mean = {mean[n]:.4f}"]
shipped.write_text("\n".join(out) + "\n")
