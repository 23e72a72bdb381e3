"""Who has spoken so far in a document, with what a later short form can be matched on. Forty are kept: a source further
back is named again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from tadmor.extract.attributions.speakers.joint import are_several, together
from tadmor.extract.attributions.speakers.standing import collective, gender, head_noun
from tadmor.lang import lexicon
from tadmor.model import Speaker
from tadmor.nlp.grammar import grammar
from tadmor.ontology.actors import catalogue, state_bodies
from tadmor.ontology.nations import nations

__all__ = ["NOBODY", "Known", "Said"]

_CALLED = {"m": "he", "f": "she"}
_HEADS = frozenset(["president", "premier", "minister", "chancellor", "king", "queen"])
_KEPT = 40
_SHORTEST = 2  # words of "the Monitor"
_FORM = 4  # words of a short form, less one
_STEM = 5  # letters that "Russia" and "Russian" share
_FORMAL = frozenset(["ministry", "commission", "council", "committee", "court", "parliament", "command", "directorate"])
NOBODY = Speaker(name=None, kind="anonymous")
"""A source that names and describes nobody."""


@dataclass(frozen=True, slots=True)
class Known:
    """Someone who spoke already; `at` is the first token of the source."""

    speaker: Speaker
    words: frozenset[str]
    gender: str | None
    at: int


class Said:
    """The memory of one document, in the order in which sources are resolved."""

    def __init__(self) -> None:
        self._known: list[Known] = []
        self._genders: dict[Speaker, str] = {}
        self.bodies: dict[str, str] = {}  # of people, by name, for whom "its director" told it
        self.documents = -1  # where a document last told something
        self.topic: frozenset[str] = frozenset()  # the words of what is being said

    def __iter__(self) -> Iterator[Known]:
        """The latest first."""
        return reversed(self._known)

    def may_be(self, speaker: Speaker, wanted: str) -> bool:
        """Whether a pronoun of a gender may mean somebody, as far as earlier pronouns tell."""
        return self._genders.get(speaker) in (wanted, None)

    def until(self, at: int) -> "Said":
        """Those whose source stands before a token."""
        earlier = Said()
        earlier._known = [known for known in self._known if known.at < at]
        earlier._genders = self._genders
        return earlier

    def remember(self, speaker: Speaker, words: list[str], at: int) -> None:
        """Keep a speaker under the words of name, role and organisation, and those of the source."""
        text = f"{speaker.name or ''} {speaker.role or ''} {speaker.organisation or ''}".lower()
        own = () if "and" in words else _unowned(words)  # which of the two is meant stays open
        held = frozenset(text.replace(",", " ").split()) | frozenset(own)
        if len(words) == 1 and words[0] in grammar()["subject_pronouns"]:
            held = next((k.words for k in self if k.speaker == speaker), held)
        called = next((g for g, own in _CALLED.items() if words == [own]), None)
        if called is not None and speaker.name is not None:
            # "he said" of one whose name tells nothing: then no "she" is he; "a resident" may be many
            self._genders[speaker] = called
        self._known.append(Known(speaker, held, gender(speaker, held) or self._genders.get(speaker), at))
        del self._known[:-_KEPT]

    def short(self, words: list[str]) -> Speaker | None:
        """ "the ministry", "the spokesman", "Cook": the last speaker whose words hold these."""
        g = grammar()
        plain = [w for w in words if w not in g["determiners"] | g["possessives"] | {"of", "s"}]
        if not plain or len(plain) > 4 or words[0] in g["anonymous_articles"] or "s" in words:
            return None
        wanted, body = frozenset(plain), plain[-1] in g["organisation_nouns"]
        exact = len(wanted) > 1 and any(wanted <= known.words for known in self)  # "the Nato spokesman" is no other
        for known in self:
            if are_several(known.speaker) or (body and known.speaker.kind not in ("organisation", "group")):
                continue
            if known.speaker.name is None and not _same_unnamed(words, known.speaker):
                continue
            if known.speaker.kind == "person" and not _person_so_called(plain[-1], known.speaker):
                continue
            if wanted <= known.words or (not exact and _role_match(wanted, known) and words[0] == "the"):
                return known.speaker
        return None

    def another(self, words: list[str], speaker: Speaker) -> Speaker | None:
        """ "The spokesman": the last person, or one so called, of another body than somebody's."""
        if len(words) != _SHORTEST or words[0] != "the":
            return None
        others = (k.speaker for k in self if k.speaker.organisation not in (None, speaker.organisation))
        called = (one for one in others if one.kind == "person" or words[1] in (one.role or "").lower().split())
        return next(called, None)

    def by_head(self, words: list[str]) -> Speaker | None:
        """ "The Monitor": the body whose name ends so that spoke last."""
        watching = grammar()["watching_bodies"]
        based = len(words) > _SHORTEST and words[-2].endswith("based")
        sat = based and words[-1] in ("group", "organisation", "organization")  # "the Leeds-based group"
        if len(words) < _SHORTEST or words[0] != "the" or not (words[-1] in watching or sat):
            return None
        sits = based or (len(words) > _SHORTEST and words[1:-1] in (["war"], ["monitoring"]))
        wanted = watching if sits else frozenset(words[-1:]) if len(words) == _SHORTEST else frozenset[str]()
        bodies = (body for known in self if (body := _body_of(known.speaker)))
        return next((body for body in bodies if head_noun(body.name or "", "for", "of") in wanted), None)

    def by_topic(self, words: list[str]) -> Speaker | None:
        """ "The ministry" where two have spoken: the one whose business the words are, if it is only the one's."""
        if words not in (["the", "ministry"], ["the", "department"]):
            return None
        fits = (k.speaker for k in self if k.speaker.kind == "organisation" and words[1] in k.words and k.speaker.name)
        bodies = list(dict.fromkeys(fits))
        told = [one for one in bodies if any(self.topic & words for words in _business(one.name or ""))]
        return told[0] if len(bodies) > 1 and len(told) == 1 else None

    def again(self, words: list[str]) -> Speaker | None:
        """ "The agency", "the state-run network": the organisation that spoke last."""
        if words[:1] != ["the"] or not 1 < len(words) < _FORM or words[-1] not in grammar()["bodies_again"]:
            return None
        bodies = (k.speaker for k in self if k.speaker.kind == "organisation" and not collective(k.speaker))
        last = next((one for one in bodies if one.name), None)
        return last if last is not None and _may_be_called(last.name or "", words[-1]) else None

    def of_body(self, words: list[str]) -> Speaker | None:
        """ "The front": the body of whoever spoke for it before."""
        if len(words) != 2 or words[0] != "the" or words[1] not in grammar()["organisation_nouns"]:
            return None
        bodies = (k.speaker.organisation for k in self if k.speaker.organisation and k.speaker.kind != "document")
        name = next((body for body in bodies if body.lower().split()[-1] == words[1]), None)
        return Speaker(name=name, kind="organisation", organisation=name) if name else None

    def aged(self, words: list[str]) -> Speaker | None:
        """ "The 34-year-old": the person that spoke last."""
        if words[:1] != ["the"] or ("-".join(words[2:]) != "year-old" and not words[-1].endswith("-year-old")):
            return None
        return next((k.speaker for k in self if k.speaker.kind == "person"), None)

    def body_just_now(self, words: list[str], since: int) -> Speaker | None:
        """ "The coalition" said more: the body of that noun that spoke last, from a place on."""
        last = next(iter(self), None)
        if last is None or last.at < since or words[:1] != ["the"] or len(words) != 2 or not last.speaker.name:
            return None
        body = last.speaker.kind in ("organisation", "group") and words[1] in grammar()["organisation_nouns"]
        return last.speaker if body and words[1] in last.words and not are_several(last.speaker) else None

    def office_again(self, words: list[str], since: int) -> Speaker | None:
        """ "The former minister": the person of no told office who spoke last, from a place on."""
        last = next(iter(self), None)
        if last is None or last.at < since or words[:1] != ["the"] or words[-1] not in grammar()["single_roles"]:
            return None
        if words[-1] in _HEADS and any(word in nations() for word in words):  # "the Norlandish prime minister"
            return None
        return last.speaker if last.speaker.kind == "person" and last.speaker.role is None else None

    def both(self, words: list[str]) -> Speaker | None:
        """ "Both", "both groups": the two bodies that spoke last; of "both sides" none that only helps."""
        if words[:1] != ["both"] or (len(words) > 2 and words[2] not in ("which", "who", "that")):
            return None
        helping = _helping() if words[1:2] == ["sides"] else frozenset[str]()
        bodies = [
            k.speaker for k in self if k.speaker.kind in ("organisation", "group", *(["person"] if helping else []))
        ]
        called = (s.organisation if s.kind == "person" else s.name for s in bodies if not are_several(s))
        names = dict.fromkeys(name for name in called if name and name not in helping)
        last = list(names)[:2][::-1]
        return together(last) if len(last) == 2 else None

    def same_side(self, words: list[str]) -> Speaker | None:
        """ "Russia's military official", "the Turkish official": the last person of that side, once one has spoken."""
        if not words or words[-1] not in grammar()["single_roles"] or len(words) > 5:
            return None
        stems = {w[:_STEM] for w in words[:-1] if len(w) >= _STEM}
        anyone = words[-1] in ("official", "officer")
        lands = _short_lands(words)
        for known in self:
            if not anyone and words[-1] not in known.words:
                continue  # "Syria's antiquities chief" is no president
            if not lands <= _short_lands(known.words):
                continue  # "the U.S. defense official" is no Norlandish minister of defense
            if known.speaker.kind == "person" and stems & {w[:_STEM] for w in known.words if len(w) >= _STEM}:
                return known.speaker
        return None


