"""Where a speaker stands by his report: on which side, and for which bodies his word is theirs."""

from dataclasses import dataclass, replace

from tadmor.link.voices.agencies import agency_named, canonical
from tadmor.link.voices.names import folded, tail
from tadmor.link.voices.outlets import short_names
from tadmor.link.voices.posts import members_of, posts_of
from tadmor.link.voices.sides import Sides, heads, opposes, speaks_for_body
from tadmor.model import Reading, Speaker

__all__ = ["Place", "Standing"]


@dataclass(frozen=True, slots=True)
class Place:
    """The side of a speaker, the bodies whose voice he is, and the body to which he belongs."""

    side: str | None
    speaks_for: tuple[str, ...]
    body: str | None


class Standing:
    """The speakers of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.sides = Sides(reading)
        self._outlet, self._posts, self._members = reading.document.outlet, posts_of(reading), members_of(reading)

    def of(self, speaker: Speaker) -> Place:
        """Where a speaker stands."""
        side, posts = self._by_post(speaker)
        spoken = (speaker.organisation,) if speaker.organisation and self._speaks(speaker) else ()
        return Place(
            side=side,
            speaks_for=tuple(dict.fromkeys((*spoken, *posts))),
            body=next(filter(None, (speaker.organisation, *posts)), None),
        )

    def placed(self, speaker: Speaker) -> Speaker:
        """A person without a body that cannot be his: the outlet that quotes him, the state that he stands against.

        "Its spokesman" in an agency's report is mostly of whoever spoke before; a rebel official is of no ministry.
        """
        body = speaker.organisation
        if speaker.kind != "person" or body is None:
            return speaker
        against = opposes(speaker.role) and (self._side(body) or "").startswith("government:")
        quoting = self.is_own(body) and agency_named(body) is not None and not heads(speaker.role)
        return replace(speaker, organisation=None) if quoting or against else speaker

    def is_outlet(self, name: str) -> bool:
        """Whether a name is that of an outlet."""
        return self.sides.is_press(name) or self.is_own(name)

    def is_own(self, name: str) -> bool:
        """Whether a name is that of the document's own outlet, in full or for short ("the Advertiser")."""
        if not self._outlet:
            return False
        if folded(canonical(name)) == folded(canonical(self._outlet)) or folded(name) == tail(self._outlet):
            return True
        return folded(name) in short_names(self._outlet) and not self.sides.is_place(name)

    def _by_post(self, speaker: Speaker) -> tuple[str | None, tuple[str, ...]]:
        """The side of a speaker, and the bodies that he speaks for by his post: none of a side that is not his.

        "Army spokesman" of a group that calls its fighters the army is not of the army that it fights.
        """
        side, name = self.sides.of(speaker), speaker.name or ""
        posts = {body: self._side(body) for body in (self._posts.get(name, ()) if speaker.kind == "person" else ())}
        if side is None or opposes(speaker.role):
            member = self._side(self._members[name]) if name in self._members else None
            side = next(filter(None, (*posts.values(), member)), side)
        return side, tuple(body for body, its in posts.items() if its in (None, side))

    def _side(self, body: str) -> str | None:
        return self.sides.of(Speaker(name=body, kind="organisation", organisation=body))

    def _speaks(self, speaker: Speaker) -> bool:
        """Whether a body's words are his: its spokesman's, its head's, anybody's of a body that is no side's.

        "Orla Senn of Doctors for the Valley" is one account with the doctors, a colonel of the army is not the army.
        """
        body = speaker.organisation
        if body is None or speaks_for_body(speaker):
            return body is not None
        alone = speaker.kind == "person" and speaker.role is None
        return alone and self._side(body) is None and not self.is_outlet(body)
