"""History beside the news has days of its own, and what only went before is no happening of the report."""

from datetime import date

import pytest

import tadmor
from tadmor.link.incidents.within.told import tellings
from tadmor.link.tellings.telling import Telling


def told(text: str) -> tuple[Telling, ...]:
    """What a report of Sunday 11 December 2016 tells."""
    return tellings(tadmor.read(text, outlet="Northmere Daily", published=date(2016, 12, 11)))


def of_word(text: str, word: str) -> Telling:
    """The telling one of whose words is this."""
    return next(t for t in told(text) if any(word in span.text for span in t.spans))


@pytest.mark.parametrize(
    ("text", "word", "earliest", "latest"),
    [
        (
            "The army withdrew from Qaryatayn on Friday, nine months after rebels attacked the town.",
            "attacked",
            date(2016, 2, 24),
            date(2016, 3, 25),
        ),
        (
            "The army withdrew from Qaryatayn on Friday, two days after it was attacked by rebels.",
            "attacked",
            date(2016, 12, 7),
            date(2016, 12, 7),
        ),
        (
            "The army recaptured Qaryatayn on Friday, hours after rebels attacked the town.",
            "attacked",
            date(2016, 12, 8),
            date(2016, 12, 9),
        ),
        (
            "Friday's bombing came just three weeks after rebels attacked Qaryatayn on 14 November.",
            "attacked",
            date(2016, 11, 14),
            date(2016, 11, 14),
        ),
    ],
)
def test_what_went_before_is_counted_back_from_the_news(text: str, word: str, earliest: date, latest: date) -> None:
    """A clause behind "nine months after" is of nine months before, unless it has a day of its own."""
    when = of_word(text, word).when
    assert when is not None
    assert (True, earliest, latest) == (when.own, when.earliest, when.latest)


def test_the_news_keeps_its_day() -> None:
    """What came nine months after is of its own day."""
    text = "Gunmen of the Harun Front captured Qaryatayn on Friday, five months after they were driven from the town."
    when = of_word(text, "captured").when
    assert when is not None
    assert date(2016, 12, 9) == when.earliest == when.latest


def test_what_something_is_counted_from_happened_then() -> None:
    """Of "since the loss of the bridge on Monday" the loss is of Monday."""
    when = of_word("It was the first attack since the capture of Qaryatayn by rebels on Monday.", "capture").when
    assert when is not None
    assert (date(2016, 12, 5), date(2016, 12, 5)) == (when.earliest, when.latest)


def test_of_two_days_that_behind_the_act_is_its_own() -> None:
    """ "Held it on Tuesday, the army took it on Thursday" are two days."""
    text = "Rebels attacked Qaryatayn on Tuesday, the army recaptured it on Thursday."
    when = of_word(text, "recaptured").when
    assert when is not None
    assert date(2016, 12, 8) == when.earliest


@pytest.mark.parametrize(
    "text",
    [
        "The group has been blamed for previous attacks on Qaryatayn.",
        "It would be the largest gain after a run of losses around Qaryatayn.",
        "Before the first raid some 9,000 people lived in Qaryatayn.",
        "Since the offensive began 9,000 people have fled Qaryatayn.",
    ],
)
def test_what_only_went_before_is_no_happening(text: str) -> None:
    """Nobody else's report tells "previous attacks", nor an invasion that only dates something."""
    assert not [t for t in told(text) if t.types & {"BATTLE.attack", "BATTLE.clash", "BATTLE.offensive"}]


def test_who_seizes_tanks_takes_no_town() -> None:
    """Arms that are captured are no ground, an arms depot is."""
    arms, depot = (
        f"Rebels captured {what} in Qaryatayn on Friday." for what in ("tanks and ammunition", "a weapons depot")
    )
    assert {"CONSEQ.equipment-loss"} == of_word(arms, "captured").types
    assert {"TERRITORY.capture"} == of_word(depot, "captured").types
