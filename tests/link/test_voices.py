"""Whose account it is in the end: credits, chains, copies, and what is left when echoes collapse."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.errors import BadData
from tadmor.link.duplicates import Duplicates
from tadmor.link.voices import Lineage, accounts_of, credits_of, facts_of, lineage_of, reason, voices_of, voices_of_one
from tadmor.link.voices.agencies import agencies, canonical, check
from tadmor.link.voices.groups import Groups
from tadmor.link.voices.names import folded
from tadmor.model import (
    Account,
    Actor,
    Attribution,
    Certainty,
    Claim,
    Document,
    Quantity,
    Reading,
    Span,
    Spans,
    Speaker,
    VoiceCount,
    span_of,
)

CERTAIN = Certainty(label="CT+")
WIRE = [
    "Rebels took the Harsan pumping station before dawn on Tuesday and raised a green flag above its tallest chimney.",
    "The army said that it had lost 30 men in the fighting, and that a column was on its way from the north.",
]
ARMY = Speaker(name="Army of Harsan", kind="organisation", organisation="Army of Harsan")
COLONEL = Speaker(name="Edmar Vuk", kind="person", role="Colonel, spokesman", organisation="Army of Harsan")
OFFICE = "Ministry of Foreign Affairs"
MINISTER = Speaker(name="Orla Senn", kind="person", role="foreign minister", organisation=OFFICE)
REBEL = Speaker(name="Green Banner", kind="group", organisation="Green Banner")
ACTORS = (
    Actor(name="Army of Harsan", kind="state-force", mentions=(), country="XH", sector="MIL"),
    Actor(name="Ministry of Foreign Affairs", kind="government", mentions=(), country="XH", sector="GOV"),
    Actor(name="Green Banner", kind="armed-group", mentions=(), id="green-banner"),
    Actor(name="Orla Senn", kind="person", mentions=(), country="XH"),
)


def find(text: str, words: str) -> Spans:
    """The span of some words in a text."""
    return (Span(text.index(words), text.index(words) + len(words), words),) if words else ()


def told(
    reading: Reading,
    content: str,
    speaker: Speaker | None,
    source: str = "",
    to: str = "",
    under: str | None = None,
    figure: int | None = None,
) -> Reading:
    """A reading with one attribution more, and its claim."""
    text, number = reading.document.text, len(reading.attributions)
    name = f"{reading.document.id}-a{number}"
    attribution = Attribution(
        id=name,
        parent=under,
        type="speech",
        kind="indirect",
        source=find(text, source),
        cue=(),
        content=find(text, content),
        speaker=speaker,
        addressee=find(text, to),
        certainty=CERTAIN,
    )
    quantity = Quantity(
        id=f"{name}-q", span=attribution.content[0], low=figure, high=figure, bound="exactly", unit="men"
    )
    claim = Claim(
        id=f"{name}-c",
        attribution=name,
        spans=attribution.content,
        certainty=CERTAIN,
        quantities=(quantity.id,) if figure else (),
    )
    return replace(
        reading,
        attributions=(*reading.attributions, attribution),
        claims=(*reading.claims, claim),
        quantities=(*reading.quantities, quantity),
    )


def own(reading: Reading, words: str) -> Reading:
    """A reading with one claim more in the outlet's own voice."""
    claim = Claim(
        id=f"{reading.document.id}-o{len(reading.claims)}", spans=find(reading.document.text, words), certainty=CERTAIN
    )
    return replace(reading, claims=(*reading.claims, claim))


def report(
    name: str, *lines: str, outlet: str | None = "Harsan Courier", day: int = 3, authors: tuple[str, ...] = ()
) -> Reading:
    """A reading of some lines without claims yet."""
    document = Document(
        id=name, text="\n".join(lines), outlet=outlet, published=date(2019, 5, day), authors=authors, lang="en"
    )
    return Reading(document=document, actors=ACTORS)


