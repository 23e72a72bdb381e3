"""An account written down: on whose word a claim rests, with its figures, its words and whom it only repeats."""

from collections.abc import Iterable

from tadmor.lang.datelines import told_on
from tadmor.link.voices.names import folded
from tadmor.model import Claim, Quantity, Reading, Span
from tadmor.model.voices import Account, Echo, EchoKind, Figure, SourceKind

__all__ = ["Making"]


class Making:
    """The accounts of one reading, made with what they all share."""

    def __init__(self, reading: Reading) -> None:
        self._document = reading.document
        self._quantities = {quantity.id: quantity for quantity in reading.quantities}

    def echo(self, kind: EchoKind, claim: Claim, of: str, evidence: Iterable[Span]) -> Echo:
        """That a claim only repeats what another outlet tells, and the words that say so, in text order."""
        words = tuple(sorted(evidence, key=lambda span: span.start))
        return Echo(kind=kind, claim=claim.id, document=self._document.id, of=of, evidence=words)

    def account(
        self,
        claim: Claim,
        kind: SourceKind,
        source: str | None,
        *,
        own: bool = False,
        person: bool = False,
        speaks_for: tuple[str, ...] = (),
        body: str | None = None,
        side: str | None = None,
        echoes: tuple[Echo, ...] = (),
    ) -> Account:
        """The account of a claim; a speaker without a body is his own."""
        return Account(
            claim=claim.id,
            document=self._document.id,
            outlet=self._document.outlet,
            published=told_on(self._document),
            kind=kind,
            source=source,
            own=own,
            person=person,
            speaks_for=speaks_for,
            body=body or (source if kind == "speaker" else None),
            side=side,
            figures=_figures(self._quantities[name] for name in claim.quantities if name in self._quantities),
            words=claim.spans,
            echoes=echoes,
        )


def _figures(quantities: Iterable[Quantity]) -> tuple[Figure, ...]:
    """Quantities as they can be compared: of a unit, and with at least one bound."""
    return tuple(
        (folded(quantity.unit), quantity.low, quantity.high)
        for quantity in quantities
        if quantity.unit and (quantity.low is not None or quantity.high is not None)
    )
