-- Records and an index for whoever keeps a state of his own here (store/shelves.py); the store looks into neither.
-- A posting takes some 25 bytes of the file. Keys of one batch are written in order: a page is then touched once.

CREATE TABLE shelves (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- A table with numbers: without, a body of more than 2,000 bytes would take a page of its own.
CREATE TABLE shelf_records (
    number INTEGER PRIMARY KEY,
    shelf INTEGER NOT NULL,
    key INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX records_of_shelf ON shelf_records (shelf, key);

CREATE TABLE shelf_postings (
    shelf INTEGER NOT NULL,
    key INTEGER NOT NULL,
    value INTEGER NOT NULL,
    score REAL NOT NULL,
    PRIMARY KEY (shelf, key, value)
) STRICT, WITHOUT ROWID;
