"""A full-text query is parsed into a small tree and never passed on raw; each store reads the tree.

suicide bombers          both words              "suicide bombers"    next to each other, in this order
bomb*                    words that start so     tank OR armour       either; binds less tightly than "both"
palmyra -airport         the first without the second
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tadmor.errors import BadFilter
from tadmor.store.words import words

__all__ = ["Clause", "Phrase", "Query", "holds", "parse_query", "to_fts"]

_SHORTEST_PREFIX = 3  # a two-letter prefix took 19 s over 100k documents, a three-letter one stays under the limit
_MOST_PHRASES = 64
_PIECE = re.compile(r'(?P<minus>-?)(?:"(?P<quoted>[^"]*)"|(?P<word>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded words that stand one after another; with `prefix` the last one is only the start of a word."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """All of `wanted` and none of `unwanted`."""

    wanted: tuple[Phrase, ...]
    unwanted: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """Any of its clauses; `text` is what the person wrote."""

    text: str
    clauses: tuple[Clause, ...]


def parse_query(text: str) -> Query:
    """The tree of a full-text query. Raises `BadFilter` with the form that works."""
    if text.count('"') % 2:
        raise BadFilter(f"q={text!r}: a quotation mark is left open; write q='\"suicide bombers\" palmyra'")
    groups: list[list[re.Match[str]]] = [[]]
    for piece in _PIECE.finditer(text):
        if piece["word"] == "OR" and not piece["minus"]:
            groups.append([])
        else:
            groups[-1].append(piece)
    query = Query(text, tuple(_clause(group, text) for group in groups))
    if sum(len(clause.wanted) + len(clause.unwanted) for clause in query.clauses) > _MOST_PHRASES:
        raise BadFilter(f"q has more than {_MOST_PHRASES} words and phrases; use fewer")
    return query


def _clause(pieces: Iterable[re.Match[str]], text: str) -> Clause:
    wanted: list[Phrase] = []
    unwanted: list[Phrase] = []
    for piece in pieces:
        phrase = _phrase(piece, text)
        if phrase.words:
            (unwanted if piece["minus"] else wanted).append(phrase)
    if not wanted:
        raise BadFilter(
            f"q={text!r} names nothing to find; write words, as in q='palmyra -airport' or q='tank OR armour'"
        )
    return Clause(tuple(wanted), tuple(unwanted))


def _phrase(piece: re.Match[str], text: str) -> Phrase:
    if piece["quoted"] is not None:
        return Phrase(tuple(words(piece["quoted"])))
    word = piece["word"]
    if "(" in word or ")" in word:
        raise BadFilter(f"q={text!r}: brackets are not understood; write q='palmyra tank OR palmyra armour'")
    found = tuple(words(word))
    prefix = word.endswith("*")
    if prefix and (not found or len(found[-1]) < _SHORTEST_PREFIX):
        raise BadFilter(f"q={text!r}: a word start needs at least {_SHORTEST_PREFIX} letters, as in q='bom*'")
    return Phrase(found, prefix)


def to_fts(query: Query) -> str:
    """The tree as an FTS5 expression. Only folded words, which hold no syntax, reach it, and in quotation marks."""
    return " OR ".join(f"({_clause_fts(clause)})" for clause in query.clauses)


def _clause_fts(clause: Clause) -> str:
    wanted = " AND ".join(map(_phrase_fts, clause.wanted))
    return " NOT ".join([f"({wanted})", *map(_phrase_fts, clause.unwanted)])


def _phrase_fts(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.words)}"' + ("*" if phrase.prefix else "")


def holds(query: Query, columns: Sequence[Sequence[str]]) -> bool:
    """Whether the columns of a row (each a list of folded words) answer the query."""
    return any(
        all(_found(phrase, columns) for phrase in clause.wanted)
        and not any(_found(phrase, columns) for phrase in clause.unwanted)
        for clause in query.clauses
    )


def _found(phrase: Phrase, columns: Sequence[Sequence[str]]) -> bool:
    return any(
        _starts(phrase, column[at : at + len(phrase.words)])
        for column in columns
        for at in range(len(column) - len(phrase.words) + 1)
    )


def _starts(phrase: Phrase, found: Sequence[str]) -> bool:
    if not phrase.prefix:
        return list(phrase.words) == list(found)
    return list(phrase.words[:-1]) == list(found[:-1]) and found[-1].startswith(phrase.words[-1])
