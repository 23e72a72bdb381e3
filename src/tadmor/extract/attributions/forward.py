"""What follows a cue: whom it is told to, on what occasion, and where the content begins and ends."""

from dataclasses import dataclass

from tadmor.extract.attributions.cues import Cue
from tadmor.extract.attributions.lexicon import Entry
from tadmor.extract.attributions.page import Page
from tadmor.nlp.chunks import Range, grammar, is_verbal, phrase_after

__all__ = ["Follow", "adjuncts", "clause_end", "follow"]

_WH = frozenset(["that", "whether", "if", "how", "what", "why", "where", "when", "which", "who"])
_LEADS = frozenset(["on", "in", "at", "during", "via", "through", "to", "after", "by", "as", "over"])
_QUESTION = frozenset(["whether", "if"])


@dataclass(frozen=True, slots=True)
class Follow:
    """How a cue goes on: the entry that fits, where its content begins, and what stood between."""

    entry: Entry
    start: int
    style: str  # quote, clause, np, inf, bare
    hearer: Range | None = None
    medium: Range | None = None


@dataclass(frozen=True, slots=True)
class Between:
    """What was stepped over behind a cue."""

    at: int
    hearer: Range | None = None
    medium: Range | None = None


def adjuncts(page: Page, at: int, high: int, hearer: bool) -> Between:
    """Step over the one addressed, a day, and "in a statement", in any order."""
    g, lower = grammar(), page.lower
    heard: Range | None = None
    medium: Range | None = None
    while at < high:
        word = lower[at]
        if hearer and heard is None and (found := _hearer(page, at, high)):
            heard, at = found, found[1]
        elif word in g["time_heads"] or (
            word in ("on", "in")
            and at + 1 < high
            and lower[at + 1] in g["time_heads"] | {"march", "may"}
            and page.words.title(at + 1)
        ):
            at = _time(page, at, high)
        elif word in _LEADS and medium is None and (found := _medium(page, at, high)):
            medium, at = (found[0], found[1]), found[1]
        else:
            break
    return Between(at, heard, medium)


def _time(page: Page, at: int, high: int) -> int:
    g = grammar()
    at += 1
    while at < high and (
        page.lower[at] in g["time_words"] or (page.lower[at].isdigit() and page.lower[at - 1] in g["time_words"])
    ):
        at += 1
    return at


def _hearer(page: Page, at: int, high: int) -> Range | None:
    """ "reporters", "the AP", "Fox News": one word of a list, a run of capitals, or a short phrase up to "that"."""
    g, lower = grammar(), page.lower
    if lower[at] in g["hearers"] and not (page.words.title(at) and at + 1 < high and page.words.title(at + 1)):
        return at, at + 1
    end = at + (lower[at] in g["determiners"] | g["possessives"])
    first = end
    while (
        end < high
        and end < at + 7
        and (page.words.title(end) or lower[end] in ("of", "'s", "’s", "&") and end > first)
        and lower[end] not in g["time_heads"]
    ):
        end += 1
    if end > first and lower[end - 1] not in ("of", "&"):
        return _longer(page, (at, end), high)
    return _up_to_that(page, at, high)


def _longer(page: Page, part: Range, high: int) -> Range:
    """ "the Associated Press news agency" when "that", a comma or a quotation follows soon."""
    for end in range(part[1], min(high, part[1] + 4)):
        if page.lower[end] in ("that", ",", ":", "in", "on", ".") or end in page.quote_end:
            return part[0], end
        if not page.lower[end].isalpha() or is_verbal(page.words, end):
            break
    return part


def _up_to_that(page: Page, at: int, high: int) -> Range | None:
    g = grammar()
    for end in range(at, min(high, at + 9)):
        word = page.lower[end]
        if end > at and (
            word in ("that", "to", "how", "whether", "what", "about", ",", ":", ".", "in", "on", "at", "after", "if")
            or end in page.quote_end
        ):
            return at, end
        if is_verbal(page.words, end) or word in g["subject_pronouns"] - g["determiners"]:
            return None
        if not word[:1].isalnum():
            return None
    return (at, high) if high - at < 8 else None


