"""An incident as its voices tell it: first whose account each claim is in the end, then what these agree on or deny.

So a copy or an echo never stands against its own source as a second voice, "only one" is one voice however many print
it, and what a voice says later is an update of its own words.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from tadmor.link.agreement import findings
from tadmor.link.agreement.chances import weighed
from tadmor.link.candidates import Alike, Before, words_of
from tadmor.link.incidents import Incidents
from tadmor.link.resting import cited, on, resting_of
from tadmor.link.retold import details, is_anew
from tadmor.link.tellings.titles import below_titles
from tadmor.link.tellings.words import Vector, cosine
from tadmor.link.voices import Lineage, voices_of_one
from tadmor.link.voices.groups import Groups
from tadmor.link.voices.sides import outlet_side
from tadmor.model.incidents import Compared, Finding, Incident
from tadmor.model.voices import Account, Echo, VoiceCount

__all__ = ["compared", "voice_by_claim"]

_Anew = Callable[[str, str], bool]
_PRINT, _FEW = 0.6, 4  # how alike two sentences are that are one, and how many telling words they need
_REWRITTEN = 0.5  # how alike a sentence is to the one of which it is made
_REWORDED = 0.55  # the same where they share no number
_RETOLD, _TOLD_ANEW = 0.2, 2  # how likely a report is another told anew (`retold`), and days between the two


def compared(incidents: Incidents, incident: Incident, accounts: Mapping[str, Account], lineage: Lineage) -> Compared:
    """The voices behind an incident's claims and every finding on it, as far as each is likely to be right.

    `accounts` has those of the incident's claims, by claim (`link.voices.accounts_of` gives them for a reading); a
    claim that it lacks is left out of the count, and stands for its own speaker in the findings.
    """
    tellings = [incidents.telling(id_) for id_ in incident.tellings]
    spoken = {said.claim for telling in tellings for said in telling.said if not said.aside}
    below = below_titles(tellings)
    resting = {a.claim: a for a in cited(a for telling in below for a in resting_of(telling, accounts, spoken))}
    told = cache(lambda document: details(incidents.of_document(document)))  # few incidents ask for any
    anew = cache(lambda before, document: is_anew(told(before), told(document), _RETOLD))
    printed = tuple(_printed_again(resting, lineage, anew))
    reworded = {one.claim for one in printed if resting[one.claim].own and not one.own}
    voices = voices_of_one(printed, lineage)
    sides = {voice.name or voice.side: voice.side for voice in voices.voices}
    found = findings(
        incidents, incident, voice_by_claim(voices), sides, _reports(incident, lineage), _through(voices), reworded
    )
    return Compared(
        incident=incident,
        voices=voices,
        findings=tuple(sorted((weighed(incidents, incident, one) for one in found), key=_open)),
    )


def _open(one: Finding) -> int:
    """What is sure comes before what one voice tells, and that before what is unclear."""
    return {"only one": 1, "unclear": 2}.get(one.finding, 0)


def _reports(incident: Incident, lineage: Lineage) -> Mapping[str, str]:
    """The report of which each document is a print, by its first print's id: what two prints quote is one report's."""
    prints = Groups[str]()
    for document in incident.documents:
        prints.join(document, *(other for other in lineage.prints(document) if other in incident.documents))
    return {document: prints.root(document) for document in incident.documents}


def voice_by_claim(voices: VoiceCount) -> Mapping[str, str]:
    """The name of the voice behind each claim; where nobody is named, the document that it goes back to."""
    named = {claim: voice.name or voice.side for voice in voices.voices for claim in voice.claims}
    unnamed = {claim: f"document:{voice.origin}" for voice in voices.unnamed for claim in voice.claims}
    return {**unnamed, **named}


def _through(voices: VoiceCount) -> Mapping[str, str]:
    """The outlet, as a key, by whose report somebody unnamed is known."""
    return {f"document:{voice.origin}": voice.side for voice in voices.unnamed}


def _printed_again(accounts: Mapping[str, Account], lineage: Lineage, told: _Anew) -> Iterator[Account]:
    """The accounts, where an outlet's own sentence is a speaker's in another report: "at least 68 have been killed".

    Such a sentence is too short to be found as a passage that two documents share.
    """
    words = {a.claim: words_of(a.words) for a in accounts.values()}
    spoken = [a for a in accounts.values() if not a.own and a.source and len(words[a.claim]) >= _FEW]
    alike = Alike([words[a.claim] for a in spoken], _PRINT)
    owned = Before(a for a in accounts.values() if a.own and a.outlet)
    for account in accounts.values():
        if not account.own:
            yield account
            continue
        earlier = owned.of(account, _TOLD_ANEW)
        before = next((a for a in earlier if _rewritten(a, account, words) or _retold(a, account, told)), None)
        if before is not None and not _descends(account, lineage):
            theirs = _speaker_in(before, account, spoken, words)
            yield _after(account, before, lineage) if theirs is None else on(account, theirs)
            continue
        ours = words[account.claim]
        same = [
            (share, other)
            for other in (spoken[number] for number in (alike.to(ours) if len(ours) >= _FEW else ()))
            if other.document != account.document
            for share in (cosine(ours, words[other.claim]),)
            if share >= _PRINT
        ]
        yield on(account, max(same, key=lambda s: (s[0], s[1].claim))[1]) if same else account


def _speaker_in(
    before: Account, account: Account, spoken: Sequence[Account], words: Mapping[str, Vector]
) -> Account | None:
    """Whose words in an earlier report an outlet's own are, more than they are that report's own: a monitor's there."""
    ours = words[account.claim]
    near = [(cosine(ours, words[one.claim]), one) for one in spoken if one.document == before.document]
    least = max(_REWRITTEN, cosine(ours, words[before.claim]))
    alike = [(share, one) for share, one in near if share >= least]
    return max(alike, key=lambda one: (one[0], one[1].claim))[1] if alike else None


