"""Train the encoder and its heads: attributions, certainty, factuality, hedges, events with their roles, names.

    python training/reader.py --corpora ../shared/data --base FOLDER --out FOLDER [--epochs 10] [--minutes 60]

Read from top to bottom; the network is in network.py, the tasks besides attributions in events.py. Resumable: kill it
and start it again. Seeds fixed; figures in OUT/log.txt.
Method: one encoder, tags by a linear-chain CRF, links by a scorer over (span, cue) pairs, weights averaged (EMA).
"""

import argparse
import gzip
import json
import random
import runpy
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812

sys.path[:0] = [str(Path(__file__).parents[1] / "src"), str(Path(__file__).parent)]
import events
import inline
from network import WIDTH, Model, crf_loss, features, pool, told

from tadmor.evaluation import sentences
from tadmor.nlp.encoder.heads import CERTAINTY, TYPES
from tadmor.nlp.encoder.pieces import cut
from tadmor.nlp.encoder.session import BUDGET, OVERLAP
from tadmor.nlp.encoder.spans import Tagged, best_tags, spans
from tadmor.nlp.encoder.vocabulary import Vocabulary
from tadmor.nlp.encoder.windows import fill, windows

ROLES = ("source", "cue", "content")

arguments = argparse.ArgumentParser()
arguments.add_argument("--corpora", type=Path, required=True)
arguments.add_argument("--base", type=Path, required=True)
arguments.add_argument("--out", type=Path, required=True)
arguments.add_argument("--score", type=Path, default=None, help="the folder of score_polnear.py and score_readings.py")
arguments.add_argument("--annotations", type=Path, default=Path(__file__).parent / "annotations")
arguments.add_argument("--held", type=Path, default=None, help="annotations to measure on")
arguments.add_argument("--events", type=Path, default=Path(__file__).parent / "events")
arguments.add_argument("--held-events", type=Path, default=None, help="annotated events to measure on")
arguments.add_argument("--extra-weight", type=int, default=3, help="times that our own documents are seen an epoch")
arguments.add_argument("--epochs", type=float, default=10)
arguments.add_argument(
    "--minutes", type=float, help="let the rate fall to nothing in this time, from where a run goes on"
)
arguments.add_argument("--batch", type=int, default=3072, help="pieces in a batch of attributions")
arguments.add_argument("--lr", type=float, default=1.5e-4)
arguments.add_argument("--head-lr", type=float, default=1e-3)
arguments.add_argument("--seed", type=int, default=1)
arguments.add_argument("--decay", type=float, default=0.998)
arguments.add_argument("--init", type=Path, default=None, help="start from a checkpoint's averaged weights")
arguments.add_argument("--dev-from", type=float, default=0.0)
args = arguments.parse_args()
args.out.mkdir(parents=True, exist_ok=True)
random.seed(args.seed), np.random.seed(args.seed), torch.manual_seed(args.seed)
torch.set_num_threads(2)
vocabulary = Vocabulary((args.base / "vocab.txt").read_text().splitlines())


def lines(path):
    return [json.loads(x) for x in (gzip.open(path, "rt") if path.suffix == ".gz" else path.open())]


def log(*words):
    line = f"{time.strftime('%H:%M:%S')} " + " ".join(map(str, words))
    print(line, flush=True)
    with (args.out / "log.txt").open("a") as file:
        file.write(line + "\n")


# ---- attributions: documents to words, tags, spans and links ---------------------------------------------------------


class Gold:
    """One layer of gold, flat: `spans[i]` (source, content) belongs to `cues` numbers `owners[i]`; labels by cue."""

    def __init__(self, document, marked):
        cues, owned, labels = {}, {}, {}
        for a in marked:
            where = document.words(a["cue"][0], 1) if a["cue"] else None
            if where is None:
                continue
            cues.setdefault(where, len(cues))
            if "certainty" in a:
                labels[where] = (CERTAINTY.index(a["certainty"]["label"]), TYPES.index(a["type"]))
            for role, name in ((0, "source"), (2, "content")):
                for span in a.get(name) or []:
                    if (part := document.words(span, role)) is not None:
                        owned.setdefault(part, set()).add(where)
        self.cues = sorted(cues)
        self.labels = [labels.get(cue) for cue in self.cues]
        number = {cue: i for i, cue in enumerate(self.cues)}
        taken = np.zeros(len(document.pieces), bool)
        self.spans, self.owners = [], []
        for part in [*self.cues, *sorted(owned, key=lambda s: s.low - s.high)]:
            if taken[part.low : part.high].any():
                continue
            taken[part.low : part.high] = True
            if part.role != 1:
                self.spans.append(part)
                self.owners.append(sorted(number[c] for c in owned[part]))


