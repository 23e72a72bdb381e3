"""Who a source's words stand for: a name, a title, a pronoun, resolved over the whole document, or someone unnamed.

Only the source's place and the document decide, not how the attribution was found.
"""

from collections import Counter

from tadmor.extract.attributions.drafts import Draft
from tadmor.extract.attributions.page import Page
from tadmor.extract.attributions.speakers.accused import Accused
from tadmor.extract.attributions.speakers.asked import begins, country, gap, goes_on, office, officers, opens_at, owns
from tadmor.extract.attributions.speakers.bodies import (
    allied,
    body_apposed,
    called,
    defined,
    institution,
    longer,
    short_names,
    state,
)
from tadmor.extract.attributions.speakers.definite import backward, body_again, civil, issued, named_body, one_issued
from tadmor.extract.attributions.speakers.heads import RELATIVE, bare, first_phrase, of_another, one_of_them
from tadmor.extract.attributions.speakers.joint import several, together
from tadmor.extract.attributions.speakers.owned import country_of, issuer, land, of_state, own_country, utterer
from tadmor.extract.attributions.speakers.pronouns import is_pronoun, meant
from tadmor.extract.attributions.speakers.relatives import antecedent
from tadmor.extract.attributions.speakers.said import NOBODY, Said
from tadmor.extract.attributions.speakers.scene import Over, Scene, many, named_person
from tadmor.extract.attributions.speakers.standing import (
    joined,
    single,
    speaker_of,
    unheaded,
    unnamed,
    unnamed_kind,
    whose,
)
from tadmor.extract.attributions.speakers.told import Told
from tadmor.extract.attributions.speakers.wording import (
    anonymous,
    bracketed,
    capitals,
    head_end,
    leads,
    opens,
    role_text,
    statement_of,
    titled,
)
from tadmor.model import Reading, Span, Speaker, SpeakerKind, overlap, span_of
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar

__all__ = ["Speakers"]

_BEHIND = frozenset([",", "(", "who", "which", "–", "—", "both", "all", "each"])  # words after somebody's name
_NAMESAKES = 40  # holders of one office that are looked at
_NAME = 8  # tokens in which a name begins and ends


