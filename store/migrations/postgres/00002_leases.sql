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
    ADD COLUMN turn      BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN begun_at  TIMESTAMPTZ NOT NULL DEFAULT '0001-01-01 00:00:00+00',
    ADD COLUMN unsettled BOOLEAN NOT NULL DEFAULT FALSE;

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

-- A row is found by its id or its natural key; the number only orders, and an
-- index less is kept up with each message.
ALTER TABLE deliveries
    DROP CONSTRAINT deliveries_pkey,
    DROP CONSTRAINT deliveries_organisation_id_id_key,
    ADD PRIMARY KEY (organisation_id, id);

-- A row that is begun finds room beside itself, and the room that changed rows
-- leave is used again within the hour, not when a fifth of the table has gone.
ALTER TABLE deliveries SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);

-- What people wrote is sealed and does not compress. Up to a page of it stays in
-- its row, where it is read and written in one piece.
ALTER TABLE entries SET (toast_tuple_target = 8160);
