"""Two accounts of one happening of which only one can be true, and those that may both be."""

from dataclasses import dataclass
from datetime import date

import pytest
from tests.link.made import Report
from tests.link.test_second import voice

from tadmor.link.agreement import findings
from tadmor.link.agreement.contrary.claims import two_accounts
from tadmor.link.agreement.contrary.means import means
from tadmor.link.agreement.second import two_voices
from tadmor.link.incidents import Incidents
from tadmor.link.tellings.holders import NOBODY
from tadmor.model import Reading, Span
from tadmor.model.incidents import Finding, Ruling


@dataclass(frozen=True)
class Says:
    """One sentence of somebody, with its act."""

    by: str
    words: str
    trigger: str
    kind: str = "STRIKE.shelling"
    who: str | None = None
    day: str | None = "Sunday"
    published: date = date(2016, 12, 12)

    def read(self, id_: str) -> Reading:
        """As a report of its own."""
        made = Report(id_, f"{self.by} said {self.words}.", self.published)
        made.says(self.words, self.by)
        class_ = "CONTROL" if self.kind.startswith("TERRITORY") else "ASSAULT"
        made.tells(self.trigger, self.kind, class_, who=self.who, place="Zarka", day=self.day)
        return made.reading()


def conflicts(*some: Says) -> list[tuple[str, set[str]]]:
    """The conflicts between what some say of what a person has ruled to be one: the aspect, and the words of both."""
    incidents = Incidents()
    tellings = [t for n, one in enumerate(some) for t in incidents.add(one.read(f"r{n}")) if not t.story]
    for one in tellings[1:]:
        incidents.rule(Ruling(one=tellings[0].id, other=one.id, same=True))
    found: list[Finding] = [f for i in incidents.incidents() for f in findings(incidents, i)]
    return [(f.aspect, {v.span.text for v in f.pair}) for f in found if f.finding == "conflict"]


SHELLS = Says("The ministry", "mortar fire hit the bakery in Zarka on Sunday", "hit")
BOMBS = Says("Northern Relief", "a barrel bomb hit the bakery in Zarka on Sunday", "hit", "STRIKE.air")


def test_shells_and_a_bomb_from_the_air_did_not_both_hit_one_bakery() -> None:
    """By what it was done; the words of both stand in the finding."""
    assert conflicts(SHELLS, BOMBS) == [("what", {"mortar", "barrel bomb"})]


def test_of_two_things_that_were_hit_both_may_be_true() -> None:
    """The school by a bomb, the bakery by a mortar."""
    school = Says("Northern Relief", "a barrel bomb hit the school in Zarka on Sunday", "hit", "STRIKE.air")
    assert conflicts(SHELLS, school) == []


def test_in_a_fight_both_fire_with_all_they_have() -> None:
    """A battle has shells and aircraft."""
    fight = Says(
        "Northern Relief", "jets came while they fought for the bakery in Zarka on Sunday", "fought", "BATTLE.clash"
    )
    assert conflicts(SHELLS, fight) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("it was a mine, there was no plane over the quarter", None),
        ("it was a land mine, there was no plane over the quarter", "planted"),
        ("two shells fell after the air strike", None),
        ("the sirens of the air raid warning were heard", None),
        ("they shot down a helicopter", None),
        ("a gas leak set the store on fire", "mishap"),
        ("the rockets came at night", "rocket"),
        ("the bread was sold out", None),
    ],
)
def test_a_claim_names_one_means_or_none(words: str, expected: str | None) -> None:
    """What it is said not to have been is none, nor what is shot down."""
    found = means(Span(0, len(words), words))
    assert expected == (found and found[0])


def test_each_side_blames_the_other_for_one_deed() -> None:
    """Who says in so many words who it was says that it was nobody else."""
    army = Says(
        "Islamic State", "it was the army that shelled the market in Zarka on Sunday", "shelled", who="the army"
    )
    group = Says("The army", "Islamic State shelled the market in Zarka on Sunday", "shelled", who="Islamic State")
    assert ("who", {"the army", "Islamic State"}) in conflicts(army, group)


