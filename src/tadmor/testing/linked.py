"""What linking found comes back, is found by the same words as claims are, and takes people's decisions."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from tadmor.errors import BadDecision, BadFilter
from tadmor.model import DocumentLink, Voice, VoiceCount
from tadmor.model.incidents import Compared, Finding, FindingKind, Incident, Ruling
from tadmor.store import Store, StoreKind, View, every, parse_filter, verify
from tadmor.testing.dossiers import AT, DAY, Dossier, dossier, everything, refused

__all__ = ["Linked"]

MARCH, RAID, RUMOUR = "tmarch", "traid", "trumour"


def _voices(*names: str) -> VoiceCount:
    """So many voices, each on a side of its own."""
    return VoiceCount(voices=tuple(Voice(name=n, side=n, claims=(), documents=(), origin="wire") for n in names))


def _compared(
    founder: str, incident: Incident, *voices: str, finding: FindingKind | None = None, tellings: tuple[str, ...] = ()
) -> Compared:
    told = replace(incident, id=f"i{founder}", tellings=(founder, *tellings))
    findings = [Finding(incident=told.id, aspect="what", finding=finding, why="as told")] if finding else []
    return Compared(incident=told, voices=_voices(*voices), findings=tuple(findings))


def _made(view: View) -> list[Compared]:
    """Three incidents and a story of the dossier: two dated ones, and one that nothing dates."""
    evening, wire, undated = (view.rows(name) for name in ("evening", "wire", "undated"))
    blank = Incident(id="", tellings=(), claims=(), documents=())
    march = replace(
        blank, claims=(evening[0].id,), documents=("evening", "wire"), class_="MOVE", type="MOVE.mass",
        who=("Islamic State",), doers=("Islamic State",),
        place="Palmyra", lat=34.56, lon=38.28, precision="G2", earliest=DAY, latest=DAY,
    )  # fmt: skip
    raid = replace(
        blank, claims=tuple(row.id for row in wire), documents=("wire",), class_="ASSAULT", type="STRIKE.air"
    )
    rumour = replace(blank, claims=(undated[0].id,), documents=("undated",), class_="ASSAULT")
    story = replace(blank, documents=("evening", "wire"), story=True)
    return [
        _compared(MARCH, march, "Petrov", "Wire", tellings=("tmarch2",), finding="conflict"),
        _compared(RAID, raid, "ministry", finding="denied"),
        _compared(RUMOUR, rumour, "Leaflet"),
        _compared("tstory", story),
    ]


class Linked(Dossier):
    """What linking found comes back, is found by the same words as claims are, and takes people's decisions."""

    def _linked(self, kind: StoreKind, path: str) -> Store:
        store = self.filled(kind, path)
        with store.snapshot() as view:
            made = _made(view)
        with store.writer() as writer:
            writer.retell([], made)
            writer.join([DocumentLink(kind="copy", first="wire", second="evening", shares=(0.5, 1.0))])
            for name in ("evening", "wire"):
                writer.linked(name, "1")
        return store

    def _found(self, view: View, words: Mapping[str, str]) -> list[str]:
        return [row.id for row in every(view.incidents, replace(parse_filter(words), size=1))]

    def test_what_was_linked_comes_back(self, kind: StoreKind, path: str) -> None:
        """Incidents by id, by any of their tellings, by document and by claim; links; what still waits."""
        with self._linked(kind, path) as store, store.snapshot() as view:
            made = _made(view)
            rows = [view.incident(one.incident.id) for one in made]
            assert made == [row and row.compared for row in rows]
            assert view.incident("itmarch2") == view.incident("itmarch") is not None
            assert view.incident("inothing") is None
            assert [row.id for row in view.incidents_in("wire")] == ["itmarch", "itraid", "itstory"]
            claim = view.rows("evening")[0].id
            assert [row.id for row in view.incidents_of(claim)] == ["itmarch"]
            assert view.incidents_of("nothing") == ()
            assert [(link.first, link.second) for link in view.links("evening")] == [("wire", "evening")]
            assert list(view.links()) == list(view.links("wire"))
            assert list(view.links("undated")) == []
            assert list(view.unlinked("1")) == ["undated"]
            assert list(view.unlinked("2")) == ["evening", "wire", "undated"]
            assert {row.id for row in view.told_by_several()} == {"itmarch", "itstory"}
            assert (view.counts().incidents, view.counts().unlinked) == (3, 1)
            assert view.waiting() == 1
            assert list(verify(store)) == []

    def test_incidents_are_listed_by_their_days(self, kind: StoreKind, path: str) -> None:
        """The newest first, undated ones last, whatever the size of a page; stories not at all."""
        with self._linked(kind, path) as store, store.snapshot() as view:
            assert self._found(view, {}) == ["itraid", "itmarch", "itrumour"]
            assert self._found(view, {"sort": "oldest"}) == ["itrumour", "itmarch", "itraid"]
            raid, march, rumour = every(view.incidents, parse_filter({}))
            assert (date(2016, 12, 10), "published") == (raid.earliest, raid.dated)
            assert (march.latest, march.dated) == (DAY, "text")
            assert (rumour.dated, rumour.composed) == (None, True)

    def test_incidents_are_listed_by_accounts(self, kind: StoreKind, path: str) -> None:
        """Told by most first, then the newest, page by page; no other list has such an order."""
        with self._linked(kind, path) as store, store.snapshot() as view:
            assert self._found(view, {"sort": "accounts"}) == ["itmarch", "itraid", "itrumour"]
            assert self._found(view, {"sort": "accounts", "event": "ASSAULT"}) == ["itraid", "itrumour"]
            for other in (view.claims, view.events, view.movements, view.documents):
                with refused(BadFilter, "order of incidents"):
                    other(parse_filter({"sort": "accounts"}))

    def test_incidents_are_found_by_what_is_told_of_them(self, kind: StoreKind, path: str) -> None:
        """Class, place, days and actors are their own; words, speakers and outlets those of a claim that tells them."""
        table: list[tuple[dict[str, str], list[str]]] = [
            ({"q": "jihadists"}, ["itraid", "itmarch"]),
            ({"q": "planes -soldiers"}, []),
            ({"speaker": "petrov"}, ["itmarch"]),
            ({"outlet": "evening post"}, ["itmarch"]),
            ({"event": "MOVE"}, ["itmarch"]),
            ({"event": "strike.air"}, ["itraid"]),
            ({"actor": "islamic state", "role": "actor"}, ["itraid", "itmarch"]),
            ({"place": "palmyra"}, ["itmarch"]),
            ({"bbox": "38,34,39,35"}, ["itmarch"]),
            ({"precision": "G8"}, []),
            ({"t": "2016-12-08"}, ["itmarch"]),
            ({"from": "2016-12-09"}, ["itraid"]),
            ({"has": "denial"}, ["itraid"]),
            ({"has": "quantity,time"}, ["itmarch"]),
            ({"certainty": "CT-"}, ["itraid"]),
            ({"lang": "ar"}, ["itrumour"]),
            ({"voices_min": "2"}, ["itmarch"]),
            ({"support": "single"}, ["itraid", "itrumour"]),
            ({"support": "conflict,denied"}, ["itraid", "itmarch"]),
            ({"support": "sides", "event": "assault"}, []),
            ({"review": "new"}, ["itraid", "itmarch", "itrumour"]),
        ]
        with self._linked(kind, path) as store, store.snapshot() as view:
            for words, wanted in table:
                assert wanted == self._found(view, words), words
            near = parse_filter({"place": "Palmyra", "within": "10"}, near=(34.5, 38.3))
            assert [row.id for row in view.incidents(near).rows] == ["itmarch"]
            other = parse_filter({"place": "Tadmor"}, also=["Palmyra"])
            assert [row.id for row in view.incidents(other).rows] == self._found(view, {"place": "Palmyra"})

    def test_claims_are_found_by_the_support_of_what_they_tell(self, kind: StoreKind, path: str) -> None:
        """So are events and documents; a claim that tells no incident is found by no support."""
        with self._linked(kind, path) as store:
            moved = dossier()[0].claims[0].spans[0].text
            assert [moved] == self.found(store, {"voices_min": "2"})
            assert [moved] == self.found(store, {"support": "conflict", "q": "jihadists"})
            with store.snapshot() as view:
                assert len(view.events(parse_filter({"support": "sides"})).rows) == 1
                assert len(view.movements(parse_filter({"voices_min": "2"})).rows) == 1
                assert [row.id for row in view.documents(parse_filter({"support": "several"})).rows] == ["evening"]

    def test_a_later_linking_takes_the_place_of_an_earlier(self, kind: StoreKind, path: str) -> None:
        """What ended is found no more, by no words; its tellings lead to the incident that has them now."""
        with self._linked(kind, path) as store:
            with store.snapshot() as view:
                march, raid, *_ = _made(view)
                before = everything(view)
            claims = (*march.incident.claims, *raid.incident.claims)
            one = replace(march.incident, tellings=(MARCH, RAID), claims=claims)
            with store.writer() as writer:
                writer.retell([raid.incident.id], [replace(march, incident=one)])
            with store.snapshot() as view:
                assert self._found(view, {}) == ["itmarch", "itrumour"]
                assert self._found(view, {"q": "planes"}) == ["itmarch"]
                assert (moved := view.incident("itraid")) is not None
                assert moved.id == "itmarch"
            assert list(verify(store)) == []
            with store.writer() as writer:
                writer.retell(["itmarch"], [march, raid])
            with store.snapshot() as view:
                assert before["told"] == everything(view)["told"]

    def test_a_document_that_is_read_anew_waits_to_be_linked(self, kind: StoreKind, path: str) -> None:
        """Its links are forgotten; its incidents stand until it is linked again."""
        with self._linked(kind, path) as store:
            with store.writer() as writer:
                assert writer.add(replace(dossier()[0], made_by=("hand/2",))) == "replaced"
            with store.snapshot() as view:
                assert list(view.unlinked("1")) == ["evening", "undated"]
                assert list(view.links()) == []
                assert view.incident("itmarch") is not None
            assert list(verify(store)) == []

    def test_people_decide_on_incidents(self, kind: StoreKind, path: str) -> None:
        """A review is found by its state; merges and splits are rulings until they are undone; the chain holds."""
        with self._linked(kind, path) as store:
            with store.writer() as writer:
                writer.decide("merge", "itmarch", by="ann", value='"itraid"', at=AT)
                writer.decide("split", "itmarch", by="ann", value='"tmarch2"', at=AT)
                writer.decide("undo", "itmarch", by="ann", at=AT)
                writer.decide("reject", "itraid", by="ben", why="two raids", at=AT)
                writer.decide("set", "itmarch", by="ben", field="finding:what", value='"scope differs"', at=AT)
                for action in ("split", "accept"):
                    with refused(BadDecision):
                        writer.decide(action, "itnone", by="ann")
                with refused(BadDecision):
                    writer.decide("merge", "itraid", by="ann")
                with store.snapshot() as view:
                    claim = view.rows("wire")[0].id
                with refused(BadDecision):
                    writer.decide("merge", claim, by="ann", value='"itraid"')
            with store.snapshot() as view:
                assert (Ruling(one=MARCH, other=RAID, same=True),) == view.rulings()
                assert self._found(view, {"review": "rejected"}) == ["itraid"]
                assert self._found(view, {"review": "corrected"}) == ["itmarch"]
                assert self._found(view, {"review": "new"}) == ["itrumour"]
                assert len(view.decisions("itmarch")) == 4
                assert view.orphans() == ()
            assert list(verify(store)) == []
            with store.writer() as writer:
                writer.decide("undo", "itmarch", by="ben", at=AT)
                writer.decide("undo", "itmarch", by="ben", at=AT)
            with store.snapshot() as view:
                assert view.rulings() == ()
                assert self._found(view, {"review": "new"}) == ["itmarch", "itrumour"]

    def test_odd_words_in_an_incident_are_kept(self, kind: StoreKind, path: str) -> None:
        """Words in any script, and spans, come back as they were."""
        with self._linked(kind, path) as store:
            with store.snapshot() as view:
                made = _made(view)[0]
            odd = Finding(
                incident="itmarch",
                aspect="how many",
                finding="unclear",
                why="“تدمر” \x00 💥",
                score=0.125,
                role="killed",
            )
            named = replace(made.incident, who=("قسد",), doers=("قسد",), place="Ťadmor", lat=None)
            with store.writer() as writer:
                writer.retell([], [replace(made, incident=named, findings=(odd,))])
            with store.snapshot() as view:
                row = view.incident("itmarch")
                assert row is not None
                assert (odd,) == row.compared.findings
                assert self._found(view, {"place": "tadmor"}) == ["itmarch"]
            assert list(verify(store)) == []
