-- +goose Up

-- Somebody whose account on the platform is switched off is written to no more,
-- and goes on where they were once it is switched on again.
ALTER TABLE members ADD COLUMN deactivated BOOLEAN NOT NULL DEFAULT FALSE;
