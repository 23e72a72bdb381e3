"""Tellings as they are found in a reading: events, numbers without an event, denials of nothing that was read."""

from tadmor.link.tellings.found.report import told_events

__all__ = ["told_events"]
