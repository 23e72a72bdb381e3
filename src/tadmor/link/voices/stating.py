"""What each claim of a report states, and as whose word, as far as it can be known again in another report."""

import re
from collections.abc import Iterable, Iterator

from tadmor.link.tellings.sentences import sentence
from tadmor.link.tellings.words import vector
from tadmor.link.voices.accounts import accounts_of
from tadmor.link.voices.agencies import agency_named, canonical
from tadmor.link.voices.bodies import is_states_name
from tadmor.link.voices.callings import callings
from tadmor.link.voices.names import folded, tail
from tadmor.link.voices.nesting import enclosing
from tadmor.link.voices.printed import called, meant
from tadmor.link.voices.sides import Sides, is_nobody
from tadmor.link.voices.statements import Given, Stated
from tadmor.model import Attribution, Quantity, Reading, Span, Speaker
from tadmor.model.voices import Account
from tadmor.ontology.nations import nations
from tadmor.ontology.renamed import by_shared_names

__all__ = ["stated_of"]

_SMALL = frozenset(["of", "for", "and", "in", "on", "the"])
_COALITION = "coalition"  # it is called so in every second sentence, by whatever name it goes in the first
_NOT = re.compile(r"\b(?:no|not|none|never|nobody|neither)\b|n['’]t\b", re.IGNORECASE)
_IN_OFFICE = frozenset(["armed", "public"])
_SAYING = frozenset(["speech", "writing", "denial"])


def stated_of(reading: Reading) -> tuple[Stated, ...]:
    """What the claims of a report state; nothing of a report without a day."""
    if reading.document.published is None:
        return ()
    shared = by_shared_names(reading)
    page = _Page(shared)
    return tuple(page.stated(account) for account in accounts_of(reading))


def keys_of(name: str) -> frozenset[str]:
    """The keys of a body or an outlet: its name, and of a long one its first word and its last."""
    key = folded(canonical(name))
    words = [word for word in key.split() if word not in _SMALL]
    short = [f"{words[0]} {words[-1]}"] if len(words) > 2 else []
    return frozenset([key, *short, *([_COALITION] if _COALITION in words else [])])


def _persons(name: str) -> frozenset[str]:
    return frozenset([f"person {tail(name)}"])


def _keys_told(speaker: Speaker) -> frozenset[str]:
    """The keys of a speaker as the reading has it: a person and his body, a body that no name is read of."""
    if speaker.name is None:
        return frozenset()
    if speaker.kind == "person":
        return _persons(speaker.name) | (keys_of(speaker.organisation) if speaker.organisation else frozenset())
    return keys_of(speaker.name) if speaker.name.islower() and not is_nobody(speaker.name.title()) else frozenset()


