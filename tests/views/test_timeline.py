"""A timeline keeps what is uncertain about a day, and the voices behind each entry."""

from dataclasses import replace
from datetime import date

from tadmor.store import View, parse_filter
from tadmor.views import Entry, timeline

OLDEST = parse_filter({"sort": "oldest", "size": "200"})


def entry(found: tuple[Entry, ...], words: str) -> Entry:
    """The only entry whose claim holds some words."""
    (only,) = [one for one in found if one.claim and words in one.claim.content]
    return only


def test_the_column_lies_between_its_uncertain_ends(view: View) -> None:
    """Some time from the first days of the month to the assault; denied, two accounts, the first one's words."""
    found = timeline(view, parse_filter({"actor": "Islamic State", "event": "MOVE", "voices_min": "2"}))
    (column,) = found.entries
    assert (date(2016, 12, 1), date(2016, 12, 11), "text") == (column.earliest, column.latest, column.dated)
    assert (True, 6) == (column.disputed, column.documents)
    assert column.voices is not None and "2 accounts with no shared source found (2 sides)" == column.voices.words()
    assert column.claim is not None and "composed-01" == column.claim.document
    assert column.claim.content.startswith("Some 4,000 fighters set out from Mosul")


def test_entries_stand_in_the_order_of_their_days(view: View) -> None:
    """The earliest first, or the latest, as the filter sorts."""
    days = [one.earliest or one.latest for one in timeline(view, OLDEST).entries]
    assert days == sorted(day for day in days if day)
    turned = [one.earliest or one.latest for one in timeline(view, replace(OLDEST, sort="newest")).entries]
    assert turned == sorted((day for day in turned if day), reverse=True)


def test_a_day_of_publication_is_not_a_day_of_the_event(view: View) -> None:
    """The families' 1,900 have no day of their own."""
    told = entry(timeline(view, OLDEST).entries, "1,900 displaced people")
    assert ("published", date(2016, 12, 12), False) == (told.dated, told.earliest, told.disputed)


def test_pages_follow_each_other(view: View) -> None:
    """`next` goes on where the page before ended."""
    first = timeline(view, replace(OLDEST, size=3))
    second = timeline(view, parse_filter({"sort": "oldest", "size": "3", "next": first.next or ""}))
    whole = timeline(view, replace(OLDEST, size=6))
    assert [one.id for one in whole.entries] == [one.id for one in (*first.entries, *second.entries)]


def test_single_claims_are_added_only_where_no_incident_holds_them(view: View) -> None:
    """The scholar's hope is no incident."""
    plain, more = timeline(view, OLDEST), timeline(view, OLDEST, claims=True)
    assert {"incident"} == {one.kind for one in plain.entries}
    hope = entry(more.entries, "keep hoping for a photograph")
    assert ("claim", None) == (hope.kind, hope.voices)
    held = [one.claim.id for one in more.entries if one.kind == "claim" and one.claim]
    assert not any(not row.incident.story for id_ in held for row in view.incidents_of(id_))
