"""Bodies that no list has, on plain news: a monitor by its own name, its head, a charity, a faction with a backer."""

from functools import cache

import pytest

from tadmor.model import Document, Speaker
from tadmor.pipeline import Pipeline, default_pipeline


@cache
def _pipeline() -> Pipeline:
    return default_pipeline()


def _speakers(text: str) -> list[Speaker]:
    (reading,) = _pipeline().read_batch([Document(id="d", text=text, lang="en")])
    return [a.speaker for a in reading.attributions if a.speaker and a.source]


def _last(text: str) -> tuple[str | None, str | None]:
    """Name and body of the last one who speaks."""
    speaker = _speakers(text)[-1]
    return speaker.name, speaker.organisation


@pytest.mark.parametrize(
    "said",
    [
        "The Britain-based Orontes Conflict Monitor said troops had entered Hobeit.",
        "The Orontes Conflict Monitor said troops had entered Hobeit. The Monitor put the dead at nine.",
        "The Orontes Conflict Monitor said troops had entered Hobeit. It said nine insurgents had been killed there.",
    ],
)
def test_a_monitor_has_its_own_name(said: str) -> None:
    """Though a war monitor without a name has told the same before, and troops are the only body told of."""
    text = f"Troops took the town of Hobeit on Sunday, a war monitor and rebel sources said.\n\n{said}"
    assert "Orontes Conflict Monitor" == _last(text)[0]


@pytest.mark.parametrize(
    "said",
    [
        "The Syrian Watch for Human Rights said so.",
        '"It is theirs," Rafiq Vesk, the director of the Watch, told reporters.',
        '"It is theirs," its director, Rafiq Vesk, told reporters.',
        "The jihadists hold most of the city, the Britain-based monitor said.",
    ],
)
def test_a_name_goes_on_behind_for(said: str) -> None:
    """Whoever speaks for it is of the whole of it, and of no army that spoke before."""
    text = (
        "The Syrian army said it had withdrawn. The Syrian Watch for Human Rights said the army had been driven out. "
    )
    assert "Syrian Watch for Human Rights" in _last(text + said)


def test_a_war_monitor_is_the_one_that_the_report_names_soon() -> None:
    """Also one that no list has."""
    one, other = _speakers("Nine died, a war monitor said. The Orontes Conflict Monitor said they were soldiers.")
    assert "Orontes Conflict Monitor" == one.name == other.name


def test_one_of_them_has_no_name() -> None:
    """ "One" opens a sentence with a capital."""
    text = "Residents said water had been cut off. One, who had reached Homs with his children, said soldiers had left."
    assert (None, None) == _last(text)


def test_it_is_the_monitor_that_spoke_and_not_the_troops() -> None:
    """A body without a name is "it" as one with a name is."""
    one, other = _speakers("A war monitor said government troops had come. It said nine insurgents had been killed.")
    assert (one.name, one.role) == (other.name, other.role) == (None, "war monitor")


@pytest.mark.parametrize("office", ["head of the monitoring group", "director of the Britain-based group"])
def test_the_head_of_the_group_is_of_the_body_that_spoke(office: str) -> None:
    """By what it does, or where it sits."""
    text = f'The Orontes Conflict Monitor said troops had come. "They hold it," said Anwar Vesk, the {office}.'
    assert ("Anwar Vesk", "Orontes Conflict Monitor") == _last(text)


def test_the_head_of_the_group_is_of_no_state() -> None:
    """An army that has spoken is no monitoring group."""
    text = 'The Syrian army said troops had come. "They hold it," said Anwar Vesk, the head of a monitoring group.'
    assert ("Anwar Vesk", None) == _last(text)


def test_what_is_called_a_charity_is_nobody() -> None:
    """A name in front of what it is."""
    text = "Doctors Across Lines, a charity that supports the clinic, said nobody was killed."
    assert [("Doctors Across Lines", "organisation")] == [(s.name, s.kind) for s in _speakers(text) if s.name]


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("Captain Bassam Vesk, spokesman of the Turkey-backed National Liberation Front,", "National Liberation Front"),
        ("Colonel Maher Vesk, a spokesman for the Jaish al-Nasr rebel faction,", "Jaish al-Nasr"),
        (
            "The chief of the Russian Center for the Reconciliation of the Opposing Sides, Major General Andrei Vesk,",
            "Russian Reconciliation Centre",
        ),
    ],
)
def test_a_spokesman_is_of_his_faction_whoever_backs_it(source: str, body: str) -> None:
    """And of the whole of a name with small words in it."""
    assert body == _last(f"{source} said that his men had held the road.")[1]


