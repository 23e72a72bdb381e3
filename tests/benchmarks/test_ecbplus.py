"""Event coreference across documents: the measures, the mentions, the baseline's base forms, and the pairs' traits."""

import random
from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from benchmarks.ecbplus.beyond import beyond
from benchmarks.ecbplus.corpus import gold
from benchmarks.ecbplus.heads import base, head
from benchmarks.ecbplus.measure import rows
from benchmarks.ecbplus.mentions import Mention
from benchmarks.ecbplus.pairs import NAMES, grouped, pairs
from benchmarks.ecbplus.score import ceaf_e, muc, scores

XML = b"""<Document doc_name="7_2ecbplus.xml">
<token t_id="1" sentence="0" number="0">Rebels</token><token t_id="2" sentence="0" number="1">took</token>
<token t_id="3" sentence="0" number="2">over</token><token t_id="4" sentence="0" number="3">Oldtown</token>
<token t_id="5" sentence="0" number="4">.</token><token t_id="6" sentence="1" number="0">Fighting</token>
<token t_id="7" sentence="2" number="0">Rumours</token>
<Markables>
<ACTION_OCCURRENCE m_id="1"><token_anchor t_id="2"/><token_anchor t_id="3"/></ACTION_OCCURRENCE>
<NEG_ACTION_OCCURRENCE m_id="2"><token_anchor t_id="6"/></NEG_ACTION_OCCURRENCE>
<ACTION_OCCURRENCE m_id="3"><token_anchor t_id="7"/></ACTION_OCCURRENCE>
<LOC_GEO m_id="4"><token_anchor t_id="4"/></LOC_GEO>
<ACTION_OCCURRENCE m_id="9" TAG_DESCRIPTOR="fall_of_oldtown" instance_id="ACT1"/>
</Markables>
<Relations><CROSS_DOC_COREF r_id="5" note="ACT1"><source m_id="1"/><target m_id="9"/></CROSS_DOC_COREF></Relations>
</Document>"""


def mention(id: str, word: str, document: str, event: str = "e", topic: int = 1) -> Mention:
    """A mention of which only the word is known."""
    side = np.random.default_rng(sum(map(ord, word))).normal(size=8).astype(np.float16).tobytes()
    none: frozenset[str] = frozenset()
    return Mention(
        id=id, event=event, topic=topic, story="1", document=document, head=word, base=base(word),
        words=frozenset([word]), actors=none, recipients=none, who=none, source=None,
        sentence={word: 1.0}, around={}, context=side, alone=side,
    )  # fmt: skip


def test_the_files_give_their_text_and_the_mentions_that_count() -> None:
    """Only marks of acts in sentences annotated with care; one without a link is an event of its own."""
    found = gold(XML, {"7_2ecbplus": {0, 1}})
    assert "Rebels took over Oldtown.\nFighting\nRumours" == found.document.text
    assert (7, "7+") == (found.topic, found.story)
    assert [("7_2ecbplus#1", "ACT1"), ("7_2ecbplus#2", "7_2ecbplus#2")] == [(a.id, a.event) for a in found.actions]
    assert ["took", "over"] == [found.document.text[a:b] for a, b in found.actions[0].words]


@pytest.mark.parametrize(
    "forms",
    [
        "plan plans planned planning",
        "hire hired hires hiring",
        "go goes went gone",
        "carry carries carried",
        "take took",
    ],
)
def test_the_forms_of_a_word_have_one_base(forms: str) -> None:
    """Regular ones by their endings, others by the list."""
    assert 1 == len({base(form) for form in forms.split()})


def test_other_words_have_other_bases() -> None:
    """A word that only ends like a form is none."""
    assert 6 == len({base(word) for word in ("crisis", "status", "red", "king", "loss", "chess")})


def test_the_head_stands_before_a_particle_and_last_in_a_compound() -> None:
    """Without a tagger."""
    words = {"checked into": "checked", "opened fire": "fire", "plane crash": "crash", "was shot": "shot", "it": "it"}
    assert words == {text: head(text.split()) for text in words}


