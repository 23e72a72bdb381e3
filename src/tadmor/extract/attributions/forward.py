"""What follows a cue: whom it is told to, on what occasion, and where the content begins and ends."""

from dataclasses import dataclass

from tadmor.extract.attributions.adjuncts import Between, adjuncts
from tadmor.extract.attributions.cues import Cue
from tadmor.extract.attributions.lexicon import Entry
from tadmor.extract.attributions.page import Page
from tadmor.nlp.chunks import Range, phrase_after
from tadmor.nlp.grammar import grammar, is_verbal

__all__ = ["Follow", "follow"]

_WH = frozenset(["that", "whether", "if", "how", "what", "why", "where", "when", "which", "who"])

_PARTICLES = frozenset(["down", "out", "up", "off", "back", "away"])


@dataclass(frozen=True, slots=True)
class Follow:
    """How a cue goes on: the entry that fits, where its content begins, and what stood between."""

    entry: Entry
    start: int
    style: str  # quote, clause, np, inf, bare
    hearer: Range | None = None
    medium: Range | None = None


def follow(page: Page, cue: Cue, source: Range | None, high: int) -> Follow | None:
    """How a cue goes on within a range, or None when nothing that it can take follows."""
    frames = cue.frames()
    documents = source is not None and _document(page, source)
    between = adjuncts(page, cue.end, high, "hearer" in frames)
    found = _at(page, cue, between.at, high, documents)
    if found is None and (between.hearer or between.medium or between.at > cue.end):
        between = Between(cue.end)
        found = _at(page, cue, cue.end, high, documents)
    if found is None:
        return None
    entry, start, style = found
    return Follow(entry, start, style, between.hearer, between.medium)


def _document(page: Page, source: Range) -> bool:
    """Whether a phrase is headed by something that shows rather than says: a video, a poll, these actions."""
    g = grammar()
    for index in range(*source):
        word = page.lower[index]
        if index > source[0] and (word in g["prepositions"] or not word[:1].isalnum()) and word not in ("'s", "’s"):
            return index - 1 >= source[0] and page.lower[index - 1] in g["documents"]
    return page.lower[source[1] - 1] in g["documents"]


def _at(page: Page, cue: Cue, at: int, high: int, documents: bool) -> tuple[Entry, int, str] | None:
    if at >= high:
        return _pick(cue, ("bare",), at, "bare", documents)
    word = page.lower[at]
    opened = at + 1 if word in (",", ":") else at
    if opened < high and opened in page.quote_end and page.quote_of[opened] != page.quote_of[cue.head]:
        whole = word in (",", ":") or page.quote_end[opened] - opened > 6
        frames = ("quote",) if whole else ("quote", "np", "obj", "clause")
        return _pick(cue, frames, opened, "quote" if "quote" in cue.frames() else "np", documents) or _pick(
            cue, ("np", "obj"), opened, "np", documents
        )
    if word == ":":
        return _pick(cue, ("quote",), at + 1, "colon", documents)
    if word in _WH:
        return _pick(cue, ("clause", "that"), at, "clause", documents)
    if word == "to" and at + 1 < high and not _directed(page, at + 1):
        return _pick(cue, ("inf",), at, "inf", documents)
    if word in (".", ";", ",", "?", "!") or word in ("and", "but", "or"):
        return _pick(cue, ("bare",), at, "bare", documents)
    return _open_phrase(page, cue, at, high, documents)


def _pick(cue: Cue, frames: tuple[str, ...], at: int, style: str, documents: bool) -> tuple[Entry, int, str] | None:
    fitting = [e for e in cue.entries if any(frame in e.frames for frame in frames)]
    fitting.sort(key=lambda e: (not e.negated_only, (e.type == "evidence") != documents))
    return (fitting[0], at, style) if fitting else None


def _open_phrase(page: Page, cue: Cue, at: int, high: int, documents: bool) -> tuple[Entry, int, str] | None:
    """No mark and no "that": a bare clause, a noun phrase, or an object that is asked to do something."""
    g, word = grammar(), page.lower[at]
    end = min(high, at + 40)
    if documents and (found := _pick(cue, ("shows", "clause"), at, "np", documents)):
        return found if word not in g["prepositions"] else None
    if word in g["prepositions"] and word != "of" and not _measures(page, at, high):
        verbs = word in ("in", "on", "at", "after", "during", "despite", "since", "over", "with", "for", "under")
        has_comma = any(page.lower[i] == "," for i in range(at, min(high, at + 12)))
        return (
            _pick(cue, ("clause",), at, "clause", documents) if verbs and has_comma and _verbs(page, at, end) else None
        )
    if word in _PARTICLES:
        return None  # "calling down fire", "reading out his verdict"
    if (found := _pick(cue, ("topic",), at, "np", documents)) and _topic(page, at, end):
        return found
    if word == "of" or not (word[:1].isalnum() or word[:1] in "£$€@#([‘'"):
        return None
    if _object_to(page, at, end) and (found := _pick(cue, ("objinf", "obj"), at, "obj", documents)) and not _says(cue):
        return found
    named = _pick(cue, ("np", "obj"), at, "np", documents)
    told = _verbs(page, at, end) or word in ("otherwise", "so", "no", "yes")
    return (_pick(cue, ("clause",), at, "clause", documents) if named or told else None) or named


def _directed(page: Page, at: int) -> bool:
    """Whether "to" is followed by someone, not by a verb: "pledged to the council"."""
    return page.words.title(at) or page.lower[at] in grammar()["determiners"] | grammar()["possessives"]


def _topic(page: Page, at: int, end: int) -> bool:
    """Whether a concern, a hope, a question is what is raised or voiced."""
    topics = grammar()["topics"]
    return any(page.lower[i] in topics for i in range(at, min(end, at + 5)))


def _measures(page: Page, at: int, high: int) -> bool:
    """Whether a preposition opens a number: "at least", "over 300", "between two"."""
    after = page.lower[at + 1] if at + 1 < high else ""
    return after in ("least", "most", "to") or after[:1].isdigit()


def _says(cue: Cue) -> bool:
    return any({"quote", "clause"} <= e.frames and "hearer" not in e.frames for e in cue.entries) and not any(
        "obj" in e.frames for e in cue.entries
    )


def _verbs(page: Page, start: int, end: int) -> bool:
    return any(is_verbal(page.words, i) or page.lower[i].endswith("s") for i in range(start + 1, end))


def _object_to(page: Page, at: int, end: int) -> bool:
    """ "him to leave", "the parties to stop": an object and an infinitive, with no verb between."""
    part = phrase_after(page.words, at, end)
    if part is None:
        return False
    return any(page.lower[i] == "to" for i in range(at + 1, min(end, part[1] + 1)))
