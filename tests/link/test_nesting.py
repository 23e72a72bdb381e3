"""Whose account it is that stands inside another's words."""

from dataclasses import replace

from tests.link.made import Report

from tadmor.link.voices import accounts_of


def test_what_is_said_of_evidence_is_its_speakers_account() -> None:
    """ "There was no evidence of dead, the ministry said": nobody else is named, so it is the ministry's word."""
    text = "The ministry said there was no evidence of any dead in the mill."
    made = Report("a", text)
    outer = made.says("there was no evidence of any dead in the mill", "The ministry")
    made.says("any dead in the mill", "nobody", cue="no evidence of", label="CT-", inside=outer)
    said, evidence = made.attributions
    made.attributions[:] = [
        replace(said, source=(made.span("The ministry"),)),
        replace(evidence, type="evidence", speaker=None),
    ]
    assert ["The ministry", "The ministry"] == [account.source for account in accounts_of(made.reading())]
