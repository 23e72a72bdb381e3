"""The glossary explains the words that the code uses."""

import re
from pathlib import Path
from typing import get_args

import pytest

from tadmor.model import CertaintyLabel, Kind, Stance

PAGE = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "term",
    ["source", "cue", "content", "kind", "outlet", "provenance", "actor", "recipient", "class", "type", "mode",
     "certainty", "toponym", "place", "origin", "via", "destination", "near-duplicate", "echo", "voice", "side",
     "speaker", "claim", "finding", "decision", "incident", "reading", "furniture", "bound", "scope", "composed"],
)  # fmt: skip
def test_terms_are_explained(term: str) -> None:
    """Each term of the house has a row."""
    assert re.search(rf"^\|[^|]*\*\*{re.escape(term)}\*\*", PAGE, re.MULTILINE)


def test_closed_sets_are_named() -> None:
    """Kinds, stances and the marks of certainty are spelled as the records spell them."""
    marks = {label.rstrip("+-") for label in get_args(CertaintyLabel)}
    assert [word for word in (*get_args(Kind), *get_args(Stance), *sorted(marks)) if word not in PAGE] == []
