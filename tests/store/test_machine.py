"""Memory and sqlite side by side under any sequence of calls: they say the same."""

import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tadmor.errors import TadmorError
from tadmor.model import CertaintyLabel, DecisionAction, Document, Provenance, Reading, Rejected
from tadmor.registry import load
from tadmor.store import Store, View, Writer, every, parse_filter, verify
from tadmor.store.body import sha256
from tadmor.store.removals import document_target
from tadmor.store.sqlite import compiling, queries
from tadmor.testing.readings import Told, reading_of
from tadmor.testing.stores import everything

Call = tuple[str, tuple[Any, ...], dict[str, Any]]
_AT = datetime(2016, 12, 13, tzinfo=UTC)
_DAYS = [None, date(2016, 12, 8), date(2016, 12, 12), date(2015, 1, 31)]
_CONTENTS = [
    "more than 5,000 jihadists moved from Mosul to Palmyra",
    "soldiers left Tadmur yesterday",
    "the café in Suva was hit yesterday",
    "قصف تدمر",
]
_LABELS: list[CertaintyLabel] = ["CT+", "PS+", "CT-"]
_TOLD = st.builds(
    Told,
    content=st.sampled_from(_CONTENTS),
    speaker=st.sampled_from(["", "Igor Pétrov", "the ministry"]),
    role=st.sampled_from([None, "spokesman"]),
    certainty=st.sampled_from(_LABELS),
    denied=st.booleans(),
    event=st.sampled_from([None, "STRIKE.air", "MOVE.advance"]),
    class_=st.sampled_from([None, "ASSAULT"]),
    days=st.none() | st.tuples(st.sampled_from(_DAYS), st.sampled_from(_DAYS)),
    hedge=st.sampled_from(["", "moved"]),
)
_DOCUMENTS = st.builds(
    Document,
    id=st.sampled_from("abcde"),
    text=st.just(""),
    outlet=st.sampled_from([None, "The Wire", "Évening Post"]),
    published=st.sampled_from(_DAYS),
    title=st.sampled_from([None, "Palmyra falls"]),
    lang=st.sampled_from([None, "en"]),
)
_READINGS = st.builds(
    lambda told, document, version, shift: reading_of(told, document=document, made_by=version, shift=shift),
    st.lists(_TOLD, min_size=1, max_size=3),
    _DOCUMENTS,
    st.sampled_from([(), ("hand/1",), ("hand/2",)]),
    st.integers(0, 1),
)
_WORDS: dict[str, st.SearchStrategy[Any]] = {
    "q": st.sampled_from(["palmyra", "caf*", '"moved from"', "tadmur OR mosul", "wire -left", "تدمر"]),
    "from": st.sampled_from(["2016-12-08", "2016-12-09", "2014-01-01"]),
    "to": st.sampled_from(["2016-12-12", "2050-01-01"]),
    "place": st.sampled_from(["palmyra", "tadmur", "nowhere"]),
    "bbox": st.sampled_from(["38,34,44,37", "170,-20,-170,20"]),
    "precision": st.sampled_from(["G2", "G1"]),
    "event": st.sampled_from(["strike", "MOVE.advance", "assault"]),
    "actor": st.sampled_from(["islamic state", "soldiers"]),
    "speaker": st.sampled_from(["petrov", "spokesman", "ministry"]),
    "outlet": st.sampled_from(["wire", "evening"]),
    "certainty": st.sampled_from(["CT+", "PS+,CT-"]),
    "kind": st.sampled_from(["own", "indirect"]),
    "review": st.sampled_from(["new", "accepted", "new,corrected", "rejected,unverifiable"]),
    "has": st.sampled_from(["quantity", "time", "place,event", "denial", "hedge", "movement"]),
    "lang": st.just("en"),
    "sort": st.sampled_from(["newest", "oldest"]),
    "size": st.sampled_from(["1", "2", "1000"]),
}
_FILTERS = st.lists(st.sampled_from(sorted(_WORDS)), max_size=3, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: _WORDS[name] for name in names})
)
_ACTIONS: list[DecisionAction] = ["accept", "reject", "unverifiable", "set", "undo"]


