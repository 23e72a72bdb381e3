"""Train the factuality heads anew on the vectors of the shipped encoder, which stays as it is: four minutes on a core.

    PYTHONPATH=src python training/factuality.py --corpora ../shared/data [--vectors FOLDER] [--folds 3]

Two steps. First glances from an event over its sentence (`Cues`), learnt from UDS-IH2, from PropBank's negations and
modal verbs, from composed sentences about cues that turn what is told (cues.py) and from the statuses of our annotated
events: much of it, and none of it on the scale of news, so each has a last layer of its own. UDS's ships as `crowd`,
to be measured: its crowds give low values. Then, on what the glances bring, the head of news (`fact`), which is the
product's: from MEANTIME's training part, our own 2,420 judgements in factuality.jsonl, and again composed sentences
and statuses. A head spreads its belief over thirteen values, and its answer is the median. `--folds` says how good the
head of news is on training parts that it has not seen, and writes nothing. UW is measured and never learnt from.
"""

import argparse
import gzip
import hashlib
import json
import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from cues import composed
from events import annotated
from torch import nn
from torch.nn import functional as F  # noqa: N812

from tadmor.evaluation import sentences
from tadmor.evaluation.corpora import json_lines
from tadmor.nlp.encoder.factual import DISTANCES, FACTUAL, GLANCES, GRID, MEMBERS, REACH, bucket, median
from tadmor.nlp.encoder.heads import words_at
from tadmor.nlp.encoder.pairs import stops_passed
from tadmor.nlp.encoder.session import Encoder
from tadmor.nlp.encoder.weights import load, shipped
from tadmor.nlp.segment import sentences as cut_sentences

arguments = argparse.ArgumentParser()
arguments.add_argument("--corpora", type=Path, required=True)
arguments.add_argument("--vectors", type=Path, help="a folder that keeps the encoder's vectors between runs")
arguments.add_argument("--folds", type=int, default=0)
arguments.add_argument("--glancing", type=int, default=800, help="steps of the first")
arguments.add_argument("--steps", type=int, default=300, help="of the second")
arguments.add_argument("--share", type=float, default=0.16, help="of composed sentences, and of statuses, in the loss")
arguments.add_argument(
    "--stretch", type=float, default=1.25, help="of our judgements: what is told flatly begins at 2.4 in them, and is 3"
)
args = arguments.parse_args()
torch.set_num_threads(1)  # layers this small spend two threads on waiting for each other
STATUS = {"occurred": FACTUAL, "ongoing": FACTUAL, "planned": 1.0, "hypothetical": 0.2, "negated": -FACTUAL}
NAMES = ("judgements of our own", "of MEANTIME", "in composed sentences", "with a status")
WIDTH, SIZE, HIDDEN = 384, 16, 192
WORDS, EVENTS = 48, 10  # of a sentence at most; what is longer comes in parts
folder = Path(__file__).parents[1] / "src" / "tadmor" / "weights" / "reader"


# ---- what there is to learn from: (text, [(offset, value)]) pairs ----------------------------------------------------


def corpus(name, part):
    plain = args.corpora / "factuality" / name / f"{part}.jsonl"
    path = plain if plain.exists() else plain.with_suffix(".jsonl.gz")
    return Sentences(f"{name}-{part}", lambda: [(s.text, s.targets) for s in sentences.factuality(path)])


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
        yield (
            sentence,
            [(start, float(np.clip(value * args.stretch, -FACTUAL, FACTUAL))) for start, value in entry["events"]],
        )


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


def turned():
    """PropBank's predicates in sentences with a negation (1 for the predicate that it is of) or a modal verb (2)."""
    for entry in json_lines(args.corpora / "propbank_ewt" / "ewt_srl_spans.jsonl.gz"):
        if entry["split"] == "train":
            text, starts = sentences.join(entry["words"])
            kinds = [{role for role, *_ in predicate["args"]} for predicate in entry["preds"]]
            values = [1.0 * ("ARGM-NEG" in k) + 2 * ("ARGM-MOD" in k) for k in kinds]
            if any(values):
                yield text, [(starts[p["idx"]], value) for p, value in zip(entry["preds"], values, strict=True)]


