"""Documents are taken out of a linked store as if they had never come, whole or not at all."""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scale.test_linking import fill, reports, told

from tadmor.errors import BadDecision
from tadmor.model import Document, Provenance, Reading
from tadmor.registry import load
from tadmor.scale import linking
from tadmor.scale.linking import link
from tadmor.scale.removing import foreseen, named_documents, remove
from tadmor.store import Store, open_store, verify
from tadmor.store.body import sha256
from tadmor.store.removals import Removal, document_target
from tadmor.testing.readings import Told, reading_of

_WHY = "withdrawn by its outlet"
_TOWNS = ("Zarka", "Merj", "Ostrava Hill", "Tell Ahmar", "Lower Kel", "Banso")
_DOERS = ("A council of elders", "The bakers of the quarter", "A convoy of lorries", "Two ferrymen", "The night watch")
_DEEDS = ("opened the granary", "mended the old bridge", "closed the market gate", "counted the empty wells")
_ENDS = ("before the rains came", "as the river rose again", "while the radio was silent", "after the third bell")


def _sentences(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)
    parts = (_DOERS, _DEEDS, _TOWNS, _ENDS)
    return [
        "{} {} in {} {}, for {} families and {} mules.".format(
            *(chance.choice(some) for some in parts), chance.randint(3, 900), chance.randint(3, 900)
        )
        for _ in range(count)
    ]


def _document(id_: str, sentences: Sequence[str], day: int) -> Reading:
    text = " ".join(sentences)
    published = date(2031, 4, 1) + timedelta(days=day)
    return Reading(document=Document(id=id_, text=text, outlet=f"{id_} Post", published=published), made_by=("hand/1",))


def prints() -> list[Reading]:
    """A report with copies, one of them edited, an excerpt, an update, a passage in another, and one of its own."""
    whole, other = _sentences(1, 12), _sentences(2, 12)
    edited = [*whole[:-1], "The mayor of Banso would not be drawn on any of it."]
    return [
        _document("first", whole, 0),
        _document("copy", whole, 0),
        _document("again", whole, 1),
        _document("edited", edited, 1),
        _document("edited-again", edited, 2),
        _document("excerpt", whole[2:8], 1),
        _document("passage", [*other[:5], *whole[4:7], *other[5:]], 2),
        _document("of-edited", [*_sentences(3, 9), *edited[-3:]], 3),
        _document("own", other, 2),
    ]


def _store(path: str, readings: Sequence[Reading]) -> Store:
    store: Store = load("store", "memory").open(path)
    link(fill(store, list(readings)), batch=4)
    return store


def _without(readings: Sequence[Reading], gone: Sequence[str]) -> list[Reading]:
    return [reading for reading in readings if reading.document.id not in gone]


@given(st.data())
@settings(max_examples=12, deadline=None)
def test_what_is_left_never_had_it(data: st.DataObject) -> None:
    """Links, incidents, voices and findings, whatever the order of arrival, one after another or at once."""
    readings = data.draw(st.permutations([*prints(), *reports()]))
    ids = [one.document.id for one in readings]
    gone = data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=4, unique=True))
    with _store("had", readings) as store, _store("never", _without(readings, gone)) as never:
        for some in [gone] if data.draw(st.booleans()) else [[one] for one in gone]:
            remove(store, some, by="ann", why=_WHY)
        assert told(never) == told(store)
        assert linking.Linked() == link(store)


def test_a_print_without_keys_of_its_own_finds_nothing_later() -> None:
    """An edited print that came between a copy and a passage of both; a later one is compared with the copy alone."""
    order = ["own", "first", "again", "edited-again", "of-edited", "edited", "copy", "excerpt", "passage"]
    came = {one.document.id: one for one in prints()}
    readings, gone = [came[name] for name in order], ["edited-again"]
    with _store("had", readings) as store, _store("never", _without(readings, gone)) as never:
        remove(store, gone, by="ann", why=_WHY)
        assert told(never) == told(store)


@pytest.mark.parametrize("document", ["first", "edited", "a", "d"])
def test_what_comes_again_comes_last(document: str) -> None:
    """As if it had never been here before; and what comes later finds it."""
    late = _document("late", [*_sentences(1, 12)[:6], "Nobody had asked them to."], 5)
    readings = [*prints(), *reports()]
    again = next(one for one in readings if one.document.id == document)
    with _store("had", readings) as store, _store("never", [*_without(readings, [document]), again, late]) as never:
        remove(store, [document], by="ann", why=_WHY)
        with store.writer() as writer:
            writer.decide("undo", document_target(document), by="ann")
        for one in (again, late):
            link(fill(store, [one]))
        assert told(never) == told(store)


def test_a_removal_of_what_was_never_linked_links_nothing() -> None:
    """What waits goes on waiting."""
    with load("store", "memory").open("m") as store:
        remove(fill(store, prints()), ["first"], by="ann", why=_WHY)
        assert len(prints()) - 1 == len(told(store)["unlinked"])
        link(store)
        with _store("never", _without(prints(), ["first"])) as never:
            assert told(never) == told(store)


