-- +goose Up

-- A set-up file that a coordinator has sent to the bot, sealed with their key:
-- until it is applied or thrown away, and no longer than an hour.
CREATE TABLE uploads (
    organisation_id TEXT NOT NULL,
    id              TEXT NOT NULL,
    owner_id        TEXT NOT NULL,
    at              TIMESTAMPTZ NOT NULL,
    body            BYTEA NOT NULL,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, owner_id) REFERENCES keys (organisation_id, owner_id) ON DELETE CASCADE,
    CONSTRAINT uploads_body_sealed CHECK (length(body) >= 45 AND get_byte(body, 0) = 1)
);
CREATE INDEX uploads_owner ON uploads (organisation_id, owner_id);
CREATE INDEX uploads_at ON uploads (at);
