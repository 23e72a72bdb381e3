"""Names of bodies beyond the catalogue: "(DRC)" after the full name, "known as X", a name longer than a known one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tadmor.extract.attributions.page import Page
from tadmor.extract.attributions.speakers.standing import speaker_of
from tadmor.extract.attributions.speakers.told import Mention, Told
from tadmor.model import Actor, Span, Speaker, SpeakerKind
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar
from tadmor.nlp.names.lists import lists
from tadmor.ontology.actors import catalogue

__all__ = ["Short", "allied", "body_apposed", "called", "defined", "institution", "longer", "short_names", "state"]

_BRACKETED = re.compile(r"\(([A-Z][A-Za-z&-]{1,11})[);,]")
_CALLING = frozenset(["known", "called", "named", "dubbed"])
_SMALL = frozenset(["of", "for", "the", "and", "&", "in", "to", "on", "-"])
_MANY = frozenset(["rebels", "people"])  # no institution that could be meant by one word
_LONGEST = 12  # tokens of a name
_NAME = 6  # tokens of one behind a comma
_OUTFITS = frozenset(["outfit", "cell", "gang", "brigade", "network"])


@dataclass(frozen=True, slots=True)
class Short:
    """The short names of a document: those that it gives in brackets, and the initials of bodies that it writes out."""

    given: Mapping[str, Span]
    initials: Mapping[str, Actor]
    long: frozenset[str]  # names of bodies that are written out somewhere


def short_names(page: Page, told: Told) -> Short:
    """Everything that a source of one short name can be looked up in."""
    bodies = [a for a in told.actors if a.kind != "person"]
    long = frozenset(a.name for a in bodies if any(m.text.count(" ") > 1 for m in a.mentions))
    out = [a for a in bodies if a.id and any(" " in m.text or m.text.islower() for m in a.mentions)]
    return Short(_given(page), {_initials(iter(a.name.split())): a for a in reversed(out)}, long)


def _given(page: Page) -> dict[str, Span]:
    brackets = {match.start(): match[1] for match in _BRACKETED.finditer(page.text)}
    found: dict[str, Span] = {}
    for at, token in enumerate(page.tokens):
        short = brackets.get(token.start)
        if short and short not in found and (name := _full_name(page, at, short)):
            found[short] = name
    return found


def _full_name(page: Page, end: int, short: str) -> Span | None:
    """The capitalised words before a bracket: those whose initials make the short name, or all behind "the"."""
    low = end
    while low > max(0, end - _LONGEST) and (page.words.title(low - 1) or page.lower[low - 1] in _SMALL):
        low -= 1
    starts = [i for i in range(low, end) if page.words.title(i) and page.lower[i] not in _SMALL]
    letters = "".join(c for c in short if c.isupper())
    fits = [i for i in starts if end - i > 1 and _initials(t.text for t in page.tokens[i:end]) == letters]
    if fits:
        return page.span((fits[0], end))
    whole = len(starts) > 1 and low <= starts[0] and starts[0] and page.lower[starts[0] - 1] == "the"
    return page.span((starts[0], end)) if whole else None


def _initials(words: Iterator[str]) -> str:
    return "".join(word[0] for word in words if word[:1].isupper() and word.lower() not in _SMALL)


def defined(page: Page, part: Range, told: Told, short: Short) -> Speaker | None:
    """Whom a source that is only a short name means: as the document defines it, else by a name's initials."""
    at = part[0] + (page.lower[part[0]] in grammar()["determiners"])
    text = page.tokens[at].text if at + 1 == part[1] else ""
    if text in short.given:
        return _named_by(short.given[text], told)
    actor = short.initials.get(text) if text.isupper() and len(text) > 2 else None
    over = next((a for _, a in told.over(page.span(part)) if a.kind != "person"), None)
    return speaker_of(actor) if actor and not (over and over.name in short.long) else None


def _named_by(name: Span, told: Told, kind: SpeakerKind = "organisation") -> Speaker:
    over = [a for m, a in told.over(name) if m.start <= name.start and m.end >= name.end and a.kind != "person"]
    return speaker_of(over[0]) if over else Speaker(name=name.text, kind=kind, organisation=name.text)


def body_apposed(page: Page, part: Range, told: Told) -> Speaker | None:
    """ "A far-right group, the Harun Front": the name that is all that stands behind the comma."""
    comma = next((i for i in range(part[0] + 1, part[1] - 1) if page.lower[i] == ","), None)
    if comma is None or page.lower[part[0]] not in grammar()["determiners"]:
        return None
    low = comma + 1 + (page.lower[comma + 1] in grammar()["determiners"])
    high = part[1] - (page.lower[part[1] - 1] == ",")
    name = page.span((low, high)) if low < high else None
    bodies = [(m, a) for m, a in told.over(name) if a.kind != "person"] if name else []
    whole = (a for m, a in bodies if name and page.tokens[comma].end <= m.start <= name.start and m.end == name.end)
    known = next((one for a in whole if (one := speaker_of(a)).name), None)  # not "Harun Front, a rebel group"
    return known or _printed_behind(page, part, comma, (low, high))


def _printed_behind(page: Page, part: Range, comma: int, name: Range) -> Speaker | None:
    """ "A little-known outfit, Lashkar-i-Harun,": a name that nothing else knows, behind what a body is called by."""
    noun, g = page.lower[comma - 1], grammar()
    if page.lower[part[0]] not in ("a", "an", "another") or not g["prepositions"].isdisjoint(
        page.lower[part[0] : comma]
    ):
        return None
    if (
        noun not in lists().bodies | _OUTFITS
        or not all(page.title(i) for i in range(*name))
        or not 0 < name[1] - name[0] < _NAME
        or page.lower[name[0]] in g["time_words"]
        or state(page.span(name).text) is not None
        or (name[1] - name[0] == 1 and "-" not in page.tokens[name[0]].text)
    ):
        return None
    text = page.span(name).text
    kind: SpeakerKind = "group" if noun in g["group_nouns"] | _OUTFITS else "organisation"
    return Speaker(name=text, kind=kind, organisation=text)


