"""Do credit lines and bylines tell whose report it is? PolNeAR's metadata say which pieces came from an agency.

    python -m benchmarks.echoes --corpora ../shared [--show]

A piece counts as found when `lineage_of` names the agency that the metadata name. The author column is given to the
reader as the document's author, as a page's byline is; the second row does without. The "h/t" credits of one outlet
stood under the text and are not in the corpus's texts: the third row puts the line back where it stood.
"""

import argparse
import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tadmor.link.voices import lineage_of
from tadmor.link.voices.agencies import canonical
from tadmor.link.voices.names import folded
from tadmor.model import Document

OUTLETS = {
    "breitbart": "Breitbart",
    "huff-post": "Huffington Post",
    "nyt": "New York Times",
    "politico": "Politico",
    "usa-today": "USA Today",
    "wash-post": "Washington Post",
    "west-journal": "Western Journalism",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A document with the agency (`wire`) or outlet (`hat_tip`) that its metadata credit, None for its own work."""

    document: Document
    wire: str | None
    hat_tip: str | None


def _told(meta: Mapping[str, str | None], column: str) -> str | None:
    """A column's value, or None for the ways in which the metadata say nothing."""
    value = (meta[column] or "").strip()
    return None if value in ("", "NA", "None") else value


def _piece(row: Mapping[str, object]) -> Piece:
    meta = row["meta"]
    assert isinstance(meta, dict)
    credit, author = _told(meta, "credit"), _told(meta, "author")
    document = Document(
        id=str(row["id"]),
        text=str(row["text"]),
        outlet=OUTLETS[str(meta["publisher"])],
        published=date.fromisoformat(str(meta["publication_date"])),
        authors=(author,) if author else (),
        lang="en",
    )
    return Piece(document, _told(meta, "wire"), credit.removeprefix("h/t:").strip(" .") if credit else None)


def pieces(folder: Path) -> Iterator[Piece]:
    """The corpus's training and development parts; its test part is not ours to look at."""
    for part in ("train", "dev"):
        with gzip.open(folder / f"{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
            yield from (_piece(json.loads(line)) for line in lines)


def _named(document: Document) -> str | None:
    found = lineage_of(document)
    return found.agency if found else None


def _is(found: str | None, wanted: str) -> bool:
    return found is not None and folded(canonical(found)) == folded(canonical(wanted))


def row(name: str, cases: Sequence[tuple[Document, str]]) -> tuple[str, list[str]]:
    """One line of the table, and the cases that were missed."""
    missed = [document.id for document, wanted in cases if not _is(_named(document), wanted)]
    return (
        f"| {name} | {len(cases) - len(missed)} of {len(cases)} | {1 - len(missed) / max(1, len(cases)):.3f} |",
        missed,
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="name the pieces that were missed, and the surplus ones")
    chosen = parser.parse_args(arguments)
    found = list(pieces(chosen.corpora / "data" / "polnear"))
    wired = [(piece.document, piece.wire) for piece in found if piece.wire]
    bare = [(replace(document, authors=()), wire) for document, wire in wired]
    tipped = [
        (replace(piece.document, text=f"{piece.document.text}\nh/t: {piece.hat_tip}"), piece.hat_tip)
        for piece in found
        if piece.hat_tip
    ]
    rows = [
        row("agency pieces, text and byline", wired),
        row("agency pieces, text alone", bare),
        row("h/t credits, line put back", tipped),
    ]
    plain = [piece.document for piece in found if not piece.wire and not piece.hat_tip]
    surplus = [(document.id, named) for document in plain if (named := _named(document))]
    print("| credited pieces | found | recall |", "|---|---|---|", *(line for line, _ in rows), sep="\n")
    print(f"\ncredited by us alone: {len(surplus)} of {len(plain)} pieces without a credit in the metadata")
    if chosen.show:
        print(*(f"missed: {', '.join(missed)}" for _, missed in rows), *map(str, surplus), sep="\n")


if __name__ == "__main__":
    main()
