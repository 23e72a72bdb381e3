"""Train the encoder and its heads: attributions (PolNeAR), factuality (UDS, MEANTIME), hedges (Szeged Wikipedia).

    python training/attributions.py --corpora ../shared/data --base FOLDER --out FOLDER [--epochs 10] [--tasks ...]

Read from top to bottom. Resumable: kill it and start it again. Seeds fixed; figures in OUT/log.txt.
Method: one encoder, tags by a linear-chain CRF, links by a scorer over (span, cue) pairs, weights averaged (EMA).
"""

import argparse
import gzip
import hashlib
import json
import math
import random
import re
import runpy
import sys
import time
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F  # noqa: N812

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
from tadmor.evaluation import sentences
from tadmor.extract.attributions.trained.links import BETWEEN, DISTANCES, PARAGRAPHS, pair_features
from tadmor.nlp.encoder.heads import CERTAINTY, TYPES
from tadmor.nlp.encoder.pieces import LAYOUTS, SHAPES, cut
from tadmor.nlp.encoder.session import BUDGET, OVERLAP
from tadmor.nlp.encoder.spans import Tagged, allowed, best_tags, spans, tag_names
from tadmor.nlp.encoder.vocabulary import Vocabulary
from tadmor.nlp.encoder.windows import fill, windows

ROLES = ("source", "cue", "content")
TAGS = tag_names(ROLES)  # 13
WIDTH, LAYERS, HEADS = 384, 6, 12

arguments = argparse.ArgumentParser()
arguments.add_argument("--corpora", type=Path, required=True)
arguments.add_argument("--base", type=Path, required=True)
arguments.add_argument("--out", type=Path, required=True)
arguments.add_argument("--score", type=Path, default=None, help="score_polnear.py")
arguments.add_argument("--annotations", type=Path, default=Path(__file__).parent / "annotations")
arguments.add_argument("--held", type=Path, default=None, help="annotations to measure on")
arguments.add_argument("--extra-weight", type=int, default=3, help="times that our own documents are seen an epoch")
arguments.add_argument("--epochs", type=float, default=10)
arguments.add_argument(
    "--minutes", type=float, help="let the rate fall to nothing in this time, from where a run goes on"
)
arguments.add_argument("--batch", type=int, default=3072, help="pieces in a batch of attributions")
arguments.add_argument("--lr", type=float, default=1.5e-4)
arguments.add_argument("--head-lr", type=float, default=1e-3)
arguments.add_argument("--tasks", default="attributions,factuality,hedges")
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


def annotated(folder):
    """Our own stand-off annotations joined with the texts they are of: whole reports, or nested ones for PolNeAR's."""
    corpora, made = {}, []
    for path in sorted(folder.glob("*.json")):
        entry = json.loads(path.read_text())
        if (file := args.corpora / Path(entry["file"]).relative_to("data")) not in corpora:
            corpora[file] = {str(e.get("id", e.get("_id"))): e for e in lines(file)}
        found = corpora[file][str(entry["key"])]
        text = found.get("text") or found.get("upper") or "\n".join(found["paragraphs"][slice(*entry["paragraphs"])])
        text = re.sub(r"\n(?=\S)", " ", text) if entry.get("unwrapped") else text
        assert hashlib.sha256(text.encode()).hexdigest() == entry["sha256"], path
        nested = [a for a in entry["attributions"] if a["parent"]]
        outer = [a for a in entry["attributions"] if not a["parent"]]
        if "annotations" in found:
            outer = [dict(a) for a in found["annotations"][min(found["annotations"])] if a["cue"]]
            for label in entry.get("labels", []):
                outer[int(label["id"][1:]) - 1] |= {"type": label["type"], "certainty": label["certainty"]}
        made.append(Document({"id": entry["key"], "text": text, "outer": outer, "nested": nested}))
    return made


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


