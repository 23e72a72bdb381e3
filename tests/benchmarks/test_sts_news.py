"""Likeness of headlines: the table's reading, its traits and its fit."""

import io
import json
import tarfile
from pathlib import Path

import numpy as np
import pytest
from benchmarks.minilm import _gelu, _tensors
from benchmarks.sts_news import Pair, fit, pairs, pearson, worded

from benchmarks import sts_news

WORDS = ("army", "bridge", "flood", "market", "mayor", "river", "strike", "truce", "tunnel", "valley")


def test_rows_without_a_score_are_left_out() -> None:
    """The organisers scored a part of each year's pairs."""
    table = "2.5\tArmy enters Oldtown\tOldtown falls\n\tNobody scored\tThis pair\n"
    assert [Pair(2.5, "Army enters Oldtown", "Oldtown falls")] == list(pairs(table))


def test_traits_are_the_same_from_both_sides() -> None:
    """Whichever headline comes first."""
    one, other = "Blast kills 12 in Oldtown market", "Twelve protesters dead after Newtown protest"
    assert pytest.approx(worded(Pair(0, one, other))) == worded(Pair(0, other, one))


def test_numbers_are_one_number_however_they_are_spelt() -> None:
    """Digits and small numerals; another number is told apart from none."""
    same = worded(Pair(0, "Blast kills 5", "Five killed by blast"))
    other = worded(Pair(0, "Blast kills 5", "Blast kills 15"))
    none = worded(Pair(0, "Blast kills 5", "Blast kills several"))
    shown = ("a number shared", "other numbers", "numbers on one side")
    assert [(1, 0, 0), (0, 1, 0), (0, 0, 1)] == [tuple(t[name] for name in shown) for t in (same, other, none)]


def test_words_of_one_family_cover_each_other_in_part() -> None:
    """Less than the word itself, more than another word."""
    told = [worded(Pair(0, "Protest", other))["words covered, both"] for other in ("Protest", "Protesters", "Market")]
    assert 1 == told[0] > told[1] > told[2] == 0


def test_a_ridge_finds_what_is_linear() -> None:
    """On pairs that it has not seen."""
    x = np.random.default_rng(1).normal(size=(400, 3))
    y = 2 + x @ np.array([1.0, -2.0, 0.0])
    assert 0.999 < pearson(fit(x[:300], y[:300])(x[300:]), y[300:])


def test_the_table_goes_from_words_to_models(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Pairs whose score is the share of words that they have in common."""
    file = tmp_path / sts_news.FILE
    file.parent.mkdir(parents=True)
    with tarfile.open(file, "w:gz") as archive:
        for year in (*sts_news.LEARNT, sts_news.MEASURED):
            rows = [f"{n % 6}\t{' '.join(WORDS[:5])}\t{' '.join(WORDS[5 - n % 6 :][:5])}" for n in range(12)]
            member = tarfile.TarInfo(f"sts/{year}/headlines.test.tsv")
            content = "\n".join(rows).encode()
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    sts_news.main(["--corpora", str(tmp_path)])
    shown = capsys.readouterr().out
    assert "36 pairs of 2013-2015 taught, 12 of 2016 are measured" in shown
    row = next(line for line in shown.splitlines() if "all words" in line)
    assert 0.95 < float(row.split("|")[3])
    assert "MiniLM" not in shown


def test_a_file_of_tensors_is_read(tmp_path: Path) -> None:
    """A header and the numbers behind it."""
    numbers = np.arange(6, dtype=np.float32)
    header = json.dumps({"__metadata__": {}, "w": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}}).encode()
    file = tmp_path / "model.safetensors"
    file.write_bytes(len(header).to_bytes(8, "little") + header + numbers.tobytes())
    assert [[0, 1, 2], [3, 4, 5]] == _tensors(file)["w"].tolist()


def test_the_bend_between_layers_is_the_published_one() -> None:
    """x times the normal distribution's share below x."""
    found = _gelu(np.array([-2.0, -1.0, 0.0, 1.0, 2.0], np.float32))
    assert pytest.approx([-0.0455, -0.158655, 0.0, 0.841345, 1.9545], abs=1e-5) == found.tolist()
