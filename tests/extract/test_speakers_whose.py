"""Whom sources mean that say whose they are, that stand in lists, or that are named only afterwards."""

from functools import cache

import pytest

from tadmor.extract.attributions.cues import cues
from tadmor.extract.attributions.drafts import Desk, Draft
from tadmor.extract.attributions.lexicon import cue_lexicon
from tadmor.extract.attributions.page import page_of
from tadmor.model import Attribution, Document, Reading
from tadmor.pipeline import Pipeline, default_pipeline

_TWO = "Turkey and United States"


@cache
def _pipeline() -> Pipeline:
    return default_pipeline()


def _read(text: str) -> Reading:
    return _pipeline().read_batch([Document(id="d", text=text, lang="en")])[0]


def _all(text: str) -> list[tuple[str, str, str, str | None]]:
    """Source, cue, content and the speaker's name of each attribution."""

    def said(attribution: Attribution) -> tuple[str, str, str, str | None]:
        parts = (attribution.source, attribution.cue, attribution.content)
        source, cue, content = (" ".join(span.text for span in part) for part in parts)
        return source, cue, content, attribution.speaker.name if attribution.speaker else None

    return [said(attribution) for attribution in _read(text).attributions]


def _names(text: str) -> dict[str, str | None]:
    return {source: name for source, _, _, name in _all(text)}


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        (
            'Dan Hallow, the mayor, spoke late. "We will stay," Hallow\'s statement reads.',
            "Hallow's statement",
            "Dan Hallow",
        ),
        ("Uganda's defence minister told the press his country means to bring its men home.", "his country", "Uganda"),
        (
            "A medic from Switzerland was among them, that nation's Foreign Ministry said.",
            "that nation's Foreign Ministry",
            "Swiss Ministry of Foreign Affairs",
        ),
        (
            "Bombs fell on Mali. The country's defence ministry said two died.",
            "The country's defence ministry",
            "Malian Ministry of Defence",
        ),
        ("The army of the Assad regime said a strike hit a depot.", "The army of the Assad regime", "Syrian army"),
        ("Syria and its ally Russia deny that they shelled it.", "Syria and its ally Russia", "Syria and Russia"),
        ("CNN affiliate Harun TV reported that two men died.", "CNN affiliate Harun TV", "Harun TV"),
        ("The head of the Corvan Red Crescent said aid had come.", "The head of the Corvan Red Crescent", None),
        (
            "The Iraqi Observatory for Human Rights said that two died.",
            "The Iraqi Observatory for Human Rights",
            "Iraqi Observatory for Human Rights",
        ),
        ("Diplomats from several countries agreed to seek a truce.", "Diplomats from several countries", None),
        ("Islamic State took Harun. The fighter said his father was a baker.", "The fighter", None),
        (
            "Shots were fired, Corven County Sheriff T. Hallow said. The sheriff declined to say more.",
            "The sheriff",
            "T. Hallow",
        ),
    ],
)
def test_a_source_is_who_its_words_say_it_is_of(text: str, source: str, name: str | None) -> None:
    """Of possessors, allies and bodies that are "of" something only the right one speaks."""
    assert (source, name) in _names(text).items()


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("A Houthi military official denied that the town had fallen.", "Houthis"),
        ("A Taliban military spokesman said the base was empty.", "Taliban"),
        ("A Hezbollah official denied the report.", "Hezbollah"),
        ("Syrian activist groups say the raids killed nine.", None),
        ("A Turkish resident said the road was shut.", None),
        ("A Turkish official said the road was shut.", "Turkey"),
        ("The northern Ahrar al-Sham rebel group denied the raid.", "Ahrar al-Sham"),
    ],
)
def test_who_is_of_a_group_speaks_for_no_state(text: str, body: str | None) -> None:
    """Somebody unnamed speaks for the group that his words name; an activist or a resident for nobody."""
    (found,) = [a for a in _read(text).attributions if a.speaker]
    assert found.speaker is not None
    assert body == found.speaker.organisation


