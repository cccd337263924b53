-- +goose Up

-- Who may send in a workspace, and until when, by this database's clock. The
-- number goes up with each lease; a delivery keeps the number (turn) that it
-- was claimed under, so that whoever held an earlier one can begin nothing.
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

-- What there is to do in a workspace: what waits, and what was left in the
-- middle. Neither holds anything that was sent.
DROP INDEX deliveries_claim;
DROP INDEX deliveries_next;
DROP INDEX deliveries_stranded;
CREATE INDEX deliveries_due ON deliveries (workspace_id, due_at, seq) WHERE state IN ('queued', 'settling');
CREATE INDEX deliveries_begun ON deliveries (workspace_id, turn) WHERE state IN ('claimed', 'sending');
-- What is past its use. A welcome is kept: it is said once in a person's time.
CREATE INDEX deliveries_settled ON deliveries (settled_at)
    WHERE state IN ('sent', 'unknown', 'dropped', 'dead') AND kind <> 'welcome';
CREATE INDEX events_at ON events (at);
CREATE INDEX plans_open ON plans (organisation_id, author_id, seq) WHERE state = 'open';

-- Each message changes its row three times: the room they leave is to be used
-- again within the hour, not when a fifth of the table has gone.
ALTER TABLE deliveries SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