def count(*readings: Reading) -> VoiceCount:
    """The voices behind all claims of some readings, which come in this order."""
    finder, lineage = Duplicates(), Lineage()
    accounts: list[Account] = []
    for number, reading in enumerate(readings):
        lineage.add(facts_of(reading.document, number))
        for link in finder.add(reading):
            lineage.join(link)
        accounts += accounts_of(reading)
    return voices_of(accounts, lineage)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("HARSAN, May 3 (Reuters) - Rebels took the station.", "Reuters"),
        ("HARSAN (AP) — Rebels took the station.", "Associated Press"),
        ("HARSAN, N.H., May 3 (UPI) — Rebels took the station.", "United Press International"),
        ("MOSCOW, May 3. /TASS/. Rebels took the station, a source said.", "TASS"),
        ("HARSAN, May 3 (Valley Wire) - Rebels took the station.", "Valley Wire"),
        ("Rebels took the station.\n(Valley Wire)", "Valley Wire"),
        ("Rebels took the station.\n(AFP)", "Agence France-Presse"),
        ("Rebels took the station. (ANI)", "Asian News International"),
        ("Rebels took the station.\nSource: Xinhua", "Xinhua"),
        ("Rebels took the station.\n© 2019 AFP. All rights reserved.", "Agence France-Presse"),
        ("Rebels took the station.\n(Reporting by Ann Writer; Editing by Bo Reader)", "Reuters"),
        ("Rebels took the station.\nh/t: The Valley Gazette", "The Valley Gazette"),
        ("Rebels took the station.\nThis story first appeared in The Valley Gazette.", "The Valley Gazette"),
        ("Rebels took the station.\n(Agencies)", None),
    ],
)
def test_credit_lines(text: str, agency: str | None) -> None:
    """Datelines, lines of their own, house forms; the span holds the words that say so."""
    found = lineage_of(Document(id="d", text=text, outlet="Harsan Courier"))
    assert found is not None and agency == found.agency
    assert found.span is not None and found.span.text in text


@pytest.mark.parametrize(
    "text",
    [
        "Reuters reporters were among the first to reach the station.",
        "Senator Bo Reader (R-Harsan) — a rebel himself — left the room.",
        "The station (photo) was lost.",
        "The minister told AP that nothing had happened. More is not known.",
        "Rebels took the station.\n(Photo: a reader)",
    ],
)
def test_what_is_no_credit(text: str) -> None:
    """An agency in a sentence is not whose text it is."""
    assert lineage_of(Document(id="d", text=text, outlet="Harsan Courier")) is None


def test_bylines() -> None:
    """An agency as author, or an author of one; its own name in its own paper says nothing."""
    text = "Rebels took the station."
    for author in ("AP", "Ann Writer, Associated Press", "By Ann Writer / The Associated Press"):
        found = lineage_of(Document(id="d", text=text, outlet="Harsan Courier", authors=(author,)))
        assert found is not None and "Associated Press" == found.agency
    assert lineage_of(Document(id="d", text=text, outlet="Reuters", authors=("Reuters Staff",))) is None
    assert lineage_of(Document(id="d", text=text, outlet="Harsan Courier", authors=("Ann Writer",))) is None


def test_who_only_contributed_is_no_lineage() -> None:
    """The outlet's voice stays its own, and the agency is named."""
    document = Document(id="d", text="Rebels took it.\nAP contributed to this report.", outlet="Harsan Courier")
    assert ["partial"] == [credit.kind for credit in credits_of(document)]
    assert lineage_of(document) is None


def test_two_papers_that_print_one_agency_are_one_voice() -> None:
    """Whatever they made of the text."""
    first = own(report("a", "HARSAN (AP) — Rebels took the station.", outlet="One"), "Rebels took the station")
    second = own(report("b", "The station fell to rebels.\n(AP)", outlet="Two"), "The station fell to rebels")
    found = count(first, second)
    assert (1, 1) == (found.count, found.sides)
    assert "Associated Press" == found.voices[0].name
    assert {"wire"} == {echo.kind for echo in found.voices[0].echoes}


def test_an_outlets_own_reporter_is_a_voice() -> None:
    """Two papers with texts of their own are two."""
    first = own(report("a", "Rebels took the station.", outlet="One"), "Rebels took the station")
    second = own(report("b", "The station fell to rebels.", outlet="Two"), "The station fell to rebels")
    found = count(first, second)
    assert (2, 2) == (found.count, found.sides)
    assert "2 accounts with no shared source found (2 sides)" == found.words()


