-- +goose Up

-- The days on which a person said before that they are away, and which have
-- passed: a list of "2026-11-16/2026-11-18", as JSON; empty for none.
ALTER TABLE members ADD COLUMN was_away TEXT NOT NULL DEFAULT '';
