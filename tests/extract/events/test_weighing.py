"""Who, where and when of an event where heads and rules differ: in sentences of our own, with the trained reader."""

import pytest

from tadmor.model import Document, Event
from tadmor.pipeline import Pipeline


def _event(pipeline: Pipeline, text: str, trigger: str) -> Event:
    document = Document(id="d", text=text, outlet="Halden Wire", lang="en")
    (found,) = [e for e in pipeline.read_batch([document])[0].events if e.trigger.text == trigger]
    return found


def _words(event: Event, role: str) -> list[str]:
    return [span.text for span in getattr(event, role)]


@pytest.mark.parametrize(
    ("text", "trigger", "role", "expected"),
    [
        ("Border guards chased trucks trying to leave the depot.", "leave", "actors", ["trucks"]),
        ("Russian jets and helicopter gunships bombed Palmyra on Monday.", "bombed", "actors",
         ["Russian jets and helicopter gunships"]),
        ("Insurgents shelled the coastal cities of Tartus and Jableh.", "shelled", "place",
         ["the coastal cities of Tartus and Jableh"]),
        ("The army repelled attacks on the Tel Sefid front on Monday.", "attacks", "actors", []),
        ("Government forces thwarted an attack near Hama.", "attack", "recipients", ["Government forces"]),
        ("Kurdish fighters halted an offensive by Islamic State near Kobani.", "offensive", "actors",
         ["Islamic State"]),
        ("Syrian troops repelled an Islamic State attack on the T4 air base.", "repelled", "recipients",
         ["an Islamic State"]),
        ("MOSUL Iraqi troops killed five gunmen near Tikrit on Sunday.", "killed", "actors", ["Iraqi troops"]),
        ("The army shelled the Tel Sefid area, about 70 km north of the city of Raqqa, on Monday.", "shelled", "place",
         ["the Tel Sefid area"]),
        ("The air strikes on Aleppo on Sunday were the heaviest bombardment since February.", "bombardment", "time",
         ["Sunday"]),
        ("On Friday rebels left Hama, but were driven out of Homs by the army.", "driven out", "place", ["Homs"]),
        ("The air strike in Hama wounded five civilians, who were evacuated to Damascus.", "wounded", "place",
         ["Hama"]),
        ("Dozens were killed in Hama on Friday, and the wounded were seen in a hospital in Damascus.", "killed",
         "place", ["Hama"]),
        ("Rebels in Raqqa blamed the army for the attack on Monday.", "blamed", "place", []),
        ("The army shelled Douma from the east on Monday.", "shelled", "place", ["Douma"]),
        ("The attack on Raqqa on Monday came a day after the army left the town.", "attack", "time", ["Monday"]),
        ("The militia had been chased out of the valley by noon.", "chased", "actors", []),
        ("The army broke the siege of Homs by Islamic State.", "siege", "actors", ["Islamic State"]),
        ("Ankara wants the Kurdish group out of hills captured from Syrian rebels above Merj.",
         "captured", "actors", []),
        ("The Yemeni army halted the advance of the Houthis toward Marib.", "advance", "actors", ["the Houthis"]),
        ("The Yemeni army halted its advance toward Marib.", "advance", "actors", ["The Yemeni army"]),
        ("Rocket fire in Hama left five civilians dead.", "dead", "actors", []),
        ("The army, the police and the militia repelled an attack by Islamic State.", "attack", "actors",
         ["Islamic State"]),
        ("Syrian troops are about to cut the road to Homs.", "cut", "actors", ["Syrian troops"]),
        ("A spokesman for the border guards accused the militia of shelling Tel Sefid.", "accused", "actors",
         ["A spokesman for the border guards"]),
        ("The head of the relief mission, Anton Brand, condemned the raid on the camp.", "condemned", "actors",
         ["The head of the relief mission, Anton Brand"]),
        ("The Homs Freedom Council (HFC) attacked a convoy near Raqqa on Sunday.", "attacked", "actors",
         ["The Homs Freedom Council (HFC)"]),
        ("The observers said IS killed 280 people, including women, in Kesh.", "killed", "actors", ["IS"]),
        ("The army and the police attacked the village of Kesh.", "attacked", "actors", ["The army", "the police"]),
        ("The jets dropped bombs on the market in Kesh.", "dropped", "recipients", []),
        ("Rebels fired mortars at the town, and police raised their flag over the silo on Tuesday.", "raised",
         "recipients", []),
        ("It was not clear how many people were on the bus when it exploded.", "exploded", "actors", []),
        ("Hours later the group attacked Mifa, which soldiers had left in September.", "left", "time", ["September"]),
        ("The plane that the rebels claimed in March was hit by hail on Tuesday, killing two.", "hit", "time",
         ["Tuesday"]),
    ],
)  # fmt: skip
def test_roles_are_those_of_the_event_and_not_of_what_stands_near(
    pipeline: Pipeline, text: str, trigger: str, role: str, expected: list[str]
) -> None:
    """A party of another verb, a distance, a rarity and a dateline are no part of an event."""
    assert expected == _words(_event(pipeline, text, trigger), role)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Fighters tried to kill a senior commander in Raqqa last week.", "kill"),
        ("The government was quick to condemn the attack.", "condemn"),
    ],
)
def test_what_was_tried_happened(pipeline: Pipeline, text: str, trigger: str) -> None:
    """An attempt is an act, however it came out."""
    assert _event(pipeline, text, trigger).status == "occurred"


@pytest.mark.parametrize(
    ("text", "mover", "destination"),
    [
        ("The nurse said she evacuated nine patients from the ward to Homs.", ["nine patients"], ["Homs"]),
        ("The group is moving its headquarters from Raqqa to the desert.", ["its headquarters"], ["the desert"]),
        ("An offensive in the north spurs another wave of refugees that frightens the ministry.", ["refugees"], []),
    ],
)
def test_who_is_brought_away_moves_and_not_who_brings_him(
    pipeline: Pipeline, text: str, mover: list[str], destination: list[str]
) -> None:
    """Who evacuates stays; a wave of refugees moves, wherever it goes."""
    document = Document(id="d", text=text, outlet="Halden Wire", lang="en")
    (found,) = pipeline.read_batch([document])[0].movements
    assert (mover, destination) == ([s.text for s in found.mover], [s.text for s in found.destination])