def test_a_copy_is_no_voice_and_says_where_it_is_from() -> None:
    """The origin is the earliest, and the evidence stands in both."""
    first = own(report("a", *WIRE, outlet="One"), WIRE[0])
    second = own(report("b", *WIRE, outlet="Two", day=4), WIRE[0])
    found = count(second, first)
    assert 1 == found.count
    (voice,) = found.voices
    assert ("One", "a") == (voice.name, voice.origin)
    (echo,) = [echo for echo in voice.echoes if echo.kind == "copy"]
    assert ("b", "a") == (echo.document, echo.origin)
    assert echo.evidence and echo.original


def test_a_papers_own_paragraph_under_a_wire_text_is_its_own() -> None:
    """Lineage is of words, not of documents."""
    added = "Our reporter counted eleven coffins in the yard of the school at Lower Harsan on the same afternoon."
    first = own(report("a", *WIRE, outlet="One"), WIRE[0])
    second = own(own(report("b", *WIRE, added, outlet="Two", day=4), WIRE[0]), added)
    assert ["One", "Two"] == [voice.name for voice in count(first, second).voices]


def test_one_speaker_in_many_papers_is_one_voice() -> None:
    """And his name may be written in more than one way."""
    readings = [
        told(report("a", "The dam is lost, said Edmar Vuk."), "The dam is lost", COLONEL, "Edmar Vuk"),
        told(
            report("b", "Nothing is left of the dam, Vuk said.", outlet="Two"),
            "Nothing is left of the dam",
            replace(COLONEL, name="Édmar Vuk"),
            "Vuk",
        ),
    ]
    found = count(*readings)
    assert 1 == found.count
    assert {"speaker"} == {echo.kind for echo in found.voices[0].echoes}


def test_a_spokesman_is_the_voice_of_his_body_and_on_its_side() -> None:
    """The army, its spokesman and the foreign ministry: two voices, one side. The rebels are another."""
    text = "The dam is lost, he said."
    first = told(report("a", text, outlet="One"), "The dam is lost", ARMY, "he")
    second = told(report("b", text, outlet="Two", day=9), "The dam is lost", COLONEL, "he")
    third = told(report("c", text, outlet="Three"), "The dam is lost", MINISTER, "he")
    fourth = told(report("d", text, outlet="Four"), "The dam is lost", REBEL, "he")
    assert (1, 1) == (count(first, second).count, count(first, second).sides)
    assert "spokesman" in {echo.kind for echo in count(first, second).voices[0].echoes}
    found = count(first, second, third, fourth)
    assert (3, 2) == (found.count, found.sides)
    assert {"government:XH", "group:green-banner"} == {voice.side for voice in found.voices}


def test_a_body_and_its_head_are_one_account() -> None:
    """A network and its director, a ministry and its minister; a former one speaks for himself."""
    text = "The dam is lost, she said."
    body = Speaker(name="Dry Valley Monitor", kind="organisation", organisation="Dry Valley Monitor")
    head = Speaker(name="Ada Brenk", kind="person", role="director", organisation="Dry Valley Monitor")
    first = told(report("a", text, outlet="One"), "The dam is lost", body, "she")
    second = told(report("b", text, outlet="Two"), "The dam is lost", head, "she")
    former = told(report("b", text), "The dam is lost", replace(head, role="former director"), "she")
    assert (1, 2) == (count(first, second).count, count(first, former).count)


def test_reasons_are_the_ones_that_joined() -> None:
    """A director whose body a later report leaves out is known by his name; figures are a reason where they are one."""
    text = "The dam is lost, she said."
    body = Speaker(name="Dry Valley Monitor", kind="organisation", organisation="Dry Valley Monitor")
    head = Speaker(name="Ada Brenk", kind="person", role="director", organisation="Dry Valley Monitor")
    readings = [
        told(report("a", text, outlet="One"), "The dam is lost", body, "she"),
        told(report("b", text, outlet="Two", day=4), "The dam is lost", head, "she"),
        told(report("c", text, outlet="Three", day=5), "The dam is lost", replace(head, organisation=None), "she"),
    ]
    (voice,) = count(*readings).voices
    assert [("spokesman", "b", "a"), ("spokesman", "c", "a")] == [(e.kind, e.document, e.origin) for e in voice.echoes]


