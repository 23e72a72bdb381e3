"""The ways of saying no: which account each answers, in a report as it is read."""

from datetime import date

import pytest
from tests.link.made import Report
from tests.link.test_answers import disputes, words

import tadmor
from tadmor.link.denials import answers, denies
from tadmor.link.incidents.within.told import tellings
from tadmor.link.likeness.compare import compare
from tadmor.link.untrue import account_untrue, before_untrue, no_such, not_so, not_true_that
from tadmor.model import Reading

SUNDAY = date(2016, 12, 11)


def read(text: str, published: date = SUNDAY, outlet: str = "Northmere Daily") -> Reading:
    """A report of that day, read."""
    return tadmor.read(text, outlet=outlet, published=published)


def denied(text: str) -> list[list[str]]:
    """The words of each denial that one report shows, the account first where it is shown."""
    return words(disputes(read(text)))


@pytest.mark.parametrize(
    ("said", "end"),
    [
        ("this is not true. the mill works", "this is not true"),
        ("i've heard it. it's not true", "i've heard it. it's not true"),
        ('the remarks "unrealistic and baseless', 'the remarks "unrealistic and baseless'),
        ("there is no truth in these reports", "there is no truth in these reports"),
        ("it is not true that the mill burnt", ""),
        ("it was not true the guard had slept", ""),
        ("that is a plan", ""),
    ],
)
def test_words_that_only_point_at_an_account_deny_it(said: str, end: str) -> None:
    """ "This is not true" ends where its speaker goes on; "it is not true that" names what it denies."""
    assert len(end) == not_so(said)


def test_an_account_that_is_named_is_called_untrue() -> None:
    """By the words beside it, however they are put."""
    assert account_untrue("articles and publications about calm there are a deliberate lie", called=False)
    assert account_untrue('talk of guards asleep as "a fabrication by the coast papers', called=True)
    assert not account_untrue("the talk of the town as a place of peace", called=True)
    assert before_untrue("that nine in ten had left", " is false: most stayed")
    assert not before_untrue("that nine in ten had left", " is new")
    assert not_true_that("it is also not true that our men are trapped")
    assert not_true_that("there is no truth in reports carried abroad that the mill burnt")
    assert not not_true_that("it is true that the mill burnt")


def test_many_words_of_degree_are_read_in_no_time() -> None:
    """Of such words each is one in one way only."""
    many = "simply " * 60
    assert not_so("this is simply, utterly untrue".replace(",", "")) and not not_so(f"this is {many}")
    assert not account_untrue(f"the claim is {many}", called=False)


@pytest.mark.parametrize(
    ("said", "denied_", "noun"),
    [
        ("no such order had been issued and that looters would be jailed", False, "order"),
        ("there was no such order", False, "order"),
        ("there had been any such raids", True, "raids"),
        ("no such order had been issued", True, None),
        ("the order was given", False, None),
    ],
)
def test_such_points_at_what_was_told(said: str, denied_: bool, noun: str | None) -> None:
    """ "No such order" says no by itself, "any such raids" behind a word that denies."""
    assert noun == no_such(said, denied=denied_)


def test_who_says_not_true_denies_what_was_told_and_goes_on_with_his_own() -> None:
    """Of "This is not true. The mill works" the first sentence denies and the second tells."""
    found = denied(
        "The governor Omar Haddad said rebels had captured Raqqa on Saturday.\n"
        '"This is not true. Clashes are going on by the mill," the general Karim Nasser said.'
    )
    assert [["rebels had captured Raqqa on Saturday", '"This is not true']] == found


def test_a_relative_clause_denies_what_stands_before_it() -> None:
    """ "..., which the army denied"."""
    found = denied(
        "The activist Omar Haddad said that rebels had surrounded the base near Raqqa on three sides, "
        "which the Syrian army denied."
    )
    assert [["that rebels had surrounded the base near Raqqa on three sides", "which"]] == found


def test_no_such_order_denies_the_order_and_nothing_that_was_done() -> None:
    """What is ordered is not done yet: the account is that of the order."""
    found = denied(
        "An army officer said the order to pull out had come at dusk on Saturday. "
        "A spokesman of the governor, Omar Haddad, said no such order had been issued."
    )
    assert [["the order to pull out had come at dusk on Saturday", "no such order had been issued"]] == found


def test_who_is_asked_about_it_and_says_no_denies_it() -> None:
    """A question puts the account before him."""
    account = "The governor Omar Haddad said that rebels were withdrawing from Raqqa."
    no = "there had been no decision to leave Raqqa"
    asked = denied(f"{account} Asked about this, the rebel spokesman Karim Nasser said {no}.")
    assert [["that rebels were withdrawing from Raqqa", no]] == asked
    assert [] == denied(
        f"{account} Asked about the talks, the rebel spokesman Karim Nasser said there was no progress."
    )