class Document:
    """A document with its gold: `layers` holds the outermost attributions, and the nested ones where known."""

    def __init__(self, entry):
        self.id, self.text = entry["id"], entry["text"]
        self.pieces = cut(self.text, vocabulary)
        outer = entry["annotations"][min(entry["annotations"])] if "annotations" in entry else entry["outer"]
        self.layers = [Gold(self, outer)]
        if "nested" in entry:
            self.layers.append(Gold(self, entry["nested"]))

    def words(self, span, role):
        text = self.text[span[0] : span[1]]
        start, end = span[0] + len(text) - len(text.lstrip()), span[1] - len(text) + len(text.rstrip())
        low = int(np.searchsorted(self.pieces.ends, start, side="right"))
        high = int(np.searchsorted(self.pieces.starts, end, side="left"))
        return Tagged(role, low, high) if low < high else None


def parted(attributions):
    """Those that stand in no other, and those that do."""
    return [a for a in attributions if not a["parent"]], [a for a in attributions if a["parent"]]


def annotated(folder):
    """Our own stand-off annotations joined with the texts they are of: whole reports, or nested ones for PolNeAR's."""
    made = []
    for entry, found, text in events.annotated(folder, args.corpora, lines):
        outer, nested = parted(entry["attributions"])
        if "annotations" in found:
            outer = [dict(a) for a in found["annotations"][min(found["annotations"])] if a["cue"]]
            for label in entry.get("labels", []):
                outer[int(label["id"][1:]) - 1] |= {"type": label["type"], "certainty": label["certainty"]}
        made.append(Document({"id": entry["key"], "text": text, "outer": outer, "nested": nested}))
    return made


def composed(reports):
    """Reports that we wrote ourselves, with their attributions."""
    for entry in reports:
        outer, nested = parted(entry["attributions"])
        yield Document({"id": entry["id"], "text": entry["text"], "outer": outer, "nested": nested})


def tags_of(layer, low, high):
    """BIOES tags of a range of words; spans are cut at its ends."""
    tags = np.zeros(high - low, np.int64)
    for role, a, b in [*layer.spans, *layer.cues]:
        a, b = max(a, low) - low, min(b, high) - low
        if a < b:
            tags[a:b] = 1 + 4 * role + 1
            tags[a], tags[b - 1] = 1 + 4 * role, 1 + 4 * role + 2
            if b - a == 1:
                tags[a] = 1 + 4 * role + 3
    return tags


def examples(documents):
    """Training windows: whole paragraphs, cut anew each time at a budget that varies."""
    made = []
    for document in documents:
        for window in windows(document.pieces, random.choice((96, 160, 224, BUDGET, BUDGET)), 0):
            made.append((document, window.low, window.high))
    return made


def clipped(layer, low, high):
    cue_numbers = [i for i, c in enumerate(layer.cues) if c.low >= low and c.high <= high]
    cues = [layer.cues[i]._replace(low=layer.cues[i].low - low, high=layer.cues[i].high - low) for i in cue_numbers]
    back = {n: i for i, n in enumerate(cue_numbers)}
    parts, gold = [], []
    for part, owners in zip(layer.spans, layer.owners):
        a, b = max(part.low, low), min(part.high, high)
        if a < b:
            parts.append(Tagged(part.role, a - low, b - low))
            gold.append([back[o] for o in owners if o in back])
    return cues, parts, gold, [layer.labels[i] for i in cue_numbers]


def batches(items, size, budget):
    """Items of like size together, at most `budget` pieces with the padding; in random order."""
    items = sorted(items, key=lambda item: size(item) + random.random() * 16)
    made, batch = [], []
    for item in items:
        if batch and (len(batch) + 1) * size(item) > budget:
            made.append(batch)
            batch = []
        batch.append(item)
    if batch:
        made.append(batch)
    random.shuffle(made)
    return made


