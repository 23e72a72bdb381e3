"""MUC-4's scores, on keys that we made up: what is right, half right, missing and too much."""

from datetime import date

import pytest
from benchmarks.muc.casing import learn
from benchmarks.muc.keys import Days, Fill, Template, days_of, fill_of, location_of, template_of
from benchmarks.muc.score import align, grade, score
from benchmarks.muc.telex import parse
from benchmarks.muc.words import learn_words


def made(optional: bool = False, **slots: str) -> Template:
    """A template; fills are parted by ";", slots are named with "_" for "-"."""
    plain = ("date", "location")
    fills = {n.replace("_", "-"): [fill_of(f, plain=n in plain) for f in text.split(";")] for n, text in slots.items()}
    return Template({name: tuple(f for f in found if f) for name, found in fills.items()}, optional)


BLAST = made(
    date="04 MAR 88",
    location="PERU: LIMA (CITY)",
    type="BOMBING",
    stage="ACCOMPLISHED",
    hum_name='"ORLA VENN"',
    hum_number='1: "ORLA VENN"',
    hum_effect='DEATH: "ORLA VENN"',
)


def test_fills_have_ways_references_and_may_be_optional() -> None:
    """As the keys write them."""
    assert Fill(("A", "B C")) == fill_of('"A" / "B C"')
    assert Fill(("DEATH", "INJURY"), ("A", "B"), True) == fill_of('? DEATH / INJURY: "A" / "B"')
    assert Fill(('SO-CALLED "X" FRONT',)) == fill_of('"SO-CALLED \\"X\\" FRONT"')
    assert Fill(("PERU: LIMA (CITY)", "PERU"), (), False) == fill_of("PERU: LIMA (CITY) / PERU", plain=True)
    assert Fill(("PERU: LIMA (CITY)", "PERU")) == fill_of("(PERU: LIMA (CITY)) / (PERU)", plain=True)
    assert Fill(("- 04 MAR 88", "04 MAR 88")) == fill_of("(- 04 MAR 88) / (04 MAR 88)", plain=True)
    assert Fill(("04 MAR 88",), (), True) == fill_of("(04 MAR 88)", plain=True)
    assert fill_of("  ") is None


def test_a_template_is_read_from_the_corpus_record() -> None:
    """Slots by their short names; the number says whether it is optional."""
    found = template_of(
        {"MESSAGE: TEMPLATE": ["2 (OPTIONAL)"], "INCIDENT: TYPE": ["ARSON"], "PHYS TGT: ID": ['"MILL"']}
    )
    assert found.optional
    assert (Fill(("ARSON",)),) == found.fills("type")
    assert (Fill(("MILL",)),) == found.fills("phys-id")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("04 MAR 88", Days(date(1988, 3, 4), date(1988, 3, 4))),
        ("- 04 MAR 88", Days(None, date(1988, 3, 4))),
        ("04 MAR 88 - 06 MAR 88", Days(date(1988, 3, 4), date(1988, 3, 6))),
        ("DEC 88", Days(date(1988, 12, 1), date(1988, 12, 31))),
        ("31 SEP 88", Days(date(1988, 9, 30), date(1988, 9, 30))),
        ("SOON", None),
    ],
)
def test_dates_are_intervals(text: str, days: Days | None) -> None:
    """Of days, ends included."""
    assert days == days_of(text)


def test_locations_are_chains_of_names() -> None:
    """From the country down, "between" as two of them."""
    assert ("PERU", "LIMA", "ATE") == location_of("PERU: LIMA (CITY): ATE (DISTRICT)")
    assert ("PERU", "LIMA", "ICA") == location_of("PERU: LIMA (CITY) - ICA (CITY)")


