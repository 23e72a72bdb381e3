"""The dossier linked by `add`: echoes, incidents, compare and brief in the forms that programs and people read."""

import json
from pathlib import Path
from typing import Any

import pytest

from tadmor import samples
from tadmor.cli import run
from tadmor.store import open_store


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The dossier, read and linked."""
    path = str(tmp_path_factory.mktemp("linked") / "case.db")
    assert run(["add", *map(str, samples.paths()), "--db", path, "--jobs", "1"]) == 0
    return path


def _lines(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert run(arguments) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def _text(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert run(arguments) == 0
    return " ".join(capsys.readouterr().out.split())


@pytest.fixture
def column(db: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """The incident of the 4,000 men from Mosul."""
    found = _lines(capsys, "incidents", db, "--place", "Mosul", "--event", "MOVE", "--voices_min", "2", "--json")
    assert len(found) == 1
    return found[0]


def test_the_reprint_is_a_copy_and_the_ministry_an_echo(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One group a line, the earliest first, with the ultimate source and a reason."""
    groups = _lines(capsys, "echoes", db, "--json")
    copies = [g for g in groups if g["kind"] == "copy"]
    assert [["composed-02", "composed-03"]] == [g["documents"] for g in copies]
    assert ("composed-02", "Halden Wire") == (copies[0]["earliest"], copies[0]["ultimate_source"])
    ministry = next(g for g in groups if g["ultimate_source"] == "Russian Ministry of Defence")
    assert {"composed-01", "composed-02", "composed-03", "composed-04"} <= set(ministry["documents"])
    assert "echo" == ministry["kind"]
    assert all(group["why"] for group in groups)


