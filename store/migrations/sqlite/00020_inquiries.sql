-- +goose Up

-- What two or three people try together. What they write together is sealed
-- with the key of the school of who invited.
CREATE TABLE inquiries (
    seq             INTEGER PRIMARY KEY AUTOINCREMENT,
    organisation_id TEXT NOT NULL,
    id              TEXT NOT NULL,
    school_id       TEXT NOT NULL,
    template        TEXT NOT NULL,
    focus           TEXT NOT NULL,
    state           TEXT NOT NULL,
    answers_at      TEXT NOT NULL,
    began_on        TEXT NOT NULL,
    decided_on      TEXT NOT NULL,
    decision        TEXT NOT NULL,
    source          TEXT NOT NULL,
    ingredients     TEXT NOT NULL,
    in_library      BOOLEAN NOT NULL,
    body            BLOB NOT NULL,
    revision        INTEGER NOT NULL,
    UNIQUE (organisation_id, id),
    FOREIGN KEY (organisation_id, school_id) REFERENCES keys (organisation_id, owner_id) ON DELETE CASCADE,
    CONSTRAINT inquiries_body_sealed CHECK (typeof(body) = 'blob' AND length(body) >= 45 AND substr(body, 1, 1) = x'01')
);
CREATE INDEX inquiries_school ON inquiries (organisation_id, school_id, focus);

-- A side goes with its person.
CREATE TABLE inquiry_sides (
    organisation_id TEXT NOT NULL,
    inquiry_id      TEXT NOT NULL,
    member_id       TEXT NOT NULL,
    place           INTEGER NOT NULL,
    inviter         BOOLEAN NOT NULL,
    answer          TEXT NOT NULL,
    lesson_on       TEXT NOT NULL,
    reported        BOOLEAN NOT NULL,
    agrees          BOOLEAN NOT NULL,
    still           TEXT NOT NULL,
    PRIMARY KEY (organisation_id, inquiry_id, member_id),
    FOREIGN KEY (organisation_id, inquiry_id) REFERENCES inquiries (organisation_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organisation_id, member_id) REFERENCES members (organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX inquiry_sides_member ON inquiry_sides (organisation_id, member_id);

-- A prediction and a report, sealed with their writer's key.
CREATE TABLE trials (
    organisation_id TEXT NOT NULL,
    inquiry_id      TEXT NOT NULL,
    author_id       TEXT NOT NULL,
    body            BLOB NOT NULL,
    revision        INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, inquiry_id, author_id),
    FOREIGN KEY (organisation_id, inquiry_id) REFERENCES inquiries (organisation_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organisation_id, author_id) REFERENCES keys (organisation_id, owner_id) ON DELETE CASCADE,
    CONSTRAINT trials_body_sealed CHECK (typeof(body) = 'blob' AND length(body) >= 45 AND substr(body, 1, 1) = x'01')
);
CREATE INDEX trials_author ON trials (organisation_id, author_id);
