"""One telling is one happening, at its own days: an end is no day, a report that turns elsewhere tells another."""

from datetime import date

import pytest

import tadmor
from tadmor.link.incidents.made import made
from tadmor.link.incidents.within.told import tellings
from tadmor.link.likeness.compare import compare
from tadmor.link.tellings.found import told_events
from tadmor.link.tellings.telling import Telling

FRIDAY = date(2016, 12, 9)


def told(text: str) -> tuple[Telling, ...]:
    """What a report of Sunday 11 December 2016 tells."""
    return tellings(tadmor.read(text, outlet="Northmere Daily", published=date(2016, 12, 11)))


def of_word(found: tuple[Telling, ...], word: str) -> Telling:
    """The telling one of whose words is this."""
    return next(t for t in found if any(word in span.text for span in t.spans))


@pytest.mark.parametrize("words", ["before Friday", "by the morning of December 9"])
def test_the_end_of_days_is_no_day(words: str) -> None:
    """Who had left by Friday left on some day before: of when, nothing is said but that."""
    (telling,) = told(f"About 3,000 residents fled Palmyra {words}.")
    assert telling.when is not None
    assert (False, FRIDAY) == (telling.when.own, telling.when.latest)


@pytest.mark.parametrize("words", ["before dawn on Friday", "on Friday", "on Friday, by noon"])
def test_an_hour_that_ends_is_of_its_day(words: str) -> None:
    """What happened before dawn on Friday happened on Friday."""
    (telling,) = told(f"About 3,000 residents fled Palmyra {words}.")
    assert telling.when is not None
    assert (True, FRIDAY) == (telling.when.own, telling.when.earliest)


def test_what_is_held_until_a_day_is_held_on_it() -> None:
    """A state lasts up to the day that ends it."""
    telling = of_word(told("The army held the town of Palmyra until last Friday."), "held")
    assert telling.when is not None
    assert (True, FRIDAY, FRIDAY) == (telling.when.own, telling.when.earliest, telling.when.latest)


def test_a_day_that_an_act_has_is_its_own() -> None:
    """ "Ahead of Friday's assault" ends the going, and is the day of the assault."""
    found = told("The fighters drove from Raqqa to Palmyra ahead of Friday's assault on the city.")
    assault, way = of_word(found, "assault"), of_word(found, "drove")
    assert assault.when is not None and way.when is not None
    assert (True, False) == (assault.when.own, assault.when.ended)
    assert (False, True) == (way.when.own, way.when.ended)


def test_a_way_told_whole_lasts_until_the_day_by_which_it_was_over() -> None:
    """Who set out on Tuesday and had come by Friday was on the way until then; of fleeing, the end shows nothing."""
    (start,) = told("The fighters set out from Raqqa for Palmyra on Tuesday.")
    (way,) = told("The fighters drove from Raqqa to Palmyra before Friday.")
    whole, alone = made([start, way], None), made([way], None)
    assert (date(2016, 12, 6), FRIDAY) == (whole.earliest, whole.latest)
    assert (None, None) == (alone.earliest, alone.latest)


def test_a_day_of_telling_alone_is_no_day_of_the_incident() -> None:
    """ "Said on Friday that" leaves the days of an incident away, and does not say them."""
    found = told("The army said on Friday that warplanes had bombed a hospital in Palmyra.")
    incident = made([of_word(found, "bombed")], None)
    assert (None, None) == (incident.earliest, incident.latest)


def test_six_days_are_told_as_six() -> None:
    """Raids of the past six days are not that of one morning."""
    telling = of_word(told("Air strikes on Palmyra killed 91 people in the past six days."), "killed")
    assert telling.when is not None and telling.when.own
    assert telling.when.days > 5


def test_a_report_that_turns_to_another_town_tells_another_fight() -> None:
    """ "The offensive" behind another town's name is not that of the first."""
    found = told(
        "The army launched an offensive on Palmyra. Kurdish forces attacked Islamic State positions in Raqqa. "
        "The offensive has cost many lives."
    )
    first, again = (t for t in found if any("offensive" in s.text for s in t.spans))
    assert first.start < again.start


