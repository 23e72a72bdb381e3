"""One clash in four reports, as somebody who tried Tadmor wrote them: titles, a toll that rises, a denial, exports."""

import csv
import io
import json

import pytest

from tadmor.cli import run

_REPORTS = (
    (
        "r1",
        "Norvik Agency",
        "2025-03-04",
        "Clash near Balakliia leaves 12 dead, governor says",
        "IZIUM, Ukraine, March 4 (Norvik Agency) - At least 12 soldiers were killed and 30 wounded when gunmen "
        "attacked a checkpoint near the town of Balakliia early on Tuesday, the regional governor, Petro Lysenko, said."
        '\n\n"They opened fire from three sides," he said.\n\nA spokesman for the Steppe Brigade, Yuri Malko, denied '
        "that his men had taken part in the attack.",
    ),
    (
        "r2",
        "Lowland Herald",
        "2025-03-05",
        "Twelve soldiers die at checkpoint",
        "At least 12 soldiers were killed and 30 wounded when gunmen attacked a checkpoint near the town of Balakliia "
        "early on Tuesday, the regional governor, Petro Lysenko, said. (Norvik Agency)",
    ),
    (
        "r3",
        "Norvik Agency",
        "2025-03-05",
        "Toll of Balakliia attack rises to 17",
        "The number of soldiers killed in Tuesday's attack on a checkpoint near Balakliia in Ukraine has risen to 17, "
        "after five of the wounded died in hospital, Governor Petro Lysenko said on Wednesday. He had earlier put the "
        "toll at 12.",
    ),
    (
        "r5",
        "Lowland Herald",
        "2025-03-06",
        "Monitors count nine dead in Balakliia raid",
        "The Donets Observatory, a monitoring group, said on Thursday that it had documented the deaths of nine "
        "soldiers and two civilians in the raid near Balakliia in Ukraine on 4 March.\n\nMoscow denied any "
        "involvement.",
    ),
)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The reports, read and linked."""
    folder = tmp_path_factory.mktemp("clash")
    reports, path = folder / "reports.jsonl", str(folder / "case.db")
    rows = (
        {"id": id_, "outlet": outlet, "published": day, "title": title, "text": f"{title}\n\n{body}\n"}
        for id_, outlet, day, title, body in _REPORTS
    )
    reports.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert run(["add", str(reports), "--db", path, "--jobs", "1"]) == 0
    return path


def _rows(db: str, format_: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    capsys.readouterr()
    assert run(["export", format_, "--db", db]) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


def test_a_title_is_no_account_beside_what_stands_below_it(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The copy's own headline makes the agency no second voice, and contradicts nobody."""
    capsys.readouterr()
    assert run(["incidents", db, "--json", "--sort", "accounts"]) == 0
    first = json.loads(capsys.readouterr().out.splitlines()[0])
    assert (first["documents"], first["voices"]) == (["r1", "r2", "r3", "r5"], 2)
    assert run(["compare", first["id"], "--db", db, "--json"]) == 0
    compared = json.loads(capsys.readouterr().out)
    found = [aspect["why"] for aspect in compared["aspects"] if aspect["finding"] == "conflict"]
    assert ["Petro Lysenko: “17”; Donets Observatory: “nine”; no number can be both"] == found


def test_a_data_set_takes_the_number_that_still_stands(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Twelve was raised to 17 by who gave it; the civilians in one list with the soldiers are counted."""
    (row,) = _rows(db, "ucdp", capsys)
    assert ("9", "2", "11", "17") == tuple(row[name] for name in ("deaths_a", "deaths_civilians", "best", "high"))


def test_what_is_only_denied_is_no_event(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    """ "Denied that his men had taken part" is no clash; what no report dates is of no certain day."""
    rows = _rows(db, "acled", capsys)
    assert rows
    assert not [row for row in rows if "taken part" in row["notes"]]
    undated = [row["time_precision"] for row in rows if "three sides" in row["notes"]]
    assert undated == ["2"]


def test_a_filter_without_its_words_does_not_eat_the_next_option(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`sources --outlet --table` says what is missing, and not that nothing was found."""
    assert run(["sources", db, "--outlet", "--table"]) == 2
    assert "--outlet" in capsys.readouterr().err


def test_what_is_only_denied_is_headed_by_its_words(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It is no event: nobody tells one."""
    capsys.readouterr()
    assert run(["incidents", db, "--table"]) == 0
    assert "denial  undated" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["claims", "--place", "Balaklia"], 'No claim here names a place called "Balaklia". Did you mean Balakliia?'),
        (["search", "denied", "--speaker", "Malco"], 'is of anybody called "Malco". Did you mean Yuri Malko?'),
        (["documents", "--outlet", "Norvick"], 'an outlet called "Norvick". Did you mean Norvik Agency?'),
        (["sources", "--speaker", "zzqx"], 'No claim here is of anybody called "zzqx".'),
    ],
)
def test_a_name_that_nobody_has_is_told(
    db: str, asked: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With what may have been meant, on every list that finds nothing."""
    assert 0 == run([*asked, "--db", db])
    answer = capsys.readouterr()
    assert told in " ".join(answer.err.split())
    assert "" == answer.out


def test_a_list_that_found_something_tells_no_names(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Nor one that words alone left empty."""
    assert 0 == run(["claims", "--place", "Balakliia", "--db", db])
    assert 0 == run(["claims", "--q", "zzqx", "--db", db])
    assert "No claim here" not in capsys.readouterr().err
