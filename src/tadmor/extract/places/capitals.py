"""The capital that a report does not name: "shells hit the south of the capital", of the country that it is about.

Where the report names it, what is told of "the capital" says nothing new.
"""

from collections.abc import Iterator, Sequence

from tadmor.extract.places.atoms import Line, Window
from tadmor.extract.places.mentions import Mention
from tadmor.extract.places.scene import Scene
from tadmor.extract.places.words import Words
from tadmor.gazetteer import Entry, Gazetteer

__all__ = ["capitals"]

_CAPITAL = "capital"


def capitals(
    all_lines: Sequence[Line],
    mentions: Sequence[Mention],
    scene: Scene,
    about: str | None,
    gazetteer: Gazetteer,
    words: Words,
) -> list[Mention]:
    """The mentions with those of the capital among them, where no other is a capital's; in text order."""
    name = scene.capitals.get(about or "")
    if not name or any(_is_capital(entry, scene) for mention in mentions for entry in mention.entries):
        return list(mentions)
    entries = tuple(e for e in gazetteer.look_up(name) if e.country == about and e.kind == "settlement")[:1]
    found = [Mention(window, entries) for n, line in enumerate(all_lines) for window in _told(line, n, words)]
    return sorted([*mentions, *found], key=lambda m: m.window.start) if entries else list(mentions)


def _is_capital(entry: Entry, scene: Scene) -> bool:
    return scene.capitals.get(entry.country or "") == entry.name


def _told(line: Line, number: int, words: Words) -> Iterator[Window]:
    """ "on the capital", "of the southern capital"; not "of the capital of the firm", "the capital market"."""
    for at, word in enumerate(line.low):
        if word != _CAPITAL or line.capital(at):
            continue
        article = at - 2 if line.word(at - 1) in words.direction | words.parts else at - 1
        before, after = line.word(article - 1), line.word(at + 1)
        if line.word(article) != "the" or before not in words.capital_before | words.locative or after == "of":
            continue
        part = before == "of" and line.word(article - 2) in words.kinds_before
        if part or not after[:1].isalpha() or after in words.function | words.locative | words.person_verbs:
            token = line.words[at]
            yield Window(number, at, at, token.start, token.end, token.text, token.text)