class Stores(RuleBasedStateMachine):
    """The two stores, and each call on both."""

    @initialize(readings=st.lists(_READINGS, min_size=4, max_size=6))
    def make(self, readings: list[Reading]) -> None:
        """Both with some documents in them."""
        self.folder = tempfile.TemporaryDirectory()
        self.path = str(Path(self.folder.name) / "case.db")
        self.memory: Store = load("store", "memory").open(self.path)
        self.sqlite: Store = load("store", "sqlite").open(self.path, time_limit=30.0)
        self.both([("add", (reading,), {}) for reading in readings])

    def teardown(self) -> None:
        """What verify says of the file at the end, before it goes."""
        if hasattr(self, "sqlite"):
            found = list(verify(self.sqlite))
            self.sqlite.close()
            self.folder.cleanup()
            assert found == []

    def both(self, calls: Sequence[Call], broken: bool = False) -> None:
        """Some calls of a writer, in one transaction; its outcomes or errors have to be the same."""
        outcomes = []
        for store in (self.memory, self.sqlite):
            told: list[Any] = []
            try:
                with store.writer() as writer:
                    told += [_outcome(writer, *call) for call in calls]
                    if broken:
                        raise KeyboardInterrupt
            except KeyboardInterrupt:
                pass
            outcomes.append(told)
        assert outcomes[0] == outcomes[1]

    @rule(readings=st.lists(_READINGS, min_size=1, max_size=3), broken=st.booleans())
    def add(self, readings: list[Reading], broken: bool) -> None:
        """New documents, the same ones read again, other texts under a known id; committed or rolled back."""
        calls: list[Call] = []
        for reading in readings:
            raw = reading.document.text.encode()
            provenance = Provenance(name="a.txt", sha256=sha256(raw), size=len(raw), media="text", retrieved=_AT)
            calls.append(("add", (reading, provenance, raw), {}))
            calls.append(("mark", (reading.document.id, "f", "stored"), {}))
        self.both(calls, broken)

    @rule(version=st.sampled_from(["hand/3", "hand/4"]), drop=st.integers(0, 1), document=st.sampled_from("abcde"))
    def read_again(self, version: str, drop: int, document: str) -> None:
        """Another reader, who may find less."""
        with self.memory.snapshot() as view:
            reading = view.reading(document)
        if reading:
            again = replace(reading, made_by=(version,), claims=reading.claims[drop:])
            self.both([("add", (again,), {}), ("reject", (Rejected(name=version, reason="failed"),), {})])

    @rule(action=st.sampled_from(_ACTIONS), pick=st.integers(0, 5), attribution=st.booleans(), broken=st.booleans())
    def decide(self, action: DecisionAction, pick: int, attribution: bool, broken: bool) -> None:
        """On a claim or its attribution; some of these are refused, by both."""
        with self.memory.snapshot() as view:
            rows = view.claims(parse_filter({})).rows
        row = rows[pick % len(rows)] if rows else None
        target = (attribution and row and row.attribution) or (row.id if row else "nothing")
        more = {"field": "certainty", "value": '"PR+"'} if action == "set" else {}
        self.both([("decide", (action, target), {"by": "ann", "why": "so", "at": _AT, **more})], broken)

    @rule(document=st.sampled_from("abcde"), undone=st.booleans(), broken=st.booleans())
    def remove(self, document: str, undone: bool, broken: bool) -> None:
        """A document is taken out; sometimes it may come again."""
        calls: list[Call] = [("remove", (document,), {"by": "ann", "why": "so", "at": _AT})]
        if undone:
            calls.append(("decide", ("undo", document_target(document)), {"by": "ann", "at": _AT}))
        self.both(calls, broken)

    @rule()
    def reopen(self) -> None:
        """Closed and opened, the file says the same."""
        self.sqlite.close()
        self.sqlite = load("store", "sqlite").open(self.path, create=False, time_limit=30.0)

    @rule(asked=st.lists(_FILTERS, min_size=4, max_size=10))
    def ask(self, asked: list[dict[str, str]]) -> None:
        """Any filters, over all of their pages."""
        with self.memory.snapshot() as one, self.sqlite.snapshot() as other:
            for chosen in map(parse_filter, asked):
                assert one.claims(chosen) == other.claims(chosen)
                assert list(every(one.claims, chosen)) == list(every(other.claims, chosen))
                assert list(every(one.documents, chosen)) == list(every(other.documents, chosen))
                assert list(one.readings(chosen)) == list(other.readings(chosen))
                assert list(every(one.events, chosen)) == list(every(other.events, chosen))
                assert list(every(one.movements, chosen)) == list(every(other.movements, chosen))

    @invariant()
    def say_the_same(self) -> None:
        """Everything that a view tells."""
        if hasattr(self, "sqlite"):
            with self.memory.snapshot() as one, self.sqlite.snapshot() as other:
                assert everything(one) == everything(other)
                assert one.marked("abcde", "f") == other.marked("abcde", "f")
                for row in one.claims(parse_filter({})).rows:
                    assert one.decisions(row.id) == other.decisions(row.id)


