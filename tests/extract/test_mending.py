"""Mending drafts: who speaks in text whose commas are lost, and captions that run into a sentence."""

import pytest

from tadmor.extract.attributions.drafts import Desk, Draft
from tadmor.extract.attributions.lexicon import cue_lexicon
from tadmor.extract.attributions.mending import mend
from tadmor.extract.attributions.page import page_of
from tadmor.model import Document
from tadmor.pipeline import default_pipeline


def told(text: str) -> list[tuple[str, str, str]]:
    """Sources, cues and contents of a text by the whole pipeline."""
    (reading,) = default_pipeline().read_batch([Document(id="d", text=text, lang="en")])
    sides = (
        [" ".join(span.text for span in part) for part in (a.source, a.cue, a.content)] for a in reading.attributions
    )
    return [(source, cue, content) for source, cue, content in sides]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The UN mission says two peacekeepers died.", "The UN mission", "says", "two peacekeepers died"),
        (
            "Gunmen of Islamic State attacked a post near Hajin. Celo, a commander in the Syrian Democratic Forces,"
            " said the assault was beaten off.",
            "Celo, a commander in the Syrian Democratic Forces",
            "said",
            "the assault was beaten off",
        ),
        (
            "A gunman blew himself up with the rest then opening fire the Britain-based monitor said.",
            "the Britain-based monitor",
            "said",
            "A gunman blew himself up with the rest then opening fire",
        ),
        (
            "The monitor said three strikes hit the towns market adding that the overall toll was expected to rise.",
            "The monitor",
            "adding",
            "that the overall toll was expected to rise",
        ),
        (
            "Valley Press, Beirut - Rebels shelled the village, activists said.",
            "activists",
            "said",
            "Rebels shelled the village",
        ),
        (
            "The YPG militia took the town from rebels, though it denied being helped by Russia.",
            "it",
            "denied",
            "being helped by Russia",
        ),
    ],
)
def test_a_speaker_is_found_beside_the_cue(text: str, source: str, cue: str, content: str) -> None:
    """Not in the content, not in a thing, not in a dateline."""
    assert (source, cue, content) in told(text)


def test_men_who_were_committed_to_a_battle_promise_nothing() -> None:
    """They are counted, and do not speak."""
    text = (
        "About 4,000 fighters travelled from the city of Mosul to Palmyra, the Russian Ministry of Defence said.\n"
        "More than 5,000 jihadists were committed to the offensive overall, the ministry's spokesman told reporters."
    )
    assert ["said", "told"] == [cue for _, cue, _ in told(text)]


def test_lives_that_are_claimed_are_no_claim() -> None:
    """A rocket says nothing."""
    text = "Gunmen fired shells at the town on Sunday claiming the life of a girl and injuring two people."
    assert "claiming" not in [cue for _, cue, _ in told(text)]


def test_who_bears_the_responsibility_does_not_say_so() -> None:
    """It is said of him; who claims it does."""
    found = told("The envoy said the regime bears primary responsibility for the raid that killed 58 people.")
    assert not [one for one in found if "responsibility" in one[1]]
    assert "The envoy" in {source for source, _, _ in found}


def test_what_is_said_inside_lends_its_source_and_not_its_place() -> None:
    """Else "confirming" would stand inside itself, and such a report would never be read to its end."""
    text = "Orbel has launched glasses called Vaunt, confirming last week's rumours."
    (reading,) = default_pipeline().read_batch([Document(id="d", text=text, lang="en")])
    page, say = page_of(reading), cue_lexicon("en")["say"][0].entries[0]
    outer = Draft(say, [(7, 8)], [], [(0, 6), (8, 12)], None)
    inner = Draft(say, [(4, 5)], [(0, 1)], [(5, 6)], parent=0)
    desk = Desk(page, [], {}, [], [outer, inner])
    mend(desk, reading)
    assert (None, 0) == (outer.parent, inner.parent)


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("MOSCOW President Vladimir Putin said the truce would hold.", "President Vladimir Putin", "said"),
        (
            "Bashar al-Assad, his men tired, has said the army keeps the truce.",
            "Bashar al-Assad, his men tired,",
            "has said",
        ),
        ("Turkey said it had sent planes. But said any more would depend on allies.", "Turkey", "said"),
        ("They fought two groups which Moscow has said it will bomb.", "Moscow", "has said"),
    ],
)
def test_a_source_is_neither_a_dateline_nor_lost_behind_a_comma(text: str, source: str, cue: str) -> None:
    """Datelines are cut off; who heads the sentence or spoke before is the source of a verb without one."""
    assert (source, cue) in [(found, verb) for found, verb, _ in told(text)]


def test_nobody_goes_on_speaking_where_a_fight_continues() -> None:
    """ "As the fighting continued" is no attribution."""
    assert "continued" not in [cue for _, cue, _ in told("As the fighting continued, the army urged all to leave.")]


def test_a_disputed_town_is_denied_by_nobody() -> None:
    """What stands before a noun describes it; who disputes a figure denies it."""
    text = "The ministry urged them to limit movements in disputed areas on Monday. The army disputed the figure."
    assert [("The army", "the figure")] == [(who, words) for who, cue, words in told(text) if cue == "disputed"]


def test_who_rejects_a_statement_is_not_who_made_it() -> None:
    """The subject of the verb rejects."""
    text = "The army said it was ready. The ministry rejected the statement by Moscow that the base had been taken."
    assert ["The ministry"] == [who for who, cue, _ in told(text) if cue == "rejected"]


