"""Words of names, read off the vocabulary of the full-text indexes."""

from tadmor.store.spelling import COLUMNS_OF, MOST, Named
from tadmor.store.sqlite.cells import json_text
from tadmor.store.sqlite.queries import Queries
from tadmor.store.sqlite.tables import CLAIMS

__all__ = ["spellings"]

_AFTER = "\U0010ffff"  # no word goes on with it


def spellings(ask: Queries, named: Named, start: str) -> tuple[str, ...]:
    """The words with a beginning in names of a kind; those of places also where only events or incidents have them."""
    index = "place_names" if named == "place" else CLAIMS.index
    columns = ("folded",) if named == "place" else COLUMNS_OF[named]
    ask.all(f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_of_{index} USING fts5vocab(main, {index}, col)")
    sql = f"SELECT DISTINCT term FROM temp.words_of_{index} WHERE term >= ? AND term < ?"  # noqa: S608
    chosen = f"{sql} AND col IN (SELECT value FROM json_each(?)) ORDER BY term LIMIT ?"  # noqa: S608
    return tuple(word for (word,) in ask.all(chosen, [start, start + _AFTER, json_text(columns), MOST]))
