import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.nlp.known import scan
from tadmor.nlp.names import Person, find_people
from tadmor.nlp.segment import sentences
from tadmor.ontology.actors import catalogue


def _people(text: str) -> tuple[Person, ...]:
    scanned = [scan(sentence, catalogue()) for sentence in sentences(text)]
    return find_people(text, scanned, catalogue(), [frozenset()] * len(scanned))


def _one(text: str) -> Person:
    (person,) = _people(text)
    return person


@pytest.mark.parametrize(
    ("text", "name", "role", "organisation"),
    [
        (
            "Samir Sabra, director of the Norlandish Casualty Monitor, said so.",
            "Samir Sabra",
            "director",
            "Norlandish Casualty Monitor",
        ),
        (
            "Hind Omar, a researcher at the Damascus Strike Watch, said so.",
            "Hind Omar",
            "researcher",
            "Damascus Strike Watch",
        ),
        ("A Sabra Front spokesman, Yahya Qadi, said so.", "Yahya Qadi", "Sabra Front spokesman", "Sabra Front"),
        ("Omar Reza, head of the Northern District, said so.", "Omar Reza", "head", None),
        ("Lina Sabra, founder of the Norlandish Spring, said so.", "Lina Sabra", "founder", None),
        ("Marin Dubal, a Vask spokesman, said so.", "Marin Dubal", "Vask spokesman", None),
        ("HARUN/VESK President Marin Dubal said so.", "Marin Dubal", "President", None),
        (
            "Norwegian Foreign Minister Kjell Aasen spoke.",
            "Kjell Aasen",
            "Foreign Minister",
            "Norwegian Ministry of Foreign Affairs",
        ),
        ("the ministry spokesman Major-General Pyotr Vetrov said", "Pyotr Vetrov", "Major-General, spokesman", None),
        (
            "Pentagon Press Secretary Dana Whitlock said so.",
            "Dana Whitlock",
            "Pentagon Press Secretary",
            "US Department of Defense",
        ),
        (
            "Col. Ray Stubbs, a NATO spokesman in Kabul, said so.",
            "Ray Stubbs",
            "Colonel, NATO spokesman in Kabul",
            "NATO",
        ),
        (
            "former UK ambassador to Yemen Giles Marlow told us",
            "Giles Marlow",
            "former UK ambassador to Yemen",
            "UK Foreign Office",
        ),
    ],
)
def test_titles_name_their_bearers(text: str, name: str, role: str, organisation: str | None) -> None:
    """A title before or after a name makes it a person's, with role and organisation, and public."""
    person = _one(text)
    assert (name, False) == (person.name, person.private)
    assert person.role is not None and role.split()[-1].split(",")[0] in person.role
    assert organisation == person.organisation


def test_a_body_may_stand_right_behind_a_name() -> None:
    """Without an office: whose he is, not where he is from."""
    assert "Kivu Security Barometer" == _one("Mariam Diallo of the Kivu Security Barometer said so.").organisation
    assert _one("Mariam Diallo of the Old City said so.").organisation is None


def test_a_surname_means_its_bearer() -> None:
    """A later surname, with or without the article, is a mention of the one who bears it."""
    person = _one("Defence Minister Jalal al-Tamimi flew in. Tamimi left again. Al-Tamimi was pleased.")
    assert ["Defence Minister Jalal al-Tamimi", "Tamimi", "Al-Tamimi"] == [span.text for span in person.spans]


def test_spellings_meet_only_under_one_first_name() -> None:
    """Two spellings of a name are one person; brothers are not."""
    same = _people("Yusuf al-Khatib said no. Later Youssef al-Khateeb said yes.")
    others = _people("Yusuf al-Khatib said no. Later Hamid al-Khatib said yes.")
    assert [1, 2] == [len(same), len(others)]


def test_presidents_and_their_kin_stay_apart() -> None:
    """Bashar, Maher and Hafez al-Assad are three people of the catalogue."""
    people = _people("Bashar al-Assad met Maher al-Assad under a portrait of Hafez al-Assad.")
    assert ["bashar-al-assad", "maher-al-assad", "hafez-al-assad"] == [person.id for person in people]


@pytest.mark.parametrize(
    "text",
    [
        "Salma Darwish, 9, was asleep.",
        "Omar Darwish, a shopkeeper, said the roof fell.",
        "said Huda Mansour, a resident of the old town.",
        "Shells killed Jamil Haddad on the road.",
        "A woman who gave her name as Rasha fled.",
        "Activist Qusay Noor filmed it.",
        "A local physician, Zaid Rawi, counted them.",
    ],
)
def test_people_without_a_public_function_are_private(text: str) -> None:
    """Age, kin, trade, harm and a name given in confidence make a person private."""
    assert _one(text).private is True


def test_untold_is_none() -> None:
    """A name of which nothing is told is found, and left unjudged."""
    assert [("Lina Saleh", None)] == [(person.name, person.private) for person in _people("Lina Saleh waited.")]


def test_bylines_are_no_people_of_the_report() -> None:
    """Writers' credits name nobody whom the report is about."""
    assert () == _people("(Reporting by Stephen Marsh, Tom Perry; Editing by Ann Holt)")


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="AaBb .,-'’\"()\n0çعMr", max_size=120))
def test_spans_stand_in_the_text(text: str) -> None:
    """Whatever the text, every mention is the text at its offsets."""
    for person in _people(text):
        assert all(text[span.start : span.end] == span.text for span in person.spans)
