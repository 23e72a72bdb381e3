"""Tadmor turns conflict reporting into a record that can be checked.

import tadmor
reading = tadmor.read("The ministry said some 4,000 fighters ...", outlet="RT", published="2016-12-12")
for claim in reading.claims: ...
with tadmor.open("case.db") as store, store.snapshot() as view:
    page = view.claims(tadmor.parse_filter({"speaker": "Konashenkov", "has": "quantity"}))
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike

    from tadmor.errors import TadmorError
    from tadmor.model import Attribution, Claim, Document, Event, Movement, Place, Quantity, Reading, Span, Time
    from tadmor.pipeline import Pipeline
    from tadmor.store import Filter, Store
    from tadmor.store.filters import Words

__version__ = "0.1.0"

__all__ = [
    "Attribution",
    "Claim",
    "Document",
    "Event",
    "Filter",
    "Movement",
    "Place",
    "Quantity",
    "Reading",
    "Span",
    "Store",
    "TadmorError",
    "Time",
    "__version__",
    "open",
    "parse_filter",
    "read",
]

_HOMES = {
    "TadmorError": "tadmor.errors",
    "Filter": "tadmor.store",
    "Store": "tadmor.store",
}


def read(
    text: str,
    *,
    outlet: str | None = None,
    published: date | str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Reading:
    """What a report says: who said what happened, where, when, how many, how sure they were.

    `text` is the report as published; every offset in the reading is a code point of it. `published` is a date or
    "YYYY-MM-DD"; without it, "on Monday" has no date. Pure: no network, no store, the same text gives the same
    reading. The first call loads the word lists and the gazetteer and takes about a second.

    Raises `ValueError` for a `published` that is no date and for half a surrogate pair, which no JSON can carry, and
    `TypeError` for a text that is none.
    """
    from tadmor.model import Document, document_id

    for name, words in {"text": text, "outlet": outlet, "title": title, "url": url}.items():
        _check(name, words, needed=name == "text")
    day = _day(published)
    language = _guess(text)
    key = document_id(outlet, url, day, text)
    document = Document(id=key, text=text, outlet=outlet, published=day, title=title, url=url, lang=language)
    return _pipeline().read_batch([document])[0]


def open(path: str | PathLike[str], *, create: bool = True) -> Store:
    """The store at `path`, made if it is not there and `create` is set. Close it, or use it in a `with`.

    Raises `NotAStore`, `NewerStore` or `StoreError` when it cannot be opened.
    """
    from pathlib import Path

    from tadmor.store import open_store

    return open_store(Path(path), create=create)


def parse_filter(words: Mapping[str, Words], *, near: tuple[float, float] | None = None) -> Filter:
    """The filter that some words and values say: `{"place": "Palmyra", "within": 50, "has": ["quantity", "time"]}`.

    The words are those of the command line (docs/reference/filters.md). The gazetteer says under which other name
    `place` is kept and, with `within`, where it lies, unless `near`, a latitude and a longitude, does.

    Raises `UnknownName` for a word outside the grammar and `BadFilter` for a value that cannot be understood.
    """
    from tadmor import gazetteer
    from tadmor.store import parse_filter as parsed
    from tadmor.store.filters import listed

    place = listed(words.get("place", ()))
    if near is not None or not place:
        return parsed(words, near=near)
    known = gazetteer.open()
    return parsed(words, near=known.around(place[-1]) if "within" in words else None, also=known.also(place[-1]))


def _check(name: str, words: object, *, needed: bool) -> None:
    """Whether something is text that can be kept."""
    if words is None and not needed:
        return
    if not isinstance(words, str):
        raise TypeError(f"{name} is text (str), not {type(words).__name__}; decode bytes first")
    if any("\ud800" <= character <= "\udfff" for character in words):
        raise ValueError(f"the {name} holds half of a surrogate pair: it was decoded wrongly")


def _day(published: date | str | None) -> date | None:
    """The day of a date, a date-time, or either of them written."""
    if isinstance(published, datetime):
        return published.date()
    if published is None or isinstance(published, date):
        return published
    if not isinstance(published, str):
        raise TypeError(f"published is a date or YYYY-MM-DD, not {type(published).__name__}")
    try:
        return datetime.fromisoformat(published.strip()).date()
    except ValueError:
        raise ValueError(f"published={published!r} is no date; write YYYY-MM-DD") from None


@cache
def _pipeline() -> Pipeline:
    from tadmor.pipeline import default_pipeline

    return default_pipeline()


def _guess(text: str) -> str | None:
    from tadmor.ingest import guess

    return guess(text)


def __dir__() -> list[str]:
    return __all__


def __getattr__(name: str) -> Any:
    """The public names load when they are first asked for, so that `import tadmor` costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'tadmor' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES.get(name, "tadmor.model")), name)
