"""A site may bear its owner's name: what is passed on has it only where a report still has it."""

from datetime import date

import tadmor
from tadmor.export.incidents import Told, redact_told, told
from tadmor.scale.linking import link
from tadmor.store import Filter, open_store


def test_an_exported_incident_keeps_no_name_that_its_redacted_reports_have_not(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """The market's name stays, the owner's goes with his."""
    text = (
        "BERLAN, May 3 - Shells hit the Omar Haddad clinic in Qaryatayn on Monday and killed Omar Haddad, 43, a father"
        " of four, residents said. On Tuesday an air strike hit the Merja market in Qaryatayn and killed nine people."
    )
    with open_store(tmp_path / "case.db") as store:
        with store.writer() as writer:
            writer.add(tadmor.read(text, outlet="Northern Wire", published=date(2016, 5, 4)))
        link(store)
        with store.snapshot() as view:
            some: list[Told] = list(told(view, Filter(size=100)))
            assert any(one.incident.site == "Merja market" for one in map(redact_told, some))
            for one in map(redact_told, some):
                kept = [reading.document.text for reading in one.readings]
                assert one.incident.site is None or any(one.incident.site in words for words in kept)
