"""Plots stand by themselves: well-formed, no script, nothing from elsewhere, the same in words, nobody to follow."""

import html
import re
from xml.etree import ElementTree

import pytest

from tadmor.model.incidents import Compared, Finding, Incident, Value
from tadmor.model.spans import Span
from tadmor.model.voices import VoiceCount
from tadmor.store import View, parse_filter
from tadmor.views import territory, timeline, tracks
from tadmor.views.plots import (
    draw_territory,
    draw_timeline,
    draw_tracks,
    page,
    plot_quantities,
    plot_timeline,
    plot_tracks,
)
from tadmor.views.plots.territory import holding_words
from tadmor.views.plots.timeline import timeline_lines
from tadmor.views.withheld import by_province

SVG = "{http://www.w3.org/2000/svg}"
FROM = {"from": "2016-12-01", "sort": "oldest", "size": "200"}


@pytest.fixture(params=["timeline", "tracks", "quantities"])
def picture(request: pytest.FixtureRequest, view: View) -> str:
    """Each plot of the dossier."""
    if request.param == "timeline":
        return plot_timeline(timeline(view, parse_filter(FROM)))
    if request.param == "tracks":
        return plot_tracks(tracks(view, parse_filter({}), shown=by_province(view)))
    return plot_quantities(_killed(view))


def _killed(view: View) -> Compared:
    """The incident with the conflict over the dead."""
    (row,) = view.incidents(parse_filter({"support": "conflict", "voices_min": "2"})).rows
    return row.compared


def texts(picture: str) -> list[str]:
    """Every line of text that is drawn."""
    return ["".join(one.itertext()) for one in ElementTree.fromstring(picture).iter(f"{SVG}text")]


def test_a_plot_is_one_file_that_says_what_it_shows(picture: str) -> None:
    """A title, a description, no script, no address of another file; its own style for light and dark."""
    root = ElementTree.fromstring(picture)
    assert ("img", "title desc") == (root.get("role"), root.get("aria-labelledby"))
    assert root.findtext(f"{SVG}title") and root.findtext(f"{SVG}desc")
    assert not list(root.iter(f"{SVG}script")) and not list(root.iter(f"{SVG}image"))
    assert set() == {*re.findall(r"https?://[^\"' ]+", picture)} - {"http://www.w3.org/2000/svg"}
    assert "prefers-color-scheme:dark" in picture


def test_every_mark_has_its_words(picture: str) -> None:
    """A group that is drawn has a title, which a pointer shows and a screen reader reads."""
    groups = list(ElementTree.fromstring(picture).iter(f"{SVG}g"))
    assert groups
    assert all(group.findtext(f"{SVG}title") == group.get("aria-label") for group in groups)


def test_the_route_is_drawn_as_numbered_arrows(view: View) -> None:
    """Three dashed arrows of leg 1, since the coalition denies it; its facts stand beneath."""
    picture = plot_tracks(tracks(view, parse_filter({"actor": "Islamic State", "place": "Mosul"})))
    arrows = [one for one in ElementTree.fromstring(picture).iter(f"{SVG}path") if one.get("marker-end")]
    assert ["way dashed"] * 3 == [one.get("class") for one in arrows]
    said = texts(picture)
    assert "Islamic State: Mosul > Deir ez-Zor > Raqqa > Palmyra" in said
    assert {"Mosul", "Deir ez-Zor", "Raqqa", "Palmyra"} <= set(said)
    assert any("denied by US-led coalition" in one for one in said)


def test_no_picture_shows_where_civilians_went(view: View) -> None:
    """Neither the map nor the timeline names the town."""
    for picture in (
        plot_tracks(tracks(view, parse_filter({}), shown=by_province(view))),
        plot_timeline(timeline(view, parse_filter(FROM))),
    ):
        assert "Qaryatayn" not in picture


def test_days_that_are_told_and_days_that_are_not_look_different(view: View) -> None:
    """A solid bar, a dashed one between two days, a ring for a day of publication."""
    picture = ElementTree.fromstring(plot_timeline(timeline(view, parse_filter(FROM))))
    bars = {one.get("class") for one in picture.iter(f"{SVG}rect")}
    assert {"bar", "span"} <= bars
    assert "told" in {one.get("class") for one in picture.iter(f"{SVG}circle")}


