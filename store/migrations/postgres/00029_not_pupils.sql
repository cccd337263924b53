-- +goose Up

-- Names that somebody said are no pupils', sealed with their own key.
CREATE TABLE not_pupils (
    organisation_id TEXT NOT NULL,
    owner_id        TEXT NOT NULL,
    body            BYTEA NOT NULL,
    revision        INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, owner_id),
    FOREIGN KEY (organisation_id, owner_id) REFERENCES keys (organisation_id, owner_id) ON DELETE CASCADE,
    CONSTRAINT not_pupils_body_sealed CHECK (length(body) >= 45 AND get_byte(body, 0) = 1)
);
