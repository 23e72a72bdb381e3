"""Who is asked about an account and says no, or is accused and sees no evidence, denies it without a word that denies.

"Asked about this, he said there had been no plan to leave." Beside an account only: "asked about the talks, he said
there was no progress" denies nothing. Who answers that he never had what nobody has named before denies that alone.
"""

import re
from dataclasses import replace

from tadmor.link.tellings.found.answered import with_denial
from tadmor.link.tellings.found.bare import bare_denial
from tadmor.link.tellings.found.before import told_before
from tadmor.link.tellings.found.sight import Sight
from tadmor.link.tellings.holders import Said
from tadmor.link.tellings.parties import on_side
from tadmor.link.tellings.sentences import sentence
from tadmor.link.tellings.telling import Telling
from tadmor.link.untrue import vocabulary
from tadmor.model import Attribution, Claim

__all__ = ["retorts"]

_ASKED = re.compile(
    r"\b(?:asked|questioned|pressed) (?:\w+ )?(?:about|on) (?:th(?:is|at|ese|ose|em)\b|it\b|(?P<what>[^.;]{1,200}),)",
    re.IGNORECASE,
)
_NO = re.compile(
    r"[\s\"“]*(?:that )?[\"“]?(?:(?:[\w’'-]+ ){1,4}(?:\w+ ){0,2}?[\"“]?)?(?:no|not|never|none|nothing|nobody)\b",
    re.IGNORECASE,
)
_NO_EVIDENCE = re.compile(
    r"[\s\"“]*(?:that )?(?:there (?:is|was|has been|had been|were)|(?:we|they|he|she|it) (?:has|have|had) (?:seen )?) ?"
    r"(?:absolutely )?no (?:\w+ )?(?:evidence|proof)\b",
    re.IGNORECASE,
)
_STEM = 5  # letters of a word by which "vetoed" is known again in "veto"
_HAS_NONE = re.compile(
    r"\b(?:(?:has|have|had) no|(?:has|have|had) never had|never (?:has|have|had))(?: an?| any| the)? (?P<what>[a-z]+)\b"
)  # "had never had a veto"


def retorts(sight: Sight, found: list[Telling]) -> list[Telling]:
    """What was found, each account with the denial of who is asked about it or accused of it."""
    for claim in sorted(sight.reading.claims, key=lambda c: (c.spans[0].start, c.id)):
        own = sight.own(claim)
        if own is None or own.parent or own.type not in ("speech", "writing") or own.act not in ("assert", "admit"):
            continue
        if not own.source or not _NO.match(claim.spans[0].text) or sight.denies(own) or sight.answers(own):
            continue
        said = sight.said(claim)
        no = replace(said, negative=True, denial=True)
        accused = _accused(sight, found, claim, said)
        account = accused or _asked(sight, found, claim, said, own)
        if account is not None and not accused and _has_another(sight, claim):
            found = [*found, replace(bare_denial(sight, claim), said=(no,))]
        elif account is not None:
            found = with_denial(found, account, claim, no)
    return found


def _asked(sight: Sight, found: list[Telling], claim: Claim, said: Said, own: Attribution) -> str | None:
    """What was told last before a no, where its sentence says that it was asked about."""
    before, _ = sentence(sight.reading.document.text, own.content[0]) if own.content else ("", "")
    asked = _ASKED.search(before)
    return _last(sight, found, claim, said) if asked is not None and _is_account(asked["what"]) else None


def _has_another(sight: Sight, claim: Claim) -> bool:
    """Whether one answers that he has not what nobody has named before: no deed that was told is denied by it."""
    words = claim.spans[0]
    none = _HAS_NONE.search(words.text)
    return none is not None and none["what"][:_STEM] not in sight.reading.document.text[: words.start].lower()


def _is_account(what: str | None) -> bool:
    """Whether one is asked about what was told: "this", "the reports that", and not "the talks"."""
    return what is None or not vocabulary("objects").isdisjoint(re.findall(r"[a-z]+", what.lower()))


def _accused(sight: Sight, found: list[Telling], claim: Claim, said: Said) -> str | None:
    """The accusation before "there is no evidence" of which the speaker's side stands accused."""
    if not said.side or not _NO_EVIDENCE.match(claim.spans[0].text):
        return None
    id_ = _last(sight, found, claim, said, accused=True)
    told = next((t for t in found if t.id == id_), None)
    return id_ if told is not None and on_side(told.who, {said.side}) else None


def _last(sight: Sight, found: list[Telling], claim: Claim, said: Said, *, accused: bool = False) -> str | None:
    """What somebody else tells last before a claim."""
    before = told_before(sight, found, claim, said, accused=accused)
    return max(before)[2] if before else None
