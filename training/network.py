"""The network that training/reader.py trains and training/export.py ships: one encoder and its small heads.

Tensor shapes stand as trailing comments: b windows, n words, t tags. The product computes the same heads in numpy
(`tadmor.nlp.encoder`, `tadmor.extract.attributions.trained`).
"""

import math
import sys
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F  # noqa: N812

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
from tadmor.nlp.encoder.entities import ENTITIES, NAMES
from tadmor.nlp.encoder.heads import CERTAINTY, TYPES
from tadmor.nlp.encoder.pairs import BETWEEN, DISTANCES, PARAGRAPHS, STOPS, pair_features, stops_between, stops_passed
from tadmor.nlp.encoder.pieces import LAYOUTS, SHAPES
from tadmor.nlp.encoder.predicates import CLASSES, ROLES, STATUSES
from tadmor.nlp.encoder.spans import allowed, tag_names

TAGS = tag_names(("source", "cue", "content"))  # 13
PROPBANK = ("ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "ARGM-LOC", "ARGM-TMP", "ARGM-DIR", "ARGM-GOL")
WIDTH, LAYERS, HEADS = 384, 6, 12


def padded(filled):
    size = max(len(f.ids) for f in filled)
    ids, shapes, layouts = (torch.zeros(len(filled), size, dtype=torch.long) for _ in range(3))
    mask = torch.zeros(len(filled), size, dtype=torch.bool)
    for row, f in enumerate(filled):
        n = len(f.ids)
        ids[row, :n], shapes[row, :n], layouts[row, :n] = (torch.from_numpy(x) for x in (f.ids, f.shapes, f.layouts))
        mask[row, :n] = True
    return ids, shapes, layouts, mask


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


class Roles(nn.Module):
    """For each (predicate, word) a logit per role: a small network over both and what stands between; a bilinear term.

    Two sets of roles share all but their last layers: ours, and PropBank's to learn from.
    """

    def __init__(self, size=128, narrow=32):
        super().__init__()
        self.trigger, self.word = nn.Linear(WIDTH, size), nn.Linear(WIDTH, size)
        self.distance, self.between = nn.Embedding(DISTANCES, size), nn.Embedding(BETWEEN, size)
        self.apart, self.stops = nn.Embedding(PARAGRAPHS, size), nn.Embedding(STOPS, size)
        self.out, self.propbank = nn.Linear(size, len(ROLES)), nn.Linear(size, len(PROPBANK))
        self.trigger2, self.word2 = nn.Linear(WIDTH, len(ROLES) * narrow), nn.Linear(WIDTH, len(ROLES) * narrow)
        self.drop = nn.Dropout(0.2)
        nn.init.constant_(self.out.bias, -4), nn.init.constant_(self.propbank.bias, -4)  # few words have a role

    def forward(self, h, at, f, propbank=False):
        """h (n, width), at (triggers,), f (triggers, n, 4) -> (triggers, n, roles)."""
        t, w = self.drop(h[at]), self.drop(h)
        hidden = self.trigger(t)[:, None] + self.word(w)[None] + self.distance(f[..., 0]) + self.between(f[..., 1])
        hidden = self.drop(F.relu(hidden + self.apart(f[..., 2]) + self.stops(f[..., 3])))
        if propbank:
            return self.propbank(hidden)
        t2, w2 = (x.view(len(x), len(ROLES), -1) for x in (self.trigger2(t), self.word2(w)))
        return self.out(hidden) + torch.einsum("trd,nrd->tnr", t2, w2) / math.sqrt(t2.shape[-1])


def small(outputs, hidden=256, rate=0.1):
    return nn.Sequential(nn.Linear(WIDTH, hidden), nn.ReLU(), nn.Dropout(rate), nn.Linear(hidden, outputs))


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder, self.links, self.roles = Encoder(), Links(), Roles()
        self.event, self.status = small(2 + len(CLASSES), rate=0.2), small(len(STATUSES) + 1, 128, 0.2)
        self.names, self.entities = small(len(tag_names(NAMES))), small(len(tag_names(ENTITIES)))
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.inner = small(len(TAGS))
        self.label = nn.Sequential(
            nn.Linear(4 * WIDTH, 128), nn.ReLU(), nn.Dropout(0.2), nn.Linear(128, len(CERTAINTY) + len(TYPES))
        )
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.first, self.last = nn.Parameter(torch.zeros(len(TAGS))), nn.Parameter(torch.zeros(len(TAGS)))
        self.fact = small(1, 128)
        self.hedge = nn.Linear(WIDTH, 1)
        after, first, last = (torch.from_numpy(x) for x in allowed(3))
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


def word_features(pieces, low, high, at):
    """What stands between each predicate (their first words, in order) and each word of a window (triggers, n, 4)."""
    words = np.arange(high - low)[None]
    f = pair_features(
        np.stack([words, words + 1], -1), np.stack([at, at + 1], -1)[:, None], at, pieces.paragraph[low:high]
    )
    stops = stops_between(stops_passed(pieces)[low:high], words, at[:, None])
    return torch.from_numpy(np.concatenate([f, stops[..., None]], -1))


def pool(h, parts):
    return torch.stack([torch.cat([h[p.low], h[p.high - 1], h[p.low : p.high].mean(0)]) for p in parts])


def told(h, cue, content):
    """What the label head sees: the cue's first and last word, the first content's first words, the mean of content."""
    first = h[content[0].low : min(content[0].high, content[0].low + 6)].mean(0)
    return torch.cat([h[cue.low], h[cue.high - 1], first, torch.cat([h[p.low : p.high] for p in content]).mean(0)])
