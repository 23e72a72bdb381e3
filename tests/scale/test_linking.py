"""A store's documents are linked once, whatever the batches, the process and the moment at which it is killed."""

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.link.made import pool, shelling, strike

from tadmor.link.incidents import Telling, told_in
from tadmor.model import Reading, Span
from tadmor.registry import load
from tadmor.scale import linking
from tadmor.scale.linking import link
from tadmor.store import Store, open_store, verify

CHILD = """
import sys
from tadmor.scale.linking import link
from tadmor.store import open_store
with open_store(sys.argv[1]) as store:
    link(store, batch=2, progress=lambda told: print(told.documents, flush=True))
"""


def reports() -> list[Reading]:
    """Reports of several happenings, and copies of two of them."""
    some = pool()
    copies = [_copy(some[0], "h"), _copy(some[3], "i")]
    towns = ("Zarka", "Merj", "Tell Ahmar")
    more = [shelling(f"x{n}", towns[n % 3], ("Friday", "Saturday")[n % 2], f"Outlet {n}") for n in range(12)]
    return [*some, *copies, *more, strike("z", "30", 30, 30, "exactly", "Zarka Press")]


def _copy(reading: Reading, id_: str) -> Reading:
    """The same text in another outlet; claims have ids of their own."""
    claims = tuple(replace(claim, id=f"{claim.id}{id_}") for claim in reading.claims)
    return replace(reading, document=replace(reading.document, id=id_, outlet=f"Outlet {id_}"), claims=claims)


def fill(store: Store, readings: list[Reading]) -> Store:
    """A store with readings in it."""
    with store.writer() as writer:
        for reading in readings:
            writer.add(reading)
    return store


def told(store: Store) -> dict[str, Any]:
    """All that linking says of a store."""
    with store.snapshot() as view:
        ids = list(view.document_ids())
        return {
            "links": sorted(view.links(), key=lambda found: (found.first, found.second)),
            "incidents": {id_: [row.compared for row in view.incidents_in(id_)] for id_ in ids},
            "unlinked": list(view.unlinked(linking.UNDER)),
        }


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Store]:
    """A memory store with the reports, linked at once."""
    with load("store", "memory").open(str(tmp_path / "m")) as store:
        link(fill(store, reports()))
        yield store


def test_batches_and_stores_make_no_difference(memory: Store, tmp_path: Path) -> None:
    """One by one, by fresh processes, in a file: the same links, incidents, voices and findings."""
    with open_store(tmp_path / "case.db") as store:
        for reading in reports():
            link(fill(store, [reading]))
        assert told(memory) == told(store)
        assert [] == list(verify(store))
    assert [] == told(memory)["unlinked"]
    kinds = {(found.kind, found.first, found.second) for found in told(memory)["links"]}
    assert {("copy", "a", "h"), ("copy", "d", "i")} <= kinds
    assert 1 == len({one.incident.id for one in told(memory)["incidents"]["a"]} & set(_ids(memory, "b", story=False)))


def _ids(store: Store, document: str, *, story: bool) -> list[str]:
    with store.snapshot() as view:
        return [row.id for row in view.incidents_in(document) if row.incident.story == story]


def test_linking_again_does_nothing(memory: Store) -> None:
    """Nothing is new, so nothing is written."""
    before = told(memory)
    assert linking.Linked() == link(memory)
    assert before == told(memory)


def test_a_document_that_is_read_anew_is_linked_anew(memory: Store, tmp_path: Path) -> None:
    """As if the newer reading had come at once: its furniture, its tellings, and its links."""
    some = reports()
    text = some[0].document.text
    again = replace(some[0], made_by=("hand/2",), events=(), quantities=(), furniture=(Span(0, 3, text[:3]),))
    again = replace(again, claims=tuple(replace(claim, events=(), quantities=()) for claim in again.claims))
    fill(memory, [again])
    assert ["a"] == told(memory)["unlinked"]
    link(memory)
    with open_store(tmp_path / "case.db") as store:
        link(fill(store, [again, *some[1:]]))
        assert told(store) == told(memory)