def _medium(page: Page, at: int, high: int) -> Range | None:
    """ "in a written statement": from behind the preposition to the noun, with "to Reuters" or "with CNN" left behind."""
    g = grammar()
    for end in range(at + 1, min(high, at + 9)):
        word = page.lower[end]
        if word in g["media"] and page.lower[end + 1 : end + 2] != ["conference"] and word not in ("press",):
            follows = page.lower[end + 1] if end + 1 < high else ""
            if follows in g["media"] or (follows == "conference"):
                continue
            stop = end + 1
            if follows in ("posted", "published", "released", "carried") and end + 2 < high:
                stop = end + 3
            return at + 1, min(stop, high)
        if (
            not word[:1].isalnum()
            or is_verbal(page.words, end)
            or word in g["subject_pronouns"] - g["determiners"]
            or word in g["prepositions"]
        ):
            return None
    return None


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
    if word == "to" and at + 1 < high:
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
    if (found := _pick(cue, ("topic",), at, "np", documents)) and _topic(page, at, end):
        return found
    if word == "of" or not (word[:1].isalnum() or word[:1] in "£$€@#([‘'"):
        return None
    if _object_to(page, at, end) and (found := _pick(cue, ("objinf", "obj"), at, "obj", documents)) and not _says(cue):
        return found
    if _pick(cue, ("np", "obj"), at, "np", documents) is None and "clause" in cue.frames():
        if not _verbs(page, at, end) and word not in ("otherwise", "so", "no", "yes"):
            return None
    return _pick(cue, ("clause",), at, "clause", documents) or _pick(cue, ("np", "obj"), at, "np", documents)


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


_TAIL_CONJUNCTIONS = frozenset(["and", "but", "while", "though", "although"])


def clause_end(page: Page, at: int, high: int, style: str, heads: dict[int, Cue]) -> int:
    """Where a content that begins at `at` ends: before ", adding that", ", but would not say" and their like.

    `heads` finds a cue by the first token of its group.
    """
    lower, index = page.lower, at
    while index < high:
        if index in page.quote_end and index > at:
            index = max(index + 1, min(page.quote_end[index], high))
            continue
        word = lower[index]
        if word == "," and index + 1 < high and _tail(page, index + 1, high, style, heads):
            return index
        if word in ("and", "but") and style in ("np", "inf", "obj") and _verb_next(page, index + 1, high, heads):
            return index
        if word in ("but", "and") and index > at and _finite(heads.get(index + 1)):
            return index
        if word == "when" and lower[index + 1 : index + 2] == ["asked"]:
            return index
        if style in ("np", "inf") and word in ("in", "on", "via") and index > at and _occasion(page, index, high):
            return index
        if word in ("—", "–", "--") and style == "inf":
            return index
        index += 1
    return high


def _occasion(page: Page, index: int, high: int) -> bool:
    """Whether "in a statement", "on Twitter" closes a clause, as it does behind the object of a cue."""
    part = _medium(page, index, high)
    return part is not None and (part[1] >= high or page.lower[part[1]] in (",", ".", ";", "with", "to"))


def _verb_next(page: Page, index: int, high: int, heads: dict[int, Cue]) -> bool:
    """Whether the same subject goes on to do something else: "and have already supported"."""
    return _finite(heads.get(index)) or (index < high and is_verbal(page.words, index))


def _finite(cue: Cue | None) -> bool:
    return cue is not None and cue.form in ("past", "s", "base") and not cue.passive and not cue.infinitive


def _tail(page: Page, index: int, high: int, style: str, heads: dict[int, Cue]) -> bool:
    """Whether a new part of the sentence, no longer the content, begins behind a comma."""
    word = page.lower[index]
    cue = heads.get(index)
    if cue is not None and cue.form == "ing" and not cue.passive and cue.frames() & {"clause", "quote", "obj"}:
        return _goes_on(page, cue, high)
    if (
        word in ("while", "but", "and")
        and (next_cue := heads.get(index + 1)) is not None
        and (next_cue.form == "ing" or _finite(next_cue))
    ):
        return True
    if word in _TAIL_CONJUNCTIONS and index + 2 < high and page.lower[index + 1] in grammar()["subject_pronouns"]:
        told = heads.get(index + 2)
        if _finite(told) and told is not None and "clause" in told.frames():
            return True
    if word in ("according", "citing"):
        return True
    if word in ("although", "though", "while", "but") and style in ("inf", "np", "obj"):
        return True
    return (
        word == "and"
        and style in ("inf", "obj")
        and index + 1 < high
        and page.lower[index + 1] in grammar()["subject_pronouns"]
    )


def _goes_on(page: Page, cue: Cue, high: int) -> bool:
    return cue.end < high and (
        page.lower[cue.end] in _WH | {":", ",", "it", "he", "she", "they", "there"}
        or cue.end in page.quote_end
        or page.lower[cue.end][:1].isalnum()
    )
