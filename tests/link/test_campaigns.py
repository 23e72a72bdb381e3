"""Totals of a whole campaign: one happening of their own, compared from report to report."""

from dataclasses import replace
from datetime import date

import pytest
from tests.link.made import Report, strike
from tests.link.test_agreement import compared

import tadmor
from tadmor.link.incidents import Incidents, Telling, When
from tadmor.link.incidents.heads.days import days
from tadmor.link.incidents.within.told import tellings
from tadmor.model import Reading

MONDAY, FRIDAY = date(2016, 12, 12), date(2016, 12, 16)


def total(
    id_: str,
    by: str,
    number: str,
    best: int,
    published: date = MONDAY,
    *,
    whose: str = "rebels",
    town: str = "Zarka",
) -> Reading:
    """Somebody's number of those killed since an offensive on a town began."""
    words = f"{number} {whose} had been killed since the offensive on {town} began"
    made = Report(id_, f"{by} said {words}.", published, title=f"The battle for {town}")
    made.says(words, by)
    made.tells("killed", "CONSEQ.casualty", "ASSAULT")
    made.counts(number, best, best, "exactly", "killed", "killed")
    return made.reading()


def numbers(*readings: Reading) -> list[tuple[str, str | None]]:
    """The findings on how many that two voices, or two reports of one, make."""
    return [(f.finding, f.relation) for f in compared(*readings) if f.aspect == "how many" and len(f.pair) > 1]


def of_campaign(reading: Reading) -> list[Telling]:
    """The tellings of a report that are totals."""
    return [telling for telling in tellings(reading) if telling.campaign]


def test_a_later_total_is_an_update_of_an_earlier_one() -> None:
    """400 by Monday, 900 by Friday, whoever says so."""
    first = total("a", "The ministry", "400", 400)
    assert [("compatible", "update")] == numbers(first, total("b", "The ministry", "900", 900, FRIDAY))
    assert [("compatible", "update")] == numbers(first, total("b", "Northern Relief", "900", 900, FRIDAY))


def test_a_later_total_that_is_lower_is_a_conflict() -> None:
    """All days have no fewer dead than some of them."""
    first = total("a", "The ministry", "900", 900)
    assert [("conflict", None)] == numbers(first, total("b", "Northern Relief", "400", 400, FRIDAY))


@pytest.mark.parametrize(
    "other",
    [
        total("b", "The ministry", "900", 900, FRIDAY, whose="civilians"),
        total("b", "The ministry", "900", 900, FRIDAY, town="Tell Ahmar"),
        total("b", "The ministry", "900", 900, date(2017, 6, 1)),
        strike("b", "900", 900, 900, "exactly", "The ministry", FRIDAY),
    ],
    ids=["other people", "another place", "months later", "one act"],
)
def test_what_is_no_total_of_that_campaign_is_not_set_beside_it(other: Reading) -> None:
    """Other people, another place, another year, or one strike of it."""
    assert [] == numbers(total("a", "The ministry", "400", 400), other)


def test_a_total_is_told_apart_from_the_act_beside_it() -> None:
    """A strike with its dead, and all dead since the offensive began, in one report."""
    text = (
        "The ministry said jets struck Zarka on Sunday and 12 rebels died. The ministry added that"
        " 400 rebels had been killed since the offensive began."
    )
    made = Report("a", text)
    made.says("jets struck Zarka on Sunday and 12 rebels died", "The ministry")
    made.tells("struck", "STRIKE.air", "ASSAULT", place="Zarka", day="Sunday")
    made.counts("12", 12, 12, "exactly", "killed", "killed")
    made.says("400 rebels had been killed since the offensive began", "The ministry", cue="added")
    made.tells("killed", "CONSEQ.casualty", "ASSAULT")
    made.counts("400", 400, 400, "exactly", "killed", "killed")
    found = tellings(made.reading())
    assert [["12"], ["400"]] == [[c.span.text for c in t.counts] for t in found if t.counts]
    assert [["400"]] == [[c.span.text for c in t.counts] for t in of_campaign(made.reading())]


