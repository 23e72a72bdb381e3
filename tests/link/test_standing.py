"""One person or body is one voice, on its own side; what is no account counts as none."""

from dataclasses import replace

import pytest
from tests.link.test_voices import find, own, report, told

from tadmor.link.voices import Lineage, accounts_of, facts_of, voices_of_one
from tadmor.link.voices.sides import Sides, is_nobody, is_of_the_ranks
from tadmor.model import Account, Actor, Place, Reading, Speaker, VoiceCount


def body(name: str) -> Speaker:
    """A body that speaks as itself."""
    return Speaker(name=name, kind="organisation", organisation=name)


def person(name: str, role: str | None = None, organisation: str | None = None) -> Speaker:
    """Somebody by name."""
    return Speaker(name=name, kind="person", role=role, organisation=organisation)


def one(*readings: Reading) -> VoiceCount:
    """The voices of readings that all tell one happening."""
    lineage = Lineage(facts_of(reading.document, number) for number, reading in enumerate(readings))
    return voices_of_one([account for reading in readings for account in accounts_of(reading)], lineage)


def names(*readings: Reading) -> list[str | None]:
    """What these voices are called."""
    return [voice.name for voice in one(*readings).voices]


def said(name: str, words: str, speaker: Speaker | None, source: str, **more: object) -> Reading:
    """A report of one sentence, "SOURCE said WORDS."."""
    reading = report(name, f"{source} said {words}.", **more)  # type: ignore[arg-type]
    return told(reading, words, speaker, source)


def account(reading: Reading) -> Account:
    """The one account of a reading."""
    (found,) = accounts_of(reading)
    return found


def with_actors(reading: Reading, *actors: Actor) -> Reading:
    """A reading that knows some actors beside, each mentioned where its name or `role` stands, if it does."""
    text = reading.document.text
    named = [(actor, actor.role or actor.name) for actor in actors]
    seen = [replace(a, role=None, mentions=find(text, words) if words in text else ()) for a, words in named]
    return replace(reading, actors=(*reading.actors, *seen))


def at(reading: Reading, *places: tuple[str, str]) -> Reading:
    """A reading with places, by their words and country."""
    text = reading.document.text
    made = [Place(span=find(text, words)[0], name=words, country=land) for words, land in places]
    return replace(reading, places=tuple(made))


COMMITTEE = body("Harsan Relief Committee")


@pytest.mark.parametrize(
    "source",
    [
        "Ada Brenk, a spokeswoman of the committee,",
        "The committee's spokeswoman, Ada Brenk,",
        "Ada Brenk, the head of the press office of the committee,",
        "Its head, Ada Brenk,",
        "Committee chairwoman Ada Brenk",
    ],
)
def test_a_body_is_what_the_report_calls_it(source: str) -> None:
    """ "A spokeswoman of the committee", "its head": the committee that the report named before."""
    text = f"The Harsan Relief Committee said nobody came. {source} said the road was closed."
    reading = told(report("d1", text), "nobody came", COMMITTEE, "The Harsan Relief Committee")
    reading = told(reading, "the road was closed", person("Ada Brenk"), source)
    assert ["Harsan Relief Committee"] == names(reading)


@pytest.mark.parametrize(
    "source",
    [
        "Ada Brenk, a member of the committee,",
        "Ada Brenk, the deputy head of the committee,",
        "Ada Brenk, an adviser to the head of the committee,",
        "Ada Brenk, a commander of the committee,",
    ],
)
def test_whoever_only_belongs_to_a_body_is_a_voice_of_his_own(source: str) -> None:
    """One of several, a deputy, an adviser."""
    text = f"The Harsan Relief Committee said nobody came. {source} said the road was closed."
    reading = told(report("d1", text), "nobody came", COMMITTEE, "The Harsan Relief Committee")
    reading = told(reading, "the road was closed", person("Ada Brenk"), source)
    assert ["Harsan Relief Committee", "Ada Brenk"] == names(reading)


def test_its_spokesman_in_an_agencys_report_is_not_the_agencys() -> None:
    """The general staff's, which spoke before, even where the agency was read as his body."""
    text = "The General Staff said the road was open. Its spokesman, Edmar Vuk, said nobody fired."
    reading = told(
        report("d1", text, outlet="Reuters"), "the road was open", body("General Staff"), "The General Staff"
    )
    reading = told(reading, "nobody fired", person("Edmar Vuk", "spokesman", "Reuters"), "Its spokesman, Edmar Vuk,")
    assert ["General Staff"] == names(reading)


