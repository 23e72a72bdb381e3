"""Credit lines, datelines and bylines: whose text a document is by its own word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tadmor.link.voices.agencies import agency_named, canonical, data, written
from tadmor.link.voices.names import folded
from tadmor.link.voices.outlets import short_names
from tadmor.model import Document, Span, span_of

__all__ = ["Credit", "CreditKind", "credits_of", "lineage_of"]

CreditKind = Literal["wire", "byline", "hat-tip", "partial", "unnamed"]
_WORD = r"[A-Z][\w.&'’-]*"
_NAME = rf"{_WORD}(?: (?:of |the |for )?{_WORD}){{0,4}}"
_NAMES = _NAME.replace("{0,4}", "{1,4}")
_OPENING = 600  # characters in which a dateline stands
_LINES = 8  # lines at each end that may be a credit
_LONG = 400  # characters: no credit is longer


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """What a document says of its origin: `agency` by the name we give, None for "agencies"; a byline has no `span`."""

    kind: CreditKind
    agency: str | None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class _Forms:
    opening: tuple[re.Pattern[str], ...]
    line: tuple[re.Pattern[str], ...]
    closing: tuple[re.Pattern[str], ...]
    hat_tip: tuple[re.Pattern[str], ...]
    partial: tuple[re.Pattern[str], ...]
    partial_words: tuple[str, ...]
    unnamed: tuple[re.Pattern[str], ...]
    house: tuple[tuple[str, re.Pattern[str]], ...]


def _filled(form: str) -> str:
    return form.replace("{agency}", written()).replace("{names}", _NAMES).replace("{name}", _NAME)


@cache
def _forms() -> _Forms:
    table = data("credits")

    def compiled(forms: list[str]) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(_filled(form)) for form in forms)

    return _Forms(
        opening=compiled(table["opening"]),
        line=compiled(table["line"]),
        closing=compiled(table["closing"]),
        hat_tip=compiled(table["hat_tip"]),
        partial=compiled(table["partial"]["forms"]),
        partial_words=tuple(table["partial"]["words"]),
        unnamed=compiled(table["unnamed"]["forms"]),
        house=tuple((name, pattern) for name, forms in table["house"].items() for pattern in compiled(forms)),
    )


def credits_of(document: Document) -> tuple[Credit, ...]:
    """Every credit of a document but those of its own outlet, in the order: opening, lines, byline.

    A dateline that names anybody, the outlet too, leaves nothing to a line that names nobody and only looks like an
    agency's: "HARUN, May 10 (Continental Wire) - ... (Reporting by A. Holt; editing by B. Marsh)".
    """
    opening = list(_opening(document.text))
    found = [*opening, *_lines(document.text, in_house=not opening), *_bylines(document.authors)]
    own = _own_names(document.outlet) if document.outlet else frozenset[str]()
    foreign = [credit for credit in found if credit.agency is None or folded(credit.agency) not in own]
    return tuple({(credit.kind, credit.agency): credit for credit in reversed(foreign)}.values())[::-1]


def _own_names(outlet: str) -> frozenset[str]:
    """What an outlet may call itself, as keys: by its name, the one that we give, and short ones."""
    return short_names(outlet) | {folded(outlet), folded(canonical(outlet))}


def lineage_of(document: Document) -> Credit | None:
    """The credit that says whose account the document's own voice is, or None: its outlet's."""
    ranked = [credit for credit in credits_of(document) if credit.kind != "partial"]
    return next((c for c in ranked if c.agency), ranked[0] if ranked else None)


def _credit(kind: CreditKind, match: re.Match[str], text: str, offset: int = 0) -> Credit:
    start, end = match.span()
    name = match["agency"].rstrip(" .")
    return Credit(kind=kind, agency=canonical(name), span=span_of(text, offset + start, offset + end))


def _opening(text: str) -> Iterator[Credit]:
    for pattern in _forms().opening:
        match = pattern.search(text, 0, _OPENING)
        if match:
            yield _credit("wire", match, text)
            return


def _ends(text: str) -> Iterator[tuple[int, str, bool]]:
    """Offset and words of the lines at both ends, and whether a line is one of the last three."""
    lines, offset = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((offset + len(line) - len(line.lstrip()), line.strip()))
        offset += len(line) + 1
    for number, (start, line) in enumerate(lines):
        if min(number, len(lines) - 1 - number) < _LINES:
            yield start, line, number >= len(lines) - 3


def _lines(text: str, *, in_house: bool) -> Iterator[Credit]:
    for start, line, last in _ends(text):
        if len(line) <= _LONG:
            yield from _whole(text, start, line)
        shift = max(0, len(line) - _LONG)
        yield from _tails(text, start + shift, line[shift:], last=last, in_house=in_house)


def _whole(text: str, start: int, line: str) -> Iterator[Credit]:
    """A line that is a credit and nothing else."""
    forms = _forms()
    if match := _full(forms.line, line):
        yield _credit("wire", match, text, start)
    elif match := _full(forms.hat_tip, line):
        yield _credit("hat-tip", match, text, start)
    elif any(pattern.fullmatch(line) for pattern in forms.unnamed):
        yield Credit(kind="unnamed", agency=None, span=span_of(text, start, start + len(line)))


def _full(patterns: tuple[re.Pattern[str], ...], line: str) -> re.Match[str] | None:
    """The first pattern that a line is from end to end; a cry in capitals ("(VIDEO CLIP)") is no name."""
    found = (match for pattern in patterns if (match := pattern.fullmatch(line)))
    return next((match for match in found if not _cried(match["agency"])), None)


def _cried(name: str) -> bool:
    return name.isupper() and " " in name and agency_named(name) is None


def _tails(text: str, start: int, line: str, *, last: bool, in_house: bool) -> Iterator[Credit]:
    """A credit within a line: an agency's house form, who contributed, a name at the very end."""
    forms = _forms()
    for agency, pattern in forms.house if in_house else ():
        match = pattern.search(line)
        if match:
            yield Credit(kind="wire", agency=agency, span=span_of(text, start + match.start(), start + match.end()))
            break
    if any(word in line for word in forms.partial_words):
        found = (match for pattern in forms.partial for match in pattern.finditer(line))
        yield from (_credit("partial", match, text, start) for match in found)
    if last:
        ends = (m for pattern in forms.closing for m in pattern.finditer(line) if m.end() == len(line))
        yield from (_credit("wire", match, text, start) for match in ends)


def _bylines(authors: tuple[str, ...]) -> Iterator[Credit]:
    """An author that is an agency, or one "of" it: "Reuters", "By Ann Writer, Associated Press"."""
    for author in authors:
        for part in re.split(r"[,/|]| - | and ", author.removeprefix("By ").removeprefix("by ")):
            found = agency_named(part.strip()) if part.strip() else None
            if found:
                yield Credit(kind="byline", agency=found.name)
