"""Who began: each side says that the other fired first, or broke the truce."""

import re

from tadmor.link.agreement.given import Told, one_side
from tadmor.model import Span

__all__ = ["began", "each_blames"]

_FIGHT = r"(?:fight(?:ing)?|attacks?|assault|clash(?:es)?|battles?|shelling|exchange|firefight|hostilities|violence)"
_BEGAN = re.compile(
    r"\b(?:opened fire first|(?:fired|shot|struck|attacked|shelled) first|fired the first \w+"
    r"|first to (?:open fire|fire|shoot|attack)"
    rf"|(?:who|which|that) (?:began|started|provoked)\b|(?:began|started|provoked|triggered) (?:it|the {_FIGHT})\b"
    rf"|{_FIGHT} (?:began|started|broke out) (?:[\w’'-]+ ){{0,6}}?when"
    r"|(?:broke|broken|breaking|violat\w+|breach\w*) (?:of )?(?:the |a |an )?(?:\w+ ){0,2}"
    r"(?:truce|cease-?fire|armistice|agreement|understanding|calm|accord))\b",
    re.IGNORECASE,
)
_US = re.compile(r"\b(?:we|our (?:\w+ )?(?:forces|men|troops|side|army|fighters))\b", re.IGNORECASE)


def began(one: Told) -> Span | None:
    """The words by which a claim says who began, if it says so of somebody else than its speaker."""
    said = one.said.span
    found = _BEGAN.search(said.text)
    if found is None or _US.search(said.text[max(0, found.start() - 40) : found.start()]):
        return None
    return Span(said.start + found.start(), said.start + found.end(), found.group())


def each_blames(one: Told, other: Told) -> bool:
    """Whether two who are quoted speak for two sides, of whom one at least is known."""
    sides = [t.side or t.said.side for t in (one, other)]
    return all(t.said.chain for t in (one, other)) and any(sides) and not one_side(one, other)
