-- +goose Up

-- A set-up file that a coordinator has sent to the bot, sealed with their key:
-- until it is applied or thrown away, and no longer than an hour.
CREATE TABLE uploads (
    organisation_id TEXT NOT NULL,
    id              TEXT NOT NULL,
    owner_id        TEXT NOT NULL,
    at              TEXT NOT NULL,
    body            BLOB NOT NULL,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, owner_id) REFERENCES keys (organisation_id, owner_id) ON DELETE CASCADE,
    CONSTRAINT uploads_body_sealed CHECK (typeof(body) = 'blob' AND length(body) >= 45 AND substr(body, 1, 1) = x'01')
);
CREATE INDEX uploads_owner ON uploads (organisation_id, owner_id);
CREATE INDEX uploads_at ON uploads (at);