def test_the_accused_does_not_say_what_he_is_accused_of() -> None:
    """ "Accused Iran of having planned it" is said by who accuses."""
    text = "Kurdish security officials accuse Iran of having planned the offensive."
    assert ["accuse"] == [cue for _, cue, _ in told(text)]


def test_who_is_thought_to_be_something_thinks_nothing() -> None:
    """ "A man thought to be" is nobody's thought; who thinks so of him is its source."""
    text = "Late on Friday a man thought to be a deserter fatally shot a singer. The army believes them to be spies."
    found = [(who, cue) for who, cue, _ in told(text)]
    assert "a man" not in {who for who, _ in found}
    assert "The army" in {who for who, _ in found}


def test_whom_somebody_met_says_it() -> None:
    """ "Miners I've met say": not the writer."""
    text = "Miners I've met say they walked out of the pit on Sunday without their lamps."
    ((who, cue, _),) = told(text)
    assert who.startswith("Miners") and cue == "say"


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "Shells hit the market on Monday, said three residents reached by satellite phone. Links to it are cut.",
            "three residents reached by satellite phone",
            "said",
            "Shells hit the market on Monday",
        ),
        (
            "A woman was killed by the bomb, reported governor Marin Dubal. By evening a man was found alive.",
            "governor Marin Dubal",
            "reported",
            "A woman was killed by the bomb",
        ),
        (
            "The attack on the district began on Friday night, people who escaped from that village told Radio Vesk.",
            "people who escaped from that village",
            "told",
            "The attack on the district began on Friday night",
        ),
        (
            "The same terrorists passed through the village of Litan, where they murdered five people and burned "
            "houses, "
            "the VNA learned from a source at the provincial command.",
            "a source",
            "learned",
            "The same terrorists passed through the village of Litan, where they murdered five people and burned "
            "houses",
        ),
        (
            'A Norland military source quoted by the state agency denied that the army had fired. "No," he said.',
            "A Norland military source",
            "denied",
            "that the army had fired",
        ),
        (
            "Viktor Dubal, head of the town's military administration, said about 1,600 residents remained.",
            "Viktor Dubal, head of the town's military administration,",
            "said",
            "about 1,600 residents remained",
        ),
        (
            "Fighters attacked a post near Hajin. Celo, a commander, said two fighters died.",
            "Celo, a commander,",
            "said",
            "two fighters died",
        ),
        (
            "Earlier in the day a police officer had given a toll of seven.",
            "a police officer",
            "given",
            "a toll of seven",
        ),
        (
            "Norland forces recovered the airstrip, the commander, Brigadier Salimo Dubal, announced in Pemba.",
            "the commander, Brigadier Salimo Dubal,",
            "announced",
            "Norland forces recovered the airstrip",
        ),
        (
            "An official said that commander Abu Harun, whose killing was announced twice, was wounded on Monday.",
            "An official",
            "said",
            "that commander Abu Harun, whose killing was announced twice, was wounded on Monday",
        ),
        (
            "The convoy left the hotel in the hope of reaching the beach and came under fire, the sources said.",
            "the sources",
            "said",
            "The convoy left the hotel in the hope of reaching the beach and came under fire",
        ),
    ],
)
def test_who_stands_at_the_end_or_behind_another_word_speaks(text: str, source: str, cue: str, content: str) -> None:
    """Behind the verb, before the outlet that is told, behind "from", before "quoted by", around an aside."""
    assert (source, cue, content) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The cameraman Sayed Hosseini was killed on the evening of 10 August in the building of Radio Harun.",
        "Warplanes committed a massacre on Tuesday in the town of Harun.",
        "The recapture, if confirmed, would end the worst assault of the conflict.",
        "The assault has been faster than many in Vesk expected.",
    ],
)
def test_parts_of_names_and_idioms_say_nothing(text: str) -> None:
    """No one speaks in them."""
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "More than 200 people were reportedly killed in Harun.",
        "Fewer than 50 fighters are thought to remain in Harun.",
        "Israeli army Says Hamas fired rockets on southern towns near the border.",
    ],
)
def test_what_looks_like_an_idiom_says_something(text: str) -> None:
    """A number behind "than", money that is committed, a verb with a capital."""
    assert told(text)


def test_a_sentence_between_two_of_one_speaker_is_his() -> None:
    """In one paragraph, where a pronoun goes on right behind a count; what else stands there is the report's."""
    text = "The bomb hit the school, the prosecutor said. Eleven were wounded in it. She said that two bombs fell."
    assert ("the prosecutor", "said", "The bomb hit the school Eleven were wounded in it") in told(text)
    for between in ("But eleven lived through it.", "Jets of another land bombed a bridge."):
        apart = f"The bomb hit the school, the prosecutor said. {between} She said that two bombs fell."
        assert ("the prosecutor", "said", "The bomb hit the school") in told(apart)


def test_a_headline_in_capitals_has_verbs() -> None:
    """A capitalised word in it is no part of a name for that."""
    assert [cue for _, cue, _ in told("Senator Dubal Says Norland Will Never Open Its Southern Border")] == ["Says"]


def test_who_disputes_meanwhile_does_so_in_nobodys_words() -> None:
    """The director tells of the bodies."""
    text = "The clinic had nine bodies, its director said, while villagers disputed who had been killed in the strike."
    (reading,) = default_pipeline().read_batch([Document(id="d", text=text, lang="en")])
    assert {None} == {one.parent for one in reading.attributions}