@pytest.mark.parametrize(
    ("slot", "key", "answer", "credit"),
    [
        ("date", "04 MAR 88", "04 MAR 88", 2),
        ("date", "04 MAR 88", "03 MAR 88 - 05 MAR 88", 1),
        ("date", "- 04 MAR 88", "01 MAR 88", 1),
        ("date", "04 MAR 88", "- 04 MAR 88", 1),
        ("date", "01 MAR 88", "- 04 MAR 88", 0),
        ("date", "04 MAR 88", "05 MAR 88", 0),
        ("location", "PERU: LIMA (CITY)", "PERU: LIMA", 2),
        ("location", "PERU: LIMA (CITY)", "PERU", 1),
        ("location", "PERU", "PERU: LIMA", 1),
        ("location", "PERU: ICA (CITY)", "PERU: LIMA", 0),
        ("type", "ATTACK", "BOMBING", 1),
        ("type", "KIDNAPPING", "BOMBING", 0),
        ("hum-description", '"THREE MILLERS OF THE VALLEY"', '"MILLERS"', 2),
        ("hum-description", '"OLD MILLERS"', '"YOUNG MILLERS"', 1),
        ("hum-description", '"MILLERS"', '"BAKERS"', 0),
        ("hum-name", '"ORLA VENN"', '"VENN"', 2),
        ("hum-number", '3: "MILLERS"', '3: "MILLERS"', 2),
        ("hum-number", '3: "MILLERS"', '3: "BAKERS"', 1),
        ("hum-number", '3: "MILLERS"', 'PLURAL: "MILLERS"', 1),
        ("hum-number", '3: "MILLERS"', '4: "MILLERS"', 0),
        ("hum-effect", 'DEATH / INJURY: "MILLERS"', 'INJURY: "MILLERS"', 2),
        ("perp-confidence", 'POSSIBLE: "RED FRONT"', 'REPORTED AS FACT: "RED FRONT"', 0),
    ],
)
def test_credit(slot: str, key: str, answer: str, credit: int) -> None:
    """Twice what it counts: whole, half or nothing."""
    plain = slot in ("date", "location")
    wanted, given = fill_of(key, plain=plain), fill_of(answer, plain=plain)
    assert wanted and given
    assert credit == grade(slot, wanted, given)


def test_the_key_itself_scores_a_hundred() -> None:
    """In both rows, in every slot that it fills."""
    report = score([([BLAST], [BLAST])])
    assert {100.0} == {report.total(row).f for row in report.rows}


def test_templates_are_mapped_for_the_most_credit() -> None:
    """One to one; not at all where the types differ."""
    other = made(date="09 MAR 88", location="PERU: ICA (CITY)", type="BOMBING", stage="ACCOMPLISHED")
    assert [(0, 1), (1, 0)] == sorted(align([BLAST, other], [other, BLAST]))
    assert [] == align([BLAST], [made(date="04 MAR 88", type="KIDNAPPING")])
    assert [] == align([BLAST], [made(date="09 APR 88", type="BOMBING")])


def test_what_is_missing_and_what_is_too_much() -> None:
    """Spurious templates count in "all templates" alone; optional ones are not missed."""
    extra = made(date="01 JAN 88", location="CHILE", type="ARSON")
    report = score([([BLAST, made(True, type="ARSON", date="02 JAN 88")], [BLAST, extra])])
    strict, lenient = (report.rows[row]["date"] for row in ("all templates", "matched/missing"))
    assert (1, 0, 0, 1, 0) == (strict.cor, strict.par, strict.inc, strict.spu, strict.mis)
    assert (100.0, 50.0) == (strict.recall, strict.precision)
    assert 100.0 == lenient.f
    missed = score([([BLAST], [])]).rows["all templates"]["hum-name"]
    assert (1, 0.0) == (missed.mis, missed.f)


def test_a_telex_is_taken_apart() -> None:
    """Its dateline, its day, its words without the monitors' marks."""
    found = parse(
        "X-1", "(ABC)\n\n   ICA (PERU), 4 MAR 88 (VENN PRESS) -- [TEXT] THE MILL\nBURNED.\n\n   NOBODY DIED.\n"
    )
    assert ("ICA", "PERU", date(1988, 3, 4), "VENN PRESS") == (found.town, found.country, found.day, found.agency)
    assert "THE MILL BURNED.\n\nNOBODY DIED." == found.body
    assert parse("X-2", "NO DATELINE HERE AT ALL").day is None


def test_case_is_put_back() -> None:
    """By how other texts write the words; letters in brackets stay, lengths too."""
    texts = ["They said the mill of Orla Venn burned down by night, and the mill is gone, they said." for _ in range(9)]
    shouted = "THEY SAID THE MILL OF ORLA VENN BURNED. THE FRONT (RFX) SAID IT IS GONE."
    found = learn(texts).restore(shouted)
    assert len(shouted) == len(found)
    assert "They said the mill of Orla Venn burned." in found
    assert "(RFX)" in found
    assert "it is gone" in found


def test_words_are_learnt() -> None:
    """From examples alone."""
    examples = [("the mill burned", 1.0), ("the mill stands", 0.0)] * 5
    words = learn_words(examples, 0.1)
    assert words.logit("it burned") > 0 > words.logit("it stands")
