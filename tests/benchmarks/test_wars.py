"""The bench of whole wars: lines found, verdicts kept by what was printed."""

import json
from pathlib import Path

import pytest
from benchmarks.wars import __main__ as wars
from benchmarks.wars.sets import sets
from benchmarks.wars.verdicts import Printed, Verdict, judged

REPORTS = [
    {
        "id": "one",
        "outlet": "Northern Wire",
        "published": "2016-05-03",
        "title": "Strike on a market",
        "text": "BERLAN, May 3 - Residents said that an army air strike killed nine people at a market in Berlan "
        "on Monday.",
    },
    {
        "id": "two",
        "outlet": "Delta Post",
        "published": "2016-05-04",
        "title": "Army denies strike",
        "text": "BERLAN, May 4 - The army denied on Wednesday that its planes had bombed a market in Berlan on Monday.",
    },
]
LINES = [
    {"kind": "denied", "a": ["one", "an army air strike killed nine"], "b": ["two", "The army denied"], "note": ""},
    {"kind": "conflict", "a": ["one", "nine people"], "b": ["two", "on Wednesday"], "note": "joined, and no conflict"},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one set."""
    one = tmp_path / "sets" / "berlan"
    one.mkdir(parents=True)
    for name, rows in (("reports", REPORTS), ("lines", LINES)):
        (one / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (one / "about.toml").write_text('name = "Berlan"\nkind = "composed"\nfold = "fresh"\n', encoding="utf-8")
    return one.parent


def test_a_verdict_is_asked_once(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The denial is found and joined; its page asks for a verdict, and once given it is counted and asked no more."""
    common = ["--folder", str(folder), "--cache", str(tmp_path / "cache")]
    wars.main([*common, "--paper", str(tmp_path / "paper")])
    table = capsys.readouterr().out
    assert "### fold fresh" in table and "| denied | 1 | 1 | 1 | 1 | 0 | 0 | 0 |" in table
    assert "| conflict | 1 | 0 | 1 | 0 |" in table
    page = (tmp_path / "paper" / "berlan.md").read_text(encoding="utf-8")
    key = page.split()[1].rstrip(":")
    (tmp_path / "berlan.jsonl").write_text(json.dumps({"key": key, "right": True}) + "\n", encoding="utf-8")
    wars.main([*common, "--take", str(tmp_path), "--paper", str(tmp_path / "again")])
    assert "| denied | 1 | 1 | 1 | 1 | 1 | 1 | 1 |" in capsys.readouterr().out
    assert not (tmp_path / "again").exists()


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([], "open"),
        ([Verdict("a", right=True)], "right"),
        ([Verdict("b", right=True)], "other head"),
        ([Verdict("a", right=False, false_head=True)], "false head"),
        ([Verdict("b", right=False, false_head=True)], "other head"),
        ([Verdict("b", right=False)], "wrong"),
        ([Verdict("a", right=True), Verdict("b", right=False, cause="voice")], "wrong"),
    ],
)
def test_a_finding_outlives_the_line_above_it(rows: list[Verdict], told: str) -> None:
    """A wrong finding stays wrong and a right one right; only the line above is to be judged anew."""
    assert told == judged(Printed("k", "a", "agree", ""), rows)[0]


def test_a_set_without_its_corpus_is_passed_over(folder: Path, tmp_path: Path) -> None:
    """Real articles do not ship: their set is there with them alone."""
    (folder / "real").mkdir()
    (folder / "real" / "about.toml").write_text('fold = "fresh"\ncorpus = "fakes"\ndocuments = ["fakes-1"]\n')
    assert ["berlan"] == [war.name for war in sets(folder, tmp_path / "nowhere")]


def test_every_line_of_the_shipped_sets_stands_in_its_report() -> None:
    """Word for word, in sets that ship with their reports."""
    shipped = [war for war in sets(Path(wars.__file__).parent, Path("nowhere")) if war.lines]
    assert {"counted", "mended"} <= {war.fold for war in shipped} <= {"counted", "fresh", "mended"}
    for war in shipped:
        texts = {report.id: report.text for report in war.reports}
        for line in war.lines:
            for passage in filter(None, (line.a, line.b)):
                assert 0 <= passage.start < passage.end <= len(texts[passage.document]), (war.name, line)
