"""Train the factuality head anew on the vectors of the shipped encoder, which stays as it is: a minute.

    PYTHONPATH=src python training/factuality.py --corpora ../shared/data

UDS-IH2 asks crowds what they believe after a sentence and gives low values; news corpora give what a careful reader
takes for told as a fact. So one hidden layer serves two scales: UDS's (`fact.crowd`), and that of news (`fact.3`;
learnt from MEANTIME's training part and our own 2,420 judgements in factuality.jsonl), which is the product's.
"""

import argparse
import gzip
import hashlib
import json
import re
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812

from tadmor.evaluation import sentences
from tadmor.nlp.encoder.heads import words_at
from tadmor.nlp.encoder.session import Encoder
from tadmor.nlp.encoder.weights import load, shipped

arguments = argparse.ArgumentParser()
arguments.add_argument("--corpora", type=Path, required=True)
arguments.add_argument("--epochs", type=int, default=28)
arguments.add_argument(
    "--stretch", type=float, default=1.2, help="of the news scale: means of judges shy from its ends"
)
args = arguments.parse_args()
torch.manual_seed(1), np.random.seed(1)
folder = Path(__file__).parents[1] / "src" / "tadmor" / "weights" / "reader"
weights = load(shipped())
encoder = Encoder(weights, threads=2)


def seen(found):
    """Vectors (events, width) and values (events,) of (text, [(offset, value)]) pairs."""
    x, y = [], []
    for at in range(0, len(found), 64):
        part = found[at : at + 64]
        for (_, targets), encoding in zip(part, encoder.encode([text for text, _ in part]), strict=True):
            words = words_at(encoding, [start for start, _ in targets])
            kept = [(w, v) for w, (_, v) in zip(words.tolist(), targets, strict=True) if w < len(encoding.pieces)]
            x += [encoding.vectors[w] for w, _ in kept]
            y += [v for _, v in kept]
    return torch.tensor(np.array(x, np.float32)), torch.tensor(y, dtype=torch.float32)


def corpus(name, part):
    plain = args.corpora / "factuality" / name / f"{part}.jsonl"
    path = plain if plain.exists() else plain.with_suffix(".jsonl.gz")
    return seen([(s.text, s.targets) for s in sentences.factuality(path)])


def ours():
    """Our own judgements, joined with the corpora that their sentences are from."""
    corpora, found = {}, []
    for entry in map(json.loads, (Path(__file__).parent / "factuality.jsonl").open()):
        if (path := args.corpora / Path(entry["file"]).relative_to("data")) not in corpora:
            with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as lines:
                corpora[path] = {str(e.get("id", e.get("_id"))): e for e in map(json.loads, lines)}
        whole = corpora[path][str(entry["key"])]
        text = whole.get("text") or "\n".join(whole["paragraphs"][slice(*entry["paragraphs"])])
        sentence = text[entry["start"] : entry["end"]]
        assert hashlib.sha256(sentence.encode()).hexdigest() == entry["sha256"], entry
        found.append((sentence, [tuple(event) for event in entry["events"]]))
    return seen(found)


uds, wikinews, own = corpus("UDS_IH2", "train"), corpus("MEANTIME", "train"), ours()
held = len(own[1]) // 10
dev = {name: corpus(name, "dev") for name in ("UDS_IH2", "MEANTIME", "UW")} | {"ours": (own[0][:held], own[1][:held])}
own = (own[0][held:], own[1][held:])
print(len(uds[1]), "UDS,", len(wikinews[1]), "MEANTIME,", len(own[1]), "events of our own")
hidden = nn.Sequential(nn.Linear(384, 128), nn.ReLU(), nn.Dropout(0.3))
scales = nn.ModuleList([nn.Linear(128, 1), nn.Linear(128, 1)])  # UDS, news
optimiser = torch.optim.AdamW([*hidden.parameters(), *scales.parameters()], lr=1e-3, weight_decay=0.05)
steps = args.epochs * (len(uds[1]) // 512)
for step in range(steps):
    optimiser.param_groups[0]["lr"] = 1e-3 * (1 - step / steps)
    loss = 0.0
    for scale, (x, y), size, share in ((0, uds, 512, 0.5), (1, own, 512, 0.25), (1, wikinews, 256, 0.25)):
        rows = torch.randint(len(y), (size,))
        loss = loss + share * F.l1_loss(scales[scale](hidden(x[rows]))[:, 0], y[rows])
    optimiser.zero_grad(), loss.backward(), optimiser.step()
with torch.no_grad():
    scales[1].weight *= args.stretch
    scales[1].bias *= args.stretch
hidden.eval()
with torch.no_grad():
    for name, (x, y) in dev.items():
        told = []
        for scale in scales:
            guess = scale(hidden(x))[:, 0].clip(-3, 3)
            told.append(f"MAE {(guess - y).abs().mean():.3f} r {np.corrcoef(guess, y)[0, 1]:.3f}")
        print(f"{name:10} {len(y):5} events  scale of UDS: {told[0]}  of news: {told[1]}")
with np.load(folder / "heads.npz", allow_pickle=False) as arrays:
    heads = dict(arrays)
for name, layer in (("fact.0", hidden[0]), ("fact.3", scales[1]), ("fact.crowd", scales[0])):
    heads |= {f"{name}.weight": layer.weight.detach().numpy(), f"{name}.bias": layer.bias.detach().numpy()}
np.savez(folder / "heads.npz", **heads)
card = (folder / "card.toml").read_text()
digest = hashlib.sha256((folder / "heads.npz").read_bytes()).hexdigest()
(folder / "card.toml").write_text(re.sub(r'"heads.npz" = "\w+"', f'"heads.npz" = "{digest}"', card))
