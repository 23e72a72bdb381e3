"""Sources, cues and contents, nesting, speakers, and what hostile text costs."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.extract.attributions import step
from tadmor.extract.attributions.lexicon import cue_lexicon, inflect
from tadmor.model import Actor, Attribution, Document, Reading, Span, cover
from tadmor.nlp.segment import sentences

STEP = step()


def reading(text: str, actors: tuple[Actor, ...] = (), lang: str | None = "en") -> Reading:
    made = Reading(document=Document(id="d", text=text, outlet="The Wire", lang=lang), actors=actors)
    return replace(made, sentences=tuple(sentences(text)))


def read(text: str, actors: tuple[Actor, ...] = ()) -> tuple[Attribution, ...]:
    return STEP.run([reading(text, actors)])[0].attributions


def words(spans: tuple[Span, ...]) -> str:
    return " || ".join(span.text for span in spans)


def told(text: str) -> list[tuple[str, str, str]]:
    return [(words(a.source), words(a.cue), words(a.content)) for a in read(text)]


def actor(text: str, name: str, *mentions: str) -> Actor:
    spans = tuple(Span(text.index(m), text.index(m) + len(m), m) for m in mentions)
    return Actor(name=name, kind="person", mentions=spans, role="spokesman", organisation="Ministry of the Interior")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We hold the hill," Colonel Marun said on Monday.', [("Colonel Marun", "said", '"We hold the hill,"')]),
        ("“We hold the hill,” said Colonel Marun.", [("Colonel Marun", "said", "“We hold the hill,”")]),
        ("The hill has fallen, the army said.", [("the army", "said", "The hill has fallen")]),
        ("The army said on Monday that the hill fell.", [("The army", "said", "that the hill fell")]),
        ("In Sarun, the mayor said, the market is open.", [("the mayor", "said", "In Sarun || the market is open")]),
        (
            "The hill fell, according to two local doctors.",
            [("two local doctors", "according to", "The hill fell")],
        ),
        (
            "The army said the hill fell, adding that no soldier died.",
            [("The army", "said", "the hill fell"), ("The army", "adding", "that no soldier died")],
        ),
        (
            'He said the pass was "quiet as a grave" at noon.',
            [("He", "said", 'the pass was "quiet as a grave" at noon')],
        ),
        ("The mayor told reporters that water ran out.", [("The mayor", "told", "that water ran out")]),
        ("Officials declined to comment.", [("Officials", "declined", "to comment")]),
        ("The council urged both sides to stop.", [("The council", "urged", "both sides to stop")]),
        ("The mayor pledged to rebuild the bridge.", [("The mayor", "pledged", "to rebuild the bridge")]),
        ("The video shows a column of trucks.", [("The video", "shows", "a column of trucks")]),
        ("It is unclear whether the pass is open.", [("", "It is unclear", "whether the pass is open")]),
        ("The toll was expected to rise.", [("", "was expected", "The toll || to rise")]),
        ("Read more: Bridge could be rebuilt by spring – Marun", [("Marun", "–", "Bridge could be rebuilt by spring")]),
        ("The mayor showed up. Insurgents maintain a base there.", []),
    ],
)
def test_forms_of_attribution(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Each form that reports use is read with its source, its cue and its content."""
    assert expected == told(text)


def test_a_quotation_that_goes_on_is_one_attribution() -> None:
    """A second quotation in the paragraph belongs to the speaker of the first."""
    text = '"We hold the hill," Marun said. "We will hold the bridge too."'
    assert told(text) == [("Marun", "said", '"We hold the hill," || "We will hold the bridge too."')]


def test_a_speech_over_paragraphs_is_one_attribution() -> None:
    """A quotation left open runs on into the paragraph that opens again."""
    text = "Marun said: “We hold the hill.\n“We will hold the bridge too.”"
    assert [c for _, _, c in told(text)] == ["“We hold the hill. || “We will hold the bridge too.”"]


def test_a_statement_set_below_its_speaker() -> None:
    """What follows "X said:" is the content as long as it speaks in the first person, and is read again."""
    text = "The mayor said:\n\nI thank the workers.\n\nWe believe that the water is clean."
    assert told(text) == [
        ("The mayor", "said", "I thank the workers.\n\nWe believe that the water is clean"),
        ("I", "thank", "the workers"),
        ("We", "believe", "that the water is clean"),
    ]


def test_nesting_names_the_parent_and_the_chain() -> None:
    """An attribution inside a content knows whose, and the chain runs from the outlet to the holder."""
    outer, inner = read("The army said that the rebels knew that the pass was open.")
    assert (None, outer.id) == (outer.parent, inner.parent)
    assert inner.chain == ("The Wire", "army", "rebels")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"We won," he said.', "direct"),
        ('He said they "won" the day.', "mixed"),
        ("He said they won.", "indirect"),
    ],
)
def test_kind_follows_from_the_marks(text: str, kind: str) -> None:
    """All of the content between marks is direct, some of it mixed, none of it indirect."""
    assert [kind] == [a.kind for a in read(text)]


