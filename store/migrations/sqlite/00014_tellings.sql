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
    at              TEXT NOT NULL,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, ect_id) REFERENCES members (organisation_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organisation_id, mentor_id) REFERENCES members (organisation_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organisation_id, reader_id) REFERENCES members (organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX tellings_ect ON tellings (organisation_id, ect_id);
CREATE INDEX tellings_mentor ON tellings (organisation_id, mentor_id);
CREATE INDEX tellings_reader ON tellings (organisation_id, reader_id, at);