def _outcome(writer: Writer, name: str, given: tuple[Any, ...], more: dict[str, Any]) -> Any:
    """What a call returns, or the error that it raises."""
    try:
        return getattr(writer, name)(*given, **more)
    except TadmorError as error:
        return type(error), str(error)


TestMachine = Stores.TestCase
TestMachine.settings = settings(max_examples=20, stateful_step_count=10, deadline=None)


def _corpus() -> list[Reading]:
    """Sixty documents over everything that a filter can ask for."""
    chance = random.Random(7)
    readings = []
    for number in range(60):
        told = [
            Told(
                content=chance.choice(_CONTENTS),
                speaker=chance.choice(["", "Igor Pétrov", "the ministry"]),
                role=chance.choice([None, "spokesman"]),
                certainty=chance.choice(_LABELS),
                denied=chance.random() < 0.3,
                event=chance.choice([None, "STRIKE.air", "MOVE.advance"]),
                class_=chance.choice([None, "ASSAULT"]),
                days=chance.choice([None, (chance.choice(_DAYS), chance.choice(_DAYS))]),
                hedge=chance.choice(["", "moved"]),
            )
            for _ in range(chance.randint(0, 3))
        ]
        document = Document(
            id=str(number),
            text="",
            outlet=chance.choice([None, "The Wire", "Évening Post"]),
            published=chance.choice(_DAYS),
            title=chance.choice([None, "Palmyra falls"]),
            lang=chance.choice([None, "en"]),
        )
        readings.append(reading_of(told, document=document))
    return readings


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[View, View]]:
    """The corpus in both stores, a fifth of its claims decided on."""
    path = str(tmp_path_factory.mktemp("corpus") / "case.db")
    with load("store", "memory").open(path) as memory, load("store", "sqlite").open(path, time_limit=30.0) as sqlite:
        for store in (memory, sqlite):
            with store.writer() as writer:
                for reading in _corpus():
                    writer.add(reading)
                    for claim in reading.claims[2:]:
                        writer.decide("accept", claim.id, by="ann", at=_AT)
        with memory.snapshot() as one, sqlite.snapshot() as other:
            yield one, other


@given(words=_FILTERS)
@settings(max_examples=300, deadline=None)
def test_any_filter_finds_the_same(views: tuple[View, View], words: dict[str, str]) -> None:
    """Claims, events, movements, and documents over all of their pages."""
    one, other = views
    chosen = parse_filter(words)
    assert one.claims(chosen) == other.claims(chosen)
    assert one.events(chosen) == other.events(chosen)
    assert one.movements(chosen) == other.movements(chosen)
    assert list(every(one.documents, chosen)) == list(every(other.documents, chosen))


@pytest.mark.parametrize("most_rows", [0, 3, 50_000])
def test_many_places_find_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most_rows: int) -> None:
    """Whether their rows are gathered beforehand, being few, or looked for one by one."""
    monkeypatch.setattr(compiling, "MOST_PLACE_KEYS", 1)
    monkeypatch.setattr(queries, "_MOST_ROWS", most_rows)
    path = str(tmp_path / "case.db")
    with load("store", "memory").open(path) as memory, load("store", "sqlite").open(path, time_limit=30.0) as sqlite:
        for store in (memory, sqlite):
            with store.writer() as writer:
                for reading in _corpus():
                    writer.add(reading)
        with memory.snapshot() as one, sqlite.snapshot() as other:
            for words in ({"bbox": "30,30,45,40"}, {"bbox": "36,34,39,36", "q": "soldiers"}, {"precision": "G2"}):
                chosen = parse_filter(words)
                found = list(every(one.claims, chosen))
                assert found
                assert found == list(every(other.claims, chosen))
                assert list(every(one.events, chosen)) == list(every(other.events, chosen))
                assert list(every(one.movements, chosen)) == list(every(other.movements, chosen))
                assert list(every(one.documents, chosen)) == list(every(other.documents, chosen))
