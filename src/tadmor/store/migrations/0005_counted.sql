-- What is asked of many rows at once, apart from the wide rows that a list shows.

-- The words of places: of a hundred thousand names, those with a word of the filter's.
CREATE VIRTUAL TABLE place_names USING fts5 (
    folded, content = 'places', content_rowid = 'number',
    tokenize = 'unicode61 remove_diacritics 2'
);

INSERT INTO place_names (place_names) VALUES ('rebuild');

-- Days by the order of lists: a timeline of thousands of rows is counted from these alone.
CREATE INDEX claims_days ON claims (ord, earliest, latest, dated);

CREATE INDEX incidents_days ON incidents (ord, story, earliest, latest, dated);

-- Which rows name a place: of a place that many spellings name, a key for each takes longer than its rows.
CREATE INDEX claims_at ON claim_places (place);

CREATE INDEX events_at ON event_places (place);

CREATE INDEX movements_at ON movement_places (place);

CREATE INDEX incidents_at ON incident_places (place);