# ---- factuality and hedges: sentences of words -----------------------------------------------------------------------


class Sentence:
    def __init__(self, sentence):
        self.pieces = cut(sentence.text, vocabulary)
        found = [(int(np.searchsorted(self.pieces.ends, start, side="right")), v) for start, v in sentence.targets]
        self.targets = [(i, v) for i, v in found if i < len(self.pieces)]
        self.size = min(len(self.pieces.ids) + 2, BUDGET)
        self.high = int(np.searchsorted(self.pieces.first, BUDGET - 2, side="right")) - 1


def factuality(name, split):
    plain = args.corpora / "factuality" / name / f"{split}.jsonl"
    path = plain if plain.exists() else plain.with_suffix(".jsonl.gz")
    return [Sentence(sentence) for sentence in sentences.factuality(path)]


def szeged():
    """To learn from, and held out."""
    return tuple(
        [Sentence(s) for s in part] for part in sentences.szeged(args.corpora / "szeged_hedges" / "wiki.xml.gz")
    )


# ---- losses ----------------------------------------------------------------------------------------------------------


def attribution_loss(model, batch):
    vectors = model.encode([fill(d.pieces, low, high, BUDGET) for d, low, high in batch])
    loss = crf_loss(
        model,
        [model.tags(h) for h in vectors],
        [torch.from_numpy(tags_of(d.layers[0], low, high)) for d, low, high in batch],
    )
    loss = loss.sum() / (8 * len(batch))
    nested = [
        (model.inner(h), torch.from_numpy(tags_of(d.layers[1], low, high)))
        for (d, low, high), h in zip(batch, vectors)
        if len(d.layers) > 1
    ]
    if nested:
        loss = loss + crf_loss(model, *zip(*nested)).sum() / (8 * len(batch))
    total, n, judged = 0.0, 0, []
    for (document, low, high), h in zip(batch, vectors):
        for layer in document.layers:
            cues, parts, gold, labels = clipped(layer, low, high)
            if not cues:
                continue
            judged += [
                (h, cue, [p for p, owners in zip(parts, gold) if i in owners and p.role == 2], label)
                for i, (cue, label) in enumerate(zip(cues, labels))
                if label
            ]
            if parts:
                f = features(parts, cues, document.pieces.paragraph[low:high])
                logits = model.links(pool(h, parts), pool(h, cues), torch.tensor([p.role for p in parts]), f)
                truth = torch.zeros_like(logits)
                for row, owners in enumerate(gold):
                    truth[row, owners] = 1
                total = total + F.binary_cross_entropy_with_logits(logits, truth, reduction="sum")
                n += len(parts)
    loss = loss + (total / n if n else 0.0)
    judged = [j for j in judged if j[2]]
    if judged:
        said = model.label(torch.stack([told(h, cue, content) for h, cue, content, _ in judged]))
        certainty, kind = torch.tensor([j[3] for j in judged]).T
        loss = loss + 0.2 * (
            F.cross_entropy(said[:, : len(CERTAINTY)], certainty) + F.cross_entropy(said[:, len(CERTAINTY) :], kind)
        )
    return loss


def sentence_vectors(model, batch):
    return model.encode([fill(s.pieces, 0, min(s.high, len(s.pieces)), BUDGET) for s in batch])


def factuality_loss(model, batch):
    h = torch.cat([v[[i for i, _ in s.targets if i < len(v)]] for s, v in zip(batch, sentence_vectors(model, batch))])
    y = torch.tensor([v for s in batch for i, v in s.targets if i < s.high])
    return F.smooth_l1_loss(model.fact(h)[:, 0], y, beta=0.5)


def hedge_loss(model, batch):
    h = torch.cat([v[[i for i, _ in s.targets if i < len(v)]] for s, v in zip(batch, sentence_vectors(model, batch))])
    y = torch.tensor([float(v) for s in batch for i, v in s.targets if i < s.high])
    return F.binary_cross_entropy_with_logits(model.hedge(h)[:, 0], y)


# ---- reading, as the product does, and its figures -------------------------------------------------------------------


