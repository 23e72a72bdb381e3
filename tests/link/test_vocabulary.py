"""The words and patterns of linking as they are read from their files."""

import re

import pytest

from tadmor.errors import BadData
from tadmor.link.vocabulary import Vocabulary


def test_alternatives_are_one_pattern_with_its_parts() -> None:
    words = Vocabulary("tadmor.link.tellings.found.counts.overall")
    found = words["sure"].search("30 Since the offensive began in Arlun")
    assert found is not None
    assert "{whole}" not in words.text("sure")
    assert "{0,4}" in words.text("sure")
    assert re.IGNORECASE & words["sure"].flags


def test_a_table_is_reached_by_its_name() -> None:
    words = Vocabulary("tadmor.link.tellings.found.control.control")
    assert words["stated.passive"].search("the mill was ") is not None


def test_what_a_file_has_not_is_told() -> None:
    with pytest.raises(BadData, match=r"tellings/wordings\.toml: no 'sites\.colours'"):
        Vocabulary("tadmor.link.tellings.wordings").words("sites.colours")
