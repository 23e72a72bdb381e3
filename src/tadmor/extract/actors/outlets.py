"""The document's own outlet where its text names it: it is media, never a person."""

from collections.abc import Sequence

from tadmor.nlp.known import Scanned
from tadmor.ontology.actors import Catalogue
from tadmor.ontology.spelling import name_key

__all__ = ["outlet_spots"]


def outlet_spots(scanned: Sequence[Scanned], outlet: str | None, known: Catalogue) -> list[dict[int, int]]:
    """For each sentence where the outlet's name starts, and how many words it has; nothing where it is known anyway."""
    name = tuple(name_key(outlet)) if outlet else ()
    listed = not name or _listed(name, known)
    return [{} if listed else dict.fromkeys(_starts(one, name), len(name)) for one in scanned]


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
