"""Where a document says that its claims come from: the last speaker of a chain, an outlet, or nobody named."""

from dataclasses import replace

from tadmor.link.voices.agencies import agency_named, canonical
from tadmor.link.voices.flow import running_on
from tadmor.link.voices.hearing import behind, first_of, hearer, is_hearsay, is_official, of_the_ranks
from tadmor.link.voices.making import Making
from tadmor.link.voices.myself import is_the_reports
from tadmor.link.voices.names import folded
from tadmor.link.voices.nesting import Nesting
from tadmor.link.voices.quoted import is_caption, quoted_within
from tadmor.link.voices.sides import is_nobody, is_thing, outlet_side
from tadmor.link.voices.standing import Standing
from tadmor.model import Attribution, Claim, Reading, Speaker
from tadmor.model.voices import Account, Echo, SourceKind
from tadmor.ontology.renamed import by_shared_names

__all__ = ["accounts_of"]


def accounts_of(reading: Reading) -> tuple[Account, ...]:
    """One account for each claim of a reading, in its order."""
    desk = _Desk(by_shared_names(reading))
    return tuple(desk.account(claim) for claim in reading.claims)


class _Desk:
    """One reading, with what is looked up in it again and again."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._document, self._text = reading, reading.document, reading.document.text
        self._standing, self._nesting, self._making = Standing(reading), Nesting(reading), Making(reading)
        self._attributions, self._runs_on = self._nesting.attributions, running_on(reading)

    def account(self, claim: Claim) -> Account:
        """On whose word a claim rests, and whom its sayers only repeat."""
        outer = self._nesting.outer(claim)
        if outer is None:
            return self._own(claim)
        inner = self._nesting.innermost(outer)
        if is_the_reports(inner, self._text, self._document.outlet):
            return self._own(claim)
        made = self._told(claim, inner)
        cited = self._cited(claim, outer, inner, made.source)
        return replace(made, echoes=(*cited, *self._reporting(claim, inner), *made.echoes))

    def _cited(self, claim: Claim, outer: Attribution, inner: Attribution, source: str | None) -> list[Echo]:
        """That the one who is said to say it only says what somebody else, with a name, does."""
        name = outer.speaker.name if outer.speaker else None
        if inner is outer or source is None or folded(canonical(name or "")) == folded(canonical(source)):
            return []
        return [self._making.echo("citing", claim, source, (*inner.source, *inner.cue))]

    def _reporting(self, claim: Claim, inner: Attribution) -> list[Echo]:
        """The other outlets by whose report the document has it: "Halden Wire reports" around what a ministry says."""
        around = self._nesting.above(inner)
        names = ((above, above.speaker.name) for above in around if above.speaker and above.speaker.name)
        known = self._standing
        foreign = ((above, name) for above, name in names if known.is_outlet(name) and not known.is_own(name))
        return [
            self._making.echo("citing", claim, canonical(name), (*above.source, *above.cue)) for above, name in foreign
        ]

    def _own(self, claim: Claim) -> Account:
        """The outlet's own word, if nobody speaks in it."""
        quoted = quoted_within(claim, self._reading, self._standing, self._attributions)
        if quoted is not None:
            return self._quoting(claim, quoted)
        if claim.id in self._runs_on:
            return self._told(claim, self._runs_on[claim.id])
        outlet = self._document.outlet
        if any(is_caption(self._text, span) for span in claim.spans):
            return self._making.account(claim, "unnamed", None)  # a caption tells what is seen, not what happened
        kind: SourceKind = "outlet" if outlet else "unnamed"
        organs, side = _organs(outlet), outlet_side(outlet)
        return self._making.account(claim, kind, outlet, own=True, speaks_for=organs, side=side)

    def _quoting(self, claim: Claim, quoted: Attribution) -> Account:
        """What somebody says by an outlet's own sentence, as an echo of the other outlet that quotes him, if any."""
        outer = self._attributions.get(quoted.id)
        name = outer.speaker.name if outer and outer is not quoted and outer.speaker else None
        made = self._told(claim, quoted)
        if name is None:
            return made
        return replace(made, echoes=(self._making.echo("citing", claim, name, ()), *made.echoes))

    def _told(self, claim: Claim, attribution: Attribution) -> Account:
        """What somebody says, under the name that he has."""
        speaker, heard_by = attribution.speaker, hearer(attribution.addressee, self._standing)
        told = (self._making.echo("told", claim, heard_by, attribution.addressee),) if heard_by else ()
        if speaker is None or not (speaker.name or speaker.organisation) or of_the_ranks(speaker):
            return self._unnamed(claim, attribution, heard_by, told)
        speaker = self._standing.placed(first_of(speaker, self._standing))
        name = speaker.name or speaker.organisation or ""
        thing = speaker.kind == "document" and is_thing(name)
        if is_nobody(name) or is_hearsay(attribution, self._text) or thing:
            return self._making.account(claim, "unnamed", None, echoes=told)
        if self._standing.is_outlet(name):
            return self._outlet(claim, name, attribution, speaker)
        place = self._standing.of(speaker)
        return self._making.account(
            claim,
            "speaker",
            name,
            person=speaker.kind == "person",
            speaks_for=place.speaks_for,
            body=place.body,
            side=place.side,
            echoes=told,
        )

    def _unnamed(self, claim: Claim, attribution: Attribution, heard_by: str | None, told: tuple[Echo, ...]) -> Account:
        """What somebody without a name says: the word of the outlet that he told it to, if of anybody."""
        own = any(self._standing.is_own(span.text) for span in attribution.addressee)
        own = own or is_official(attribution, self._attributions.values(), self._document, self._standing)
        if heard_by is None and own:
            return self._to_own(claim)
        kind: SourceKind = "outlet" if heard_by else "unnamed"
        return self._making.account(claim, kind, heard_by, side=outlet_side(heard_by), echoes=told)

    def _to_own(self, claim: Claim) -> Account:
        """What somebody unnamed told the outlet itself: the word of whom it speaks for, where it speaks for anybody."""
        outlet = self._document.outlet
        side = outlet_side(outlet)
        if outlet is None or side is None:
            return self._making.account(claim, "unnamed", None)
        return self._making.account(claim, "outlet", canonical(outlet), speaks_for=_organs(outlet), side=side)

    def _outlet(self, claim: Claim, name: str, attribution: Attribution, speaker: Speaker) -> Account:
        """What an outlet is told to report: its own voice where it is this one, an echo where it is another."""
        if self._standing.is_own(name):
            return self._own(claim)
        sides, made = self._standing.sides, self._making
        echo = made.echo("citing", claim, canonical(name), (*attribution.source, *attribution.cue))
        cited = behind(attribution, self._text, self._standing)
        if cited is not None:
            body = Speaker(name=cited, kind="organisation", organisation=cited)
            return made.account(claim, "speaker", cited, body=cited, side=sides.of(body), echoes=(echo,))
        side = outlet_side(name) or sides.of(speaker)
        return made.account(claim, "outlet", canonical(name), speaks_for=_organs(name), side=side, echoes=(echo,))


def _organs(outlet: str | None) -> tuple[str, ...]:
    """The group whose own announcements an outlet carries: what it says, the group says."""
    agency = agency_named(outlet) if outlet else None
    return (agency.organ,) if agency is not None and agency.organ else ()
