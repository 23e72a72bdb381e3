-- What linking finds: documents that share words, and incidents with the voices that tell them and the findings on
-- them. All of it follows from the readings and from people's decisions; `linked` says of which documents it is made.

CREATE TABLE linked (
    document INTEGER PRIMARY KEY REFERENCES documents (number),
    under TEXT NOT NULL
) STRICT;

CREATE TABLE links (
    first INTEGER NOT NULL REFERENCES documents (number),
    second INTEGER NOT NULL REFERENCES documents (number),
    kind TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;

CREATE INDEX links_of_second ON links (second);

-- `ord` is day and number as one number, as for documents: lists follow it. Words, keys and days are those that a
-- filter finds an incident by; `body` is all of it.
CREATE TABLE incidents (
    number INTEGER PRIMARY KEY,
    ord INTEGER NOT NULL UNIQUE,
    id TEXT NOT NULL UNIQUE,
    story INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    composed INTEGER NOT NULL,
    earliest TEXT,
    latest TEXT,
    dated TEXT,
    voices INTEGER NOT NULL,
    sides INTEGER NOT NULL,
    conflicts INTEGER NOT NULL,
    denials INTEGER NOT NULL,
    content TEXT NOT NULL,
    speaker TEXT NOT NULL,
    outlet TEXT NOT NULL,
    title TEXT NOT NULL,
    doers TEXT NOT NULL,
    receivers TEXT NOT NULL,
    mentioned TEXT NOT NULL,
    keys TEXT NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE INDEX incidents_of_several ON incidents (ord) WHERE documents > 1;

CREATE TABLE incident_places (
    incident INTEGER NOT NULL REFERENCES incidents (ord) ON DELETE CASCADE,
    place INTEGER NOT NULL REFERENCES places (number),
    PRIMARY KEY (incident, place)
) STRICT, WITHOUT ROWID;

-- Which words of which document tell it (a telling's id), which documents, which claims.
CREATE TABLE incident_tellings (
    telling TEXT PRIMARY KEY,
    incident INTEGER NOT NULL REFERENCES incidents (number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX tellings_of_incident ON incident_tellings (incident);

CREATE TABLE incident_documents (
    document INTEGER NOT NULL REFERENCES documents (number),
    incident INTEGER NOT NULL REFERENCES incidents (number) ON DELETE CASCADE,
    PRIMARY KEY (document, incident)
) STRICT, WITHOUT ROWID;

CREATE INDEX documents_of_incident ON incident_documents (incident);

CREATE TABLE incident_claims (
    claim INTEGER NOT NULL REFERENCES claims (ord) ON DELETE CASCADE,
    incident INTEGER NOT NULL REFERENCES incidents (number) ON DELETE CASCADE,
    PRIMARY KEY (claim, incident)
) STRICT, WITHOUT ROWID;

CREATE INDEX claims_of_incident ON incident_claims (incident);

-- A story (what reports as a whole are about) is listed nowhere and found by no words.
CREATE VIEW incident_words AS
SELECT ord, content, speaker, outlet, title, doers, receivers, mentioned, keys FROM incidents WHERE story = 0;

-- What the log says of each incident now.
CREATE TABLE incident_reviews (
    id TEXT PRIMARY KEY,
    state TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE incident_index USING fts5 (
    content, speaker, outlet, title, doers, receivers, mentioned, keys,
    content = 'incident_words', content_rowid = 'ord', tokenize = 'unicode61 remove_diacritics 2'
);