def test_filter_words_choose_groups_by_a_report(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A group is listed when one of its reports answers."""
    groups = _lines(capsys, "echoes", db, "--outlet", "Badia Monitoring Network", "--json")
    assert groups
    assert all({"composed-05", "composed-08"} & set(g["documents"]) for g in groups)


def test_an_incident_has_the_fields_of_the_contract(column: dict[str, Any]) -> None:
    """What other programs read, and beside it the same in words."""
    assert {"id", "documents", "claims", "voices", "type", "place", "earliest", "latest", "disputed"} <= column.keys()
    assert (2, True) == (column["voices"], column["disputed"])
    assert "2 accounts with no shared source found (2 sides)" == column["support"]


def test_compare_gives_each_aspect_with_values_and_words(
    db: str, column: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """Values point at their voice, claim, document and characters; the words stand there."""
    (told,) = _lines(capsys, "compare", column["id"], "--db", db, "--json")
    assert column["id"] == told["incident"]
    names = {voice["voice"] for voice in told["voices"]}
    assert {"Russian Ministry of Defence", "US-led coalition"} <= names
    denied = [a for a in told["aspects"] if a["finding"] == "denied"]
    assert ["what"] == [a["aspect"] for a in denied]
    with open_store(db, create=False) as store, store.snapshot() as view:
        for aspect in told["aspects"]:
            assert aspect["why"]
            for value in aspect["values"]:
                reading = view.reading(value["document"])
                assert reading is not None
                assert reading.document.text[value["start"] : value["end"]] == value["words"]
                assert value["voice"] in names


def test_explain_says_which_words_join(db: str, column: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    """Each telling after the first with the words that join it to another, and the echoes of each voice."""
    said = _text(capsys, "compare", column["id"], "--db", db, "--table", "--explain")
    for words in ("Why these count as one incident", "both MOVE", "says it elsewhere as well", "x denied"):
        assert words in said
    assert "A side: all speakers of one government, command or group." in said
    assert said.index("What they have in common above all: ") < said.index("(+")


def test_a_table_counts_scraps_and_other_forms_list_them(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With --all a table lists them as well; each is told by one account, without who, whom, where or day."""
    every = [row["id"] for row in _lines(capsys, "incidents", db, "--size", "1000", "--json")]
    shown = _text(capsys, "incidents", db, "--size", "1000", "--table")
    left = [id for id in every if id not in shown]
    assert left and f"and {len(left)} scrap" in shown and "--all" in shown
    whole = _text(capsys, "incidents", db, "--size", "1000", "--table", "--all")
    assert all(id in whole for id in every) and "--all" not in whole
    for row in _lines(capsys, "incidents", db, "--size", "1000", "--json"):
        if row["id"] in left:
            assert 1 == row["voices"]
            assert not (row["who"] or row["whom"] or row["place"] or row["dated"] == "text")


def test_what_is_unclear_is_counted_in_words(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    """How many comparisons of two accounts are sure enough to be a finding."""
    rows = _lines(capsys, "incidents", db, "--size", "1000", "--json")
    unclear = next(row for row in rows if row["findings"].get("unclear"))
    kinds = ("agree", "compatible", "scope differs", "conflict", "denied")
    sure = sum(unclear["findings"].get(kind, 0) for kind in kinds)
    said = _text(capsys, "compare", unclear["id"], "--db", db, "--table")
    assert f"{sure or 'none'} of {sure + unclear['findings']['unclear']} comparison" in said


def test_brief_is_sentences_that_somebody_says(
    db: str, column: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """Every sentence has its holder, its words and its report; the end says what it is."""
    said = _text(capsys, "brief", column["id"], "--db", db)
    for words in ("Russian Ministry of Defence said: “Some 4,000 fighters", "US-led coalition denied", "repeated in",
                  "stated flatly", "claimed by those named", "Composed sample"):  # fmt: skip
        assert words in said


def test_a_brief_is_written_as_one_page(
    db: str, column: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With sentences and findings, nothing to load and nothing on stdout."""
    page = tmp_path / "incident.html"
    assert "" == _text(capsys, "brief", column["id"], "--db", db, "--html", str(page))
    told = page.read_text(encoding="utf-8")
    for words in ("Some 4,000 fighters", "claimed by", "Composed sample", "denied", "found (2 sides)"):
        assert words in told
    assert "<script" not in told


def test_an_incident_that_is_not_there_is_an_error(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With the command that lists those that are."""
    assert run(["compare", "itnone", "--db", db]) == 1
    assert "tadmor incidents" in capsys.readouterr().err


def test_what_is_not_linked_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Added with --no-link, reports wait; `link` links them once, and again does nothing."""
    path = str(tmp_path / "case.db")
    assert run(["add", str(samples.paths()[0]), "--db", path, "--jobs", "1", "--no-link"]) == 0
    assert run(["incidents", path]) == 0
    assert "1 reports are not linked yet" in capsys.readouterr().err
    assert run(["link", path]) == 0
    assert "1 reports linked" in capsys.readouterr().err
    assert run(["link", path]) == 0
    assert "0 reports linked" in capsys.readouterr().err


def test_people_merge_split_and_overrule(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A ruling is in force at once; a finding of a person stands beside the machine's, with their name."""
    path = str(tmp_path / "case.db")
    assert run(["add", *map(str, samples.paths()), "--db", path, "--jobs", "1"]) == 0
    column = _lines(capsys, "incidents", path, "--place", "Mosul", "--event", "MOVE", "--voices_min", "2", "--json")[0]
    strikes = _lines(capsys, "incidents", path, "--q", "jets tanks", "--event", "ASSAULT", "--json")[0]
    by = ["--db", path, "--by", "ann"]
    assert run(["review", "overrule", column["id"], "what", "unclear", "--why", "another column", *by]) == 0
    (told,) = _lines(capsys, "compare", column["id"], "--db", path, "--json")
    assert {"unclear"} == {a["overruled"]["finding"] for a in told["aspects"] if a["aspect"] == "what"}
    assert "so finds ann: another column" in _text(capsys, "compare", column["id"], "--db", path, "--table")
    mine = ["--why", "that one", *by]
    assert run(["review", "overrule", column["id"], "what", "conflict", "--of", "denied", *mine]) == 0
    (told,) = _lines(capsys, "compare", column["id"], "--db", path, "--json")
    assert [("denied", "conflict"), ("only one", "unclear")] == [
        (a["finding"], a["overruled"]["finding"]) for a in told["aspects"] if a["aspect"] == "what"
    ]
    assert run(["review", "overrule", column["id"], "what", "conflict", "--of", "agree", *mine]) == 1
    assert "0 findings 'agree'" in capsys.readouterr().err
    assert run(["review", "split", column["id"], "composed-07", *by]) == 0
    assert "composed-07" not in _lines(capsys, "compare", column["id"], "--db", path, "--json")[0]["about"]["documents"]
    assert run(["review", "split", column["id"], "composed-07", *by]) == 1
    assert "tells nothing of" in capsys.readouterr().err
    assert run(["review", "merge", column["id"], strikes["id"], *by]) == 0
    merged = _lines(capsys, "compare", strikes["id"], "--db", path, "--json")[0]
    assert set(strikes["documents"]) <= set(merged["about"]["documents"])
    assert merged["incident"] in (column["id"], strikes["id"])
