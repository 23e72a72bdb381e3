"""What the page of map, timeline and list is made of; `pages/explore.py` answers with it."""
