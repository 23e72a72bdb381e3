"""What the heads mark becomes drafts: words of the encoder become tokens of the page, and each cue gets its meaning.

The heads say what belongs together; the lexicon says what a cue means (act, stance, strength), and the rules' own
reading of the same cue adds the one addressed and the medium. What only the rules see is kept where the heads cannot
know it: lines that are laid out as attributions ("... - Lavrov", "Name: ...").
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from tadmor.extract.attributions.cues import Cue
from tadmor.extract.attributions.drafts import Desk, Draft
from tadmor.extract.attributions.lexicon import Entry
from tadmor.extract.attributions.marks import Mark, marks
from tadmor.extract.attributions.page import Page
from tadmor.lang import lexicon
from tadmor.nlp.chunks import Range
from tadmor.nlp.encoder.session import Encoding
from tadmor.nlp.encoder.spans import Tagged
from tadmor.nlp.grammar import grammar

__all__ = ["merge"]


@dataclass(frozen=True, slots=True)
class _Rows:
    """Words of the encoder as tokens of the page."""

    encoding: Encoding
    starts: list[int]
    ends: list[int]

    def range(self, part: Tagged) -> Range:
        pieces = self.encoding.pieces
        low = bisect_right(self.ends, int(pieces.starts[part.low]))
        return low, max(low + 1, bisect_left(self.starts, int(pieces.ends[part.high - 1])))


def merge(desk: Desk, encoding: Encoding) -> Desk:
    """A desk with the drafts that the heads mark, and those of the rules' that the heads cannot see."""
    page = desk.page
    if not page.tokens:
        return desk
    rows = _Rows(encoding, [t.start for t in page.tokens], [t.end for t in page.tokens])
    made = replace(desk, drafts=[])
    outer, inner = marks(encoding)
    for mark in outer:
        made.add(_draft(desk, rows, mark, None))
    for mark in inner:
        cue = rows.range(mark.cue)
        parent = _around(made.drafts, cue)
        if parent is not None:
            made.add(_draft(desk, rows, mark, parent))
    for draft in _unmarked(desk.drafts, made.drafts):
        parent = _around(made.drafts, draft.cue[0])
        if parent is not None:
            made.add(replace(draft, parent=parent))
        elif _plain(draft):
            _under(made.drafts, draft, made.add(replace(draft, parent=None)))
    return made


def _under(drafts: list[Draft], outer: Draft, number: int) -> None:
    """What the heads took for outermost stands inside what the rules read around it: "..., X said, the wire reports"."""
    for draft in drafts[:number]:
        inside = any(low <= draft.cue[0][0] and draft.cue[0][1] <= high for low, high in outer.content)
        if draft.parent is None and inside:
            draft.parent = number


def _unmarked(rules: list[Draft], marked: list[Draft]) -> list[Draft]:
    """What only the rules read, by the cue."""
    taken = {at for draft in marked for low, high in draft.cue for at in range(low, high)}
    return [draft for draft in rules if not any(at in taken for low, high in draft.cue for at in range(low, high))]


def _plain(draft: Draft) -> bool:
    """Whether the rules alone may be trusted with an outermost attribution: a verb or a mark that sets off speech."""
    return "quote" in draft.entry.frames and draft.entry.type in ("speech", "writing")


def _around(drafts: list[Draft], part: Range) -> int | None:
    """The draft with the shortest content around a range."""
    holding = [
        (high - low, number)
        for number, draft in enumerate(drafts)
        for low, high in draft.content
        if low <= part[0] and part[1] <= high and draft.cue[0] != part
    ]
    return min(holding, default=(0, None))[1]


def _draft(desk: Desk, rows: _Rows, mark: Mark, parent: int | None) -> Draft:
    page, cue = desk.page, rows.range(mark.cue)
    rule = next((d for d in desk.drafts if d.cue[0][0] < cue[1] and cue[0] < d.cue[0][1]), None)
    word = next((c for c in desk.among(max(0, cue[0] - 6), cue[1]) if c.start < cue[1] and cue[0] < c.end), None)
    content = sorted(rows.range(part) for part in mark.contents)
    return Draft(
        rule.entry if rule else _meaning(page, cue, word, mark),
        [cue],
        sorted(rows.range(part) for part in mark.sources),
        content,
        parent,
        negated=any(page.lower[i] in grammar()["negations"] for i in range(*cue)),
        hearer=rule.hearer if rule else None,
        medium=rule.medium if rule else None,
        quoted=any(low in page.quote_end for low, _ in content),
        sure=mark.sure,
        link=mark.link,
        seconded=rule is not None,
        spans=[page.span(part) for part in content],
    )


def _meaning(page: Page, cue: Range, word: Cue | None, mark: Mark) -> Entry:
    """The lexicon's entry for the cue, the one of the type that the heads say first; else what the heads say alone."""
    if word is not None:
        return next((entry for entry in word.entries if entry.type == mark.type), word.entries[0])
    base = lexicon("en", "cues")["certainty"][mark.type]
    return Entry(page.span(cue).text.lower(), mark.type, base, "assert", "neutral", frozenset())
