"""How rows spread over days and places, on a dossier where the answer is known; every store counts alike."""

from datetime import date

from tadmor.store import StoreKind, Stretch, parse_filter
from tadmor.testing.dossiers import DAY
from tadmor.testing.linked import Linked

__all__ = ["Spreading"]

_EVENING, _WIRE = date(2016, 12, 12), date(2016, 12, 10)


class Spreading(Linked):
    """How rows spread over days and places."""

    def test_rows_are_counted_by_their_days(self, kind: StoreKind, path: str) -> None:
        """Days of the text apart from days of publication; an open beginning stays open; bounded by the newest rows."""
        with self._linked(kind, path) as store, store.snapshot() as view:
            events = view.spread("events", parse_filter({}), 100)
            assert (events.counted, events.complete, events.untold) == (6, True, 4)
            assert (
                Stretch(None, DAY, True, 1),
                Stretch(DAY, DAY, True, 1),
                Stretch(_WIRE, _WIRE, False, 2),
                Stretch(_EVENING, _EVENING, False, 2),
            ) == events.stretches
            newest = view.spread("events", parse_filter({}), 2)
            assert (newest.counted, newest.total, newest.complete) == (2, 6, False)
            oldest = view.spread("events", parse_filter({"sort": "oldest"}), 1)
            assert (Stretch(None, DAY, True, 1),) == oldest.stretches
            incidents = view.spread("incidents", parse_filter({}), 100)
            assert (incidents.counted, sum(stretch.rows for stretch in incidents.stretches)) == (3, 2)

    def test_rows_are_counted_by_their_places(self, kind: StoreKind, path: str) -> None:
        """Once at each point of theirs; those without a point, and those that are hidden, at none."""
        with self._linked(kind, path) as store, store.snapshot() as view:
            events = view.spread("events", parse_filter({}), 100)
            assert {spot.name: spot.rows for spot in events.spots if spot.name == "Palmyra"} == {"Palmyra": 2}
            assert events.unplaced == len(view.events(parse_filter({"lacks": "point"})).rows)
            hidden = [parse_filter({"outlet": "wire"}), parse_filter({"actor": "nobody"})]
            less = view.spread("events", parse_filter({}), 100, hidden)
            assert {spot.name: spot.rows for spot in less.spots if spot.name == "Palmyra"} == {"Palmyra": 1}
            assert (events.counted, events.unplaced, 1) == (less.counted, less.unplaced, less.hidden)
            ways = view.spread("movements", parse_filter({"place": "mosul"}), 100)
            assert {"Mosul", "Palmyra"} <= {spot.name for spot in ways.spots}
            nothing = view.spread("claims", parse_filter({"q": "nowhere"}), 100)
            assert (nothing.counted, nothing.complete, nothing.stretches, nothing.spots) == (0, True, (), ())

    def test_what_is_lacking_is_found(self, kind: StoreKind, path: str) -> None:
        """`lacks` is what `has` is not, and a place without a point lacks one; alone or with other words."""
        with self._linked(kind, path) as store, store.snapshot() as view:
            for name in ("place", "time", "quantity", "hedge", "denial"):
                for list_ in (view.claims, view.events, view.movements, view.incidents):
                    here, gone, all_ = (
                        {repr(row) for row in list_(parse_filter(words)).rows}
                        for words in ({"has": name}, {"lacks": name}, {})
                    )
                    assert (here | gone, set()) == (all_, here & gone)
            without = view.incidents(parse_filter({"lacks": "point"})).rows
            assert {"itraid", "itrumour"} == {row.id for row in without}
            assert {"itraid"} == {
                row.id for row in view.incidents(parse_filter({"lacks": "point", "outlet": "wire"})).rows
            }
            assert list(view.claims(parse_filter({"has": "place", "lacks": "place"})).rows) == []
