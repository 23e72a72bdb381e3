"""Whole wars in a dozen reports each: how much of what an analyst wants told is found, and how much of it is right.

    python -m benchmarks.wars [SET ...] [--folder FOLDER] [--paper FOLDER] [--take FOLDER]

README.md in this folder says what a set is. Prints, by fold, how many of the analyst's lines have a finding or stand in
one incident, how many pairs of copies and echoes are grouped, and how many of all decided findings strangers judged
right. `--paper` writes the findings that nobody has judged yet, a page a set; `--take` reads answers (SET.jsonl) back.
"""
