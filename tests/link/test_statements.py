"""What one speaker states is known again in another report: by its figures, or by its words."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from tests.link.test_standing import body, person
from tests.link.test_voices import own, report, told

from tadmor.link.tellings.words import vector
from tadmor.link.voices.printed import called, meant
from tadmor.link.voices.statements import Given, Stated, pairs, whose
from tadmor.link.voices.stating import stated_of

DEAD = "killed"


def stated(claim: str, words: str, *, day: int = 3, key: str = "vuk", figures: Iterable[float] = ()) -> Stated:
    """A claim of one document, all of whose figures are of the dead."""
    return Stated(
        claim=claim,
        document=claim,
        day=date(2019, 5, day),
        who=key.title(),
        keys=frozenset([key] if key else []),
        outlet=frozenset([f"courier {claim}"]),
        figures=frozenset(Given(figure, DEAD) for figure in figures),
        words=vector(((words, 1.0),)),
    )


def unnamed(claim: str, words: str, calling: str, **more: object) -> Stated:
    """The same of somebody without a name."""
    return replace(stated(claim, words, key="", **more), callings=frozenset([calling]))  # type: ignore[arg-type]


def kinds(*claims: Stated) -> list[str]:
    """Why pairs of some claims are one statement."""
    return [kind for *_, kind in pairs(claims)]


def test_one_statement_in_two_reports_is_known_by_its_figure_or_its_words() -> None:
    """By one speaker within days; a small figure and common words are said of anything."""
    first = stated("a", "the enemy lost 640 men and nine tanks near the dam", figures=(640, 9))
    figure = stated("b", "their dead at the dam were put at 640", day=5, figures=(640,))
    late = replace(figure, claim="c", document="c", day=date(2019, 5, 10))
    another = replace(figure, keys=frozenset(["brenk"]))
    small = stated("d", "nine villagers came home", figures=(9,))
    words = "engineers raised the drowned pumping station beneath the northern embankment"
    assert [["statement"], [], [], []] == [kinds(first, other) for other in (figure, late, another, small)]
    assert ["speaker"] == kinds(stated("a", words), stated("b", f"{words} again"))
    assert [] == kinds(stated("a", "the toll may rise"), stated("b", "the toll may rise"))


def test_two_soldiers_are_no_statement_by_their_number() -> None:
    """Nor do a day's losses and those of the next day make one, in the words of every bulletin."""
    assert [] == kinds(
        stated("a", "two soldiers fell near the dam", figures=(2,)),
        stated("b", "two soldiers fell at the mill near the dam road", figures=(2,)),
    )
    words = "gunmen shelled the northern embankment with mortars and killed labourers among the reeds"
    assert [] == kinds(stated("a", words, figures=(8,)), stated("b", words, day=4, figures=(5,)))


def test_what_is_counted_must_be_one() -> None:
    """Not the dead of one report and the trucks or the hurt of the other; where it is not told, it may be."""
    assert [True, True, True, False, False] == [
        Given(31, DEAD).same(other)
        for other in (Given(31, DEAD), Given(31), Given(31, None, "people"), Given(31, "injured"), Given(32, DEAD))
    ]
    assert not Given(31, DEAD, "killed").same(Given(31, None, "vehicles"))


def test_a_denial_is_known_again_by_fewer_words() -> None:
    """Within a week; somebody else's is another."""
    first = replace(stated("a", "no gunboat of ours shelled the ferry at Orlin on Friday night"), denied=True)
    again = replace(stated("b", "that no gunboat shelled the ferry at night", day=8), denied=True)
    assert [["speaker"], [], []] == [
        kinds(first, other)
        for other in (again, replace(again, denied=False), replace(again, keys=frozenset(["brenk"])))
    ]


def test_a_report_that_is_cited_is_the_source() -> None:
    """Also a week later and with a figure alone; what it said itself later is not what was cited."""
    issued = replace(
        stated("a", "the deaths of 13 ferrymen at Orlin", key="", figures=(13,)), own=True, issuer="Orlin Watch"
    )
    citing = stated("b", "thirteen people drowned", day=9, key="courier a", figures=(13,))
    ((first, second, kind),) = pairs([citing, issued])
    assert ("a", "b", "citing", "Orlin Watch") == (first.claim, second.claim, kind, whose(first, second))
    assert [] == kinds(issued, replace(citing, figures=frozenset([Given(12, DEAD)])))
    assert [] == kinds(replace(issued, day=date(2019, 5, 12)), citing)


def test_a_reports_own_sentence_that_names_who_gave_a_figure_rests_on_him() -> None:
    """With some of his words; not where it gives another figure."""
    first = stated("a", "we buried 31 of the raiders by the sluice", figures=(31,))
    bare = replace(stated("b", "Vuk counted 31 graves of raiders", key="", figures=(31,)), own=True)
    named = replace(bare, named=frozenset(["vuk"]))
    other = replace(named, figures=frozenset([Given(33, DEAD)]))
    assert [["citing"], [], []] == [kinds(first, one) for one in (named, bare, other)]


@pytest.mark.parametrize(
    ("calling", "figure", "expected"),
    [("medical", 97, ["statement"]), ("armed", 97, []), ("press", 97, ["statement"]), ("medical", 30, [])],
)
def test_somebody_without_a_name_may_be_whoever_gave_a_telling_figure_before(
    calling: str, figure: float, expected: list[str]
) -> None:
    """A hospital source for a doctor, the press for anybody; a round figure is given of much."""
    first = unnamed("a", f"{figure} labourers had died along the canal", "medical", figures=(figure,))
    assert expected == kinds(first, unnamed("b", f"{figure} labourers dead", calling, day=4, figures=(figure,)))


