"""What one of those counted is, what became of them, and which ones are meant, from the words around a number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tadmor.extract.quantities.bounds import Bounded
from tadmor.lang import lexicon
from tadmor.model import Token

__all__ = ["Counted", "counted", "fates", "unit_at"]

_REACH = 6  # tokens after a number among which its noun is looked for
_VERB_AFTER = 9
_VERB_BEFORE = 7
_LIVES = frozenset(["life", "lives"])


@dataclass(frozen=True, slots=True)
class Unit:
    unit: str
    kind: str
    role: str | None


@dataclass(frozen=True, slots=True)
class Counted:
    """`scope` are the words after the number, as they stand."""

    unit: str | None
    role: str | None
    scope: str | None


@cache
def _units() -> Mapping[str, Unit]:
    found: dict[str, Unit] = {}
    for entry in lexicon("en", "units")["unit"]:
        for word in entry["words"]:
            found.setdefault(word, Unit(entry["unit"], entry["kind"], entry.get("role")))
    return found


@cache
def _fate_words(side: str) -> Mapping[str, tuple[str | None, str]]:
    return {
        word: (entry.get("unit"), entry["role"])
        for entry in lexicon("en", "units")["fate"]
        for word in entry.get(side, ())
    }


@cache
def fates() -> frozenset[str]:
    """Every word that says what became of people or things."""
    return frozenset(_fate_words("after")) | frozenset(_fate_words("before"))


@cache
def _stops(name: str) -> frozenset[str]:
    return frozenset(lexicon("en", "units")["scope"][name])


def _unit(word: str) -> Unit | None:
    units = _units()
    return units.get(word) or units.get(word.rpartition("-")[2])


def _head(tokens: Sequence[Token], at: int) -> int | None:
    """The token that names what is counted: the last noun of the list in the noun phrase after a number."""
    head: int | None = None
    for place in range(at, min(len(tokens), at + _REACH)):
        word = tokens[place].text.lower()
        if head is not None and (_unit(word) is None or word in fates()):
            break
        if _unit(word) is not None:
            head = place
            continue
        ends = not (word[0].isalnum() or word in "-–'’%$") or word in _stops("stops") or word[0].isdigit()
        if ends or (word in _stops("prepositions") and place > at):
            break
    return head


def _unit_of(tokens: Sequence[Token], head: int | None) -> Unit | None:
    """The unit of a noun, or of a pair of words that means something else ("jet fighters")."""
    if head is None:
        return None
    word = tokens[head].text.lower()
    pair = f"{tokens[head - 1].text.lower()} {word}" if head else word
    return _units().get(pair) or _unit(word)


def unit_at(tokens: Sequence[Token], at: int, *, measures_only: bool = False) -> str | None:
    """The unit of a number that ends at a token."""
    head = _head(tokens, at)
    found = _unit_of(tokens, head)
    if found is None or (measures_only and found.kind != "measure"):
        return None
    return found.unit


def counted(tokens: Sequence[Token], found: Bounded, text: str) -> Counted:
    """What a number counts. A fate ("killed") is the unit of people; things keep theirs and take the role."""
    currency = next((t.text for t in tokens[found.first : found.last] if t.text in ("$", "£", "€", "₽")), None)
    if currency is not None:
        return Counted(_units()[currency].unit, "money", _scope(tokens, found.last, text))
    if found.last < len(tokens) and tokens[found.last].text == "%":
        return Counted("percent", "percent", _scope(tokens, found.last + 1, text))
    share = _share(tokens, found)
    if share is not None:
        return Counted(share, share, _scope(tokens, found.last, text))
    head = _head(tokens, found.last)
    unit = _unit_of(tokens, head)
    measured = unit is not None and unit.kind == "measure"
    scope = _scope(tokens, head + 1 if measured and head is not None else found.last, text)
    scope = scope if unit is None or scope != unit.unit else None
    if unit is not None and unit.kind == "casualty" and head is not None and _joined_after(tokens, head, unit):
        return Counted("killed or wounded", "casualties", scope)
    if unit is not None and unit.kind in ("measure", "casualty", "act"):
        return Counted(unit.unit, unit.role, scope)
    fate = _fate(tokens, found, found.last if head is None else head + 1)
    if fate is None:
        return Counted(unit.unit if unit else _noun(tokens, found), unit.role if unit else None, scope)
    name, role = fate
    if unit is not None and unit.kind != "person":
        return Counted(unit.unit, "equipment-lost" if unit.kind == "equipment" else unit.role, scope)
    return Counted(name or (unit.unit if unit else None), role, scope)


def _share(tokens: Sequence[Token], found: Bounded) -> str | None:
    """ "times" of "twice"; "share" of a fraction below one ("about a third of those killed")."""
    last = tokens[found.amount.last - 1].text.lower()
    if last in lexicon("en", "numbers")["times"]:
        return "times"
    part = found.amount.low is not None and found.amount.low < 1
    return "share" if part and last in lexicon("en", "numbers")["fractions"] else None


def _noun(tokens: Sequence[Token], found: Bounded) -> str | None:
    """For want of a known noun the plural that comes first."""
    for token in tokens[found.last : found.last + 4]:
        word = token.text.lower()
        if not word[0].isalpha() or word in _stops("stops"):
            return None
        if word.endswith("s") and len(word) > 3:
            return word
    return None


def _fate(tokens: Sequence[Token], found: Bounded, after: int) -> tuple[str | None, str] | None:
    """What became of those counted: from the verb after their noun, else from the one before the number."""
    told: tuple[str | None, str] | None = None
    clause = _stops("clause")
    for place in range(after, min(len(tokens), after + _VERB_AFTER)):
        word = tokens[place].text.lower()
        if word in clause or word[0].isdigit() or (word == "and" and not _goes_on(tokens, place + 1)):
            break
        if word in _fate_words("after"):
            if told is not None and told != _fate_words("after")[word]:
                return "killed or wounded", "casualties"
            told = _fate_words("after")[word]
    if told is not None:
        return told
    for place in range(found.first - 1, max(-1, found.first - _VERB_BEFORE - 1), -1):
        word = tokens[place].text.lower()
        if word in clause or word == "by":
            break
        if word in _fate_words("before"):
            both = _joined_before(tokens, place)
            return ("killed or wounded", "casualties") if both else _fate_words("before")[word]
        if word in _fate_words("takes") and any(t.text.lower() in _LIVES for t in tokens[place : found.first]):
            return _fate_words("takes")[word]
    return None


def _joined_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb shares its number with the one before it, which says something else: "kill and wound 14".

    In "12 killed and injured 20" each has its own.
    """
    if at < 2 or tokens[at - 1].text.lower() not in ("and", "or"):
        return False
    first = tokens[at - 2].text.lower()
    other = _fate_words("before").get(first)
    if other is None or other[1] == _fate_words("before")[tokens[at].text.lower()][1]:
        return False
    ahead = [token.text.lower() for token in tokens[max(0, at - 5) : at - 2]]
    return first not in _fate_words("after") or not any(w[0].isdigit() or w in _number_words() for w in ahead)


