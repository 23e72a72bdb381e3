"""Names that only the report itself gives: "the Monitor" that publishes it, "the alliance" that it has told of, "the
commander, who goes by the name Abu Omar", "the group's own outlet, Wathiq".
"""

import re
from dataclasses import replace

from tadmor.extract.attributions.speakers.ground import Ground
from tadmor.extract.attributions.speakers.heads import is_calling
from tadmor.extract.attributions.speakers.in_full import without_aside
from tadmor.extract.attributions.speakers.standing import speaker_of
from tadmor.model import Speaker
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar

__all__ = ["goes_by", "mouthpiece", "named_before", "outlet_itself"]

_LONGEST = 5  # words of a name
_OWNING = frozenset(["'s", "’s", "'", "’", "its", "their", "own"])
_ALIAS = r"(?:nom de guerre|first name|name|alias|nickname|pseudonym)"
_GOES_BY = re.compile(
    rf"\b(?:(?:goes|went) by(?: the {_ALIAS}(?: of)?)?|(?:uses|used) the {_ALIAS}(?: of)?"
    rf"|gave (?:only )?(?:his|her) {_ALIAS}(?: only)?,?(?: as)?|identified (?:himself|herself) (?:only )?"
    rf"(?:as|by the {_ALIAS}))"
    r" ((?:[A-Z][\w’'-]+)(?: (?:al-|el-)?[A-Z][\w’'-]+){0,3})"
)


def outlet_itself(ground: Ground, words: list[str]) -> Speaker | None:
    """ "The Monitor", "the desk": the outlet whose name ends so, unless another body of the report is called so."""
    outlet = ground.scene.outlet
    if outlet is None or len(words) != 2 or words[0] != "the":
        return None
    name = without_aside(outlet)
    if " " not in name or name.lower().split()[-1] != words[1]:
        return None
    own = outlet.lower()
    others = (a.name.lower() for a in ground.told.actors if a.kind != "person")
    if any(other.endswith(f" {words[1]}") and other not in own for other in others):
        return None
    return Speaker(name=name, kind="organisation")


def mouthpiece(ground: Ground, part: Range) -> Speaker | None:
    """ "The group's own outlet, Wathiq": the outlet named behind whose it is, who speaks for it if that is in arms."""
    page = ground.page
    comma = next((i for i in range(part[0] + 2, part[1] - 1) if page.lower[i] == ","), None)
    if comma is None or page.lower[comma - 1] not in grammar()["mouthpieces"]:
        return None
    low = comma + 1 + (page.lower[comma + 1] in grammar()["determiners"])
    high = part[1] - (page.lower[part[1] - 1] == ",")
    owned = not _OWNING.isdisjoint(page.lower[part[0] : comma])
    if not owned or not 0 < high - low <= _LONGEST or not all(page.title(i) for i in range(low, high)):
        return None
    name = page.span((low, high)).text
    known = (a for m, a in ground.told.over(page.span((low, high))) if m.text == name and a.kind != "person")
    armed = (a.name for _, a in ground.told.over(page.span((part[0], comma))) if a.id and a.kind == "armed-group")
    return next(map(speaker_of, known), Speaker(name=name, kind="organisation", organisation=next(armed, name)))


def goes_by(ground: Ground, part: Range, speaker: Speaker) -> Speaker:
    """Who speaks for a body under the name that stands behind him: "the commander, who goes by the name Abu Omar".

    A resident who gave his first name stays without it.
    """
    if speaker.name is not None or speaker.kind != "anonymous" or speaker.organisation is None:
        return speaker
    found = _GOES_BY.search(ground.page.span(part).text)
    if found is None:
        return speaker
    role = re.split(r",| who ", speaker.role or "")[0] or None
    return replace(speaker, name=found[1], kind="person", role=role)


def named_before(ground: Ground, part: Range, words: list[str]) -> Speaker | None:
    """ "The alliance" behind "the Three Valleys Alliance": the one name told of that ends with the noun."""
    if len(words) != 2 or words[0] != "the" or is_calling(words[1]) or _is_office(words[1]):
        return None
    names = dict.fromkeys(_runs(ground, part[0], words[1]))
    if len(names) != 1:
        return None
    name = next(iter(names))
    group = words[1] in grammar()["group_nouns"]
    return Speaker(name=name, kind="group" if group else "organisation", organisation=name)


def _is_office(noun: str) -> bool:
    g = grammar()
    return noun in g["roles"] | g["single_roles"] | g["titles"] | g["documents"] | g["issued"] | g["utterances"]


def _runs(ground: Ground, stop: int, noun: str) -> list[str]:
    """The names before a place whose last word is a noun."""
    page, found = ground.page, []
    for at in range(stop):
        if page.lower[at] != noun or not page.title(at) or page.title(at + 1):
            continue
        low = at
        while low > max(0, at - _LONGEST) and page.title(low - 1) and page.sentence(low - 1) == page.sentence(at):
            low -= 1
        low += page.lower[low] in grammar()["determiners"]
        if low < at:
            found.append(page.span((low, at + 1)).text)
    return found
