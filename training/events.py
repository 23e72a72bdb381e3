"""What the reader's other heads learn from: events and their roles (our annotations, PropBank), names and entities.

Imported by training/reader.py. Each task gives batches and a loss; the figures at the end are of events on reports
that nothing learns from.
"""

import hashlib
import json
import random
import re
import runpy
import tarfile

import numpy as np
import torch
from network import PROPBANK, word_features
from torch.nn import functional as F  # noqa: N812

from tadmor.evaluation.entities import re3d
from tadmor.nlp.encoder.entities import ENTITIES, NAMES
from tadmor.nlp.encoder.pieces import cut
from tadmor.nlp.encoder.predicates import CLASSES, ROLES, STATUSES
from tadmor.nlp.encoder.session import BUDGET, OVERLAP
from tadmor.nlp.encoder.spans import Tagged, allowed, best_tags, spans
from tadmor.nlp.encoder.windows import fill, windows

# ---- events: a predicate, its class and status, and the words of its roles -------------------------------------------


def words_of(pieces, span):
    """The half-open range of words that characters cover, None where there is none."""
    low = int(np.searchsorted(pieces.ends, span[0], side="right"))
    high = int(np.searchsorted(pieces.starts, span[1], side="left"))
    return (low, high) if low < high else None


class Told:
    """A document's events: `tags` (words; 0 none, 1 inside, 2.. first word of a class, -100 not annotated)."""

    def __init__(self, entry, text, vocabulary):
        self.id, self.text, self.entry = entry["id"], text, entry
        self.pieces = cut(text, vocabulary)
        self.tags = np.full(len(self.pieces), -100, np.int64)
        region = words_of(self.pieces, entry["region"]) or (0, 0)
        self.tags[slice(*region)] = 0
        self.events = []
        for event in entry["events"]:
            where = words_of(self.pieces, event["trigger"])
            if where is None or self.tags[where[0]] > 0:
                continue
            self.tags[where[0]], self.tags[where[0] + 1 : where[1]] = 2 + CLASSES.index(event["type"]), 1
            roles = {r: [p for s in event.get(r, ()) if (p := words_of(self.pieces, s))] for r in ROLES}
            moves = any(roles[r] for r in ("origin", "via", "destination"))
            self.events.append((where[0], STATUSES.index(event["status"]), moves, roles))
        self.events.sort(key=lambda e: e[0])


def annotated(folder, corpora, lines):
    """Our stand-off annotations joined with the texts they are of: the annotation, the corpus's entry, the text."""
    loaded = {}
    for path in sorted(folder.glob("*.json")):
        entry = json.loads(path.read_text())
        file = corpora / entry["file"].removeprefix("data/")
        if file not in loaded:
            loaded[file] = {str(e.get("id", e.get("_id"))): e for e in lines(file)}
        found = loaded[file][str(entry["key"])]
        text = found.get("text") or found.get("upper") or "\n".join(found["paragraphs"][slice(*entry["paragraphs"])])
        text = re.sub(r"\n(?=\S)", " ", text) if entry.get("unwrapped") else text
        assert hashlib.sha256(text.encode()).hexdigest() == entry["sha256"], path
        yield entry, found, text


def told(folder, corpora, vocabulary, lines):
    """Our annotations of events."""
    return [
        Told(entry | {"events": [expanded(e) for e in entry["events"]]}, text, vocabulary)
        for entry, _, text in annotated(folder, corpora, lines)
    ]


def composed(folder, reports, vocabulary):
    """Reports that we wrote ourselves, and sentences about acts that reports of war seldom tell, each a document."""
    made = [Told(report, report["text"], vocabulary) for report in reports]
    for path in sorted(folder.glob("*.json")):
        for number, entry in enumerate(json.loads(path.read_text())["sentences"]):
            entry |= {"id": f"{path.stem}-{number}", "region": [0, len(entry["text"])]}
            entry["events"] = [expanded(e) for e in entry["events"]]
            made.append(Told(entry, entry["text"], vocabulary))
    return made


def expanded(event):
    """A movement's quantity counts too."""
    return event | {"count": [*event.get("count", ()), *event.get("quantity", ())]}


