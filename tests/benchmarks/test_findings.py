"""The paper of findings for readers to judge."""

from pathlib import Path

import pytest

from benchmarks import findings
from tadmor.cli import run

REPORT = (
    "BERLAN, May 3 (Northern Wire) - The army denied on Tuesday that its planes had bombed a market in Berlan.\n"
    'Residents said that an air strike had killed nine people there on Monday. "No plane of ours was in the air," a'
    " spokesman for the army said.\n"
)


def test_every_decided_finding_stands_with_its_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A denial, marked in the words around it, and the count at the end."""
    report, store = tmp_path / "report.txt", tmp_path / "case.db"
    report.write_text(REPORT, encoding="utf-8")
    assert 0 == run(["add", str(report), "--published", "2016-05-03", "--db", str(store), "--jobs", "1"])
    capsys.readouterr()
    findings.main([str(store)])
    paper = capsys.readouterr().out
    assert "## 1. denied · " in paper and "[[" in paper and "2016-05-03" in paper
    assert paper.splitlines()[-1].startswith("denied ")
    findings.main([str(store), "--kinds", "agree"])
    assert "none" == capsys.readouterr().out.strip()
