-- Records and an index for whoever keeps a state of his own here (store/shelves.py); the store looks into neither.
-- A posting takes some 25 bytes of the file. Keys of one batch are written in order: a page is then touched once.

CREATE TABLE shelves (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE shelf_records (
    shelf INTEGER NOT NULL,
    key INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (shelf, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE shelf_postings (
    shelf INTEGER NOT NULL,
    key INTEGER NOT NULL,
    value INTEGER NOT NULL,
    score REAL NOT NULL,
    PRIMARY KEY (shelf, key, value)
) STRICT, WITHOUT ROWID;