def _unowned(words: list[str]) -> list[str]:
    """The words of a source without a body that only owns who speaks: "the council's water office" is no council."""
    bodies = grammar()["organisation_nouns"]
    owners = (i for i in range(len(words) - 2) if words[i + 1] in ("'s", "’s", "s") and words[i] in bodies)
    at = next(owners, None)
    return words if at is None or words[-1] not in bodies else words[at + 2 :]


def _body_of(speaker: Speaker) -> Speaker | None:
    """A body that speaks, or the body of whoever speaks for it."""
    if speaker.kind in ("organisation", "group"):
        return speaker if speaker.name and not are_several(speaker) else None
    name = speaker.organisation
    return Speaker(name=name, kind="organisation", organisation=name) if name else None


@cache
def _helping() -> frozenset[str]:
    """The bodies that watch or help, and are no side."""
    return frozenset(entry.name for entry in catalogue().entries.values() if entry.sector == "NGO")


def _business(name: str) -> Iterator[frozenset[str]]:
    """The words of what a ministry deals with, from lang/en/titles.toml [business]."""
    words = set(name.lower().replace(",", " ").split())
    table = lexicon("en", "titles")["business"]
    return (frozenset(table[portfolio]) for portfolio in words if portfolio in table)


def _may_be_called(name: str, noun: str) -> bool:
    """Whether a body's own name allows a noun: no ministry is "the commission"."""
    own = set(name.lower().split()) & _FORMAL
    return noun not in _FORMAL or not own or noun in own


