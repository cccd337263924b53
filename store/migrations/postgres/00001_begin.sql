-- +goose Up

-- Every key begins with the organisation, and so does every reference: a row
-- cannot point across the outer wall. What people wrote stands in the columns
-- body and agreed, sealed; the checks refuse anything that is not.

CREATE TABLE canary (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    sealed BYTEA NOT NULL
);

CREATE TABLE organisations (
    id       TEXT PRIMARY KEY,
    name     TEXT NOT NULL,
    revision INTEGER NOT NULL
);

CREATE TABLE workspaces (
    id              TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    platform        TEXT NOT NULL,
    external        TEXT NOT NULL,
    credentials     BYTEA,
    revision        INTEGER NOT NULL,
    UNIQUE (organisation_id, id),
    CONSTRAINT workspaces_credentials_sealed
        CHECK (credentials IS NULL OR (length(credentials) >= 45 AND get_byte(credentials, 0) = 1))
);
-- One chat workspace belongs to one organisation.
CREATE UNIQUE INDEX workspaces_external ON workspaces (platform, external) WHERE external <> '';

CREATE TABLE schools (
    organisation_id  TEXT NOT NULL REFERENCES organisations (id),
    id               TEXT NOT NULL,
    name             TEXT NOT NULL,
    phases           TEXT NOT NULL,
    zone             TEXT NOT NULL,
    lead             TEXT NOT NULL,
    lead_phone       TEXT NOT NULL,
    deputy           TEXT NOT NULL,
    deputy_phone     TEXT NOT NULL,
    out_of_hours     TEXT NOT NULL,
    recording_system TEXT NOT NULL,
    head             TEXT NOT NULL,
    confirmed_on     TEXT NOT NULL,
    revision         INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, id)
);

CREATE TABLE members (
    organisation_id    TEXT NOT NULL REFERENCES organisations (id),
    id                 TEXT NOT NULL,
    school_id          TEXT,
    workspace_id       TEXT,
    platform_id        TEXT NOT NULL,
    email              TEXT NOT NULL,
    name               TEXT NOT NULL,
    roles              TEXT NOT NULL,
    zone               TEXT NOT NULL,
    mentor_id          TEXT NOT NULL,
    line_manager_id    TEXT NOT NULL,
    induction_tutor_id TEXT NOT NULL,
    phase              TEXT NOT NULL,
    subject            TEXT NOT NULL,
    working_days       INTEGER NOT NULL,
    year               INTEGER NOT NULL,
    starts             TEXT NOT NULL,
    leaves             TEXT NOT NULL,
    meets              TEXT NOT NULL,
    meets_fortnightly  BOOLEAN NOT NULL,
    meets_from         TEXT NOT NULL,
    free_periods       TEXT NOT NULL,
    lessons            TEXT NOT NULL,
    welcome            TEXT NOT NULL,
    prompt             TEXT NOT NULL,
    only_meeting_weeks BOOLEAN NOT NULL,
    paused_until       TEXT NOT NULL,
    chat_copy_told     BOOLEAN NOT NULL,
    revision           INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, school_id) REFERENCES schools (organisation_id, id),
    FOREIGN KEY (organisation_id, workspace_id) REFERENCES workspaces (organisation_id, id)
);
CREATE UNIQUE INDEX members_platform ON members (workspace_id, platform_id) WHERE platform_id <> '';
CREATE UNIQUE INDEX members_email ON members (organisation_id, email) WHERE email <> '';
CREATE INDEX members_mentor ON members (organisation_id, mentor_id) WHERE mentor_id <> '';

-- A key belongs to a member or a school. Taking it away takes along what it
-- sealed, and nothing new can be kept under a key that is gone.
CREATE TABLE keys (
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    owner_id        TEXT NOT NULL,
    kind            TEXT NOT NULL CHECK (kind IN ('member', 'school')),
    wrapped         BYTEA NOT NULL,
    PRIMARY KEY (organisation_id, owner_id),
    CONSTRAINT keys_wrapped_sealed CHECK (length(wrapped) >= 45 AND get_byte(wrapped, 0) = 1)
);

CREATE TABLE entries (
    seq             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    id              TEXT NOT NULL,
    author_id       TEXT NOT NULL,
    started_at      TIMESTAMPTZ NOT NULL,
    body            BYTEA NOT NULL,
    revision        INTEGER NOT NULL,
    UNIQUE (organisation_id, id),
    FOREIGN KEY (organisation_id, author_id) REFERENCES keys (organisation_id, owner_id) ON DELETE CASCADE,
    CONSTRAINT entries_body_sealed CHECK (length(body) >= 45 AND get_byte(body, 0) = 1)
);
CREATE INDEX entries_author ON entries (organisation_id, author_id, started_at, seq);

