"""Whom a source's words stand for: names, offices, bodies, pronouns, resolved over the whole document."""

from tadmor.extract.attributions.speakers.in_full import in_full, posted
from tadmor.extract.attributions.speakers.later import named_later
from tadmor.extract.attributions.speakers.local import local_police
from tadmor.extract.attributions.speakers.resolve import Speakers

__all__ = ["Speakers", "in_full", "local_police", "named_later", "posted"]
