"""What is taken beside a town is not the town, a part is a part, and a plan holds nothing."""

from pathlib import Path

import pytest
from tests.views.cases import told

from tadmor.cli import run
from tadmor.store import Filter, open_store
from tadmor.views import Place, territory


def places(tmp_path: Path, *texts: str) -> dict[str, Place]:
    """Who is said to hold what, in reports of a paper each, by place."""
    reports = [(f"Courier {n}", f"2016-05-{20 + n}", text) for n, text in enumerate(texts)]
    with open_store(told(tmp_path / "s.db", reports)) as store, store.snapshot() as view:
        return {place.name: place for place in territory(view, Filter()).places}


@pytest.mark.parametrize(
    "beside",
    [
        "The Iraqi army captured six villages outside Mosul on Sunday, the ministry of defence said.",
        "The Iraqi army has retaken a village near Mosul on Sunday, officers said.",
        "The Iraqi army plans to retake Mosul this year, the prime minister said.",
        "The prime minister hopes that the Iraqi army will recapture Mosul before winter.",
    ],
)
def test_villages_by_a_town_and_plans_for_it_make_nobody_its_holder(tmp_path: Path, beside: str) -> None:
    """Nor is a plan a denial of who holds it."""
    found = places(tmp_path, "Islamic State controls Mosul, residents said on Friday.", beside)
    assert [("Islamic State", None, ())] == [(h.holder, h.part, h.denied_by) for h in found["Mosul"].holdings]
    assert () == found["Mosul"].contests


def test_a_portion_of_a_town_is_a_part_of_it(tmp_path: Path) -> None:
    """By the words before its name."""
    found = places(tmp_path, "Islamic State fighters still control a large portion of Mosul, residents said on Friday.")
    assert [("Islamic State", "a large portion of Mosul")] == [(h.holder, h.part) for h in found["Mosul"].holdings]


def test_who_loses_a_town_does_not_take_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Under the loser's name stands who drove him out."""
    text = "The Syrian army recaptured Palmyra from Islamic State on 20 May 2016, the army said in a statement."
    places(tmp_path, text)
    assert run(["territory", str(tmp_path / "s.db"), "--table"]) == 0
    shown = capsys.readouterr().out
    assert 1 == shown.count("is driven out by Syrian army")
    assert 1 == shown.count("    takes ")
