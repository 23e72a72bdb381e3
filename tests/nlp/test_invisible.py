"""What nobody sees in a text is read over, and stays in it."""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pytest

from tadmor.model import Document, Reading, Span
from tadmor.nlp.invisible import moved_back, without_invisible

SEEN = "The ministry said on Monday that some 4,000 fighters had left Mosul for Palmyra."
_HYPHEN, _SPACE, _MARK = "\u00ad", "\u200b", "\u202b"


def _spans(value: Any) -> list[Span]:
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [span for one in value for span in _spans(one)]
    return [span for f in fields(value) for span in _spans(getattr(value, f.name))] if is_dataclass(value) else []


def _read(text: str) -> Reading:
    import tadmor

    return tadmor.read(text, published=date(2016, 12, 12))


@pytest.mark.parametrize("mark", [_HYPHEN, _SPACE, _MARK, "\u2060", "\ufeff", "\u2069"])
def test_a_word_is_read_with_marks_that_nobody_sees_in_it(mark: str) -> None:
    """ "fight<soft hyphen>ers" are fighters, who left the same town, on the same day."""
    hidden = SEEN.replace("ghters", f"gh{mark}ters").replace("sul", f"s{mark}ul").replace("nday", f"n{mark}day")
    plain, found = _read(SEEN), _read(hidden)
    assert [(q.low, q.unit) for q in plain.quantities] == [(q.low, q.unit) for q in found.quantities]
    assert [place.name for place in plain.places] == [place.name for place in found.places]
    assert [time.earliest for time in plain.times] == [time.earliest for time in found.times]
    assert [m.origin for m in plain.movements] != [m.origin for m in found.movements]  # its words are the text's
    assert len(plain.attributions) == len(found.attributions)


def test_the_text_keeps_every_character_and_spans_cover_their_words() -> None:
    """Offsets are the document's own, invisible characters counted."""
    text = f"{_MARK}" + SEEN.replace("ghters", f"gh{_HYPHEN}ters").replace("Mosul", f"Mo{_SPACE}{_SPACE}sul") + _SPACE
    found = _read(text)
    assert text == found.document.text
    spans = _spans(found)
    assert spans
    assert [text[span.start : span.end] for span in spans] == [span.text for span in spans]
    assert f"Mo{_SPACE}{_SPACE}sul" in [place.span.text for place in found.places]


def test_a_text_without_them_is_left_alone() -> None:
    """Neither the document nor its reading is made anew."""
    document = Document(id="d", text=SEEN)
    reading = Reading(document=document)
    assert without_invisible(document) is document
    assert moved_back(reading, document) is reading


@pytest.mark.parametrize("text", [_SPACE, _SPACE * 3, f"{_HYPHEN} {_HYPHEN}"])
def test_nothing_but_them_is_nothing_to_read(text: str) -> None:
    """No claim is made of what nobody sees."""
    assert () == _read(text).claims