def test_he_in_a_quotation_is_not_who_is_quoted() -> None:
    """Whoever speaks says "I" of himself."""
    found = _names('The guard was caught. "He says he was lost," Daham Khalef told reporters.')
    assert (None, "Daham Khalef") == (found["He"], found["Daham Khalef"])


def test_a_pronoun_in_front_of_its_speaker_is_somebody_else() -> None:
    """ "They warned ..., according to the Corven Times" are no newspaper."""
    text = "Officials called it terror. However, they cautioned that there was no plot, according to the Corven Times."
    assert (None, "Corven Times") == (_names(text)["they"], _names(text)["the Corven Times"])


def test_who_is_the_person_before_an_apposition() -> None:
    """Not the army whose veteran somebody is."""
    text = "Police said Micah Hallow, a US army veteran of the war who said he wanted revenge, fired the shots."
    assert "Micah Hallow" == _names(text)["who"]


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        (
            'Syria\'s antiquities chief said the gate stood.\n"It is free," Marin Abdelkar told Reuters on Sunday.',
            "Syria's antiquities chief",
            "Marin Abdelkar",
        ),
        (
            'A government spokesman said talks went on.\n"They are free," the spokesman, Garo Shehan, said.',
            "A government spokesman",
            "Garo Shehan",
        ),
        (
            'Many died, the Corven prosecutor said.\n"It is a first count," added Jean Dubal, prosecutor of Corven.',
            "the Corven prosecutor",
            "Jean Dubal",
        ),
        (
            "Ten people died, a monitor said.\nThe Syrian Observatory for Human Rights said two strikes hit Harun.",
            "a monitor",
            "Syrian Observatory for Human Rights",
        ),
        ("A senior official said all was ready. Marin Abdelkar said he was against it.", "A senior official", None),
        ("A police spokesman said two died. Army spokesman Dan Hallow said three did.", "A police spokesman", None),
    ],
)
def test_an_office_is_named_by_the_name_that_follows_it(text: str, source: str, name: str | None) -> None:
    """A new name without an office belongs to the office before it; anonymous sources stay so."""
    assert (source, name) in _names(text).items()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Corven's news agency quoted an opposition leader saying the truce would hold.",
            ("an opposition leader", "saying", "the truce would hold", None),
        ),
        (
            '"The truce holds," the agency quoted Minister Ali Hallow as saying.',
            ("Minister Ali Hallow", "saying", '"The truce holds,"', "Ali Hallow"),
        ),
        (
            "The Corven party is considered a terror group by Turkey and the United States.",
            ("Turkey and the United States", "is considered", "The Corven party a terror group", _TWO),
        ),
        (
            "Some recruits came from the west, Corven Radio reports, citing several cases of men who were killed.",
            ("Corven Radio", "citing", "several cases of men who were killed", "Corven Radio"),
        ),
        (
            "The TV report Monday said a bomber struck.",
            ("The TV report", "said", "a bomber struck", "TV report"),
        ),
    ],
)
def test_what_is_handed_on_is_whose_it_is(text: str, wanted: tuple[str, str, str, str | None]) -> None:
    """Who is quoted speaks inside what the one who quotes says; an agent stands behind "by"."""
    assert wanted in _all(text)


def test_a_capital_in_a_name_is_no_cue() -> None:
    """ "State Department" states nothing."""
    text = '"We extend our condolences," State Department spokesman Dan Hallow said.'
    assert ["said"] == [cue for _, cue, _, _ in _all(text)]
    page = page_of(_read(text))
    assert [] == [cue for cue in cues(page, cue_lexicon("en")) if page.tokens[cue.head].text == "State"]


