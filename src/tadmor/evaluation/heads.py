"""The encoder's small heads against corpora of sentences: factuality of events, words that hedge.

Each sentence is read alone, by the encoder and nothing else. Where a text has no encoding, nothing is counted.
The encoder's modules load when something is scored: they bring numpy and onnxruntime, which `--help` does without.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path

from tadmor.evaluation import sentences
from tadmor.evaluation.corpora import Gold, Item
from tadmor.evaluation.counts import Tally
from tadmor.evaluation.sentences import Sentence
from tadmor.evaluation.sums import Correlation, Deviation, Precision, Recall
from tadmor.model import Document, Reading

__all__ = ["factuality_corpus", "hedge_corpus", "score_factuality", "score_hedges"]


def factuality_corpus(path: Path) -> Iterator[Gold]:
    """The sentences of one corpus; its name is its folder's."""
    return _gold(path.parent.name, sentences.factuality(path))


def hedge_corpus(path: Path) -> Iterator[Gold]:
    """The sentences that training holds out."""
    return _gold("szeged", sentences.szeged(path)[1])


def _gold(corpus: str, found: Iterable[Sentence]) -> Iterator[Gold]:
    for number, sentence in enumerate(found):
        items: list[Item] = [{"corpus": corpus, "start": start, "value": value} for start, value in sentence.targets]
        yield Gold(Document(id=f"{corpus}-{number}", text=sentence.text, lang="en"), items)


def score_factuality(gold: Gold, reading: Reading) -> Tally:
    """Mean absolute error and Pearson's r over the trigger words given (Lee et al. 2015)."""
    tally = Tally()
    for item, value in _factual(gold, reading):
        tally.add(f"{item['corpus']}: factuality, error", Deviation((abs(value - item["value"]), 1)))
        tally.add(f"{item['corpus']}: factuality, correlation", Correlation.of(value, item["value"]))
    return tally


def _factual(gold: Gold, reading: Reading) -> Iterator[tuple[Item, float]]:
    """Each trigger word with the value that the encoder's head gives, on the scale of UDS for UDS's own."""
    from tadmor.nlp.encoder.factual import factuality
    from tadmor.nlp.encoder.heads import words_at
    from tadmor.nlp.encoder.session import Encoding

    if isinstance(reading.encoding, Encoding):
        words = words_at(reading.encoding, [item["start"] for item in gold.items]).tolist()
        seen = [
            (item, word) for item, word in zip(gold.items, words, strict=True) if word < len(reading.encoding.pieces)
        ]
        crowd = any(item["corpus"] == "UDS_IH2" for item in gold.items)
        values = factuality(reading.encoding, [word for _, word in seen], crowd=crowd).tolist()
        yield from zip((item for item, _ in seen), values, strict=True)


def score_hedges(gold: Gold, reading: Reading) -> Tally:
    """Precision, recall and F1 over the corpus's words; a word counts by the encoder's word that it starts in."""
    tally, judged = Tally(), list(_hedging(gold, reading))
    if judged:
        guess, marked = sum(found for _, found in judged), sum(item["value"] > 0 for item, _ in judged)
        hit = sum(found and item["value"] > 0 for item, found in judged)
        tally.add("hedging words, of those found", Precision((hit, guess)))
        tally.add("hedging words, of those marked", Recall((hit, marked)))
        tally.f1("hedging words", hit, guess, marked)
    return tally


def _hedging(gold: Gold, reading: Reading) -> Iterator[tuple[Item, bool]]:
    """Each word of the corpus, and whether the encoder's word hedges."""
    from tadmor.nlp.encoder.heads import hedges
    from tadmor.nlp.encoder.session import Encoding

    if isinstance(reading.encoding, Encoding):
        found, ends = hedges(reading.encoding).tolist(), reading.encoding.pieces.ends.tolist()
        at = [bisect_right(ends, item["start"]) for item in gold.items]
        yield from ((item, word < len(found) and found[word]) for item, word in zip(gold.items, at, strict=True))