def test_people_are_heeded_and_may_take_it_back(memory: Store) -> None:
    """A merge joins at the next run, without a new document; an undo parts again."""
    before = told(memory)
    one, other = _ids(memory, "f", story=False)[0], _ids(memory, "g", story=False)[0]
    assert one != other
    with memory.writer() as writer:
        writer.decide("merge", one, by="ann", value=f'"{other}"')
    assert 0 == link(memory).documents
    assert _ids(memory, "f", story=False) == _ids(memory, "g", story=False)
    fill(memory, [shelling("late", "Tell Ahmar", "Sunday", "Late Post")])
    link(memory)
    assert _ids(memory, "f", story=False) == _ids(memory, "g", story=False)
    with memory.writer() as writer:
        writer.decide("undo", one, by="ann")
    link(memory)
    assert one in _ids(memory, "f", story=False) and one not in _ids(memory, "g", story=False)
    assert before["links"] == [found for found in told(memory)["links"] if "late" not in (found.first, found.second)]


def test_a_newer_linking_links_everything_anew(memory: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an older version kept is let go, and comes out the same where the rules are the same."""
    before = told(memory)
    monkeypatch.setattr(linking, "VERSION", "next")
    monkeypatch.setattr(linking, "UNDER", "link/next")
    assert len(reports()) == link(memory).documents
    assert before == told(memory)
    assert len(reports()) == link(memory, anew=True).documents
    assert before == told(memory)


def test_a_run_that_fails_leaves_the_last_batch(memory: Store, tmp_path: Path) -> None:
    """Whatever is raised between two batches, the next run goes on from there."""

    def stop(_: linking.Linked) -> None:
        raise KeyboardInterrupt

    with open_store(tmp_path / "case.db") as store:
        fill(store, reports())
        with pytest.raises(KeyboardInterrupt):
            link(store, batch=5, progress=stop)
        assert len(reports()) - 5 == len(told(store)["unlinked"])
        link(store)
        assert told(memory) == told(store)


def test_a_report_that_fails_holds_up_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands in no incident, and is named; all others are linked as if it told nothing, and once."""

    def faulty(reading: Reading) -> tuple[Telling, ...]:
        if reading.document.id == "z":
            raise LookupError("no such hour")
        return told_in(reading)

    monkeypatch.setattr(linking, "told_in", faulty)
    with open_store(tmp_path / "faulty.db") as store, open_store(tmp_path / "without.db") as without:
        report = link(fill(store, reports()))
        assert {"z": "LookupError: no such hour"} == report.untold
        link(fill(without, [one for one in reports() if one.document.id != "z"]))
        assert told(without)["incidents"] | {"z": []} == told(store)["incidents"]
        assert 0 == link(store).documents


def test_two_runs_side_by_side_see_each_other(memory: Store, tmp_path: Path) -> None:
    """What another process linked between two batches is not forgotten."""
    some = reports()
    with open_store(tmp_path / "case.db") as store:
        fill(store, some[:4])
        late = iter([some[4:]])

        def meanwhile(_: linking.Linked) -> None:
            for rest in late:
                with open_store(tmp_path / "case.db") as other:
                    link(fill(other, rest))

        link(store, batch=2, progress=meanwhile)
        assert told(memory) == told(store)


def test_a_killed_run_loses_nothing(memory: Store, tmp_path: Path) -> None:
    """Killed again and again at random moments, and gone on with: the result of a run that nobody touched."""
    path, chance = tmp_path / "case.db", random.Random(5)
    with open_store(path) as store:
        fill(store, reports())
    killed = 0
    while _run(path, chance, kill=killed < 6):
        killed += 1
    assert killed > 2
    with open_store(path) as store:
        assert told(memory) == told(store)
        assert [] == list(verify(store))


def _run(path: Path, chance: random.Random, *, kill: bool) -> bool:
    """A run in a process of its own, which is killed after so many batches and a moment; whether it was."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-P", "-c", CHILD, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as child:
        assert child.stdout is not None
        for _ in range(chance.randint(1, 3)):
            child.stdout.readline()
        try:
            child.wait(chance.uniform(0, 0.02) if kill else 60)
        except subprocess.TimeoutExpired:
            child.kill()
        return child.wait() != 0