def test_a_report_that_stays_tells_one_fight() -> None:
    """Without another town between them, both words are of one offensive."""
    found = told("The army launched an offensive on Palmyra. The offensive has cost many lives.")
    assert 1 == sum(any("offensive" in s.text for s in t.spans) for t in found)


def test_what_a_truce_ends_is_no_fight() -> None:
    """ "The cessation of hostilities" is a name, and so is a larger whole: "part of the campaign"."""
    reading = tadmor.read(
        "Envoys met in Palmyra over the cessation of hostilities. The raid is part of the army's campaign.",
        published=date(2016, 12, 11),
    )
    words = {span.text for t in told_events(reading) for span in t.spans}
    assert not words & {"hostilities", "campaign"}


def test_the_day_of_a_truce_is_no_day_of_the_fight() -> None:
    """Who fought throughout a truce that came into effect on Friday did not fight on that day alone."""
    found = told("The army fought rebels in Palmyra throughout the truce that came into effect on Friday.")
    fight = of_word(found, "fought")
    assert fight.when is not None and not fight.when.own


def test_a_lost_position_is_no_lost_equipment() -> None:
    """Whether a place or a tank was lost, the words beside it tell."""
    ground = told("The army denied that any position had been lost in Palmyra.")
    assert "CONSEQ.equipment-loss" not in {kind for t in ground for kind in t.types}


def test_who_came_back_did_not_flee() -> None:
    """Two that count people of one town and day are two happenings, if one tells of returns."""
    (fled,) = told("Some 12,000 people fled Raqqa on Friday.")
    (again,) = told("About 10,000 civilians fled Raqqa on Friday.")
    (back,) = told("About 10,000 civilians returned to Raqqa on Friday.")
    assert (False, True) == (compare(fled, again).vetoed, compare(fled, back).vetoed)


def test_who_denies_looting_denies_no_fight() -> None:
    """Looting is no fight: a denial of it stands beside no account of fighting."""
    looting = of_word(told("The rebels denied that their fighters had looted offices in Raqqa on Friday."), "looted")
    fight = of_word(told("The army fought the rebels in Raqqa on Friday."), "fought")
    assert compare(looting, fight).vetoed


def test_a_denial_denies_nothing_that_only_tells_when() -> None:
    """Who denies robbing women after he stormed the town does not deny that he stormed it."""
    found = told(
        "The rebels denied that their fighters had raped women in Raqqa after they stormed the town last week."
    )
    words = {span.text for t in found for span in t.spans}
    assert ("raped" in words, "stormed" in words) == (True, False)


def test_what_is_asked_is_not_told() -> None:
    """Who lost the town is a question, and no loss of it."""
    asked = told("The question is not who lost Palmyra, the general said.")
    lost = told("The army lost Palmyra, the general said.")
    assert (False, True) == tuple(any("lost" in s.text for t in some for s in t.spans) for some in (asked, lost))


def test_since_when_a_town_was_held_is_no_day_of_its_taking() -> None:
    """An incident of its fate is of the day on which it was taken; of the holding alone, of the days that it lasted."""
    held = of_word(told("The rebels had held the town of Palmyra since January."), "held")
    taken = of_word(told("The army took the town of Palmyra from the rebels on Friday."), "took")
    assert (FRIDAY, FRIDAY) == ((both := made([held, taken], None)).earliest, both.latest)
    assert date(2016, 1, 1) == made([held], None).earliest


def test_what_is_months_old_is_no_part_of_the_news() -> None:
    """A battle that a report dates long ago is not that which it tells without a day, paragraphs on."""
    between = "He spoke of the harvest, of the price of bread and of the road to the coast. " * 6
    then = "The rebels attacked Palmyra in May 2015."
    some = told(f"{then}\n\n{between}\n\nRebels attacked Palmyra, he said.")
    assert 2 == len([t for t in some if "BATTLE.attack" in t.types])
