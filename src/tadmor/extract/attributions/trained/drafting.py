"""What the heads mark becomes drafts: words of the encoder become tokens of the page, and each cue gets its meaning.

The heads say what belongs together; the lexicon says what a cue means (act, stance, strength), and the rules' own
reading of the same cue adds the one addressed and the medium. What only the rules see is kept where the heads cannot
know it: lines that are laid out as attributions ("... - Lavrov", "Name: ...").
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace

from tadmor.extract.attributions.cues import Cue
from tadmor.extract.attributions.drafts import Desk, Draft
from tadmor.extract.attributions.lexicon import Entry
from tadmor.extract.attributions.page import Page
from tadmor.extract.attributions.trained.marks import Mark, marks
from tadmor.lang import lexicon
from tadmor.nlp.chunks import Range
from tadmor.nlp.encoder.session import Encoding
from tadmor.nlp.encoder.spans import Tagged
from tadmor.nlp.grammar import grammar

__all__ = ["merge"]

_BESIDE = 8  # nested drafts on either side
_NOR = frozenset(["nor"])
_SAYING = frozenset(["speech", "writing", "denial", "evidence"])


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


class _Sheet:
    """The drafts so far, and for each token the one it stands inside and the one whose cue it is: none is searched.

    A content inside another is written over it, so a token's draft is the innermost.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = replace(desk, drafts=[])
        self._inside = [-1] * len(desk.page.tokens)
        self._cue = dict[int, int]()

    def add(self, draft: Draft) -> int:
        """Keep a draft; its number."""
        number = self.desk.add(draft)
        for low, high in draft.content:
            self._inside[low:high] = [number] * (high - low)
        self._cue |= {at: number for low, high in draft.cue for at in range(low, high)}
        return number

    def around(self, part: Range) -> int | None:
        """The innermost draft in whose content a range begins."""
        number = self._inside[part[0]]
        return number if number >= 0 else None

    def taken(self, draft: Draft) -> bool:
        """Whether a draft's cue has been marked already."""
        return any(at in self._cue for low, high in draft.cue for at in range(low, high))

    def put_under(self, number: int) -> None:
        """What the heads took for outermost stands inside what the rules read around it: "X said, a wire reports"."""
        for low, high in self.desk.drafts[number].content:
            for inner in {self._cue[at] for at in range(low, high) if at in self._cue} - {number}:
                if self.desk.drafts[inner].parent is None:
                    self.desk.drafts[inner].parent = number

    def regroup(self) -> None:
        """Of nested drafts side by side, those that stand whole in what a neighbour says stand under it.

        A whole that is held is smaller than what holds it, so no circle can come of it.
        """
        drafts = self.desk.drafts
        nested = sorted((n for n, d in enumerate(drafts) if d.parent is not None), key=lambda n: drafts[n].cue[0])
        parents = [drafts[n].parent for n in nested]
        for at, number in enumerate(nested):
            low, high = max(0, at - _BESIDE), at + _BESIDE
            near = [n for n, p in zip(nested[low:high], parents[low:high], strict=True) if p == parents[at]]
            said = (n for n in near if n != number and drafts[n].entry.type in ("speech", "writing"))
            around = [n for n in said if _holds(drafts[n], drafts[number])]
            if around:
                drafts[number].parent = min(around, key=lambda n: _width(drafts[n].content))


def _holds(outer: Draft, inner: Draft) -> bool:
    """Whether one content holds another's cue and content, and is more than these."""
    parts = [*inner.cue, *inner.content]
    low, high = min(a for a, _ in parts), max(b for _, b in parts)
    return any(a <= low and high <= b and (a, b) != (low, high) for a, b in outer.content)


def _width(parts: list[Range]) -> int:
    return sum(high - low for low, high in parts)


def merge(desk: Desk, encoding: Encoding) -> Desk:
    """A desk with the drafts that the heads mark, and those of the rules' that the heads cannot see."""
    page = desk.page
    if not page.tokens:
        return desk
    rows = _Rows(encoding, [t.start for t in page.tokens], [t.end for t in page.tokens])
    rules = {at: d for d in reversed(desk.drafts) for low, high in d.cue for at in range(low, high)}
    sheet = _Sheet(desk)
    outer, inner = marks(encoding)
    for mark in outer:
        sheet.add(_draft(desk, rows, mark, None, rules))
    for mark in inner:
        parent = sheet.around(rows.range(mark.cue))
        if parent is not None:
            sheet.add(_draft(desk, rows, mark, parent, rules))
    for draft in desk.drafts:
        if not sheet.taken(draft):
            _keep(sheet, draft)
    sheet.regroup()
    return sheet.desk


