"""One filter grammar for every door: the same words on the command line, in a URL, in Python.

`parse_filter` turns words into a `Filter`, or says which word or value is wrong and what would be right. Different
words all have to hold; of several values of one word any may (`has` and `lacks` want all of theirs).
"""

import base64
import binascii
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from tadmor.errors import BadFilter, UnknownName, UnknownValue, nearest
from tadmor.model import CertaintyLabel, Kind
from tadmor.ontology import CLASSES, event_types, languages
from tadmor.store.body import writable
from tadmor.store.grades import Grade
from tadmor.store.query import Query, parse_query
from tadmor.store.rows import Review
from tadmor.store.words import words as cut

__all__ = [
    "NAMES",
    "NEAR_KM",
    "Filter",
    "Has",
    "Lacks",
    "Role",
    "Sort",
    "Support",
    "cursor",
    "kinds_of_event",
    "meanings",
    "no_incidents",
    "of_claims",
    "of_document",
    "parse_filter",
    "position",
]

Has = Literal["quantity", "event", "movement", "place", "time", "hedge", "denial"]
Lacks = Literal["quantity", "event", "movement", "place", "time", "hedge", "denial", "point"]
"""What `has` names, and "point": a place that a map could draw, which a country has not."""
Role = Literal["actor", "recipient"]
Support = Literal["single", "several", "sides", "conflict", "denied"]
"""What stands behind an incident: one voice, several, several sides; or voices that contradict it, or deny it."""
Sort = Literal["newest", "oldest", "rank", "accounts"]
"""`accounts`: incidents that most accounts with no shared source found tell come first."""
Box = tuple[float, float, float, float]
NEAR_KM = 25.0
"""How near is near, when `place` has coordinates and `within` is not given."""
_LARGEST_PAGE = 1000
_MOST_VOICES = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What to look for. `from_` and `to` are whole days, ends included; `bbox` is west, south, east, north in degrees.

    `place` is a name; a door that knows a gazetteer adds `near` (latitude, longitude), and then the distance to it,
    `within_km`, decides instead of the name; else it adds `also`, other names of the same place, any of which will do.
    To `reliability` a store adds `graded`, the targets of the sources that
    people graded so. `speaker`, `actor`, `outlet` hold folded words, in order; `next` is the
    position after the page before.
    """

    q: Query | None = None
    from_: date | None = None
    to: date | None = None
    place: str | None = None
    also: tuple[str, ...] = ()
    near: tuple[float, float] | None = None
    within_km: float | None = None
    bbox: Box | None = None
    precision: tuple[str, ...] = ()
    event: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    role: Role | None = None
    speaker: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    certainty: tuple[CertaintyLabel, ...] = ()
    kind: tuple[str, ...] = ()
    support: tuple[Support, ...] = ()
    voices_min: int | None = None
    review: tuple[Review, ...] = ()
    reliability: tuple[Grade, ...] = ()
    graded: tuple[str, ...] = ()
    has: tuple[Has, ...] = ()
    lacks: tuple[Lacks, ...] = ()
    lang: tuple[str, ...] = ()
    sort: Sort = "newest"
    size: int = 50
    next: int | None = None


def _one(name: str, values: Sequence[str]) -> str:
    if len(values) != 1:
        raise BadFilter(f"{name} is given {len(values)} times; give it once")
    return values[0]


def _date(name: str, values: Sequence[str]) -> date:
    value = _one(name, values)
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise BadFilter(f"{name}={value!r} is no date; write {name}=2016-12-08") from None


def _number(name: str, value: str, low: float, high: float, form: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = float("nan")
    if not low <= number <= high:
        raise BadFilter(f"{name}={value!r} is not a number from {low:g} to {high:g}; write {form}")
    return number


def _kilometres(name: str, values: Sequence[str]) -> float:
    value = _one(name, values).lower().removesuffix("km").strip()
    return _number(name, value, 0, 20_038, f"{name}=50 (kilometres)")


def _box(name: str, values: Sequence[str]) -> Box:
    parts = _one(name, values).split(",")
    form = f"{name}=37.5,34.0,39.0,35.0 (west, south, east, north)"
    if len(parts) != 4:
        raise BadFilter(f"{name}={values[0]!r} is not four numbers; write {form}")
    limits = (180, 90, 180, 90)
    west, south, east, north = (
        _number(name, part, -limit, limit, form) for part, limit in zip(parts, limits, strict=True)
    )
    if south > north:
        raise BadFilter(f"{name}: south {south:g} lies above north {north:g}; write {form}")
    return west, south, east, north


def _text(name: str, values: Sequence[str]) -> str:
    return _named(name, [_one(name, values)])[0]


def _named(name: str, values: Sequence[str]) -> tuple[str, ...]:
    for value in values:
        if not cut(value):
            raise BadFilter(f"{name}={value!r} has no word to look for; write {name}=Konashenkov")
    return tuple(values)


def _folded(name: str, values: Sequence[str]) -> tuple[str, ...]:
    return tuple(" ".join(cut(value)) for value in _named(name, values))


def _listed(values: Sequence[str]) -> list[str]:
    return [part.strip() for value in values for part in value.split(",") if part.strip()]


def _some(name: str, values: Sequence[str]) -> list[str]:
    listed = _listed(values)
    if not listed:
        raise BadFilter(f"{name} has no value")
    return list(dict.fromkeys(listed))


def _among(known: Sequence[str]) -> Callable[[str, Sequence[str]], tuple[str, ...]]:
    by_small = {value.lower(): value for value in known}

    def parse(name: str, values: Sequence[str]) -> tuple[str, ...]:
        found = []
        for value in _some(name, values):
            if value.lower() not in by_small:
                listed = ", ".join(known)
                raise UnknownValue(name, value, f"it is one of {listed}", nearest(value, known), "known")
            found.append(by_small[value.lower()])
        return tuple(found)

    return parse


def _one_of(known: Sequence[str]) -> Callable[[str, Sequence[str]], str]:
    parse = _among(known)
    return lambda name, values: _one(name, parse(name, values))


def _labels(name: str, values: Sequence[str]) -> tuple[str, ...]:
    """A "+" in a URL arrives as a space: "CT " is CT+."""
    signed = [",".join(part[:-1] + "+" if part[-1:] == " " else part for part in value.split(",")) for value in values]
    return _among(get_args(CertaintyLabel))(name, signed)


@cache
def kinds_of_event() -> tuple[str, ...]:
    """Every class and family of event, then every type: what `event` may be."""
    families = {name.partition(".")[0] for name in event_types()}
    return (*sorted(CLASSES | families), *sorted(event_types()))


def _events(name: str, values: Sequence[str]) -> tuple[str, ...]:
    known = {kind.lower(): kind for kind in kinds_of_event()}
    for value in _some(name, values):
        if value.lower() not in known:
            short = ", ".join(kind for kind in known.values() if "." not in kind)
            told = f"kinds are {short}, and finer ones such as STRIKE.air"
            raise UnknownValue(name, value, told, nearest(value, known.values()), "a kind of event")
    return tuple(value.lower() for value in _some(name, values))


def _languages(name: str, values: Sequence[str]) -> tuple[str, ...]:
    """Codes of two letters (ISO 639-1), or any of three, which pages give too; a region ("en-GB") says nothing more."""
    known, found = languages(), []
    for value in _some(name, values):
        code = value.lower().partition("-")[0]
        if code not in known and not (len(code) == 3 and code.isascii() and code.isalpha()):
            near = _named_languages(value)
            raise UnknownValue(name, value, f"write its code, as in {name}=en", near, "the code of a language")
        found.append(code)
    return tuple(found)


def _named_languages(value: str) -> tuple[str, ...]:
    """The codes of languages whose English name comes near: "english" is en."""
    codes = {language: code for code, language in languages().items()}
    return tuple(codes[language] for language in nearest(value, codes))


def _whole(name: str, values: Sequence[str], most: int, such: int) -> int:
    value = _one(name, values)
    if not (value.isascii() and value.isdigit() and len(value) <= len(str(most)) and 1 <= int(value) <= most):
        raise BadFilter(f"{name}={value!r} is not a whole number from 1 to {most}; write {name}={such}")
    return int(value)


_PARSERS: Mapping[str, Callable[[str, Sequence[str]], Any]] = {
    "q": lambda name, values: parse_query(_one(name, values)),
    "from": _date,
    "to": _date,
    "t": _date,
    "place": _text,
    "within": _kilometres,
    "bbox": _box,
    "precision": _among([f"G{grade}" for grade in range(1, 10)]),
    "event": _events,
    "actor": _folded,
    "role": _one_of(get_args(Role)),
    "speaker": _folded,
    "outlet": _folded,
    "certainty": _labels,
    "kind": _among([*get_args(Kind), "own"]),
    "support": _among(get_args(Support)),
    "voices_min": lambda name, values: _whole(name, values, _MOST_VOICES, 2),
    "review": _among(get_args(Review)),
    "reliability": _among(get_args(Grade)),
    "has": _among(get_args(Has)),
    "lacks": _among(get_args(Lacks)),
    "lang": _languages,
    "sort": _one_of(get_args(Sort)),
    "size": lambda name, values: _whole(name, values, _LARGEST_PAGE, 50),
    "next": lambda name, values: _one(name, values),
}
_FIELDS = {"from": "from_", "within": "within_km"}

NAMES: tuple[str, ...] = tuple(_PARSERS)
"""The words of the grammar, in the order in which help texts list them."""


@cache
def meanings() -> Mapping[str, str]:
    """What each word of the grammar means, in one line for help texts and for the description of the API."""
    return tomllib.loads(files(__package__).joinpath("filters.toml").read_text(encoding="utf-8"))


Words = str | int | float | date | Sequence[str]
"""What a program may give as a word's value."""


