-- +goose Up

-- What people give in a swap: a task, and an answer. Each is sealed with its
-- writer's key, and a file of theirs, which stands in files, as well.
ALTER TABLE inquiry_sides ADD COLUMN gave BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE inquiry_sides ADD COLUMN answered BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE pieces (
    organisation_id TEXT NOT NULL,
    inquiry_id      TEXT NOT NULL,
    author_id       TEXT NOT NULL,
    kind            TEXT NOT NULL,
    file_id         TEXT NOT NULL,
    body            BYTEA NOT NULL,
    revision        INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, inquiry_id, author_id, kind),
    FOREIGN KEY (organisation_id, inquiry_id) REFERENCES inquiries (organisation_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organisation_id, author_id) REFERENCES keys (organisation_id, owner_id) ON DELETE CASCADE,
    CONSTRAINT pieces_body_sealed CHECK (length(body) >= 45 AND get_byte(body, 0) = 1)
);
CREATE INDEX pieces_author ON pieces (organisation_id, author_id);