def test_speakers_are_resolved_over_the_document() -> None:
    """A surname, a pronoun and a short title stand for the person named before, with the role the report gave."""
    text = (
        "Ministry spokesman Adel Marun said the pass was open. He added that the road was safe.\n"
        "Marun said nobody had died. The water was clean, the spokesman said."
    )
    marun = actor(text, "Adel Marun", "Ministry spokesman Adel Marun", "Marun said nobody"[:5])
    speakers = [a.speaker for a in read(text, (marun,))]
    assert [s.name if s else None for s in speakers] == ["Adel Marun"] * 4
    assert speakers[0] is not None and speakers[0].role == "spokesman"


def test_an_unnamed_speaker_has_a_role_and_no_name() -> None:
    """ "An official" is anonymous, with the phrase as the role."""
    (made,) = read("A regional health official said the wells were dry.")
    assert made.speaker is not None
    assert (
        made.speaker.name,
        made.speaker.kind,
        made.speaker.role,
    ) == (None, "anonymous", "regional health official")


def test_a_later_self_hedge_weakens() -> None:
    """ "I may be mistaken" from the same speaker is linked to what he said just before."""
    text = '"They left at dawn," Adel Marun said. "I may be mistaken," Marun added.'
    marun = actor(text, "Adel Marun", "Adel Marun")
    marun = replace(marun, mentions=(*marun.mentions, Span(text.rindex("Marun"), text.rindex("Marun") + 5, "Marun")))
    first, second = read(text, (marun,))
    assert (second.id, None) == (first.weakened_by, second.weakened_by)


def test_stance_act_addressee_and_medium() -> None:
    """What the outlet's word adds, and to whom and where it was said."""
    (claimed,) = read("The rebels claimed on Twitter that the base fell.")
    (told_,) = read("The mayor told reporters that water ran out.")
    assert (claimed.stance, words(claimed.medium)) == ("distancing", "Twitter")
    assert words(told_.addressee) == "reporters"


def test_who_could_not_verify_goes_along_with_nothing() -> None:
    """A cue that endorses does so only where it is not denied."""
    (verified,) = read("The agency could not verify that the base fell.")
    (confirmed,) = read("The agency confirmed that the base fell.")
    assert ("neutral", "endorsing") == (verified.stance, confirmed.stance)


def test_furniture_gives_only_its_teasers() -> None:
    """Copyright lines say nothing; a teaser's attribution is kept."""
    text = "The agency said all rights are reserved.\nRead more: Bridge reopens – Marun"
    made = replace(reading(text), furniture=(Span(0, 40, text[:40]), Span(41, len(text), text[41:])))
    assert [words(a.cue) for a in STEP.run([made])[0].attributions] == ["–"]


def test_another_language_is_left_alone() -> None:
    """A document in another language comes back as it was."""
    made = reading("The army said that the hill fell.", lang="fr")
    assert [made] == list(STEP.run([made]))


def test_the_lexicon_is_broad_and_inflects() -> None:
    """At least 250 cues, several words long among them, with regular and irregular forms."""
    lemmas = {e.lemma for found in cue_lexicon().values() for p in found for e in p.entries}
    assert len(lemmas) >= 250 and "according to" in lemmas
    assert {("deny", "base"), ("denies", "s"), ("denied", "past"), ("denying", "ing")} == set(inflect("deny", {}))
    assert ("admitting", "ing") in set(inflect("admit", {"admit": ["admitted"]}))


_PIECES = st.sampled_from(
    [
        "he said",
        "that",
        '"',
        "“",
        "”",
        ",",
        ".",
        "\n",
        "Marun",
        "according to",
        "adding",
        "said:",
        "– X",
        "(",
        ")",
        "the",
        "IS",
        "we",
        "'",
        "🙂",
        "قال",
        "not",
        "reports of",
        "\r\n",
        "\0",
    ]
)


def test_a_cue_with_nothing_behind_it_tells_nothing() -> None:
    """Neither is it an error, where the text ends there."""
    (made,) = STEP.run([reading("according to IS ,")])
    assert () == made.attributions


@settings(max_examples=80, deadline=None)
@given(st.lists(_PIECES, max_size=30).map(" ".join))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    """No text raises; spans are the text they cover; parents exist; the step is idempotent."""
    (made,) = STEP.run([reading(text)])
    ids = {a.id for a in made.attributions}
    for attribution in made.attributions:
        for span in (*attribution.source, *attribution.cue, *attribution.content, *attribution.medium):
            assert text[span.start : span.end] == span.text
        assert attribution.parent is None or attribution.parent in ids
        assert cover(attribution.cue) is not None
    assert [made] == list(STEP.run([made]))


@pytest.mark.parametrize(
    "piece",
    [
        "he said ",
        "a said ",
        '"a b," he said. ',
        "X said that ",
        '"',
        ", said X",
        "said:\n",
        "reports of ",
        "(",
        "X, who, ",
    ],
)
def test_hostile_text_costs_its_length(piece: str) -> None:
    """60,000 characters of one cue or mark are read in a moment."""
    made = reading(piece * (60_000 // len(piece)))
    began = time.process_time()
    STEP.run([made])
    assert time.process_time() - began < 4