class Sentences:
    """Vectors x (n, WORDS, WIDTH), each word's `sentence`; events `at` (n, EVENTS), which are `ok`, their y; of."""

    def __init__(self, name, found):
        kept = args.vectors / f"{name}.npz" if args.vectors else None
        if not (kept and kept.exists()):
            made = self.encoded(list(found()))
            if kept:
                kept.parent.mkdir(exist_ok=True)
                np.savez(kept, **made)
        else:
            with np.load(kept) as arrays:
                made = {part: arrays[part] for part in ("V", "P", "cut", "ev", "y")}
        self.padded(**made)

    def encoded(self, found):
        encoder, v, p, ev, y = Encoder(load(shipped()), threads=2), [], [], [], []
        for at in range(0, len(found), 64):
            part = found[at : at + 64]
            encodings = encoder.encode([text for text, _ in part])
            for number, ((_, targets), e) in enumerate(zip(part, encodings, strict=True), at):
                words = words_at(e, [start for start, _ in targets]).tolist()
                here = [(w, value) for w, (_, value) in zip(words, targets, strict=True) if w < len(e.pieces)]
                v.append(e.vectors), p.append(stops_passed(e.pieces) * 100 + e.pieces.paragraph)
                ev += [(number, w) for w, _ in here]
                y += [value for _, value in here]
        cut = np.cumsum([0, *map(len, v)])
        return {"V": np.concatenate(v), "P": np.concatenate(p), "cut": cut, "ev": np.array(ev), "y": np.float32(y)}

    def padded(self, V, P, cut, ev, y):  # noqa: N803
        order, parts = np.argsort(ev[:, 0], kind="stable"), []
        ev, y = ev[order], y[order]
        for number, (start, end) in enumerate(pairwise(cut)):
            todo = list(range(*np.searchsorted(ev[:, 0], [number, number + 1])))
            while todo:
                low = max(0, min(end - start - WORDS, ev[todo[0], 1] - 20))
                now = [i for i in todo if ev[i, 1] < low + WORDS][:EVENTS]
                todo = [i for i in todo if i not in now]
                parts.append((number, start + low, min(start + low + WORDS, end), now))
        n, self.count = len(parts), len(cut) - 1
        self.of = torch.tensor([number for number, *_ in parts])
        self.x, self.sentence = torch.zeros(n, WORDS, WIDTH, dtype=torch.float16), torch.full((n, WORDS), -1)
        self.at, self.ok = torch.zeros(n, EVENTS, dtype=torch.long), torch.zeros(n, EVENTS, dtype=torch.bool)
        self.y = torch.zeros(n, EVENTS)
        for row, (number, low, high, now) in enumerate(parts):
            self.x[row, : high - low] = torch.from_numpy(V[low:high])
            self.sentence[row, : high - low] = torch.from_numpy(P[low:high])
            self.at[row, : len(now)] = torch.from_numpy(ev[now, 1] - (low - cut[number]))
            self.ok[row, : len(now)], self.y[row, : len(now)] = True, torch.from_numpy(y[now])

    def rows(self, picked):
        return self.x[picked].float(), self.sentence[picked], self.at[picked]


# ---- the first step: glances over a sentence -------------------------------------------------------------------------


class Cues(nn.Module):
    """From each event several glances at the words of its sentence: what they bring (z), and a layer over it (h)."""

    def __init__(self):
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, GLANCES * SIZE) for _ in range(3))
        self.distance = nn.Parameter(torch.randn(DISTANCES, GLANCES * SIZE) * 0.1)
        self.near = nn.Parameter(torch.zeros(DISTANCES, GLANCES))
        self.hidden = nn.Linear(WIDTH + GLANCES * SIZE, HIDDEN)
        self.crowd, self.composed, self.status = (nn.Linear(HIDDEN, len(GRID)) for _ in range(3))
        self.turned = nn.Linear(HIDDEN, 2)

    def forward(self, x, sentence, at):
        """x (b, n, WIDTH), at (b, m) -> each event's own vector, z, h, and h with dropout in training."""
        (b, n, _), m = x.shape, at.shape[1]
        if self.training:
            x = x * F.dropout(x.new_ones(b, 1, WIDTH), 0.1)
        own = x.gather(1, at[..., None].expand(b, m, WIDTH))
        q, k, v = (f(w).view(b, -1, GLANCES, SIZE) for f, w in ((self.query, own), (self.key, x), (self.value, x)))
        apart = torch.arange(n) - at[..., None]  # (b, m, n)
        by_size = torch.einsum("bmgs,dgs->bgmd", q, self.distance.view(DISTANCES, GLANCES, SIZE).to(q.dtype))
        by_size = by_size.float() + self.near.T[None, :, None]
        sizes = torch.from_numpy(bucket(apart.numpy()))[:, None].expand(b, GLANCES, m, n)
        scores = torch.einsum("bmgs,bngs->bgmn", q, k).float() * SIZE**-0.5 + by_size.gather(3, sizes)
        inside = (sentence[:, None] == sentence.gather(1, at)[..., None]) & (apart >= REACH[0]) & (apart <= REACH[-1])
        shares = scores.masked_fill(~inside[:, None], -1e4).softmax(-1)
        shares = F.dropout(shares, 0.1, self.training)
        z = torch.einsum("bgmn,bngs->bmgs", shares.to(v.dtype), v).reshape(b, m, -1)
        h = F.relu(self.hidden(torch.cat([own, z], 2)))
        return own, z, h, F.dropout(h, 0.2, self.training)


