"""Places in sentences of our own: what is one, which one, how finely."""

import time
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.extract.places import step
from tadmor.model import Document, Place, Reading, Step
from tadmor.nlp.segment import step as segment


@cache
def _steps() -> tuple[Step, Step]:
    return segment(), step()


def _read(text: str, lang: str | None = "en") -> Reading:
    readings = [Reading(document=Document(id="d", text=text, lang=lang))]
    for each in _steps():
        readings = list(each.run(readings))
    return readings[0]


def _places(text: str) -> tuple[Place, ...]:
    return _read(text).places


def _words(text: str) -> list[str]:
    return [place.span.text for place in _places(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fighters moved from Mosul to Deir ez-Zor in Syria.", ["Mosul", "Deir ez-Zor", "Syria"]),
        ("The column left al-Raqqa and reached el-Bab.", ["al-Raqqa", "el-Bab"]),
        ("BAGHDAD, Iraq -- A bomb went off near Tikrit.", ["BAGHDAD", "Iraq", "Tikrit"]),
        ("AMMAN Jordanian troops closed the road to Syria.", ["AMMAN", "Syria"]),
        ("Shells fell on Ras Al-Ain and Deir Al Zour in Syria.", ["Ras Al-Ain", "Deir Al Zour", "Syria"]),
        ("BAGHDAD At least five bombs went off in Iraq.", ["BAGHDAD", "Iraq"]),
        ("A U.S.-led raid hit Aleppo's suburbs.", ["U.S.", "Aleppo"]),
        ("Protesters in northern Iraq blocked a road.", ["Iraq"]),
        ("They crossed the Euphrates in the Middle East.", ["Euphrates", "Middle East"]),
        ("Leaders in the West were silent.", ["the West"]),
        ("The army took the town of Kharibat Zanqur.", ["Kharibat Zanqur"]),
        ("Russia-Turkey talks ended.", ["Russia", "Turkey"]),
    ],
)
def test_named_places_are_found_with_their_exact_words(text: str, expected: list[str]) -> None:
    """Proper names only, with their article where it is tied on, without possessives."""
    assert expected == _words(text)


@pytest.mark.parametrize(
    "text",
    [
        "Syrian troops and the Syrian Democratic Forces advanced.",
        "The New York Times asked the Bank of England.",
        "Islamic State of Iraq and the Levant claimed it.",
        "General Peter Ford and Mr. Lincoln met Moqtada al-Sadr.",
        "They told us that most of it was nice reading.",
        "On Nov. 13 the U.N. said so.",
        "The Pentagon declined to comment.",
    ],
)
def test_people_organisations_and_common_words_are_no_places(text: str) -> None:
    """Demonyms, names inside organisations, persons and ambiguous words stay out."""
    assert _words(text) == []


def test_a_country_behind_a_comma_decides() -> None:
    """The same name is another place when the text says so."""
    (first, _), (second, _) = _places("Tripoli, Lebanon, was calm."), _places("Tripoli, Libya, was calm.")
    assert (first.country, second.country) == ("LB", "LY")


def test_the_country_of_the_report_decides_without_a_comma() -> None:
    """Rabia is in Iraq in a report on Iraq and in Syria in one on Syria."""
    iraq = _places("Iraqi forces left Mosul in Iraq. They reached Rabia by night.")[-1]
    syria = _places("Syrian forces left Latakia in Syria. They reached Rabia by night.")[-1]
    assert (iraq.name, iraq.country, syria.name, syria.country) == ("Rabia", "IQ", "Rabia", "SY")


def test_a_province_is_not_its_town() -> None:
    """The word "province" makes it the division, which is coarser."""
    town, province = _places("Shells fell in Latakia. Villages in Latakia province were hit in Syria.")[:2]
    assert (town.precision, province.precision) == ("G2", "G6")
    assert province.name == "Latakia Governorate"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the Kharkiv region troops left. Shells fell on Kharkiv.", ["Kharkiv Oblast", "Kharkiv"]),
        ("Villages in the Kharkov Region of Ukraine were hit.", ["Kharkiv Oblast", "Ukraine"]),
        ("Forces were sent to the Donetsk region of Ukraine.", ["Donetsk Oblast", "Ukraine"]),
        ("Shells fell on Zaporizhzhia in Ukraine.", ["Zaporizhzhia", "Ukraine"]),
        ("Shells fell on Taiz and villages in Taiz province in Yemen.", ["Taiz", "Taiz Governorate", "Yemen"]),
        ("Rebels in the Aleppo region of Syria were hit.", ["Aleppo", "Syria"]),
    ],
)
def test_a_region_is_a_division_where_divisions_are_called_so(text: str, expected: list[str]) -> None:
    """ "The Kharkiv region" is an oblast, "the Aleppo region" the country around a town; the bare name is the town."""
    assert expected == [place.name for place in _places(text)]


