-- +goose Up

-- The first day of the half-term whose round brought an inquiry's people
-- together, as 2026-11-02; empty where one of them invited.
ALTER TABLE inquiries ADD COLUMN round_on TEXT NOT NULL DEFAULT '';

-- A person's place in the rounds; id is the person's. It goes with them.
CREATE TABLE joinings (
    organisation_id TEXT NOT NULL,
    id              TEXT NOT NULL,
    joined          BOOLEAN NOT NULL,
    focus           TEXT NOT NULL,
    unlike          BOOLEAN NOT NULL,
    revision        INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, id) REFERENCES members (organisation_id, id) ON DELETE CASCADE
);

-- Whom a person would rather not work with, sealed with their key; id is the
-- person's. Every list is of one length to whoever reads the table.
CREATE TABLE avoidances (
    organisation_id TEXT NOT NULL,
    id              TEXT NOT NULL,
    body            BYTEA NOT NULL,
    revision        INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, id) REFERENCES keys (organisation_id, owner_id) ON DELETE CASCADE,
    CONSTRAINT avoidances_body_sealed CHECK (length(body) >= 45 AND get_byte(body, 0) = 1)
);

-- A half-term's round, once it has opened: it does so once.
CREATE TABLE rounds (
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    half_on         TEXT NOT NULL,
    opened_on       TEXT NOT NULL,
    PRIMARY KEY (organisation_id, half_on)
);
