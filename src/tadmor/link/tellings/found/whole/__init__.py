"""What a report is as a whole: its opening, since when its campaign goes on, and what its tellings share."""
