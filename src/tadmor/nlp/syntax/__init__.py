"""A sentence cut into phrases and clauses without a tagger: by lists of small words, word forms and neighbours.

`small_words` and `triggers` are the lists. `phrases` cuts; `verbs`, `subjects` and `clauses` find who does what;
`kinds` says what a phrase stands for; `ways` follows a move from place to place.
"""
