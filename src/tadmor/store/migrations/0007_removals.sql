-- Which lines of the log say that a document was taken out: asked of every report that comes, and there are few.

CREATE INDEX decisions_of_removal ON decisions (target, seq) WHERE target GLOB 'document:*';
