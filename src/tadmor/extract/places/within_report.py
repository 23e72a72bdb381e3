"""What a report tells elsewhere of a name that no gazetteer has: that it is short for a longer one, or a province's."""

from collections.abc import Sequence

from tadmor.extract.places.atoms import Line
from tadmor.extract.places.mentions import Mention
from tadmor.extract.places.resolution import Choice
from tadmor.extract.places.words import Words

__all__ = ["divisions", "short_forms"]


def short_forms(mentions: Sequence[Mention], choices: Sequence[Choice]) -> list[Choice]:
    """The choices, where a name is the end of one longer name that the report has: "Lahun" of "Kfar Lahun"."""
    longer: dict[str, dict[str, Choice]] = {}
    for mention, choice in zip(mentions, choices, strict=True):
        _, _, last = mention.window.name.rpartition(" ")
        if choice[0][0].id and last != mention.window.name:
            longer.setdefault(last, {})[choice[0][0].id] = choice
    made = []
    for mention, choice in zip(mentions, choices, strict=True):
        found = longer.get(mention.window.name, {}) if not choice[0][0].id else {}
        made.append(next(iter(found.values())) if len(found) == 1 else choice)
    return made


def divisions(mentions: Sequence[Mention], all_lines: Sequence[Line], words: Words) -> frozenset[str]:
    """The names that a report calls a division somewhere: "in Lahun state"."""
    called = words.divisions | {"state"}
    return frozenset(m.window.name for m in mentions if all_lines[m.window.line].word(m.window.last + 1) in called)
