-- +goose Up

-- A workspace that has taken the app out (left_at after joined_at) is written
-- to no more, and goes on where it was once the app is put in again.
ALTER TABLE workspaces
    ADD COLUMN name      TEXT NOT NULL DEFAULT '',
    ADD COLUMN joined_at TIMESTAMPTZ NOT NULL DEFAULT '0001-01-01 00:00:00+00',
    ADD COLUMN left_at   TIMESTAMPTZ NOT NULL DEFAULT '0001-01-01 00:00:00+00';

-- A digest of the code by which another workspace joins the organisation.
ALTER TABLE organisations
    ADD COLUMN code_digest TEXT NOT NULL DEFAULT '',
    ADD COLUMN code_until  TIMESTAMPTZ NOT NULL DEFAULT '0001-01-01 00:00:00+00';
CREATE INDEX organisations_code ON organisations (code_digest) WHERE code_digest <> '';

-- Where the platform keeps the bot's conversation with a person: opened once,
-- and not again by every process.
ALTER TABLE members ADD COLUMN conversation TEXT NOT NULL DEFAULT '';
