"""Writes the generated parts of docs/: `python -m docs.generate`. A test says when one is stale."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from tadmor import wire

HERE = Path(__file__).parent


def _schema() -> str:
    return json.dumps(wire.json_schema(), indent=1, ensure_ascii=False) + "\n"


GENERATED: Mapping[str, Callable[[], str]] = {"reference/reading.schema.json": _schema}
"""Each generated file, relative to docs/, and what it holds."""


def main() -> None:
    """Write them all."""
    for name, content in GENERATED.items():
        (HERE / name).write_text(content(), encoding="utf-8")


if __name__ == "__main__":
    main()
