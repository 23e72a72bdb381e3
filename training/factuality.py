"""Train the factuality heads anew on the vectors of the shipped encoder, which stays as it is: two minutes on a core.

    PYTHONPATH=src python training/factuality.py --corpora ../shared/data [--vectors FOLDER] [--folds 3]

UDS-IH2 asks crowds what they believe after a sentence and gives low values; news corpora give what a careful reader
takes for told as a fact. So there are two heads of the same shape: UDS's (`crowd`), and that of news (`fact`), which is
the product's, learnt from MEANTIME's training part, our own 2,420 judgements in factuality.jsonl, composed sentences
about cues that turn what is told (cues.py), and the statuses of our annotated events. A head spreads its belief over
thirteen values, and its answer is the median. `--folds` says how good the head of news is on training parts that it
has not seen, and writes nothing. UW is measured and never learnt from.
"""

import argparse
import gzip
import hashlib
import json
import re
from pathlib import Path

import numpy as np
import torch
from cues import composed
from events import annotated
from torch import nn

from tadmor.evaluation import sentences
from tadmor.evaluation.corpora import json_lines
from tadmor.nlp.encoder.factual import FACTUAL, GRID, beside, median
from tadmor.nlp.encoder.heads import words_at
from tadmor.nlp.encoder.session import Encoder
from tadmor.nlp.encoder.weights import load, shipped
from tadmor.nlp.segment import sentences as cut_sentences

arguments = argparse.ArgumentParser()
arguments.add_argument("--corpora", type=Path, required=True)
arguments.add_argument("--vectors", type=Path, help="a folder that keeps the encoder's vectors between runs")
arguments.add_argument("--folds", type=int, default=0)
arguments.add_argument("--steps", type=int, default=300)
arguments.add_argument("--share", type=float, default=0.12, help="of composed sentences, and of statuses, in the loss")
arguments.add_argument(
    "--stretch", type=float, default=1.25, help="of our judgements: what is told flatly begins at 2.4 in them, and is 3"
)
args = arguments.parse_args()
torch.set_num_threads(1)  # layers this small spend two threads on waiting for each other
NEWS = ("judgements of our own", "of MEANTIME", "in composed sentences", "with a status")
STATUS = {"occurred": FACTUAL, "ongoing": FACTUAL, "planned": 1.0, "hypothetical": 0.2, "negated": -FACTUAL}
folder = Path(__file__).parents[1] / "src" / "tadmor" / "weights" / "reader"


def seen(name, found):
    """What the head sees (events, inputs), values and sentences (events,) of (text, [(offset, value)]) pairs."""
    kept = args.vectors / f"{name}.npz" if args.vectors else None
    if kept and kept.exists():
        with np.load(kept) as arrays:
            return tuple(torch.from_numpy(arrays[part]) for part in ("x", "y", "of"))
    encoder, x, y, of = Encoder(load(shipped()), threads=2), [], [], []
    found = list(found())
    for at in range(0, len(found), 64):
        part = found[at : at + 64]
        encodings = encoder.encode([text for text, _ in part])
        for number, ((_, targets), encoding) in enumerate(zip(part, encodings, strict=True), at):
            words = words_at(encoding, [start for start, _ in targets]).tolist()
            here = [(w, v) for w, (_, v) in zip(words, targets, strict=True) if w < len(encoding.pieces)]
            x += [beside(encoding, np.array([w for w, _ in here], np.int64))]
            y += [v for _, v in here]
            of += [number] * len(here)
    made = np.concatenate(x), np.array(y, np.float32), np.array(of)
    if kept:
        kept.parent.mkdir(exist_ok=True)
        np.savez(kept, x=made[0], y=made[1], of=made[2])
    return tuple(map(torch.from_numpy, made))


def corpus(name, part):
    plain = args.corpora / "factuality" / name / f"{part}.jsonl"
    path = plain if plain.exists() else plain.with_suffix(".jsonl.gz")
    return seen(f"{name}-{part}", lambda: [(s.text, s.targets) for s in sentences.factuality(path)])


def ours():
    """Our own judgements, joined with the corpora that their sentences are from."""
    corpora = {}
    for entry in map(json.loads, (Path(__file__).parent / "factuality.jsonl").open()):
        if (path := args.corpora / Path(entry["file"]).relative_to("data")) not in corpora:
            with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as lines:
                corpora[path] = {str(e.get("id", e.get("_id"))): e for e in map(json.loads, lines)}
        whole = corpora[path][str(entry["key"])]
        text = whole.get("text") or "\n".join(whole["paragraphs"][slice(*entry["paragraphs"])])
        sentence = text[entry["start"] : entry["end"]]
        assert hashlib.sha256(sentence.encode()).hexdigest() == entry["sha256"], entry
        yield sentence, [tuple(event) for event in entry["events"]]


def statuses():
    """Sentences of our annotated events: all that tell something which is not so, or not yet, and a fourth of the rest.

    What is told as having happened is a fact only as far as its teller is sure, so these too have a bias of their own.
    """
    for entry, _, text in annotated(Path(__file__).parent / "events", args.corpora, json_lines):
        for number, sentence in enumerate(cut_sentences(text)):
            inside = [e for e in entry["events"] if sentence.start <= e["trigger"][0] < sentence.end]
            told = [(e["trigger"][0] - sentence.start, STATUS[e["status"]]) for e in inside]
            if told and (number % 4 == 0 or any(value < FACTUAL for _, value in told)):
                yield text[sentence.start : sentence.end], told