@torch.no_grad()
def read(model, documents):
    """The word vectors of documents, windows as in the product."""
    model.eval()
    jobs = [(d, w) for d in documents for w in windows(d.pieces, BUDGET, OVERLAP)]
    order = sorted(range(len(jobs)), key=lambda i: jobs[i][1].high - jobs[i][1].low)
    vectors = [np.zeros((len(d.pieces), WIDTH), np.float32) for d in documents]
    place = {id(d): i for i, d in enumerate(documents)}
    for at in range(0, len(order), 8):
        part = [jobs[i] for i in order[at : at + 8]]
        for (d, w), h in zip(part, model.encode([fill(d.pieces, w.low, w.high, BUDGET) for d, w in part])):
            vectors[place[id(d)]][w.fresh : w.high] = h.numpy()[w.fresh - w.low :]
    return vectors


@torch.no_grad()
def decode(model, d, h, emissions):
    """Attributions by the plainest decoding: best tags, every span to each cue that the links favour, at least one."""
    chain = [x.detach().numpy() for x in model.chain()]
    h = torch.from_numpy(h)
    found = spans(best_tags(emissions(h).numpy()[None], *chain)[0]) if len(h) else []
    cues, parts = [s for s in found if s.role == 1], [s for s in found if s.role != 1]
    made = [{"cue": [c], "source": [], "content": []} for c in cues]
    if cues and parts:
        f = features(parts, cues, d.pieces.paragraph)
        logits = model.links(pool(h, parts), pool(h, cues), torch.tensor([p.role for p in parts]), f).numpy()
        for part, row in zip(parts, logits):
            for i in np.union1d(np.flatnonzero(row > 0), [row.argmax()]):
                made[i][ROLES[part.role]].append(part)
    spell = lambda part: {"start": int(d.pieces.starts[part.low]), "end": int(d.pieces.ends[part.high - 1])}
    return [{role: [spell(p) for p in a[role]] for role in ROLES} for a in made if a["content"]]


def score(documents, guesses):
    """Figures of score_polnear.py for word-aligned gold."""
    import contextlib
    import io

    gold, path = args.out / "gold.jsonl", args.out / "readings.jsonl"
    gold.write_text(
        "".join(
            json.dumps({"id": str(i), "text": d.text, "annotations": {"x": m}}) + "\n"
            for i, (d, m) in enumerate(documents)
        )
    )
    path.write_text(
        "".join(
            json.dumps({"id": str(i), "text": documents[i][0].text, "attributions": g}) + "\n"
            for i, g in enumerate(guesses)
        )
    )
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        runpy.run_path(str(args.score / "score_polnear.py"))["main"]([str(gold), str(path), "--json"])
    out = json.loads(said.getvalue())
    return " ".join(f"{k.replace('attribution ', '')} {100 * v['F1']:.1f}" for k, v in out.items() if "begin" not in k)


def marked(d, layer):
    spell = lambda part: [int(d.pieces.starts[part.low]), int(d.pieces.ends[part.high - 1])]
    made = [{"cue": [spell(c)], "source": [], "content": []} for c in layer.cues]
    for part, owners in zip(layer.spans, layer.owners):
        for i in owners:
            made[i][ROLES[part.role]].append(spell(part))
    return made


@torch.no_grad()
def figures(model):
    raw = lines(args.corpora / "polnear" / "dev.jsonl.gz")
    gold = [(d, e["annotations"][min(e["annotations"])]) for d, e in zip(dev, raw)]
    log("polnear", score(gold, [decode(model, d, h, model.tags) for d, h in zip(dev, read(model, dev))]))
    if held:
        vectors = read(model, held)
        log(
            "held outer",
            score(
                [(d, marked(d, d.layers[0])) for d in held],
                [decode(model, d, h, model.tags) for d, h in zip(held, vectors)],
            ),
        )
        log(
            "held nested",
            score(
                [(d, marked(d, d.layers[1])) for d in held],
                [decode(model, d, h, model.inner) for d, h in zip(held, vectors)],
            ),
        )
        right = np.zeros((2, 2))
        for d, h in zip(held, vectors):
            h = torch.from_numpy(h)
            for layer in d.layers:
                for i, (cue, label) in enumerate(zip(layer.cues, layer.labels)):
                    content = [p for p, o in zip(layer.spans, layer.owners) if i in o and p.role == 2]
                    if content and label:
                        said = model.label(told(h, cue, content))
                        right[0] += [
                            int(said[: len(CERTAINTY)].argmax()) == label[0],
                            int(said[len(CERTAINTY) :].argmax()) == label[1],
                        ]
                        right[1] += 1
        log("held labels: certainty, type", (right[0] / right[1]).round(3).tolist(), "of", int(right[1][0]))


