"""Reports that we composed to learn from: every annotation stands in its text."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

_TRAINING = Path(__file__).parents[2] / "training"
_REPORT = """# title: Shells
# published: 2016-05-03

S Militants shelled the town of Berlan on Monday, a spokesman said.
  A1 speech CT+ | source: a spokesman | cue: said | content: Militants .. on Monday
  E ASSAULT occurred | trigger: shelled | actors: Militants | place: the town of Berlan | time: Monday

S They withdrew at night.
  E RETREAT occurred | trigger: withdrew | actors: They | place: Berlan | origin: Berlan
"""


@pytest.fixture(scope="module")
def inline() -> ModuleType:
    """The module, which is no package's."""
    spec = importlib.util.spec_from_file_location("inline", _TRAINING / "inline.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_spans_are_found_also_before_their_sentence(inline: ModuleType, tmp_path: Path) -> None:
    """A content over many words, a place told a paragraph before, and who moves."""
    file = tmp_path / "one.txt"
    file.write_text(_REPORT, encoding="utf-8")
    made = inline.parse(file)
    said, (_, left) = made["attributions"][0], made["events"]
    words = [made["text"][slice(*span)] for span in (said["content"][0], left["origin"][0], left["mover"][0])]
    assert words == ["Militants shelled the town of Berlan on Monday", "Berlan", "They"]
    file.write_text(_REPORT.replace("trigger: withdrew", "trigger: fled"), encoding="utf-8")
    with pytest.raises(inline.Wrong, match=r"one\.txt:9: not in the text: 'fled'"):
        inline.parse(file)


def test_every_report_of_ours_parses(inline: ModuleType) -> None:
    """None has an annotation that its text does not bear out."""
    made = [inline.parse(path) for path in sorted((_TRAINING / "composed" / "reports").glob("*.txt"))]
    assert len(made) >= 196
    assert sum(len(one["events"]) for one in made) > 5_000