def test_an_army_spokesman_of_rebels_is_not_the_army_that_they_fight() -> None:
    """What his side is decides whose spokesman he is."""
    text = "Edmar Vuk, spokesman of the Army of Harsan, said it fell."
    vuk = person("Edmar Vuk", "spokesman", "Green Banner")
    reading = told(report("d1", text), "it fell", vuk, "Edmar Vuk, spokesman of the Army of Harsan,")
    assert (("Green Banner",), "group:green-banner") == (account(reading).speaks_for, account(reading).side)


def test_a_body_with_and_without_its_country_is_one() -> None:
    """Not where two countries have one."""
    bare = said("d1", "it held the town", body("General Staff"), "The General Staff")
    full = said("d2", "it never left", body("General Staff of Ukraine"), "The General Staff of Ukraine", day=5)
    other = said("d3", "it saw nothing", body("Polish General Staff"), "The Polish General Staff", day=6)
    assert ["General Staff of Ukraine"] == names(bare, full)
    assert ["General Staff", "General Staff of Ukraine", "Polish General Staff"] == names(bare, full, other)


def test_a_state_by_its_name_alone_is_no_voice_beside_its_ministry() -> None:
    """A governor of the same side, who speaks for nobody else, is another; so is who speaks for the state itself."""
    ministry = Actor(name="Ministry of Roads", kind="government", mentions=(), country="UA", sector="GOV")
    state = said("d1", "the bridge was cut", body("Ukraine"), "Ukraine")
    roads = with_actors(
        said("d2", "it lost a bridge", body("Ministry of Roads"), "The Ministry of Roads", day=5), ministry
    )
    governor = said("d3", "he saw the bridge", person("Ada Brenk", "governor"), "The governor of Harsan, Ada Brenk,")
    assert ["Ministry of Roads"] == names(state, roads)
    assert {"Ukraine", "Ada Brenk"} == set(names(state, at(governor, ("Harsan", "UA"))))


def test_two_bodies_of_one_government_with_one_telling_figure_made_one_statement() -> None:
    """Not with a small one, which each may have counted."""
    actors = [Actor(name=n, kind="government", mentions=(), country="XH", sector="GOV") for n in ("Roads", "Rails")]
    for figure, count in ((64, 1), (3, 2)):
        made = [
            replace(
                told(report(f"d{a.name}", "They said so many."), "so many", body(a.name), figure=figure), actors=(a,)
            )
            for a in actors
        ]
        assert count == one(*made).count


def test_a_soldier_of_a_battalion_is_not_the_battalion() -> None:
    """He is somebody unnamed, and adds no voice; an official of a ministry stands for it."""
    ranks = Speaker(
        name=None, kind="anonymous", role="soldier of the Harsan battalion", organisation="Harsan battalion"
    )
    office = Speaker(name=None, kind="anonymous", role="official of the ministry", organisation="Ministry of Roads")
    assert account(said("d1", "all ran", ranks, "A soldier of the Harsan battalion")).source is None
    assert "Ministry of Roads" == account(said("d1", "all ran", office, "An official of the ministry")).source
    assert (True, False) == (is_of_the_ranks("young fighter in the brigade"), is_of_the_ranks("spokesman of fighters"))


def test_reports_of_a_land_are_no_word_of_its_government() -> None:
    """ "Rejected Polish reports that ..."; "Polish claims" are Poland's."""
    for words, source in (("reports", None), ("claims", "Poland")):
        reading = told(
            report("d1", f"It rejected Polish {words} that all ran."), "that all ran", body("Poland"), "Polish"
        )
        assert source == account(reading).source


def test_a_caption_is_no_account() -> None:
    """What a picture shows, the outlet does not tell."""
    caption = "In this picture taken on Sunday, smoke rises over Harsan."
    reading = own(own(report("d1", caption, "Smoke rose over Harsan."), caption), "Smoke rose over Harsan.")
    assert ["unnamed", "outlet"] == [made.kind for made in accounts_of(reading)]


def test_a_line_that_ends_with_a_photographer_is_a_caption() -> None:
    """The words before "ANNA MARR / Reuters" are of the picture; the next line is the outlet's own."""
    words = "A man runs after nine people were killed in Harsan."
    reading = report("d1", f"{words} ANNA MARR / Reuters\nSmoke rose over Harsan.")
    reading = own(own(reading, words), "Smoke rose over Harsan.")
    assert ["unnamed", "outlet"] == [made.kind for made in accounts_of(reading)]


