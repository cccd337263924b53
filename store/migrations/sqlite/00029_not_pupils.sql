-- +goose Up

-- Names that somebody said are no pupils', sealed with their own key.
CREATE TABLE not_pupils (
    organisation_id TEXT NOT NULL,
    owner_id        TEXT NOT NULL,
    body            BLOB NOT NULL,
    revision        INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, owner_id),
    FOREIGN KEY (organisation_id, owner_id) REFERENCES keys (organisation_id, owner_id) ON DELETE CASCADE,
    CONSTRAINT not_pupils_body_sealed CHECK (typeof(body) = 'blob' AND length(body) >= 45 AND substr(body, 1, 1) = x'01')
);
