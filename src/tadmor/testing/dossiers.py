"""What the contracts of stores are tried on: three small documents, and all that a view says of them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from tadmor.model import Document, Reading
from tadmor.store import Store, StoreKind, View, every, parse_filter
from tadmor.testing.readings import Told, reading_of

__all__ = ["AT", "DAY", "EVENING", "WIRE", "Dossier", "dossier", "everything", "refused"]

DAY = date(2016, 12, 8)
AT = datetime(2016, 12, 13, 9, 30, tzinfo=UTC)
EVENING = Document(
    id="evening", text="", outlet="Évening Post", published=date(2016, 12, 12), title="Column", lang="en"
)
WIRE = Document(id="wire", text="", outlet="Wire", published=date(2016, 12, 10), title="Raids on Palmyra", lang="en")
UNDATED = Document(id="undated", text="", outlet="Leaflet", lang="ar", composed=True)


def dossier() -> list[Reading]:
    """Three documents: two dated ones with claims of every sort, and one without a date."""
    evening = [
        Told(content="more than 5,000 jihadists moved from Mosul to Palmyra", speaker="Igor Petrov", role="spokesman"),
        Told(content="suicide bombers perhaps struck soldiers yesterday", speaker="A. Nour", hedge="perhaps",
             certainty="PS+", days=(DAY, DAY)),
        Told(content="The column was seen near Tadmur", event=None, class_="MOVE"),
    ]  # fmt: skip
    wire = [
        Told(content="planes bombed jihadists near Palmyra", speaker="the Defence Ministry", event="STRIKE.air"),
        Told(content="no soldiers were hit", speaker="the Defence Ministry", denied=True, certainty="CT-", event=None),
    ]
    undated = [Told(content="shells fell on Suva yesterday", event="STRIKE.shelling", days=(None, DAY))]
    return [
        reading_of(evening, document=EVENING),
        reading_of(wire, document=WIRE),
        reading_of(undated, document=UNDATED),
    ]


def everything(view: View) -> dict[str, Any]:
    """All that a view says, for comparing two stores."""
    listed = parse_filter({})
    return {
        "claims": list(every(view.claims, listed)),
        "oldest": list(every(view.claims, replace(listed, sort="oldest", size=2))),
        "events": list(every(view.events, listed)),
        "oldest events": list(every(view.events, replace(listed, sort="oldest", size=2))),
        "movements": list(every(view.movements, listed)),
        "oldest movements": list(every(view.movements, replace(listed, sort="oldest", size=1))),
        "documents": list(every(view.documents, listed)),
        "ids": list(view.document_ids()),
        "each": [view.document(id) for id in [*view.document_ids(), "none"]],
        "readings": list(view.readings(listed)),
        "rows": [view.rows(document) for document in view.document_ids()],
        "incidents": list(every(view.incidents, replace(listed, size=1))),
        "oldest incidents": list(every(view.incidents, replace(listed, sort="oldest"))),
        "told": [view.incidents_in(document) for document in view.document_ids()],
        "told by several": list(view.told_by_several()),
        "links": list(view.links()),
        "unlinked": list(view.unlinked("1")),
        "rulings": view.rulings(),
        "provenance": [view.provenance(document) for document in view.document_ids()],
        "raws": {sha256: view.raw(sha256) for sha256 in view.raw_hashes()},
        "rejects": view.rejects(),
        "decisions": view.decisions(),
        "head": view.decision_head(),
        "orphans": view.orphans(),
        "removals": view.removals(),
        "counts": view.counts(),
        "fingerprints": view.fingerprints(),
    }


@contextmanager
def refused(error: type[Exception], *words: str) -> Iterator[list[Exception]]:
    """The block must raise this error, with these words in what it says."""
    met: list[Exception] = []
    try:
        yield met
    except error as raised:
        met.append(raised)
    assert met, f"{error.__name__} was not raised"
    assert [word for word in words if word not in str(met[0])] == [], str(met[0])


class Dossier:
    """What the parts of the contract share."""

    def filled(self, kind: StoreKind, path: str) -> Store:
        """A store with the dossier in it."""
        store = kind.open(path)
        with store.writer() as writer:
            for reading in dossier():
                writer.add(reading)
        return store

    def found(self, store: Store, words: Mapping[str, str | Sequence[str]], **more: Any) -> list[str]:
        """The contents of the claims that some filter words find."""
        with store.snapshot() as view:
            return [row.content for row in every(view.claims, parse_filter(words, **more))]
