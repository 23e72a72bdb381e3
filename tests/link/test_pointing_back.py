"""What a denial that names nothing itself answers, and what it cannot: by words of reports as they are read."""

from datetime import date

import pytest

import tadmor
from tadmor.link.agreement import findings
from tadmor.link.incidents import Incidents
from tadmor.link.incidents.within.told import tellings
from tadmor.model.incidents import Finding

SUNDAY = date(2018, 3, 18)


def denied(*texts: str) -> list[Finding]:
    """All that is denied in some reports."""
    incidents = Incidents()
    for text in texts:
        incidents.add(tadmor.read(text, outlet="Northmere Daily", published=SUNDAY))
    found = [f for i in incidents.incidents() for f in findings(incidents, i)]
    return [f for f in found if f.finding == "denied"]


def test_this_is_what_stands_right_before_it() -> None:
    """Whoever counted the dead, in the sentence before the charge, accused nobody."""
    found = denied(
        "In the centre of Afrin in Syria an explosion brought down a building. A volunteer, Hasan Nuri, said that he "
        "and his colleagues had pulled out 12 bodies. Major Yasser al-Hamdo of the Free Syrian Army blamed it on a "
        "booby trap of the YPG. The militia denied this."
    )
    assert not [f for f in found if any("12 bodies" in value.span.text for value in f.pair)]


def test_the_claim_is_that_a_place_was_taken_and_not_what_is_added() -> None:
    """ "Klishchiivka is liberated, Wagner said, adding that battles raged around. Ukraine denied the claim."""
    found = denied(
        '"Klishchiivka is completely liberated," the founder of Wagner was quoted as saying by the group\'s press '
        "service, adding that fierce battles were raging for the fields around. Ukraine denied the claim."
    )
    assert not [f for f in found if any("battles were raging" in value.span.text for value in f.pair)]


def test_who_blames_a_third_is_not_denied() -> None:
    """The militia that denies having fired does not answer who says that its enemy did."""
    found = denied(
        "Iraq's Joint Operations Command said eight civilians were killed on Tuesday when Islamic State fired mortar "
        "shells at families leaving Fallujah by the Azrakiyah road.",
        "The Badr Organization denied that any shell had been fired on Tuesday at families on the Azrakiyah road near "
        "Fallujah from the group's sector.",
    )
    assert not [f for f in found if any("Islamic State fired" in value.span.text for value in f.pair)]


def test_a_question_tells_nothing() -> None:
    """ "And the 600 dead of the 8th?"."""
    reading = tadmor.read(
        "And the 600 Ukrainians destroyed in Kramatorsk on the 8th? Journalists found no blood.", published=SUNDAY
    )
    assert not [t for t in tellings(reading) if any("600" in c.span.text for c in t.counts)]


def test_who_was_not_asked_denies_nothing() -> None:
    """ "Has not commented on a strike": no word of it."""
    found = denied(
        "The Syrian government has not commented on a strike on Saturday on the town of Ghasm in which activists say "
        "15 people were killed."
    )
    assert not found


def test_a_denial_ends_where_its_speaker_goes_on_to_tell() -> None:
    """ "Denied that his men had touched the bridge: it was hit by artillery" denies no hit."""
    found = denied(
        "The Iraqi army said on Sunday that a bridge over the Zab near Altun Kupri in Iraq was blown up. General Omar "
        "Bradosti of the Peshmerga denied that his men had touched the bridge: it was hit four times by artillery."
    )
    assert {"that his men had touched the bridge"} == {f.pair[-1].span.text for f in found}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A Syrian military source denied the use of gas in Idlib, Syria.", "the use of gas"),
        (
            "He called for calm, and described the reports on the killing of detainees in Idlib, Syria, as a "
            "fabrication by which the rebels want to cover up for their own massacres, a military source said.",
            "the reports on the killing",
        ),
        (
            "The army spoke. A source there said that there was no truth to the news of some channels on the use of a "
            "toxic substance in Idlib, Syria.",
            "no truth to the news",
        ),
        (
            "A military source in Syria spoke. There was no truth, he said, to what is broadcast by channels about the "
            "fall of checkpoints around Idlib.",
            "to what is broadcast",
        ),
        (
            "Mr Bayraktar said that what is published about robbing of houses in Kirkuk, Iraq, is not having any "
            "foundation.",
            "what is published",
        ),
        (
            "The spokesman of the army dismissed as propaganda a report that its jets hit a school in Idlib, Syria.",
            "a report that its jets",
        ),
    ],
)
def test_an_account_is_denied_in_many_ways(text: str, words: str) -> None:
    """Each is one denial, in the words that say what is denied."""
    assert [True] == [words in f.pair[-1].span.text for f in denied(text)]


def test_who_is_denied_the_use_of_something_is_kept_from_it() -> None:
    """ "Denied the rebels use of the airport" says of nothing that it did not happen."""
    assert not denied("The strikes denied the rebels the use of the airport of Idlib in Syria, the army said.")


def test_a_speaker_is_not_called_by_the_word_that_points_at_him() -> None:
    """ "A military source who denied that the governor had fled" is a military source."""
    found = denied("State TV in Syria quoted a military source who denied that the governor of Idlib had fled.")
    assert ["military source"] == [f.pair[-1].name for f in found]
