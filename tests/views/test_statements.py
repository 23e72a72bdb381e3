"""A statement that several reports repeat is an echo, also where no incident holds it together."""

from dataclasses import replace
from pathlib import Path

from tests.link.test_standing import person
from tests.link.test_voices import own, report, told
from tests.views.cases import kept

from tadmor.model import Quantity, Reading, Speaker
from tadmor.store import open_store
from tadmor.views.echoes import echoes

VUK = person("Edmar Vuk", "spokesman", "Army of Harsan")


def said(name: str, speaker: Speaker, words: str, figure: int, day: int = 3) -> Reading:
    """A report of a paper of its own, in which somebody says some words with a figure."""
    text = f"The {speaker.name} said {words}."
    return told(
        report(name, text, outlet=f"Courier {name}", day=day), words, speaker, f"The {speaker.name}", figure=figure
    )


def test_one_figure_of_one_body_in_two_reports_is_an_echo(tmp_path: Path) -> None:
    """His army's, days apart; the later one says why, with its words. Another speaker's is none."""
    army = Speaker(name="Army of Harsan", kind="organisation", organisation="Army of Harsan")
    readings = [
        said("a", VUK, "that 640 men of the enemy lay dead near the dam", 640),
        said("b", army, "the enemy left 640 behind", 640, day=5),
        said("c", person("Ada Brenk"), "the enemy left 640 behind", 640, day=5),
    ]
    with open_store(kept(tmp_path / "s.db", readings), create=False) as store, store.snapshot() as view:
        (group,) = echoes(view)
    assert ("echo", "Army of Harsan", ("a", "b")) == (group.kind, group.ultimate_source, group.documents)
    assert ("Edmar Vuk gave the same figures within days", ("the enemy left 640 behind",), "a") == (
        group.members[1].why,
        group.members[1].words,
        group.members[1].of,
    )


def test_a_report_that_is_at_hand_is_the_source_of_whoever_cites_it(tmp_path: Path) -> None:
    """By part of its name, a week later, and first also where another of its day cites it."""
    watch = Speaker(name="Orlin Watch", kind="organisation")
    text = "13 ferrymen drowned at Orlin."
    issued = own(report("z", text, outlet="Orlin Civilian Watch"), text)
    quantity = Quantity(id="q", span=issued.claims[0].spans[0], low=13, high=13, bound="exactly", role="killed")
    issued = replace(issued, quantities=(quantity,), claims=(replace(issued.claims[0], quantities=("q",)),))
    cited = [("a", 3, "13 were dead"), ("b", 9, "the ferry cost the lives of 13")]
    readings = [said(name, watch, words, 13, day=day) for name, day, words in cited]
    with open_store(kept(tmp_path / "s.db", [*readings, issued]), create=False) as store, store.snapshot() as view:
        (group,) = echoes(view)
    assert ("Orlin Civilian Watch", ("z", "a", "b")) == (group.ultimate_source, group.documents)
    assert "the report only repeats what Orlin Civilian Watch says (“13 were dead”)" == group.members[1].why