def padded(filled):
    size = max(len(f.ids) for f in filled)
    ids, shapes, layouts = (torch.zeros(len(filled), size, dtype=torch.long) for _ in range(3))
    mask = torch.zeros(len(filled), size, dtype=torch.bool)
    for row, f in enumerate(filled):
        n = len(f.ids)
        ids[row, :n], shapes[row, :n], layouts[row, :n] = (torch.from_numpy(x) for x in (f.ids, f.shapes, f.layouts))
        mask[row, :n] = True
    return ids, shapes, layouts, mask


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


# ---- the model -------------------------------------------------------------------------------------------------------


def dropped(x, training, rate=0.1):
    """Dropout of whole features of a row (Gal and Ghahramani 2016): as good, at a hundredth of the random numbers."""
    return x * F.dropout(x.new_ones(len(x), 1, x.shape[2]), rate) if training else x


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x, mask):
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).reshape(3, b * HEADS, n, -1)
        a = torch.baddbmm(mask.to(q.dtype), q, k.transpose(1, 2), alpha=(WIDTH // HEADS) ** -0.5)  # (b x heads, n, n)
        a = torch.bmm(torch.softmax(a, -1, dtype=a.dtype), v).view(b, HEADS, n, -1)
        x = self.norm1(x + dropped(self.out(a.transpose(1, 2).reshape(b, n, WIDTH)), self.training))
        return self.norm2(x + dropped(self.down(F.gelu(self.up(x))), self.training))


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.words, self.positions = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.shapes, self.layouts = nn.Embedding(len(SHAPES), WIDTH), nn.Embedding(len(LAYOUTS), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids, shapes, layouts, mask):
        x = (
            self.words(ids)
            + self.positions.weight[: ids.shape[1]]
            + self.kind
            + self.shapes(shapes)
            + self.layouts(layouts)
        )
        x = dropped(self.norm(x), self.training)
        b, n, _ = x.shape
        mask = torch.where(mask, 0.0, -1e4)[:, None, None].expand(b, HEADS, n, n).reshape(b * HEADS, n, n)
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load_base(self, folder):
        w = {k.removeprefix("bert."): v for k, v in load_file(folder / "model.safetensors").items()}
        e = "embeddings."
        pairs = {
            "words.weight": w[e + "word_embeddings.weight"],
            "positions.weight": w[e + "position_embeddings.weight"],
            "kind": w[e + "token_type_embeddings.weight"][0],
            "norm.weight": w[e + "LayerNorm.weight"],
            "norm.bias": w[e + "LayerNorm.bias"],
        }
        for i in range(LAYERS):
            p, q = f"encoder.layer.{i}.", f"layers.{i}."
            for kind in ("weight", "bias"):
                pairs[q + "qkv." + kind] = torch.cat(
                    [w[f"{p}attention.self.{x}.{kind}"] for x in ("query", "key", "value")]
                )
                for ours, theirs in (
                    ("out", "attention.output.dense"),
                    ("norm1", "attention.output.LayerNorm"),
                    ("up", "intermediate.dense"),
                    ("down", "output.dense"),
                    ("norm2", "output.LayerNorm"),
                ):
                    pairs[q + f"{ours}.{kind}"] = w[f"{p}{theirs}.{kind}"]
        missing = self.load_state_dict(pairs, strict=False)
        assert set(missing.missing_keys) == {"shapes.weight", "layouts.weight"}, missing
        nn.init.zeros_(self.shapes.weight), nn.init.zeros_(self.layouts.weight)


class Links(nn.Module):
    """A score for each (span, cue): a small network over both, what stands between them, and a bilinear term."""

    def __init__(self, size=128):
        super().__init__()
        self.span, self.cue = nn.Linear(3 * WIDTH, size), nn.Linear(3 * WIDTH, size)
        self.span2, self.cue2 = nn.Linear(3 * WIDTH, size), nn.Linear(3 * WIDTH, size)
        self.role, self.distance = nn.Embedding(3, size), nn.Embedding(DISTANCES, size)
        self.between, self.apart = nn.Embedding(BETWEEN, size), nn.Embedding(PARAGRAPHS, size)
        self.out, self.drop = nn.Linear(size, 1), nn.Dropout(0.1)

    def forward(self, s, c, roles, f):
        s, c = self.drop(s), self.drop(c)
        hidden = self.span(s)[:, None] + self.cue(c)[None] + self.role(roles)[:, None]
        hidden = F.relu(hidden + self.distance(f[..., 0]) + self.between(f[..., 1]) + self.apart(f[..., 2]))
        return self.out(hidden)[..., 0] + self.span2(s) @ self.cue2(c).T / math.sqrt(hidden.shape[-1])


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder, self.links = Encoder(), Links()
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.inner = nn.Sequential(nn.Linear(WIDTH, 256), nn.ReLU(), nn.Dropout(0.1), nn.Linear(256, len(TAGS)))
        self.label = nn.Sequential(
            nn.Linear(4 * WIDTH, 128), nn.ReLU(), nn.Dropout(0.2), nn.Linear(128, len(CERTAINTY) + len(TYPES))
        )
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.first, self.last = nn.Parameter(torch.zeros(len(TAGS))), nn.Parameter(torch.zeros(len(TAGS)))
        self.fact = nn.Sequential(nn.Linear(WIDTH, 128), nn.ReLU(), nn.Dropout(0.1), nn.Linear(128, 1))
        self.hedge = nn.Linear(WIDTH, 1)
        after, first, last = (torch.from_numpy(x) for x in allowed(len(ROLES)))
        self.register_buffer("never", torch.where(after, 0.0, -1e4))
        self.register_buffer("never_first", torch.where(first, 0.0, -1e4))
        self.register_buffer("never_last", torch.where(last, 0.0, -1e4))

    def chain(self):
        return self.transitions + self.never, self.first + self.never_first, self.last + self.never_last

    def encode(self, filled):
        """Word vectors of each window (words, WIDTH), float32. In training one piece in twelve is hidden."""
        ids, shapes, layouts, mask = padded(filled)
        if self.training:
            ids = torch.where((torch.rand(ids.shape) < 0.08) & (ids > 999), 103, ids)
        with torch.autocast("cpu", torch.bfloat16):
            h = self.encoder(ids, shapes, layouts, mask).float()
        return [h[row, torch.from_numpy(f.at)] for row, f in enumerate(filled)]


def crf_loss(model, emissions, tags):
    """Negative log-likelihood of each row of tags. emissions: list of (words, tags)."""
    size = max(len(e) for e in emissions)
    transitions, first, last = model.chain()
    x = torch.stack([F.pad(e, (0, 0, 0, size - len(e))) for e in emissions])  # b, n, t
    y = torch.stack([F.pad(t, (0, size - len(t))) for t in tags])
    lengths = torch.tensor([len(e) for e in emissions])
    real = torch.arange(size)[None] < lengths[:, None]
    gold = (
        (x.gather(2, y[..., None])[..., 0] * real).sum(1) + first[y[:, 0]] + last[y[torch.arange(len(y)), lengths - 1]]
    )
    gold = gold + (transitions[y[:, :-1], y[:, 1:]] * real[:, 1:]).sum(1)
    alpha = x[:, 0] + first
    for t in range(1, size):
        ahead = torch.logsumexp(alpha[:, :, None] + transitions, 1) + x[:, t]
        alpha = torch.where(real[:, t, None], ahead, alpha)
    return torch.logsumexp(alpha + last, 1) - gold


def features(parts, cues, paragraph):
    parts, cues = (np.array([(p.low, p.high) for p in x], np.int64) for x in (parts, cues))
    return torch.from_numpy(pair_features(parts[:, None], cues[None], cues[:, 0], paragraph))  # (parts, cues, 3)


def pool(h, parts):
    return torch.stack([torch.cat([h[p.low], h[p.high - 1], h[p.low : p.high].mean(0)]) for p in parts])


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


def told(h, cue, content):
    """What the label head sees: the cue's first and last word, the first content's first words, the mean of content."""
    first = h[content[0].low : min(content[0].high, content[0].low + 6)].mean(0)
    return torch.cat([h[cue.low], h[cue.high - 1], first, torch.cat([h[p.low : p.high] for p in content]).mean(0)])


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
        runpy.run_path(str(args.score))["main"]([str(gold), str(path), "--json"])
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

tasks = args.tasks.split(",")
train = [Document(e) for e in lines(args.corpora / "polnear" / "train.jsonl.gz")]
dev = [Document(e) for e in lines(args.corpora / "polnear" / "dev.jsonl.gz")]
extra = annotated(args.annotations)
held = annotated(args.held) if args.held else []
train = [d for d in train if d.id not in {e.id for e in extra}]
log(len(extra), "annotated by us,", sum(len(d.layers[1].cues) for d in extra), "nested;", len(held), "held out")
facts = factuality("UDS_IH2", "train") + 2 * factuality("MEANTIME", "train") if "factuality" in tasks else []
facts_dev = {n: factuality(n, "dev") for n in ("UDS_IH2", "MEANTIME", "UW")} if facts else {}
hedges, hedges_dev = szeged() if "hedges" in tasks else ([], [])
log(
    len(train),
    "documents",
    sum(len(d.pieces.ids) for d in train),
    "pieces;",
    len(facts),
    "factuality,",
    len(hedges),
    "hedge sentences",
)

model = Model()
model.encoder.load_base(args.base)
model.encoder.words.weight.requires_grad = False
if args.init:
    model.load_state_dict(torch.load(args.init, weights_only=True)["average"])
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


fact_stream = forever(facts, lambda s: s.size, 1024)
hedge_stream = forever(hedges, lambda s: s.size, 1024)
log(steps, "steps")
since, start = time.time(), step


def left():
    """The share of the run that is left: by steps, or by the clock where the machine's pace cannot be relied on."""
    if not args.minutes:
        return 1 - step / steps
    return (1 - start / steps) * (1 - (time.time() - since) / (60 * args.minutes))


while left() > 0:
    losses, began = [], time.time()
    windows_now = examples(train) + [w for _ in range(args.extra_weight) for w in examples(extra)]
    for batch in batches(windows_now, lambda i: i[2] - i[1] + 8, args.batch):
        if left() <= 0:
            break
        model.train()
        rate = min(1.0, (step + 1) / (0.06 * steps)) * max(0.02, left())
        optimiser.param_groups[0]["lr"], optimiser.param_groups[1]["lr"] = args.lr * rate, args.head_lr * rate
        loss = attribution_loss(model, batch)
        loss.backward()
        one = [loss.item()]
        if facts and step % 2:
            loss = 0.5 * factuality_loss(model, next(fact_stream))
            loss.backward()
            one.append(loss.item())
        if hedges and step % 2 == 0:
            loss = 3 * hedge_loss(model, next(hedge_stream))
            loss.backward()
            one.append(loss.item())
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step(), optimiser.zero_grad()
        step += 1
        losses.append(one)
        decay = min(args.decay, step / (step + 10))
        with torch.no_grad():
            for k, v in model.state_dict().items():
                if k != "encoder.words.weight":
                    average[k].lerp_(v, 1 - decay) if v.is_floating_point() else average[k].copy_(v)
        if step % 25 == 0:
            log(
                step,
                "of",
                steps,
                "loss",
                np.round(np.mean(losses[-100:], 0), 3).tolist(),
                f"{(time.time() - began) / len(losses):.2f} s a step",
            )
    epoch += 1
    torch.save(
        {
            "model": model.state_dict(),
            "optimiser": optimiser.state_dict(),
            "average": average,
            "step": step,
            "epoch": epoch,
        },
        f"{place}.part",
    )
    Path(f"{place}.part").replace(place)
    log("epoch", epoch, f"{time.time() - began:.0f} s")
    if epoch >= args.dev_from:
        judged = Model()
        judged.load_state_dict(average)
        figures(judged)
        sentence_figures(judged)