class _Page:
    """One reading, with what is looked up in it again and again."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.document.text
        self.claims = {claim.id: claim for claim in reading.claims}
        self.attributions = {attribution.id: attribution for attribution in reading.attributions}
        self.quantities = {quantity.id: quantity for quantity in reading.quantities}
        self.lands = dict(_lands(reading.attributions))
        outlet = reading.document.outlet
        self.outlet = keys_of(outlet) | called(outlet) if outlet else frozenset[str]()
        self.side = self._issued(outlet) if outlet else None

    def _issued(self, outlet: str) -> str | None:
        """The side of a government's body that publishes itself: what stands in its bulletin is its word."""
        if agency_named(outlet):
            return None
        side = Sides(self.reading).of(Speaker(name=outlet, kind="organisation", organisation=outlet))
        return side if (side or "").startswith("government:") else None

    def stated(self, account: Account) -> Stated:
        claim = self.claims[account.claim]
        attribution = self.attributions.get(claim.attribution or "")
        source = " ".join(span.text for span in attribution.source) if attribution else ""
        issued = account.own and self.side is not None
        keys = self.outlet if issued else self._whose(account, attribution)
        side = self.side if issued else account.side or self._land(account)
        start, end = self._around(claim.spans or account.words)
        return Stated(
            claim=claim.id,
            document=account.document,
            day=account.published or self.reading.document.published,  # type: ignore[arg-type]  # asked before
            who=_who(account, attribution.speaker if attribution else None) or source,
            name=canonical(account.source or "") if account.kind == "speaker" else "",
            issuer=canonical(account.outlet or ""),
            keys=keys,
            cited=self._cited(attribution, side) if attribution else frozenset(),
            outlet=self.outlet,
            own=account.own and not issued,
            issued=issued,
            side=side,
            state=is_states_name(account),
            callings=callings(source),
            named=self._named(start, end),
            figures=frozenset(_given(self.quantities[i] for i in claim.quantities if i in self.quantities)),
            denied=_denies(attribution, claim.spans),
            words=vector((span.text, 1.0) for span in claim.spans),
            spans=claim.spans,
        )

    def _whose(self, account: Account, attribution: Attribution | None) -> frozenset[str]:
        """The keys of whoever is named for it: himself and whom he speaks for."""
        speaker = attribution.speaker if attribution else None
        told = _keys_told(speaker) if speaker and not account.own else frozenset[str]()
        if account.own or account.source is None or _is_press(account.source):
            return told
        own = _persons(account.source) if account.person else frozenset[str]()
        bodies = (account.source, *account.speaks_for, *([account.body] if account.body else []))
        return told | own | frozenset(key for body in bodies for key in keys_of(body))

    def _cited(self, attribution: Attribution, side: str | None) -> frozenset[str]:
        """The keys of the outlets that its words may mean: of who says it, of who quotes him, of whom he told."""
        told = (attribution, *enclosing(attribution, self.attributions))
        words = [span.text for one in told for span in (*one.source, *one.addressee)]
        of, _, land = (side or "").partition(":")
        return meant(words, land if of == "government" else None)

    def _land(self, account: Account) -> str | None:
        """The government of the one land in the words for somebody in office: "Ukraine's eastern command"."""
        return self.lands.get(account.source or "")

    def _around(self, spans: Iterable[Span]) -> tuple[int, int]:
        """Where the sentences of some words start and end."""
        found = [(span, sentence(self.text, span)) for span in spans]
        return (
            min((span.start - len(before) for span, (before, _) in found), default=0),
            max((span.end + len(after) for span, (_, after) in found), default=0),
        )

    def _named(self, start: int, end: int) -> frozenset[str]:
        """The keys of people, and of outlets where somebody is told to speak, in some sentences."""
        told = any(start <= s.start < end for a in self.reading.attributions if a.type in _SAYING for s in a.cue)
        found: set[str] = set()
        for actor in self.reading.actors:
            person = actor.kind == "person"
            outlet = told and (actor.kind == "media" or agency_named(actor.name) is not None)
            if (person or outlet) and any(start <= span.start < end for span in actor.mentions):
                found |= _persons(actor.name) if person else keys_of(actor.name)
        return frozenset(found)


def _who(account: Account, speaker: Speaker | None) -> str:
    """The body that a person belongs to, as for voices, else the speaker; of an outlet's own words, the outlet."""
    if account.own:
        return account.outlet or ""
    if account.source is None:
        person = speaker is not None and speaker.kind == "person"
        return (speaker.organisation or speaker.name or "") if speaker and person else ""
    body = account.body if account.person and account.body != account.source else None
    return next(iter(account.speaks_for), None) or body or canonical(account.source)


def _lands(attributions: Iterable[Attribution]) -> Iterator[tuple[str, str]]:
    for attribution in attributions:
        source = " ".join(span.text for span in attribution.source)
        words = folded(re.sub(r"['’]s\b", "", source)).split()
        codes = {nations()[word] for word in words if word in nations()}
        if attribution.speaker and attribution.speaker.name and len(codes) == 1 and callings(source) & _IN_OFFICE:
            yield attribution.speaker.name, f"government:{codes.pop()}"


def _is_press(name: str) -> bool:
    """Whether a name is that of no outlet: "Kurdish media". A state's media are an outlet."""
    words = name.split()
    return "press" in callings(words[-1]) and "state" not in words and agency_named(name) is None


def _denies(attribution: Attribution | None, words: Iterable[Span]) -> bool:
    """Whether some words deny, or say that something is not."""
    denial = attribution is not None and (attribution.act == "deny" or attribution.type == "denial")
    return denial or any(_NOT.search(span.text) for span in words)


def _given(quantities: Iterable[Quantity]) -> Iterator[Given]:
    """The numbers of some quantities; "dozens" is said of too much to be known again."""
    for quantity in (one for one in quantities if one.bound != "vague"):
        for number in {quantity.low, quantity.high} - {None}:
            yield Given(float(number or 0), quantity.role, folded(quantity.unit) if quantity.unit else None)
