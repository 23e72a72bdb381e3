"""A flat no, a denial that points back, who is blamed, and what a denial answers in another report."""

from dataclasses import replace
from datetime import date

import pytest
from tests.link.made import Report
from tests.link.test_answers import disputes, words

from tadmor.link.denials import answers, denies, points_back
from tadmor.link.incidents.within.told import tellings
from tadmor.link.tellings.found.denials.flat import flat_noes
from tadmor.model import Reading, Span

DAY = date(2016, 12, 12)


def sourced(made: Report) -> Reading:
    """A reading in which every source that the text names is marked."""
    reading = made.reading()
    named = [(a, a.speaker.name if a.speaker else None) for a in reading.attributions]
    marked = [replace(a, source=(made.span(name),)) if name and name in made.text else a for a, name in named]
    return replace(reading, attributions=tuple(marked))


@pytest.mark.parametrize(
    "said",
    [
        "Not a single man of ours has crossed the river",
        "none of their planes flew over the valley that night",
        "We have no dead here",
        "There were no villagers in the depot",
        "Our gun was never in Zarka",
    ],
)
def test_a_flat_no_is_one(said: str) -> None:
    """ "Not a single man of ours" says no without a word that denies."""
    assert [said] == [no.text for no in flat_noes(Span(0, len(said), said))]


@pytest.mark.parametrize(
    "said",
    [
        "There was no comment from the army",
        "no evidence of that was found",
        "No shell will ever fall on the town",
        "We have no plans to leave",
        "The army took the hill and no",
    ],
)
def test_what_is_not_known_or_planned_is_no_flat_no(said: str) -> None:
    """Who has no comment, no evidence or no plan contradicts nobody."""
    assert [] == list(flat_noes(Span(0, len(said), said)))


def test_a_flat_no_is_its_own_sentence() -> None:
    """Of a quotation only the sentence that says no."""
    said = '"We hold the ridge. Nobody of ours was hurt there, but they ran."'
    assert ["Nobody of ours was hurt there"] == [no.text for no in flat_noes(Span(3, 3 + len(said), said))]


def test_a_tale_is_denied_and_what_points_back_answers() -> None:
    """ "That ... is a fairy tale" names what it denies; "this story was concocted" takes up what was told."""
    tale = "that eighty men slipped past the post is a fairy tale from the capital"
    back = "this story was concocted in some office abroad"
    made = Report("a", f"The captain said {tale}. The major said {back}.")
    made.says(tale, "The captain")
    made.says(back, "The major")
    first, second = made.attributions
    assert denies(first, made.text)
    assert answers(second, made.text)
    assert points_back(back)
    assert not points_back(tale)


def test_who_says_flatly_no_contradicts_who_tells_it_beside_him() -> None:
    """In one report a flat no stands against the account of the same before it."""
    told, no = "aircraft struck Zarka on Sunday", "No plane struck Zarka on Sunday"
    made = Report("a", f"The agency said {told}. {no}, the ministry said.", DAY)
    made.says(told, "The agency")
    made.tells("aircraft struck", "STRIKE.air", "ASSAULT", place="Zarka", day="Sunday")
    made.says(no, "the ministry", label="CT-")
    assert [[told, no]] == words(disputes(sourced(made)))


def test_a_number_and_whose_it_is_tell_which_account_a_tale_is() -> None:
    """Two reports with one number, of which one calls it a tale, need neither a place nor a day."""
    told = "the border guards let 80 men pass"
    tale = "that 80 men passed the post is a fairy tale"
    one = Report("a", f"The senator said {told}.", DAY)
    one.says(told, "The senator")
    one.tells("pass", "MOVE.advance", "MOVE")
    one.counts("80", 80, 80, "exactly", "force")
    other = Report("b", f"The border guards said {tale}.", DAY)
    other.says(tale, "The border guards")
    other.tells("passed", "MOVE.advance", "MOVE")
    other.counts("80", 80, 80, "exactly", "force")
    assert [[told, tale]] == words(disputes(one.reading(), other.reading()))


def test_who_is_blamed_joins_the_act_before() -> None:
    """ "The mayor blamed the army" names nobody's act but the one just told."""
    told = "shells hit Zarka on Sunday"
    made = Report("a", f"The mayor said {told}. The governor blamed the army.", DAY)
    made.says(told, "The mayor")
    made.tells("hit", "STRIKE.shelling", "ASSAULT", place="Zarka", day="Sunday")
    made.says("the army", "The governor", cue="blamed", act="accuse")
    found = [t for t in tellings(sourced(made)) if "STRIKE.shelling" in t.types]
    assert [["Syrian army"]] == [[party.name for party in t.who] for t in found]
    assert [True] == [any(said.accuses for said in t.said) for t in found]
