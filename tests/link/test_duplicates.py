"""Documents that share their words: what is found, what it is called, and what it rests on."""

from datetime import date
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.link.duplicates import Duplicates
from tadmor.link.duplicates.postings import MemoryPostings
from tadmor.link.duplicates.prints import print_of
from tadmor.link.duplicates.sampling import SURE, sample
from tadmor.link.keeping import MemoryKeeping
from tadmor.model import Document, DocumentLink, Reading, Span

LEDE = (
    "Gunmen in two pick-up trucks attacked the Harsan pumping station before dawn on Tuesday and set its hall on fire."
)
REPORT = [
    LEDE,
    "The governor of the province, Nadim Tarrouf, said that more than 140 workers had been on the site when it began.",
    '"We heard the engines first, and then the whole wall came down on the night shift," a fitter told this newspaper.',
    "Fire crews from three neighbouring towns needed until noon to reach the pumps, because the road had been mined.",
    "Nobody has said that he did it, and the army has closed the valley to reporters until the end of the week.",
    "The station supplies the orchards of Lower Harsan, where the harvest of apricots was to begin in a fortnight.",
]
OWN = [
    "The price of bread in the capital rose again on Tuesday, for the fourth time since the new year began.",
    "Bakers in the old market said that flour from the south had not come for nine days, and blamed the bridges.",
    "The minister of supply, Orla Senn, promised that two ships would be unloaded before the feast.",
    "Housewives who had waited since five in the morning laughed when they were told what she had said.",
]
QUOTED = (
    '"We heard the engines first, and then the whole wall came down on the night shift," said a man who works here.'
)


def reading(name: str, *lines: str, outlet: str = "Harsan Courier", day: int = 3, furniture: str = "") -> Reading:
    """A reading of some lines."""
    text = "\n".join(lines)
    at = text.find(furniture) if furniture else -1
    spans = (Span(at, at + len(furniture), furniture),) if at >= 0 else ()
    document = Document(id=name, text=text, outlet=outlet, published=date(2019, 5, day))
    return Reading(document=document, furniture=spans)


def link(first: Reading, second: Reading) -> DocumentLink | None:
    """The link of two readings, whichever comes first."""
    both = [Duplicates(), Duplicates()]
    found = []
    for finder, order in zip(both, ((first, second), (second, first)), strict=True):
        found += [link for one in order for link in finder.add(one)]
    assert len(found) in (0, 2) and len(set(found)) == min(1, len(found)), "it depends on which came first"
    return found[0] if found else None


ORIGINAL = reading("a", *REPORT)


def test_the_same_text_is_a_copy() -> None:
    """Other outlet, other marks and capitals, same words."""
    copied = [line.replace("-", " ").replace('"', "”").upper() for line in REPORT]
    found = link(ORIGINAL, reading("b", *copied, outlet="Lower Harsan Post", day=4))
    assert found is not None
    assert ("copy", "a", "b", (1.0, 1.0)) == (found.kind, found.first, found.second, found.shares)


def test_half_of_a_report_is_an_excerpt() -> None:
    """Which one is the part is said, and the passage stands in both."""
    found = link(ORIGINAL, reading("b", *REPORT[:2], outlet="Lower Harsan Post", day=4))
    assert found is not None
    assert ("excerpt", "second") == (found.kind, found.contained)
    assert found.shares[1] == 1.0 and found.shares[0] < 0.5
    (passage,) = found.passages
    assert passage.first.text == passage.second.text == "\n".join(REPORT[:2]).rstrip(".")


def test_a_lede_alone_is_found() -> None:
    """One sentence of a report, in a paper that prints nothing else."""
    found = link(ORIGINAL, reading("b", LEDE, outlet="Lower Harsan Post", day=4))
    assert found is not None and ("excerpt", "second") == (found.kind, found.contained)


def test_a_third_of_the_sentences_gone() -> None:
    """Shortened all over, it is the same text."""
    kept = [REPORT[i] for i in (0, 1, 3, 5)]
    found = link(ORIGINAL, reading("b", *kept, outlet="Lower Harsan Post", day=4))
    assert found is not None and found.kind == "copy"


def test_a_word_changed_in_each_line() -> None:
    """Light editing does not hide a copy; the passages span the edits."""
    edited = [line.replace(" the ", " that ", 1) for line in REPORT]
    found = link(ORIGINAL, reading("b", *edited, outlet="Lower Harsan Post", day=4))
    assert found is not None and found.kind == "copy"
    assert min(found.shares) > 0.9


