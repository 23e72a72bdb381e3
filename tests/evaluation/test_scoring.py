"""The scorers count as the project's gold scorer does, and a figure says how sure it is."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tadmor import wire
from tadmor.errors import BadData
from tadmor.evaluation.conflict import same_interval, same_name, score
from tadmor.evaluation.counts import Tally, characters, pair, summarise
from tadmor.evaluation.floors import Floors, corpus_digest, load_floors, lowered, raised, save_floors
from tadmor.evaluation.measured import measured
from tadmor.evaluation.run import CORPORA, find, measure
from tadmor.evaluation.sums import Counts
from tadmor.pipeline import default_pipeline

SHARED = Path(__file__).parents[3] / "shared"
FLOORS = Path(__file__).with_name("floors.json")
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the corpora are not part of the repository")


def _span(start: int, end: int) -> dict[str, int | str]:
    return {"start": start, "end": end}


def test_items_pair_one_to_one_by_overlap() -> None:
    """The greatest overlap first; nothing twice."""
    gold, guess = [_span(0, 10), _span(12, 20)], [_span(0, 3), _span(1, 9), _span(30, 40)]
    pairs = pair(gold, guess, lambda s: characters([s]), lambda s: characters([s]))
    assert [(gold[0], guess[1])] == pairs


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Islamic State", "ISIS", True),
        ("Sergei Lavrov", "Lavrov", True),
        ("Russian Ministry of Defence", "Russian Ministry of Defense", True),
        ("Bashar al-Assad", "Maher al-Assad", False),
        ("Syrian army", None, False),
        (None, None, True),
    ],
)
def test_names_are_sets_of_folded_words(a: str | None, b: str | None, same: bool) -> None:
    """The words of one all stand in the other."""
    assert same == same_name(a, b)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (("2016-12-12", "2016-12-12"), ("2016-12-12", "2016-12-12"), True),
        (("2016-12-12", "2016-12-12"), ("2016-12-11", "2016-12-12"), False),
        (("2016-12-01", "2016-12-31"), ("2016-12-01", "2016-12-25"), True),
        ((None, "2016-12-31"), (None, "2016-12-31"), True),
        ((None, "2016-12-31"), ("2016-01-01", "2016-12-31"), False),
        (("2016-12-12", "2016-12-12"), ("12 Dec", "12 Dec"), False),
    ],
)
def test_intervals_share_six_tenths(
    a: tuple[str | None, str | None], b: tuple[str | None, str | None], same: bool
) -> None:
    """Open ends must be open alike; single days must be equal."""
    gold, guess = ({"earliest": first, "latest": last} for first, last in (a, b))
    assert same == same_interval(gold, guess)


def test_an_interval_holds_its_figure_and_one_document_has_none() -> None:
    """Resampled over documents, with a fixed seed."""
    tallies = [Tally() for _ in range(6)]
    for number, tally in enumerate(tallies):
        tally.f1("found", number, 5, 5)
    (figure,) = summarise(tallies)
    assert 0.5 == figure.value
    assert 0 < figure.low < figure.value < figure.high < 1
    assert [figure] == summarise(tallies)


def test_a_floor_is_lowered_only_with_a_reason_which_is_kept(tmp_path: Path) -> None:
    """And a figure that is no longer measured counts as lowered."""
    path = tmp_path / "floors.json"
    save_floors(path, "corpus", "digest", {"found": 0.5, "exact": 0.4})
    save_floors(path, "corpus", "digest", {"found": 0.6, "exact": 0.4})
    with pytest.raises(BadData, match=r"found: 0\.600 to 0\.550"):
        save_floors(path, "corpus", "digest", {"found": 0.55, "exact": 0.4})
    assert ["exact: 0.400 to nothing"] == lowered(Floors("", {"exact": 0.4}), {})
    save_floors(path, "corpus", "digest", {"found": 0.55, "exact": 0.4}, reason="a fairer matching")
    assert ("found: 0.600 to 0.550: a fairer matching",) == load_floors(path)["corpus"].lowered


def test_a_floor_that_its_figure_stands_on_is_not_lowered_by_a_pin() -> None:
    """A figure that fell by less than the slack keeps its floor; one that fell through it does not hide that."""
    figures = {"found": 0.81, "exact": 0.5, "new": 0.9}
    assert {"found": 0.8, "exact": 0.48, "new": 0.88} == raised({"found": 0.8, "exact": 0.6}, figures, 0.02)


def test_a_broken_floors_file_is_told(tmp_path: Path) -> None:
    """With its name."""
    path = tmp_path / "floors.json"
    path.write_text("[]")
    with pytest.raises(BadData, match=r"floors\.json"):
        load_floors(path)


def test_a_missing_corpus_says_that_none_ships(tmp_path: Path) -> None:
    """And where it was looked for."""
    with pytest.raises(BadData, match="does not ship"):
        find(CORPORA["conflict"], tmp_path)


def test_the_screen_s_figures_are_committed() -> None:
    """Shares in [0, 1], six of them."""
    figures = measured().figures
    assert 6 == len(figures)
    assert all(0 < value <= 1 for value in figures.values())


@needs_shared
def test_counts_agree_with_the_project_s_scorer(tmp_path: Path) -> None:
    """Figure by figure, on every development report."""
    corpus = CORPORA["conflict"]
    gold = [one for file in find(corpus, SHARED) for one in corpus.load(file, SHARED)]
    readings = default_pipeline().read_batch([one.document for one in gold])
    lines = tmp_path / "readings.jsonl"
    lines.write_bytes(b"".join(wire.encode(reading) + b"\n" for reading in readings))
    scorer = SHARED / "score" / "score_readings.py"
    command = [sys.executable, str(scorer), str(SHARED / "gold" / "dev"), str(lines), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    ours = summarise([score(one.items[0], wire.plain(r)) for one, r in zip(gold, readings, strict=True)])
    short = {name.split(" (cue")[0].split(" (trigger")[0]: value for name, value in theirs.items()}
    assert {f.name: round(f.value, 6) for f in ours} == {
        name: round(value.get("F1", value.get("accuracy")), 6) for name, value in short.items()
    }


@needs_shared
@pytest.mark.parametrize("name", sorted(load_floors(FLOORS)))
def test_no_figure_falls_below_its_floor(name: str) -> None:
    """On the corpus that it was pinned on, told by its digest."""
    corpus, pinned = CORPORA[name], load_floors(FLOORS)[name]
    files = find(corpus, SHARED)
    assert pinned.digest == corpus_digest(files)
    gold = [one for file in files for one in corpus.load(file, SHARED) if one.document.id != "palmyra-rt"]
    figures = {figure.name: figure.value for figure in measure(default_pipeline(), gold, corpus)}
    assert [] == lowered(pinned, figures)


def test_counts_add_up() -> None:
    """F1 of nothing is nothing."""
    assert Counts((3, 5, 7)) == Counts((1, 2, 3)) + Counts((2, 3, 4))
    assert 0.0 == Counts((0, 0, 0)).value
