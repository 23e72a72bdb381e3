"""What the reader knows of a gold mention: who does it to whom, where and when, who says it, and its words' vectors.

Only places of mentions are taken from the corpus; its entities and times are not used. Reading takes minutes, so what
it gives is kept in a cache outside the repository, by the reader's fingerprint and the corpus's digest.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import msgspec
import numpy as np
from benchmarks.ecbplus.corpus import FILE, Action, Gold, read
from benchmarks.ecbplus.heads import base, content, head
from numpy.typing import NDArray

from tadmor.evaluation.floors import corpus_digest
from tadmor.link.tellings.words import Vector, vector
from tadmor.model import Reading, Span
from tadmor.nlp.encoder import encoding_of
from tadmor.nlp.encoder.heard import Heard, heard
from tadmor.nlp.encoder.session import Encoder, Encoding
from tadmor.nlp.encoder.weights import load, shipped
from tadmor.nlp.grammar import grammar
from tadmor.pipeline import Pipeline, default_pipeline

__all__ = ["Mention", "mentions"]

_LAST = "attributions"  # the last step whose layers are used
_BATCH = 8
_AROUND = 6  # words on either side that are a mention's own surroundings
_WORD = re.compile(r"[A-Za-z0-9’']{2,}")
_PRONOUNS = ("subject_pronouns", "object_pronouns", "possessives", "determiners")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A mention: `head` and `base` (key) of its word, base forms of the words of its roles, and vectors as bytes.

    `who` are all named actors of its sentence. `source` is whose words a cue reports; None where it is no cue.
    """

    id: str
    event: str
    topic: int
    story: str
    document: str
    head: str
    base: str
    words: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    who: frozenset[str]
    source: frozenset[str] | None
    sentence: dict[str, float]
    around: dict[str, float]
    context: bytes
    alone: bytes


def mentions(corpora: Path, cache: Path) -> list[Mention]:
    """Every mention that counts, in the order of the corpus. Raises `SystemExit` without the encoder's weights."""
    pipeline = _pipeline()
    file = cache / f"ecbplus-{pipeline.fingerprint}-{corpus_digest([corpora / FILE])[:12]}.jsonl"
    if not file.exists():
        cache.mkdir(parents=True, exist_ok=True)
        lines = [msgspec.json.encode(mention) for mention in _made(pipeline, list(read(corpora)))]
        file.write_bytes(b"\n".join(lines))
    decoder = msgspec.json.Decoder(Mention)
    return [decoder.decode(line) for line in file.read_bytes().split(b"\n")]


def _pipeline() -> Pipeline:
    steps = default_pipeline().steps
    last = next(n for n, step in enumerate(steps) if step.name == _LAST)
    return Pipeline(steps[: last + 1])


def _made(pipeline: Pipeline, corpus: Sequence[Gold]) -> Iterator[Mention]:
    weights = load(shipped())
    if weights is None:
        raise SystemExit("ecbplus: not measured: the encoder's weights are not here")
    encoder = Encoder(weights)
    for start in range(0, len(corpus), _BATCH):
        batch = corpus[start : start + _BATCH]
        for gold, reading in zip(batch, pipeline.read_batch([g.document for g in batch]), strict=True):
            told = heard(reading) or ()
            yield from (_mention(gold, action, reading, told, encoder) for action in gold.actions)


def _mention(gold: Gold, action: Action, reading: Reading, told: Iterable[Heard], encoder: Encoder) -> Mention:
    text = gold.document.text
    words = [text[start:end] for start, end in action.words]
    first, last = action.words[0][0], action.words[-1][1]
    low, high = text.rfind("\n", 0, first) + 1, (text.find("\n", last) + 1 or len(text) + 1) - 1
    mine = [h for h in told if any(_touch(h.span, *word) for word in action.words)]
    around = [*text[low:first].split()[-_AROUND:], *text[last:high].split()[:_AROUND]]
    return Mention(
        id=action.id,
        event=action.event,
        topic=gold.topic,
        story=gold.story,
        document=gold.document.id,
        head=head(words),
        base=base(head(words)),
        words=frozenset(map(base, content(words))),
        actors=_party(reading, (s for h in mine for s, _ in h.roles.get("actors", ()))),
        recipients=_party(reading, (s for h in mine for s, _ in h.roles.get("recipients", ()))),
        who=frozenset(
            w for a in reading.actors if any(_touch(m, low, high) for m in a.mentions) for w in _names(a.name)
        ),
        source=_source(reading, first, last),
        sentence=_plain(vector([(text[low:high], 1.0)])),
        around=_plain(vector([(" ".join(around), 1.0)])),
        context=_context(reading, action),
        alone=_packed(encoder.encode([head(words).lower()])[0].vectors),
    )


def _touch(span: Span, start: int, end: int) -> bool:
    return span.start < end and start < span.end


def _names(text: str) -> set[str]:
    return {base(word) for word in _WORD.findall(text) if word[0].isupper()}


def _party(reading: Reading, spans: Iterable[Span]) -> frozenset[str]:
    """The words of a role, and the name of the actor whom a pronoun among them means."""
    found: set[str] = set()
    for span in spans:
        found |= {base(word) for word in content(_WORD.findall(span.text)) if not _empty(word)}
        named = [a.name for a in reading.actors if any(_touch(m, span.start, span.end) for m in a.mentions)]
        found |= {base(word) for name in named for word in _WORD.findall(name)}
    return frozenset(found)


def _empty(word: str) -> bool:
    return any(word.lower() in grammar()[part] for part in _PRONOUNS)


def _source(reading: Reading, start: int, end: int) -> frozenset[str] | None:
    told = [a for a in reading.attributions if any(_touch(cue, start, end) for cue in a.cue)]
    if not told:
        return None
    return frozenset(base(word) for a in told for span in a.source for word in _WORD.findall(span.text))


def _plain(weights: Vector) -> dict[str, float]:
    return {term: round(weight, 4) for term, weight in weights.items()}


def _context(reading: Reading, action: Action) -> bytes:
    encoding = cast(Encoding, encoding_of(reading))
    starts, ends = encoding.pieces.starts, encoding.pieces.ends
    inside = [n for low, high in action.words for n in np.flatnonzero((starts < high) & (ends > low)).tolist()]
    return _packed(encoding.vectors[inside])


def _packed(vectors: NDArray[np.float16]) -> bytes:
    """The mean of some words' vectors."""
    middle: NDArray[np.float16] = vectors.astype(np.float32).mean(0).astype(np.float16)
    return middle.tobytes()