def test_his_office_is_that_of_who_is_said_to_have_spoken() -> None:
    """And not of the one to whom he did."""
    text = "Turkish President Tayyip Erdogan told his counterpart Vladimir Putin that it must end, his office said."
    assert "office of Recep Tayyip Erdogan" in [s.name for s in _speakers(text)]


def test_a_title_before_the_next_name_is_no_apposition() -> None:
    """Of two presidents each has his own land."""
    text = "At a meeting with Vladimir Putin, French President Emmanuel Macron voiced concern. Putin said he saw none."
    assert ("Vladimir Putin", "Russia") == _last(text)


def test_the_armys_command_is_of_the_army_that_spoke() -> None:
    """A foreign post that it closed in on is not meant."""
    text = (
        "The Syrian army said it had closed in on a Turkish military post. "
        "The army's general command said its forces had driven the rebels out."
    )
    assert "Syrian army" == _last(text)[0]


def test_whoever_goes_by_a_name_has_it() -> None:
    """With the body that he was told to be of before."""
    text = (
        "A commander in the National Liberation Front said that the town was lost. "
        '"Nothing stands," said the commander, who goes by the name Abu Omar.'
    )
    assert ("Abu Omar", "National Liberation Front") == _last(text)


def test_a_mother_keeps_her_name() -> None:
    """ "Umm" is no title."""
    assert "Umm Khaled" == _last('"We prayed," said Umm Khaled, a mother of four who left the town on Sunday.')[0]


@pytest.mark.parametrize(
    "who", ["A resident, who gave only his first name, Khaled,", "An officer who gave Reuters a copy"]
)
def test_a_witness_stays_without_a_name(who: str) -> None:
    """Nobody is named for what he gave."""
    assert _last(f"{who} said that the bridge was gone.")[0] is None


@pytest.mark.parametrize(
    ("source", "name", "body"),
    [
        ("Islamic State's own outlet, Wathiq,", "Wathiq", "Islamic State"),
        ("The ministry's official newspaper, the Red Banner,", "Red Banner", "Red Banner"),
        ("The factions' news agency, Orontes Press,", "Orontes Press", "Orontes Press"),
    ],
)
def test_an_outlet_is_called_by_its_own_name(source: str, name: str, body: str) -> None:
    """Behind whose it is."""
    assert (name, body) == _last(f"{source} said two villages near Hobeit had been hit at dawn.")


def test_the_head_of_a_watch_is_told_by_its_noun() -> None:
    """ "Observatory head Omar Vesk" behind the observatory that spoke."""
    text = (
        "The Orontes Casualty Observatory said troops had entered Hobeit. Observatory head Omar Vesk put the dead at 9."
    )
    assert ("Omar Vesk", "Orontes Casualty Observatory") == _last(text)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The American-led coalition fighting the Islamic State", "US-led coalition"),
        ("The alliance battling Boko Haram", None),
        ("US-backed Syrian forces", "Syrian Democratic Forces"),
    ],
)
def test_whom_a_body_fights_does_not_speak(source: str, name: str | None) -> None:
    """Nor is a force that another state backs the state's own army."""
    assert name == _last(f"{source} said on Friday that two villages had been hit.")[0]


def test_a_unit_is_of_its_army_and_keeps_its_number() -> None:
    """ "The army's 9th Armoured Division"."""
    text = "Iraqi forces pushed into Mosul. The army's 9th Armoured Division said it had retaken Badush."
    assert ("9th Armoured Division", "Iraqi security forces") == _last(text)


def test_who_reads_it_is_no_outlet() -> None:
    """A person behind the comma is no outlet's name."""
    assert "Dale Whitcombe" != _last("The agency's spokesman, Dale Whitcombe, said two villages had been hit.")[1]


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("The key Ahrar al-Sham rebel group", "Ahrar al-Sham"),
        ("The Steppe Brigade rebel group", "Steppe Brigade"),  # no list knows it
        ("The main Syrian rebel group", "Syrian rebels"),
    ],
)
def test_a_group_is_who_it_is_called_whatever_stands_around_its_name(source: str, body: str) -> None:
    """And not the rebels of whom the report told before."""
    text = "Syria's government and rebels agreed a deal on Zabadani. The rebels say that they were forced out of it. "
    assert body == _last(f"{text}{source} denied any involvement.")[1]
