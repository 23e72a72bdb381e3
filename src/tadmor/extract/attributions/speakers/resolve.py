"""Who a source's words stand for: a name, a title, a pronoun, resolved over the whole document, or someone unnamed.

Only the source's place and the document decide, not how the attribution was found.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from tadmor.extract.attributions.drafts import Draft
from tadmor.extract.attributions.page import Page
from tadmor.extract.attributions.speakers.accused import Accused
from tadmor.extract.attributions.speakers.again import called_again
from tadmor.extract.attributions.speakers.asked import begins, goes_on, opens_at
from tadmor.extract.attributions.speakers.authorities import authorities, seated
from tadmor.extract.attributions.speakers.bodies import body_apposed, called, defined, institution, state
from tadmor.extract.attributions.speakers.called import goes_by, mouthpiece, named_before, outlet_itself
from tadmor.extract.attributions.speakers.composed import composed
from tadmor.extract.attributions.speakers.definite import (
    backward,
    body_again,
    civil,
    is_named_group,
    issued,
    named_body,
)
from tadmor.extract.attributions.speakers.ground import ground_of, words_in
from tadmor.extract.attributions.speakers.heads import FIGHTING, RELATIVE, bare, first_phrase
from tadmor.extract.attributions.speakers.holders import beside, office_of, officer
from tadmor.extract.attributions.speakers.issuers import issuer_of, opening, released
from tadmor.extract.attributions.speakers.joint import several, together
from tadmor.extract.attributions.speakers.members import all_named, plain, state_alone
from tadmor.extract.attributions.speakers.named import governed, long_name, named, person
from tadmor.extract.attributions.speakers.offices import with_body
from tadmor.extract.attributions.speakers.owned import country_of, issuer, land, own_country, own_government, utterer
from tadmor.extract.attributions.speakers.pronouns import is_pronoun, meant
from tadmor.extract.attributions.speakers.relatives import antecedent
from tadmor.extract.attributions.speakers.said import NOBODY
from tadmor.extract.attributions.speakers.scene import Over
from tadmor.extract.attributions.speakers.staffs import general_staff
from tadmor.extract.attributions.speakers.standing import speaker_of
from tadmor.extract.attributions.speakers.told import Mention
from tadmor.extract.attributions.speakers.wording import anonymous, bracketed
from tadmor.model import Reading, Speaker
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar

__all__ = ["Speakers"]

_FINDING = frozenset(["found", "find", "finds"])
_FIRMS = frozenset(["company", "firm", "airline", "operator"])
_BEFORE_IT = frozenset(["*", "earlier", "meanwhile", "separately"])  # "Earlier the channel had denied it"
_BASED = re.compile(r"[A-Z][\w.]*-based (?=[A-Z])")
_BRACKETED = 3  # tokens of a short name in brackets


class Speakers:
    """Resolution over one document: asked once for each source, in text order, outermost first."""

    def __init__(self, page: Page, reading: Reading) -> None:
        self._ground = ground_of(page, reading)
        self._accused = Accused(page, self._ground.told)

    def resolve(self, draft: Draft, parent: Speaker | None, outer: Draft | None = None) -> Speaker:
        """The speaker of a draft; `parent` is who says the content of `outer`, which it stands in."""
        if not draft.source and (label := bracketed(self._ground.page, draft.cue[0])) is not None:
            speaker = self._one_of(label)
            self._ground.said.remember(speaker, words_in(self._ground, label), label[0])
            return speaker
        if not draft.source:
            return parent if parent and outer and goes_on(draft, outer) else NOBODY
        part = self._owner(draft.source[0])
        self._ground.said.topic = frozenset(w for low, high in draft.content for w in self._ground.page.lower[low:high])
        words = words_in(self._ground, part)
        words = ["the", *words[2:]] if words[:2] == ["the", "same"] else words
        evidence = draft.entry.type == "evidence"
        over = Over(parent, begins(outer), opens_at(outer)) if parent else None
        if is_pronoun(words):
            both = self._ground.said.both(words) or self._accused.denies(draft, words[0], part)
            speaker = both or self._pronoun(words[0], part, over, evidence=evidence and not self._finds(draft, part))
        else:
            own = own_country(words, parent, self._ground.told.actors) or own_government(words, parent)
            speaker = own or self._phrase(part, words, evidence=evidence)
            speaker = goes_by(self._ground, part, with_body(self._ground, part, speaker, self._one_of))
        if speaker.kind == "person" and (body := self._ground.said.bodies.get(speaker.name or "")) is not None:
            speaker = replace(speaker, organisation=body)
        if self._accused.denies_own(draft, speaker):
            speaker = self._ground.said.another(words, speaker) or speaker
        if speaker.name is not None and (seat := _BASED.match(speaker.name)) is not None:
            name = speaker.name[seat.end() :]  # "UK-based Harun Monitor"
            body = name if speaker.organisation == speaker.name else speaker.organisation
            speaker = replace(speaker, name=name, organisation=body)
        self._accused.remember(draft, speaker)
        if speaker.kind == "document":
            if draft.parent is None:
                self._ground.said.documents = part[0]
        elif draft.parent is None and words[:1] and words[0] not in grammar()["nobodies"]:
            self._ground.said.remember(speaker, words_in(self._ground, bare(self._ground.page, part)), part[0])
        return speaker

    def _finds(self, draft: Draft, part: Range) -> bool:
        """Whether "it has found" follows a sentence in which a body spoke: bodies find as documents do."""
        page, last = self._ground.page, next(iter(self._ground.said), None)
        found = not _FINDING.isdisjoint(page.lower[slice(*draft.cue[0])])
        near = last is not None and page.sentence(part[0]) - page.sentence(last.at) == 1
        return found and near and last is not None and last.speaker.kind == "organisation"

    def _owner(self, part: Range) -> Range:
        """A source that is somebody's ("the chancellor's refusal") without its mark of possession, nor asterisks.

        Of "(SLN)", all that is left of "Syria Live Network (SLN)", what stands in the brackets.
        """
        lower = self._ground.page.lower
        if part[1] - part[0] == _BRACKETED and lower[part[0]] == "(" and lower[part[1] - 1] == ")":
            return part[0] + 1, part[1] - 1
        while part[1] - part[0] > 1 and lower[part[1] - 1] == "*":
            part = part[0], part[1] - 1
        while part[1] - part[0] > 1 and lower[part[0]] in _BEFORE_IT:
            part = part[0] + 1, part[1]
        marked = part[1] - part[0] > 1 and lower[part[1] - 1] in ("'s", "’s", "'", "’")
        return (part[0], part[1] - 1) if marked else part

    def _pronoun(self, word: str, part: Range, over: Over | None, *, evidence: bool) -> Speaker:
        if word in RELATIVE:
            return antecedent(self._ground.page, self._ground.told, part, self._plainly)
        said = word == "it" and over is not None and over.speaker.kind in ("organisation", "group")
        if evidence and word in grammar()["documents"] and not said:
            return Speaker(name=None, kind="document")
        return meant(word, part, over, self._ground.scene)

    def _phrase(self, part: Range, words: list[str], *, evidence: bool) -> Speaker:
        head = bare(self._ground.page, part)
        if head != part and self._ground.page.lower[head[1]] in FIGHTING:
            part = head  # "the coalition fighting the Harun Front" is not the Front
            words = words_in(self._ground, head)
        speaker = (
            self._listed(part)
            or self._released(part, words)
            or self._ground.said.both(words)
            or self._beside_kind(part, words)
            or general_staff(self._ground, part)
            or seated(self._ground, part, words)
            or self._led(part, words)
            or outlet_itself(self._ground, words)
            or mouthpiece(self._ground, part)
            or authorities(self._ground, part)
            or self._owned(part, words, evidence=evidence)
            or self._several(part)
            or person(self._ground, part, words)
            or governed(self._ground, part, words)
            or called(self._ground.page, part, self._ground.told)
            or self._one(head, words_in(self._ground, first_phrase(self._ground.page, head)))
        )
        return speaker or composed(self._ground, part, words, evidence=evidence)

    def _listed(self, part: Range) -> Speaker | None:
        """ "Its reconciliation centre in Syria": the body of a list whose name, with a place in it, is the source."""
        page, g = self._ground.page, grammar()
        low = part[0] + (page.lower[part[0]] in g["determiners"] | g["possessives"])
        span = page.span((low, part[1])) if low < part[1] else None
        if span is None or g["prepositions"].isdisjoint(page.lower[low : part[1]]):
            return None
        over = self._ground.told.over(span)
        whole = (a for m, a in over if m.end == span.end and m.start in (span.start, page.tokens[part[0]].start))
        return next((speaker_of(a) for a in whole if a.id is not None and a.kind != "person"), None)

    def _beside_kind(self, part: Range, words: list[str]) -> Speaker | None:
        """ "The opposition HNP", "the rebel Harun Front": the body named behind what it is, no state's rebels."""
        page = self._ground.page
        low, end = part[0] + 2, first_phrase(self._ground.page, part)[1]
        if words[:1] != ["the"] or words[1:2] == [] or words[1] not in grammar()["against_states"] or end <= low:
            return None
        if not all(page.title(i) for i in range(low, end)) or page.lower[end - 1] in grammar()["single_roles"]:
            return None
        if any(actor.kind == "person" for _, actor in self._ground.told.over(page.span((low, end)))):
            return None
        found = self._one((low, end), words_in(self._ground, (low, end)))
        if found is not None and found.kind in ("organisation", "group"):
            return found
        name, g = page.span((low, end)).text, grammar()
        initials = name.isupper() and name.isalpha() and len(name) > 2 and name.lower() not in g["roles"] | g["titles"]
        return Speaker(name=name, kind="group", organisation=name) if initials else None

    def _led(self, part: Range, words: list[str]) -> Speaker | None:
        """ "The HNP leadership": the body itself."""
        page = self._ground.page
        if words[-1:] != ["leadership"] or words[:1] != ["the"] or part[1] - part[0] < 3:
            return None
        named = all(page.title(i) for i in range(part[0] + 1, part[1] - 1))
        found = self._one_of((part[0] + 1, part[1] - 1)) if named else None
        return found if found is not None and found.kind in ("organisation", "group") else None

    def _several(self, part: Range) -> Speaker | None:
        """Several named speakers as one; the bodies among them are remembered by themselves."""
        members = several(self._ground.page, part, self._member)
        for body in (member for member in members if member.kind != "person"):
            self._ground.said.remember(body, [], part[0])
        return together([member.name for member in members if member.name]) if members else None

    def _released(self, part: Range, words: list[str]) -> Speaker | None:
        """ "The group issued a video warning of ...": whose video it is, and "the video" after it."""
        if words == ["the", "video"]:
            return self._ground.said.short(words) or released(self._ground, part[0])
        verb = self._ground.page.lower[part[0] - 1] if part[0] else ""
        if words != ["a", "video"] or verb not in grammar()["releasing"]:
            return None
        return opening(self._ground, self._ground.page.starts[self._ground.page.sentence(part[0])], part[0])

    def _owned(self, part: Range, words: list[str], *, evidence: bool) -> Speaker | None:
        """Somebody whose statement, or a state whose ministry, a source is."""
        whose = utterer(self._ground.page, part, words) or (None if evidence else issuer(self._ground.page, part))
        if whose is not None:
            found = self._one_of(whose)
            return found if found.name and found.name.lower() not in grammar()["organisation_nouns"] else None
        span = self._ground.page.span(part)
        before = self._ground.told.before(span.start)
        return country_of(words, self._ground.told.over(span)) or land(words, span.start, self._ground.places, before)

    def _one_of(self, part: Range) -> Speaker:
        words = words_in(self._ground, part)
        if is_pronoun(words):
            return self._pronoun(words[0], part, None, evidence=False)
        return self._phrase(part, words, evidence=False)

    def _plainly(self, part: Range) -> Speaker:
        """Whom a phrase means as it stands, a pronoun too: "those who" are nobody told of before."""
        return self._phrase(part, words_in(self._ground, part), evidence=False)

    def _one(self, part: Range, words: list[str]) -> Speaker | None:
        """The one somebody known whom a phrase means."""
        page, g, told = self._ground.page, grammar(), self._ground.told
        if words[1:2] and words[1] in g["prepositions"] | {"of", "within"} and words[0] in g["anonymous_articles"]:
            return None  # "several of the soldiers", "some within the ministry"
        if words[1:2] in (["a"], ["an"]) and (apposed := state(page.tokens[part[0]].text)):
            return apposed  # "Russia a key ally of ..."
        if (based := self._based(part, words)) is not None:
            return based
        before = told.before(page.tokens[part[0]].start)
        speaker = (
            person(self._ground, part, words)
            or body_apposed(page, part, told)
            or defined(page, part, told, self._ground.short)
        )
        called = len(words) > 2 and self._is_called(part)
        speaker = speaker or self._ground.said.by_head(words)
        speaker = speaker or (None if called else backward(words, before, self._ground.said, page.tokens))
        if speaker is None and issued(words):
            return issuer_of(self._ground, part, words)
        fighting = words[-1:] and words[-1] in g["group_nouns"] and words[0] not in g["anonymous_articles"]
        if speaker is None and (words[:1] == ["the"] or fighting or not anonymous(page, part)):
            said = self._ground.said
            speaker = said.by_topic(words) or said.body_just_now(words, page.paragraph_start(part[0], 1))
            speaker = speaker or (
                None
                if civil(words) and not long_name(self._ground, part)
                else named(self._ground, part, words) or state_alone(self._ground, part)
            )
            speaker = speaker or self._short(words, called=called) or body_again(words, before)
        if speaker is None and (words[:1] == ["the"] or "s" in words):
            speaker = self._ground.said.same_side(words)
        speaker = (
            speaker
            or issuer_of(self._ground, part, words)
            or office_of(self._ground, part, words)
            or beside(self._ground, part, words)
            or officer(self._ground, words)
            or self._ground.said.aged(words)
        )
        speaker = speaker or self._ground.said.office_again(words, page.paragraph_start(part[0], 1))
        return (
            speaker
            or self._service(part, words, before)
            or (None if self._is_qualified(part) else self._again(words))
            or called_again(self._ground, part, words)
            or self._ground.said.of_body(words)
            or named_before(self._ground, part, words)
        )

    def _short(self, words: list[str], *, called: bool) -> Speaker | None:
        """Who spoke before under words that hold these; a name of several words is nobody who was left unnamed."""
        found = self._ground.said.short(words)
        return None if called and found is not None and found.name is None else found

    def _again(self, words: list[str]) -> Speaker | None:
        """The organisation that spoke last, as far as a noun may mean it: no outlet is "the company" it tells of."""
        found = self._ground.said.again(words)
        own = found is not None and found.name == self._ground.scene.outlet
        return None if own and words[-1] in _FIRMS else found

    def _service(self, part: Range, words: list[str], before: Sequence[Mention]) -> Speaker | None:
        """An institution told without its country; police under a name that is not the catalogue's keep it."""
        found = institution(words, before, self._ground.country) if words else None
        own = found is not None and words[1:-1] and words[-1] == "police" and "police" not in (found.name or "").lower()
        low = part[0] + (words[:1] == ["the"])
        if found is None or not own or not all(self._ground.page.title(i) for i in range(low, part[1])):
            return found
        return replace(found, name=self._ground.page.span((low, part[1])).text)

    def _is_called(self, part: Range) -> bool:
        """Whether a phrase has a name in it: "the Vesk Intelligence Group", "the key Harun militia" of a known one."""
        page = self._ground.page
        end = first_phrase(page, part)[1]
        span = page.span((part[0], end))
        if page.title(end - 1):
            return True
        ends = [(mention, actor) for mention, actor in self._ground.told.over(span) if mention.end == span.end]
        return any((actor.id and m.start == span.start) or is_named_group(m, actor) for m, actor in ends)

    def _is_qualified(self, part: Range) -> bool:
        """Whether a name inside a phrase says which one is meant: "the Vesk committee" need not be who spoke last."""
        page = self._ground.page
        return any(page.title(i) for i in range(part[0] + 1, first_phrase(page, part)[1] - 1))

    def _based(self, part: Range, words: list[str]) -> Speaker | None:
        """ "The Britain-based Observatory" is the Observatory."""
        lower = self._ground.page.lower
        end = first_phrase(self._ground.page, part)[1]
        at = next((i for i in range(part[0], end - 1) if lower[i] == "based" or lower[i].endswith("-based")), None)
        if at is None or words[0] in grammar()["anonymous_articles"]:
            return None
        if (watch := self._ground.said.by_head(words)) is not None:
            return watch
        rest = words_in(self._ground, (at + 1, part[1]))
        body = named_body(self._ground.page.span((at + 1, end)).text, rest)
        new = Speaker(name=body, kind="organisation", organisation=body) if body else None
        return self._one((at + 1, part[1]), ["the", *rest]) or new

    def _member(self, part: Range) -> Speaker | None:
        """Somebody named whose name makes up a whole member of a list, but for what is told of them behind it."""
        words = words_in(self._ground, part)
        if words and (based := self._based(part, words)) is not None:
            return based
        if not words or not all_named(self._ground, part):
            return state_alone(self._ground, part) or self._ground.said.short(words) or plain(self._ground, part)
        return person(self._ground, part, words) or named(self._ground, part, words)
