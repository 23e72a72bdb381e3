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


def test_what_an_outlet_tells_again_is_no_echo_of_itself(tmp_path: Path) -> None:
    """Its own background in its own reports; another outlet that prints the same words rests on it."""
    old = (
        "Fighters of the Harun Front have besieged the town of Orlin since 3 March 2016, and shelled its market daily."
    )
    ones = [
        own(report(name, f"{old} Then {name} was told.", outlet="Halden Wire", day=day), old)
        for name, day in (("a", 3), ("b", 5))
    ]
    with open_store(kept(tmp_path / "s.db", ones), create=False) as store, store.snapshot() as view:
        assert [] == [group for group in echoes(view) if not group.whole]


_QUOTED = "“We shall hold every street of this town until the last boat has crossed the river, and then we shall go,”"


def test_one_quotation_in_two_papers_is_an_echo(tmp_path: Path) -> None:
    """Where nothing else joins them; the later one says why, with its words."""
    openings = {
        "a": " ".join(f"A colonel spoke of the {n} bridge, its {n} arch and the men on it." for n in range(2, 9)),
        "b": " ".join(f"Traders asked for {n} sacks of wheat, salt and {n} lorries." for n in range(12, 20)),
    }
    ones = []
    for name, opening in openings.items():
        text = f"{opening} {_QUOTED} Edmar Vuk said."
        ones.append(told(report(name, text, outlet=f"Courier {name}", day=3), _QUOTED, VUK, "Edmar Vuk"))
    with open_store(kept(tmp_path / "s.db", ones), create=False) as store, store.snapshot() as view:
        (group,) = echoes(view)
    assert ("echo", False, ("a", "b")) == (group.kind, group.whole, group.documents)


def test_what_an_outlet_wrote_on_is_one_text_and_no_copy(tmp_path: Path) -> None:
    """A later state of a report: one group, however many speakers stand in both."""
    body = " ".join(
        f"In the {n} street of Orlin houses were searched and {n} bakers asked for flour." for n in "abcdef"
    )
    ones = [
        told(
            report(name, f"{lead} {body} Edmar Vuk said 640 men were dead.", outlet="Halden Wire", day=3),
            "640 men were dead",
            VUK,
            "Edmar Vuk",
            figure=640,
        )
        for name, lead in (("a", "Bombs killed 140 people."), ("b", "Bombs killed 148 people, and wounded 200."))
    ]
    with open_store(kept(tmp_path / "s.db", ones), create=False) as store, store.snapshot() as view:
        (group,) = echoes(view)
    assert ("echo", True, ("a", "b")) == (group.kind, group.whole, group.documents)
    assert group.members[1].why.startswith("another state of the report of Halden Wire")