def _short_lands(words: Iterable[str]) -> set[str]:
    """The states and unions among some words that have no stem: "u.s." and "us" are one."""
    return {short for word in words if (short := word.replace(".", "").lower()) in ("us", "uk", "un", "eu", "uae")}


def _person_so_called(word: str, speaker: Speaker) -> bool:
    """Whether a word calls somebody again: an office or a name, no panel that somebody is the head of."""
    g = grammar()
    role = (speaker.role or "").lower().replace(",", " ").split()
    head = next((i for i, each in enumerate(role) if each in g["prepositions"] | {"of"}), len(role))
    office = g["roles"] | g["single_roles"] | g["titles"] | {*role[head - 1 : head]}
    return word in office or word in (speaker.name or "").lower()


def _same_unnamed(words: list[str], speaker: Speaker) -> bool:
    """Whether a short form may mean somebody without a name: "the NOC" is none of "NOC officials"."""
    role = (speaker.role or "").lower().split()
    ends = grammar()["prepositions"] | {"of", "who"}
    head = role[: next((i for i, word in enumerate(role) if i and word in ends), len(role))][-1:]
    return speaker.kind != "anonymous" or (
        words[0] == "the" and (not role or words[-1] in grammar()["roles"] | {*head})
    )  # "the chamber" is none of "a clerk of the chamber"


@cache
def _armed() -> frozenset[str]:
    """Armed groups that are called by one word."""
    groups = (entry for entry in catalogue().entries.values() if entry.kind == "armed-group")
    return frozenset(name.lower() for group in groups for name in (group.name, *group.aliases) if " " not in name)


def _role_match(wanted: frozenset[str], known: Known) -> bool:
    """One role word shared, and nothing in the short form that the speaker is known not to be."""
    g = grammar()
    roles = (wanted & g["roles"]) - (g["organisation_nouns"] if len(wanted) > 1 else frozenset())
    if not wanted & g["portfolios"] <= known.words or _other_side(wanted, known):
        return False  # the foreign secretary is no other secretary
    return bool(roles) and bool(roles & known.words) and known.speaker.kind in ("person", "anonymous")


def _other_side(wanted: frozenset[str], known: Known) -> bool:
    """Whether a short form is of a rebel, and who spoke speaks for a state: "the separatist spokesman", "the PKK's"."""
    against = grammar()["against_states"] | _armed()
    if wanted.isdisjoint(against) or not known.words.isdisjoint(against):
        return False
    return known.speaker.organisation in state_bodies()
