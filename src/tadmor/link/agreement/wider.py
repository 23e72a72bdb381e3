"""What the words beside two numbers say of how much more one of them counts: more places, a region, more days."""

import re

from tadmor.link.agreement.figures import Figure
from tadmor.link.tellings.places import spelled_alike

__all__ = ["mostly_there", "wider"]

_MOSTLY = re.compile(
    r"[^.;]*?\b(?:most|the majority|the bulk) of (?:them|whom)\b[^.;]{0,60}?"
    r"\b(?:in|at|near|around|outside) (?:the )?[A-Z]"
)
_END = re.compile(r"[.;:!?]\s|\n")
_FEW = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|both|\d{1,2})"
_PLACES = re.compile(
    rf"\b(?:in|across|at|from|of|on|over) (?:the |all |these )?{_FEW} (?:[\w’'-]+ ){{0,2}}"
    r"(?:villages|towns|cities|districts|neighbou?rhoods|quarters|camps|hospitals|provinces|governorates|regions|areas|sites"
    r"|locations|places|schools|fronts|strikes|attacks|raids|airstrikes|incidents)\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\bas a whole\b|\b(?:nation|country)-?wide\b|\b(?:in|across|throughout) the (?:whole )?(?:country|nation)\b",
    re.IGNORECASE,
)
_WIDE = re.compile(
    r"\b(?:in|across|throughout|within|over|around|elsewhere in) (?:the )?(?:whole |entire |wider )?(?:of (?:the )?)?"
    r"(?:(?:[A-Z][\w’'-]+|north\w*|south\w*|east\w*|west\w*|central) ){0,3}"
    r"(?:province|governorate|region|state|country|valley|county|locality|oblast|plain|peninsula|provinces)\b"
    r"|\bacross (?:the )?[A-Z]"
)
_NAME = r"([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})"
_FROM_TWO = re.compile(rf"\b(?:from|in|at|of|on) (?:the villages of )?{_NAME} and (?:in |at |from |near )?{_NAME}")
_NONE_LISTED = (None, "attacks")  # "killed 20 in two incidents" is no list
_ALONE = re.compile(r"(?<!\blet )(?<!\bleft )(?<!\bnot )\balone\b", re.IGNORECASE)
_MORE_DAYS = re.compile(
    rf"\b(?:in|over|during|for|within) (?:the |these |those )?(?:last |past |previous |first )?"
    rf"{_FEW.replace('both|', 'few|')} (?:days|weeks|months|nights)\b",
    re.IGNORECASE,
)


def wider(one: Figure, other: Figure) -> str:
    """Why the higher of two counts more than the lower; empty where no words say so."""
    low, high = sorted((one, other), key=lambda figure: figure.best)
    if mostly_there(one, other):
        return "most of those whom one counts are of the place of the other"
    if _more_places(low, high) or _of_two(low, high) or _only(_PLACES, high, low):
        return "one counts those of more than one place"
    if _only(_ALL, high, low):
        return "one counts those of a whole country"
    if _only(_WIDE, high, low) and any(s.own and s.named for s in low.told.telling.spots):
        return "one counts those of a whole region"
    if _only(_ALONE, low, high):
        return "one counts those of one place or unit alone"
    return "one counts those of more than one day" if _only(_MORE_DAYS, high, low) else ""


def _only(words: re.Pattern[str], one: Figure, other: Figure) -> bool:
    """Whether the words around one number are such, and none around the other."""
    return words.search(_clause(one)) is not None and words.search(_clause(other)) is None


def _clause(figure: Figure) -> str:
    """The words of its sentence from the number before it to the next: "20 in the valley, 12 of them from the town"."""
    said, own = figure.told.said.span, figure.count.span
    at = own.start - said.start
    if not 0 <= at < len(said.text):
        return said.text
    others = [c.span for c in figure.told.telling.counts if c.role not in _NONE_LISTED and c.span != own]
    starts = [end.end() for end in _END.finditer(said.text, 0, at)] + [
        s.end - said.start for s in others if s.end <= own.start
    ]
    behind = _END.search(said.text, at)
    ends = [s.start - said.start for s in others if s.start >= own.end] + [behind.start() if behind else len(said.text)]
    return said.text[max([0, *starts]) : max(at, min(ends))]


def mostly_there(one: Figure, other: Figure) -> bool:
    """Whether most of those whom the higher counts fell in a place, and not all: "43, most of them near the town"."""
    low, high = sorted((one, other), key=lambda figure: figure.best)
    return _mostly(high) and not _mostly(low)


def _mostly(figure: Figure) -> bool:
    return _MOSTLY.match(_after(figure)) is not None


def _after(figure: Figure) -> str:
    """The words of its claim behind a number."""
    said = figure.told.said.span
    return said.text[max(0, figure.count.span.end - said.start) :]


def _more_places(low: Figure, high: Figure) -> bool:
    """Whether the higher is of two towns, "A and B", and the lower of one of them."""
    words = high.told.said.span.text
    names = {s.name: s.span.text for s in high.told.telling.spots if s.own and s.exact and s.span}
    pairs = [(a, b) for a in names for b in names if _side_by_side(names[a], names[b], words)]
    own, lower = {s.name for s in low.told.telling.spots if s.own}, low.told.said.span.text
    said = {name for name, text in names.items() if text in lower}
    here = said or own & names.keys()
    return any((a in here) != (b in here) for a, b in pairs)


def _of_two(low: Figure, high: Figure) -> bool:
    """The same of villages that no gazetteer has: "23 from Sarn and Old Karun", and who speaks of Sarn alone."""
    found = _FROM_TWO.search(_clause(high))
    if found is None:
        return False
    spots = low.told.telling.spots
    named = {spot.name for spot in spots if spot.own and spot.named} | {s.span.text for s in spots if s.own and s.span}
    there = [
        any(spelled_alike(name, other) for other in named) or name in low.told.said.span.text for name in found.groups()
    ]
    return there[0] != there[1]


def _side_by_side(one: str, other: str, words: str) -> bool:
    return re.search(rf"{re.escape(one)} and (?:in |at |near )?{re.escape(other)}\b", words) is not None