def listed(value: Words) -> list[str]:
    """A word's values as text, one or several."""
    if isinstance(value, str | int | float | date):
        return [str(value)]
    return [str(one) for one in value]


def parse_filter(
    words: Mapping[str, Words], *, near: tuple[float, float] | None = None, also: Sequence[str] = ()
) -> Filter:
    """The filter that some words and values say; `near` is where the door found `place` to lie, `also` its other names.

    Raises `UnknownName` for a word outside the grammar and `BadFilter` for a value that cannot be understood.
    """
    for name in words:
        if name not in _PARSERS:
            raise UnknownName("filter", name, NAMES)
    given = {name: listed(value) for name, value in words.items()}
    for name, values in given.items():
        if any(writable(value) != value for value in values):
            raise BadFilter(f"{name} holds half a surrogate pair, which no text that is kept does")
    parsed = {name: _PARSERS[name](name, values) for name, values in given.items() if values}
    _check(parsed)
    day = parsed.pop("t", None)
    if day:
        parsed |= {"from": day, "to": day}
    if "next" in parsed:
        parsed["next"] = position(parsed["next"], parsed.get("sort", "newest"))
    return Filter(**{_FIELDS.get(name, name): value for name, value in parsed.items()}, near=near, also=tuple(also))


def _check(parsed: Mapping[str, Any]) -> None:
    """Words that do not go together."""
    if "t" in parsed and ("from" in parsed or "to" in parsed):
        raise BadFilter("t is one day; write either t=2016-12-12 or from=2016-12-08 to=2016-12-12")
    if "from" in parsed and "to" in parsed and parsed["from"] > parsed["to"]:
        raise BadFilter(f"from={parsed['from']} lies after to={parsed['to']}")
    if "within" in parsed and "place" not in parsed:
        raise BadFilter("within needs a place; write place=Palmyra within=50")
    if "role" in parsed and "actor" not in parsed:
        raise BadFilter('role needs an actor; write actor="Islamic State" role=recipient')
    if parsed.get("sort") == "rank" and "q" not in parsed:
        raise BadFilter("sort=rank needs words to rank by; add q='suicide bombers'")