def event_windows(documents):
    """Windows with something annotated in them: whole paragraphs, cut anew each time at a budget that varies."""
    made = []
    for d in documents:
        for w in windows(d.pieces, random.choice((128, 192, BUDGET, BUDGET)), 0):
            if (d.tags[w.low : w.high] >= 0).any():
                made.append((d, w.low, w.high))
    return made


def event_loss(model, batch):
    vectors = model.encode([fill(d.pieces, low, high, BUDGET) for d, low, high in batch])
    tags = torch.from_numpy(np.concatenate([d.tags[low:high] for d, low, high in batch]))
    loss = F.cross_entropy(model.event(torch.cat(vectors)), tags, ignore_index=-100)
    scored, statuses, seen, n = 0.0, [], [], 0
    for (d, low, high), h in zip(batch, vectors):
        events = [e for e in d.events if low <= e[0] < high]
        if not events:
            continue
        at = np.array([e[0] - low for e in events])
        truth = torch.zeros(len(events), high - low, len(ROLES))
        for row, (_, _, _, roles) in enumerate(events):
            for column, role in enumerate(ROLES):
                for a, b in roles[role]:
                    truth[row, max(a, low) - low : max(0, min(b, high) - low), column] = 1
        logits = model.roles(h, torch.from_numpy(at), word_features(d.pieces, low, high, at))
        scored = scored + F.binary_cross_entropy_with_logits(logits, truth, reduction="sum")
        n += len(events)
        statuses += [(e[1], float(e[2])) for e in events]
        seen.append(h[at])
    if n:
        said = model.status(torch.cat(seen))
        status, moves = (torch.tensor(x) for x in zip(*statuses))
        loss = loss + 0.1 * scored / n + 0.3 * F.cross_entropy(said[:, :-1], status)
        loss = loss + 0.3 * F.binary_cross_entropy_with_logits(said[:, -1], moves)
    return loss


# ---- PropBank: the same roles' scorer on everyday predicates ---------------------------------------------------------


class Predicates:
    """A sentence with its predicates and their arguments (Palmer et al. 2005; EWT, CC BY-SA)."""

    def __init__(self, entry, vocabulary):
        text, starts = joined(entry["words"])
        self.pieces = cut(text, vocabulary)
        self.size = min(len(self.pieces.ids) + 2, BUDGET)
        self.at, self.arguments = [], []
        high = int(np.searchsorted(self.pieces.first, BUDGET - 2, side="right")) - 1
        for predicate in sorted(entry["preds"], key=lambda p: p["idx"]):
            where = words_of(self.pieces, starts[predicate["idx"]])
            if predicate["pred"].startswith(("be.", "have.", "do.")) or where is None or where[0] >= high:
                continue
            arguments = [
                (PROPBANK.index(role), *part)
                for role, a, b in predicate["args"]
                if role in PROPBANK and (part := words_of(self.pieces, (starts[a][0], starts[b - 1][1])))
            ]
            if arguments and where[0] not in self.at:
                self.at.append(where[0])
                self.arguments.append(arguments)


def joined(words):
    """The words as a text, and where each stands in it."""
    text, starts = "", []
    for word in words:
        starts.append((len(text), len(text) + len(word)))
        text += word + " "
    return text, starts


def propbank(path, vocabulary, lines):
    made = [Predicates(e, vocabulary) for e in lines(path) if e["split"] == "train"]
    return [p for p in made if p.at and len(p.pieces) > 6]


def propbank_loss(model, batch):
    filled = [fill(p.pieces, 0, len(p.pieces), BUDGET) for p in batch]
    total, n = 0.0, 0
    for p, h in zip(batch, model.encode(filled)):
        at = np.array(p.at)
        logits = model.roles(h, torch.from_numpy(at), word_features(p.pieces, 0, len(p.pieces), at), propbank=True)
        truth = torch.zeros_like(logits)
        for row, arguments in enumerate(p.arguments):
            for role, a, b in arguments:
                truth[row, a:b, role] = 1
        total = total + F.binary_cross_entropy_with_logits(logits, truth, reduction="sum")
        n += len(at)
    return 0.1 * total / n


