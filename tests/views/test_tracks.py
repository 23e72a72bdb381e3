"""Legs across reports: copies are one leg, denials stand by what they deny, what nobody tells is said."""

from datetime import date
from pathlib import Path

from tests.views.cases import told

from tadmor.store import Filter, View, open_store, parse_filter
from tadmor.views import Leg, Tracks, tracks
from tadmor.views.tracks import tracks_and_shown
from tadmor.views.withheld import by_province


def leg(found: Tracks, route: str) -> Leg:
    """The only leg that goes this way."""
    (only,) = [leg for leg in found.legs if leg.route == route]
    return only


def test_the_column_from_mosul_is_one_leg_with_its_voices(view: View) -> None:
    """Five reports tell of the 4,000 men, three of them in one agency's words; the coalition's denial stands beside."""
    found = tracks(view, parse_filter({"actor": "Islamic State"}))
    column = leg(found, "Mosul > Deir ez-Zor > Raqqa > Palmyra")
    assert ("Islamic State", True, "claimed") == (column.actor, column.named, column.status)
    assert (date(2016, 12, 1), date(2016, 12, 11)) == (column.earliest, column.latest)
    assert ["~ 4,000 fighters"] == [cell.text for cell in column.quantities]
    assert ["composed-01", "composed-02", "composed-03", "composed-04", "composed-06"] == sorted(
        {claim.document for claim in column.claims}
    )
    assert ["US-led coalition"] == [claim.speaker for claim in column.denied_by]
    assert "2 accounts with no shared source found (2 sides)" == (column.voices and column.voices.words())
    assert column.disputed and column.composed


def test_stations_have_points_and_the_claims_that_name_them(view: View) -> None:
    """Palmyra is named by all who give the destination."""
    column = leg(tracks(view, Filter()), "Mosul > Deir ez-Zor > Raqqa > Palmyra")
    assert [("Mosul", 36.3), ("Deir ez-Zor", 35.3), ("Raqqa", 36.0), ("Palmyra", 34.6)] == [
        (station.name, round(station.lat or 0, 1)) for station in column.stations
    ]
    assert 4 == len(column.stations[-1].claims)


def test_a_denial_of_a_whole_province_contradicts_who_left_its_town(view: View) -> None:
    """No convoy left Nineveh in December, says Iraq; Mosul lies there, and the column is told of these days."""
    found = tracks(view, Filter())
    column, none = leg(found, "Mosul > Deir ez-Zor > Raqqa > Palmyra"), leg(found, "from Nineveh Governorate")
    assert "denied" == none.status
    assert [none.id] == [one.one for one in found.against(column.id)]


def test_legs_of_names_come_first_and_what_is_on_no_map_is_counted(view: View) -> None:
    """ "The hills" lead nowhere."""
    found = tracks(view, Filter())
    assert ["Islamic State", "Syrian army"] == [track.actor for track in found.tracks if track.named]
    assert found.unplaced > 0
    assert not any(leg.route == "from the hills" for leg in found.legs)


def test_what_is_told_and_what_is_drawn_are_found_in_one_reading(view: View) -> None:
    """Each as if it had been asked for alone; where nothing has to be hidden they are one and the same."""
    told, drawn = tracks_and_shown(view, Filter(), by_province(view))
    assert (tracks(view, Filter()), tracks(view, Filter(), shown=by_province(view))) == (told, drawn)
    told, drawn = tracks_and_shown(view, Filter(), lambda row: row)
    assert told is drawn


def test_civilians_ways_are_told_by_province_where_that_is_asked(view: View) -> None:
    """Neither the road nor the town to which families fled."""
    shown = tracks(view, parse_filter({"event": "CIVIL"}), shown=by_province(view))
    assert "Palmyra > Tiyas Airbase > Al-Qaryatayn" not in [leg.route for leg in shown.legs]
    (families,) = [leg for leg in shown.legs if any(q.role == "displaced" for q in leg.quantities)]
    assert {"Homs"} == {station.name for station in families.stations}
    assert all(station.lat is None for station in families.stations)
    assert all("Qaryatayn" not in claim.content for claim in families.claims)


GAP = [
    (
        "Northmere Daily",
        "2016-12-02",
        "Some 300 Islamic State fighters moved from Mosul to Raqqa on 1 December 2016, the Syrian Observatory for Human"
        " Rights said.\n",
    ),
    (
        "Halden Wire",
        "2016-12-06",
        "Islamic State fighters moved from Palmyra to Homs on 5 December 2016, the Syrian army said.\n",
    ),
    (
        "Sever Bulletin",
        "2016-12-07",
        "Islamic State fighters moved from Deir ez-Zor to Homs on 5 December 2016, the Russian Ministry of Defence"
        " said.\n",
    ),
]


def test_what_lies_between_two_legs_is_said(tmp_path: Path) -> None:
    """Four days and a road of which nobody tells."""
    with open_store(told(tmp_path / "gap.db", GAP)) as store, store.snapshot() as view:
        (track,) = tracks(view, Filter()).tracks
        assert ["no claim between Raqqa and Palmyra, 4 days"] == [gap.words() for gap in track.gaps]


def test_two_beginnings_of_one_way_contradict_each_other(tmp_path: Path) -> None:
    """One incident, told as from Palmyra and as from Deir ez-Zor."""
    with open_store(told(tmp_path / "gap.db", GAP)) as store, store.snapshot() as view:
        found = tracks(view, Filter())
        assert ["told as Palmyra > Homs, and as Deir ez-Zor > Homs"] == [one.why for one in found.contradictions]


def test_a_question_that_is_too_wide_says_where_it_stopped(view: View) -> None:
    """Three movements are read, and there are more."""
    found = tracks(view, Filter(), most=3)
    assert (3, True) == (found.reach.read, found.reach.more)
    assert "only the first 3 matching rows were read" in found.reach.words()
