"""For which bodies a report says that somebody speaks: "Edmar Vuk, spokesman of the Northern Command,", "its head".

His spokesman and the head of a body are that body's voice. The body is named as the report names it ("the committee",
"coalition spokesman"), and is what these words mean there.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache

from tadmor.link.voices.agencies import canonical, data
from tadmor.link.voices.names import folded
from tadmor.model import Attribution, Reading
from tadmor.ontology.nations import nations

__all__ = ["members_of", "posts_of"]

_WORD = r"[A-Z][\w&'’-]*"
_BODY = rf"{_WORD}(?: (?:(?:of|for|and|the) )*{_WORD}){{0,6}}(?: (?:headquarters|ministry|command|police|army|staff))?"
_NAMED = re.compile(rf"(?:the )?(?P<body>{_BODY})$")
_OTHERS = re.compile(r"\b(?:to|of|for|by)(?: the)?(?: \w+)? $")  # "an adviser to the head of": another's post
_OF = re.compile(rf"(?:[A-Z][\w'’-]+,? )(?:of|from|with) (?:the )?(?P<body>{_BODY})(?=,|$)")
_OFFICE = re.compile(r"^(?:press|media|information) (?:service|office|centre|center|department) (?:of|for) (?:the )?")
_WHERE = re.compile(r" in [A-Z].*$")  # "U.S. forces in Afghanistan"
_OFFICES = frozenset(["ministry", "department", "command"])  # "the ministry" is the Ministry of Defence
_COMMON = frozenset(["group", "organisation", "organization", "body", "its", "their"])
_NO_STATE = r"(?! of State\b(?! Security| Emergency))"  # a secretary of state heads no body called so
_NEAR = 700  # characters in which "its spokesman" may follow what the body said


def posts_of(reading: Reading) -> Mapping[str, tuple[str, ...]]:
    """The bodies by the name of who speaks for them: of whoever a source names beside the post, as the report does.

    Not a state or a town: whoever speaks for one speaks for its government, which the reading knows better.
    """
    bodies = _Bodies(reading)
    found: dict[str, tuple[str, ...]] = {}
    for attribution in reading.attributions:
        speaker = attribution.speaker
        if speaker is None or speaker.kind != "person" or speaker.name is None:
            continue
        posts = (text for text in _posts(attribution) if not (speaker.organisation and _is_common(text[0])))
        told = (body for text in posts if (body := bodies.meant(*text, attribution)) is not None)
        found[speaker.name] = tuple(dict.fromkeys((*found.get(speaker.name, ()), *told)))
    return found


def _is_common(words: str) -> bool:
    """Whether words name no body: whose "the group's director" is, the reading knows better."""
    return words.islower() and words.removeprefix("the ").removesuffix("'s") in _COMMON


def members_of(reading: Reading) -> Mapping[str, str]:
    """The body that somebody is told to belong to by "of" alone: "Colonel Edmar Vuk of the Northern Command"."""
    found: dict[str, str] = {}
    for attribution in reading.attributions:
        speaker = attribution.speaker
        if speaker is not None and speaker.kind == "person" and speaker.name and speaker.organisation is None:
            for match in (match for span in attribution.source for match in _OF.finditer(span.text)):
                found.setdefault(speaker.name, match["body"])
    return found


def _posts(attribution: Attribution) -> Iterator[tuple[str, bool]]:
    """The words of a source for a body whose head or spokesman it names, and whether they stand before the post."""
    for span in attribution.source:
        for match in _forms()[0].finditer(span.text):
            if not _OTHERS.search(span.text, 0, match.start()):
                yield match["body"], False
        for match in _forms()[1].finditer(span.text):
            yield match["body"], True


@cache
def _forms() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """ "spokesman of the Command", "the commander of the coalition"; "coalition spokesman Vuk", "its head".

    Not "a commander of" nor "the deputy head of": there are several of them.
    """
    words = data("standing")
    speaks = "|".join(word for word in words["spokes"] if word != "speaker for")
    leads = "|".join(sorted({*words["heads"], *words["leads"]}, key=len, reverse=True))
    alone = r"(?<![Aa] )(?<!\b[Aa]n )(?<!eputy )(?<!ormer )(?<!vice )(?<!assistant )"
    post = rf"(?:\b(?:{speaks})|{alone}\b(?:{leads}))"
    return (
        re.compile(
            rf"(?:{post}{_NO_STATE} (?:of|for)|\bwho speaks for) (?:the )?(?P<body>[^,()]+?)(?=,|\)|$)", re.IGNORECASE
        ),
        re.compile(
            rf"(?:^|, |\()(?:[Tt]he )?(?P<body>(?:[\w.&'’-]+ ){{0,4}}?[\w.&'’-]+) (?:{speaks}|{leads})(?=,|\)|$| [A-Z])"
        ),
    )


class _Bodies:
    """What a report calls the bodies that it names."""

    def __init__(self, reading: Reading) -> None:
        self._lands = {folded(place.span.text) for place in reading.places} | set(nations())
        outlets = [reading.document.outlet or "", *(a.name for a in reading.actors if a.kind == "media")]
        self._outlets = {folded(canonical(outlet)) for outlet in outlets}
        bodies = [a for a in reading.actors if a.kind not in ("person", "civilians", "media")]
        self._called = {folded(m.text): a.name for a in bodies for m in a.mentions}
        said = [(folded(m.text), m.start, a.name) for a in bodies if _is_name(a.name) for m in a.mentions]
        for one in reading.attributions:
            if one.source and one.speaker and one.speaker.kind in ("organisation", "group") and one.speaker.name:
                said += [(folded(span.text), span.start, one.speaker.name) for span in one.source]
        self._ending: dict[str, list[tuple[int, str]]] = {}
        for words, start, name in said:
            ends = {words.rpartition(" ")[2], folded(name).rpartition(" ")[2]}
            for last in ends | _OFFICES.intersection(words.split()):
                self._ending.setdefault(_stem(last), []).append((start, name))
        for places in self._ending.values():
            places.sort()
        self._spoken = sorted(
            (one.source[0].start, one.speaker.name)
            for one in reading.attributions
            if one.source and one.speaker and one.speaker.kind == "organisation" and one.speaker.name
        )

    def meant(self, words: str, before: bool, attribution: Attribution) -> str | None:
        """The body that some words name; None for a land, an outlet, or what the report names nowhere."""
        start = attribution.source[0].start
        bare = re.sub(r"['’]s$", "", _OFFICE.sub("", words))
        body = self._before(start) if folded(bare) in ("its", "their") else self._named(bare, before, start)
        return None if body is None or folded(body) in self._lands or self._is_outlet(body) else body

    def _is_outlet(self, name: str) -> bool:
        return folded(canonical(name)) in self._outlets

    def _named(self, words: str, before: bool, start: int) -> str | None:
        called = self._called.get(folded(words)) or self._called.get(folded(_WHERE.sub("", words)))
        if called is not None or folded(words) in self._lands:
            return called
        last = words.rpartition(" ")[2]
        if words[:1].islower() or before:
            return self._last(last, start) if " " not in words or before else None
        match = _NAMED.match(words)
        return match["body"] if match else None

    def _last(self, noun: str, start: int) -> str | None:
        """The body last named before that ends so ("the committee"), or the only one."""
        places = self._ending.get(_stem(folded(noun)), [])
        at = bisect_left(places, (start, ""))
        return places[at - 1][1] if at else None

    def _before(self, start: int) -> str | None:
        """Who spoke before "its spokesman": a body, close by, that is no outlet."""
        at = bisect_left(self._spoken, (start, ""))
        near = self._spoken[at - 1] if at else None
        return near[1] if near and start - near[0] <= _NEAR and not self._is_outlet(near[1]) else None


def _stem(word: str) -> str:
    return word.removesuffix("s")


def _is_name(name: str) -> bool:
    return name[:1].isupper()