# ---- names and entities: tags ----------------------------------------------------------------------------------------


class Named:
    """A text with typed spans; `head` names the head that learns from it."""

    def __init__(self, head, text, found, kinds, vocabulary):
        self.head, self.text = head, text
        self.pieces = cut(text, vocabulary)
        self.size = min(len(self.pieces.ids) + 2, BUDGET)
        self.tags = np.zeros(len(self.pieces), np.int64)
        for kind, span in sorted(found, key=lambda f: f[1][0] - f[1][1]):
            part = words_of(self.pieces, span)
            if part is None or self.tags[slice(*part)].any():
                continue
            at = 1 + 4 * kinds.index(kind)
            self.tags[slice(*part)] = at + 1
            self.tags[part[0]], self.tags[part[1] - 1] = at, at + 2
            if part[1] - part[0] == 1:
                self.tags[part[0]] = at + 3


_FOLDED = {
    "person": "person", "per": "person", "politician": "person", "organisation": "organisation",
    "org": "organisation", "politicalparty": "organisation", "corporation": "organisation", "group": "organisation",
    "location": "place", "loc": "place", "country": "place",
}  # fmt: skip


def conll(raw, vocabulary):
    """Sentences of a file with a word and a tag a line."""
    made, words, tags = [], [], []
    for line in [*raw.decode("utf-8", "replace").split("\n"), ""]:
        parts = line.split()
        if len(parts) > 1:
            words.append(parts[0])
            tags.append(parts[-1])
        elif words:
            text, starts = joined(words)
            found, open_ = [], None
            for i, tag in enumerate([*tags, "O"]):
                mark, _, kind = tag.partition("-")
                kind = _FOLDED.get(kind.lower(), "other")
                if open_ and (mark != "I" or kind != open_[0]):
                    found.append((open_[0], (starts[open_[1]][0], starts[i - 1][1])))
                    open_ = None
                if mark != "O" and not open_:
                    open_ = (kind, i)
            made.append(Named("names", text, found, NAMES, vocabulary))
            words, tags = [], []
    return made


def names(folder, vocabulary):
    """CrossNER politics, Wikigold, WNUT17: to learn from; and CrossNER's test part."""
    made = {}
    for archive, wanted in (("crossner.tar.gz", "politics/"), ("juandr.tar.gz", ".conll")):
        with tarfile.open(folder / archive) as tar:
            for member in tar.getmembers():
                if member.isfile() and (wanted in member.name) and "config" not in member.name:
                    made[member.name] = conll(tar.extractfile(member).read(), vocabulary)
    held = made.pop("politics/test.txt")
    return [s for name, part in made.items() if "test" not in name for s in part if s.size > 2], held


def entities(folder, vocabulary, unseen):
    """re3d: to learn from, and held out."""
    return tuple(
        [
            Named("entities", p.text, [(k, (a, b)) for k, a, b in p.entities if k in ENTITIES], ENTITIES, vocabulary)
            for p in part
        ]
        for part in re3d(folder, unseen)
    )


def named_loss(model, batch):
    vectors = model.encode([fill(s.pieces, 0, min(len(s.pieces), limit(s)), BUDGET) for s in batch])
    tags = [torch.from_numpy(s.tags[: len(h)]) for s, h in zip(batch, vectors)]
    total = 0.0
    for head in ("names", "entities"):
        mine = [(h, t) for s, h, t in zip(batch, vectors, tags) if s.head == head]
        if mine:
            h, t = (torch.cat(x) for x in zip(*mine))
            total = total + F.cross_entropy(getattr(model, head)(h), t, reduction="sum")
    return total / sum(len(t) for t in tags)


def limit(sentence):
    return int(np.searchsorted(sentence.pieces.first, BUDGET - 2, side="right")) - 1


# ---- figures ---------------------------------------------------------------------------------------------------------


@torch.no_grad()
def read(model, document):
    """Word vectors, windows as in the product."""
    vectors = torch.zeros(len(document.pieces), 384)
    for w in windows(document.pieces, BUDGET, OVERLAP):
        h = model.encode([fill(document.pieces, w.low, w.high, BUDGET)])[0]
        vectors[w.fresh : w.high] = h[w.fresh - w.low :]
    return vectors


