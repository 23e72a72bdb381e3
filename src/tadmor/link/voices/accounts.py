"""Where a document says that its claims come from: the last speaker of a chain, an outlet, or nobody named."""

import re
from collections.abc import Iterable
from dataclasses import replace

from tadmor.lang.datelines import told_on
from tadmor.link.denials import denies
from tadmor.link.vocabulary import Vocabulary
from tadmor.link.voices.agencies import agency_named, canonical
from tadmor.link.voices.myself import is_the_reports, speaker_above
from tadmor.link.voices.names import folded
from tadmor.link.voices.sides import is_nobody, is_of_the_ranks, is_thing, outlet_side
from tadmor.link.voices.standing import Standing
from tadmor.model import Actor, Attribution, Claim, Quantity, Reading, Span, Spans, Speaker, inside
from tadmor.model.voices import Account, Echo, EchoKind, Figure, SourceKind
from tadmor.ontology.nations import nations
from tadmor.ontology.renamed import by_shared_names

__all__ = ["accounts_of"]

_WORDS = Vocabulary(__name__)

_SAYING = frozenset(["speech", "writing", "denial"])
_OFFICIAL = re.compile(
    r"\b(?:military|security|army|official|field|police|government|ministry) (?:\w+ )?(?:sources?|officials?)\b",
    re.IGNORECASE,
)
_CITING = re.compile(r",? (?:citing|quoting) (?:the )?(?P<name>[A-Z][^,]*),? ")
_PHOTOGRAPHER = re.compile(
    r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){0,3} ?/ ?(?:Reuters|AFP|AP|EPA|Getty Images|AFP/Getty Images)$"
)
_HEARSAY = re.compile(r" (?:\w+ )?(?:reports|media|rumou?rs|newspapers|press|outlets|websites)\b")
_AS_SAYING = re.compile(r"\bas (?:saying|telling|announcing|reporting)\b")
_PRONOUNS = frozenset(["it", "he", "she", "they", "the source", "the sources", "the official"])
_MOST = 0.5  # of a content that another speaker's words cover: it is that one's account


def accounts_of(reading: Reading) -> tuple[Account, ...]:
    """One account for each claim of a reading, in its order."""
    desk = _Desk(by_shared_names(reading))
    return tuple(desk.account(claim) for claim in reading.claims)