def test_whom_an_outlet_quotes_as_saying_it_is_the_voice() -> None:
    """ "Sixty fell, the Valley Wire quoted Edmar Vuk as saying": his word, which the wire hands on."""
    text = "Sixty fell, Reuters quoted Edmar Vuk as saying."
    reading = told(report("d1", text), "Edmar Vuk as saying", body("Reuters"), "Reuters")
    reading = replace(reading, attributions=(replace(reading.attributions[0], cue=find(text, "quoted")),), claims=())
    vuk = Actor(name="Edmar Vuk", kind="person", mentions=())
    made = account(own(with_actors(reading, vuk), text))
    assert ("Edmar Vuk", ["citing"]) == (made.source, [echo.kind for echo in made.echoes])


@pytest.mark.parametrize(
    ("source", "role", "side"),
    [
        ("The governor of Harsan, Ada Brenk,", "governor", "government:UA"),
        ("Ada Brenk, police chief of Harsan,", "police chief", "government:UA"),
        ("Ada Brenk, the Moscow-appointed head of Harsan,", "head", "government:RU"),
        ("The governor of Erbil, Ada Brenk,", "governor", "group:kurdistan-regional-government"),
        ("Ada Brenk, a teacher in Harsan,", "teacher", None),
    ],
)
def test_an_office_tells_the_side(source: str, role: str, side: str | None) -> None:
    """Of the place that stands beside it, of who put its holder there, or of a region with a government of its own."""
    reading = said("d1", "all was calm", person("Ada Brenk", role), source)
    place = "Erbil" if "Erbil" in source else "Harsan"
    assert side == account(at(reading, (place, "IQ" if place == "Erbil" else "UA"))).side


def test_a_rebel_official_is_of_no_ministry_of_the_state() -> None:
    """But of those whom the report calls the rebels."""
    rebels = Actor(name="Banner", id="banner", kind="armed-group", mentions=(), sector="REB", role="rebels")
    ministry = Actor(name="Ministry of Roads", kind="government", mentions=(), country="XH", sector="GOV")
    vuk = person("Edmar Vuk", "Rebel road official", "Ministry of Roads")
    reading = told(report("d1", "The rebels ran. Rebel road official Edmar Vuk said so."), "so", vuk)
    made = account(with_actors(reading, rebels, ministry))
    assert ("group:banner", "Edmar Vuk") == (made.side, made.body)


def test_an_outlet_that_carries_a_groups_announcements_is_the_group() -> None:
    """In its own words and by "a military source"; not where it prints an agency's text."""
    words = "The fighters took the dam and all its gates on Sunday after a battle of nine hours."
    taliban = said("d1", "the dam was theirs", body("Taliban"), "The Taliban")
    theirs = own(report("d2", words, outlet="Amaq"), words)
    source = Speaker(name=None, kind="anonymous", role="military source")
    text = "A military source told Amaq all fled. The source said nobody stayed."
    spoke = told(report("d3", text, outlet="Amaq"), "all fled", source, "A military source", "Amaq")
    spoke = told(spoke, "nobody stayed", source, "The source")
    copied = own(report("d4", f"HARSAN, May 3 (Reuters) - {words}", outlet="Amaq"), words)
    assert {"Taliban", "Islamic State"} == set(names(taliban, theirs, spoke))
    assert ["Reuters"] == names(copied)


def test_a_command_named_without_its_land_is_of_the_land_told_of() -> None:
    """Where the outlet is no other state's."""
    for outlet, side in (("Harsan Courier", "government:IQ"), ("TASS", None)):
        reading = at(report("d1", "In Harsan it was calm.", outlet=outlet), ("Harsan", "IQ"))
        assert side == Sides(reading).of(body("Joint Operations Command"))


def test_a_towns_committee_is_no_states() -> None:
    """Its police is."""
    sides = Sides(at(report("d1", "In Harsan it was calm."), ("Harsan", "UA")))
    found = [sides.of(body(name)) for name in ("Harsan Coordination Committee", "Harsan Council", "Harsan police")]
    assert [None, None, "government:UA"] == found


def test_whole_peoples_and_classes_are_nobody() -> None:
    """Whatever their land."""
    assert [True, True, False] == [is_nobody(name) for name in ("Syrian activists", "Ukrainian media", "Syrian army")]


def test_a_body_of_the_united_nations_is_of_no_government_by_the_land_in_its_name() -> None:
    """A state's office is."""
    sides = Sides(report("d1", "It was calm."))
    names_ = ("UN Humanitarian Coordination Office, Iraq", "Iraqi Passport Office")
    assert [None, "government:IQ"] == [sides.of(body(name)) for name in names_]