@pytest.mark.parametrize(
    ("spellings", "expected"),
    [
        (("Kupiansk", "Kupyansk"), "Kupiansk"),
        (("Velykyi Burluk", "Veliky Burluk"), "Velykyi Burluk"),
        (("Huliaipole", "Gulyaipole"), "Huliaipole"),
    ],
)
def test_a_town_under_fire_is_one_place_in_both_sides_spellings(spellings: tuple[str, str], expected: str) -> None:
    """Ukrainian and Russian papers spell one town in two ways."""
    for spelling in spellings:
        assert expected == _places(f"Troops entered {spelling} in Ukraine.")[0].name


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("They dug in near Palmyra.", "near"),
        ("Tanks stood on the outskirts of Palmyra.", "the outskirts of"),
        ("Fighting in Palmyra's outskirts went on.", "outskirts of"),
    ],
)
def test_words_that_move_a_place_lower_its_precision(text: str, relation: str) -> None:
    """The point stays the town's own; the precision is G3 and the words are kept."""
    (place,) = _places(text)
    assert (relation, "G3", 25.0, None) == (place.relation, place.precision, place.radius_km, place.moved)
    assert pytest.approx(place.lat, abs=0.01) == 34.562


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Clashes went on in the eastern countryside of Tabqa.", "countryside of"),
        ("Clashes went on in Tabqa countryside.", "countryside of"),
        ("Jets bombed the desert of Tabqa.", "the desert of"),
    ],
)
def test_the_countryside_of_a_town_reaches_as_far_as_a_district(text: str, relation: str) -> None:
    """Half of what is told so lies further than 34 km from the town."""
    (place,) = _places(text)
    assert ("G5", 40.0) == (place.precision, place.radius_km)
    assert (place.relation or "").endswith(relation.removeprefix("the "))


@pytest.mark.parametrize(
    ("text", "said", "lat", "lon", "radius"),
    [
        ("Clashes went on in the northern countryside of Hama.", "the northern countryside of", 35.32, 36.62, 30),
        ("Clashes went on in the northern Hama countryside.", "northern countryside of", 35.32, 36.62, 30),
        ("Clashes went on in Hama's northern countryside.", "northern countryside of", 35.32, 36.62, 30),
        ("Clashes went on in Latakia Mountains.", "mountains of", 35.74, 36.16, 30),
        ("Clashes went on in the countryside of Latakia.", "the countryside of", 35.74, 36.16, 30),
    ],
)
def test_a_countryside_is_where_reports_place_it(text: str, said: str, lat: float, lon: float, radius: int) -> None:
    """Learnt from UCDP's points (training/countrysides.py); the town keeps its own point beside it."""
    (place,) = _places(text)
    assert said == place.relation
    assert place.moved == pytest.approx((lat, lon), abs=0.05)
    assert place.radius_km is not None
    assert place.radius_km < radius
    assert place.lat != pytest.approx(lat, abs=0.05)


def test_a_side_alone_leads_twenty_kilometres() -> None:
    """Nobody means the town itself; several sides lead nowhere."""
    (side,), (near,), (several,) = (
        _places(f"Clashes went on {words}.")
        for words in (
            "in the eastern countryside of Palmyra",
            "near Palmyra",
            "in the eastern and southern countryside of Palmyra",
        )
    )
    assert side.moved == pytest.approx((34.56, 38.50), abs=0.01)
    assert (None, None) == (near.moved, several.moved)