def test_who_answers_that_he_never_had_what_nobody_named_denies_no_deed() -> None:
    """It is a denial by itself: of the influence, and of no air raid."""
    account = 'A rebel commander, Omar Haddad, told the paper: "They let us down. Then they bombed Raqqa."'
    no = "France had never had a veto"
    found = denied(f"{account} A French diplomat, Karim Nasser, asked about this, said {no}.")
    assert [[no]] == found


def test_who_stands_accused_and_sees_no_evidence_denies_it() -> None:
    """Of anybody else it is no denial."""
    charge = "The French foreign minister accused Russia on Saturday of bombing civilians in Raqqa."
    no = "there was no evidence of dead civilians"
    found = denied(f"{charge} Russia's defence ministry said {no}.")
    assert [no] == [pair[-1] for pair in found]
    assert 2 == len(found[0])
    assert [] == denied(f"{charge} Germany's defence ministry said {no}.")


def test_a_town_that_has_not_fallen_contradicts_who_took_it() -> None:
    """ "The town" is the one just told of, and both are one incident."""
    reading = read(
        "The governor Omar Haddad said the army had seized the town of Zarkan on Saturday. Clashes went on in Raqqa. "
        "The rebel commander Karim Nasser said the town had not yet fallen."
    )
    assert ["the town had not yet fallen"] == [pair[-1] for pair in words(disputes(reading))]
    taken = [t for t in tellings(reading) if "TERRITORY.capture" in t.types]
    assert [[True, False]] == [sorted((s.negative for s in t.said), reverse=True) for t in taken]


def test_any_position_is_also_a_checkpoint() -> None:
    """Who lost no position lost no checkpoint either."""
    found = denied(
        "The activist Omar Haddad said Islamic State had captured five army checkpoints near Raqqa on Saturday. "
        "A Syrian army officer denied that the army had lost any point of note."
    )
    assert ["that the army had lost any point of note"] == [pair[-1] for pair in found]
    assert [2] == [len(pair) for pair in found]


def test_who_denies_losses_denies_the_dead_just_counted() -> None:
    """Not those of civilians."""
    no = "The Syrian army's spokesman denied heavy casualties."
    found = denied(f"The rebel commander Karim Nasser said some 30 government soldiers had been killed in Raqqa. {no}")
    assert [2] == [len(pair) for pair in found]


def test_its_men_are_those_of_who_denies() -> None:
    """Whoever else the words before were about."""
    reading = read(
        "Hezbollah called the report a lie of the Islamic State and denied that its fighters had left Raqqa."
    )
    (telling,) = [t for t in tellings(reading) if t.denied and t.types]
    assert (["Hezbollah"], frozenset(["MOVE.withdraw"])) == ([p.name for p in telling.who], telling.types)


def test_what_somebody_admits_is_not_what_his_enemy_denies() -> None:
    """The claim is the one that he makes, not what he concedes beside it."""
    found = denied(
        "Russia's defence ministry said its forces had killed 300 soldiers in Raqqa on Saturday, after an attack in "
        "which Moscow admitted 40 dead. Turkey called the claim propaganda."
    )
    assert ["300" in pair[0] for pair in found] == [True]


def test_what_somebody_has_always_denied_is_no_denial_of_the_day() -> None:
    """But an answer to who has just accused him."""
    assert [] == denied("The strikes on Raqqa went on. Russia has repeatedly denied targeting civilians in Syria.")
    habit = denied(
        "The French foreign minister accused Russia of bombing civilians in Raqqa. Moscow has repeatedly denied "
        "targeting civilians."
    )
    assert [2] == [len(pair) for pair in habit]


def test_rights_that_are_denied_are_no_account() -> None:
    """ "Basic freedoms are denied by" withholds, and says of nothing that it is not so."""
    reading = read('"Basic freedoms are denied by these bandits," the governor Omar Haddad said.')
    text = reading.document.text
    assert not any(denies(a, text) or answers(a, text) for a in reading.attributions)


@pytest.mark.parametrize(("content", "denied_"), [("the waters off Merj", False), ("that the town had fallen", True)])
def test_ground_that_two_sides_want_is_no_account(content: str, denied_: bool) -> None:
    """Who disputes the waters says of nothing that it is not so."""
    report = Report("r", f"The ministry disputed {content}.")
    report.says(content, "The ministry", cue="disputed", act="deny", label="CT-")
    assert denied_ == denies(report.attributions[0], report.text)


def test_nobody_denies_what_comes_after() -> None:
    """A denial of Friday is of no fall on Sunday."""
    no = read("The Syrian army denied that Raqqa had fallen.", date(2016, 12, 9))
    (fallen,) = [t for t in tellings(no) if t.denied]
    (then,) = [t for t in tellings(read("Rebels captured Raqqa on Sunday.", date(2016, 12, 12))) if t.types]
    (before,) = [t for t in tellings(read("Rebels captured Raqqa on Thursday.", date(2016, 12, 9))) if t.types]
    assert (True, False) == (compare(fallen, then).vetoed, compare(fallen, before).vetoed)


