"""`evaluate` measures what is there and says what it skips and why."""

import gzip
import json
from pathlib import Path

import pytest

from tadmor.cli import run
from tadmor.model import Step
from tadmor.pipeline import Pipeline

TEXT = "Orla Venn said the bridge was gone."
MARKED = {"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 34]]}


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """A folder with a corpus of attributions and one of factuality, a sentence each."""
    files = {
        "polnear/dev.jsonl.gz": {"id": "one", "text": TEXT, "annotations": {"x": [MARKED]}},
        "factuality/OURS/dev.jsonl.gz": {"text": "It fell .", "targets": [{"span1": [1, 2], "label": 3.0}]},
    }
    for name, entry in files.items():
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True)
        path.write_bytes(gzip.compress(json.dumps(entry).encode()))
    return tmp_path


@pytest.fixture
def without_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader whose encoder gives nothing."""
    segment = Step(name="segment", version="1", needs=(), gives=("sentences",), run=list)
    encoder = Step(name="encoder", version="none", needs=(), gives=("encoding",), run=list)
    monkeypatch.setattr("tadmor.cli.measuring.default_pipeline", lambda: Pipeline((segment, encoder)))


@pytest.mark.usefixtures("without_weights")
def test_what_needs_weights_is_skipped_without_them(corpora: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And so is what is not there; the rest is measured."""
    assert 0 == run(["evaluate", "polnear", "factuality", "hedges", "lgl", "--corpora", str(corpora), "--json"])
    said = capsys.readouterr()
    assert {"polnear"} == {json.loads(line)["corpus"] for line in said.out.splitlines()}
    assert 3 == said.err.count("skipped: ")
    assert "'factuality' measures the encoder" in said.err
    assert "'lgl' is not below" in said.err


@pytest.mark.usefixtures("without_weights")
def test_nothing_to_measure_is_an_error(corpora: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the reason."""
    assert 1 == run(["evaluate", "factuality", "--corpora", str(corpora)])
    assert "whose weights are not here" in capsys.readouterr().err


@pytest.mark.usefixtures("without_weights")
def test_errors_get_no_floor(corpora: Path, tmp_path: Path) -> None:
    """A floor holds what should not fall; a calibration error should."""
    floors = tmp_path / "floors.json"
    assert 0 == run(["evaluate", "polnear", "--corpora", str(corpora), "--pin", str(floors)])
    pinned = json.loads(floors.read_text())["polnear"]["floors"]
    assert "attribution linked, exact" in pinned
    assert [] == [name for name in pinned if name.startswith("score")]