def test_an_outlet_that_bears_a_peoples_name_speaks_for_its_country() -> None:
    """A village in a headline that names no country: the monitor of a country writes of that country."""
    texts = "Several wounded as shells hit Halfaya and farms near al-Tamanah", "Syrian Observatory for Human Rights"
    found = {}
    for outlet in ("SOHR", texts[1], "Northmere Daily"):
        reading = Reading(document=Document(id="d", text=texts[0], outlet=outlet, lang="en"))
        for each in _steps():
            (reading,) = each.run([reading])
        found[outlet] = [place.country for place in reading.places]
    assert {"SOHR": ["SY", "SY"], texts[1]: ["SY", "SY"], "Northmere Daily": [None]} == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells fell on Sahl al-Ghab.", "Al-Ghab Plain"),
        ("Raids hit the Eastern Ghouta in Syria.", "Eastern Ghouta"),
        ("Shells fell on Western Ghouta in Syria.", "Western Ghouta"),
    ],
)
def test_a_plain_or_a_basin_is_as_wide_as_a_district(text: str, name: str) -> None:
    """Not as wide as a part of a country."""
    place = _places(text)[0]
    assert (name, "G5") == (place.name, place.precision)


@pytest.mark.parametrize(
    ("text", "precisions"),
    [
        ("Clashes went on in the countryside of Idlib and Hama.", ["G5", "G5"]),
        ("Clashes went on in Idlib and Hama countryside.", ["G5", "G5"]),
        ("Clashes went on near Idlib and in Hama.", ["G3", "G2"]),
        ("Jets bombed the countryside of Idlib, and Hama was quiet.", ["G5", "G2"]),
    ],
)
def test_two_towns_share_a_countryside(text: str, precisions: list[str]) -> None:
    """What is told of both at once moves both; "near" moves the one that it stands by."""
    assert precisions == [place.precision for place in _places(text)]


@pytest.mark.parametrize(
    ("text", "said", "lat"),
    [
        ("Syrian fighters clashed with militants east of the Euphrates.", "east of", 34.7),
        ("Syrian rebels dug in along the eastern bank of the Euphrates for weeks.", "the eastern bank of", 34.7),
        ("Syrian fighters patrolled the east Euphrates area.", "east of", 34.7),
    ],
)
def test_the_bank_of_a_river_is_where_reports_of_a_country_place_it(text: str, said: str, lat: float) -> None:
    """What reports on Syria tell of the east of the Euphrates is in the far south-east."""
    place = next(place for place in _read(text).places if place.name == "Euphrates")
    assert (said, "G5", lat) == (place.relation, place.precision, round((place.moved or (0.0, 0.0))[0], 1))


def test_the_bank_of_a_river_in_another_country_is_not_known() -> None:
    """In a report on Iraq the east of the Euphrates is no place in Syria."""
    places = _read("Iraqi forces from Baghdad and Ramadi crossed to the area east of the Euphrates.").places
    assert [None] == [place.moved for place in places if place.name == "Euphrates"]


@pytest.mark.parametrize("text", ["Syrian jets target Turmanin.", "The Syrian army shells Turmanin again."])
def test_what_is_attacked_is_a_place(text: str) -> None:
    """A village that nothing else says to be one."""
    assert ["Turmanin"] == [place.name for place in _read(text).places]


@pytest.mark.parametrize(
    ("text", "lat", "lon", "radius"),
    [
        ("The camp is 25 km east of Palmyra.", 34.56, 38.557, 5.0),
        ("The camp is about 40 miles to the north-west of Palmyra.", 34.97, 37.79, 12.9),
        ("The base lies ten kilometres south of Palmyra.", 34.47, 38.284, 5.0),
    ],
)
def test_a_distance_and_a_side_lead_to_a_point(text: str, lat: float, lon: float, radius: float) -> None:
    """The named place keeps its point; `moved` is where the words lead, a fifth of the distance unsure."""
    (place,) = _places(text)
    assert place.moved is not None
    assert pytest.approx(place.lat, abs=0.01) == 34.562
    assert place.moved == pytest.approx((lat, lon), abs=0.02)
    assert radius == place.radius_km


def test_part_of_a_country_is_g7_and_a_country_g8() -> None:
    """A country's middle is for maps; how far from it something was, nobody can say."""
    part, whole = _places("Clashes in eastern Syria spread across Syria.")
    assert (part.precision, part.relation, whole.precision) == ("G7", "eastern", "G8")
    assert (35.0, 38.0, None) == (whole.lat, whole.lon, whole.radius_km)


