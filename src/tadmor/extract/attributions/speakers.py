"""Who a source's words stand for: a name, a title, a pronoun, resolved over the whole document, or someone unnamed."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from tadmor.extract.attributions.definite import issued, meant_by, named_body
from tadmor.extract.attributions.drafts import Draft
from tadmor.extract.attributions.page import Page
from tadmor.extract.attributions.standing import gender, joined, speaker_of, unheaded, unnamed, unnamed_kind, whose
from tadmor.extract.attributions.wording import (
    anonymous,
    capitals,
    head_end,
    opens,
    role_text,
    statement_of,
    titled,
    trails,
)
from tadmor.model import Actor, Reading, Span, Speaker, SpeakerKind, overlap
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar

__all__ = ["Speakers"]

_BACK = 80  # mentions looked back at
_GROUP = ("group", "militia", "movement")
_STEM = 5  # letters that "Russia" and "Russian" share
_NOBODY = Speaker(name=None, kind="anonymous")


@dataclass(frozen=True, slots=True)
class Known:
    """Someone who spoke already, with what a later short form can be matched on."""

    speaker: Speaker
    words: frozenset[str]
    gender: str | None


class Speakers:
    """Resolution over one document: asked once for each source, in text order, outermost first."""

    def __init__(self, page: Page, reading: Reading) -> None:
        self._page = page
        self._outlet = reading.document.outlet
        pairs = sorted(((m, a) for a in reading.actors for m in a.mentions), key=lambda p: (p[0].start, p[0].end))
        self._mentions = pairs
        self._starts = [m.start for m, _ in pairs]
        self._longest = max((m.end - m.start for m, _ in pairs), default=0)
        self._places = reading.places[:500]  # a report names fewer; the cap bounds the search
        self._written = Counter(token.text for token in page.tokens)
        self._said: list[Known] = []

    def resolve(self, draft: Draft, parent: Speaker | None) -> Speaker:
        """The speaker of a draft; `parent` is who says the content that it stands in."""
        if not draft.source:
            return _NOBODY
        part = draft.source[0]
        words = [w.lstrip("'’") for w in self._page.lower[part[0] : part[1]] if w[:1].isalnum() or w in ("'s", "’s")]
        speaker = self._pronoun(words, parent, draft)
        if speaker is None:
            speaker = self._person(part, words)
        g = grammar()
        fighting = words[-1:] and words[-1] in g["group_nouns"] and words[0] not in g["anonymous_articles"]
        if speaker is None and (words[:1] == ["the"] or fighting or not anonymous(self._page, part)):
            speaker = self._named(part, words) or self._short(words)
        if speaker is None and (words[:1] == ["the"] or "s" in words):
            speaker = self._same_side(words)
        speaker = speaker or meant_by(words, self._before(part)) or self._issuer(words) or self._office(part, words)
        speaker = speaker or self._composed(part, words, draft)
        if speaker.kind != "document" and draft.parent is None:
            self._remember(speaker, words)
        return speaker

    def _remember(self, speaker: Speaker, words: list[str]) -> None:
        text = f"{speaker.name or ''} {speaker.role or ''} {speaker.organisation or ''}".lower()
        own = () if "and" in words else words  # which of the two is meant stays open
        held = frozenset(text.replace(",", " ").split()) | frozenset(own)
        if len(words) == 1 and words[0] in grammar()["subject_pronouns"]:
            held = next((k.words for k in reversed(self._said) if k.speaker == speaker), held)
        self._said.append(Known(speaker, held, gender(speaker, held)))
        del self._said[:-40]  # a source further back is named again

    def _pronoun(self, words: list[str], parent: Speaker | None, draft: Draft) -> Speaker | None:
        g = grammar()
        if len(words) != 1 or words[0] not in g["subject_pronouns"] | g["object_pronouns"] | g["possessives"]:
            return None
        word = words[0]
        if word in g["first_singular"]:
            return parent or _NOBODY
        if word in g["first_plural"]:
            return self._we(parent)
        if word in ("who", "which", "that", "whose"):
            return self._antecedent(draft)
        if word in g["documents"] and draft.entry.type == "evidence":
            return Speaker(name=None, kind="document")
        if word in ("one", "you", "everyone", "everybody", "nobody", "someone", "others"):
            return Speaker(name=None, kind="group" if word in ("you", "others") else "anonymous")
        if word in g["plural_pronouns"] and draft.parent is not None:
            return self._they_inside(draft.source[0])
        return self._last(word, draft.source[0])

    def _they_inside(self, part: Range) -> Speaker:
        """ "They" in what somebody says means whom the actors took it for, not who spoke last in the report."""
        over = (speaker_of(a) for _, a in self._over(self._page.span(part)) if a.kind != "person")
        return next(over, Speaker(name=None, kind="group"))

    def _we(self, parent: Speaker | None) -> Speaker:
        if parent is None:
            return Speaker(name=self._outlet, kind="organisation") if self._outlet else _NOBODY
        if parent.kind == "person" and parent.organisation:
            return Speaker(name=parent.organisation, kind="organisation", organisation=parent.organisation)
        return parent

    def _antecedent(self, draft: Draft) -> Speaker:
        """A relative pronoun stands for the phrase before it, if that phrase is someone known."""
        start = self._page.tokens[draft.source[0][0]].start
        at = bisect_left(self._starts, start)
        if at and 0 <= start - self._mentions[at - 1][0].end <= 2:
            return speaker_of(self._mentions[at - 1][1])
        return Speaker(name=None, kind="group")

    def _last(self, word: str, part: Range) -> Speaker:
        g = grammar()
        if word in g["person_pronouns_male"] | g["person_pronouns_female"]:
            return self._last_person("f" if word in g["person_pronouns_female"] else "m", part)
        if word == "it" and (body := self._group_before(part)):
            return body
        kinds = ("group", "anonymous", "organisation") if word in g["plural_pronouns"] else ("organisation", "group")
        known = (k.speaker for k in reversed(self._said) if k.speaker.kind in kinds and k.speaker != _NOBODY)
        return next(known, _NOBODY)

    def _group_before(self, part: Range) -> Speaker | None:
        """ "The group since it proclaimed ..." tells whom "it" means."""
        at, lower = part[0], self._page.lower
        told = at > 1 and lower[at - 1] in ("since", "when", "after", "before") and lower[at - 2] in _GROUP
        return meant_by(("the", lower[at - 2]), self._before(part)) if told else None

    def _last_person(self, gender: str, part: Range) -> Speaker:
        """The last who spoke and can be meant; one whose gender nothing tells only if nobody else is named nearer."""
        spoke = (k for k in reversed(self._said) if k.speaker.kind in ("person", "anonymous") and k.speaker != _NOBODY)
        known = next((k for k in spoke if k.gender in (gender, None)), None)
        if self._page.lower[part[0]] in grammar()["possessives"] and (owner := self._named_person(part)):
            return owner  # "Putin repeated his readiness": whom the sentence tells of, not who said so
        if known is not None and (
            known.gender == gender or (known.speaker.kind == "person" and trails(self._page, part))
        ):
            return known.speaker
        return self._named_person(part) or (known.speaker if known else _NOBODY)

    def _named_person(self, part: Range) -> Speaker | None:
        """Whom the actors took a pronoun for."""
        over = self._over(self._page.span(part))
        return next((speaker_of(a) for _, a in over if a.kind == "person" and not unnamed(a)), None)

    def _person(self, part: Range, words: list[str]) -> Speaker | None:
        """The named person who heads a source: not "a spokesman for X" or "X's office", but "a statement from X"."""
        span = self._page.span(part)
        people = [(m, a) for m, a in self._over(span) if a.kind == "person" and not unnamed(a)]
        found = [(m, a) for m, a in people if self._heads(m, part, words) and not whose(m, span)]
        if not found:
            return None
        return speaker_of(max(found, key=lambda p: min(p[0].end, span.end) - max(p[0].start, span.start))[1])

    def _before(self, part: Range) -> list[tuple[Span, Actor]]:
        """The mentions in front of a phrase, in text order."""
        at = bisect_left(self._starts, self._page.tokens[part[0]].start)
        return [(m, a) for m, a in self._mentions[max(0, at - _BACK) : at] if not joined(self._page.text, m)]

    def _office(self, part: Range, words: list[str]) -> Speaker | None:
        """ "A statement from his office": that of whom the pronoun means."""
        owner = self._named_person(part) if words[-1:] == ["office"] and {"his", "her"} & set(words) else None
        return Speaker(name=f"office of {owner.name}", kind="organisation") if owner else None

    def _issuer(self, words: list[str]) -> Speaker | None:
        return next((k.speaker for k in reversed(self._said) if k.speaker.name), None) if issued(words) else None

    def _heads(self, mention: Span, part: Range, words: list[str]) -> bool:
        page = self._page
        if page.text.startswith(("'s", "’s", "' ", "’ "), mention.end):
            return False
        before = [i for i in range(*part) if page.tokens[i].start < mention.start]
        if not before or page.lower[before[-1]] not in grammar()["prepositions"] | {"and", "like"}:
            return not any(page.lower[i] in ("who", "whose") for i in before)
        issued = self._document_headed(words) or statement_of(self._page, part)
        return page.lower[before[-1]] in ("from", "by") and issued

    def _named(self, part: Range, words: list[str]) -> Speaker | None:
        """The actor, other than a named person, whose mention covers the head of the source best."""
        if self._document_headed(words):
            return None
        head = head_end(self._page, part)
        over = self._over(self._page.span(part))
        others = [(m, a) for m, a in over if a.kind != "person" and m.start < head and not joined(self._page.text, m)]
        if not others:
            return None
        best = max(others, key=lambda p: (min(p[0].end, head), p[0].end - p[0].start))
        if best[0].end < head - 1 and words[-1] in grammar()["roles"]:
            return None
        return self._local(part, best[0], best[1].name) or speaker_of(best[1])

    def _local(self, part: Range, mention: Span, called: str) -> Speaker | None:
        """ "Tel Aviv police": a force that the place before it names more closely than its country."""
        page = self._page
        if not mention.text.lower().endswith("police"):
            return None
        end = next((i for i in range(*part) if page.lower[i] == "police"), part[0])
        before = [i for i in range(part[0], end) if page.lower[i] != "the"]
        if not before or not all(page.words.title(i) and page.lower[i] not in called.lower() for i in before):
            return None
        return Speaker(name=page.span((before[0], end + 1)).text, kind="organisation")

    def _over(self, span: Span) -> list[tuple[Span, Actor]]:
        low = bisect_left(self._starts, span.start - self._longest)
        high = bisect_left(self._starts, span.end)
        return [(m, a) for m, a in self._mentions[low:high] if overlap(m, span)]

    def _document_headed(self, words: list[str]) -> bool:
        head = next((i for i, w in enumerate(words) if i and w in grammar()["prepositions"]), len(words))
        return bool(words) and words[head - 1] in grammar()["documents"]

    def _short(self, words: list[str]) -> Speaker | None:
        """ "the ministry", "the spokesman", "Cook": the last speaker whose words hold these."""
        g = grammar()
        plain = [w for w in words if w not in g["determiners"] | g["possessives"] | {"of", "s"}]
        if not plain or len(plain) > 4 or words[0] in g["anonymous_articles"] or "s" in words:
            return None
        wanted = frozenset(plain)
        body = plain[-1] in g["organisation_nouns"]
        for known in reversed(self._said):
            if body and known.speaker.kind not in ("organisation", "group"):
                continue
            if known.speaker.name is None and known.speaker.kind == "anonymous" and words[0] != "the":
                continue
            if wanted <= known.words or (self._role_match(wanted, known) and words[0] == "the"):
                return known.speaker
        return None

    def _same_side(self, words: list[str]) -> Speaker | None:
        """ "Russia's military official", "the Turkish official": the last person of that side, once one has spoken."""
        if not words or words[-1] not in grammar()["single_roles"] or len(words) > 5:
            return None
        stems = {w[:_STEM] for w in words[:-1] if len(w) >= _STEM}
        anyone = words[-1] in ("official", "officer")
        for known in reversed(self._said):
            if not anyone and words[-1] not in known.words:
                continue  # "Syria's antiquities chief" is no president
            if known.speaker.kind == "person" and stems & {w[:_STEM] for w in known.words if len(w) >= _STEM}:
                return known.speaker
        return None

    def _role_match(self, wanted: frozenset[str], known: Known) -> bool:
        """One role word shared, and nothing in the short form that the speaker is known not to be."""
        roles = wanted & grammar()["roles"]
        return bool(roles) and bool(roles & known.words) and known.speaker.kind in ("person", "anonymous")

    def _composed(self, part: Range, words: list[str], draft: Draft) -> Speaker:
        g, page = grammar(), self._page
        role = role_text(page, part)
        organisation = self._organisation(page.span(part))
        if draft.entry.type == "evidence" or (
            self._document_headed(words) and not statement_of(self._page, part) and not titled(self._page, part)
        ):
            return Speaker(
                name=role if draft.entry.type != "evidence" else None,
                kind="document",
                role=role,
                organisation=organisation,
            )
        if anonymous(self._page, part):
            return Speaker(name=None, kind="anonymous", role=role, organisation=organisation)
        name = capitals(page, part)
        if name is None:
            body = named_body(page.span(part).text.removeprefix("the ").removeprefix("The "), words)
            kind: SpeakerKind = "organisation" if body else unnamed_kind(words)
            return Speaker(name=body, kind=kind, role=role, organisation=organisation)
        text, title = name
        if opens(self._page, part) and text.endswith("s") and self._written[text] == 1:
            return Speaker(name=None, kind="group", role=text)  # "Students said": nobody is called so
        over = [place for place in self._places if overlap(page.span(part), place.span)]
        if not title and over and (" " not in text or any(place.span.text == text for place in over)):
            return Speaker(name=text, kind="organisation")
        if words[0] == "the" and " " not in text and text.endswith("s") and not title:
            return Speaker(name=text, kind="group")
        if any(w.lower() in g["organisation_nouns"] for w in text.split()) or (
            len(text.split()) == 1 and not title and text.isupper()
        ):
            return Speaker(name=text, kind="organisation")
        return Speaker(name=text, kind="person", role=title, organisation=organisation)

    def _organisation(self, span: Span) -> str | None:
        over = self._over(span)
        found = [(m, a) for m, a in over if a.kind not in ("person", "civilians") and not unheaded(a)]
        if found:
            return max(found, key=lambda p: p[0].end - p[0].start)[1].name
        return next((a.organisation for _, a in over if unheaded(a) or unnamed(a)), None)