def spread(y):
    """Values (n,) as weights over the grid (n, 13): each between its two neighbours."""
    at = ((y - GRID[0]) / float(GRID[1] - GRID[0])).clamp(0, len(GRID) - 1)
    low = at.floor().long().clamp(max=len(GRID) - 2)
    made = torch.zeros(len(y), len(GRID)).scatter_(1, low[:, None], (1 - at + low)[:, None])
    return made.scatter_add_(1, low[:, None] + 1, (at - low)[:, None])


def against(layer, h, y):
    """The loss of a last layer: of a belief over the grid, or of being negated and being modal."""
    scores = layer(h).float()
    if layer.out_features == 2:
        return 2 * F.binary_cross_entropy_with_logits(scores, torch.stack([y % 2, (y >= 2).float()], 1))
    return -(spread(y) * scores.log_softmax(1)).sum(1).mean()


def rate(step, steps):
    return 2e-3 * (1 - step / steps) * min(1, (step + 1) / 30)


def glancing(parts, seed):
    """`Cues` learnt from (sentences, how many a step, share of the loss, name of the last layer) parts."""
    torch.manual_seed(seed)
    cues = Cues()
    optimiser = torch.optim.AdamW(cues.parameters(), weight_decay=0.05)
    for step in range(args.glancing):
        optimiser.param_groups[0]["lr"] = rate(step, args.glancing)
        rows = [(part, torch.randint(len(part.x), (size,))) for part, size, *_ in parts]
        x, sentence, at = (torch.cat(t) for t in zip(*(part.rows(r) for part, r in rows), strict=True))
        longest = int((sentence >= 0).any(0).sum())
        with torch.autocast("cpu", torch.bfloat16):
            *_, h = cues(x[:, :longest], sentence[:, :longest], at)
        loss = 0
        for (part, r), (_, _, share, layer), own in zip(rows, parts, h.split([len(r) for _, r in rows]), strict=True):
            loss = loss + share * against(getattr(cues, layer), own[part.ok[r]].float(), part.y[r][part.ok[r]])
        optimiser.zero_grad(), loss.backward(), optimiser.step()
    return cues.eval()


@torch.no_grad()
def seen(cues, part):
    """What the head of news sees (events, WIDTH + glances + HIDDEN), values and sentences (events,)."""
    found = []
    for at in range(0, len(part.x), 256):
        here = slice(at, at + 256)
        own, z, h, _ = cues(*part.rows(here))
        found.append(torch.cat([own, z, h], 2)[part.ok[here]])
    return torch.cat(found), part.y[part.ok], part.of[:, None].expand_as(part.ok)[part.ok]


# ---- the second step: the head of news -------------------------------------------------------------------------------


def fitted(parts, seed):
    """A head for (inputs, values, rows a step, share of the loss, number of its bias) parts.

    Composed sentences deny ten times as much as news does, and statuses know no doubt: biases of their own take that
    up, and do not ship. The first is none.
    """
    torch.manual_seed(seed)
    head = nn.Sequential(nn.Linear(parts[0][0].shape[1], 128), nn.ReLU(), nn.Dropout(0.4), nn.Linear(128, len(GRID)))
    theirs = nn.Embedding(3, len(GRID), padding_idx=0)
    nn.init.zeros_(theirs.weight)
    optimiser = torch.optim.AdamW([*head.parameters(), *theirs.parameters()], weight_decay=0.05)
    apart = torch.cat([torch.full((size,), bias) for *_, size, _, bias in parts])  # (rows,)
    shares = torch.cat([torch.full((size,), share / size) for *_, size, share, _ in parts])  # (rows,)
    for step in range(args.steps):
        optimiser.param_groups[0]["lr"] = rate(step, args.steps)
        rows = [(x, y, torch.randint(len(y), (size,))) for x, y, size, *_ in parts]
        with torch.autocast("cpu", torch.bfloat16):
            scores = head(torch.cat([x[r] for x, _, r in rows]))  # (rows, 13)
        told = spread(torch.cat([y[r] for _, y, r in rows]))
        loss = -(shares * (told * (scores.float() + theirs(apart)).log_softmax(1)).sum(1)).sum()
        optimiser.zero_grad(), loss.backward(), optimiser.step()
    return head.eval()


