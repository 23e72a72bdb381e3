"""The reference page of inputs names every format, suffix and reason."""

from pathlib import Path
from typing import get_args

from tadmor.ingest import format_named
from tadmor.model import Reason
from tadmor.registry import known

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "inputs.md").read_text(encoding="utf-8")


def test_every_reason_is_documented() -> None:
    """Each reject reason has its row."""
    assert [] == [reason for reason in get_args(Reason) if f"| `{reason}` |" not in PAGE]


def test_every_format_is_documented() -> None:
    """Each input format has its section, with its suffixes."""
    for name in known("input"):
        assert f"## {name}" in PAGE.lower()
        assert all(f"`{suffix}`" in PAGE for suffix in format_named(name).suffixes)
