"""What a report itself calls a body that the catalogue has under another name: "al-Qaida", "the Higher Committee".

Whoever checks a report looks for its own words; across reports the catalogue's name is the one for all.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from tadmor.model import Actor
from tadmor.ontology.actors import Entry, catalogue
from tadmor.ontology.spelling import fold, name_key, word_spans

__all__ = ["is_called", "own_names", "words_of"]

_OF_STATES = frozenset(["government", "state-force"])
_NO_STATES = frozenset(["OPP", "REB"])
_SMALL = frozenset(["of", "the", "for", "and", "in", "s"])
_LONGEST = 12  # words of a mention that are looked at


def own_names(actors: Iterable[Actor]) -> Mapping[str, str]:
    """What a report calls its bodies, by the catalogue's names for them: only those that it never calls so."""
    bodies = tuple(actors)
    taken = {actor.name for actor in bodies}
    found: dict[str, str] = {}
    for actor in bodies:
        own = _own_name(actor) if actor.id and actor.kind != "person" else None
        if own is not None and own not in taken:
            found[actor.name] = own
            taken.add(own)
    return found


def is_called(actor: Actor, name: str) -> bool:
    """Whether a name is one that a report calls a body of the catalogue by."""
    if not actor.id or actor.kind == "person" or name_key(name) not in _forms(actor.id):
        return False
    return any(name.lower() in mention.text.lower() for mention in actor.mentions)


def _own_name(actor: Actor) -> str | None:
    """The fullest name that a report gives a body; None where it spells the catalogue's, or gives none."""
    forms = _forms(actor.id or "")
    texts = dict.fromkeys(mention.text for mention in actor.mentions) if forms else ()
    found = [name for text in texts for name in _printed(text, actor.name, forms)]
    if any(_spells(name, actor.name, forms) for name in found):
        return None
    names = [name for name in found if _is_name(name, actor)]
    fullest = max(names, key=lambda name: (name.count(" "), len(name)), default=None)
    opens = fullest is not None and fullest.startswith("Al-") and actor.name.startswith("al-")
    return f"al-{fullest[3:]}" if opens and fullest else fullest  # a capital that only opens a sentence


def _is_name(name: str, actor: Actor) -> bool:
    """Whether printed words name a body, and not what it does ("Operation Sea Wall") or where it sits ("the Pentagon").

    "The Norland opposition coalition" only says what it is; of a state's services the land's word is name enough.
    """
    entry = catalogue().entries.get(actor.id or "")
    if not set(_data()["campaigns"]).isdisjoint(name_key(name)):
        return False
    if entry is None or name_key(name) in {name_key(army) for army in _armies(entry)}:
        return True
    lands = frozenset(_lands_by_word())
    own = [word for word in name.split() if fold(word) not in lands]
    if actor.kind in _OF_STATES and actor.sector not in _NO_STATES:
        return not words_of(" ".join(own)).isdisjoint(words_of(actor.name))
    return bool(own) and own[-1] != own[-1].lower()  # "the UN's migration agency" says what it is


@cache
def _forms(body: str) -> Mapping[tuple[str, ...], str]:
    """Every way to write the name of a body, by its folded words; none of a state, an army or a government."""
    known = catalogue()
    entry = known.entries.get(body)
    if entry is not None:
        names = () if body in _data()["by_one_name"] else (entry.name, *entry.aliases, *_armies(entry))
        return {name_key(name): name for name in names}
    code, _, institution = body.partition("-")
    land, made = known.countries.get(code.upper()), known.institutions.get(institution)
    if land is None or made is None or institution in _data()["told_of"]:
        return {}
    words = (land.name, *land.aliases, *land.adjectives)
    return {name_key(f"{word} {phrase}"): phrase for word in words for phrase in made.phrases}


def _armies(entry: Entry) -> list[str]:
    """What else an army is called that the catalogue calls by a name of its own: "the Iraqi military"."""
    known = catalogue()
    land = known.countries.get(entry.country or "")
    if land is None or known.institutions["armed-forces"].names.get(land.code) != entry.name:
        return []
    return [f"{word} {noun}" for word in (land.name, *land.aliases, *land.adjectives) for noun in _data()["armies"]]


def _printed(text: str, canonical: str, forms: Mapping[tuple[str, ...], str]) -> Iterator[str]:
    """The longest of a body's names in a mention of it, as it is printed there; and the catalogue's."""
    spans = word_spans(text)[:_LONGEST]
    runs = (text[low:high] for low, _ in spans for _, high in spans if low < high)
    names = sorted((run for run in runs if name_key(run) in forms), key=len)
    yield from (name for name in names if name == names[-1] or name_key(name) == name_key(canonical))


def _spells(name: str, canonical: str, forms: Mapping[tuple[str, ...], str]) -> bool:
    """Whether a printed name has the catalogue's words, or some of them alone, or is their initials."""
    ours, theirs = words_of(name), words_of(canonical)
    short = name.replace(".", "")
    return (
        ours <= theirs
        or theirs <= ours
        or (short.isupper() and short in {_initials(n) for n in forms.values() if " " in n})
    )


def _initials(name: str) -> str:
    words = [word for word in name.replace("-", " ").split() if word.lower() not in _SMALL]
    return "".join(word if word.isupper() else word[0] for word in words).upper()


def words_of(name: str) -> frozenset[str]:
    """The words of a name, spellings and the words for a country folded."""
    spellings: Mapping[str, str] = _data()["spellings"]
    lands = _lands_by_word()
    for long, short in _data()["shortened"].items():
        name = name.replace(long, short)
    folded = name_key(name)
    return frozenset(lands.get(word) or spellings.get(word, word) for word in folded if word not in _SMALL)


@cache
def _lands_by_word() -> Mapping[str, str]:
    """The code of a country by each one word for it."""
    lands = catalogue().countries.values()
    forms = ((form, land.code) for land in lands for form in (land.name, *land.aliases, *land.adjectives))
    return {name_key(form)[0]: code for form, code in forms if len(name_key(form)) == 1}


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files("tadmor.ontology").joinpath("called.toml").read_text(encoding="utf-8"))
