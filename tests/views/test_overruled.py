"""A person's word is about the finding that it names: an agreement beside a conflict on one aspect keeps its own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tadmor.model import Document, Span, Voice, VoiceCount
from tadmor.model.incidents import Aspect, Compared, Finding, FindingKind, Incident, Value
from tadmor.store import Store, open_store
from tadmor.testing.readings import Told, reading_of
from tadmor.views.columns import table
from tadmor.views.overruled import field_of, overruling_of, overrulings
from tadmor.views.queues import conflicts

TOLD = (("north", "nine guards were killed"), ("south", "two guards were killed"), ("mill", "nine had died there"))


def _value(outlet: str, words: str, text: str) -> Value:
    return Value(voice=outlet, claim=f"c-{outlet}", document=outlet, span=Span(0, 4, words[:4]), text=text, telling="t")


NORTH, SOUTH, MILL = (_value(outlet, words, words.split()[0]) for outlet, words in TOLD)


def _finding(word: FindingKind, *pair: Value, role: str | None = "killed") -> Finding:
    aspect: Aspect = "how many" if role else "result"
    return Finding(incident="it1", aspect=aspect, finding=word, why="as told", pair=pair, role=role, score=0.5)


CONFLICT, AGREE = _finding("conflict", NORTH, SOUTH), _finding("agree", NORTH, MILL)
OTHER = _finding("conflict", SOUTH, MILL)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Three reports on one attack, with what the machine found."""
    with open_store(tmp_path / "case.db") as opened:
        with opened.writer() as writer:
            for outlet, words in TOLD:
                told = [Told(content=words, speaker="an aide")]
                writer.add(
                    reading_of(told, document=Document(id=outlet, text="", published=date(2031, 5, 3), outlet=outlet))
                )
        _found(opened, CONFLICT, OTHER, AGREE)
        yield opened


def _found(store: Store, *findings: Finding) -> None:
    with store.snapshot() as view:
        rows = [row for outlet, _ in TOLD for row in view.rows(outlet)]
    voices = tuple(Voice(name=n, side=n, claims=(), documents=(), origin=n) for n, _ in TOLD)
    claims, documents = tuple(row.id for row in rows), tuple(outlet for outlet, _ in TOLD)
    incident = Incident(id="it1", tellings=("t1",), claims=claims, documents=documents, class_="ASSAULT")
    with store.writer() as writer:
        writer.retell([], [Compared(incident=incident, voices=VoiceCount(voices=voices), findings=findings)])


def _decide(store: Store, field: str) -> None:
    with store.writer() as writer:
        writer.decide("set", "it1", by="ann", field=field, value='"scope differs"', why="two days")


def _overruled(store: Store) -> list[str | None]:
    """What people find, row by row."""
    with store.snapshot() as view:
        row = view.incident("it1")
        assert row is not None
        rows = table(view, row, view.decisions("it1")).rows
        return [one.overruled.finding if one.overruled else None for one in rows]


def _waiting(store: Store) -> list[Finding | None]:
    with store.snapshot() as view:
        return [one.finding for one in conflicts(view)]


def test_a_word_on_one_finding_neither_hides_nor_changes_another(store: Store) -> None:
    """The other conflict of the same number still waits, and the agreement beside both stands as it was."""
    assert [CONFLICT, OTHER] == _waiting(store)
    _decide(store, field_of(CONFLICT))
    assert [OTHER] == _waiting(store)
    assert ["scope differs", None, None] == _overruled(store)


def test_a_word_on_the_number_is_about_all_that_was_found_on_it(store: Store) -> None:
    """So it was written before a decision named its finding, and so it holds; what names one goes before it."""
    _decide(store, "finding:how many:killed")
    assert [] == _waiting(store)
    assert ["scope differs"] * 3 == _overruled(store)
    with store.writer() as writer:
        writer.decide("set", "it1", by="ben", field=field_of(AGREE), value='"unclear"', why="who counts?")
    assert ["scope differs", "scope differs", "unclear"] == _overruled(store)


def test_a_word_on_one_aspect_says_nothing_of_another(store: Store) -> None:
    """Nor one on the dead anything of the wounded."""
    wounded = _finding("conflict", NORTH, SOUTH, role="injured")
    ended = _finding("conflict", NORTH, SOUTH, role=None)
    _found(store, CONFLICT, wounded, ended)
    _decide(store, field_of(wounded))
    assert [None, "scope differs", None] == _overruled(store)
    _decide(store, field_of(ended))
    assert [None, "scope differs", "scope differs"] == _overruled(store)


def test_a_word_outlives_what_the_machine_finds_anew(store: Store) -> None:
    """It holds for the one finding with the same word, or for the one that is left; of several nobody knows which."""
    _decide(store, field_of(CONFLICT))
    later = replace(CONFLICT, pair=(NORTH, replace(SOUTH, text="three")))
    _found(store, later, AGREE)
    assert ["scope differs", None] == _overruled(store)
    _found(store, AGREE)
    assert ["scope differs"] == _overruled(store)
    _found(store, later, OTHER)
    assert [None, None] == _overruled(store)


def test_an_undone_word_holds_no_more(store: Store) -> None:
    """As every decision."""
    _decide(store, field_of(CONFLICT))
    with store.writer() as writer:
        writer.decide("undo", "it1", by="ann")
    with store.snapshot() as view:
        assert overruling_of(CONFLICT, (CONFLICT,), overrulings(view.decisions("it1"))) is None
