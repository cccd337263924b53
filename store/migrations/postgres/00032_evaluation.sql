-- +goose Up

-- That somebody has answered a question about Plenary in a term, without what
-- they said. It goes when the term is counted, or with the person.
CREATE TABLE answered (
    organisation_id TEXT NOT NULL,
    term            TEXT NOT NULL,
    member_id       TEXT NOT NULL,
    question        TEXT NOT NULL,
    PRIMARY KEY (organisation_id, term, member_id, question),
    FOREIGN KEY (organisation_id, member_id) REFERENCES members (organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX answered_member ON answered (organisation_id, member_id);

-- How many people of a school have said the same so far. It goes when the term
-- is counted.
CREATE TABLE voices (
    organisation_id TEXT NOT NULL,
    term            TEXT NOT NULL,
    school_id       TEXT NOT NULL,
    question        TEXT NOT NULL,
    opinion         TEXT NOT NULL,
    said            INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, term, school_id, question, opinion)
);

-- What everybody reads of a term, rounded down to fives: for the schools that
-- are counted by themselves and, with no school, for the organisation.
CREATE TABLE evaluated (
    organisation_id TEXT NOT NULL,
    term            TEXT NOT NULL,
    ended_on        TEXT NOT NULL,
    school_id       TEXT NOT NULL,
    enough          BOOLEAN NOT NULL,
    question        TEXT NOT NULL,
    opinion         TEXT NOT NULL,
    said            INTEGER NOT NULL CHECK (said % 5 = 0),
    PRIMARY KEY (organisation_id, term, school_id, question, opinion)
);