def test_nothing_stands_inside_itself() -> None:
    """Drafts that lead back to themselves are taken apart before anybody walks along them."""
    say = cue_lexicon("en")["say"][0].entries[0]
    page = page_of(_read("They said they said so."))
    first, second = Draft(say, [(1, 2)], [], [(2, 5)], 1), Draft(say, [(3, 4)], [], [(4, 5)], 0)
    desk = Desk(page, [], {}, [], [first, second])
    desk.untangle()
    assert [None, 0] == [draft.parent for draft in desk.drafts]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "Ten fled, according to Norway's foreign minister, Alf Barr. The U.S. said one American died.",
            "Norwegian Ministry of Foreign Affairs",
        ),
        (
            "Ten fled, according to Burkina Faso's foreign minister, Alf Barr. The U.S. said one American died.",
            "Burkinabe Ministry of Foreign Affairs",
        ),
    ],
)
def test_a_minister_is_of_the_country_that_his_office_names(text: str, body: str) -> None:
    """Not of the one that the report names most, whatever preposition stands in front."""
    assert [body] == [actor.organisation for actor in _read(text).actors if actor.kind == "person"]


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        (
            "The Harun Front held the pass. The head of another rebel group said tanks had moved.",
            "The head of another rebel group",
            None,
        ),
        (
            "A senior ally of Chancellor Petra Dubal said the war went on.",
            "A senior ally of Chancellor Petra Dubal",
            None,
        ),
        ("A Hezbollah insider told the paper that talks had begun.", "A Hezbollah insider", None),
        ("A far-left group, Hezbollah, said it had fired.", "A far-left group, Hezbollah,", "Hezbollah"),
        (
            "The Corven-based Open Wells campaign said aid had come.",
            "The Corven-based Open Wells campaign",
            "Open Wells campaign",
        ),
        (
            "Minister of State for Foreign Affairs Anwar Bakrash said troops would stay.",
            "Minister of State for Foreign Affairs Anwar Bakrash",
            "Anwar Bakrash",
        ),
        ("Maltese national TV said the ship was near.", "Maltese national TV", "Maltese national TV"),
        ("A mission was authorized by President Barack Obama, officials said.", "officials", None),
        (
            'Amira Vesk told reporters that she was held for years. "I am not at ease," the 21-year-old said there.',
            "the 21-year-old",
            "Amira Vesk",
        ),
        (
            'Two blasts went off, a driver said.\n"People ran," Nizar Vesken said.',
            "a driver",
            "Nizar Vesken",
        ),
        (
            "Doctors Without Borders runs a ward there. Two nurses died, the aid group said.",
            "the aid group",
            "Doctors Without Borders",
        ),
    ],
)
def test_a_speaker_is_the_head_of_a_source(text: str, source: str, name: str | None) -> None:
    """Who belongs to somebody named is somebody else; names behind "-based", offices and commas are found."""
    assert (source, name) in _names(text).items()


def test_a_body_that_spoke_with_another_is_meant_alone() -> None:
    """ "The Observatory" is not the Observatory and state media, whose words it shared before."""
    text = (
        "Two died, the Syrian Observatory for Human Rights and Halden Wire said. The Observatory said three were hurt."
    )
    assert "Syrian Observatory for Human Rights" == _names(text)["The Observatory"]


def test_they_are_those_with_whom_their_sentence_began() -> None:
    """Not the body that spoke last."""
    text = "The Corven Security Council said it was ready. Hezbollah struck in both towns where they claimed victory."
    assert "Hezbollah" == _names(text)["they"]


def test_it_is_the_report_that_told_before() -> None:
    """Not a group of which the report told."""
    text = "Fighters of Islamic State took children, the report said. It quoted what a mother had told."
    assert _names(text)["It"] is None


def test_a_residents_we_is_no_state() -> None:
    """Whoever lives somewhere does not speak for the country."""
    text = 'Syrian troops shelled Azaz in Syria. "All we want is to get inside," said Dilel Cumalen, who lives there.'
    assert "Syria" not in _names(text).values()


def test_two_residents_are_not_both_women() -> None:
    """What a pronoun tells of somebody without a name it tells of nobody else."""
    text = (
        'A resident of Homs said the power was out. "There is no water," she said. Later another resident of Homs said '
        'shelling had begun. "It is loud," he said.'
    )
    (his,) = (a for a in _read(text).attributions if a.source and a.source[0].text == "he")
    assert his.speaker is not None
    assert "resident of Homs" == his.speaker.role
