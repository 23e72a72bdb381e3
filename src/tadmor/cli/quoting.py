"""How a terminal quotes a claim, and puts facts beside each other."""

from collections.abc import Iterable, Mapping
from typing import Any

from rich.padding import Padding
from rich.text import Text

from tadmor.cli.streams import printable

__all__ = ["inset", "joined", "quote", "when"]

Row = Mapping[str, Any]
_LONGEST = 160  # characters of a claim's words
_NOT_SO = " as not so"


def inset(*lines: Text, by: int = 2) -> Padding:
    """Lines, indented."""
    return Padding(Text("\n").join(lines), (0, 0, 0, by), expand=False)


def joined(parts: Iterable[tuple[str, str]]) -> Text:
    """Facts with dots between, each in its style, those that are empty left out."""
    return Text(" · ", "dim").join(Text(printable(words), style) for words, style in parts if words)


def _short(words: str) -> str:
    words = printable(words)
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rsplit(" ", 1)[0].rstrip(" .,;") + " …"


def quote(claim: Row, verb: str = "claimed") -> Text:
    """ "claimed by Igor Konashenkov (RT 2016-12-12): stated flatly" and the words.

    Of a denial the words are what is denied.
    """
    sure = claim["how_sure"]
    if claim["act"] == "deny" and sure.endswith(_NOT_SO):
        sure, verb = sure.removesuffix(_NOT_SO), "denied"
    where = " ".join(str(part) for part in (claim["outlet"] or claim["document"], claim["published"]) if part)
    who = f"{claim['who_says']} in its own voice" if claim["own_voice"] else f"{verb} by {claim['who_says']}"
    return Text.assemble(
        (printable(who), "bold"),
        (f" ({printable(where)})" if not claim["own_voice"] else f" ({claim['published'] or 'undated'})", "dim"),
        f": {_short(claim['content'])}",
        " · ",
        (printable(sure), "yellow"),
        (f" · {claim['review']}" if claim["review"] != "new" else "", "bold"),
    )


def when(row: Row) -> str:
    """The days of a row; a day of publication says only that it was told by then."""
    if not row["when"]:
        return "undated"
    return f"told by {row['when']}" if row.get("dated") == "published" else row["when"]
