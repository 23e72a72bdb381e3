"""Tadmor turns conflict reporting into a record that can be checked.

import tadmor
reading = tadmor.read("The ministry said some 4,000 fighters ...", outlet="RT", published="2016-12-12")
for claim in reading.claims: ...
with tadmor.open("case.db") as store, store.snapshot() as view:
    page = view.claims(tadmor.parse_filter({"speaker": "Konashenkov", "has": "quantity"}))
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from os import PathLike

    from tadmor.errors import TadmorError
    from tadmor.model import Attribution, Claim, Document, Event, Movement, Place, Quantity, Reading, Span, Time
    from tadmor.pipeline import Pipeline
    from tadmor.store import Filter, Store, parse_filter

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
    "parse_filter": "tadmor.store",
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

    Raises `ValueError` for a `published` that is no date and for a text with half a surrogate pair, which no JSON can
    carry.
    """
    from tadmor.model import Document, document_id

    if any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError("the text holds half of a surrogate pair: it was decoded wrongly")
    day = date.fromisoformat(published) if isinstance(published, str) else published
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


@cache
def _pipeline() -> Pipeline:
    from tadmor.pipeline import default_pipeline

    return default_pipeline()


def _guess(text: str) -> str | None:
    from tadmor.ingest import guess

    return guess(text)


def __getattr__(name: str) -> Any:
    """The public names load when they are first asked for, so that `import tadmor` costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'tadmor' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES.get(name, "tadmor.model")), name)
