"""The scorer of voices: what it takes for one name, and that the written voices fit the reports."""

import importlib
import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))
voices = importlib.import_module("voices")


@pytest.mark.parametrize(
    ("read", "written", "agree"),
    [
        ("Syrian army", "the Syrian Armed Forces", True),
        ("Government of Norway", "Norwegian officials", True),
        ("Government of Norway", "Norwegian army", False),
        ("Euphrates Monitor", "Euphrates Relief Fund", False),
        ("Relief Fund", "Euphrates Relief Fund", True),
    ],
)
def test_names_that_are_one(read: str, written: str, agree: bool) -> None:
    """A state's forces are not its government; a short name is that of the long one."""
    assert voices.agree(read, written, voices.lands()) is agree


def test_every_voice_is_of_an_attribution() -> None:
    """Numbers that no attribution has would be left out of the count unseen."""
    lines = [json.loads(line) for line in (voices.HERE / "voices.jsonl").read_text(encoding="utf-8").splitlines()]
    reports = {line["report"] for line in lines}
    known = {(name, number) for name in reports for number in voices.told(name)[1]}
    assert len(lines) == 1265
    assert known.issuperset((line["report"], line["attribution"]) for line in lines)
