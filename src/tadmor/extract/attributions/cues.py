"""Where a cue stands: its verb group with auxiliaries, negation and adverbs, and whether it is a verb here."""

from collections.abc import Iterator
from dataclasses import dataclass

from tadmor.extract.attributions.lexicon import Entry, Form, Lexicon, Pattern
from tadmor.extract.attributions.page import Page
from tadmor.nlp.grammar import grammar

__all__ = ["Cue", "cues"]

_PHASES = frozenset(["keep", "keeps", "kept", "began", "begins", "started", "starts", "stopped", "stops"])

_QUANTIFIERS = frozenset(["all", "some", "many", "most", "several", "few", "both"])


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in the row of tokens: [start, end) is the whole group, `head` its first lexical word."""

    start: int
    head: int
    end: int
    form: Form
    entries: tuple[Entry, ...]
    negated: bool = False
    passive: bool = False
    infinitive: bool = False
    progressive: bool = False

    def frames(self) -> frozenset[str]:
        """Every frame that one of the readings of the cue allows."""
        return frozenset().union(*(entry.frames for entry in self.entries))


def cues(page: Page, lexicon: Lexicon) -> list[Cue]:
    """Every cue of a document in text order; of cues that share their first word the longest wins."""
    found: list[Cue] = []
    covered = 0
    for index, word in enumerate(page.lower):
        if index < covered or word not in lexicon or _name(page, index) or _is_noun(page, index):
            continue
        cue = next((c for pattern in lexicon[word] for c in _cue(page, index, pattern, lexicon)), None)
        if cue and not _capital(page, cue):
            found.append(cue)
            covered = cue.end
    return found


def _capital(page: Page, cue: Cue) -> bool:
    """Whether a bare form is part of a name, as in "..., State Department spokesman": no headline surrounds it."""
    at = cue.head
    if cue.form != "base" or not page.title(at) or at == page.starts[page.sentence(at)]:
        return False
    return not (page.words.title(at - 1) and at + 1 < len(page.lower) and page.words.title(at + 1))


def _is_noun(page: Page, index: int) -> bool:
    """Whether a word that may be a cue is a noun by the word behind it: "state media", "bomb blasts killed nine"."""
    g, word, behind = grammar(), page.lower[index], page.lower[index + 1 : index + 2]
    return bool(behind) and (
        (word == "state" and behind[0] in g["state_nouns"]) or (word in g["harm_nouns"] and behind[0] in g["harms"])
    )


def _name(page: Page, index: int) -> bool:
    """A capital inside a sentence of small letters makes a name: "the United States", "the Union"."""
    if not page.words.title(index):
        return False
    start, after = page.starts[page.sentence(index)], index + 1
    if index == start or (index <= start + 2 and not page.lower[index - 1][:1].isalnum()):
        return False
    small = after < len(page.lower) and page.tokens[after].text[:1].islower()
    return small or page.tokens[index - 1].text[:1].islower() or page.lower[index - 1] in ("united", "the")


def _cue(page: Page, index: int, pattern: Pattern, lexicon: Lexicon) -> Iterator[Cue]:
    end = _match(page, index, pattern.words)
    if end is None:
        return
    if pattern.form in ("noun", "phrase", "impersonal"):
        yield Cue(index, index, end, pattern.form, pattern.entries)
        return
    entries = _same_words(lexicon[page.lower[index]], pattern)
    group = _group(page, index, pattern.form)
    if group is not None:
        start, negated, passive, infinitive, progressive = group
        kept = tuple(e for e in entries if negated or not e.negated_only)
        if kept:
            yield Cue(start, index, end, _form(pattern.form), kept, negated, passive, infinitive, progressive)


def _same_words(patterns: tuple[Pattern, ...], pattern: Pattern) -> tuple[Entry, ...]:
    return tuple(entry for p in patterns if p.words == pattern.words and p.form == pattern.form for entry in p.entries)


def _form(form: Form) -> Form:
    return "past" if form == "part" else form


def _match(page: Page, index: int, words: tuple[str, ...]) -> int | None:
    """The end of a cue's words; adverbs and a day may stand between them ("called Wednesday for")."""
    g, at, lower = grammar(), index + 1, page.lower
    limit = page.sentence_end(index) if len(words) > 1 else at
    if limit <= index:
        return None
    for word in words[1:]:
        gap = 0
        while at < limit and lower[at] != word and gap < 3 and _between(lower[at], g["after_adverbs"], g["time_heads"]):
            at, gap = at + 1, gap + 1
        if at >= limit or lower[at] != word:
            return None
        at += 1
    if len(words) == 1 and at < len(lower) and lower[at] in ("previously", "repeatedly"):
        at += 1
    return _without_that(words, at)


def _without_that(words: tuple[str, ...], end: int) -> int:
    """A cue entered with its "that" asks for one to follow; the word itself belongs to the content."""
    return end - 1 if len(words) > 1 and words[-1] == "that" else end


def _between(word: str, adverbs: frozenset[str], times: frozenset[str]) -> bool:
    return word in adverbs or word in times or word in '“”"' or (word.endswith("ly") and len(word) > 4)


def _adverb(word: str) -> bool:
    g = grammar()
    return word in g["group_adverbs"] or (word.endswith("ly") and len(word) > 4 and word not in g["not_adverbs"])


_Group = tuple[int, bool, bool, bool, bool]


