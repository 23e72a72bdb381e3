"""Where a clause begins, whose it is, and where it gives way to the next: the subject of a cue in its sentence."""

from tadmor.extract.attributions.cues import Cue
from tadmor.extract.attributions.drafts import Desk
from tadmor.extract.attributions.page import Page
from tadmor.nlp.chunks import Range, phrase_before
from tadmor.nlp.grammar import grammar, is_verbal

__all__ = ["body_start", "dateline_end", "introduces", "main_subject", "relative_end", "source_of"]


_CLAUSES = frozenset(["that", "because", "if", "although", "but", "which", "who", "said", "says", "told"])


def body_start(page: Page, low: int, high: int) -> int:
    """Where a clause begins behind a dateline, "And," or "Meanwhile,"."""
    low = dateline_end(page, low, high)
    if low + 2 < high and page.lower[low] in grammar()["openers"]:
        return low + 1 + (page.lower[low + 1] == ",")
    return low


def dateline_end(page: Page, low: int, high: int) -> int:
    """Behind "MOSCOW —", "BEIRUT (Agency) -", or a bare "LOS ANGELES" at the head of a report."""
    if low >= high:
        return low
    word = page.tokens[low].text
    if not (word.isupper() and len(word) > 2) or low != page.starts[page.sentence(low)]:
        return low
    for index in range(low + 1, min(high, low + 12)):
        if page.lower[index] in ("—", "–", "--", "-"):
            return index + 1
    end = low
    while end < high and _dateline_word(page.tokens[end].text):
        end += 1
    if page.lower[end : end + 1] == [","] and end + 2 < high and all(page.words.title(i) for i in (end + 1, end + 2)):
        return end + 2  # "DIYARBAKIR, Turkey Four people were killed"
    bare = page.paragraph_of(low) < 3 and end < high and page.words.title(end) and (len(word) > 4 or end > low + 1)
    return end if bare else low


def _dateline_word(text: str) -> bool:
    return text == "/" or (text.isupper() and text.replace("/", "").replace("-", "").isalpha() and len(text) > 2)


def source_of(desk: Desk, cue: Cue, low: int, last: int | None) -> Range | None:
    """The subject of a cue: the phrase before it, else, for "adding" and "and urged", the source before."""
    page = desk.page
    before = page.lower[cue.start - 1] if cue.start > low else ","
    inherited = desk.drafts[last].source[0] if last is not None and desk.drafts[last].source else None
    if (
        cue.form == "ing"
        and not cue.progressive
        and before in (",", "and", "while", "by", "after", "before", "but", "when", "”", '"', "in")
    ):
        return inherited or _subject(page, low, cue.start)
    if before == "as" and cue.form == "ing":
        return _quoted_as(page, cue.start - 1, low)
    if before in ("and", "but", "or") and cue.form != "ing":
        return inherited or _subject(page, low, cue.start)
    if before == "," and inherited and cue.form in ("past", "s"):
        return phrase_before(page.words, cue.start, low) or inherited
    return _whole(page, cue.start, low, phrase_before(page.words, cue.start, low))


def _quoted_as(page: Page, end: int, low: int) -> Range | None:
    """Who is quoted: "the minister" in "X quoted the minister as saying" and in "the minister was quoted as saying"."""
    for at in range(end - 1, max(low, end - 30), -1):
        if page.lower[at] in ("quoted", "cited"):
            passive = at > low and page.lower[at - 1] in grammar()["be"]
            return phrase_before(page.words, at - 1, low) if passive else phrase_before(page.words, end, at + 1)
    return phrase_before(page.words, end, low)


def _whole(page: Page, end: int, low: int, found: Range | None) -> Range | None:
    """A subject that begins its clause is taken whole, with prepositions, participles and a time inside it."""
    first, last = found or (end, end)
    if first <= low or first - low > 40:
        return found
    g, start = grammar(), body_start(page, low, first)
    start += page.lower[start] == "that"
    opens = (
        g["prepositions"]
        | g["subordinators"]
        | g["time_heads"]
        | g["group_adverbs"]
        | (g["subject_pronouns"] - g["determiners"])
    )
    if (
        start >= first
        or page.lower[start] in opens
        or not page.lower[start][:1].isalnum()
        or page.lower[start].endswith("ly")
    ):
        return found
    plain = all(_plain(page, i) for i in range(start, first))
    whole = plain or _related(page, start, last)
    return (start, last) if whole and last - start > 1 else found


def _related(page: Page, start: int, last: int) -> bool:
    """Whether the stretch is one phrase with a relative clause: "A digger who worked there for years" before "says"."""
    if page.lower[start] not in grammar()["determiners"]:
        return False
    at = next((i for i in range(start + 1, last - 1) if page.lower[i] in ("who", "whose")), None)
    if at is None or not all(_plain(page, i) for i in range(start, at)):
        return False
    rest = range(at + 1, last)
    return all(page.lower[i][:1].isalnum() and page.lower[i] not in _CLAUSES for i in rest)


def _plain(page: Page, index: int) -> bool:
    word = page.lower[index]
    finite = is_verbal(page.words, index) and not word.endswith("ed")
    return word[:1].isalnum() and word not in grammar()["subordinators"] - {"and"} and not finite


def _subject(page: Page, low: int, high: int) -> Range | None:
    """The subject of the clause that begins at `low`: what stands before its first verb."""
    start = body_start(page, low, high)
    for index in range(start + 1, min(high, start + 40)):
        if is_verbal(page.words, index):
            return phrase_before(page.words, index, start)
    return None


def relative_end(page: Page, start: int, high: int) -> int:
    """The comma that closes ", who say the deal is bad, ..."; the clause ends there."""
    return next((i for i in range(start + 1, high) if page.lower[i] == "," and page.quote_of[i] < 0), high)


def introduces(page: Page, low: int) -> bool:
    """Whether a range begins with what leads up to its main clause: "While he admitted ...,"."""
    word = page.lower[low]
    return word in grammar()["prepositions"] | (grammar()["subordinators"] - {"that", "and", "but"}) or word.endswith(
        "ing"
    )


def main_subject(desk: Desk, start: int, high: int) -> int:
    """The comma behind which another cue has its subject, for there the main clause begins."""
    page = desk.page
    limit = min(high, start + 60)
    for later in desk.among(start + 1, limit):
        source = phrase_before(page.words, later.start, start) if later.form in ("past", "s", "base") else None
        if source and source[0] - 1 > start and page.lower[source[0] - 1] == ",":
            return source[0] - 1
    return high