def called(page: Page, part: Range, told: Told) -> Speaker | None:
    """ "The group, known as the Higher Council": the name behind the participle; none where a name stands before it."""
    at = next((i for i in range(part[0] + 1, part[1] - 1) if page.lower[i] in _CALLING), None)
    if at is None or page.title(_head(page, (part[0], at))):
        return None  # "the Vesk Front, which until May was known as the Harun Council"
    low = at + 1
    while low < part[1] and page.lower[low] in ("as", "the", '"', "“", "'"):
        low += 1
    high = low
    while high < part[1] and (page.words.title(high) or page.lower[high] in _SMALL):
        high += 1
    if low == high or not page.words.title(low):
        return None
    group = not grammar()["group_nouns"].isdisjoint(page.lower[part[0] : at])
    return _named_by(page.span((low, high)), told, "group" if group else "organisation")


def _head(page: Page, part: Range) -> int:
    """The noun of which a clause tells how it is called: "commander" before ", who is known as"."""
    apart = (",", "which", "who", "that", "formerly", "once", "previously", "also", "locally", "better")
    clauses = (",", "which", "who", "that")
    at = next((i for i in range(part[1] - 1, part[0], -1) if page.lower[i] in clauses), part[1])
    while at - 1 > part[0] and page.lower[at - 1] in apart:
        at -= 1
    if page.lower[at - 1] == ")":
        at = next((i for i in range(at - 1, part[0], -1) if page.lower[i] == "("), at)
    return at - 1


def allied(page: Page, part: Range, mention: Span, head: int) -> str | None:
    """The name behind what it is: "CNN affiliate BFMTV", "Belgian daily DH"."""
    rest = [i for i in range(*part) if mention.end <= page.tokens[i].start < head]
    words = mention.text.lower().split()
    words += [page.lower[rest.pop(0)]] if rest and page.lower[rest[0]] in grammar()["allied"] else []
    of_one = grammar()["allied"] | grammar()["bodies_again"] | {"daily", "magazine", "station"}
    named = rest and words[-1] in of_one and all(page.title(i) for i in rest)
    return page.span((rest[0], rest[-1] + 1)).text if named else None


def longer(page: Page, part: Range, mention: Span, head: int) -> str | None:
    """The name that goes on where a known one ends: "Armed Forces Press Committee", "Coalition official media"."""
    low = part[0] + (page.lower[part[0]] in grammar()["determiners"])
    high = next((i for i in range(low, part[1]) if page.tokens[i].start >= head), part[1])
    rest = [i for i in range(low, high) if page.tokens[i].start >= mention.end]
    if (
        not rest
        or "and" in page.lower[low:high]
        or page.lower[high - 1] not in grammar()["organisation_nouns"]
        or high - low > _LONGEST
    ):
        return None
    if page.lower[high - 1] in grammar()["group_nouns"] and not any(page.title(i) for i in rest):
        return None  # "Norland's Vesk mercenary group" is Vesk
    return page.span((low, high)).text if any(page.title(i) for i in range(low, high)) or page.shouts(low) else None


@cache
def _institutions() -> dict[str, tuple[str, ...]]:
    """The institutions that a phrase without a country may mean."""
    found: dict[str, tuple[str, ...]] = {}
    for made in catalogue().institutions.values():
        for phrase in {*made.phrases, *made.later}:
            found[phrase.lower()] = (*found.get(phrase.lower(), ()), made.id)
    return found


@cache
def _states() -> dict[str, str]:
    """What states and the capitals that speak for them are called, in lower case."""
    known = catalogue().countries.values()
    return {form.lower(): c.name for c in known for form in (*c.capitals, *c.aliases, *c.adjectives, c.name)}


def state(phrase: str) -> Speaker | None:
    """A state whose name is all that a source says."""
    name = _states().get(phrase.lower().removeprefix("the ")) if phrase[:1].isupper() or " " in phrase else None
    return Speaker(name=name, kind="organisation", organisation=name) if name else None


def _is_one(mention: Span, actor: Actor, ends: tuple[str, ...]) -> bool:
    """Whether somebody told of is such an institution; a state is its government where the words say so."""
    said = mention.text.lower().split()[-1] in catalogue().institutions["government"].later
    return (actor.id or "").endswith(ends) or (said and actor.kind == "government" and "-government" in ends)


def institution(words: Sequence[str], before: Sequence[Mention], country: str | None) -> Speaker | None:
    """ "The government" that no actor was found for: the one last named, else that of the country told of."""
    plain = " ".join(w for w in words if w not in grammar()["determiners"]).replace(" s ", "'s ")
    ids = tuple(i for i in _institutions().get(plain, ()) if i not in _MANY)
    if not ids or (words[0] != "the" and plain != "police"):
        return None
    ends = tuple(f"-{each}" for each in ids)
    named = next((a for m, a in reversed(before) if a.id and a.kind != "person" and _is_one(m, a, ends)), None)
    if named:
        return speaker_of(named)
    known = catalogue()
    if len(ids) > 1 or country is None or country not in known.countries:
        return None
    name = known.institution(ids[0], country).name
    return Speaker(name=name, kind="organisation", organisation=name)