@torch.no_grad()
def sentence_figures(model):
    model.eval()
    for name, held in facts_dev.items():
        truth, guess = [], []
        for at in range(0, len(held), 32):
            part = held[at : at + 32]
            for s, v in zip(part, sentence_vectors(model, part)):
                truth += [y for i, y in s.targets if i < s.high]
                guess += model.fact(v[[i for i, _ in s.targets if i < s.high]])[:, 0].tolist()
        truth, guess = np.array(truth), np.array(guess)
        error, r = np.abs(truth - guess).mean(), np.corrcoef(truth, guess)[0, 1]
        log(f"factuality {name} MAE {error:.3f} r {r:.3f} n {len(truth)}")
    hit = n = m = 0
    for at in range(0, len(hedges_dev), 32):
        part = hedges_dev[at : at + 32]
        for s, v in zip(part, sentence_vectors(model, part)):
            g = model.hedge(v)[:, 0] > 0
            y = torch.zeros(len(v), dtype=torch.bool)
            y[[i for i, value in s.targets if value and i < len(v)]] = True
            hit, n, m = hit + int((g & y).sum()), n + int(g.sum()), m + int(y.sum())
    if hedges_dev:
        log(f"hedges P {hit / max(1, n):.3f} R {hit / max(1, m):.3f} F1 {2 * hit / max(1, n + m):.3f}")


# ---- the run ---------------------------------------------------------------------------------------------------------

train = [Document(e) for e in lines(args.corpora / "polnear" / "train.jsonl.gz")]
dev = [Document(e) for e in lines(args.corpora / "polnear" / "dev.jsonl.gz")]
reports = [inline.parse(path) for path in sorted((Path(__file__).parent / "composed" / "reports").glob("*.txt"))]
extra = [*annotated(args.annotations), *composed(reports)]
held = annotated(args.held) if args.held else []
train = [d for d in train if d.id not in {e.id for e in extra}]
log(len(extra), "annotated by us,", sum(len(d.layers[1].cues) for d in extra), "nested;", len(held), "held out")
facts = factuality("UDS_IH2", "train") + 2 * factuality("MEANTIME", "train")
facts_dev = {n: factuality(n, "dev") for n in ("UDS_IH2", "MEANTIME", "UW")}
hedges, hedges_dev = szeged()
happened = events.told(args.events, args.corpora, vocabulary, lines)
happened += events.composed(Path(__file__).parent / "composed", reports, vocabulary)
held_events = events.told(args.held_events, args.corpora, vocabulary, lines) if args.held_events else []
predicates = events.propbank(args.corpora / "propbank_ewt" / "ewt_srl_spans.jsonl.gz", vocabulary, lines)
names, names_held = events.names(args.corpora / "ner_extra", vocabulary)
unseen = {
    json.loads(path.read_text())["sha256"]
    for path in (Path(__file__).parents[1] / "src" / "tadmor" / "evaluation" / "unseen").glob("*.json")
}
entities, entities_held = events.entities(args.corpora / "re3d", vocabulary, frozenset(unseen))
log(len(train), "documents;", len(facts), "factuality,", len(hedges), "hedge,", len(predicates), "PropBank,",
    len(names), "named,", len(entities), "entity sentences;", len(happened), "documents of",
    sum(len(d.events) for d in happened), "events")  # fmt: skip

model = Model()
model.encoder.load_base(args.base)
model.encoder.words.weight.requires_grad = False
if args.init:
    model.load_state_dict(torch.load(args.init, weights_only=True)["average"], strict=False)
