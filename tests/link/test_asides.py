"""What somebody's reported words only presuppose is the report's own word, and no denial reaches it."""

from dataclasses import replace

import pytest
from tests.link.made import Report

from tadmor.link.tellings.asides import aside
from tadmor.link.tellings.holders import NOBODY, Holders
from tadmor.model import Event, Span

ASIDES = [
    ("had begun to retake the valley of Merj, where the airfield fell on 3 April", "fell"),
    ("was looking into the raid, which killed nine people at a mill", "killed"),
    ("whether the man who blew up the gate, wounding two guards, had helpers", "blew"),
    ("whether the man who blew up the gate, wounding two guards, had helpers", "wounding"),
    ("it had no part in last week's raid that killed nine people", "killed"),
    ("this was the first advance since the loss of the bridge", "loss"),
    ("the village that was later taken had no school", "taken"),
    ("the garrison had left Merj, a day after the rebels swept into the town", "swept"),
    ("he was in no force at the time of Sunday's attack", "attack"),
    ("a ward was opened during the Oct. 3 Merj market attack", "attack"),
    ("troops who advanced on the captured town of Merj were ambushed", "captured"),
    ("it was asked of the assault in which nine people reportedly died", "died"),
]
TOLD = [
    ("a bomb that killed nine people went off in the market", "killed"),
    ("jets flew over the old quarter of Merj, which included a pass above a mill", "pass"),
    ("the men who had fled were killed", "killed"),
    ("the loss of the bridge was total", "loss"),
    ("the army left after a short fight", "left"),
    ("they held out through the night before withdrawing to Zarka", "withdrawing"),
    ("a raid in which nine people died hit the mill", "died"),
    ("the rebels captured a town on Sunday", "captured"),
]


def _event(report: Report, content: str, word: str) -> Event:
    start = report.text.index(word, report.text.index(content))
    return Event(id="e1", trigger=Span(start, start + len(word), word))


@pytest.mark.parametrize(("content", "word"), ASIDES)
def test_what_is_presupposed_is_an_aside(content: str, word: str) -> None:
    """A clause that says which thing is meant, beside it or in it, and a time that an act gives."""
    report = Report("r", f"The ministry said {content}.")
    report.says(content, "The ministry")
    assert aside(report.attributions[0], _event(report, content, word)) is not None


@pytest.mark.parametrize(("content", "word"), TOLD)
def test_what_is_asserted_is_none(content: str, word: str) -> None:
    """What is new to who hears it: after an indefinite article, in the main clause, and what goes on telling."""
    report = Report("r", f"The ministry said {content}.")
    report.says(content, "The ministry")
    assert aside(report.attributions[0], _event(report, content, word)) is None


@pytest.mark.parametrize(("goes_on", "word", "expected"), [("opening", "push", True), ("killing", "nine", False)])
def test_what_goes_on_behind_who_said_it_is_the_reports(goes_on: str, word: str, expected: bool) -> None:
    """ "The ministry said on Sunday, opening a push for the town": but for what it adds of the dead."""
    first, then = "Jets struck the mill", f"{goes_on} nine men in a push for Merj"
    report = Report("r", f"{first}, the ministry said on Sunday, {then}.")
    report.says(first, "the ministry")
    own = replace(report.attributions[0], content=(report.span(first), report.span(then)))
    assert expected == (aside(own, _event(report, then, word)) is not None)


def test_what_somebody_is_said_to_say_behind_it_is_his() -> None:
    """The clause right before "residents said" is what they said."""
    content = "There was no comment from the army, which left on Sunday"
    report = Report("r", f"{content}, residents said.")
    report.says(content, "residents")
    assert aside(report.attributions[0], _event(report, content, "left")) is None


@pytest.mark.parametrize(
    ("cue", "topic", "expected"),
    [("talks to a reporter", "about", True), ("said", "of", True), ("warned", "of", False)],
)
def test_of_what_somebody_talks_he_does_not_tell(cue: str, topic: str, expected: bool) -> None:
    """The host talks about the raid; what he has to say of it stands elsewhere."""
    content = f"{topic} the raid on the mill"
    report = Report("r", f"The host {cue} {content}.")
    report.says(content, "The host", cue=cue)
    assert (aside(report.attributions[0], _event(report, content, "raid")) is not None) is expected


