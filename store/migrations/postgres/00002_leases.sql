-- +goose Up

-- Who may send in a workspace, and until when, by this database's clock. The
-- number goes up with each lease; a delivery keeps the number (turn) that it
-- was begun under, and whoever held an earlier one can begin nothing.
CREATE TABLE leases (
    workspace_id    TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    number          BIGINT NOT NULL DEFAULT 0,
    holder          TEXT NOT NULL DEFAULT '',
    until           TIMESTAMPTZ NOT NULL DEFAULT '0001-01-01 00:00:00+00',
    paused_until    TIMESTAMPTZ NOT NULL DEFAULT '0001-01-01 00:00:00+00',
    FOREIGN KEY (organisation_id, workspace_id) REFERENCES workspaces (organisation_id, id) ON DELETE CASCADE
);
INSERT INTO leases (workspace_id, organisation_id) SELECT id, organisation_id FROM workspaces;

ALTER TABLE deliveries
    ADD COLUMN turn     BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN begun_at TIMESTAMPTZ NOT NULL DEFAULT '0001-01-01 00:00:00+00';

-- What is not settled yet. It holds nothing that was sent. Under a lease no row
-- has to be claimed as well.
UPDATE deliveries SET state = 'queued' WHERE state = 'claimed';
DROP INDEX deliveries_claim;
DROP INDEX deliveries_next;
DROP INDEX deliveries_stranded;
CREATE INDEX deliveries_open ON deliveries (workspace_id, due_at, seq) WHERE state IN ('queued', 'sending', 'settling');
CREATE INDEX events_at ON events (at);
CREATE INDEX plans_open ON plans (organisation_id, author_id, seq) WHERE state = 'open';

-- A row is found by its id or its natural key; the number only orders. Each
-- message changes its row twice, and every index twice with it.
ALTER TABLE deliveries
    DROP CONSTRAINT deliveries_pkey,
    DROP CONSTRAINT deliveries_organisation_id_id_key,
    ADD PRIMARY KEY (organisation_id, id);

-- The room that changed rows leave is to be used again within the hour, not when
-- a fifth of the table has gone.
ALTER TABLE deliveries SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
