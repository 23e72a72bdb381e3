"""The general staff of an army: a body, and nobody of the rank of general whose name is Staff.

Whose it is its own words say, "the Norland General Staff", "the General Staff of the Armed Forces of Norland", or the
capital where it sits. One of a land that no list has keeps the name under which it is told.
"""

from tadmor.extract.attributions.page import OWNS, Page
from tadmor.extract.attributions.speakers.bodies import state
from tadmor.extract.attributions.speakers.ground import Ground
from tadmor.extract.attributions.speakers.scene import is_body
from tadmor.extract.attributions.speakers.standing import speaker_of
from tadmor.model import Speaker
from tadmor.nlp.chunks import Range
from tadmor.ontology.actors import catalogue

__all__ = ["general_staff"]

_STAFF = ["general", "staff"]
_FRONT = 3  # tokens of "the South Norland"
_NAME = 9  # tokens of "the General Staff of the Armed Forces of South Norland"


def general_staff(ground: Ground, part: Range) -> Speaker | None:
    """The staff that a source is, and no officer of it: "the General Staff in Kyiv"."""
    page = ground.page
    reach = range(part[0], min(part[1] - 1, part[0] + _FRONT + 1))
    at = next((i for i in reach if page.lower[i : i + 2] == _STAFF), None)
    if at is None or not _is_all(page, part, at):
        return None
    land = _before(page, part, at) or _behind(page, part, at)
    if land is not None:
        return _of(land)
    low = part[0] + (page.lower[part[0]] == "the")
    known = [a for m, a in ground.told.over(page.span((low, at + 2))) if is_body(a) and m.end >= page.tokens[at].end]
    if known:
        return speaker_of(known[0])
    high = _end(page, part, at + 2)
    if high - low > len(_STAFF) and (page.title(at) or high > at + 2):
        name = page.span((low, high)).text
        return Speaker(name=name, kind="organisation", organisation=name)
    return None


def _end(page: Page, part: Range, at: int) -> int:
    """Where the name ends that goes on with "of Harun", "of the Harun Forces"."""
    named = at + 1 + (page.lower[at + 1 : at + 2] == ["the"])
    if page.lower[at : at + 1] != ["of"] or named >= part[1] or not page.title(named):
        return at
    goes_on = (
        i
        for i in range(named, part[1])
        if not (page.title(i) or (page.lower[i] == "of" and i + 1 < part[1] and page.title(i + 1)))
    )
    return next(goes_on, part[1])


def _is_all(page: Page, part: Range, at: int) -> bool:
    """Whether a source says no more than what staff it is: none of its officers, no plan of it."""
    front = all(page.title(i) or page.lower[i] in ("the", *OWNS) for i in range(part[0], at))
    behind = page.lower[at + 2] if at + 2 < part[1] else ","
    return front and behind in ("of", "in", ",", "(", "itself")


def _before(page: Page, part: Range, at: int) -> str | None:
    """The state whose name or adjective stands in front."""
    low, high = part[0] + (page.lower[part[0]] == "the"), at - (page.lower[at - 1] in OWNS)
    found = state(page.span((low, high)).text) if low < high else None
    return found.name if found else None


def _behind(page: Page, part: Range, at: int) -> str | None:
    """The state that is named behind, or in whose capital the staff sits."""
    for low in range(at + 2, min(part[1] - 1, at + _NAME)):
        if page.lower[low] not in ("of", "in"):
            continue
        high = low + 1 + (page.lower[low + 1] == "the")
        end = high
        while end < part[1] and page.title(end):
            end += 1
            if found := state(page.span((high, end)).text):
                return found.name
    return None


def _of(land: str) -> Speaker:
    """The staff of a state, by the name that the catalogue has, else the forces that it leads."""
    known = catalogue()
    own = known.named(f"General Staff of {land}")
    code = next(code for code, one in known.countries.items() if one.name == land)
    name = own.name if own else known.institution("armed-forces", code).name
    return Speaker(name=name, kind="organisation", organisation=name)