def test_two_who_shell_one_town_may_both_have_done_so() -> None:
    """Neither says what was hit, nor that it was the one."""
    army = Says("The monitor", "the army shelled Zarka on Sunday", "shelled", who="the army")
    group = Says("The ministry", "Islamic State shelled Zarka on Sunday", "shelled", who="Islamic State")
    assert conflicts(army, group) == []


def test_one_strike_was_not_on_two_days() -> None:
    """Nor in the morning and in the evening; of a town that is shelled daily both may be true."""
    friday = Says("Northern Relief", "mortar fire hit the bakery in Zarka on Saturday", "hit", day="Saturday")
    assert conflicts(SHELLS, friday) == [("when", {"Sunday", "Saturday"})]
    town = Says("The ministry", "mortar fire hit Zarka on Sunday", "hit")
    assert conflicts(town, Says("The aid group", "mortar fire hit Zarka on Saturday", "hit", day="Saturday")) == []


def test_somebody_unnamed_who_says_otherwise_is_somebody_else() -> None:
    """Officials may be the very ministry that another report quotes, but not where the two contradict each other."""
    officials, ministry = voice("a", "officials"), voice("b", "Ministry of Roads", named=True, side="government:XH")
    assert (False, True) == (two_voices(officials, ministry), two_accounts(officials, ministry))
    assert not two_accounts(voice("a", NOBODY), ministry)


def test_an_hour_of_one_day_and_another_hour() -> None:
    """ "At dawn" and "in the morning" are too near each other."""
    morning = Says("The ministry", "the army captured Zarka on Sunday morning", "captured", "TERRITORY.capture")
    evening = Says("The agency", "the army captured Zarka on Sunday evening", "captured", "TERRITORY.capture")
    pair = [
        Says(s.by, s.words, s.trigger, s.kind, who="the army", day=f"Sunday {s.words.split()[-1]}")
        for s in (morning, evening)
    ]
    assert [("when", {"Sunday morning", "Sunday evening"})] == conflicts(*pair)


@pytest.mark.parametrize(("published", "expected"), [(12, ["result"]), (11, [])])
def test_all_of_a_town_or_most_of_it(published: int, expected: list[str]) -> None:
    """Who speaks of most of it before another has all of it contradicts nobody."""
    whole = Says("The ministry", "the army captured Zarka in full", "captured", "TERRITORY.capture", "the army", None)
    part = Says(
        "The agency",
        "the army captured most of Zarka",
        "captured",
        "TERRITORY.capture",
        "the army",
        None,
        date(2016, 12, published),
    )
    assert expected == [aspect for aspect, _ in conflicts(whole, part)]


def test_a_denial_stands_beside_each_account_that_it_answers() -> None:
    """Two who tell the strike are both denied; a third of the first one's side is not shown again."""
    said = [Says(by, "jets struck Zarka on Sunday", "struck", "STRIKE.air") for by in ("Northern Relief", "The agency")]
    made = Report("no", "The ministry denied that jets struck Zarka on Sunday.")
    made.says("that jets struck Zarka on Sunday", "The ministry", cue="denied", act="deny", label="CT-")
    made.tells("struck", "STRIKE.air", "ASSAULT", place="Zarka", day="Sunday", status="negated")
    incidents = Incidents()
    for reading in (*(one.read(f"r{n}") for n, one in enumerate(said)), made.reading()):
        incidents.add(reading)
    found = [f for i in incidents.incidents() for f in findings(incidents, i) if f.finding == "denied"]
    assert [("r0", "no"), ("r1", "no")] == [tuple(v.document for v in f.pair) for f in found]


def test_who_else_bears_an_account_out_is_shown_too() -> None:
    """Of three who tell one strike two findings hold all three; none says what another says already."""
    incidents = Incidents()
    for n, by in enumerate(("Northern Relief", "The agency", "Zarka Press")):
        incidents.add(Says(by, "jets struck Zarka on Sunday", "struck", "STRIKE.air").read(f"r{n}"))
    (one,) = (i for i in incidents.incidents() if not i.story)
    found = [f for f in findings(incidents, one) if f.aspect == "what" and f.finding == "agree"]
    assert [{"r0", "r1"}, {"r0", "r2"}] == [{v.document for v in f.pair} for f in found]