def test_one_that_is_not_there_stops_them_all() -> None:
    """Whole, or not at all."""
    with _store("m", prints()) as store:
        before = told(store)
        with pytest.raises(BadDecision, match="nobody"):
            remove(store, ["first", "nobody"], by="ann", why=_WHY)
        assert before == told(store)


def test_what_would_go_is_told() -> None:
    """Counted before anything goes, and named by id, address or the name of the input."""
    reading = prints()[0]
    here = replace(reading, document=replace(reading.document, url="https://example.org/a"))
    raw = here.document.text.encode()
    source = Provenance(name="in/a.txt", sha256=sha256(raw), size=len(raw), media="text")
    with load("store", "memory").open("m") as store:
        with store.writer() as writer:
            writer.add(here, source, raw)
        link(fill(store, [*prints()[1:], *reports()]))
        with store.snapshot() as view:
            claim = view.rows("a")[0].id
            names = ("first", "https://example.org/a", "in/a.txt", "nothing")
            assert [["first"]] * 3 + [[]] == [[row.id for row in named_documents(view, name)] for name in names]
        with store.writer() as writer:
            writer.decide("accept", claim, by="ann")
        with store.snapshot() as view:
            told_of = {id_: foreseen(view, named_documents(view, id_)[0]) for id_ in ("first", "a")}
            shared = [
                row for row in view.incidents_in("a") if not row.incident.story and len(row.incident.documents) > 1
            ]
    assert (len(raw), 0, 0) == (told_of["first"].raw, told_of["first"].incidents, told_of["first"].decisions)
    assert told_of["first"].links >= 5
    assert (0, 1, len(shared)) == (told_of["a"].raw, told_of["a"].decisions, told_of["a"].shared)
    assert told_of["a"].shared >= 1


def test_nothing_of_its_words_is_left_in_the_file(tmp_path: Path) -> None:
    """Neither in rows, nor in the indexes of words and places, nor in pages that were let go."""
    path, word = tmp_path / "case.db", "quillonbrae"
    document = Document(id="secret", text="", outlet="Quillonbrae Post", title="At Quillonbrae", lang="en")
    secret = reading_of([Told(content="a well was dug in Quillonbrae on Monday, near Palmyra")], document=document)
    with open_store(path) as store:
        link(fill(store, [*prints(), secret]))
    assert _times(path, word) > 3
    with open_store(path) as store:
        remove(store, ["secret"], by="ann", why=_WHY)
        with store.snapshot() as view:
            assert () == view.spellings("place", "palm")
        assert [] == list(verify(store))
    assert 0 == _times(path, word)


def _times(path: Path, word: str) -> int:
    """How often a word stands in a store's files, in capitals or not."""
    return sum(file.read_bytes().lower().count(word.encode()) for file in path.parent.glob(path.name + "*"))


CHILD = """
import sys
from tadmor.scale.removing import remove
from tadmor.store import open_store
with open_store(sys.argv[1]) as store:
    print("ready", flush=True)
    remove(store, sys.argv[2:], by="ann", why="withdrawn by its outlet")
    print("removed", flush=True)
"""


def test_a_killed_removal_is_whole_or_none(tmp_path: Path) -> None:
    """Killed at any moment: the store opens, holds, and is what it was before or what it is after."""
    readings, chance = [*prints(), *reports()], random.Random(11)
    path, gone = tmp_path / "case.db", ["first", "a"]
    with open_store(path) as store:
        link(fill(store, readings))
        before = told(store)
    with _store("never", _without(readings, gone)) as never:
        after = told(never)
    killed, seconds = 0, _removal(path.with_name("whole.db"), path, gone, None)[1]
    for _ in range(6):
        copy = path.with_name("killed.db")
        ended, _ = _removal(copy, path, gone, chance.uniform(0, 1.1 * seconds))
        killed += not ended
        with open_store(copy) as store:
            assert [] == list(verify(store))
            said = told(store)
            assert said == (after if _removals(store) else before)
            assert not ended or _removals(store)
    assert killed > 1


def _removal(copy: Path, original: Path, gone: Sequence[str], seconds: float | None) -> tuple[bool, float]:
    """Remove from a copy in a process of its own, killed after some seconds; whether it ended, and how long it took."""
    for file in copy.parent.glob(copy.name + "*"):
        file.unlink()
    shutil.copy(original, copy)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-P", "-c", CHILD, str(copy), *gone]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as child:
        assert child.stdout is not None
        assert b"ready\n" == child.stdout.readline()
        started = time.monotonic()
        try:
            child.wait(seconds)
        except subprocess.TimeoutExpired:
            child.kill()
        return child.wait() == 0, time.monotonic() - started


def _removals(store: Store) -> Sequence[Removal]:
    with store.snapshot() as view:
        return view.removals()