def test_days_after_are_his_in_front_of_the_cue() -> None:
    """What stands before "the ministry said" is what it said."""
    content = "It came a day after rebels swept into the town"
    report = Report("r", f"{content}, the ministry said.")
    report.says(content, "the ministry")
    assert aside(report.attributions[0], _event(report, content, "swept")) is None


def test_what_reportedly_was_is_nobodys() -> None:
    """Neither of whoever spoke of the assault, nor the report's own word."""
    report = Report("r", "The mayor said of the assault in which nine people reportedly died.", outlet="Halden Wire")
    outer = report.says("of the assault in which nine people reportedly died", "The mayor")
    claim = report.says("nine people", "x", cue="reportedly", inside=outer)
    report.attributions[1] = replace(report.attributions[1], speaker=None)
    said = Holders(report.reading()).said(claim, _event(report, "nine people reportedly died", "died"))
    assert (said.name, said.chain, said.aside) == (NOBODY, (), False)


def test_a_denial_makes_no_denial_of_what_is_presupposed() -> None:
    """The event was read as negated by the denial around it; only a word of its own clause says no."""
    content = "any part in the raid, which killed nine people"
    report = Report("r", f"The ministry denied {content}.", outlet="Halden Wire")
    claim = report.says(content, "The ministry", cue="denied", act="deny", label="CT-")
    event = replace(_event(report, content, "killed"), status="negated")
    assert not Holders(report.reading()).said(claim, event).negative


def test_it_is_the_reports_own_word() -> None:
    """Not the ministry's, and what the ministry denies does not deny it."""
    content = "any part in the raid, which killed nine people"
    report = Report("r", f"The ministry denied {content}.", outlet="Halden Wire")
    claim = report.says(content, "The ministry", cue="denied", act="deny", label="CT-")
    said = Holders(report.reading()).said(claim, _event(report, content, "killed"))
    assert (said.name, said.chain, said.negative, said.aside) == ("Halden Wire", (), False, True)
    assert said.span.text == "which killed nine people"


def test_a_quotation_whose_speaker_nobody_reads_is_not_the_reports_word() -> None:
    """Words set apart in a sentence of the report's own stay the report's."""
    report = Report("r", 'It was empty. "They shot nine of our men at the bridge on Sunday." "Friends" burned it.')
    report.says('"They shot nine of our men at the bridge on Sunday."', by=None)
    report.tells("shot", "CIVHARM.killing", "ASSAULT")
    quoted = report.reading()
    report.says('"Friends" burned it', by=None)
    report.tells("burned", "DAMAGE.burn", "ASSAULT")
    own = report.reading()
    said = [Holders(r).said(r.claims[-1], r.events[-1]).voice for r in (quoted, own)]
    assert [f"document:r:{NOBODY}", "document:r"] == said


def test_what_opens_with_of_is_read_as_any_other() -> None:
    """ "Of the attack ..." with a capital opens a sentence as well as a topic."""
    report = Report("r", "Of the attack on Zarka, the mayor said, nothing is left.")
    claim = report.says("Of the attack on Zarka", by="the mayor")
    report.tells("attack", "BATTLE.attack", "ASSAULT", place="Zarka")
    assert Holders(report.reading()).said(claim, report.events[-1]).span.text.startswith("Of the attack")


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("for an independent inquiry into the Merj strike", "strike"),
        ("it was looking into a suspected gas attack", "attack"),
        ("it would investigate the shelling", "shelling"),
    ],
)
def test_who_looks_into_a_thing_tells_nothing_of_it(content: str, word: str) -> None:
    """Whose word it is that it happened, the report alone knows."""
    report = Report("r", f"The ministry said {content}.")
    report.says(content, "The ministry")
    assert aside(report.attributions[0], _event(report, content, word)) is not None


def test_which_town_fell_is_an_aside_also_before_who_speaks() -> None:
    """ "In Merj, which fell on Sunday, walls stand, the agency said"."""
    content = "In Merj, which fell on Sunday, pictures show no damage"
    report = Report("r", f"{content}, the agency said.")
    report.says(content, "the agency")
    event = replace(_event(report, content, "fell"), class_="CONTROL")
    assert aside(report.attributions[0], event) is not None