def test_a_body_is_of_the_country_of_those_who_belong_to_it() -> None:
    """The reading knows the minister's country, and of the ministry only the name."""
    known = Actor(name="Pola Dix", kind="person", mentions=(), country="XD", organisation="Ministry of Water of Dix")
    ministry = Speaker(name="Ministry of Water of Dix", kind="organisation", organisation="Ministry of Water of Dix")
    reading = replace(report("a", "The dam is lost, it said."), actors=(known,))
    (account,) = accounts_of(told(reading, "The dam is lost", ministry, "it"))
    assert "government:XD" == account.side


def test_a_circle_of_attributions_ends() -> None:
    """A reading from elsewhere may say that two attributions stand in each other."""
    text = "The dam is lost, she said, he said."
    first = told(report("a", text), "The dam is lost, she said", ARMY, "he", under="a-a1")
    whole = told(first, "The dam is lost", COLONEL, "she", under="a-a0")
    assert 2 == len(accounts_of(whole))


def test_somebody_retired_is_on_nobodys_side() -> None:
    """A former minister speaks for himself."""
    former = replace(MINISTER, role="former foreign minister")
    (account,) = accounts_of(told(report("a", "The dam is lost, she said."), "The dam is lost", former, "she"))
    assert account.side is None


def test_one_body_with_the_same_figures_on_one_day() -> None:
    """A general and an unnamed officer of one army who give one number within a day: one statement."""
    general = Speaker(name="Ilya Marn", kind="person", role="General", organisation="Army of Harsan")
    officer = Speaker(name="Bo Tarr", kind="person", role="officer", organisation="Army of Harsan")
    first = told(report("a", "It lost 30 men, he said."), "It lost 30 men", general, "he", figure=30)
    second = told(report("b", "It lost 30 men, he said.", day=4), "It lost 30 men", officer, "he", figure=30)
    later = told(report("b", "It lost 30 men, he said.", day=9), "It lost 30 men", officer, "he", figure=30)
    assert 1 == count(first, second).count
    assert {"statement"} == {echo.kind for echo in count(first, second).voices[0].echoes}
    assert 2 == count(first, later).count


def test_an_outlet_that_cites_an_agency_that_cites_a_body() -> None:
    """The account is the body's; the words that say so are the evidence."""
    text = "TASS reports, citing the army, that the dam is lost."
    outer = told(
        report("a", text), "citing the army, that the dam is lost", Speaker(name="TASS", kind="organisation"), "TASS"
    )
    whole = told(outer, "that the dam is lost", ARMY, "the army", under="a-a0")
    accounts = accounts_of(whole)
    assert ["Army of Harsan"] * 2 == [account.source for account in accounts]
    assert [["Army of Harsan", "TASS"], ["TASS"]] == [[echo.of for echo in account.echoes] for account in accounts]
    assert {"citing"} == {echo.kind for account in accounts for echo in account.echoes}
    assert 1 == count(whole).count


def test_an_agency_as_speaker_is_an_echo_of_it() -> None:
    """ "... , AFP reported": the paper adds nothing, and state media stand on their state's side."""
    speaker = Speaker(name="SANA", kind="organisation")
    cited = told(report("a", "The dam is lost, SANA reported."), "The dam is lost", speaker, "SANA")
    found = count(cited)
    assert ("SANA", "government:SY") == (found.voices[0].name, found.voices[0].side)
    assert "citing" == found.voices[0].echoes[0].kind


def test_the_opposition_is_on_no_governments_side() -> None:
    """A council of the opposition is a side of its own, though it is a government of a kind."""
    council = Speaker(name="Northern Council", kind="organisation", organisation="Northern Council")
    known = Actor(name="Northern Council", kind="government", mentions=(), id="nc", country="XH", sector="OPP")
    reading = told(report("a", "The dam is lost, it said."), "The dam is lost", council, "it")
    (account,) = accounts_of(replace(reading, actors=(*ACTORS, known)))
    assert "group:nc" == account.side


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("Russia", "government:RU"),
        ("Russian Coordination Center", "government:RU"),
        ("Russian Street Choir", None),
    ],
)
def test_a_body_tells_its_country(name: str, side: str | None) -> None:
    """A state by its name, and a body of a state by the country in its name, where no actor is known."""
    speaker = Speaker(name=name, kind="organisation", organisation=name)
    (account,) = accounts_of(told(report("a", "The dam is lost, it said."), "The dam is lost", speaker, "it"))
    assert side == account.side


