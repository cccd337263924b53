-- +goose Up

-- Who may send in a workspace, and until when, by this database's clock. The
-- number goes up with each lease; a delivery keeps the number (turn) that it
-- was begun under, and whoever held an earlier one can begin nothing.
CREATE TABLE leases (
    workspace_id    TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    number          INTEGER NOT NULL DEFAULT 0,
    holder          TEXT NOT NULL DEFAULT '',
    until           TEXT NOT NULL DEFAULT '0001-01-01T00:00:00.000000Z',
    paused_until    TEXT NOT NULL DEFAULT '0001-01-01T00:00:00.000000Z',
    FOREIGN KEY (organisation_id, workspace_id) REFERENCES workspaces (organisation_id, id) ON DELETE CASCADE
);
INSERT INTO leases (workspace_id, organisation_id) SELECT id, organisation_id FROM workspaces;

ALTER TABLE deliveries ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;
ALTER TABLE deliveries ADD COLUMN unsettled BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE deliveries ADD COLUMN begun_at TEXT NOT NULL DEFAULT '0001-01-01T00:00:00.000000Z';

-- Under a lease no row has to be claimed as well. What is not settled yet is
-- marked in a column of its own: a row that is begun changes nothing that an
-- index looks at, and PostgreSQL then leaves all indexes as they are.
UPDATE deliveries SET state = 'queued' WHERE state = 'claimed';
UPDATE deliveries SET unsettled = TRUE WHERE state IN ('queued', 'sending', 'settling');
DROP INDEX deliveries_claim;
DROP INDEX deliveries_next;
DROP INDEX deliveries_stranded;
CREATE INDEX deliveries_unsettled ON deliveries (workspace_id, due_at, seq) WHERE unsettled;
CREATE INDEX events_at ON events (at);
CREATE INDEX plans_open ON plans (organisation_id, author_id, seq) WHERE state = 'open';