def test_numbers_are_drawn_as_the_intervals_that_they_are(view: View) -> None:
    """A dot for 30, an open line from 100 on; the conflict stands first, in words."""
    said = texts(plot_quantities(_killed(view)))
    assert said.index("conflict") < said.index("update")
    assert "Islamic State: “more than 100”" in said and "Badia Monitoring Network: “30”" in said
    assert any("no number can be both" in one for one in said)


@pytest.mark.parametrize(
    ("text", "ends"), [("34", 1), ("60 to 80", 2), ("100 to", 1), ("to 400", 1), ("1e+06", 1), ("?", 0), ("", 0)]
)
def test_open_ends_have_no_mark(text: str, ends: int) -> None:
    """One mark for each end that the words give; no row for words that give none."""
    value = Value(voice="v", claim="c", document="d", span=Span(0, 1, "x"), text=text, telling="t")
    found = Finding(incident="i", aspect="how many", finding="only one", why="", pair=(value,), values=(value,))
    compared = Compared(
        incident=Incident(id="i", tellings=(), claims=(), documents=()), voices=VoiceCount(voices=()), findings=(found,)
    )
    picture = ElementTree.fromstring(plot_quantities(compared))
    drawn = [one for group in picture.iter(f"{SVG}g") for one in group if one.get("class") in ("whisker", "bar")]
    marks = [one for one in drawn if one.tag == f"{SVG}circle" or one.get("x1") == one.get("x2")]
    assert ends == len(marks)


def test_words_of_reports_cannot_leave_the_picture() -> None:
    """Markup and control characters of a report are text."""
    value = Value(
        voice='<script>x("&")</script>\x00', claim="c", document="d", span=Span(0, 1, "]]>"), text="5", telling="t"
    )
    found = Finding(incident="i", aspect="how many", finding="only one", why="<b>", pair=(value,), values=(value,))
    incident = Incident(id="i", tellings=(), claims=(), documents=(), place="<svg onload=x>")
    picture = plot_quantities(Compared(incident=incident, voices=VoiceCount(voices=()), findings=(found,)))
    assert not [one for one in ElementTree.fromstring(picture).iter() if one.tag.endswith("script")]
    assert "<script>" not in page("<script>", picture, ["<script>"])


def test_a_page_says_the_same_in_a_list(view: View) -> None:
    """HTML that loads nothing: a policy forbids it, and every entry stands as a sentence."""
    found = timeline(view, parse_filter(FROM))
    whole = page("What was said", plot_timeline(found), timeline_lines(found))
    assert "default-src 'none'" in whole and "<svg" in whole
    assert len(found.entries) == whole.count("<li>")


def test_within_a_page_a_picture_brings_no_style_and_ids_of_its_own(view: View) -> None:
    """So that several stand on one page under a strict policy; every reference leads to an id that is there."""
    drawn = [
        draw_timeline(timeline(view, parse_filter(FROM))).inline("one"),
        draw_tracks(tracks(view, parse_filter({}))).inline("two"),
        draw_territory(territory(view, parse_filter({}))).inline("three"),
    ]
    ids = [found for picture in drawn for found in re.findall(r' id="([^"]+)"', picture)]
    assert len(ids) == len(set(ids))
    for picture in drawn:
        ElementTree.fromstring(picture)
        assert [] == re.findall(r"<style|\sstyle=", picture)
        assert set(re.findall(r'="url\(#([^)]+)\)"', picture)) <= set(ids)


def test_who_is_said_to_hold_a_place_is_drawn_with_its_ends(view: View) -> None:
    """A bar a holding, with the same in words; what nobody ends fades."""
    found = territory(view, parse_filter({"place": "Palmyra"}))
    picture = draw_territory(found).file()
    said = [holding_words(one) for place in found.places for one in place.holdings]
    assert said
    for words in said:
        assert words in html.unescape(picture)
    assert "fade-right" in re.findall(r'fill="url\(#([^)]+)\)"', picture)