def runs(chances, threshold):
    """Half-open runs of words above a threshold."""
    on = np.flatnonzero(np.diff(np.concatenate([[0], (chances > threshold).astype(int), [0]])))
    return list(zip(on[::2].tolist(), on[1::2].tolist()))


@torch.no_grad()
def decode(model, d, threshold=0.5):
    """A document's events and movements in the wire format, as far as the scorer looks at them."""
    h = read(model, d)
    tags = model.event(h).argmax(1).numpy()
    first = np.array([i for i in np.flatnonzero(tags > 1) if d.tags[i] >= 0], np.int64)
    if not len(first):
        return {"events": [], "movements": []}
    said = model.status(h[first])
    made, movements = [], []
    spell = lambda a, b: {"start": int(d.pieces.starts[a]), "end": int(d.pieces.ends[b - 1])}
    for row, at in enumerate(first):
        low, high = max(0, at - 110), min(len(h), at + 110)
        f = word_features(d.pieces, low, high, first[(first >= low) & (first < high)] - low)
        mine = int(np.searchsorted(first[(first >= low) & (first < high)], at))
        chances = torch.sigmoid(model.roles(h[low:high], torch.tensor([at - low]), f[mine : mine + 1]))[0].numpy()
        roles = {r: [spell(low + a, low + b) for a, b in runs(chances[:, c], threshold)] for c, r in enumerate(ROLES)}
        end = at + 1
        while end < len(tags) and tags[end] == 1:
            end += 1
        kind = CLASSES[tags[at] - 2]
        status = STATUSES[int(said[row, :-1].argmax())]
        made.append(roles | {"trigger": spell(at, end), "class": None if kind == "OBSERVE" else kind, "status": status})
        if said[row, -1] > 0 and (roles["origin"] or roles["via"] or roles["destination"]):
            movements.append(roles)
    return {"events": made, "movements": movements}


def gold(d):
    spell = lambda s: {"start": s[0], "end": s[1]}
    events = [
        {r: [spell(s) for s in e.get(r, ())] for r in ROLES}
        | {"trigger": spell(e["trigger"]), "type": e["type"], "status": e["status"], "attribution": None}
        for e in d.entry["events"]
    ]
    movements = [e for e in events if e["origin"] or e["via"] or e["destination"]]
    return {"events": [e for e in events if e["type"] != "OBSERVE"], "movements": movements}


@torch.no_grad()
def event_figures(model, documents, score):
    """The figures of score_readings.py for events and movements."""
    model.eval()
    scorer = runpy.run_path(str(score))
    tally = scorer["Tally"]()
    for d in documents:
        truth, guess = gold(d), decode(model, d)
        scorer["events"](tally, truth, guess, {})
        scorer["movements"](tally, truth, guess)
    return " ".join(
        f"{k} {100 * v.get('F1', v.get('accuracy')):.1f}" for k, v in tally.table().items() if "attribution" not in k
    )


@torch.no_grad()
def named_figures(model, held, head):
    """Exact, and overlapping with the same type."""
    model.eval()
    after, first, last = (np.where(x, 0.0, -1e4) for x in allowed(len(ENTITIES if head == "entities" else NAMES)))
    hit = near = n = m = 0
    for at in range(0, len(held), 16):
        part = held[at : at + 16]
        for s, h in zip(part, model.encode([fill(s.pieces, 0, min(len(s.pieces), limit(s)), BUDGET) for s in part])):
            found = spans(best_tags(getattr(model, head)(h).numpy()[None], after, first, last)[0])
            truth = spans(s.tags[: len(h)])
            hit += len(set(found) & set(truth))
            near += sum(any(overlap(a, b) for b in truth) for a in found)
            n, m = n + len(found), m + len(truth)
    return f"{head} exact F1 {200 * hit / max(1, n + m):.1f} overlapping {200 * near / max(1, n + m):.1f} of {m}"


def overlap(a: Tagged, b: Tagged):
    return a.role == b.role and a.low < b.high and b.low < a.high
