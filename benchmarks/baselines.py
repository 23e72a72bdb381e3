"""Three plain ways to find who said what, to stand beside the reader in one table.

Each is our own small version of a published system's idea, without that system's parser, models or word lists: it says
how far the idea goes on these texts, not what the system would score. They share our quotation marks and sentences,
and quotations of one verb are one attribution, as PolNeAR has it.

*Quotations* take the idea of textacy's `direct_quotations`: direct quotations alone, each with the reporting verb that
stands nearest in its own sentences, and the words beside that verb as the speaker; none where there is no such verb.

*Named speakers* take the idea of CoreNLP's quote annotator (Muzny et al. 2017), a cascade of sieves: a name beside a
verb of saying beside the quotation; else the nearest such pair, then the nearest name, of the paragraph; else the
speaker of the quotation before.

*Subject, verb, clause* take the idea of PETRARCH (Schrodt et al. 2014): a sentence with a subject, a verb of a short
list, and a clause behind it, or the clause in front ("..., they said"). Quotation marks mean nothing to it.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from tadmor.nlp.quotations import quotations
from tadmor.nlp.segment import paragraphs, sentences

__all__ = ["BASELINES", "baseline"]

Item = dict[str, Any]
Range = tuple[int, int]
Found = tuple[Range, Range, Range]
"""A source, a cue, a content."""

_VERBS = (
    "said|says|say|saying|told|tells|tell|telling|added|adds|adding|wrote|writes|asked|asks|replied|replies|noted|notes"
    "|announced|announces|declared|declares|stated|states|explained|explains|argued|argues|insisted|insists|claimed|claims"
    "|warned|warns|admitted|admits|denied|denies|continued|continues|tweeted|reported|reports|suggested|suggests|recalled"
)
_SHORT = "said|says|say|told|tells|announced|reported|stated|claimed|denied|warned|added"
_NAME = r"[A-Z][\w.’'-]*(?:\s+(?:of\s+|the\s+|al-|de\s+|van\s+)?[A-Z][\w.’'-]*)*"
_SPEAKER = (
    rf"(?:{_NAME}|\b(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e|[Ii]t|[Ww]ho)\b|\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er)\s+[\w’'-]+)"
)
_VERB = re.compile(rf"\b(?:{_VERBS})\b")
_BEFORE = re.compile(rf"({_SPEAKER})\s+(?:also\s+|later\s+|has\s+|had\s+)?$")  # the speaker before a verb
_BEHIND = re.compile(rf"\s+({_SPEAKER})")  # ... and behind it
_PROPER = re.compile(_NAME)
_CLAUSE = re.compile(rf"(?P<subject>[^,;:“”\"]{{2,80}}?)\s+(?P<verb>{_SHORT})\b(?P<rest>.*)", re.DOTALL)
_TO_SOMEONE = re.compile(r"\s+[\w’'.-]+(?:\s+[A-Z][\w’'.-]*)*(?=\s+that\b)|\s+(?:reporters|him|her|them|us|me)\b")
_REACH = 200  # characters in which named speakers are looked for
_WORDS = 3  # a shorter quotation is no saying


def _items(found: Iterable[Found]) -> list[Item]:
    """Attributions from (source, cue, content), those of one source and cue together."""
    together: dict[tuple[Range, Range], list[Range]] = {}
    for source, cue, content in found:
        together.setdefault((source, cue), []).append(content)
    return [
        {"source": [_span(source)], "cue": [_span(cue)], "content": [_span(part) for part in contents]}
        for (source, cue), contents in together.items()
    ]


def _span(found: Range) -> dict[str, int]:
    return {"start": found[0], "end": found[1]}


def _quotations(text: str) -> list[Range]:
    """The outermost quotations of more than a few words, marks included."""
    return [
        (q.start, q.end)
        for q in quotations(text)
        if q.closed and not q.inner and len(text[q.start : q.end].split()) >= _WORDS
    ]


def _beside(text: str, verb: Range, low: int, high: int) -> Range | None:
    """The words for a speaker right before a verb or right behind it, within bounds."""
    before = _BEFORE.search(text, max(low, verb[0] - 80), verb[0])
    found = before or _BEHIND.match(text, verb[1], high)
    return found.span(1) if found else None


def _verbs(text: str, low: int, high: int, quoted: list[Range]) -> list[Range]:
    """The reporting verbs outside quotations."""
    found = [match.span() for match in _VERB.finditer(text, low, high)]
    return [verb for verb in found if not any(start <= verb[0] < end for start, end in quoted)]


def _distance(a: Range, b: Range) -> int:
    return max(b[0] - a[1], a[0] - b[1], 0)


def direct_quotations(text: str) -> Iterator[Found]:
    """Each quotation with the nearest reporting verb of its sentences and the words beside that."""
    quoted = _quotations(text)
    starts = [sentence.start for sentence in sentences(text)]
    for quotation in quoted:
        low = starts[max(0, bisect_right(starts, quotation[0]) - 1)]
        behind = bisect_right(starts, quotation[1])  # the sentence after the one in which it ends
        high = starts[behind] if behind < len(starts) else len(text)
        verbs = sorted(_verbs(text, low, high, quoted), key=lambda verb: _distance(verb, quotation))
        speakers = ((verb, _beside(text, verb, low, high)) for verb in verbs)
        nearest = next(((verb, speaker) for verb, speaker in speakers if speaker), None)
        if nearest:
            yield nearest[1], nearest[0], quotation


def named_speakers(text: str) -> Iterator[Found]:
    """Each quotation with a name and a verb of saying, by sieves from sure to unsure."""
    quoted = _quotations(text)
    before: tuple[Range, Range] | None = None
    for low, high in paragraphs(text):
        inside = [quotation for quotation in quoted if low <= quotation[0] < high]
        verbs = _verbs(text, low, high, quoted)
        names = [m.span() for m in _PROPER.finditer(text, low, high) if not _covered(m.start(), quoted)]
        for quotation in inside:
            found = _sieved(text, quotation, verbs, names, (low, high)) or before
            if found:
                before = found
                yield *found, quotation


def _covered(at: int, ranges: list[Range]) -> bool:
    return any(start <= at < end for start, end in ranges)


def _sieved(
    text: str, quotation: Range, verbs: list[Range], names: list[Range], bounds: Range
) -> tuple[Range, Range] | None:
    """Speaker and verb: those that stand together, nearest first; else the nearest name and the nearest verb."""
    near = sorted((v for v in verbs if _distance(v, quotation) <= _REACH), key=lambda v: _distance(v, quotation))
    for verb in near:
        if speaker := _beside(text, verb, *bounds):
            return speaker, verb
    close = [name for name in names if _distance(name, quotation) <= _REACH]
    if near and close:
        return min(close, key=lambda name: _distance(name, quotation)), near[0]
    return None


def subject_verb_clause(text: str) -> Iterator[Found]:
    """Of each sentence the first subject and verb of the short list, with the clause behind it or in front."""
    for sentence in sentences(text):
        match = _CLAUSE.search(text, sentence.start, sentence.end)
        if match is None:
            continue
        hearer = _TO_SOMEONE.match(text, match.end("verb"), sentence.end)
        clause = _trimmed(text, hearer.end() if hearer else match.end("verb"), sentence.end)
        if clause[1] - clause[0] < 10:
            clause = _trimmed(text, sentence.start, match.start("subject"))
        if clause[0] < clause[1]:
            yield _trimmed(text, *match.span("subject")), match.span("verb"), clause


def _trimmed(text: str, start: int, end: int) -> Range:
    """Without spaces and marks at the ends."""
    while start < end and text[start] in " ,;:\n":
        start += 1
    while end > start and text[end - 1] in " ,.;:\n":
        end -= 1
    return start, end


_IDEAS: Mapping[str, Callable[[str], Iterator[Found]]] = {
    "direct quotations, nearest reporting verb (textacy's idea)": direct_quotations,
    "quotations, nearest name and verb of saying (CoreNLP's idea)": named_speakers,
    "subject, verb of a short list, clause (PETRARCH's idea)": subject_verb_clause,
}


def baseline(idea: str, text: str) -> dict[str, list[Item]]:
    """What an idea finds, as far as it is on the wire: attributions with their spans."""
    return {"attributions": _items(_IDEAS[idea](text))}


BASELINES = tuple(_IDEAS)