def of_document(filter: Filter) -> Filter:
    """The part of a filter that a document answers by itself."""
    plain = Filter(sort=filter.sort, size=filter.size, next=filter.next)
    return replace(plain, from_=filter.from_, to=filter.to, outlet=filter.outlet, lang=filter.lang)


def of_claims(filter: Filter) -> Filter | None:
    """The part that one of a document's claims has to answer; None where the filter has no such part."""
    rest = replace(filter, from_=None, to=None, outlet=(), lang=(), sort="newest", size=50, next=None)
    return None if rest == Filter() else rest


def no_incidents(filter: Filter) -> None:
    """For lists of other things than incidents. Raises `BadFilter` where the filter sorts by accounts."""
    if filter.sort == "accounts":
        raise BadFilter("sort=accounts is an order of incidents; other lists are sorted by newest, oldest or rank")


def cursor(sort: Sort, after: int) -> str:
    """The opaque word that asks for the page after a position."""
    return base64.urlsafe_b64encode(f"{sort}:{after}".encode()).decode().rstrip("=")


def position(word: str, sort: Sort) -> int:
    """The position that a cursor stands for. Raises `BadFilter` for a word that is none of ours."""
    padded = word.encode("ascii", "replace") + b"=" * (-len(word) % 4)
    try:
        text = base64.b64decode(padded, altchars=b"-_", validate=True).decode()
    except (binascii.Error, UnicodeError):
        text = ""
    kind, _, number = text.partition(":")
    if kind != sort or not (number.isascii() and number.isdigit() and len(number) < 20 and int(number) < 2**63):
        raise BadFilter(f"next={word!r} does not belong to this list; take it from the page before, with the same sort")
    return int(number)
