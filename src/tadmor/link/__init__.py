"""Links join what several documents tell. Nothing here reads language: links compare readings, never texts anew."""
