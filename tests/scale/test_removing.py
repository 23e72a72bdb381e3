"""Documents are taken out of a linked store as if they had never come, whole or not at all."""

import os
import random
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scale.test_linking import fill, reports, told

from tadmor.errors import BadDecision
from tadmor.model import Document, Reading
from tadmor.registry import load
from tadmor.scale.linking import link
from tadmor.scale.removing import foreseen, named_documents, remove
from tadmor.store import Store, open_store, verify

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
@settings(max_examples=40, deadline=None)
def test_what_is_left_never_had_it(data: st.DataObject) -> None:
    """Links, incidents, voices and findings, whatever the order of arrival, one after another or at once."""
    readings = data.draw(st.permutations([*prints(), *reports()]))
    gone = data.draw(st.lists(st.sampled_from([one.document.id for one in readings]), min_size=1, max_size=4, unique=True))
    at_once = data.draw(st.booleans())
    with _store("had", readings) as store, _store("never", _without(readings, gone)) as never:
        for some in [gone] if at_once else [[one] for one in gone]:
            remove(store, some, by="ann", why=_WHY)
        assert told(never) == told(store)
        link(fill(store, [replace(readings[0], made_by=("hand/9",))] if readings[0].document.id not in gone else []))
        assert sorted(gone) == sorted(one.document for one in _removals(store))


def _removals(store: Store) -> Sequence[object]:
    with store.snapshot() as view:
        return view.removals()
