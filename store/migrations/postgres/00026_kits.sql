-- +goose Up

-- A school's half-term meeting: the day, and which roles take part. Nothing
-- about a class, and nothing that anybody wrote.
CREATE TABLE kits (
    organisation_id TEXT NOT NULL,
    id              TEXT NOT NULL,
    school_id       TEXT NOT NULL,
    held_on         TEXT NOT NULL,
    takes_part      TEXT NOT NULL,
    called_off      BOOLEAN NOT NULL,
    set_at          TIMESTAMPTZ NOT NULL,
    revision        INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, school_id) REFERENCES schools (organisation_id, id)
);
CREATE INDEX kits_held ON kits (organisation_id, held_on);
