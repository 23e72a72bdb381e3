"""Lists of words become sentences again, and the encoder's heads are counted word by word."""

import gzip
import json
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest

from tadmor.evaluation.heads import factuality_corpus, hedge_corpus, score_factuality, score_hedges
from tadmor.evaluation.sentences import join, szeged
from tadmor.model import Document, Reading
from tadmor.nlp.encoder.factual import DISTANCES, GLANCES, GRID, MEMBERS, factuality
from tadmor.nlp.encoder.heads import hedges, words_at
from tadmor.nlp.encoder.pieces import cut
from tadmor.nlp.encoder.session import Encoding
from tadmor.nlp.encoder.vocabulary import Vocabulary, words
from tadmor.nlp.encoder.weights import load, shipped
from tadmor.pipeline import default_pipeline


@pytest.mark.parametrize(
    ("listed", "text"),
    [
        ("`` We did n't , '' said Orla Venn .", '" We didn\'t, " said Orla Venn.'),
        ("It cost $ 5 -LRB- or 6 % -RRB- .", "It cost $5 (or 6%)."),
        ("Venn 's", "Venn's"),
    ],
)
def test_words_are_joined_as_they_would_be_printed(listed: str, text: str) -> None:
    """And each is where it is said to start."""
    joined, starts = join(listed.split())
    assert text == joined
    assert len(listed.split()) == len(starts)
    assert all(joined[start] != " " for start in starts)


def test_the_last_tenth_of_the_documents_is_held_out(tmp_path: Path) -> None:
    """Whole documents, with every word of a cue marked."""
    document = "<Document><Sentence>Some <ccue>may be</ccue> wrong, {}.</Sentence></Document>"
    path = tmp_path / "wiki.xml.gz"
    path.write_bytes(gzip.compress(f"<A>{''.join(document.format(n) for n in range(25))}</A>".encode()))
    learnt, held = szeged(path)
    assert (23, 2) == (len(learnt), len(held))
    assert "Some may be wrong, 23." == held[0].text
    assert ((0, 0.0), (5, 1.0), (9, 1.0), (12, 0.0), (17, 0.0), (19, 0.0), (21, 0.0)) == held[0].targets
    assert [sentence.text for sentence in held] == [gold.document.text for gold in hedge_corpus(path)]


def test_an_event_is_found_where_its_trigger_stands(tmp_path: Path) -> None:
    """By the word's number in the list; a sentence without one is left out."""
    entries = [
        {"text": "They did n't leave .", "targets": [{"span1": [3, 4], "label": -3.0}]},
        {"text": "Nothing .", "targets": []},
    ]
    path = tmp_path / "OURS" / "dev.jsonl"
    path.parent.mkdir()
    path.write_text("\n".join(map(json.dumps, entries)))
    (gold,) = factuality_corpus(path)
    assert "They didn't leave." == gold.document.text
    assert [{"corpus": "OURS", "start": 12, "value": -3.0}] == gold.items


def _encoded(text: str, marked: set[str]) -> Reading:
    """An encoding in which the one feature of a word says whether it is marked; the heads pass it on: 2, or else -2."""
    vocabulary = Vocabulary(["[UNK]", *{text[a:b].lower() for a, b in words(text)}])
    vectors = np.array([[float(text[a:b] in marked)] for a, b in words(text)], np.float16)
    one, none = np.ones((1, 1), np.float32), np.zeros(1, np.float32)
    plus, minus = (np.eye(len(GRID), dtype=np.float32)[GRID.tolist().index(value)] for value in (2.0, -2.0))
    heads: dict[str, np.ndarray] = {}
    for number in range(MEMBERS):
        cue, fact, seen = f"cue{number}", f"fact{number}", 1 + GLANCES
        for name, rows, columns in (
            ("query", GLANCES, 1),
            ("key", GLANCES, 1),
            ("value", GLANCES, 1),
            ("hidden", 1, seen),
        ):
            heads[f"{cue}.{name}.weight"] = np.zeros((rows, columns), np.float32)
            heads[f"{cue}.{name}.bias"] = np.zeros(rows, np.float32)
        heads |= {f"{cue}.distance": np.zeros((DISTANCES, GLANCES)), f"{cue}.near": np.zeros((DISTANCES, GLANCES))}
        heads |= {f"{fact}.0.weight": np.eye(1, seen + 1, dtype=np.float32), f"{fact}.0.bias": none}
        heads |= {f"{fact}.3.weight": 99 * (plus - minus)[:, None], f"{fact}.3.bias": 50 * minus}
    heads |= {"hedge.weight": one, "hedge.bias": none - 0.5}
    encoding = Encoding(cut(text, vocabulary), vectors, MappingProxyType(heads))
    return Reading(document=Document(id="one", text=text), encoding=encoding)


def test_heads_are_counted_at_the_words_asked_for(tmp_path: Path) -> None:
    """The first of two triggers is marked by the encoder, one of two hedging words too, and a plain word."""
    path = tmp_path / "OURS" / "dev.jsonl"
    path.parent.mkdir()
    targets = [{"span1": [1, 2], "label": 3.0}, {"span1": [3, 4], "label": -2.0}]
    path.write_text(json.dumps({"text": "They left or stayed .", "targets": targets}))
    (gold,) = factuality_corpus(path)
    counted = score_factuality(gold, _encoded(gold.document.text, {"left"})).sums
    assert 0.5 == counted["OURS: factuality, error"].value
    assert 1.0 == counted["OURS: factuality, correlation"].value


def test_hedging_words_are_counted(tmp_path: Path) -> None:
    """One found, one missed, one found that is none."""
    path = tmp_path / "wiki.xml.gz"
    sentence = "<Document><Sentence>It <ccue>may possibly</ccue> rain.</Sentence></Document>"
    path.write_bytes(gzip.compress(f"<A>{10 * sentence}</A>".encode()))
    (gold,) = hedge_corpus(path)
    counted = score_hedges(gold, _encoded(gold.document.text, {"may", "rain"})).sums
    assert [(1, 2), (1, 2), (1, 2, 2)] == [sums.sums for sums in counted.values()]


def test_without_an_encoding_nothing_is_counted(tmp_path: Path) -> None:
    """Not even a zero."""
    path = tmp_path / "wiki.xml.gz"
    path.write_bytes(gzip.compress(f"<A>{10 * '<Document><Sentence>Rain.</Sentence></Document>'}</A>".encode()))
    (gold,) = hedge_corpus(path)
    assert {} == score_hedges(gold, Reading(document=gold.document)).sums


@pytest.mark.skipif(load(shipped()) is None, reason="the weights are not here")
def test_the_shipped_heads_read() -> None:
    """Their shapes fit: a value for a trigger, a yes or no for a word."""
    document = Document(id="one", text="They may have left the town.", lang="en")
    (reading,) = default_pipeline().read_batch([document])
    assert isinstance(reading.encoding, Encoding)
    (value,) = factuality(reading.encoding, words_at(reading.encoding, [document.text.index("left")])).tolist()
    assert -3 <= value <= 3
    assert 7 == len(hedges(reading.encoding))