class _Desk:
    """One reading, with what is looked up in it again and again."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.standing = reading, Standing(reading)
        self._is_own, self._is_outlet = self.standing.is_own, self.standing.is_outlet
        self.attributions = {attribution.id: attribution for attribution in reading.attributions}
        self.quantities = {quantity.id: quantity for quantity in reading.quantities}
        self.nested: dict[str, list[Attribution]] = {}
        for attribution in reading.attributions:
            if attribution.parent and attribution.type in _SAYING and self._is_voiced(attribution):
                self.nested.setdefault(attribution.parent, []).append(attribution)

    def account(self, claim: Claim) -> Account:
        """On whose word a claim rests, and whom its sayers only repeat."""
        outer = self._outer(claim)
        if outer is None:
            return self._own(claim)
        inner = self._innermost(outer)
        if is_the_reports(inner, self.reading.document.text):
            return self._own(claim)
        made = self._told(claim, inner)
        cited = self._cited(claim, outer, inner, made.source)
        return replace(made, echoes=(*cited, *self._reporting(claim, inner), *made.echoes))

    def _outer(self, claim: Claim) -> Attribution | None:
        """Whose words a claim is: what "we" say in what somebody says is his word."""
        found = self.attributions.get(claim.attribution or "")
        return found and (self._above_himself(found) or found)

    def _is_voiced(self, inner: Attribution) -> bool:
        """Whether an attribution inside another is a voice of its own: "they had not been told" is nobody's."""
        return bool(inner.source) and self._above_himself(inner) is None

    def _above_himself(self, attribution: Attribution) -> Attribution | None:
        return speaker_above(attribution, self.attributions, self.reading.document.outlet)

    def _cited(self, claim: Claim, outer: Attribution, inner: Attribution, source: str | None) -> list[Echo]:
        """That the one who is said to say it only says what somebody else, with a name, does."""
        name = outer.speaker.name if outer.speaker else None
        if inner is outer or source is None or folded(canonical(name or "")) == folded(canonical(source)):
            return []
        return [self._echo("citing", claim, source, (*inner.source, *inner.cue))]

    def _reporting(self, claim: Claim, inner: Attribution) -> list[Echo]:
        """The other outlets by whose report the document has it: "Halden Wire reports" around what a ministry says."""
        names = ((above, above.speaker.name) for above in self._above(inner) if above.speaker and above.speaker.name)
        foreign = ((above, name) for above, name in names if self._is_outlet(name) and not self._is_own(name))
        return [self._echo("citing", claim, canonical(name), (*above.source, *above.cue)) for above, name in foreign]

    def _above(self, attribution: Attribution) -> list[Attribution]:
        """The attributions around one, from the inside out; a circle, which no reader of ours makes, ends it."""
        found = [attribution]
        while (above := self.attributions.get(found[-1].parent or "")) and above not in found:
            found.append(above)
        return found[1:]

    def _innermost(self, attribution: Attribution) -> Attribution:
        """The one whose words fill most of a content: in "RIA quotes the ministry as saying ..." the ministry.

        Who denies what another says is no echo of the other.
        """
        denial = attribution.type == "denial" or attribution.act == "deny"
        if denial or denies(attribution, self.reading.document.text):
            return attribution
        around = self._above(attribution)
        nested = [one for one in self.nested.get(attribution.id, ()) if one is not attribution and one not in around]
        inner = max(nested, key=lambda one: _filled(attribution, one), default=None)
        if inner is None or _filled(attribution, inner) < _MOST:
            return attribution
        return self._innermost(inner)

    def _own(self, claim: Claim) -> Account:
        quoted = self._quoted_within(claim)
        if quoted is not None:
            return self._quoting(claim, quoted)
        outlet = self.reading.document.outlet
        if any(_WORDS["caption"].search(span.text) or self._is_under_photo(span) for span in claim.spans):
            return self._made(claim, "unnamed", None)  # a caption tells what is seen, not what happened
        organs, side = self._organs(outlet), outlet_side(outlet)
        kind: SourceKind = "outlet" if outlet else "unnamed"
        return self._made(claim, kind, outlet, own=True, speaks_for=organs, side=side)

    def _is_under_photo(self, span: Span) -> bool:
        """Whether words stand in a line that ends with who took a picture: "JON MARR / Reuters"."""
        text = self.reading.document.text
        end = text.find("\n", span.end)
        return _PHOTOGRAPHER.search(text[span.end : end if end >= 0 else len(text)].rstrip()) is not None

    def _organs(self, outlet: str | None) -> tuple[str, ...]:
        """The group whose own announcements an outlet carries: what it says, the group says."""
        agency = agency_named(outlet) if outlet else None
        return (agency.organ,) if agency is not None and agency.organ else ()

    def _quoted_within(self, claim: Claim) -> Attribution | None:
        """Who speaks inside an outlet's own sentence: "the ministry said it was shot down after delivering aid".

        "Nine died hours after Russia announced a truce" is not Russia's word: what it said fills no half of it.
        """
        if claim.attribution is not None:
            return None
        said = (a for a in self.attributions.values() if a.type in _SAYING and a.cue and a.speaker and a.speaker.name)
        within = [
            a for a in said if all(inside(s, claim.spans) for s in (*a.source, *a.cue)) and not self._is_own_of(a)
        ]
        quoted = next(filter(None, map(self._quoted_by, within)), None)
        return quoted or next((a for a in within if _share(claim.spans, a) >= _MOST or self._is_tag(claim, a)), None)

    def _is_tag(self, claim: Claim, attribution: Attribution) -> bool:
        """Whether somebody stands behind what he says: "they took it, a note by the brigade said, driving ..."."""
        parts, text = (*attribution.source, *attribution.cue), self.reading.document.text
        start, end = min(s.start for s in parts), max(s.end for s in parts)
        behind = claim.spans[0].start < start and text[:start].endswith(", ") and attribution.source != ()
        return behind and text[end : end + 1] in (",", ".")

    def _quoted_by(self, outer: Attribution) -> Attribution | None:
        """Whose words an outlet is told to quote behind them: "60 died, the Wire quoted Edmar Vuk as saying"."""
        if not any(_AS_SAYING.search(span.text) for span in outer.content):
            return None
        people = (a for a in self.reading.actors if a.kind == "person" for m in a.mentions if inside(m, outer.content))
        known = {a.speaker.name: a.speaker for a in self.reading.attributions if a.speaker and a.speaker.name}
        speaker = next((known.get(a.name, _speaker(a)) for a in people if a.name[:1].isupper()), None)
        return None if speaker is None else replace(outer, speaker=speaker, source=outer.content)

    def _quoting(self, claim: Claim, quoted: Attribution) -> Account:
        """What somebody says by an outlet's own sentence, as an echo of the other outlet that quotes him, if any."""
        outer = self.attributions.get(quoted.id)
        name = outer.speaker.name if outer and outer is not quoted and outer.speaker else None
        made = self._told(claim, quoted)
        return made if name is None else replace(made, echoes=(self._echo("citing", claim, name, ()), *made.echoes))

    def _is_own_of(self, attribution: Attribution) -> bool:
        name = attribution.speaker.name if attribution.speaker else None
        return name is not None and self._is_own(name)

    def _told(self, claim: Claim, attribution: Attribution) -> Account:
        speaker = attribution.speaker
        hearer = self._hearer(attribution.addressee)
        told = (self._echo("told", claim, hearer, attribution.addressee),) if hearer else ()
        if speaker is None or not (speaker.name or speaker.organisation) or _of_the_ranks(speaker):
            own = any(self._is_own(span.text) for span in attribution.addressee) or self._is_official(attribution)
            if hearer is None and own:
                return self._to_own(claim)
            kind: SourceKind = "outlet" if hearer else "unnamed"
            return self._made(claim, kind, hearer, side=outlet_side(hearer), echoes=told)
        speaker = self.standing.placed(self._first_of(speaker))
        name = speaker.name or speaker.organisation or ""
        if is_nobody(name) or self._is_hearsay(attribution) or (speaker.kind == "document" and is_thing(name)):
            return self._made(claim, "unnamed", None, echoes=told)
        if self._is_outlet(name):
            return self._outlet(claim, name, attribution, speaker)
        place = self.standing.of(speaker)
        return self._made(
            claim,
            "speaker",
            name,
            person=speaker.kind == "person",
            speaks_for=place.speaks_for,
            body=place.body,
            side=place.side,
            echoes=told,
        )

    def _is_hearsay(self, attribution: Attribution) -> bool:
        """Whether a land only tells where words are from: "rejected Armenian reports that" is no word of Armenia."""
        text = self.reading.document.text
        return any(folded(s.text) in nations() and _HEARSAY.match(text, s.end) for s in attribution.source)

    def _first_of(self, speaker: Speaker) -> Speaker:
        """Of several who spoke as one the first: each is a voice of his own, and both together are no third."""
        first, comma, rest = (speaker.name or "").partition(", ")
        first = first if comma else first.rpartition(" and ")[0] or first
        if speaker.kind != "group" or speaker.organisation is not None or " and " not in (rest or speaker.name or ""):
            return speaker
        actor = self.standing.sides.actor(first)
        person = actor is not None and actor.kind == "person"
        body = actor.organisation if actor is not None and person else first
        return Speaker(
            name=first,
            kind="person" if person else "organisation",
            role=actor.role if actor else None,
            organisation=body,
        )

    def _is_official(self, attribution: Attribution) -> bool:
        """Whether somebody unnamed speaks for those whose outlet this is: "a military source" in a state's own agency.

        In a report from elsewhere he speaks for another state; "it denied" is of who spoke before.
        """
        agency = agency_named(self.reading.document.outlet or "")
        if agency is None or not (agency.organ or (agency.state and agency.state == self.standing.sides.home)):
            return False
        before = [a for a in self.attributions.values() if a.source and _first(a) <= _first(attribution)]
        named = [a for a in sorted(before, key=_first) if a.source[0].text.lower() not in _PRONOUNS]
        spoken = named[-1:] if attribution.source and attribution.source[0].text.lower() in _PRONOUNS else [attribution]
        return any(_OFFICIAL.search(span.text) for one in spoken for span in one.source)

    def _to_own(self, claim: Claim) -> Account:
        """What somebody unnamed told the outlet itself: the word of whom it speaks for, where it speaks for anybody."""
        outlet = self.reading.document.outlet
        agency = agency_named(outlet) if outlet else None
        if outlet is None or agency is None or outlet_side(outlet) is None:
            return self._made(claim, "unnamed", None)
        return self._made(claim, "outlet", canonical(outlet), speaks_for=self._organs(outlet), side=outlet_side(outlet))

    def _outlet(self, claim: Claim, name: str, attribution: Attribution, speaker: Speaker) -> Account:
        """What an outlet is told to report: its own voice where it is this one, an echo where it is another."""
        if self._is_own(name):
            return self._own(claim)
        echo = self._echo("citing", claim, canonical(name), (*attribution.source, *attribution.cue))
        if (behind := self._behind(attribution)) is not None:
            body = Speaker(name=behind, kind="organisation", organisation=behind)
            return self._made(claim, "speaker", behind, body=behind, side=self.standing.sides.of(body), echoes=(echo,))
        side = outlet_side(name) or self.standing.sides.of(speaker)
        return self._made(claim, "outlet", canonical(name), speaks_for=self._organs(name), side=side, echoes=(echo,))

    def _behind(self, attribution: Attribution) -> str | None:
        """Whom an outlet cites between its name and its verb: "the Wire, citing the Northern Command, reported"."""
        ends, starts = [s.end for s in attribution.source], [s.start for s in attribution.cue]
        between = self.reading.document.text[max(ends) : min(starts)] if ends and starts else ""
        match = _CITING.fullmatch(between)
        actor = self.standing.sides.actor(match["name"]) if match else None
        return actor.name if actor is not None and actor.kind not in ("person", "media") else None

    def _hearer(self, addressee: Spans) -> str | None:
        """The outlet, other than its own, that somebody spoke to."""
        for span in addressee:
            if self._is_own(span.text):
                return None
            agency = agency_named(span.text)
            if agency is not None:
                return agency.name
            actor = self.standing.sides.actor(span.text)
            if actor is not None and actor.kind == "media" and actor.name[:1].isupper():
                return actor.name
        return None

    def _echo(self, kind: EchoKind, claim: Claim, of: str, evidence: Iterable[Span]) -> Echo:
        words = tuple(sorted(evidence, key=lambda span: span.start))
        return Echo(kind=kind, claim=claim.id, document=self.reading.document.id, of=of, evidence=words)

    def _made(
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
        document = self.reading.document
        return Account(
            claim=claim.id,
            document=document.id,
            outlet=document.outlet,
            published=told_on(document),
            kind=kind,
            source=source,
            own=own,
            person=person,
            speaks_for=speaks_for,
            body=body or (source if kind == "speaker" else None),
            side=side,
            figures=_figures(self.quantities[name] for name in claim.quantities if name in self.quantities),
            words=claim.spans,
            echoes=echoes,
        )


def _speaker(actor: Actor) -> Speaker:
    return Speaker(name=actor.name, kind="person", role=actor.role, organisation=actor.organisation)


def _of_the_ranks(speaker: Speaker) -> bool:
    """Somebody unnamed of a body who does not speak for it."""
    return speaker.name is None and speaker.kind != "organisation" and is_of_the_ranks(speaker.role)


def _first(attribution: Attribution) -> int:
    return min(span.start for span in (*attribution.source, *attribution.cue, *attribution.content))


def _filled(outer: Attribution, inner: Attribution) -> float:
    """The part of one attribution's content that another one takes up, its source and cue included."""
    return _share(outer.content, inner)


def _share(whole: Spans, inner: Attribution) -> float:
    """The part of some words that an attribution takes up, its source and cue included."""
    total = sum(span.end - span.start for span in whole)
    parts = [*inner.source, *inner.cue, *inner.content]
    covered = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in whole for b in parts)
    return covered / total if total else 0.0


def _figures(quantities: Iterable[Quantity]) -> tuple[Figure, ...]:
    """Quantities as they can be compared: of a unit, and with at least one bound."""
    return tuple(
        (folded(quantity.unit), quantity.low, quantity.high)
        for quantity in quantities
        if quantity.unit and (quantity.low is not None or quantity.high is not None)
    )