def _rewritten(before: Account, account: Account, words: Mapping[str, Vector]) -> bool:
    """Whether an outlet's own sentence is one of a day before at the most: its rare words, fewer with a number."""
    if before.document == account.document or _days(before, account) > 1:
        return False
    ours, theirs = words[account.claim], words[before.claim]
    if min(len(ours), len(theirs)) < _FEW:
        return False
    figures = {f[1:] for f in before.figures} & {f[1:] for f in account.figures}
    return cosine(ours, theirs) >= (_REWRITTEN if figures else _REWORDED)


def _retold(before: Account, account: Account, told: _Anew) -> bool:
    """Whether an outlet's report is an earlier one, of a day or two before, told anew detail by detail."""
    if before.document == account.document or before.outlet == account.outlet:
        return False
    return _days(before, account) <= _TOLD_ANEW and told(before.document, account.document)


def _days(before: Account, account: Account) -> int:
    return ((account.published or date.max) - (before.published or date.min)).days


def _descends(account: Account, lineage: Lineage) -> bool:
    """Whether its very words come from elsewhere, as a copy or under a credit: lineage says better from where."""
    found = lineage.descent(account.document, account.words)
    return found.credit is not None or found.origin.document != account.document


def _after(account: Account, before: Account, lineage: Lineage) -> Account:
    """An outlet's own words as an echo of an earlier report of another, or of the agency from which that has them."""
    found = lineage.descent(before.document, before.words)
    credited = found.credit.agency if found.credit else None
    name = credited or found.origin.outlet or "an earlier report"
    echo = Echo(
        kind="rewritten",
        claim=account.claim,
        document=account.document,
        of=name,
        evidence=account.words,
        origin=before.document,
        original=before.words,
    )
    return replace(
        account, own=False, kind="outlet", source=name, side=outlet_side(name), echoes=(*account.echoes, echo)
    )