def of_news(own, wikinews, frames, told, seed):
    rest = 1 - 2 * args.share
    parts = [(*own, 128, 0.55 * rest, 0), (*wikinews, 96, 0.45 * rest, 0)]
    return fitted([*parts, (*frames, 64, args.share, 1), (*told, 64, args.share, 2)], seed)


def on_news(seeds, left_out=None):
    """A head of news for each member; without the part of judgements and of MEANTIME that is left out."""
    parts = [[part[name][:2] for name in NAMES] for part in inputs]
    if left_out is not None:
        keep = [fold != left_out for fold in folds]
        parts = [[*((x[k], y[k]) for (x, y), k in zip(p[:2], keep, strict=True)), *p[2:]] for p in parts]
    return [of_news(*p, seed) for p, seed in zip(parts, seeds, strict=True)]


def answers(layers, xs):
    """The medians of what members believe together."""
    with torch.no_grad():
        chances = [layer(x).softmax(1) for layer, x in zip(layers, xs, strict=True)]
    return torch.from_numpy(median(torch.stack(chances).mean(0).numpy()))


def figures(name, guess, y):
    r = np.corrcoef(guess, y)[0, 1]
    print(f"{name:16} {len(y):5} events  MAE {(guess - y).abs().mean():.3f}  r {r:.3f}", flush=True)


made, annotations = Sentences("composed", lambda: composed(4600)), Sentences("statuses", statuses)
crowds, turns = corpus("UDS_IH2", "train"), Sentences("propbank", turned)
first = [(crowds, 56, 0.5, "crowd"), (turns, 16, 0.2, "turned"), (made, 20, 0.2, "composed")]
seeds = range(1, MEMBERS + 1)
members = [glancing([*first, (annotations, 16, 0.2, "status")], seed) for seed in seeds]
learnt = dict(zip(NAMES, (Sentences("ours", ours), corpus("MEANTIME", "train"), made, annotations), strict=True))
inputs = [{name: seen(cues, part) for name, part in learnt.items()} for cues in members]
print(*(f"{len(inputs[0][name][1])} {name}" for name in NAMES), sep=", ")
if args.folds:
    folds = [inputs[0][name][2] * args.folds // learnt[name].count for name in NAMES[:2]]  # texts stay together
    heads = [on_news(seeds, out) for out in range(args.folds)]
    for name, fold in zip(NAMES[:2], folds, strict=True):
        xs, y = [part[name][0] for part in inputs], inputs[0][name][1]
        guess = [answers(heads[out], [x[fold == out] for x in xs]) for out in range(args.folds)]
        figures(f"unseen {name}", torch.cat(guess), torch.cat([y[fold == out] for out in range(args.folds)]))
heads = on_news(seeds)
for name in ("MEANTIME", "UW", "UDS_IH2"):
    given = [seen(cues, corpus(name, "dev")) for cues in members]
    layers = [cues.crowd for cues in members] if name == "UDS_IH2" else heads
    xs = [x[:, -HIDDEN:] if name == "UDS_IH2" else x for x, *_ in given]
    figures(name, answers(layers, xs), given[0][1])
if args.folds:
    raise SystemExit
with np.load(folder / "heads.npz", allow_pickle=False) as arrays:
    kept = {name: value for name, value in arrays.items() if not re.match(r"(cue|crowd|fact)\d*\.", name)}
for number, (cues, head) in enumerate(zip(members, heads, strict=True)):
    for name, value in cues.state_dict().items():
        layer = name.split(".")[0]
        if layer not in ("composed", "status", "turned"):
            kept[f"crowd{number}.{name.split('.')[1]}" if layer == "crowd" else f"cue{number}.{name}"] = value.numpy()
    layers = {
        f"fact{number}.{layer}.{part}": v.numpy() for layer in (0, 3) for part, v in head[layer].state_dict().items()
    }
    kept |= layers
np.savez(folder / "heads.npz", **kept)
card = (folder / "card.toml").read_text()
digest = hashlib.sha256((folder / "heads.npz").read_bytes()).hexdigest()
(folder / "card.toml").write_text(re.sub(r'"heads.npz" = "\w+"', f'"heads.npz" = "{digest}"', card))