def test_who_opens_a_paragraph_with_the_russian_claim_denies_what_russia_says_first() -> None:
    """Not what it was told to say last."""
    found = denied(
        "Russia said on Saturday its forces had captured the town of Zarkan.\n"
        "Later the Russian defence ministry said the raid on the mill had been the work of volunteers.\n"
        "Ukraine's spokesman Dovhal denied the Russian claim."
    )
    assert ["captured" in pair[0] for pair in found] == [True]


def test_who_says_that_his_own_aircraft_did_not_strike_denies_it_alone() -> None:
    """Nobody need have said it before him."""
    found = disputes(read("A Syrian army officer said government jets had not been flown over Raqqa on Saturday."))
    assert ["responsibility"] == [one.aspect for one in found]


def test_who_denies_the_claim_is_shown_with_what_he_says_next() -> None:
    """ "Denied it" tells less than the sentence behind it."""
    found = denied(
        "Russia said on Saturday its forces had captured the town of Zarkan.\n"
        "Ukraine's spokesman Dovhal denied the Russian claim. "
        '"This is not true. Clashes go on by the mill," he said.'
    )
    assert ['"This is not true. Clashes go on by the mill,"'] == [pair[-1] for pair in found]


def test_a_denial_in_a_quotation_behind_reported_speech_is_that_speakers() -> None:
    """ "She replied that ... . 'It is not true that ...'" is hers."""
    (no,) = disputes(
        read(
            "The rebels took Zarkan, they say. The minister Hanna Malar replied that she had no time for fables. "
            '"It is not true that Zarkan has fallen."'
        )
    )
    assert "Hanna Malar" == no.pair[-1].name or "hanna malar" in no.pair[-1].voice.lower()


def test_who_denies_by_his_initials_answers_who_spoke_of_him() -> None:
    """Not the nurse who only tells what she saw, though she stands nearer."""
    (found,) = denied(
        "The Libyan National Army (LNA) came nearer to Derna on Saturday. Radio Vesk said that tanks of the Libyan "
        "National Army had shelled the hospital of Derna. A nurse, Hana Malar, said that a guard had been wounded in "
        "the blast. The LNA denies it."
    )
    assert "tanks of the Libyan National Army had shelled" in found[0]


def test_something_that_somebody_denies_stands_before_it() -> None:
    """It names nothing by itself."""
    (found,) = denied(
        "The rebel commander Karim Vuk claimed on Saturday that a colonel had been captured in Zarkan, something the "
        "Syrian army denies."
    )
    assert ["something"] == found[1:] and "a colonel had been captured" in found[0]


def test_who_calls_a_clip_staged_answers_no_words() -> None:
    """Whoever spoke before told of something else."""
    found = denied(
        "Residents said that the rebels still held parts of the western bank of Zarkan.\n\n"
        "On the video, the army spokesman Karim Vuk said the command would open a file. Two days earlier he had told "
        "local television the clip was fabricated."
    )
    assert not [pair for pair in found if len(pair) > 1]


def test_a_side_denies_once() -> None:
    """An official who calls the reports a lie answers nobody beside what his government has denied."""
    found = denied(
        "The rights office had recorded at least 312 civilian deaths in that time, nearly all of them in Zarkan.\n\n"
        "Russia denied on Saturday that its planes had bombed a hospital in the town this week. "
        '"No combat missions were flown in that area," said a defence ministry official in Moscow, calling the '
        "reports a fabrication."
    )
    assert found and not [pair for pair in found if "312" in pair[0]]


def test_a_charge_that_is_rejected_is_who_made_it() -> None:
    """Not the doctor who counts the dead between: nobody rejects his number."""
    (found,) = disputes(
        read(
            "A shell fell on a house in Zarkan on Saturday. A doctor at the hospital said that four people had been "
            "killed. The Harun Front accused the army. The army's spokesman, Karim Vuk, flatly rejected the charge. "
            '"No gun of ours fired on Zarkan," he said.'
        )
    )
    assert "told by Harun Front; denied by army" == found.why


def test_what_points_back_and_was_always_denied_answers_no_bare_report() -> None:
    """As "has repeatedly denied targeting civilians" does not: an old denial is of no account of today."""
    text = "Rebels shelled Raqqa, the Syrian army said. The rebel commander Karim Vuk has repeatedly denied it."
    assert [] == denied(text)
    assert [] != denied(text.replace("has repeatedly denied", "denied"))


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman for the army would neither confirm nor deny that Berlan had been shelled on Saturday.",
        "Nobody in Berlan disputes that the bridge was blown up on Saturday.",
        "The army denied any knowledge of shots at the bridge of Berlan on Saturday.",
        "The army dismissed the threat to shell Berlan as unjustified.",
    ],
)
def test_who_leaves_it_open_denies_nothing(text: str) -> None:
    """Neither who will not say, nor who knows nothing of it, nor who calls a threat unfair."""
    assert [] == denied(text)


def test_who_rejects_reports_as_hostile_propaganda_denies_them() -> None:
    """The word ends no verdict on a threat: it says what the reports are."""
    assert denied("The army rejected reports that its jets had shelled Berlan on Saturday as hostile propaganda.")
