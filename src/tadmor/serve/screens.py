"""A page is a frozen description and one pure function from what was asked to an answer; writes are described alike."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from tadmor.serve.addresses import Form, in_form
from tadmor.serve.house import House
from tadmor.serve.uploads import Upload
from tadmor.store import NAMES, ClaimRow, Filter, View
from tadmor.store.grades import Graded, graded_by, holder, source_target

__all__ = [
    "Action",
    "Answer",
    "Asked",
    "Done",
    "Entry",
    "Form",
    "Gone",
    "Parameter",
    "Posted",
    "Screen",
    "Stale",
    "Upload",
]

Words = Mapping[str, Sequence[str]]
LARGEST_BODY = 1_000_000
_OF_A_PAGE = ("next", "size", "sort")


class Gone(Exception):
    """There is nothing at this address: a document, a claim, a file that is not (or no longer) there."""


class Stale(Exception):
    """A write on something that is no longer what the person saw; `see` is where it can be seen as it stands."""

    def __init__(self, what: str, see: str) -> None:
        super().__init__(what)
        self.see = see


@dataclass(frozen=True, slots=True)
class Parameter:
    """A word of a screen's URL that is not one of the filter grammar."""

    name: str
    meaning: str
    example: str = ""


@dataclass(frozen=True)
class Asked:
    """One request for a screen, understood: the moment of the store, the filter, the words as they were given.

    `path` has what stands in the screen's path (`{id}`), `words` every word of the URL with its values, blank ones
    left out. `person` is who is looking, as they call themselves; "" where nobody has said.
    """

    house: House
    view: View
    url: str
    words: Words
    path: Mapping[str, str]
    form: Form
    person: str = ""

    @cached_property
    def filter(self) -> Filter:
        """The words that belong to the filter grammar, as a filter. Raises `BadFilter`."""
        return self.house.filter(self.words)

    @cached_property
    def _grades(self) -> Mapping[str, Graded]:
        return {target: graded_by(line) for target, line in self.view.grades().items()}

    def grade_of(self, row: ClaimRow) -> Graded | None:
        """How reliable a person finds the source whose word a claim is."""
        return self._grades.get(holder(row) or "")

    def grade_named(self, name: str) -> Graded | None:
        """How reliable a person finds the speaker, else the outlet, of a name."""
        return self._grades.get(source_target("speaker", name)) or self._grades.get(source_target("outlet", name))

    @property
    def as_data(self) -> bool:
        """Whether JSON is asked for. A screen whose other forms are made of rows leaves its data out of them."""
        return self.form == "json"

    def word(self, name: str, default: str = "") -> str:
        """The one value of a parameter."""
        return self.words.get(name, [default])[0]

    def export(self, name: str) -> str:
        """The address of everything that answers this filter, as a file of an export format."""
        kept = {word: list(values) for word, values in self.words.items() if word in NAMES and word not in _OF_A_PAGE}
        query = urlencode(kept, doseq=True)
        return f"/export/{name}?{query}" if query else f"/export/{name}"

    def here(self, form: Form = "html", **changed: str | None) -> str:
        """This address with some words changed (None takes one away), in the same or another form."""
        kept = {name: list(values) for name, values in self.words.items() if name not in changed}
        kept |= {name: [value] for name, value in changed.items() if value is not None}
        query = urlencode(kept, doseq=True)
        path = in_form(self.url, form)
        return f"{path}?{query}" if query else path


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of an Atom feed. `link` is an address of ours, `day` when it was published."""

    id: str
    title: str
    link: str
    summary: str = ""
    day: date | None = None
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a screen answers with. `data` becomes the JSON, and the template sees it as `data`.

    `more` is what the template needs besides. `rows` are what the other forms are made of, `next` the word that asks
    for those after them. `composed`: something on it was written by us, which the page says.
    """

    data: Any
    title: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)
    rows: Sequence[Any] = ()
    next: str | None = None
    composed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One page. `path` may hold `{id}`; `shape` is the type of its JSON, for the schema.

    `words` are those of the filter grammar that it takes. `table`, `features` and `entries` make the rows of a CSV
    file, a GeoJSON collection and an Atom feed out of an answer; a screen without them has no such form. Those three
    are files that get passed on: what they are given has passed the redaction (see `leaving`). A `live` screen may
    change although the store did not, so it is never answered from a cache. `counted`: it rests on a count that takes
    long and is remembered (`explored.picture`).
    """

    name: str
    path: str
    title: str
    summary: str
    template: str
    answer: Callable[[Asked], Answer]
    shape: Any = dict[str, Any]
    words: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    table: Callable[[Asked, Answer], Iterable[Mapping[str, Any]]] | None = None
    features: Callable[[Asked, Answer], Mapping[str, Any]] | None = None
    entries: Callable[[Asked, Answer], Iterable[Entry]] | None = None
    live: bool = False
    counted: bool = False
    api: bool = True

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms in which it exists."""
        made: dict[Form, Any] = {"csv": self.table, "geojson": self.features, "atom": self.entries}
        return ("html", "json", *(form for form, maker in made.items() if maker))

    @property
    def known(self) -> tuple[str, ...]:
        """Every word that its URL may hold."""
        own = tuple(parameter.name for parameter in self.parameters)
        return (*self.words, *own, *(("redaction",) if self.table or self.features or self.entries else ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """One request to write, understood. `body` is of the action's type; `files` are what a form sent along."""

    house: House
    body: Any
    path: Mapping[str, str]
    person: str
    files: tuple[Upload, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What became of a write: `to` is where the browser goes on, `data` what a program gets, `status` its number.

    `person`, if given, is what the one at the keyboard is called from now on.
    """

    to: str
    data: Any = None
    status: int = 200
    person: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One kind of write, posted to `path` (a form) or to `/api/v1` + `path` (JSON). `body` is a dataclass of fields.

    `largest` is the most bytes that its body may have; `files`: whether a form may send files along.
    """

    name: str
    path: str
    summary: str
    act: Callable[[Posted], Done]
    body: type
    shape: Any = dict[str, Any]
    largest: int = LARGEST_BODY
    files: bool = False