@pytest.mark.parametrize(
    ("text", "lat", "lon", "precision"),
    [
        ("A strike at 36.2N 37.1E hit a road.", 36.2, 37.1, "G2"),
        ("A strike at 36.2021° N, 37.1343° E hit a road.", 36.2021, 37.1343, "G1"),
        ("A strike at 36°12'N 37°08'30\"E hit a road.", 36.2, 37.141667, "G1"),
        ("A boat sank at 33.5S, 70.25W in a storm.", -33.5, -70.25, "G2"),
    ],
)
def test_a_point_in_degrees_is_a_place(text: str, lat: float, lon: float, precision: str) -> None:
    """It has no name and no gazetteer entry, and is as fine as it is written."""
    (place,) = _places(text)
    assert (lat, lon, precision, None, None) == (place.lat, place.lon, place.precision, place.name, place.gazetteer)


@pytest.mark.parametrize("text", ["It was 95.1N 37.1E.", "It was 36°72'N 37°08'E.", "He ran 36.2 miles N of it."])
def test_what_is_no_point_on_earth_is_no_place(text: str) -> None:
    """Degrees beyond the poles and minutes beyond sixty are nothing."""
    assert _places(text) == ()


def test_a_place_that_no_gazetteer_knows_has_no_point() -> None:
    """A name that the text calls a village is a place: absent knowledge stays absent."""
    (place,) = _places("The army took the village of Kharibat Zanqur.")
    assert (place.name, place.country, place.lat, place.gazetteer) == ("Kharibat Zanqur", None, None, None)


def test_a_name_that_stands_where_only_places_do_is_one_without_a_point() -> None:
    """ "near X on Friday" and "in X." name a place that no gazetteer has; months, languages and sites are none."""
    found = _read(
        "Fighters dug in near Zherasvar on Friday in Iraq. In July he spoke in Persian and left Zherasvar."
    ).places
    assert [("Zherasvar", None), ("Iraq", "IQ"), ("Zherasvar", None)] == [(p.name, p.country) for p in found]


def test_a_quarter_lies_in_its_town() -> None:
    """ "The X district of Y" is no town of that name in another country."""
    text = "Artillery struck the Kuibyshev district of Donetsk on Sunday."
    assert [("Kuibyshev", None), ("Donetsk", "UA")] == [(p.name, p.country) for p in _places(text)]
    text = "A bomb hit the Karrada district of Baghdad."
    assert [("Karrada", "IQ"), ("Baghdad", "IQ")] == [(p.name, p.country) for p in _places(text)]


@pytest.mark.parametrize(
    ("name", "meant"),
    [("Altun Kopru", "Altun Kupri"), ("Pirde", "Altun Kupri"), ("Logvinovo", "Lohvynove")],
)
def test_villages_that_were_fought_for_are_known_by_each_side_s_name(name: str, meant: str) -> None:
    """The one side's name of a village and the other's are one place."""
    (place,) = _places(f"The army took {name}.")
    assert meant == place.name


def test_runners_up_are_kept_with_their_scores() -> None:
    """The reader says what else it might have been."""
    place = _places("Shells fell on Palmyra in Syria.")[0]
    assert place.others
    assert all(0.0 <= other.score <= 1.0 for other in place.others)


def test_other_languages_are_left_alone() -> None:
    """A document in another language passes through unchanged."""
    assert _read("Mosul und Raqqa", lang="de").places == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Mosul", "in", "al-", "Raqqa", "U.S.", "-led", ",", "\n", "the", "'s", "\x00", "é", "🙂", "سوريا"]
        )
        | st.text(max_size=6),
        max_size=30,
    ).map(" ".join)
)
def test_spans_stand_in_the_text_in_order_and_the_step_is_idempotent(text: str) -> None:
    """Any text: spans are the text's own words, do not overlap, and a second run changes nothing."""
    reading = _read(text)
    end = 0
    for place in reading.places:
        assert text[place.span.start : place.span.end] == place.span.text
        assert place.span.start >= end
        end = place.span.end
    assert [reading] == list(_steps()[1].run([reading]))


@pytest.mark.parametrize("piece", ["a said ", '"', "Mosul ", "Al-", "the West of ", "Syria, ", "X-"])
def test_a_very_long_line_is_read_in_linear_time(piece: str) -> None:
    """200 kB of one thing without a line end; a quadratic rule would take minutes."""
    started = time.process_time()
    _read(piece * (200_000 // len(piece)))
    assert time.process_time() - started < 20


def test_an_agency_in_a_dateline_is_no_city() -> None:
    """SANA is the agency, never the city of Sanaa."""
    assert _words("SANA, Damascus - The army took the town.") == ["Damascus"]
