-- +goose Up

-- The days on which a person said they are away, first and last included, as
-- 2026-11-16; empty where they said none.
ALTER TABLE members ADD COLUMN away_from TEXT NOT NULL DEFAULT '';
ALTER TABLE members ADD COLUMN away_to TEXT NOT NULL DEFAULT '';