def test_two_who_speak_together_are_no_third_voice() -> None:
    """ "The army and the Green Banner said": a voice that each of them has, not one of both."""
    both = Speaker(name="Army of Harsan and Green Banner", kind="group")
    first = told(report("a", "The dam is lost, they said."), "The dam is lost", both, "they")
    again = told(report("b", "The dam is lost, it said."), "The dam is lost", ARMY, "it")
    assert ["Army of Harsan"] == [voice.name for voice in count(first, again).voices]


def test_who_spoke_to_another_outlet() -> None:
    """An unnamed source who told Reuters is Reuters' account, in however many papers."""
    nobody = Speaker(name=None, kind="anonymous", role="diplomat")
    readings = [
        told(
            report(name, f"The dam is lost, a diplomat told Reuters {word}."),
            "The dam is lost",
            nobody,
            "a diplomat",
            "Reuters",
        )
        for name, word in (("a", "today"), ("b", "at noon"))
    ]
    found = count(*readings)
    assert ["Reuters"] == [voice.name for voice in found.voices]
    assert "told" in {echo.kind for echo in found.voices[0].echoes}


def test_who_spoke_to_the_paper_itself_is_no_echo() -> None:
    """ "told the Courier", in the Harsan Courier."""
    text = "The dam is lost, Edmar Vuk told the Courier."
    (account,) = accounts_of(told(report("a", text), "The dam is lost", COLONEL, "Edmar Vuk", "the Courier"))
    assert () == account.echoes


def test_nobody_named_adds_no_voice() -> None:
    """Two residents beside a named account add nothing; alone they are one account."""
    nobody = Speaker(name=None, kind="anonymous", role="two residents")
    unnamed = told(report("a", "The dam is lost, two residents said."), "The dam is lost", nobody, "two residents")
    other = told(report("b", "The dam is lost, a nurse said.", outlet="Two"), "The dam is lost", None, "a nurse")
    named = told(
        report("c", "The dam is lost, said Edmar Vuk.", outlet="Three"), "The dam is lost", COLONEL, "Edmar Vuk"
    )
    assert 1 == count(unnamed).count == count(unnamed, other).count == count(unnamed, other, named).count
    assert 2 == len(count(unnamed, other, named).unnamed)


def test_an_unnamed_lineage_adds_no_voice() -> None:
    """ "(Agencies)", and a text that came without an outlet."""
    first = own(report("a", "Rebels took the station.", outlet="One"), "Rebels took the station")
    second = own(
        report("b", "The station is lost to rebels.\n(Agencies)", outlet="Two"), "The station is lost to rebels"
    )
    third = own(report("c", "Rebels hold the station now.", outlet=None), "Rebels hold the station now")
    assert 1 == count(first, second, third).count


def test_nothing_is_no_voice() -> None:
    """No claims, no voice."""
    assert (0, 0) == (count().count, count().sides)


def test_every_echo_has_a_reason_in_words() -> None:
    """It names whom the claim rests on, and never says independent."""
    first = own(report("a", *WIRE, outlet="One"), WIRE[0])
    second = own(report("b", "HARSAN (AP) — The station fell to rebels.", outlet="Two"), "The station fell to rebels")
    third = own(report("c", *WIRE, outlet="Three", day=4), WIRE[0])
    found = count(first, second, third)
    sentences = [reason(echo) for voice in found.voices for echo in voice.echoes]
    assert [
        "its words stand in an earlier report of One",
        "the report credits Associated Press (“HARSAN (AP) —”)",
    ] == sorted(sentences)
    assert "independent" not in " ".join(sentences) + found.words()


