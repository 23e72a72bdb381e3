"""The words that name what is counted and what became of it (units.toml), and the noun that a number counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tadmor.lang import lexicon
from tadmor.model import Token
from tadmor.nlp.numerals import counting_words

__all__ = [
    "REACH",
    "Unit",
    "bounding",
    "counts_next",
    "fate_words",
    "fates",
    "head_after",
    "is_thing",
    "killing",
    "known_units",
    "low_at",
    "stops",
    "unit_at",
    "unit_named",
    "unit_of",
]

REACH = 6  # tokens after a number among which its noun is looked for


@dataclass(frozen=True, slots=True)
class Unit:
    """What a word counts, of what kind that is (person, equipment, measure ...), and the role that it has by itself."""

    unit: str
    kind: str
    role: str | None


@cache
def known_units() -> Mapping[str, Unit]:
    """Every word that names what is counted."""
    found: dict[str, Unit] = {}
    for entry in lexicon("en", "units")["unit"]:
        for word in entry["words"]:
            found.setdefault(word, Unit(entry["unit"], entry["kind"], entry.get("role")))
    return found


def is_thing(unit: str | None) -> bool:
    """Whether a unit is one of arms or vehicles."""
    return any(known.unit == unit and known.kind == "equipment" for known in known_units().values())


@cache
def fate_words(side: str) -> Mapping[str, tuple[str | None, str]]:
    """What became of people or things, by the words that say so: unit and role. `side`: "after", "before", "takes"."""
    return {
        word: (entry.get("unit"), entry["role"])
        for entry in lexicon("en", "units")["fate"]
        for word in entry.get(side, ())
    }


@cache
def fates() -> frozenset[str]:
    """Every word that says what became of people or things."""
    return frozenset(fate_words("after")) | frozenset(fate_words("before"))


@cache
def killing() -> frozenset[str]:
    """The verbs and nouns that say of those named behind them that they were killed or hurt."""
    hurt = (None, "killed"), (None, "injured")
    return frozenset(word for word, (_, role) in fate_words("before").items() if (None, role) in hurt)


@cache
def stops(name: str) -> frozenset[str]:
    """A list of words by its name, at which some search for a noun or a verb ends."""
    return frozenset(lexicon("en", "units")["scope"][name])


def low_at(tokens: Sequence[Token], at: int) -> str:
    """A token in lower case, but for a name in capitals that spells a small word: "several IS fighters"."""
    text = tokens[at].text
    around = [t.text for t in (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2])]
    shouted = any(word.isupper() and len(word) > 1 for word in around)
    return text if text in _names() and not shouted else text.lower()


@cache
def _names() -> frozenset[str]:
    return frozenset(lexicon("en", "units")["names"])


def unit_named(word: str) -> Unit | None:
    """The unit of a word, or of its last part ("fighter-bombers")."""
    units = known_units()
    return units.get(word) or units.get(word.rpartition("-")[2])


def head_after(tokens: Sequence[Token], at: int) -> int | None:
    """The token that names what is counted: the last noun of the list in the noun phrase after a number."""
    head: int | None = None
    for place in range(at, min(len(tokens), at + REACH)):
        word = low_at(tokens, place)
        if head is not None and (unit_named(word) is None or word in fates()):
            break
        if unit_named(word) is not None and not _is_bout(tokens, place):
            head = place
            continue
        ends = not (word[0].isalnum() or word in "-–'’%$") or word in stops("stops") or word[0].isdigit()
        if ends or word in stops("prepositions"):
            break
    return head


def _is_bout(tokens: Sequence[Token], at: int) -> bool:
    """ "rounds of talks", "rounds of heavy fighting": no ammunition."""
    if low_at(tokens, at) != "rounds" or at + 1 >= len(tokens) or low_at(tokens, at + 1) != "of":
        return False
    return not any(low_at(tokens, place) == "ammunition" for place in range(at + 2, min(len(tokens), at + 4)))


def unit_of(tokens: Sequence[Token], head: int | None) -> Unit | None:
    """The unit of a noun, or of a pair of words that means something else ("jet fighters", "square miles")."""
    if head is None:
        return None
    word = tokens[head].text.lower()
    if word == "pounds" and _weighs(tokens, head):
        return known_units()["kilograms"]
    pair = f"{tokens[head - 1].text.lower()} {word}" if head else word
    return known_units().get(pair) or unit_named(word)


def _weighs(tokens: Sequence[Token], head: int) -> bool:
    """Whether pounds are no money: "30 pounds of flour", "a shell that weighs 90 pounds", "500 pounds heavy"."""
    told = lexicon("en", "units")["pounds"]
    behind = [token.text.lower() for token in tokens[head + 1 : head + 3]]
    if behind[:1] == ["of"]:
        return behind[1:] != [] and behind[1] not in told["sums"]
    before = [token.text.lower() for token in tokens[max(0, head - REACH) : head]]
    return not {*before, *behind}.isdisjoint(told["near"]) or not set(behind).isdisjoint(told["behind"])


def unit_at(tokens: Sequence[Token], at: int, *, measures_only: bool = False) -> str | None:
    """The unit of a number that ends at a token."""
    head = head_after(tokens, at)
    found = unit_of(tokens, head)
    if found is None or (measures_only and found.kind != "measure"):
        return None
    return found.unit


@cache
def bounding() -> frozenset[str]:
    """Words of the bounds that stand before a number: "at", "least", "more", "than", "about"."""
    phrases = (phrase for some in lexicon("en", "numbers")["before"].values() for phrase in some)
    return frozenset(word for phrase in phrases for word in phrase.split())


def counts_next(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number of its own stands next, behind "at least", "about" and the like."""
    ahead = [token.text.lower() for token in tokens[at : at + 4]]
    number = next((n for n, word in enumerate(ahead) if word[0].isdigit() or word in counting_words()), None)
    bound = ahead[:number]
    return number is not None and all(word in bounding() for word in bound) and bound != ["in"]