def test_half_wire_half_own() -> None:
    """Neither is a part of the other: a passage that both have."""
    found = link(ORIGINAL, reading("b", *REPORT[:2], *OWN, outlet="Lower Harsan Post", day=4))
    assert found is not None
    assert ("shared-passage", None) == (found.kind, found.contained)
    assert "\n".join(REPORT[:2]).rstrip(".") == found.passages[0].second.text


def test_a_shared_quotation_is_no_copy() -> None:
    """Two outlets quote the same words; all that they share stands between marks."""
    found = link(ORIGINAL, reading("b", *OWN[:2], QUOTED, *OWN[2:], outlet="Lower Harsan Post", day=4))
    assert found is not None and "quotation" == found.kind
    assert found.passages[0].quoted
    assert found.passages[0].first.text.startswith("We heard the engines first")


def test_changed_figures_make_an_update() -> None:
    """More than 140, then nearly 150: not a copy, and the change is shown."""
    later = [line.replace("more than 140", "nearly 150") for line in REPORT]
    found = link(ORIGINAL, reading("b", *later, outlet="Lower Harsan Post", day=4))
    assert found is not None and found.kind == "update"
    (change,) = found.changes
    assert "140" in change.first.text and "150" in change.second.text


def test_numbers_in_words_are_figures() -> None:
    """Three towns, then seven."""
    later = [line.replace("three neighbouring", "seven neighbouring") for line in REPORT]
    found = link(ORIGINAL, reading("b", *later, outlet="Lower Harsan Post", day=4))
    assert found is not None and found.kind == "update"


def test_how_figures_are_written_is_no_change() -> None:
    """Three is 3, and 1,400 is 1400."""
    first = reading("a", *REPORT, "The pumps moved 1,400 tons of water an hour when all three of them ran at once.")
    other = [line.replace("three", "3").replace("1,400", "1400") for line in first.document.text.split("\n")]
    found = link(first, reading("b", *other, outlet="Lower Harsan Post", day=4))
    assert found is not None and ("copy", (1.0, 1.0)) == (found.kind, found.shares)


def test_other_measures_and_hours_of_a_copy_are_no_change() -> None:
    """60 km are 40 miles, and 5:45 a.m. is 5.45am; how many came in three lorries is a figure."""
    line = (
        "From the town of Orlin some 12 men a day were sent to the station, which lies 60 km south of the harbour and"
        " was reached at 5:45 a.m. by the first of the crews."
    )
    first = reading("a", *REPORT, line)
    measured = line.replace("60 km", "some 40 miles").replace("5:45 a.m.", "5.45am")
    found = [
        link(first, reading("b", *REPORT, other, outlet="Lower Harsan Post", day=4))
        for other in (measured, line.replace("12 men a", "15 men a"))
    ]
    assert ["copy", "update"] == [one.kind for one in found if one is not None]


def test_editions_of_one_host_are_one_outlet() -> None:
    """A country's edition of a site writes on what the site wrote; another site copies."""
    first = reading("a", *REPORT, outlet="courier.example")
    own = link(first, reading("b", *REPORT, *OWN[:1], outlet="in.courier.example", day=4))
    other = link(first, reading("b", *REPORT, *OWN[:1], outlet="post.example", day=4))
    assert own is not None and other is not None
    assert ("update", "copy") == (own.kind, other.kind)


def test_an_outlet_updates_its_own_report() -> None:
    """The same outlet, a day later, with paragraphs more: it went on writing."""
    found = link(ORIGINAL, reading("b", *REPORT, *OWN[:2], day=4))
    assert found is not None and found.kind == "update"
    assert link(ORIGINAL, reading("b", *REPORT, *OWN[:2], outlet="Lower Harsan Post", day=4)).kind != "update"  # type: ignore[union-attr]


def test_strangers_share_nothing() -> None:
    """Common phrases of a few words are no link."""
    assert link(ORIGINAL, reading("b", *OWN, "Nobody has said that he did it, said Orla Senn.")) is None


def test_furniture_is_left_out() -> None:
    """A notice that every page of an outlet carries joins nothing."""
    notice = "The Harsan Courier is read in ninety towns and has reported from the valley without a break since 1911."
    first = reading("a", *REPORT, notice, furniture=notice)
    assert link(first, reading("b", *OWN, notice, furniture=notice)) is None
    assert link(reading("a", *REPORT, notice), reading("b", *OWN, notice)) is not None


