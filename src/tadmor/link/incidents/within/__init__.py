"""Which tellings of one report are one happening: the act and its dead, what is told again, what is apart."""
