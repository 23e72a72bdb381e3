"""Whom a number counts, and over which days: by words behind it, ahead of it, and of the number beside it."""

from datetime import date

import pytest

import tadmor
from tadmor.link.counts import Count, count_of, same_population
from tadmor.link.incidents.within.told import tellings
from tadmor.link.likeness.measured import thing
from tadmor.link.tellings.found.whole.starts import began
from tadmor.link.tellings.sentences import sentence
from tadmor.model import Quantity, Span

MONDAY = date(2016, 12, 12)
FRIDAY, SATURDAY, SUNDAY = date(2016, 12, 9), date(2016, 12, 10), date(2016, 12, 11)


def counts(text: str) -> dict[float | None, Count]:
    """The counts of a report of Monday, by their number."""
    return {c.best: c for t in tellings(tadmor.read(text, published=MONDAY)) for c in t.counts}


def population(text: str, number: str) -> frozenset[str]:
    """Whom a number of dead counts."""
    start = text.index(number)
    span = Span(start, start + len(number), number)
    number_of = Quantity(id="q", span=span, low=2, high=2, best=2, bound="exactly", role="killed")
    return count_of(number_of, "c", text, "killed").population


@pytest.mark.parametrize(
    ("text", "number", "group"),
    [
        ("The blast killed 12 Iraqi personnel.", "12", "soldiers"),
        ("A doctor said 12 members of all the forces were brought in dead.", "12", "soldiers"),
        ("A mine killed three commandos.", "three", "soldiers"),
        ("Of 30 people, 13 were children.", "13", "children"),
        ("Two of the dead are women.", "Two", "women"),
        ("The list has two wounded policemen.", "two", "police"),
        ("The soldiers killed on that day included five in Zarka.", "five", "soldiers"),
        ("It killed a guard and two displaced people.", "two", "civilians"),
    ],
)
def test_whom_a_number_counts(text: str, number: str, group: str) -> None:
    """By its noun, by what they "were", by the fate between, by the whole of which it is a part."""
    assert {group} == population(text, number)


def test_a_countrys_dead_are_of_its_forces() -> None:
    """ "Iraqi dead" and "its own losses" name a side; the enemy's dead are another's."""
    found = counts("The militants put Iraqi dead in Mosul at 60. Iraqi soldiers killed 20 fighters of Islamic State.")
    assert {"forces of IQ"} == found[60].sides
    assert "other" == same_population(found[60], found[20])


def test_his_men_are_of_the_side_of_who_speaks() -> None:
    """And so are the wounded beside them; whoever has no forces has no men."""
    found = counts("Iraqi army spokesman Ali Hadi said four of his men were killed and seven wounded in Mosul.")
    assert [{"forces of IQ"}] * 2 == [found[number].sides for number in (4, 7)]
    assert not counts("The farmer Ali Hadi said four of his men were killed in Mosul on Sunday.")[4].sides


def test_one_side_is_one_population_even_where_one_number_names_no_group() -> None:
    """ "Iraqi dead" and "Iraqi soldiers" are the same people."""
    one, other = counts("Amaq put Iraqi dead at 60. A doctor said 11 Iraqi soldiers were killed.").values()
    assert "same" == same_population(one, other)


@pytest.mark.parametrize(
    ("text", "number", "days"),
    [
        ("On Friday two American soldiers were killed in Mosul.", 2, (FRIDAY, FRIDAY, False)),
        ("Since Friday the army has lost 40 men in Mosul.", 40, (FRIDAY, MONDAY, True)),
        ("Mosul, Friday. Nine people died in a blast.", 9, (FRIDAY, FRIDAY, False)),
        ("Mosul, Friday: nine people died, one of whom succumbed on Sunday.", 9, (FRIDAY, FRIDAY, False)),
        ("From Friday to Sunday we recorded 29 civilians killed in Mosul.", 29, (FRIDAY, SUNDAY, False)),
        ("The group listed the deaths of 68 civilians in 11 raids on Mosul on Sunday.", 68, (SUNDAY, SUNDAY, False)),
        ("It was the worst raid on Mosul since Friday, when six people died.", 6, (FRIDAY, FRIDAY, False)),
        ("On Friday troops held a man in Mosul, but freed him on Sunday for nine captives.", 9, (None, None, False)),
        ("On Friday it hit Mosul. Nine people died there.", 9, (None, None, False)),
        (
            "On Friday a bomb killed two soldiers in Mosul, and two days later, nine soldiers died.",
            9,
            (None, None, False),
        ),
        ("As of Sunday nine people had died in Mosul.", 9, (None, None, False)),
        ("On Friday the minister said 12 people were killed in Mosul.", 12, (None, None, False)),
    ],
)
def test_days_of_a_number(text: str, number: int, days: tuple[date | None, date | None, bool]) -> None:
    """Ahead of it, in a heading, behind the raids in which they died; not the day of the saying."""
    found = counts(text)[number]
    assert days == (found.earliest, found.latest, found.since)


def test_a_part_is_of_the_days_of_its_whole() -> None:
    """And of what became of it, though another verb tells it."""
    found = counts("At least 61 civilians were killed in Mosul since Friday, 24 of them in air strikes.")
    assert ("killed", FRIDAY) == (found[24].role, found[24].earliest)


def test_a_campaign_starts_on_the_day_that_the_report_tells() -> None:
    """And a number of it is of all days since, until the day that words name."""
    text = "The offensive on Mosul began on Friday. A doctor said 97 soldiers had died in the campaign as of Sunday."
    found = counts(text)[97]
    assert (True, True, FRIDAY, SUNDAY) == (found.campaign, found.since, found.earliest, found.latest)
    found = counts("A doctor said 97 soldiers had died in the campaign for Mosul.")[97]
    assert (True, True, None) == (found.campaign, found.since, found.earliest)


def test_a_bare_number_is_of_the_campaign_that_it_takes_up() -> None:
    """ "A doctor had spoken of 97": of the same dead, by an earlier day."""
    text = (
        "In its first account of its own losses the Iraqi army put the dead in Mosul at 115, with 679 wounded. "
        "A doctor had spoken of 97 by Sunday. Amaq has claimed more than 290."
    )
    found = counts(text)
    assert [True] * 4 == [found[number].campaign for number in (115, 679, 97, 290)]
    assert SUNDAY == found[97].latest


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The assault on Mosul began on Saturday.", SATURDAY),
        ("Troops began an assault on Mosul early on Saturday.", SATURDAY),
        ("They went on on Sunday, for a second day.", SATURDAY),
        ("He has spoken often since the start of the offensive on Saturday.", SATURDAY),
        ("The assault began on Saturday. Another offensive began on Friday.", None),
        ("The market opened on Saturday.", None),
    ],
)
def test_the_day_on_which_a_campaign_began(text: str, day: date | None) -> None:
    """The one day that a report gives for it."""
    assert day == began(tadmor.read(text, published=MONDAY))


def test_a_sentence_begins_behind_the_last() -> None:
    """Also where a number opens it."""
    text = "It rained on Friday. Twelve people died."
    assert ("", " people died.") == sentence(text, Span(21, 27, "Twelve"))


def test_those_who_were_given_a_place_are_not_all_who_fled() -> None:
    """A ministry's tents and an agency's arrivals are two things."""
    found = counts(
        "On Friday 900 people were brought to camps near Mosul. On Sunday the UN counted 950 arrivals there."
    )
    assert {"taken in", "arrivals"} == {thing(count) for count in found.values()}