def test_a_phrase_of_the_trade_wears_out() -> None:
    """What stands in many reports that have nothing else in common stops being a link."""
    phrase = "The official asked not to be named because he was not allowed to speak to the press about it."
    finder = Duplicates()
    found = []
    for number in range(12):
        filler = [f"Item {number}{word} of list {number} was sold to buyer {number}{word}." for word in "abc"]
        found.append(finder.add(reading(f"d{number}", *filler, phrase, outlet=f"Outlet {number}")))
    assert found[1] and not found[-1]


def test_copies_do_not_wear_a_passage_out() -> None:
    """A hundred copies are one family: who quotes a passage of them is still linked, and so is the next copy."""
    finder = Duplicates()
    for number in range(100):
        finder.add(reading(f"c{number:03}", *REPORT, outlet=f"Outlet {number}"))
    quoting = finder.add(reading("q", *OWN[:2], QUOTED, *OWN[2:], outlet="Lower Harsan Post"))
    assert ["quotation"] == [one.kind for one in quoting]
    assert "copy" in {one.kind for one in finder.add(reading("z", *REPORT, outlet="Another Post"))}


def test_a_document_comes_once() -> None:
    """A replay links nothing twice."""
    finder = Duplicates()
    finder.add(ORIGINAL)
    assert () == finder.add(ORIGINAL)


@pytest.mark.parametrize("text", ["", "   \n", "Yes.", "!!! ???", "\ud800 lone"])
def test_texts_with_nothing_to_share(text: str) -> None:
    """Short, empty and broken texts link with nothing, not even with themselves."""
    finder = Duplicates()
    document = Document(id="x", text=text)
    assert () == finder.add(Reading(document=document))
    assert () == finder.add(Reading(document=Document(id="y", text=text)))


def test_a_document_that_is_read_anew_is_linked_anew() -> None:
    """Its number and family stay, and what was linked with it is found again, though a twin has no keys of its own."""
    for finder in (Duplicates(), Duplicates.over(MemoryKeeping())):
        for name in "abc":
            finder.add(reading(name, *REPORT, outlet=f"Outlet {name}"))
        shorter = reading("a", *REPORT, outlet="Outlet a", furniture=REPORT[-1])
        found = finder.renew(shorter, ("b", "c"))
        assert {("a", "b"), ("a", "c")} == {(one.first, one.second) for one in found}
        assert 0 == finder.shelf.number("a")


def test_any_order_gives_the_same_links() -> None:
    """Three documents in all six orders."""
    documents = [
        ORIGINAL,
        reading("b", *REPORT[:3], *OWN[:1], outlet="P", day=4),
        reading("c", *OWN, outlet="Q", day=5),
    ]
    results = set()
    for order in permutations(documents):
        finder = Duplicates()
        results.add(frozenset(link for one in order for link in finder.add(one)))
    assert 1 == len(results)


words = st.lists(
    st.sampled_from(["fire", "wall", "road", "man", "gun", "town", "day", "sea", "bell", "corn"]),
    min_size=SURE,
    max_size=SURE,
)


@settings(max_examples=40, deadline=None)
@given(words, st.lists(st.integers(0, 10**6), max_size=40), st.lists(st.integers(0, 10**6), max_size=40))
def test_twelve_equal_words_share_a_key(shared: list[str], before: list[int], after: list[int]) -> None:
    """Wherever they stand, whatever stands around them."""
    one = reading("a", " ".join(shared))
    other = reading("b", " ".join([*map(str, before), *shared, *map(str, after)]))
    keys = [set(sample(print_of(page)).keys.tolist()) for page in (one, other)]
    assert keys[0] & keys[1]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_texts_give_spans_inside_them(first: str, second: str) -> None:
    """No text raises, and evidence is in the text that it is of."""
    texts = {"a": first + LEDE + second, "b": second + LEDE + first}
    finder = Duplicates()
    found = [one for name, text in texts.items() for one in finder.add(Reading(document=Document(id=name, text=text)))]
    for one in found:
        for passage in one.passages:
            assert passage.first.text == texts[one.first][passage.first.start : passage.first.end]
            assert passage.second.text == texts[one.second][passage.second.start : passage.second.end]


def test_postings_are_found_again_after_merging() -> None:
    """Columns of any size, and the buffer, answer alike; first documents first."""
    postings = MemoryPostings()
    pages = [print_of(reading(f"d{n}", f"word{n} " * 20, *REPORT[:1])) for n in range(90)]
    keys = sample(pages[0])
    for number, page in enumerate(pages):
        postings.add(number, sample(page))
    before = postings.find(keys.keys)
    after = MemoryPostings(postings.columns()).find(keys.keys)
    assert before.document.tolist() == after.document.tolist()
    assert 64 == np.bincount(before.row).max(), "sixty-four documents at most of each key"
