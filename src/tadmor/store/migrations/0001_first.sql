-- What is kept: documents, readings (whole), claims (as rows), raw bytes, rejects, marks, people's decisions.
-- Nothing here depends on when a run took place, save provenance and the log of decisions.

-- `ord` is day of publication, arrival and place in the text as one number (store/order.py): lists follow it.
CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    ord INTEGER NOT NULL UNIQUE,
    id TEXT NOT NULL UNIQUE,
    outlet TEXT,
    published TEXT,
    title TEXT,
    authors TEXT NOT NULL,
    url TEXT,
    lang TEXT,
    composed INTEGER NOT NULL,
    characters INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    outlet_words TEXT NOT NULL,
    text_sha256 TEXT NOT NULL
) STRICT;

CREATE TABLE readings (
    document INTEGER PRIMARY KEY REFERENCES documents (number),
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE TABLE claims (
    ord INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (number),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    attribution TEXT,
    source TEXT NOT NULL,
    speaker TEXT,
    speaker_kind TEXT,
    speaker_role TEXT,
    speaker_organisation TEXT,
    cue TEXT NOT NULL,
    type TEXT,
    kind TEXT,
    act TEXT,
    stance TEXT,
    chain TEXT NOT NULL,
    certainty TEXT NOT NULL,
    hedges TEXT NOT NULL,
    content TEXT NOT NULL,
    events TEXT NOT NULL,
    quantities TEXT NOT NULL,
    movements TEXT NOT NULL,
    places TEXT NOT NULL,
    earliest TEXT,
    latest TEXT,
    dated TEXT,
    speaker_words TEXT NOT NULL,
    doers TEXT NOT NULL,
    receivers TEXT NOT NULL,
    mentioned TEXT NOT NULL,
    keys TEXT NOT NULL
) STRICT;

CREATE INDEX claims_of_document ON claims (document, position);

-- Every way in which a place is named, once: there are few of them, whatever the number of claims.
CREATE TABLE places (
    number INTEGER PRIMARY KEY,
    cell TEXT NOT NULL UNIQUE,
    folded TEXT NOT NULL,
    precision TEXT
) STRICT;

CREATE VIRTUAL TABLE place_boxes USING rtree (number, west, east, south, north);

CREATE TABLE claim_places (
    claim INTEGER NOT NULL REFERENCES claims (ord),
    place INTEGER NOT NULL REFERENCES places (number),
    PRIMARY KEY (claim, place)
) STRICT, WITHOUT ROWID;

CREATE VIEW claim_words AS
SELECT
    claims.ord AS ord,
    claims.content AS content,
    claims.speaker_words AS speaker,
    coalesce(documents.outlet, '') AS outlet,
    coalesce(documents.title, '') AS title,
    claims.doers AS doers,
    claims.receivers AS receivers,
    claims.mentioned AS mentioned,
    claims.keys AS keys
FROM claims
JOIN documents ON documents.number = claims.document;

CREATE VIRTUAL TABLE claim_index USING fts5 (
    content, speaker, outlet, title, doers, receivers, mentioned, keys,
    content = 'claim_words', content_rowid = 'ord', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE raws (
    sha256 TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE TABLE provenance (
    document INTEGER PRIMARY KEY REFERENCES documents (number),
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    media TEXT NOT NULL,
    retrieved TEXT
) STRICT;

CREATE TABLE rejects (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    UNIQUE (name, sha256)
) STRICT;

CREATE TABLE marks (
    key TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    outcome TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    action TEXT NOT NULL,
    target TEXT NOT NULL,
    document TEXT,
    spans_key TEXT,
    field TEXT,
    value TEXT,
    why TEXT,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE INDEX decisions_on_document ON decisions (document, seq);

CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions
BEGIN
    SELECT raise(ABORT, 'a decision is never changed: add another');
END;

CREATE TRIGGER decisions_are_kept BEFORE DELETE ON decisions
BEGIN
    SELECT raise(ABORT, 'a decision is never removed: add another');
END;

-- What the log says of each claim now; worked out from it again whenever a document is read or decided on.
CREATE TABLE reviews (
    claim INTEGER PRIMARY KEY REFERENCES claims (ord),
    state TEXT NOT NULL
) STRICT;
