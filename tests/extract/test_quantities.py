"""Quantities: bounds are kept, and what is only a number is left out."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tadmor
from tadmor.extract.furniture import step as furniture
from tadmor.extract.quantities import step
from tadmor.extract.times import step as times
from tadmor.model import Document, Quantity, Reading
from tadmor.nlp.segment import step as segment


def read(text: str) -> tuple[Quantity, ...]:
    readings = segment().run([Reading(document=Document(id="d", text=text, published=date(2016, 12, 12)))])
    (reading,) = step().run(times().run(furniture().run(readings)))
    return reading.quantities


BOUNDS = [
    ("some 4,000 fighters came", "some 4,000", 4000, 4000, "about"),
    ("More than 5,000 men took part", "More than 5,000", 5000, None, "more_than"),
    ("over 25% of the land", "over 25%", 25, None, "more_than"),
    ("at least 45 people died", "at least 45", 45, None, "at_least"),
    ("no fewer than 12 tanks burned", "no fewer than 12", 12, None, "at_least"),
    ("up to 300 men", "up to 300", None, 300, "at_most"),
    ("as many as 300 men", "as many as 300", None, 300, "at_most"),
    ("within 7.5 kilometers of the dam", "within 7.5", None, 7.5, "at_most"),
    ("less than half of its jets", "less than half", None, 0.5, "less_than"),
    ("nearly 300 people", "nearly 300", 300, 300, "about"),
    ("more than a dozen helicopters", "more than a dozen", 12, None, "more_than"),
    ("three dozen states", "three dozen", 36, 36, "exactly"),
    ("half a million people", "half a million", 500000, 500000, "exactly"),
    ("1.5 million people", "1.5 million", 1500000, 1500000, "exactly"),
    ("£20 million in aid", "£20 million", 20000000, 20000000, "exactly"),
    ("4,000-5,000 fighters", "4,000-5,000", 4000, 5000, "between"),
    ("five or six men", "five or six", 5, 6, "between"),
    ("from 20 to 30 tanks", "from 20 to 30", 20, 30, "between"),
    ("between 20 and 30 tanks", "between 20 and 30", 20, 30, "between"),
    ("deaths range from 12 to over 50", "from 12 to over 50", 12, None, "at_least"),
    ("more than 20 but under 30 men", "more than 20 but under 30", 20, 30, "between"),
    ("4 to 5 million people", "4 to 5 million", 4000000, 5000000, "between"),
    ("three civilians at least died", "three", 3, None, "at_least"),
    ("20 people or more fled", "20", 20, None, "at_least"),
    ("20 or more men", "20 or more", 20, None, "at_least"),
    ("dozens of men", "dozens", 24, 99, "vague"),
    ("hundreds of people", "hundreds", 200, 999, "vague"),
    ("thousands of them", "thousands", 2000, 9999, "vague"),
    ("tens of thousands fled", "tens of thousands", 20000, 99999, "vague"),
    ("scores of people", "scores", 40, 99, "vague"),
    ("several towns", "several", 3, 9, "vague"),
    ("multiple attacks", "multiple", 2, None, "vague"),
    ("many injured people", "many", None, None, "vague"),
    ("stormed it twice", "twice", 2, 2, "exactly"),
    ("twenty-five men", "twenty-five", 25, 25, "exactly"),
    ("two and a half million people", "two and a half million", 2500000, 2500000, "exactly"),
]


@pytest.mark.parametrize(("text", "span", "low", "high", "bound"), BOUNDS)
def test_a_number_keeps_its_bounds(text: str, span: str, low: float | None, high: float | None, bound: str) -> None:
    """The span holds the word that sets the bound, not the unit."""
    (found,) = read(text)
    assert (span, low, high, bound) == (found.span.text, found.low, found.high, found.bound)


@pytest.mark.parametrize(
    "text",
    [
        "Rescuers raised an earlier toll of 10 to 12 on Sunday.",
        "The ministry put the number of dead soldiers up, revised from 10 to 12.",
    ],
)
def test_a_toll_that_is_changed_is_no_range(text: str) -> None:
    """The one before and the one now."""
    assert [(10, 10), (12, 12)] == [(found.low, found.high) for found in read(text)]


def test_nobody_counts_the_family_of_those_he_counts() -> None:
    """Four people."""
    assert [4] == [found.best for found in read("Bombs killed four members of one family.")]


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 2254 was passed.",
        "The 21st Brigade and the 9th Division came.",
        "They flew an F-16 and T4 was hit.",
        "A 2,000-pound bomb fell.",
        "The 25-year-old was hurt.",
        "Omar, 25, was hurt.",
        "No. 4 was first.",
        "It fell at 5 p.m. on 3 May 2016.",
        "It began in 2011.",
        "One of the men knew, and no one spoke.",
        "Soldiers died.[3][4]",
        "Call 555-123-4567 now.",
        "He spoke for the Group of Seven there.",
        "It took three weeks.",
        "As many soldiers as before.",
        "They took the 122mm gun.",
    ],
)
def test_what_is_only_a_number_counts_nothing(text: str) -> None:
    """Names, ordinals, calibres, ages, times, footnotes and telephone numbers are no quantities."""
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "unit", "role"),
    [
        ("The raid killed more than 20 militants.", "killed", "killed"),
        ("At least 17 people were killed by the blast.", "killed", "killed"),
        ("Ten people died in the explosion that destroyed a lorry.", "killed", "killed"),
        ("The bomb left nine people dead.", "killed", "killed"),
        ("More than 25 villagers were killed and injured.", "killed or wounded", "casualties"),
        ("Strikes kill and wound some 1,400 villagers.", "killed or wounded", "casualties"),
        ("The shelling left 1,065 killed or wounded.", "killed or wounded", "casualties"),
        ("A strike claims the lives of 1,600 citizens.", "killed", "killed"),
        ("Raids on the town kill two and burn a house.", "killed", "killed"),
        ("A car bomb killed one near the gate.", "killed", "killed"),
        ("Three leaders were assassinated.", "killed", "killed"),
        ("Another 12 were wounded.", "wounded", "injured"),
        ("Some 200 were suffering breathing problems.", "wounded", "injured"),
        ("At least 40 were treated for burns.", "wounded", "injured"),
        ("Some 4,000 fighters came.", "fighters", "force"),
        ("They destroyed eight vehicles.", "vehicles", "equipment-lost"),
        ("It lies 15 miles south.", "miles", "distance"),
        ("They hold 25 percent of it.", "percent", "percent"),
        ("More than 90 per cent of them fled.", "percent", "percent"),
        ("They paid $5 million.", "USD", "money"),
        ("A sack of flour rose from 900 to 2,500 pounds.", "pounds", "money"),
        ("Guards took 400 pounds of their savings.", "pounds", "money"),
        ("The millers sold 400 pounds of barley.", "tonnes", "weight"),
        ("The mine weighed about 90 pounds.", "tonnes", "weight"),
        ("It was 90 pounds heavier.", "tonnes", "weight"),
        ("Two million people were displaced.", "displaced", "displaced"),
        ("Ten airstrikes were flown.", "air strikes", "attacks"),
        ("About a third of the people killed were pilots.", "share", "share"),
        ("He walked two and a half kilometres.", "km", "distance"),
        ("They took more than 3,000 square kilometres.", "sq km", "area"),
        ("About 700 sq km were lost.", "sq km", "area"),
        ("Fire burnt 20 hectares of wheat.", "hectares", "area"),
    ],
)
def test_unit_and_role_follow_from_noun_and_verb(text: str, unit: str, role: str) -> None:
    """People take the unit of what befell them; things keep theirs and take the role."""
    (found,) = read(text)
    assert (unit, role) == (found.unit, found.role)


def test_a_bound_behind_a_comma_is_of_the_next_number() -> None:
    """Of "5 people, at least two of them children" five are told exactly."""
    first, second = read("Raids killed 5 people, at least two of them children.")
    assert (5, 5, 2, None) == (first.low, first.high, second.low, second.high)


@pytest.mark.parametrize(
    "text",
    [
        "Strikes killed 15 people and wounded 20.",
        "The blast left 15 killed and injured at least 20.",
        "Shelling left 15 dead and 20 wounded.",
        "15 were killed and 20 were hurt.",
    ],
)
def test_each_fate_has_its_own_number(text: str) -> None:
    """The next verb with a number of its own says nothing of the number before it."""
    assert ["killed", "injured"] == [found.role for found in read(text)]


def test_scope_is_the_noun_phrase() -> None:
    """Scope says in a few words which ones are counted."""
    (found,) = read("Some 4,000 fighters from the east came.")
    assert found.scope == "fighters from the east came" or found.scope == "fighters from the east"


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("They stopped 5 km short of the town.", "short of the town"),
        ("They lost 12 tanks.", None),
        ("They lost 12 old tanks.", "old tanks"),
    ],
)
def test_scope_says_more_than_the_unit(text: str, scope: str | None) -> None:
    """A scope neither begins with a measure nor repeats the unit."""
    (found,) = read(text)
    assert scope == found.scope


def test_what_hits_is_not_lost() -> None:
    """What stands after "by" did it: it is not what was destroyed."""
    (found,) = read("The depot was hit by 3 rockets.")
    assert found.role is None


def test_a_point_on_the_map_counts_nothing() -> None:
    """Latitude and longitude are no quantities."""
    assert read("The camp at 33.1034, 40.2281 was empty.") == ()


def test_no_quantity_in_furniture() -> None:
    """A teaser's number is not the report's."""
    assert read("READ MORE: 40 dead in blast\nNothing else.") == ()


WORDS = "two 5 1,000 half a million - to and more than $ % dozens of or men 999999999999999999999999"


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(
            [
                *[
                    "two",
                    "5",
                    "1,000",
                    "half",
                    "a",
                    "million",
                    "-",
                    "to",
                    "and",
                    "more",
                    "than",
                    "$",
                    "%",
                    "dozens",
                    "of",
                    "or",
                    "men",
                ],
                "9" * 30,
            ]
        ),
        max_size=14,
    ).map(" ".join)
)
def test_any_text_gives_spans_inside_it(text: str) -> None:
    """No text raises; low never exceeds high."""
    for found in read(text):
        assert text[found.span.start : found.span.end] == found.span.text
        assert found.low is None or found.high is None or found.low <= found.high


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The bodies of 417 dead fighters were found.", ["killed"]),
        ("The bodies of at least three children were laid out.", ["killed"]),
        ("The group claimed that fewer than 400 of its men had entered the town.", ["force"]),
        ("Between 1,500 and 2,000 men have been sent as reinforcements.", ["force"]),
        ("Several IS fighters slipped into the town.", ["force"]),
        ("120 rebels fled the town.", ["force"]),
        ("The raid killed 120 rebels fleeing from the town.", ["killed"]),
        ("At least 17 villagers including pupils and teachers were killed.", ["killed"]),
        ("More than 30 people, many of them children, were killed.", ["killed", "killed"]),
        ("Some 20 soldiers and 12 rebels were killed.", ["killed", "killed"]),
        ("Kurds kill 83 injure 100 in two days.", ["killed", "injured"]),
        ("The death toll of the raid on the camp has risen to at least 112.", ["killed"]),
        ("He put the death toll at six and the number of injured at 28.", ["killed", "injured"]),
        ("The army lost five tanks and 20 men.", ["equipment-lost", "killed"]),
        ("The shelling hit 20 people.", [None]),
        ("Ten tanks, 20 trucks with guns and over 30 rebels were destroyed.", ["equipment-lost"] * 2 + ["killed"]),
        ("They seized six tanks, three guns and much else.", ["captured", "captured"]),
        ("It said 20 soldiers and loyal militiamen had been killed since Friday, and 6 rebels.", ["killed", "killed"]),
        ("He said that about 600 residents had been moved out.", ["displaced"]),
        ("He put the number of raids at about 40.", ["attacks"]),
        ("More than 500 fighters took part. Some 400 of them came from the east.", ["force", "force"]),
        ("Eleven captured soldiers were executed.", ["killed"]),
        ("The rebels hold 900 prisoners.", ["captured"]),
        ("They took 21 seats in the council.", [None]),
    ],
)
def test_the_dead_the_wounded_and_those_who_fight_are_kept_apart(text: str, roles: list[str | None]) -> None:
    """What stands at a number decides before the verb of another; men who serve are a force."""
    assert roles == [found.role for found in read(text)]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Six people, three of them infants, died in the attack.", ["killed"] * 2),
        ("At least 204 civilians, 61 of them children, have been killed.", ["killed"] * 2),
        ("Seven people died and 40 were wounded, 12 of them seriously.", ["killed", "injured", "injured"]),
        ("Police arrested 45 people, including 12 foreigners, and 300 others fled.", ["captured"] * 2 + ["displaced"]),
        ("At least 110 had been killed, it said, 70 of them soldiers and 40 from the militia.", ["killed"] * 3),
        ("In all 398 people have been killed, it said: 213 rebels, 161 soldiers and 24 civilians.", ["killed"] * 4),
        ("The number of those killed has risen to 669: 378 rebels and 291 soldiers.", ["killed"] * 3),
        ("Three soldiers were killed: the attackers had come with 20 men.", ["killed", None]),
        ("The list has 32 civilians killed in the village, up from 19 the day before.", ["killed"] * 2),
        ("At least 19 fighters died, raising an earlier count of 16.", ["killed"] * 2),
        ("An estimated 270,000 people have been displaced, up from 160,000 on 29 June.", ["displaced"] * 2),
        ("More than 160,000 people have been uprooted by the offensive.", ["displaced"]),
        ("The fighting has driven at least 25,000 people from their homes.", ["displaced"]),
        ("The death toll of Monday's attack was six.", ["killed"]),
        ("They gave the number of dead in that shelling as 27.", ["killed"]),
        ("Gunmen had slain 120 of its men.", ["killed"]),
    ],
)
def test_a_part_a_list_and_a_former_number_are_of_what_their_whole_is(text: str, roles: list[str | None]) -> None:
    """ "61 of them children", "398 killed: 213 rebels and 24 civilians", "up from 19": of those who were killed."""
    assert roles == [found.role for found in read(text)]


def test_what_was_lost_is_what_was_counted_just_before() -> None:
    """A bare number of things lost is no number of dead."""
    found = read("At least two dozen tanks were abandoned, he said. The army says it lost five.")
    assert [("tanks", "equipment-lost")] * 2 == [(one.unit, one.role) for one in found]


def test_scopes_end_before_a_verb_with_its_object() -> None:
    """ "two men used rifles" counts men; "and" with a verb goes on with something else."""
    assert "men" == read("Two men used automatic rifles.")[0].scope
    assert (
        "aid workers and drivers" == read("The raid hit 12 aid workers and drivers and destroyed the trucks.")[0].scope
    )


def test_tens_and_ones_without_a_hyphen() -> None:
    """ "Fifty nine" is 59 and no 9; rounds of talks are no ammunition."""
    (missiles,) = read("Fifty nine missiles struck the base.")
    assert (59, 59) == (missiles.low, missiles.high)
    (rounds,) = read("Several rounds of heavy fighting followed.")
    assert "rounds" == rounds.unit


@pytest.mark.parametrize(
    "text",
    ["Shells killed a girl of fourteen in Raqqa.", "A boy, 14, was hurt.", "Shells killed a 14-year-old girl."],
)
def test_the_age_of_one_person_counts_nobody(text: str) -> None:
    """ "A girl of fourteen" is one."""
    assert [] == [q.best for q in tadmor.read(text).quantities if q.best == 14]


@pytest.mark.parametrize(
    ("text", "number", "role"),
    [
        ("Nine farmers have lost their lives since Sunday.", "Nine", "killed"),
        ("The agency counted 450 arrivals at the crossing.", "450", "displaced"),
        ("Some 700 people were brought to government camps.", "Some 700", "displaced"),
        ("The ministry has taken in 900 people since Sunday.", "900", "displaced"),
        ("The hospital took in 12 people.", "12", None),
        ("One soldier was killed along with two displaced villagers.", "One", "killed"),
        ("One soldier was killed along with two displaced villagers.", "two", "killed"),
        ("The shell killed a guard and two displaced villagers.", "two", "killed"),
        ("The camp holds 300 displaced villagers.", "300", "displaced"),
        ("On the road 300 soldiers, five tanks and nine trucks were destroyed.", "300", "killed"),
        ("A graphic puts the army's dead at more than 60.", "more than 60", "killed"),
        ("The number of people killed in the blast had risen to 24, a clerk said.", "24", "killed"),
        ("The guards killed at least 50 fleeing rebels.", "at least 50", "killed"),
        ("Four officers told reporters that it fell.", "Four", None),
        ("It put the garrison of the town at 300 to 400.", "300 to 400", "force"),
        ("There are almost 700 of them in the pocket.", "almost 700", "force"),
        ("They had 300 men there.", "300", "force"),
    ],
)
def test_what_became_of_those_counted(text: str, number: str, role: str | None) -> None:
    """Whether they died, came to a camp or fight is told by words around them, not only by the nearest verb."""
    assert role in [q.role for q in read(text) if q.span.text == number]


@pytest.mark.parametrize(
    ("text", "number", "role"),
    [
        ("The army put its dead at 80. A doctor had spoken of 70 by Monday.", "70", "killed"),
        (
            "The army put its dead at 80. A doctor spoke late. It rained. Its enemy has claimed more than 300.",
            "more than 300",
            None,
        ),
        ("Nine people died, aid workers say. A figure of 24 put about by the rebels is false.", "24", "killed"),
        ("Nine people died. Four were children.", "Four", "killed"),
        ("Nine people came. Four were children.", "Four", None),
        ("We recorded 20 villagers killed: 12 shot by snipers; five by mines; and three in a raid.", "12", "killed"),
        ("We recorded 20 villagers killed: 12 shot by snipers; five by mines; and three in a raid.", "five", "killed"),
        ("Twelve rebels were left, he said, while a clerk put the number at 30.", "30", "force"),
        ("The bodies lay in a field. I counted fifteen before night fell.", "fifteen", "killed"),
        ("The cows lay in a field. I counted fifteen before night fell.", "fifteen", None),
        ("A jet flattened the mill. Her neighbour has a list of 15 names.", "15", "killed"),
        ("The club met. Its clerk has a list of 15 names.", "15", None),
        ("Families come here. About 900 have crossed the river since Monday.", "About 900", "displaced"),
        (
            'The team buried 19 people by hand. "So twenty-two in all, with those from the mill," she said.',
            "19",
            "killed",
        ),
        ('The team buried 19 people. Three were taken home. "So twenty-two, may they rest."', "twenty-two", "killed"),
        ('The team fed 19 people. "So twenty-two, may they rest."', "twenty-two", None),
        ("They laid out the guests in the yard. Eight by dusk. Then she left.", "Eight", "killed"),
        ("They seated the guests in the yard. Eight by dusk. Then she left.", "Eight", None),
        ("Sixty rebels died there. He laughed. I saw perhaps twenty.", "perhaps twenty", "killed"),
        ("He had lost nine men. Five were from my company, he said.", "Five", "killed"),
        ("Nine people died. The final number is above thirty.", "above thirty", "killed"),
        (
            "The number of victims is made up; there were no more than four, all of them guards.",
            "no more than four",
            "killed",
        ),
        ("The garrison has grown to 900, he said.", "900", "force"),
        ("The price has grown to 900, he said.", "900", None),
    ],
)
def test_a_bare_number_takes_up_what_was_counted_before(text: str, number: str, role: str | None) -> None:
    """In the same sentence or in one of the two before it."""
    assert [role] == [q.role for q in read(text) if q.span.text == number]


def test_an_hour_is_no_number() -> None:
    """ "At eleven on Wednesday night" and "half past ten" count nobody."""
    assert ["Nine"] == [q.span.text for q in read("Nine bombs came down at half past ten.")]
    assert ["three"] == [q.span.text for q in read("They came at eleven on Wednesday night, in three groups.")]


def test_who_is_given_a_place_is_not_everybody_who_has_fled() -> None:
    """A ministry counts tents, an agency who passes its posts: one is no newer figure of the other."""
    text = (
        "It had received 80 displaced villagers. 900 people were taken to camps. "
        "The camps took in 950. 500 people fled."
    )
    assert ["taken in", "taken in", "taken in", "displaced"] == [q.unit for q in read(text)]


@pytest.mark.parametrize(
    ("text", "number", "role"),
    [
        ("Our men went back to the mill, and the martyrs are six.", "six", "killed"),
        ("Our dead number 30.", "30", "killed"),
        ("Of the enemy thirty lie in the ditch.", "thirty", "killed"),
        ("Of the guests thirty lie in hospital.", "thirty", None),
        ("Twelve villagers were buried on Friday.", "Twelve", "killed"),
        ("Twelve villagers were buried under the rubble.", "Twelve", None),
        ("I washed seven, and my brother the others.", "seven", "killed"),
        ("He had lost, he told me at the gate, fifteen men there.", "fifteen", "killed"),
        ("The film shows some thirty men with tied hands.", "some thirty", "captured"),
        ("The Contingent numbers 1,400 servicemen.", "1,400", "force"),
        ("The militia drove four suicide trucks at the gate.", "four", "attacks"),
    ],
)
def test_what_no_verb_says_of_those_counted(text: str, number: str, role: str | None) -> None:
    """Dead of whom nobody says that they died, captives by their hands, a force by its strength."""
    assert [role] == [q.role for q in read(text) if q.span.text == number]


def test_a_clock_with_a_point_is_no_number() -> None:
    """ "At 09.40"."""
    assert () == read("The column left at 09.40 for the hill.")
