-- Incidents by how many tell them: the first screen of a store of many is what several reports tell.

CREATE INDEX incidents_accounts ON incidents (story, voices DESC, documents DESC, ord DESC);
