-- What is told to have happened, as far as it has to be found: an event or a movement is found by its own words, keys
-- and days and by the claim that tells it. What a list shows is made from the reading, which is kept whole.
-- `told` stands in for the words of a claim where none tells it. Filled from the readings by store/sqlite/happenings.py.

CREATE TABLE events (
    ord INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (number),
    position INTEGER NOT NULL,
    claim INTEGER,
    earliest TEXT,
    latest TEXT,
    told TEXT NOT NULL,
    doers TEXT NOT NULL,
    receivers TEXT NOT NULL,
    keys TEXT NOT NULL
) STRICT;

CREATE INDEX events_of_document ON events (document, position);

CREATE TABLE event_places (
    event INTEGER NOT NULL REFERENCES events (ord),
    place INTEGER NOT NULL REFERENCES places (number),
    PRIMARY KEY (event, place)
) STRICT, WITHOUT ROWID;

CREATE VIEW event_words AS
SELECT
    events.ord AS ord,
    coalesce(claims.content, events.told) AS content,
    coalesce(claims.speaker_words, '') AS speaker,
    coalesce(documents.outlet, '') AS outlet,
    coalesce(documents.title, '') AS title,
    events.doers AS doers,
    events.receivers AS receivers,
    '' AS mentioned,
    events.keys AS keys
FROM events
JOIN documents ON documents.number = events.document
LEFT JOIN claims ON claims.ord = events.claim;

CREATE VIRTUAL TABLE event_index USING fts5 (
    content, speaker, outlet, title, doers, receivers, mentioned, keys,
    content = 'event_words', content_rowid = 'ord', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE movements (
    ord INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (number),
    position INTEGER NOT NULL,
    claim INTEGER,
    earliest TEXT,
    latest TEXT,
    told TEXT NOT NULL,
    doers TEXT NOT NULL,
    receivers TEXT NOT NULL,
    keys TEXT NOT NULL
) STRICT;

CREATE INDEX movements_of_document ON movements (document, position);

CREATE TABLE movement_places (
    movement INTEGER NOT NULL REFERENCES movements (ord),
    place INTEGER NOT NULL REFERENCES places (number),
    PRIMARY KEY (movement, place)
) STRICT, WITHOUT ROWID;

CREATE VIEW movement_words AS
SELECT
    movements.ord AS ord,
    coalesce(claims.content, movements.told) AS content,
    coalesce(claims.speaker_words, '') AS speaker,
    coalesce(documents.outlet, '') AS outlet,
    coalesce(documents.title, '') AS title,
    movements.doers AS doers,
    movements.receivers AS receivers,
    '' AS mentioned,
    movements.keys AS keys
FROM movements
JOIN documents ON documents.number = movements.document
LEFT JOIN claims ON claims.ord = movements.claim;

CREATE VIRTUAL TABLE movement_index USING fts5 (
    content, speaker, outlet, title, doers, receivers, mentioned, keys,
    content = 'movement_words', content_rowid = 'ord', tokenize = 'unicode61 remove_diacritics 2'
);