def _keep(sheet: _Sheet, draft: Draft) -> None:
    """A draft that only the rules read: inside a content, or where a verb or a mark sets off speech."""
    parent = sheet.around(draft.cue[0])
    if parent is not None:
        sheet.add(replace(draft, parent=parent))
    elif "quote" in draft.entry.frames and draft.entry.type in ("speech", "writing"):
        sheet.put_under(sheet.add(replace(draft, parent=None)))


def _draft(desk: Desk, rows: _Rows, mark: Mark, parent: int | None, rules: Mapping[int, Draft]) -> Draft:
    page, cue = desk.page, rows.range(mark.cue)
    rule = next((rules[at] for at in range(*cue) if at in rules), None)
    word = next((c for c in desk.among(max(0, cue[0] - 6), cue[1]) if cue[0] < c.end), None)
    cue = rule.cue[0] if rule else cue  # where both see one, the rules know its ends better: 16 to 3 on fresh reports
    content = _beside(cue, sorted(rows.range(part) for part in mark.contents))
    content = content if parent is None else _near(page, cue, content)
    source = _in_sentence(page, cue, _beside(cue, [rows.range(part) for part in mark.sources]))
    if not source and (source := _subject(page, rule)):
        content = _beside(source[0], content)
    return Draft(
        rule.entry if rule else _meaning(page, cue, word, mark),
        [cue],
        source,
        content,
        parent,
        negated=any(page.lower[i] in grammar()["negations"] | _NOR for i in range(*cue)),
        hearer=rule.hearer if rule else None,
        medium=rule.medium if rule else None,
        quoted=any(low in page.quote_end for low, _ in content),
        sure=mark.sure,
        link=mark.link,
        seconded=rule is not None,
        spans=[page.span(part) for part in content],
    )


def _subject(page: Page, rule: Draft | None) -> list[Range]:
    """Who says it where the heads leave that open: the subject that the rules read, if the cue is no passive."""
    if rule is None or rule.entry.type not in _SAYING or len(rule.cue) > 1:
        return []
    low, high = rule.cue[0]
    noun = high - low == 1 and page.lower[low] in grammar()["plural_nouns"]
    being = not grammar()["be"].isdisjoint(page.lower[low:high]) and not page.lower[high - 1].endswith("ing")
    passive = page.lower[low] in grammar()["be"] or being or page.lower[high - 1] == "as"
    verb = high - low > 1 or page.lower[low].endswith("ed")
    behind = verb and any(page.lower[a - 1] in grammar()["prepositions"] for a, _ in rule.source if a)
    lone = any(b - a == 1 and not _speaks(page, a) for a, b in rule.source)  # "worth noting"
    return (
        [] if noun or passive or behind or lone else list(rule.source)
    )  # "the proposal to the Council did not mention"


def _speaks(page: Page, at: int) -> bool:
    """Whether one word can be a subject: a name, a pronoun, several, a role."""
    g, word = grammar(), page.lower[at]
    return page.title(at) or word.endswith("s") or word in g["subject_pronouns"] | g["roles"] | g["organisation_nouns"]


def _beside(cue: Range, parts: list[Range]) -> list[Range]:
    """The parts without what of them is the cue's, or the source's."""
    cut = [(max(low, cue[1]) if low >= cue[0] else low, high) if low < cue[1] else (low, high) for low, high in parts]
    cut = [(low, min(high, cue[0])) if low < cue[0] < high else (low, high) for low, high in cut]
    return [(low, high) for low, high in cut if low < high]


def _near(page: Page, cue: Range, parts: list[Range]) -> list[Range]:
    """The parts in a cue's own paragraph."""
    here = page.paragraph_of(cue[0])
    return [part for part in parts if page.paragraph_of(part[0]) == here]


def _in_sentence(page: Page, cue: Range, sources: list[Range]) -> list[Range]:
    """The sources that reach into a cue's own sentence: of five in PolNeAR that did not, none was right."""
    here = page.sentence(cue[0])
    return [part for part in sources if here in (page.sentence(part[0]), page.sentence(part[1] - 1))]


def _meaning(page: Page, cue: Range, word: Cue | None, mark: Mark) -> Entry:
    """The lexicon's entry for the cue, the one of the type that the heads say first; else what the heads say alone."""
    if word is not None:
        return next((entry for entry in word.entries if entry.type == mark.type), word.entries[0])
    base = lexicon("en", "cues")["certainty"][mark.type]
    return Entry(page.span(cue).text.lower(), mark.type, base, "assert", "neutral", frozenset())