def spread(y):
    """Values (n,) as weights over the grid (n, 13): each between its two neighbours."""
    at = ((y - GRID[0]) / float(GRID[1] - GRID[0])).clamp(0, len(GRID) - 1)
    low = at.floor().long().clamp(max=len(GRID) - 2)
    made = torch.zeros(len(y), len(GRID)).scatter_(1, low[:, None], (1 - at + low)[:, None])
    return made.scatter_add_(1, low[:, None] + 1, (at - low)[:, None])


def fitted(parts, steps, drop):
    """A head for (inputs, values, rows a step, share of the loss, number of its bias) parts.

    Composed sentences deny ten times as much as news does, and statuses know no doubt: biases of their own take that
    up, and do not ship. The first is none.
    """
    torch.manual_seed(1)
    head = nn.Sequential(nn.Linear(parts[0][0].shape[1], 128), nn.ReLU(), nn.Dropout(drop), nn.Linear(128, len(GRID)))
    theirs = nn.Embedding(3, len(GRID), padding_idx=0)
    nn.init.zeros_(theirs.weight)
    optimiser = torch.optim.AdamW([*head.parameters(), *theirs.parameters()], weight_decay=0.05)
    apart = torch.cat([torch.full((size,), bias) for *_, size, _, bias in parts])  # (rows,)
    shares = torch.cat([torch.full((size,), share / size) for *_, size, share, _ in parts])  # (rows,)
    for step in range(steps):
        optimiser.param_groups[0]["lr"] = 2e-3 * (1 - step / steps) * min(1, (step + 1) / 30)
        rows = [(x, y, torch.randint(len(y), (size,))) for x, y, size, *_ in parts]
        with torch.autocast("cpu", torch.bfloat16):
            scores = head(torch.cat([x[r] for x, _, r in rows]))  # (rows, 13)
        told = spread(torch.cat([y[r] for _, y, r in rows]))
        loss = -(shares * (told * (scores.float() + theirs(apart)).log_softmax(1)).sum(1)).sum()
        optimiser.zero_grad(), loss.backward(), optimiser.step()
    return head.eval()


def of_news(own, wikinews):
    rest = 1 - 2 * args.share
    parts = [(*own, 128, 0.55 * rest, 0), (*wikinews, 96, 0.45 * rest, 0)]
    return fitted([*parts, (*cues[:2], 64, args.share, 1), (*told[:2], 64, args.share, 2)], args.steps, 0.4)


def answers(head, x):
    with torch.no_grad():
        return torch.from_numpy(median(head(x).numpy()))


def figures(name, guess, y):
    r = np.corrcoef(guess, y)[0, 1]
    print(f"{name:16} {len(y):5} events  MAE {(guess - y).abs().mean():.3f}  r {r:.3f}", flush=True)


own, wikinews = seen("ours", ours), corpus("MEANTIME", "train")
own = own[0], (own[1] * args.stretch).clip(-3, 3), own[2]
cues, told = seen("composed", lambda: composed(1800)), seen("statuses", statuses)
print(*(f"{len(y)} {name}" for name, (_, y, _) in zip(NEWS, (own, wikinews, cues, told), strict=True)), sep=", ")
if args.folds:
    fold = [of * args.folds // (of.max() + 1) for _, _, of in (own, wikinews)]  # sentences of a text stay together
    found = [[], []]
    for out in range(args.folds):
        head = of_news(*((x[f != out], y[f != out]) for (x, y, _), f in zip((own, wikinews), fold, strict=True)))
        for pairs, (x, y, _), f in zip(found, (own, wikinews), fold, strict=True):
            pairs.append(torch.stack([answers(head, x[f == out]), y[f == out]]))
    for name, pairs in zip(("ours", "MEANTIME"), found, strict=True):
        figures(f"unseen {name}", *torch.cat(pairs, 1))
    raise SystemExit
heads = {}
for head, measured in (("fact", ("MEANTIME", "UW")), ("crowd", ("UDS_IH2",))):
    news = head == "fact"
    uds = () if news else corpus("UDS_IH2", "train")[:2]
    heads[head] = of_news(own[:2], wikinews[:2]) if news else fitted([(*uds, 256, 1.0, 0)], 600, 0.3)
    for name in measured:
        x, y, _ = corpus(name, "dev")
        figures(name, answers(heads[head], x), y)
with np.load(folder / "heads.npz", allow_pickle=False) as arrays:
    kept = {name: value for name, value in arrays.items() if name.split(".")[0] not in heads}
for name, head in heads.items():
    for layer in (0, 3):
        kept |= {f"{name}.{layer}.{part}": value.numpy() for part, value in head[layer].state_dict().items()}
np.savez(folder / "heads.npz", **kept)
card = (folder / "card.toml").read_text()
digest = hashlib.sha256((folder / "heads.npz").read_bytes()).hexdigest()
(folder / "card.toml").write_text(re.sub(r'"heads.npz" = "\w+"', f'"heads.npz" = "{digest}"', card))
