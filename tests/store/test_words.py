"""Words are cut as SQLite cuts them."""

import sqlite3

from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.store.words import contains, fold, words

# Scripts of the region and of its press; rare letters on which the tables of SQLite and Python differ are left out.
_LETTERS = st.characters(codec="utf-8", max_codepoint=0x17F, exclude_characters="\x00") | st.sampled_from(
    "قصف تدمر ЁёЙйѣ Ωώ ﬁ ₂² ½ ١٢٣ 日本 e\u0301 o\u0308 \u0327 \u05d0\u05b8 💥 ʿ ’ ‑ …"
)


def test_words_are_folded_runs_of_letters_and_digits() -> None:
    """Small letters without marks; hyphens and apostrophes part words."""
    assert words("Deir ez-Zor’s ÉVÊNEMENT, T4") == ["deir", "ez", "zor", "s", "evenement", "t4"]


def test_only_whole_words_in_order_are_contained() -> None:
    """A phrase is found inside one value, never across two."""
    folded = fold(["Islamic State", "Syrian Army"])
    assert contains(folded, ["islamic", "state"])
    assert contains(folded, ["army"])
    assert not contains(folded, ["state", "syrian"])
    assert not contains(folded, ["syr"])


@given(st.text(_LETTERS, max_size=40))
@settings(max_examples=100, deadline=None)
def test_words_agree_with_unicode61(text: str) -> None:
    """The terms that SQLite's own tokeniser puts into its index, in its order."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE found USING fts5(text, tokenize = 'unicode61 remove_diacritics 2')")
    connection.execute("CREATE VIRTUAL TABLE terms USING fts5vocab(found, instance)")
    connection.execute("INSERT INTO found VALUES (?)", [text])
    terms = [term for (term,) in connection.execute("SELECT term FROM terms ORDER BY offset")]
    connection.close()
    assert terms == words(text)