def _group(page: Page, head: int, form: Form) -> _Group | None:
    """Walk left over the verb group: (start, negated, passive, infinitive, progressive), None where it is no verb."""
    g, lower, low = grammar(), page.lower, page.starts[page.sentence(head)]
    at, negated, helpers = head, False, list[str]()
    while at > low and at > head - 7:
        word = lower[at - 1]
        if word in g["negations"] or (word == "no" and lower[at - 2 : at - 1] == ["longer"]):
            negated = True
        elif word == "may" and page.words.title(at - 1):
            break
        elif word in g["be"] | g["have"] | g["modals"]:
            if word in ("’s", "'s") and not (at - 2 >= low and lower[at - 2] in g["subject_pronouns"]):
                break
            helpers.append(word)
        elif form == "ing" and at == head and word in _PHASES:
            helpers.append(word)
        elif not (_adverb(word) and at - 1 > low):
            break
        at -= 1
    while (
        at < head
        and not helpers
        and not negated
        and lower[at] in ("earlier", "later", "far", "all", "both", "first", "so", "yet")
    ):
        at += 1
    if not _verb_here(page, at, head, form, helpers):
        return None
    nearest = helpers[0] if helpers else ""
    passive = form in ("past", "part") and nearest in g["be"]
    infinitive = form == "base" and at > low and lower[at - 1] == "to"
    return at, negated, passive, infinitive, form == "ing" and (nearest in g["be"] or nearest in _PHASES)


def _verb_here(page: Page, start: int, head: int, form: Form, helpers: list[str]) -> bool:
    g, lower = grammar(), page.lower
    before = lower[start - 1] if start else ""
    after = lower[head + 1] if head + 1 < len(lower) else ""
    if lower[head] in g["be"]:
        return True
    if helpers:
        return form != "s" and not (form == "base" and helpers[0] in g["be"] | g["have"])
    if lower[head] in g["plural_nouns"] and not _plainly_verb(page, start, head):
        return False
    if before in g["determiners"] | g["possessives"] - {"that", "these", "those", "this"} and before not in (
        "all",
        "both",
        "that",
        "this",
        "these",
        "those",
        "some",
        "many",
        "most",
        "others",
        "few",
        "several",
    ):
        return False
    if before in ("'s", "’s"):
        return False
    if form == "past" and _adjective(page, start, head):
        return False
    if form == "past" and not helpers and before in g["media"] and after in g["prepositions"] | {"online"}:
        return False  # "a statement posted online"
    if form == "base":
        sure = lower[head] in g["sure_verbs"] and before[:1].isalpha() and before not in g["prepositions"] | {"to"}
        return _base_here(page, start, before) or (sure and start > page.starts[page.sentence(start)])
    if form in ("s", "base") and not helpers and (after in g["be"] | g["have"] | g["modals"] or after in ("by", "led")):
        return False
    if form == "s":
        if before in g["determiners"]:
            return before in ("that", "this", "one", "each")
        return (
            lower[head + 1 : head + 2] != ["of"]
            and before not in g["prepositions"]
            and (start == 0 or page.tokens[start - 1].text[-1:].isalnum() or before in ",)]’'\"”—.")
        )
    if form == "ing":
        return before not in g["prepositions"] - {"by", "after", "before", "without", "despite"}
    return form != "part" or bool(helpers)


def _adjective(page: Page, start: int, head: int) -> bool:
    """Whether a participle stands between a preposition and a noun: "in disputed areas", "from all disputed areas"."""
    g, lower = grammar(), page.lower
    at = start - 1 - (start > 1 and lower[start - 1] in _QUANTIFIERS)
    if at < page.starts[page.sentence(head)] or lower[at] not in g["prepositions"]:
        return False
    after = page.tokens[head + 1].text if head + 1 < page.sentence_end(head) else ""
    function = g["determiners"] | g["possessives"] | g["subject_pronouns"] | g["object_pronouns"] | g["prepositions"]
    function |= g["subordinators"] | g["auxiliaries"] | g["time_heads"] | g["after_adverbs"]
    return after.isalpha() and after.islower() and not after.endswith("ly") and after not in function


def _plainly_verb(page: Page, start: int, head: int) -> bool:
    """Whether what stands around a word that may be a plural noun makes it a verb."""
    g, lower = grammar(), page.lower
    if start and (page.words.title(start - 1) or lower[start - 1] in g["subject_pronouns"]):
        return True
    at = head + 1
    if at >= len(lower) or (start and lower[start - 1].isdigit()):
        return False
    named = page.words.title(at) or at in page.quote_end
    return named or lower[at] in g["determiners"] | g["possessives"] | {"to", ":", "it", "he", "they"}


def _base_here(page: Page, start: int, before: str) -> bool:
    """A bare form is a verb after a plural, a pronoun, "to" or "and", never first in a sentence."""
    g = grammar()
    if start == page.starts[page.sentence(start)]:
        return False
    if before in (
        "i",
        "we",
        "you",
        "they",
        "who",
        "to",
        "others",
        "many",
        "some",
        "both",
        "and",
        "that",
        "which",
        "one",
        "people",
        "police",
        "me",
        "all",
        "most",
    ):
        return True
    if before in g["time_heads"]:
        return page.lower[start - 2 : start - 1] != ["on"]
    closed = g["prepositions"] | g["determiners"] | g["possessives"] | g["auxiliaries"]
    plural = before.endswith("s") and not before.endswith("ss") and len(before) > 3 and before not in closed
    return plural or before in (",", ")", "”", '"')
