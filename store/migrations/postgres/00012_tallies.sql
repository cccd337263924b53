-- +goose Up

-- What was counted of a half-term, rounded down to fives: for the schools that
-- are counted by themselves and, with no school, for the organisation.
CREATE TABLE tallies (
    organisation_id TEXT NOT NULL,
    from_on         TEXT NOT NULL,
    until_on        TEXT NOT NULL,
    school_id       TEXT NOT NULL,
    enough          BOOLEAN NOT NULL,
    held            INTEGER NOT NULL CHECK (held % 5 = 0),
    lost            INTEGER NOT NULL CHECK (lost % 5 = 0),
    PRIMARY KEY (organisation_id, until_on, school_id)
);
