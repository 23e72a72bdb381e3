"""Without the trained reader's weights, or its libraries, the rules read, and one line says so."""

import json
from pathlib import Path

import pytest

from tadmor.cli import run
from tadmor.nlp.encoder import step
from tadmor.nlp.encoder.weights import FILES, shipped

REPORT = "The army said it might have taken the hill. “We will stay,” Colonel Ivan Sobrin told reporters."


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return str(path)


def test_no_weights(report: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The reading says who made it, and a person is told once."""
    monkeypatch.setattr(step, "load", lambda _: None)
    assert 0 == run(["read", report, report, "--json"])
    told = capsys.readouterr()
    readings = [json.loads(line) for line in told.out.splitlines()]
    assert ["said", "told"] == [a["cue"][0]["text"] for a in readings[0]["attributions"]]
    assert step.WITHOUT in readings[0]["made_by"]
    assert 1 == told.err.count("the rules read alone")


def test_no_libraries(report: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(step, "find_spec", lambda _: None)
    assert 0 == run(["read", report, "--json"])
    assert "the rules read alone" in capsys.readouterr().err


def test_changed_weights_are_not_used(
    report: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is not the one its card tells of ends the command with what to do."""
    if not (shipped() / "card.toml").is_file():
        pytest.skip("the trained reader's weights are not here")
    for name in (*FILES, "card.toml"):
        (tmp_path / name).write_bytes((shipped() / name).read_bytes())
    (tmp_path / "vocab.txt").write_bytes(b"the\n")
    monkeypatch.setattr(step, "shipped", lambda: tmp_path)
    assert 1 == run(["read", report, "--json"])
    assert "vocab.txt is not the file that card.toml tells of" in capsys.readouterr().err


def test_why(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`--explain` says for each attribution what marked it, what its cue means, who speaks, how sure they are."""
    assert 0 == run(["read", report, "--explain"])
    told = capsys.readouterr().out
    assert all(
        words in told for words in ("why: marked by", "'say'", "why: speaker", "why: certainty PS+: hedged by 'might'")
    )