def test_the_order_of_arrival_changes_nothing() -> None:
    """One incident of two totals, either way."""
    some = [total("a", "The ministry", "400", 400), total("b", "Northern Relief", "900", 900, FRIDAY)]
    for readings in (some, some[::-1]):
        incidents = Incidents()
        for reading in readings:
            incidents.add(reading)
        assert [("a", "b")] == [i.documents for i in incidents.incidents() if not i.story and len(i.documents) > 1]


def test_what_ones_own_men_did_is_a_part_of_what_all_did() -> None:
    """An ally's count of those whom his own men killed is no later state of the army's."""
    words = "his men had killed 130 rebels since the offensive on Zarka began"
    made = Report("b", f"The commander said {words}.", FRIDAY, title="The battle for Zarka")
    made.says(words, "The commander")
    made.tells("killed", "CONSEQ.casualty", "ASSAULT")
    made.counts("130", 130, 130, "exactly", "killed", "killed")
    assert [] == numbers(total("a", "The ministry", "400", 400), made.reading())


def test_thousands_who_left_a_region_are_counted_so_far() -> None:
    """Where no words say since when: 28,000 on Monday, 50,000 on Friday."""

    def gone(id_: str, number: str, best: int, published: date) -> Reading:
        words = f"{number} people had crossed the border from the enclave"
        made = Report(id_, f"The government said {words}.", published, title="Thousands leave the enclave of Zarkania")
        made.says(words, "The government")
        made.tells("crossed", "CIVIL.displacement", "MOVE")
        made.counts(number, best, best, "exactly", "displaced", "displaced")
        return made.reading()

    assert [("compatible", "update")] == numbers(gone("a", "28,000", 28000, MONDAY), gone("b", "50,000", 50000, FRIDAY))


def test_a_campaign_that_was_over_is_no_later_state() -> None:
    """Who left in October is not counted again in December."""
    first = tadmor.read(
        "The United Nations said more than 5,000 people have now fled Qaryatayn.",
        outlet="Northmere Daily",
        published=MONDAY,
    )
    other = tadmor.read(
        "In October, about 9,000 people had fled Qaryatayn, the relief society said.",
        outlet="Harbour Post",
        published=FRIDAY,
    )
    assert not numbers(first, other)


def test_what_is_counted_since_one_day_is_of_one_campaign() -> None:
    """Though one report is about a village beside the town."""
    texts = ("had killed at least 100 rebels", "had killed at least 120 rebels")
    one, other = (
        tadmor.read(
            f"The army said it {words} since Thursday.\n\nThe village of {town} was quiet.",
            outlet=f"The {town} Post",
            published=day,
            title=f"The army advances on {town}",
        )
        for words, town, day in zip(texts, ("Sukhna", "Qaryatayn"), (MONDAY, MONDAY.replace(day=13)), strict=True)
    )
    assert [("compatible", "update")] == numbers(one, other)


def test_a_town_that_a_report_lends_is_not_where_people_fled_from() -> None:
    """The number of all who fled stands in a report on one town, which is what it is about."""
    reading = tadmor.read(
        "Shells hit Sukhna on Monday.\n\nThe United Nations said 152,000 people had fled their homes.",
        outlet="The Sukhna Post",
        published=MONDAY,
        title="Shells hit Sukhna as thousands flee",
    )
    assert [152000] == [count.best for telling in of_campaign(reading) for count in telling.counts]


def test_a_campaigns_total_is_of_all_days_over_which_anybody_counts_it() -> None:
    """Two papers that count until Monday do not end it there, when a third counts on; two of one act do."""
    (first,) = of_campaign(total("a", "The ministry", "400", 400))
    until = [When(earliest=date(2016, 12, 8), latest=latest, since=True) for latest in (MONDAY, MONDAY, FRIDAY)]
    sums = [replace(first, id=id_, document=id_, when=when) for id_, when in zip("abc", until, strict=True)]
    told_by = {one.id: one.document for one in sums}
    assert FRIDAY == max(when.latest for when in days(sums, told_by))
    assert MONDAY == max(when.latest for when in days([replace(one, campaign=False) for one in sums], told_by))