def _joined_after(tokens: Sequence[Token], head: int, unit: Unit) -> bool:
    """Whether another fate shares the number of a bare one: "65 killed or wounded", "10 dead and 20 wounded" not."""
    if head + 2 >= len(tokens) or tokens[head + 1].text.lower() not in ("and", "or"):
        return False
    other = _fate_words("after").get(tokens[head + 2].text.lower())
    return other is not None and other[1] != unit.role and not _counts_next(tokens, head + 3)


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a second fate of the same people follows: "killed and injured", not "and injured 20" of others."""
    if at >= len(tokens) or tokens[at].text.lower() not in _fate_words("after"):
        return False
    return tokens[at].text.lower() not in _fate_words("before") or not _counts_next(tokens, at + 1)


def _counts_next(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number of its own stands next, behind "at least", "about" and the like."""
    ahead = [token.text.lower() for token in tokens[at : at + 4]]
    number = next((n for n, word in enumerate(ahead) if word[0].isdigit() or word in _number_words()), None)
    return number is not None and all(word in _bounding() for word in ahead[:number])


@cache
def _number_words() -> frozenset[str]:
    table = lexicon("en", "numbers")
    return frozenset(table["units"]) | frozenset(table["scales"]) | frozenset(table["vague"])


@cache
def _bounding() -> frozenset[str]:
    """Words of the bounds that stand before a number: "at", "least", "more", "than", "about"."""
    phrases = (phrase for some in lexicon("en", "numbers")["before"].values() for phrase in some)
    return frozenset(word for phrase in phrases for word in phrase.split())


def _scope(tokens: Sequence[Token], at: int, text: str) -> str | None:
    """The noun phrase after a number or its measure, with its modifiers, up to the verb or the next mark."""
    longest = int(lexicon("en", "units")["scope"]["longest"])
    end = at
    for place in range(at, min(len(tokens), at + longest)):
        word = tokens[place].text.lower()
        if word in _stops("stops") or (not word[0].isalnum() and word not in "-–'’’s%") or word[0].isdigit():
            break
        end = place + 1
    while end > at and tokens[end - 1].text.lower() in _stops("trailing"):
        end -= 1
    words = text[tokens[at].start : tokens[end - 1].end] if end > at else ""
    return " ".join(words.removeprefix("of ").split()) or None