def test_measures_by_hand() -> None:
    """One event of three cut into two and one; one mention alone."""
    found, truth = {"a": "1", "b": "1", "c": "2", "d": "3"}, {"a": "x", "b": "x", "c": "x", "d": "y"}
    assert (100, 50) == (muc(found, truth).precision, muc(found, truth).recall)
    made = ceaf_e(found, truth)
    assert pytest.approx((100 * 1.8 / 3, 100 * 1.8 / 2)) == (made.precision, made.recall)
    whole = scores(found, truth)
    assert pytest.approx((100, 100 * (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)) == (
        whole.b_cubed.precision,
        whole.b_cubed.recall,
    )
    assert pytest.approx((whole.muc.f1 + whole.b_cubed.f1 + made.f1) / 3) == whole.conll


def test_no_other_pairing_is_better() -> None:
    """CEAF-e, against all pairings of small groupings."""
    chance = random.Random(5)
    for _ in range(40):
        found, truth = ({str(n): str(chance.randrange(4)) for n in range(9)} for _ in range(2))
        ours, theirs = ({g: {m for m in side if side[m] == g} for g in side.values()} for side in (found, truth))
        wide, narrow = sorted((list(ours.values()), list(theirs.values())), key=len, reverse=True)
        best = max(
            sum(2 * len(a & b) / (len(a) + len(b)) for a, b in zip(order, narrow, strict=False))
            for order in permutations(wide)
        )
        assert pytest.approx(100 * best / len(ours)) == ceaf_e(found, truth).precision


def test_traits_are_the_same_from_both_sides() -> None:
    """And two stories have no pair."""
    some = [
        replace(mention("a", "seized", "d1"), actors=frozenset(["rebel"]), source=frozenset(["mayor"])),
        replace(mention("b", "seizure", "d2"), actors=frozenset(["rebel", "own"]), source=frozenset(["governor"])),
    ]
    openings = {"d1": {"mayor": 1.0}, "d2": {"mayor": 0.6, "town": 0.8}}
    one, other = (pairs(side, {"d1": "s", "d2": "s"}, openings) for side in (some, some[::-1]))
    assert pytest.approx(one.traits) == other.traits
    told = dict(zip(NAMES, one.traits[0].tolist(), strict=True))
    assert 0.6 == told["openings share"]
    assert (0, 1, 0, 1) == (told["same word"], told["actors share"], told["actors differ"], told["sources differ"])
    assert [] == pairs(some, {"d1": "s", "d2": "t"}, openings).of


def test_groups_are_joined_from_the_top_and_only_as_wholes() -> None:
    """A third that fits one of two well and the other not at all stays outside."""
    documents = [f"d{n}" for n in "abc"]
    made = [mention(n, n * 4, f"d{n}") for n in "abc"]
    three = pairs(made, dict.fromkeys(documents, "s"), {name: {} for name in documents})
    assert [("a", "b"), ("a", "c"), ("b", "c")] == [(x.id, y.id) for x, y in three.of]
    assert {"a": "a", "b": "a", "c": "c"} == grouped(three, np.array([3.0, -3.0, 1.0]), 0.0)
    assert {"a": "a", "b": "a", "c": "a"} == grouped(three, np.array([3.0, -3.0, 1.0]), -2.5)


def test_what_topics_teach_is_measured_on_others() -> None:
    """Where words alone tell events, the baseline and what is learnt are both right."""
    every = [
        mention(f"{topic}{word}{n}", word, f"{topic}-{n}", f"{topic}{word}", topic)
        for topic in (1, 2, 3, 4, 5, 26)
        for word in ("attacked", "signed", "floods")
        for n in range(3)
    ]
    stories = {m.document: str(m.topic) for m in every}
    f1 = {
        (row.name, row.stories): row.scores.b_cubed.f1
        for row in rows(every, stories, stories, {name: {} for name in stories})
    }
    assert pytest.approx(100) == f1["Tadmor", "given"] == f1["same head lemma", "found"]
    assert 51 > f1["every mention alone", "-"]


def test_a_better_grouping_is_better_in_every_draw() -> None:
    """And one is not better than itself."""
    truth = {f"{story}{n}": f"{story}{n // 2}" for story in "pqrs" for n in range(4)}
    alone = {mention: mention for mention in truth}
    stories = {mention: mention[0] for mention in truth}
    low, high = beyond(truth, alone, truth, stories)
    assert pytest.approx((100 - 200 / 3, 100 - 200 / 3)) == (low, high), "each alone: precision 1, recall a half"
    assert (0, 0) == beyond(alone, alone, truth, stories)
