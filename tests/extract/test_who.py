"""Who speaks, whom they speak for, and how far they commit themselves: rules that hold over any report."""

import time
from datetime import date
from functools import cache

import pytest

from tadmor.model import Attribution, Document, Reading
from tadmor.pipeline import Pipeline
from tadmor.registry import load

_STEPS = ("segment", "encoder", "furniture", "places", "actors", "attributions", "certainty")


@cache
def _pipeline() -> Pipeline:
    return Pipeline(tuple(load("step", name)() for name in _STEPS))


def _read(text: str, outlet: str | None = None) -> Reading:
    document = Document(id="d", text=text, outlet=outlet, published=date(2016, 12, 12), lang="en")
    return _pipeline().read_batch([document])[0]


def _by(reading: Reading, source: str) -> Attribution:
    return next(a for a in reading.attributions if any(source in s.text for s in a.source))


@pytest.mark.parametrize(
    "words", ["Its spokesman, Maj. Gen. Ivan Sobrin,", "The ministry's spokesman, Major-General Ivan Sobrin,"]
)
def test_name_behind_a_role_is_the_speaker(words: str) -> None:
    """An appositive name is who speaks, rank first, and belongs to whom the possessive points to."""
    reading = _read(f"The Russian Defence Ministry said that jets had struck the town. {words} said the raids went on.")
    speaker = _by(reading, "Sobrin").speaker
    assert speaker is not None
    assert ("Ivan Sobrin", "person", "Russian Ministry of Defence") == (
        speaker.name,
        speaker.kind,
        speaker.organisation,
    )
    assert "major general, spokesman" == (speaker.role or "").lower().replace("-", " ")


def test_a_ministry_is_never_a_far_states() -> None:
    """Without a country's word the nearest state decides, and without any the ministry has none."""
    assert (
        None
        is next(a for a in _read("The Interior Ministry said two men died.").actors if "Interior" in a.name).country
    )
    text = "The United States welcomed it. Russia's army said it was over. The interior ministry said so too."
    assert "RU" == next(a for a in _read(text).actors if "Interior" in a.name).country


def test_the_own_outlet_is_media() -> None:
    """The outlet's name in its own text is no person."""
    (actor,) = (
        a
        for a in _read("Corvane Report could not check this, he told Corvane Report.", "Corvane Report").actors
        if "Corvane" in a.name
    )
    assert "media" == actor.kind


def test_a_credit_tells_all_before_it() -> None:
    """The wire credited last holds the sentence, and who it quotes stands inside."""
    reading = _read("Some 40 men died in the raid, the army said, Halden Wire reports.")
    outer, inner = _by(reading, "Halden Wire"), _by(reading, "the army")
    assert "Some 40 men died in the raid, the army said" == outer.content[0].text
    assert (outer.id, "Some 40 men died in the raid") == (inner.parent, inner.content[0].text)


def test_another_who_tells_ends_the_content() -> None:
    """What somebody else is told to say after "while" is theirs alone."""
    reading = _read("Damascus denied that its army had fled, while Washington warned that weapons were left behind.")
    assert "that its army had fled" == _by(reading, "Damascus").content[0].text
    assert _by(reading, "Washington").parent is None


def test_who_is_quoted_by_another_stands_inside() -> None:
    """In "X quoted Y as saying", Y speaks within what X tells."""
    reading = _read("Interfax quoted the envoy, Pavel Orlin, as saying that the town was safe.")
    assert _by(reading, "Interfax").id == _by(reading, "Pavel Orlin").parent


@pytest.mark.parametrize(
    ("content", "label"),
    [
        ("it had lost not less than 20 men", "CT+"),
        ("there was no doubt that the army would win", "CT+"),
        ("not only the army but also the police had fled", "CT+"),
        ("most of them came from the town, and not from Iraq", "CT+"),
        ("it was not possible to evacuate the town", "CT-"),
        ("they can't control the road", "CT-"),
        ("he could not tell how many had died", "CT-"),
        ("the army might not come", "PS-"),
        ("the group was unlikely to attack", "PR-"),
        ("the army could return", "PS+"),
    ],
)
def test_certainty(content: str, label: str) -> None:
    """A bound denies nothing, a denied ability is denied, and an unlikely thing is probably not so."""
    assert label == _by(_read(f"The officer said {content}."), "The officer").certainty.label


def test_names_of_war() -> None:
    """Two who share only "Abu" are two; who commands is public; a shopkeeper so called is not."""
    text = "Abu Omar al-Shishani led the attack. A local commander known as Abu Qutayfa al-Sukhni fled. "
    text += "A shopkeeper named Abu Ali hid."
    people = {a.name: a.private for a in _read(text).actors if a.name.startswith("Abu")}
    assert {"Abu Omar al-Shishani": False, "Abu Qutayfa al-Sukhni": False, "Abu Ali": True} == people


@pytest.mark.parametrize(
    ("text", "name", "private"),
    [
        ("The so-called Colonel Hamdan Wirru, known as Abu Tebr, was killed.", "Abu Tebr", False),
        ('Commander Hamdan Wirru "Abu Tebr" appeared in a video.', "Abu Tebr", False),
        ("Captain Hamdan Wirru (alias Abu Tebr) left.", "Abu Tebr", False),
        ("Abu Tebr, the army colonel believed dead, laughed.", "Abu Tebr", False),
        ("The Wali (acting) of Sarmat, Mr. Hamdan Wirru, chaired a meeting.", "Hamdan Wirru", False),
        ("Hamdan Wirru, the wali of Sarmat, said no.", "Hamdan Wirru", False),
        ("The shopkeeper Hamdan Wirru, known as Abu Tebr, was killed.", "Abu Tebr", True),
        ("Colonel Hamdan Wirru called Salma Darwish at night.", "Salma Darwish", True),
        ('Soldiers told Colonel Hamdan Wirru "Salma Darwish wept" and left.', "Salma Darwish", None),
        ("Salma Darwish, the widow of an army colonel, wept.", "Salma Darwish", True),
        ("Salma Darwish, an army colonel's daughter, wept.", "Salma Darwish", True),
        ("Wali Khan Tebri, 40, was killed.", "Wali Khan Tebri", True),
    ],
)
def test_who_is_public_is_so_under_each_of_his_names(text: str, name: str, private: bool | None) -> None:
    """By a name of war, a rank of a force, an acting office; his kin, and whom he calls, are not."""
    assert [private] == [a.private for a in _read(text).actors if a.name == name]


def test_kin_of_a_victim_are_private() -> None:
    """Whoever shares the surname of somebody private and holds no office is private too."""
    reading = _read("Samir Darzi, 9, was killed at home. Rima Darzi told us that he had gone back for the cat.")
    assert {"Samir Darzi": True, "Rima Darzi": True} == {a.name: a.private for a in reading.actors if "Darzi" in a.name}


@pytest.mark.parametrize(
    "piece",
    ["a said, b said, ", "its spokesman, Col. Ivan Sobrin, ", "the ministry in Damascus, ", "Abu Omar, ", "who said "],
)
def test_time_is_linear(piece: str) -> None:
    """Four times the text takes nowhere near sixteen times as long."""
    took = []
    for size in (10_000, 40_000):
        start = time.process_time()
        _read(piece * (size // len(piece)))
        took.append(time.process_time() - start)
    assert took[1] < 9 * took[0] + 0.5
