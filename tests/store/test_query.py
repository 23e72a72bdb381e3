"""Full-text queries are parsed; whatever a person types is a tree or a `BadFilter`, never SQLite's own syntax."""

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.errors import BadFilter
from tadmor.store.query import Clause, Phrase, holds, parse_query, to_fts
from tadmor.store.words import words


def test_words_phrases_prefixes_and_exclusions() -> None:
    """OR binds less tightly than standing side by side."""
    query = parse_query('tank* "Deir ez-Zor" -airport OR armour')
    assert query.clauses == (
        Clause((Phrase(("tank",), prefix=True), Phrase(("deir", "ez", "zor"))), (Phrase(("airport",)),)),
        Clause((Phrase(("armour",)),)),
    )


@pytest.mark.parametrize("text", ['"open', "ab*", "-only", "", "OR", "a OR", "(a b)", "...", "*", " ".join(["x"] * 65)])
def test_a_query_that_finds_nothing_by_its_form_is_refused(text: str) -> None:
    """With the form that works."""
    with pytest.raises(BadFilter, match="q"):
        parse_query(text)


_PIECES = st.sampled_from(
    [
        "tank",
        "tanks",
        "tan*",
        "Tänk",
        '"red tank"',
        "-red",
        "OR",
        "NOT",
        "AND",
        "NEAR(",
        "content:",
        "^",
        "{keys}",
        "it's",
        "-",
    ]
)
_TEXTS = st.lists(st.sampled_from(["red", "tank", "tanks", "not", "and", "near", "it's"]), max_size=5).map(" ".join)


@given(st.lists(_PIECES, min_size=1, max_size=5).map(" ".join), st.lists(_TEXTS, min_size=1, max_size=6))
@settings(max_examples=80, deadline=None)
def test_the_tree_and_sqlite_find_the_same(text: str, rows: list[str]) -> None:
    """What `holds` says of each text is what FTS5 says of the compiled expression."""
    try:
        query = parse_query(text)
    except BadFilter:
        return
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE found USING fts5(text, tokenize = 'unicode61 remove_diacritics 2')")
    connection.executemany("INSERT INTO found (rowid, text) VALUES (?, ?)", enumerate(rows))
    wanted = [at for at, row in enumerate(rows) if holds(query, [words(row)])]
    found = [
        at
        for (at,) in connection.execute("SELECT rowid FROM found WHERE found MATCH ? ORDER BY rowid", [to_fts(query)])
    ]
    connection.close()
    assert wanted == found
