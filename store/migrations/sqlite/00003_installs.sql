-- +goose Up

-- A workspace that has taken the app out (left_at after joined_at) is written
-- to no more, and goes on where it was once the app is put in again.
ALTER TABLE workspaces ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE workspaces ADD COLUMN joined_at TEXT NOT NULL DEFAULT '0001-01-01T00:00:00.000000Z';
ALTER TABLE workspaces ADD COLUMN left_at TEXT NOT NULL DEFAULT '0001-01-01T00:00:00.000000Z';

-- A digest of the code by which another workspace joins the organisation.
ALTER TABLE organisations ADD COLUMN code_digest TEXT NOT NULL DEFAULT '';
ALTER TABLE organisations ADD COLUMN code_until TEXT NOT NULL DEFAULT '0001-01-01T00:00:00.000000Z';
CREATE INDEX organisations_code ON organisations (code_digest) WHERE code_digest <> '';

-- Where the platform keeps the bot's conversation with a person: opened once,
-- and not again by every process.
ALTER TABLE members ADD COLUMN conversation TEXT NOT NULL DEFAULT '';