class Speakers:
    """Resolution over one document: asked once for each source, in text order, outermost first."""

    def __init__(self, page: Page, reading: Reading) -> None:
        self._page = page
        self._told = Told(reading)
        self._said = Said()
        self._accused = Accused(page, self._told)
        self._scene = Scene(page, self._told, self._said, reading.document.outlet)
        self._places = reading.places[:500]  # a report names fewer; the cap bounds the search
        self._country = country(reading)
        self._short = short_names(page, self._told)
        self._officers = officers(reading.actors)
        self._written = Counter(token.text for token in page.tokens)

    def resolve(self, draft: Draft, parent: Speaker | None, outer: Draft | None = None) -> Speaker:
        """The speaker of a draft; `parent` is who says the content of `outer`, which it stands in."""
        if not draft.source and (label := bracketed(self._page, draft.cue[0])) is not None:
            speaker = self._one_of(label)
            self._said.remember(speaker, self._words(label), label[0])
            return speaker
        if not draft.source:
            return parent if parent and outer and goes_on(draft, outer) else NOBODY
        part = self._owner(draft.source[0])
        words = self._words(part)
        evidence = draft.entry.type == "evidence"
        over = Over(parent, begins(outer), opens_at(outer)) if parent else None
        if is_pronoun(words):
            both = self._said.both(words) or self._accused.denies(draft, words[0], part)
            speaker = both or self._pronoun(words[0], part, over, evidence=evidence)
        else:
            speaker = own_country(words, parent, self._told.actors) or self._phrase(part, words, evidence=evidence)
        self._accused.remember(draft, speaker)
        if speaker.kind == "document":
            self._said.documents = part[0]
        elif draft.parent is None:
            self._said.remember(speaker, self._words(bare(self._page, part)), part[0])
        return speaker

    def _owner(self, part: Range) -> Range:
        """A source that is somebody's ("the chancellor's refusal") without its mark of possession."""
        marked = part[1] - part[0] > 1 and self._page.lower[part[1] - 1] in ("'s", "’s", "'", "’")
        return (part[0], part[1] - 1) if marked else part

    def _words(self, part: Range) -> list[str]:
        lower = self._page.lower[part[0] : part[1]]
        if self._page.shouts(part[0]):
            lower = [word.lower().removesuffix("'s") for word in lower]  # "US" is no country there
        return [w.lstrip("'’") for w in lower if w[:1].isalnum() or w in ("'s", "’s")]

    def _pronoun(self, word: str, part: Range, over: Over | None, *, evidence: bool) -> Speaker:
        if word in RELATIVE:
            return antecedent(self._page, self._told, part, self._plainly)
        said = word == "it" and over is not None and over.speaker.kind in ("organisation", "group")
        if evidence and word in grammar()["documents"] and not said:
            return Speaker(name=None, kind="document")
        return meant(word, part, over, self._scene)

    def _phrase(self, part: Range, words: list[str], *, evidence: bool) -> Speaker:
        head = bare(self._page, part)
        speaker = (
            self._released(part, words)
            or self._owned(part, words, evidence=evidence)
            or self._several(part)
            or self._person(part, words)
            or called(self._page, part, self._told)
            or self._one(head, self._words(first_phrase(self._page, head)))
        )
        return speaker or self._composed(part, words, evidence=evidence)

    def _several(self, part: Range) -> Speaker | None:
        """Several named speakers as one; the bodies among them are remembered by themselves."""
        members = several(self._page, part, self._member)
        for body in (member for member in members if member.kind != "person"):
            self._said.remember(body, [], part[0])
        return together([member.name for member in members if member.name]) if members else None

    def _released(self, part: Range, words: list[str]) -> Speaker | None:
        """ "The group issued a video warning of ...": whose video it is, and "the video" after it."""
        if words[-1:] == ["video"] and words[:1] == ["the"] and len(words) == 2:
            return self._said.short(words)
        verb = self._page.lower[part[0] - 1] if part[0] else ""
        if words != ["a", "video"] or verb not in grammar()["releasing"]:
            return None
        return self._opening(self._page.starts[self._page.sentence(part[0])], part[0])

    def _owned(self, part: Range, words: list[str], *, evidence: bool) -> Speaker | None:
        """Somebody whose statement, or a state whose ministry, a source is."""
        whose = utterer(self._page, part, words) or (None if evidence else issuer(self._page, part))
        if whose is not None:
            found = self._one_of(whose)
            return found if found.name and found.name.lower() not in grammar()["organisation_nouns"] else None
        span = self._page.span(part)
        before = self._told.before(span.start)
        return country_of(words, self._told.over(span)) or land(words, span.start, self._places, before)

    def _one_of(self, part: Range) -> Speaker:
        words = self._words(part)
        if is_pronoun(words):
            return self._pronoun(words[0], part, None, evidence=False)
        return self._phrase(part, words, evidence=False)

    def _plainly(self, part: Range) -> Speaker:
        """Whom a phrase means as it stands, a pronoun too: "those who" are nobody told of before."""
        return self._phrase(part, self._words(part), evidence=False)

    def _one(self, part: Range, words: list[str]) -> Speaker | None:
        """The one somebody known whom a phrase means."""
        page, g, told = self._page, grammar(), self._told
        if words[1:2] and words[1] in g["prepositions"] | {"of", "within"} and words[0] in g["anonymous_articles"]:
            return None  # "several of the soldiers", "some within the ministry"
        if words[1:2] in (["a"], ["an"]) and (apposed := state(page.tokens[part[0]].text)):
            return apposed  # "Russia a key ally of ..."
        if (based := self._based(part, words)) is not None:
            return based
        before = told.before(page.tokens[part[0]].start)
        speaker = self._person(part, words) or body_apposed(page, part, told) or defined(page, part, told, self._short)
        called = len(words) > 2 and page.title(first_phrase(page, part)[1] - 1)  # "the Vesk Intelligence Group"
        speaker = speaker or (None if called else backward(words, before, self._said, page.tokens))
        if speaker is None and issued(words):
            return self._issuer(part, words)
        fighting = words[-1:] and words[-1] in g["group_nouns"] and words[0] not in g["anonymous_articles"]
        if speaker is None and (words[:1] == ["the"] or fighting or not anonymous(page, part)):
            speaker = self._said.body_just_now(words, page.paragraph_start(part[0], 1)) or (
                None if civil(words) and not self._long_name(part) else self._named(part, words) or self._state(part)
            )
            speaker = speaker or self._said.short(words) or body_again(words, before)
        if speaker is None and (words[:1] == ["the"] or "s" in words):
            speaker = self._said.same_side(words)
        speaker = speaker or self._said.both(words) or self._issuer(part, words) or self._office(part, words)
        speaker = speaker or self._beside(part, words) or self._officer(words) or self._said.aged(words)
        speaker = speaker or self._said.office_again(words, page.paragraph_start(part[0], 1))
        return speaker or (institution(words, before, self._country) if words else None) or self._said.again(words)

    def _long_name(self, part: Range) -> bool:
        """Whether a name of several words stands in a phrase: "the ... Observatory for Human Rights group"."""
        return any(mention.text.count(" ") > 2 for mention, _ in self._told.over(self._page.span(part)))

    def _based(self, part: Range, words: list[str]) -> Speaker | None:
        """ "The Britain-based Observatory" is the Observatory."""
        lower = self._page.lower
        end = first_phrase(self._page, part)[1]
        at = next((i for i in range(part[0], end - 1) if lower[i] == "based" or lower[i].endswith("-based")), None)
        if at is None or words[0] in grammar()["anonymous_articles"]:
            return None
        rest = self._words((at + 1, part[1]))
        body = named_body(self._page.span((at + 1, end)).text, rest)
        new = Speaker(name=body, kind="organisation", organisation=body) if body else None
        return self._one((at + 1, part[1]), ["the", *rest]) or new

    def _member(self, part: Range) -> Speaker | None:
        """Somebody named whose name makes up a whole member of a list, but for what is told of them behind it."""
        words = self._words(part)
        if words and (based := self._based(part, words)) is not None:
            return based
        if not words or not self._all_named(part):
            return self._state(part) or self._said.short(words) or self._plain(part)
        return self._person(part, words) or self._named(part, words)

    def _plain(self, part: Range) -> Speaker | None:
        """A body that the document gives no other name: "the Lebanon-based Sahel TV", beside somebody known."""
        name = capitals(self._page, part)
        text, front = name if name else ("", None)
        body = text.split()[-1:] and text.split()[-1].lower() in grammar()["organisation_nouns"]
        text = text.rpartition("-based ")[2]
        return Speaker(name=text, kind="organisation", organisation=text) if body and front is None else None

    def _state(self, part: Range) -> Speaker | None:
        """A state by name alone, or with a clause on it behind a comma."""
        page = self._page
        end = next((i for i in range(part[0] + 1, part[1]) if page.lower[i] in _BEHIND), part[1])
        return state(page.span((part[0], end)).text)

    def _all_named(self, part: Range) -> bool:
        """Whether a mention opens a phrase, and only a clause or a bracket follows it."""
        page, span = self._page, self._page.span(part)
        for mention, _ in self._told.over(span):
            front = [i for i in range(*part) if page.tokens[i].start < mention.start]
            after = next((i for i in range(*part) if page.tokens[i].start >= mention.end), None)
            g = grammar()
            small = g["determiners"] | g["titles"] | g["possessives"] | g["allied"] | g["bodies_again"]
            around = small | {"news", "state", "agencies", "both", "wider", "'s", "’s"}
            plain = all(page.lower[i] in around or state(page.tokens[i].text) for i in front)
            if plain and (after is None or page.lower[after] in (",", "(", "who", "which", "–", "—")):
                return True
        return False

    def _person(self, part: Range, words: list[str]) -> Speaker | None:
        """The named person who heads a source: not "a spokesman for X" or "X's office", but "a statement from X"."""
        span = self._page.span(part)
        people = [(m, a) for m, a in self._told.over(span) if a.kind == "person" and not unnamed(a)]
        found = [(m, a) for m, a in people if self._heads(m, part, words) and not whose(m, span)]
        if not found:
            return None
        return speaker_of(max(found, key=lambda p: min(p[0].end, span.end) - max(p[0].start, span.start))[1])

    def _office(self, part: Range, words: list[str]) -> Speaker | None:
        """ "A statement from his office": that of whom the pronoun means."""
        asked = words[-1:] == ["office"] and {"his", "her"} & set(words)
        owner = named_person(part, self._scene) if asked else None
        return Speaker(name=f"office of {owner.name}", kind="organisation") if owner else None

    def _issuer(self, part: Range, words: list[str]) -> Speaker | None:
        """ "The statement" is of whoever spoke last, "a statement" of whoever its sentence told of before."""
        if issued(words):
            return next((k.speaker for k in self._said if k.speaker.name or many(k.speaker)), None)
        if not one_issued(words):
            return None
        page = self._page
        low = page.starts[page.sentence(part[0])]
        spoke = next((k.speaker for k in self._said if low <= k.at < part[0] and k.speaker.name), None)
        return self._behind(part) or spoke or self._opening(low, part[0])

    def _behind(self, part: Range) -> Speaker | None:
        """Who is named right behind "by" or "from" after a source that ends before it."""
        page = self._page
        if part[1] + 1 >= len(page.tokens) or page.lower[part[1]] not in ("by", "from"):
            return None
        start = page.tokens[part[1] + 1].start
        found = self._told.between(start, page.tokens[min(part[1] + _NAME, len(page.tokens)) - 1].end)
        return speaker_of(found[0][1]) if found and found[0][0].start == start else None

    def _opening(self, low: int, high: int) -> Speaker | None:
        """Somebody named at the beginning of a sentence."""
        tokens = self._page.tokens
        end = min(low + _NAME, high) - 1
        here = self._told.between(tokens[low].start, tokens[end].end) if low < high else []
        return next((found for _, a in here if (found := speaker_of(a)).name), None)

    def _beside(self, part: Range, words: list[str]) -> Speaker | None:
        """Somebody named right beside a phrase that only tells the office: "Bakri, a spokesman for the port"."""
        page = self._page
        g = grammar()
        head = next((i for i, w in enumerate(words) if i and w in g["prepositions"]), len(words))
        if words[:1] == ["the"] or not words or words[head - 1] not in g["roles"] - g["group_roles_plural"]:
            return None
        span = page.span(part)
        around = span_of(page.text, max(0, span.start - 3), min(span.end + 3, len(page.text)))
        people = [(m, a) for m, a in self._told.over(around) if a.kind == "person" and not unnamed(a)]
        named = [(m, a) for m, a in people if m.text[:1].isupper()]
        return next((speaker_of(a) for m, a in named if "," in gap(page.text, m, span)), None)

    def _officer(self, words: list[str]) -> Speaker | None:
        """ "The chancellor": the one person of the report who holds that office."""
        g = grammar()
        if not words or words[-1] not in g["single_roles"] or words[0] in g["anonymous_articles"] | g["possessives"]:
            return None
        wanted = set(words) - {"the"}
        holds = [a for a in self._officers.get(words[-1], ())[:_NAMESAKES] if wanted <= office(a)]
        return speaker_of(holds[0]) if len(holds) == 1 else None

    def _heads(self, mention: Span, part: Range, words: list[str]) -> bool:
        page = self._page
        end = page.tokens[part[1] - 1].end
        if mention.end < end - 2 and page.text.startswith(("'s", "’s", "' ", "’ "), mention.end):
            return False
        before = [i for i in range(*part) if page.tokens[i].start < mention.start]
        if not of_another(page, part, mention):
            return not any(page.lower[i] in RELATIVE for i in before)
        told = self._document_headed(words) or statement_of(page, part)
        return page.lower[before[-1]] in ("from", "by") and told

    def _named(self, part: Range, words: list[str]) -> Speaker | None:
        """The actor, other than a named person, whose mention covers the head of the source best."""
        if self._document_headed(words) or leads(self._page, part):
            return None
        text, span = self._page.text, self._page.span(part)
        head = span.end if statement_of(self._page, part) else head_end(self._page, part)
        over = [(m, a) for m, a in self._told.over(span) if a.kind != "person" and m.start < head]
        others = [
            (m, a) for m, a in over if not (joined(text, m) or owns(m, head, text) or whose(m, span) or single(m))
        ]
        if not others:
            return None
        best = max(others, key=lambda p: (min(p[0].end, head), p[0].end - p[0].start))
        if (body := of_state(self._page, part, best)) is not None:
            return body
        if best[0].end < head - 1:
            if self._office_headed(words) or one_of_them(self._page, part, best[0].end):
                return None
            if name := allied(self._page, part, best[0], head) or longer(self._page, part, best[0], head):
                return Speaker(name=name, kind="organisation", organisation=name)
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

    def _office_part(self, part: Range) -> Range:
        """An office without the clause behind it, which goes on about how somebody spoke; who is no official keeps it."""
        short = bare(self._page, part)
        head = self._page.lower[short[1] - 1].removesuffix("s")
        return short if head in grammar()["single_roles"] | grammar()["unnamed"] else part

    def _office_headed(self, words: list[str]) -> bool:
        """ "The senior alliance commander in Norland": an officer of it."""
        g = grammar()
        head = next((i for i, w in enumerate(words) if i and w in g["prepositions"]), len(words))
        return words[-1] in g["roles"] or words[head - 1] in g["single_roles"]

    def _document_headed(self, words: list[str]) -> bool:
        ends = grammar()["prepositions"] | RELATIVE
        head = next((i for i, w in enumerate(words) if i and w in ends), len(words))
        return bool(words) and words[head - 1] in grammar()["documents"]

    def _composed(self, part: Range, words: list[str], *, evidence: bool) -> Speaker:
        g, page = grammar(), self._page
        role = role_text(page, self._office_part(part))
        organisation = self._organisation(bare(page, part))
        if evidence and not self._document_headed(words):
            organisation = None  # "the aftermath of strikes by the army": nobody made it to show anything
        if (evidence and not titled(page, part)) or (
            self._document_headed(words) and not statement_of(self._page, part) and not titled(self._page, part)
        ):
            return Speaker(
                name=None if evidence else role,
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
        if title and text.lower() in g["organisation_nouns"]:
            text, title = f"{title} {text}", None  # "Maltese national TV"
        if opens(self._page, part) and text.endswith("s") and self._written[text] == 1:
            return Speaker(name=None, kind="group", role=text)  # "Students said": nobody is called so
        over = [place for place in self._places if overlap(page.span(part), place.span)]
        if not title and over and (" " not in text or any(place.span.text == text for place in over)):
            return Speaker(name=text, kind="organisation")
        if words[0] == "the" and " " not in text and text.endswith("s") and not title:
            return Speaker(name=text, kind="group")
        titled_so = title is not None and not g["titles"].isdisjoint(title.lower().split())
        if any(w.lower() in g["organisation_nouns"] for w in text.split()) or (
            len(text.split()) == 1 and not titled_so and text.isupper() and not page.shouts(part[0])
        ):
            return Speaker(name=text, kind="organisation")
        return Speaker(name=text, kind="person", role=title, organisation=organisation)

    def _organisation(self, part: Range) -> str | None:
        over = self._told.over(self._page.span(part))
        bodies = [(m, a) for m, a in over if a.kind not in ("person", "civilians") and not unheaded(a)]
        found = [(m, a) for m, a in bodies if not self._qualifies(m, part)]
        if found:
            return max(found, key=lambda p: p[0].end - p[0].start)[1].name
        return next((a.organisation for _, a in over if unheaded(a) or unnamed(a)), None)

    def _qualifies(self, mention: Span, part: Range) -> bool:
        """Whether a name behind a preposition only qualifies a noun: "governors in half the Norland provinces"."""
        page = self._page
        front = [i for i in range(*part) if page.tokens[i].start < mention.start]
        after = next((i for i in range(*part) if page.tokens[i].start >= mention.end), None)
        tied = any(page.lower[i] in grammar()["prepositions"] | {"of", "within"} for i in front)
        return tied and after is not None and page.lower[after][:1].isalpha() and page.lower[after] not in _BEHIND