def test_officials_are_many() -> None:
    """Two of them with one toll made one statement only in much the same words."""
    first = unnamed("a", "97 labourers died when the canal wall of Orlin gave way at dusk", "public", figures=(97,))
    words = "97 bodies were found as teams with dogs from the capital searched mud and reeds downstream"
    toll = unnamed("b", words, "public", figures=(97,))
    same = unnamed("c", "97 labourers died as the wall of the canal gave way", "public", figures=(97,))
    assert [[], ["statement"]] == [kinds(first, other) for other in (toll, same)]


def test_a_state_by_its_name_gives_the_figure_of_its_office() -> None:
    """A telling one in like words, within two days; two offices by their names are two, another state's is not its."""
    first = replace(
        stated("a", "some 5,500 raiders sat in the marsh", key="eastern command", figures=(5500,)), side="government:UA"
    )
    state = replace(
        stated("b", "up to 5,500 raiders in the marsh", day=5, key="ukraine", figures=(5500,)),
        side="government:UA",
        state=True,
    )
    assert [["statement"], [], []] == [
        kinds(first, other) for other in (state, replace(state, state=False), replace(state, side="government:PL"))
    ]


def test_what_a_ministry_publishes_itself_is_its_own_word() -> None:
    """Of a report by a paper nobody is named."""
    text = "Our units hold 27 quarters of the town."
    bulletin, paper = (report("d1", text, outlet=outlet) for outlet in ("Syrian Ministry of Defence", "Daily Reed"))
    found = [of[0] for of in (stated_of(own(bulletin, text)), stated_of(own(paper, text)))]
    assert [(True, False), (False, True)] == [(one.issued, one.own) for one in found]
    assert ["syrian ministry of defence" in one.keys for one in found] == [True, False]


def test_who_a_speaker_is_goes_by_several_keys() -> None:
    """His surname, his body in full and by its first and last word; the press of a land is nobody."""
    words, watch = "nobody was hurt", "Orlin Civilian Harm Monitor"
    reading = report("d1", f"Edmar Vuk said {words}.")
    reading = told(reading, words, person("Edmar Vuk", "spokesman", watch), "Edmar Vuk")
    papers = "Syrian newspapers"
    press = told(report("d2", f"{papers} said {words}."), words, body(papers), papers)
    ((vuk,), (paper,)) = (stated_of(reading), stated_of(press))
    assert {"person vuk", "orlin civilian harm monitor", "orlin monitor"} <= vuk.keys
    assert (frozenset(), frozenset(["press"])) == (paper.keys, paper.callings)


def test_a_report_that_is_cited_may_go_by_a_part_of_its_outlets_name() -> None:
    """Its letters in brackets, its opening, its name less what every agency is called; a land's name is no outlet's."""
    assert {"rns", "russian"} <= called("Russian News Service (RNS)")
    assert {"joint relief desk", "joint relief"} <= called("Joint Relief Desk Arauca")
    assert "lutece" in meant(["according to the French agency Lutèce"]) and "lutece" in called("Lutèce News Agency")
    assert "russian" not in meant(["the Russian"]) and "ministry" not in called("Ministry of Defence of Orlin")


def test_state_media_are_the_outlet_of_their_state() -> None:
    """Of one whose land is not told any state's; of another state not."""
    cited = meant(["Syrian state television"], "SY")
    assert [True, True, False, False] == [
        bool(cited & called(outlet))
        for outlet in ("SANA", "Orontes State Bulletin", "Sudan National Wire", "Orontes Voice")
    ]
    assert meant(["the state news agency"]) & called("Sudan National Wire")


def test_who_spoke_to_an_outlet_or_is_quoted_by_it_leads_to_its_report() -> None:
    """By the words for the source and for whom it was told; a report does not cite itself."""
    words = "the western part had been left on the order of command"
    first = replace(stated("a", words, key=""), outlet=called("Donbass Rubezh"), own=True, issuer="Donbass Rubezh")
    citing = replace(stated("b", words, key="officer"), cited=meant(["the local outlet Donbass Rubezh"]))
    assert [["citing"], []] == [kinds(first, one) for one in (citing, replace(citing, outlet=called("Donbass Rubezh")))]


def test_losses_are_also_called_killed_and_wounded() -> None:
    """Of one speaker: "lost up to 310 men" and "310 killed and wounded"; the hurt are no dead."""
    assert Given(310, DEAD).same(Given(310, "casualties"))
    assert not Given(310, DEAD).same(Given(310, "injured"))


def test_a_small_number_is_one_statement_of_those_of_one_calling_in_the_same_words() -> None:
    """Health officials with eleven bodies twice; residents of another calling, or other words, are none."""
    first = unnamed("a", "at least eleven ferrymen were killed by the sluice", "medical", figures=(11,))
    again = "eleven ferrymen were killed by gunfire at the sluice"
    assert [["statement"], [], []] == [
        kinds(first, one)
        for one in (
            unnamed("b", again, "medical", day=4, figures=(11,)),
            unnamed("c", again, "there", day=4, figures=(11,)),
            unnamed("d", "eleven men of the mill lay in the hall", "medical", day=4, figures=(11,)),
        )
    ]
