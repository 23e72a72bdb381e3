"""The manual knows every format and every column, and nothing else."""

import re
from pathlib import Path

from tadmor.export.csv import COLUMNS
from tadmor.registry import EXPORTS, load

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "exports.md").read_text(encoding="utf-8")


def test_every_format_is_documented() -> None:
    """Each format of the registry has a row with its suffix and a section."""
    rows = dict(re.findall(r"^\| `(\w+)` \| `(\.\w+)` \|", PAGE, re.MULTILINE))
    assert {name: load("export", name).suffix for name in EXPORTS} == rows
    assert sorted(EXPORTS) == sorted(re.findall(r"^## `(\w+)`$", PAGE, re.MULTILINE))


def test_every_column_is_documented_in_order() -> None:
    """The table of columns is the header."""
    assert list(COLUMNS) == re.findall(r"^\| `(\w+)` \| ", PAGE.split("## `csv`")[1], re.MULTILINE)
