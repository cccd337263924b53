-- +goose Up

-- A visit to a colleague's lesson: who, how far it has come, and when. One who
-- is erased is taken off it. What the two write about it stands apart, sealed
-- with the key of whoever wrote it, and goes with that key.
CREATE TABLE visits (
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    id              TEXT NOT NULL,
    observer_id     TEXT,
    host_id         TEXT,
    state           TEXT NOT NULL CHECK (state IN ('asked', 'agreed', 'done', 'cancelled')),
    asked_at        TEXT NOT NULL,
    answers_by      TEXT NOT NULL,
    declined        BOOLEAN NOT NULL,
    starts_at       TEXT NOT NULL,
    sequence        INTEGER NOT NULL,
    thanked         BOOLEAN NOT NULL,
    revision        INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, observer_id) REFERENCES members (organisation_id, id),
    FOREIGN KEY (organisation_id, host_id) REFERENCES members (organisation_id, id)
);
CREATE INDEX visits_observer ON visits (organisation_id, observer_id);
CREATE INDEX visits_host ON visits (organisation_id, host_id);

CREATE TABLE visit_words (
    organisation_id TEXT NOT NULL,
    visit_id        TEXT NOT NULL,
    author_id       TEXT NOT NULL,
    body            BLOB NOT NULL,
    revision        INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, visit_id, author_id),
    FOREIGN KEY (organisation_id, author_id) REFERENCES keys (organisation_id, owner_id) ON DELETE CASCADE,
    CONSTRAINT visit_words_body_sealed CHECK (typeof(body) = 'blob' AND length(body) >= 45 AND substr(body, 1, 1) = x'01')
);
CREATE INDEX visit_words_author ON visit_words (organisation_id, author_id);
