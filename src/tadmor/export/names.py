"""Who is private, and where they are named: no default export tells the name of a victim, a witness or a minor.

When in doubt a person is private. Somebody with an office (a role that is more than "resident", or an organisation),
somebody in the catalogue of actors, somebody told right behind a title and a report's own author are not, unless the
reader says so.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from tadmor.export.kept import kept, telling
from tadmor.export.privacy import CAPITALISED, Sequences, Word, keys, lists, word_list, words
from tadmor.model import Actor, Reading, Speaker, characters

__all__ = ["PRIVATE", "Names", "names"]

PRIVATE = "a private person"
_UNNAMED = "(unnamed)"  # "a resident (unnamed)" has no name to withhold
_LONGEST_LIST = 8  # names told in a row: "three siblings, Rima, Jad and Tala"
_AGE = r"(?:\d{1,3}(?!\d)(?: (?:months|weeks))?|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))"


@dataclass(frozen=True, slots=True)
class Names:
    """Names to withhold. `people` are their keys; the rest is how to find them in a string.

    `bare` are words withheld wherever they stand, `capitalised` those withheld only with a capital letter.
    `whole` are whole names of two words and more; `public` are whole names of public persons, places, bodies and
    outlets, which stay.
    """

    people: frozenset[tuple[str, ...]]
    bare: frozenset[str]
    capitalised: frozenset[str]
    whole: Sequences
    public: Sequences

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Half-open offsets of every word of a private name in the string."""
        found = list(words(text)) if self.people else []
        index = 0
        while index < len(found):
            public, private = self.public.at(found, index), self.whole.at(found, index)
            if private >= max(public, 1) or (not public and self._alone(found[index])):
                yield from ((word.start, word.end) for word in found[index : index + max(private, 1)])
            index += max(public, private, 1)

    def find_whole(self, text: str) -> Iterator[tuple[int, int]]:
        """As `find`, but only names of two words and more told in full: for bylines and the outlet's own name."""
        found = list(words(text)) if self.people else []
        for index in range(len(found)):
            if (length := self.whole.at(found, index)) > 1:
                yield from ((word.start, word.end) for word in found[index : index + length])

    def _alone(self, word: Word) -> bool:
        told = (word.key, *(part for part in word.parts if len(part) > 2))
        forms = {form for k in told for form in (k, k.removesuffix("s"), k.removesuffix("es"))}
        return not forms.isdisjoint(self.bare) or (word.capital and not forms.isdisjoint(self.capitalised))

    def has(self, actor: Actor) -> bool:
        """Whether an actor is a private person."""
        return actor.kind == "person" and (bool(actor.private) or self.hold(actor.name))

    def hold(self, name: str | None) -> bool:
        """Whether a name is a private person's, whole or in part."""
        told = _told(name or "")
        return bool(told) and any(told <= frozenset(name) for name in self.people)


def names(reading: Reading) -> Names:
    """Every private name in a reading: of its actors, of its speakers, and of victims that only the text names."""
    secret = {keys(a.name) for a in _people(reading) if a.private} | {
        name for a in _people(reading) if a.private for name in _aliases(a)
    }
    public = _public(reading) - secret
    doubtful = _doubtful(reading)
    titled = {n for text in (reading.document.text, reading.document.title or "") for n in _titled(text, doubtful)}
    known = public | titled | {keys(reading.document.outlet or "")}
    people = secret | {name for name in doubtful if not _known(name, known)}
    people |= {name for name in _beside(reading, people) if not _known(name, known)}
    people = {name for name in people if _told(" ".join(name))}
    return _compiled(people, public, kept(reading, people))


def _doubtful(reading: Reading) -> set[tuple[str, ...]]:
    """Names of people about whom the reader knows no office, and of victims that it may have missed."""
    bodies = _bodies(reading)
    found = {keys(a.name) for a in _people(reading) if not a.private and not _in_public(a)} - bodies
    aliases = {name for a in _people(reading) if keys(a.name) in found for name in _aliases(a)}
    speakers = {keys(s.name or "") for s in _speakers(reading) if not _office(s.role, s.organisation)}
    return (found | aliases | speakers | {keys(name) for name in _victims(reading)}) - bodies


def _bodies(reading: Reading) -> set[tuple[str, ...]]:
    """Names of places and forces, which a reader may take for a person's."""
    told = [p.name or "" for p in reading.places] + [p.span.text for p in reading.places]
    told += [n for a in reading.actors if a.kind != "person" for n in (a.name, *(m.text for m in a.mentions))]
    return {keys(name) for name in told}


