"""The manual knows every format and every column, and nothing else."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tadmor.export import acled, csv, plover, ucdp
from tadmor.registry import EXPORTS, INCIDENT_EXPORTS, load

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "exports.md").read_text(encoding="utf-8")


def test_every_format_is_documented() -> None:
    """Each format of both registries has a row with its suffix and a section."""
    rows = dict(re.findall(r"^\| `(\w+)` \| `(\.\w+)` \|", PAGE, re.MULTILINE))
    suffixes = {name: load("export", name).suffix for name in EXPORTS}
    suffixes |= {name: load("incident-export", name).suffix for name in INCIDENT_EXPORTS}
    assert suffixes == rows
    assert sorted(suffixes) == sorted(re.findall(r"^## `(\w+)`$", PAGE, re.MULTILINE))


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("csv", csv.COLUMNS),
        ("plover", plover.COLUMNS),
        ("ucdp", ucdp.COLUMNS),
        ("acled", acled.COLUMNS),
    ],
)
def test_every_column_is_documented_in_order(name: str, columns: Iterable[str]) -> None:
    """The table of columns is the header."""
    section = PAGE.split(f"## `{name}`")[1].split("\n## ")[0]
    firsts = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \| ", section, re.MULTILINE)
    assert list(columns) == [column for cell in firsts for column in re.findall(r"`(\w+)`", cell)]
