"""The tables of re-uses and of credited pieces, on corpora of a few lines."""

import gzip
import json
import random
from pathlib import Path

import pytest

from benchmarks import duplicates, echoes

ARTICLES = 6


def article(number: int) -> dict[str, str]:
    """An article of words that only it has, long enough to be cut, with a long quotation."""
    chance = random.Random(number)

    def sentence(words: int) -> str:
        return " ".join("".join(chance.choices("abdeilnorstu", k=6)) for _ in range(words)).capitalize()

    lines = [f"{sentence(15)}." for _ in range(14)]
    return {
        "id": f"a{number}",
        "title": f"Article {number}",
        "outlet": f"outlet{number}.example",
        "published": "2016-02-03",
        "text": "\n".join([*lines[:7], f'"{sentence(20)}," the mayor said.', *lines[7:]]),
    }


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """Six articles and no pairs; four pieces, one of them an agency's, one with a hat tip."""
    folder = tmp_path / duplicates.FOLDER
    folder.mkdir(parents=True)
    rows = [json.dumps(article(number)) for number in range(ARTICLES)]
    (folder / "articles.jsonl.gz").write_bytes(gzip.compress("\n".join(rows).encode()))
    (folder / "dup_pairs_5gram.json").write_text(json.dumps([[0.6, 0.9, "a0", "a1"]]))
    polnear = tmp_path / "data" / "polnear"
    polnear.mkdir()
    for part, wire in (("train", "AP"), ("dev", "None")):
        meta = {
            "publisher": "nyt",
            "publication_date": "2016-02-03",
            "author": "None",
            "wire": wire,
            "credit": "h/t: X Post",
        }
        text = "OSLO (AP) — The bridge is gone." if wire == "AP" else "The bridge is gone."
        row = json.dumps({"id": part, "meta": meta, "text": text})
        (polnear / f"{part}.jsonl.gz").write_bytes(gzip.compress(row.encode()))
    return tmp_path


def test_made_reuses_are_counted(corpora: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every way of re-use is a row, and articles without a link are said to have none."""
    page = tmp_path / "pairs.md"
    duplicates.main(["--corpora", str(corpora), "--sources", "2", "--others", "4", "--pairs", str(page)])
    shown = capsys.readouterr().out
    assert all(f"| {way} | 1.000 |" in shown for way in duplicates.WAYS)
    assert "precision 100.0 %" in shown
    assert "| above .5 | none, after furniture | 1 |" in shown
    assert page.exists()


def test_credited_pieces_are_counted(corpora: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With and without the byline, and hat tips with their line put back."""
    echoes.main(["--corpora", str(corpora), "--show"])
    shown = capsys.readouterr().out
    assert "| agency pieces, text alone | 1 of 1 | 1.000 |" in shown
    assert "| h/t credits, line put back | 1 of 2 |" in shown, "beside an agency's dateline, the agency is the lineage"