def _titled(text: str, doubtful: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Those of the names that stand right behind a public title: "foreign minister, Pavel Granin"."""
    people, found = Sequences.of(doubtful), list(words(text))
    pairs = ((i, a, b) for i, (a, b) in enumerate(pairwise(found), start=1) if a.key in word_list("public_titles"))
    near = [i for i, a, b in pairs if not a.parts and text[a.end : b.start] in {" ", ", "}]
    return {tuple(w.key for w in found[i : i + people.at(found, i)]) for i in near} - {()}


def _people(reading: Reading) -> Iterator[Actor]:
    return (a for a in reading.actors if a.kind == "person" and a.name != PRIVATE and not a.name.endswith(_UNNAMED))


def _speakers(reading: Reading) -> Iterator[Speaker]:
    found = (a.speaker for a in reading.attributions)
    return (s for s in found if s and s.kind == "person" and s.name and s.name != PRIVATE)


def _in_public(actor: Actor) -> bool:
    return actor.private is False or actor.id is not None or _office(actor.role, actor.organisation)


def _office(role: str | None, organisation: str | None) -> bool:
    """Whether a role or an organisation makes somebody a public person."""
    if (organisation or "").strip():
        return True
    told = frozenset(keys(role or "")) - word_list("no_office")
    return bool(told) and (bool(told & word_list("public_titles")) or not told & word_list("private_roles"))


def _public(reading: Reading) -> set[tuple[str, ...]]:
    found = {keys(a.name) for a in _people(reading) if not a.private and _in_public(a)}
    found |= {keys(s.name or "") for s in _speakers(reading) if _office(s.role, s.organisation)}
    return found | {keys(author) for author in reading.document.authors}


def _known(name: tuple[str, ...], public: Iterable[tuple[str, ...]]) -> bool:
    """Whether a name is a public person's, or a part of it ("Konashenkov")."""
    told = _told(" ".join(name))
    return any(told <= frozenset(other) for other in public)


def _told(name: str) -> frozenset[str]:
    return telling(keys(name))


def _aliases(actor: Actor) -> Iterator[tuple[str, ...]]:
    """Other names among a private person's mentions ("Umm Karim"); "he" and "the boy from Homs" are none."""
    for mention in actor.mentions:
        telling = [word for word in words(mention.text) if word.key in _told(mention.text)]
        if all(word.capital for word in telling):
            yield from ((word.key,) for word in telling if word.key not in word_list("capitalised"))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    other = CAPITALISED.replace("?P<name>", "?:")
    before = [f"(?:{other}(?:, and |, | and )){{{count}}}" for count in range(_LONGEST_LIST)]
    listed = [p.replace("{others}", told) for p in lists()["list_patterns"] for told in before]
    written = [*lists()["patterns"], *listed]
    return tuple(re.compile(p.replace("{name}", CAPITALISED).replace("{age}", _AGE)) for p in written)


def _victims(reading: Reading) -> Iterator[str]:
    """Names that the text itself gives as a victim's or a witness's, but not those of places, forces and officials."""
    text, title = reading.document.text, reading.document.title or ""
    taken = [p.span for p in reading.places] + [m for a in reading.actors if a.kind != "person" for m in a.mentions]
    covered = characters(taken)
    for start, end in _given(text):
        if not covered.issuperset(range(start, end)):
            yield text[start:end]
    yield from (title[start:end] for start, end in _given(title))


def _beside(reading: Reading, people: set[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """First names that share the family name of a private person: "Aya, Lina and Maram Sabbouni"."""
    text, bodies = reading.document.text, _bodies(reading)
    found, private = list(words(text)), {part for name in people for part in _told(" ".join(name))}
    for at in range(2, len(found) - 1):
        whole = found[at].capital and found[at + 1].capital and text[found[at].end : found[at + 1].start] == " "
        if whole and found[at + 1].key in private and found[at - 1].key == "and":
            first = at - 2
            while first >= 0 and _first_name(found, first, text) and (found[first].key,) not in bodies:
                yield (found[first].key,)
                first -= 1


def _first_name(found: list[Word], at: int, text: str) -> bool:
    """Whether a word is a capitalised one alone in a list, with a comma or "and" behind it."""
    word, after = found[at], found[at + 1]
    divided = after.key == "and" or text[word.end : after.start] == ", "
    alone = not at or not found[at - 1].capital or text[found[at - 1].end : word.start] != " "
    return word.capital and divided and alone and _personal(text[word.start : word.end])


def _given(text: str) -> Iterator[tuple[int, int]]:
    """Half-open offsets of names that a pattern gives as a victim's, without the little words in front of them."""
    for pattern in _patterns():
        for found in pattern.finditer(text):
            start, end = found.span("name")
            telling = [w.start for w in words(text[start:end]) if w.key not in word_list("never")]
            if telling and _personal(text[start + telling[0] : end]):
                yield start + telling[0], end


def _personal(name: str) -> bool:
    told = _told(name)
    return bool(told - word_list("capitalised")) and not told & word_list("public_titles")


def _ends(name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A name of several words, and its ends from a word of its own on: "Hamd el-Sir" of "Nour Hamd el-Sir"."""
    for first in range(len(name) - 1):
        if not first or name[first] in _told(" ".join(name)):
            yield name[first:]


def _compiled(people: set[tuple[str, ...]], public: set[tuple[str, ...]], stay: set[tuple[str, ...]]) -> Names:
    alone = frozenset(k for name in people for k in _told(" ".join(name)))
    shy = frozenset(k for k in alone if k in word_list("capitalised") or len(k) == 2)
    run_together = frozenset("".join(name) for name in people if len(name) > 1)
    return Names(
        people=frozenset(people),
        bare=(alone - shy) | run_together,
        capitalised=shy,
        whole=Sequences.of(part for name in people for part in _ends(name)),
        public=Sequences.of(stay | {name for name in public if len(_told(" ".join(name))) > 1}),
    )