BASE = (
    own(told(report("r0", *WIRE, outlet="One"), WIRE[1], ARMY, "The army", figure=30), WIRE[0]),
    own(
        report("r1", "HARSAN (AP) — The pumps at Harsan went over to the rebels in the night.", outlet="Two", day=4),
        "The pumps",
    ),
    told(
        report("r2", "Edmar Vuk said that the pumps still ran on Tuesday at noon.", outlet="Three"),
        "the pumps",
        COLONEL,
        "Edmar Vuk",
    ),
    own(
        report("r3", "Green Banner holds the pumps, and the town below them, since Tuesday.", outlet="Four", day=5),
        "Green Banner holds",
    ),
    told(
        report("r4", "The valley is empty, two shepherds said on the road to the north.", outlet="One"),
        "The valley is empty",
        None,
    ),
    own(
        report("r5", "Lower Harsan woke to shots from the station, where nobody answers.", outlet="One", day=5),
        "Lower Harsan woke",
    ),
)


def copied(reading: Reading, name: str, outlet: str, days: int) -> Reading:
    """The same report in another paper, as a reader would read it there."""
    day = (reading.document.published or date.max).replace(day=10 + days)
    new = replace(reading.document, id=name, outlet=outlet, published=day)
    renamed = {a.id: f"{name}-{a.id}" for a in reading.attributions}
    return replace(
        reading,
        document=new,
        attributions=tuple(
            replace(a, id=renamed[a.id], parent=renamed.get(a.parent or "")) for a in reading.attributions
        ),
        claims=tuple(
            replace(c, id=f"{name}-{c.id}", attribution=renamed.get(c.attribution or "")) for c in reading.claims
        ),
    )


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, len(BASE) - 1), st.sampled_from(["One", "Two", "Five", "Six"]), st.integers(0, 9)),
        max_size=12,
    )
)
def test_copies_change_no_count(copies: list[tuple[int, str, int]]) -> None:
    """However often, by whomever, whenever a report is printed again, nobody has said anything more."""
    before = count(*BASE)
    more = [copied(BASE[which], f"copy{n}", outlet, days) for n, (which, outlet, days) in enumerate(copies)]
    after = count(*BASE, *more)
    assert (before.count, before.sides) == (after.count, after.sides)
    assert {voice.name for voice in before.voices} == {voice.name for voice in after.voices}


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(len(BASE))))
def test_the_order_of_coming_changes_nothing(order: list[int]) -> None:
    """Voices are the same whatever came first."""
    expected = {voice.name: set(voice.claims) for voice in count(*BASE).voices}
    assert expected == {voice.name: set(voice.claims) for voice in count(*(BASE[i] for i in order)).voices}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20), st.randoms())
def test_groups_are_transitive_in_any_order(pairs: list[tuple[int, int]], chance: object) -> None:
    """The groups of some pairs do not depend on their order."""

    def partition(joined: list[tuple[int, int]]) -> set[frozenset[int]]:
        groups: Groups[int] = Groups()
        for a, b in joined:
            groups.join(a, b)
        return {frozenset(n for n in range(10) if groups.root(n) == groups.root(m)) for m in range(10)}

    shuffled = pairs[:]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert partition(pairs) == partition(shuffled)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_credits_inside_it(text: str) -> None:
    """No text raises."""
    for credit in credits_of(Document(id="d", text=f"{text}\n(AP)\n{text}", authors=(text,))):
        assert credit.span is None or credit.span.text in f"{text}\n(AP)\n{text}"


@pytest.mark.parametrize(
    "rows",
    [
        [{"name": "A", "aliases": ["B"]}, {"name": "B"}],
        [{"nam": "A"}],
        [{"name": "A", "state": "Syria"}],
    ],
)
def test_the_list_of_agencies_is_checked(rows: list[dict[str, object]]) -> None:
    """No name twice, no unknown keys, states as codes."""
    with pytest.raises(BadData):
        check(list(rows))


def test_agencies_go_by_many_names() -> None:
    """And one is ours."""
    assert "Associated Press" == canonical("the AP") == canonical("A.P.")
    assert len(agencies()) > 60


def test_names_fold() -> None:
    """Case, diacritics, articles and points."""
    assert "khalid obeidi" == folded("Khalid al-Obeidi") == folded("KHALID AL OBEIDI")
    assert "us led coalition" == folded("The U.S.-led coalition")
    assert "al" == folded("Al")


