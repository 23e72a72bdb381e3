"""The page of figures tells what was measured, what stands beside it, and what was not."""

import gzip
import json
from pathlib import Path

import pytest
from benchmarks.baselines import BASELINES
from benchmarks.run import main

TEXT = "Orla Venn said the bridge was gone. “We saw it fall,” she added."
MARKED = [
    {"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 34]]},
    {"source": [[54, 57]], "cue": [[58, 63]], "content": [[36, 53]]},
]


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """A folder with one document of attributions."""
    path = tmp_path / "data" / "polnear" / "dev.jsonl.gz"
    path.parent.mkdir(parents=True)
    path.write_bytes(gzip.compress(json.dumps({"id": "one", "text": TEXT, "annotations": {"x": MARKED}}).encode()))
    return tmp_path


def test_a_page_is_written(corpora: Path, tmp_path: Path) -> None:
    """With a row for each reader, and the reason for what is not there."""
    page = tmp_path / "figures.md"
    main(["--corpora", str(corpora), "--only", "polnear", "lgl", "sts_news", "--out", str(page)])
    written = page.read_text(encoding="utf-8")
    assert all(f"| {reader} |" in written for reader in ("Tadmor, rules alone", *BASELINES))
    assert "| direct: linked, exact (F1) |" in written
    assert "| score, of linked, exact (ECE) |" in written
    assert "Not measured: corpus 'lgl' is not below" in written
    assert "Not measured: corpus 'sts_news' is not below" in written


def test_no_page_is_overwritten_with_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where no corpus is, the page stays."""
    page = tmp_path / "figures.md"
    with pytest.raises(SystemExit):
        main(["--corpora", str(tmp_path), "--only", "lgl", "ecbplus", "--out", str(page)])
    assert not page.exists()
    assert "does not ship" in capsys.readouterr().err
