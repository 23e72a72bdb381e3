"""Which numbers are of a whole campaign so far."""

import re

import pytest

from tadmor.link.tellings.found.counts.overall import of_campaign
from tadmor.model import Span

NUMBER = re.compile(r"\d[\d,]*")
DAY = re.compile(r"\bon (\w+day)\b|\bon \w+day night\b")


def of_all(text: str) -> list[str]:
    """The numbers of a text that are of a campaign."""
    numbers = [Span(m.start(), m.end(), m[0]) for m in NUMBER.finditer(text)]
    days = [Span(m.start(), m.end(), m[0]) for m in DAY.finditer(text)]
    return [n.text for n in numbers if of_campaign(text, n, numbers, days)]


@pytest.mark.parametrize(
    "text",
    [
        "The governor said 45 rebels were killed since the start of the offensive.",
        "His men have taken 45 of them since the push for the dam began.",
        "Since the beginning of the battle for Zarka at least 45 soldiers have died.",
        "The army lost 45 men in the campaign as of Friday.",
        "At least 45 villagers were killed in the nine days, the group said.",
        "In total the army lost 45 men in the siege.",
        "The command put its overall losses at 45.",
        "The monitor said 45 soldiers had been killed in the four-day battle.",
        "That brought the losses of the army to 45 dead in six days.",
        "The group lost more than 45 men in the same period.",
    ],
)
def test_words_say_that_a_number_is_of_a_campaign(text: str) -> None:
    """Since its start, in it, in so many days of it, in total."""
    assert ["45"] == of_all(text)


@pytest.mark.parametrize(
    "text",
    [
        "A blast killed 45 people in the market, 12 of them in total children.",
        "The operation began when 45 soldiers were killed on Friday.",
        "In the past nine days 45 people died.",
        "Since the start of this year 45 people have drowned.",
        "So far this week 45 people have been hurt in the fighting.",
        "During the operation 45 men were held.",
        "In the offensive on the dam, a clash on Friday left 45 dead.",
    ],
)
def test_a_number_of_a_day_or_of_no_campaign_is_none(text: str) -> None:
    """What one blast or one week brought."""
    assert [] == of_all(text)


def test_a_number_of_one_night_beside_one_of_all() -> None:
    """Words bear on the number ahead of them."""
    assert ["130"] == of_all("The army killed 130 since the offensive began and burnt 31 trucks on Friday night.")
    assert ["130"] == of_all("They shot 31 on Friday night and 130 since the offensive began.")


def test_a_list_is_of_what_its_head_says() -> None:
    """A bulletin's losses of the enemy."""
    text = "Losses of the enemy from the start of the operation until noon: 81 men, 17 trucks, 45 mines."
    assert ["81", "17", "45"] == of_all(text)


def test_a_number_behind_and_is_of_the_whole_too() -> None:
    """Unless it has a day of its own."""
    assert ["820", "71"] == of_all("Some 820 rebels were killed since it began, it said, and 71 cars burnt.")
    assert ["820"] == of_all("Some 820 rebels were killed since it began, and 71 cars burnt on Friday.")


def test_words_behind_a_part_and_behind_a_list_bear_on_the_whole() -> None:
    """Not behind a number of its own day, nor behind one that only is since the start."""
    assert ["96", "19"] == of_all(
        "He said that 96 villagers, 19 of them children, had been killed since the assault began."
    )
    assert ["1,490", "436"] == of_all("It counted 1,490 dead of the army and 436 of the rebels since the push started.")
    assert ["130"] == of_all("The army killed 31 on Friday and 130 since the offensive began.")
    assert ["130"] == of_all("The army lost 31 men, 130 since the offensive began.")
