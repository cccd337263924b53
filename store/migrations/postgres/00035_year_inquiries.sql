-- +goose Up

-- A question that people of several schools follow over a school year. It is
-- sealed with the key of the school of who started it.
CREATE TABLE year_inquiries (
    seq             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    id              TEXT NOT NULL,
    school_id       TEXT NOT NULL,
    answers_at      TIMESTAMPTZ NOT NULL,
    ends_on         TEXT NOT NULL,
    picked          TEXT NOT NULL,
    body            BYTEA NOT NULL,
    revision        INTEGER NOT NULL,
    UNIQUE (organisation_id, id),
    FOREIGN KEY (organisation_id, school_id) REFERENCES keys (organisation_id, owner_id) ON DELETE CASCADE,
    CONSTRAINT year_inquiries_body_sealed CHECK (length(body) >= 45 AND get_byte(body, 0) = 1)
);
CREATE INDEX year_inquiries_school ON year_inquiries (organisation_id, school_id);

-- A seat goes with its person.
CREATE TABLE year_seats (
    organisation_id TEXT NOT NULL,
    inquiry_id      TEXT NOT NULL,
    member_id       TEXT NOT NULL,
    place           INTEGER NOT NULL,
    started         BOOLEAN NOT NULL,
    answer          TEXT NOT NULL,
    PRIMARY KEY (organisation_id, inquiry_id, member_id),
    FOREIGN KEY (organisation_id, inquiry_id) REFERENCES year_inquiries (organisation_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organisation_id, member_id) REFERENCES members (organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX year_seats_member ON year_seats (organisation_id, member_id);

-- What each writes at a check point, sealed with their own key.
CREATE TABLE year_lines (
    organisation_id TEXT NOT NULL,
    id              TEXT NOT NULL,
    inquiry_id      TEXT NOT NULL,
    half_term       INTEGER NOT NULL,
    author_id       TEXT NOT NULL,
    shown           BOOLEAN NOT NULL,
    body            BYTEA NOT NULL,
    revision        INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, inquiry_id) REFERENCES year_inquiries (organisation_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organisation_id, author_id) REFERENCES keys (organisation_id, owner_id) ON DELETE CASCADE,
    CONSTRAINT year_lines_body_sealed CHECK (length(body) >= 45 AND get_byte(body, 0) = 1)
);
CREATE INDEX year_lines_inquiry ON year_lines (organisation_id, inquiry_id);
CREATE INDEX year_lines_author ON year_lines (organisation_id, author_id);