def test_what_somebody_announced_beside_an_act_does_not_make_the_act_his_word() -> None:
    """ "Hours after the army announced a truce": the outlet tells of the dead, and nobody else."""
    text = "Jets killed 40 people in Merj hours after the army announced a truce."
    words, start = span_of(text, 0, len(text)), text.index("the army")
    inner = Attribution(
        id="a",
        type="speech",
        kind="indirect",
        source=(span_of(text, start, start + 8),),
        cue=(span_of(text, start + 9, start + 18),),
        content=(span_of(text, start + 19, len(text) - 1),),
        speaker=ARMY,
        certainty=CERTAIN,
    )
    claim = Claim(id="c", attribution=None, spans=(words,), certainty=CERTAIN)
    document = Document(id="d", text=text, outlet="Northwire", lang="en")
    (account,) = accounts_of(Reading(document=document, attributions=(inner,), claims=(claim,)))
    assert (True, "Northwire") == (account.own, account.source)


def _one(*readings: Reading) -> list[str | None]:
    """The names of the voices behind some readings that all tell one happening, each report standing alone."""
    lineage = Lineage()
    for number, reading in enumerate(readings):
        lineage.add(facts_of(reading.document, number))
    return [v.name for v in voices_of_one([a for one in readings for a in accounts_of(one)], lineage).voices]


def _person(name: str) -> Speaker:
    return Speaker(name=name, kind="person")


def test_a_surname_alone_is_the_one_who_is_told_of_in_full() -> None:
    """ "Vask" of one report is "Andor Vask" of another; nobody where two are called so."""
    full = told(report("d1", "Andor Vask said the town was held."), "the town was held", _person("Andor Vask"))
    short = told(report("d2", "Vask said all was calm.", day=5), "all was calm", _person("Vask"))
    other = told(report("d3", "Ilse Vask said nobody came.", day=6), "nobody came", _person("Ilse Vask"))
    assert ["Andor Vask"] == _one(full, short)
    assert ["Andor Vask", "Vask", "Ilse Vask"] == _one(full, short, other)


def test_a_spokesman_is_the_body_that_his_report_says_he_speaks_for() -> None:
    """Also where his post is in a longer command, and where a later sentence names only him."""
    words = "Edmar Vuk, spokesman of the Northern Command, said two died. Vuk said the road was open."
    spoke = told(report("d1", words), "two died", COLONEL, source="Edmar Vuk, spokesman of the Northern Command")
    spoke = told(spoke, "the road was open", COLONEL, source="Vuk")
    command = Speaker(name="Northern Command", kind="organisation", organisation="Northern Command")
    body = told(report("d2", "The Northern Command said it held the road.", day=5), "it held the road", command)
    assert ["Army of Harsan"] == _one(spoke, body)


def test_whom_an_outlet_cites_before_its_verb_is_the_voice() -> None:
    """ "The Valley Wire, citing the Green Banner, reported": the group's word, which the wire hands on."""
    text = "Reuters, citing the Green Banner, reported that the road was cut."
    reading = told(report("d1", text), "that the road was cut", Speaker(name="Reuters", kind="organisation"), "Reuters")
    (attribution,) = reading.attributions
    reading = replace(reading, attributions=(replace(attribution, cue=find(text, "reported")),))
    assert ["Green Banner"] == _one(reading)


def test_a_house_form_names_nobody_where_the_dateline_does() -> None:
    """An outlet whose dateline names itself, by a short name too, signs its reports as an agency does and is none."""
    text = "HARSAN, May 3 ({}) - Rebels took the station.\n(Reporting by Ann Writer; Editing by Bo Reader)"
    for outlet, dateline in (
        ("Valley Press", "Valley Press"),
        ("Valley News Service", "Valley"),
        ("Old Hill Wire", "OHW"),
    ):
        assert lineage_of(Document(id="d", text=text.format(dateline), outlet=outlet)) is None
    found = lineage_of(Document(id="d", text=text.format("Valley"), outlet="Harsan Courier"))
    assert found is not None and "Valley" == found.agency