encoder = [p for p in model.encoder.parameters() if p.requires_grad]
heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
optimiser = torch.optim.AdamW(
    [
        {"params": encoder, "lr": args.lr, "weight_decay": 0.01},
        {"params": heads, "lr": args.head_lr, "weight_decay": 0.01},
    ],
    betas=(0.9, 0.98),
    fused=True,
)
average = {k: v.clone() for k, v in model.state_dict().items()}
per_epoch = sum(
    1 for _ in batches(examples(train) + args.extra_weight * examples(extra), lambda i: i[2] - i[1] + 8, args.batch)
)
steps, step, epoch = int(per_epoch * args.epochs), 0, 0
place = args.out / "checkpoint.pt"
if place.exists():
    saved = torch.load(place, weights_only=True)
    model.load_state_dict(saved["model"]), optimiser.load_state_dict(saved["optimiser"])
    average, step, epoch = saved["average"], saved["step"], saved["epoch"]
    random.seed(args.seed + epoch), torch.manual_seed(args.seed + epoch)
    log("resumed at step", step)


def forever(items, size, budget):
    while items:
        yield from batches(items, size, budget)


def fresh(documents, budget):
    """Windows of events, cut anew at each pass."""
    while documents:
        yield from batches(events.event_windows(documents), lambda i: i[2] - i[1] + 8, budget)


of_size = lambda s: s.size
streams = {
    "event": (events.event_loss, fresh(happened, 1536), 1.0),
    "fact": (factuality_loss, forever(facts, of_size, 1024), 0.5),
    "propbank": (events.propbank_loss, forever(predicates, of_size, 1536), 1.0),
    "hedge": (hedge_loss, forever(hedges, of_size, 1024), 3.0),
    "named": (events.named_loss, forever(names + 4 * entities, of_size, 1536), 1.0),
}
turns = list(streams)[1:]
recent = {}
log(steps, "steps")
since, start = time.time(), step


def left():
    """The share of the run that is left: by steps, or by the clock where the machine's pace cannot be relied on."""
    if not args.minutes:
        return 1 - step / steps
    return (1 - start / steps) * (1 - (time.time() - since) / (60 * args.minutes))


def save():
    state = {"model": model.state_dict(), "optimiser": optimiser.state_dict(), "average": average}
    torch.save(state | {"step": step, "epoch": epoch}, f"{place}.part")
    Path(f"{place}.part").replace(place)


while left() > 0:
    began, before = time.time(), step
    windows_now = examples(train) + [w for _ in range(args.extra_weight) for w in examples(extra)]
    for batch in batches(windows_now, lambda i: i[2] - i[1] + 8, args.batch):
        if left() <= 0:
            break
        model.train()
        rate, slow = (min(1.0, (step + 1) / n) * max(0.02, left()) for n in (100, 300))  # new heads settle first
        optimiser.param_groups[0]["lr"], optimiser.param_groups[1]["lr"] = args.lr * slow, args.head_lr * rate
        loss = attribution_loss(model, batch)
        loss.backward()
        recent.setdefault("attribution", []).append(loss.item())
        for turn in ("event", turns[step % 4]):
            loss_of, stream, weight = streams[turn]
            if (other := next(stream, None)) is not None:
                loss = weight * loss_of(model, other)
                loss.backward()
                recent.setdefault(turn, []).append(loss.item())
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step(), optimiser.zero_grad()
        step += 1
        decay = min(args.decay, step / (step + 10))
        with torch.no_grad():
            for k, v in model.state_dict().items():
                if k != "encoder.words.weight":
                    average[k].lerp_(v, 1 - decay) if v.is_floating_point() else average[k].copy_(v)
        if step % 25 == 0:
            said = {k: round(float(np.mean(v[-50:])), 3) for k, v in recent.items()}
            save() if step % 100 == 0 else None
            log(step, "of", steps, said, f"{(time.time() - began) / (step - before):.2f} s a step")
    epoch += 1
    save()
    log("epoch", epoch, f"{time.time() - began:.0f} s")
    if epoch >= args.dev_from:
        judged = Model()
        judged.load_state_dict(average)
        figures(judged)
        sentence_figures(judged)
        if held_events:
            log("held events:", events.event_figures(judged, held_events, args.score / "score_readings.py"))
        log(events.named_figures(judged, names_held, "names"), events.named_figures(judged, entities_held, "entities"))
