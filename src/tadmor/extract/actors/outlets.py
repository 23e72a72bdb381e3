"""The document's own outlet where its text names it: it is media, never a person."""

from collections.abc import Sequence

from tadmor.nlp.known import Scanned
from tadmor.ontology.actors import Catalogue, Entry
from tadmor.ontology.spelling import Phrases, name_key

_OFFICIAL = frozenset(
    ["government", "department", "ministry", "office", "embassy", "delegation", "command", "house", "army", "forces"]
)

_AGENCY = frozenset(["news", "agency"])

__all__ = ["agencys_land", "outlet_spots", "voice"]


def outlet_spots(scanned: Sequence[Scanned], outlet: str | None, known: Catalogue) -> list[dict[int, int]]:
    """For each sentence where the outlet's name starts, and how many words it has; nothing where it is known anyway."""
    name = tuple(name_key(outlet)) if outlet else ()
    listed = not name or _listed(name, known)
    return [{} if listed else dict.fromkeys(_starts(one, name), len(name)) for one in scanned]


def voice(outlet: str | None, known: Catalogue) -> Entry | None:
    """The government or body that publishes a document itself, whose "we" it then says."""
    found = name_key(outlet) if outlet else ()
    if outlet is None or not _OFFICIAL & set(found):
        return next((known.entries[i] for i in _forms(found, known.actor_forms) if _speaks(known.entries[i])), None)
    lands = [*_forms(found, known.country_forms), *_forms(found, known.adjective_forms)]
    whole = [known.entries[i] for i in _forms(found, known.actor_forms)]
    body = next((entry for entry in whole if entry.kind == "intergovernmental"), None)
    return body or (known.state(lands[0]) if lands else next((_state(e, known) for e in whole if e.country), None))


def agencys_land(outlet: str | None, known: Catalogue) -> str | None:
    """The country whose own news a state's agency brings: "Norland News Agency".

    To it "the defence ministry" is that of home.
    """
    found = name_key(outlet) if outlet else ()
    if not _AGENCY.issubset(found):
        return None
    lands = {*_forms(found, known.country_forms), *_forms(found, known.adjective_forms)}
    return next(iter(lands)) if len(lands) == 1 else None


def _speaks(entry: Entry) -> bool:
    return entry.kind == "intergovernmental"


def _state(entry: Entry, known: Catalogue) -> Entry:
    return known.state(entry.country) if entry.country else entry


def _forms(name: Sequence[str], forms: Phrases) -> list[str]:
    """What known forms stand anywhere in a name."""
    return [
        form.target
        for at, word in enumerate(name)
        for form in forms.starting(word)
        if tuple(piece.fold for piece in form.pieces) == tuple(name[at : at + len(form.pieces)])
    ]


def _listed(name: Sequence[str], known: Catalogue) -> bool:
    tables = (known.actor_forms, known.country_forms, known.capital_forms)
    forms = (form for table in tables for form in table.starting(name[0]))
    return any(tuple(piece.fold for piece in form.pieces) == tuple(name) for form in forms)


def _starts(scanned: Scanned, name: Sequence[str]) -> list[int]:
    found = scanned.words
    return [
        at
        for at in range(len(found) - len(name) + 1)
        if found[at].capital and all(found[at + i].fold == word for i, word in enumerate(name))
    ]
