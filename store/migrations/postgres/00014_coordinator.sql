-- +goose Up

-- That an ECT told a coordinator they keep losing the meetings with their
-- mentor. It goes with any of the three.
CREATE TABLE tellings (
    organisation_id TEXT NOT NULL,
    id              TEXT NOT NULL,
    ect_id          TEXT NOT NULL,
    mentor_id       TEXT NOT NULL,
    reader_id       TEXT NOT NULL,
    half_on         TEXT NOT NULL,
    at              TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, ect_id) REFERENCES members (organisation_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organisation_id, mentor_id) REFERENCES members (organisation_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organisation_id, reader_id) REFERENCES members (organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX tellings_ect ON tellings (organisation_id, ect_id);
CREATE INDEX tellings_mentor ON tellings (organisation_id, mentor_id);
CREATE INDEX tellings_reader ON tellings (organisation_id, reader_id, at);

-- A school's theory of action, each of its versions sealed with the school's
-- key.
CREATE TABLE theories (
    organisation_id TEXT NOT NULL,
    id              TEXT NOT NULL,
    school_id       TEXT NOT NULL,
    version         INTEGER NOT NULL,
    shown           BOOLEAN NOT NULL,
    at              TIMESTAMPTZ NOT NULL,
    body            BYTEA NOT NULL,
    revision        INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, school_id) REFERENCES keys (organisation_id, owner_id) ON DELETE CASCADE,
    CONSTRAINT theories_body_sealed CHECK (length(body) >= 45 AND get_byte(body, 0) = 1)
);
CREATE INDEX theories_school ON theories (organisation_id, school_id, version);