CREATE TABLE plans (
    seq             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    id              TEXT NOT NULL,
    author_id       TEXT NOT NULL,
    entry_id        TEXT NOT NULL,
    body            BYTEA NOT NULL,
    cue_on          TEXT NOT NULL,
    state           TEXT NOT NULL,
    revision        INTEGER NOT NULL,
    UNIQUE (organisation_id, id),
    FOREIGN KEY (organisation_id, author_id) REFERENCES keys (organisation_id, owner_id) ON DELETE CASCADE,
    CONSTRAINT plans_body_sealed CHECK (length(body) >= 45 AND get_byte(body, 0) = 1)
);
CREATE INDEX plans_author ON plans (organisation_id, author_id, seq);

CREATE TABLE files (
    organisation_id TEXT NOT NULL,
    id              TEXT NOT NULL,
    owner_id        TEXT NOT NULL,
    entry_id        TEXT,
    type            TEXT NOT NULL,
    body            BYTEA NOT NULL,
    revision        INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, owner_id) REFERENCES keys (organisation_id, owner_id) ON DELETE CASCADE,
    FOREIGN KEY (organisation_id, entry_id) REFERENCES entries (organisation_id, id) ON DELETE CASCADE,
    CONSTRAINT files_body_sealed CHECK (length(body) >= 45 AND get_byte(body, 0) = 1)
);
CREATE INDEX files_entry ON files (organisation_id, entry_id);
CREATE INDEX files_owner ON files (organisation_id, owner_id);

CREATE TABLE shares (
    seq             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    id              TEXT NOT NULL,
    author_id       TEXT NOT NULL,
    reader_id       TEXT NOT NULL,
    meeting_on      TEXT COLLATE "C" NOT NULL,
    draft           BOOLEAN NOT NULL,
    body            BYTEA NOT NULL,
    made_at         TIMESTAMPTZ NOT NULL,
    revision        INTEGER NOT NULL,
    UNIQUE (organisation_id, id),
    FOREIGN KEY (organisation_id, author_id) REFERENCES keys (organisation_id, owner_id) ON DELETE CASCADE,
    CONSTRAINT shares_body_sealed CHECK (length(body) >= 45 AND get_byte(body, 0) = 1)
);
CREATE INDEX shares_author ON shares (organisation_id, author_id, reader_id, meeting_on);

CREATE TABLE meetings (
    organisation_id TEXT NOT NULL,
    id              TEXT NOT NULL,
    school_id       TEXT NOT NULL,
    ect_id          TEXT NOT NULL,
    mentor_id       TEXT NOT NULL,
    held_on         TEXT COLLATE "C" NOT NULL,
    ect_tap         TEXT NOT NULL,
    mentor_tap      TEXT NOT NULL,
    agreed          BYTEA NOT NULL,
    revision        INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, school_id) REFERENCES keys (organisation_id, owner_id) ON DELETE CASCADE,
    CONSTRAINT meetings_agreed_sealed CHECK (length(agreed) >= 45 AND get_byte(agreed, 0) = 1)
);
CREATE INDEX meetings_ect ON meetings (organisation_id, ect_id, held_on);
CREATE INDEX meetings_school ON meetings (organisation_id, school_id);

CREATE TABLE spans (
    seq             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    school_id       TEXT,
    first_day       TEXT COLLATE "C" NOT NULL,
    last_day        TEXT COLLATE "C" NOT NULL,
    kind            TEXT NOT NULL,
    name            TEXT NOT NULL,
    FOREIGN KEY (organisation_id, school_id) REFERENCES schools (organisation_id, id)
);
CREATE INDEX spans_school ON spans (organisation_id, school_id);

CREATE TABLE deliveries (
    seq             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    id              TEXT NOT NULL,
    natural_key     TEXT NOT NULL,
    workspace_id    TEXT NOT NULL,
    to_id           TEXT NOT NULL,
    kind            TEXT NOT NULL,
    ref             TEXT NOT NULL,
    due_at          TIMESTAMPTZ NOT NULL,
    until           TIMESTAMPTZ NOT NULL,
    state           TEXT NOT NULL,
    reason          TEXT NOT NULL,
    attempts        INTEGER NOT NULL,
    address         TEXT NOT NULL,
    settled_at      TIMESTAMPTZ NOT NULL,
    UNIQUE (organisation_id, id),
    UNIQUE (organisation_id, natural_key),
    FOREIGN KEY (organisation_id, workspace_id) REFERENCES workspaces (organisation_id, id),
    FOREIGN KEY (organisation_id, to_id) REFERENCES members (organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX deliveries_to ON deliveries (organisation_id, to_id, due_at);
-- These hold only what is waiting or under way, so a claim costs what is due
-- and not what was ever sent.
CREATE INDEX deliveries_claim ON deliveries (workspace_id, due_at, seq) WHERE state = 'queued';
CREATE INDEX deliveries_next ON deliveries (due_at, seq) WHERE state = 'queued';
CREATE INDEX deliveries_stranded ON deliveries (due_at, seq) WHERE state IN ('claimed', 'sending', 'settling');

CREATE TABLE events (
    organisation_id TEXT NOT NULL,
    workspace_id    TEXT NOT NULL,
    id              TEXT NOT NULL,
    at              TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (organisation_id, workspace_id) REFERENCES workspaces (organisation_id, id)
);
