-- +goose Up

-- Which features of a network that works a school's coordinator ticked in a
-- half-term, each version of it. Nothing says who ticked them.
CREATE TABLE network_cards (
    organisation_id TEXT NOT NULL,
    id              TEXT NOT NULL,
    school_id       TEXT NOT NULL,
    half_on         TEXT NOT NULL,
    version         INTEGER NOT NULL,
    seen            TEXT NOT NULL,
    at              TEXT NOT NULL,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, school_id) REFERENCES schools (organisation_id, id)
);
CREATE INDEX network_cards_school ON network_cards (organisation_id, school_id, half_on, version);

-- In how many schools of an organisation each was ticked, rounded down to
-- fives.
CREATE TABLE network_tallies (
    organisation_id TEXT NOT NULL,
    half_on         TEXT NOT NULL,
    feature         TEXT NOT NULL,
    enough          BOOLEAN NOT NULL,
    seen            INTEGER NOT NULL CHECK (seen % 5 = 0),
    PRIMARY KEY (organisation_id, half_on, feature)
);
