-- +goose Up

-- The school week that a person chose for notes, by its Monday, as 2026-11-16,
-- and the lessons that a note follows; empty where they chose none.
ALTER TABLE members ADD COLUMN journal_week TEXT NOT NULL DEFAULT '';
ALTER TABLE members ADD COLUMN journal_lessons TEXT NOT NULL DEFAULT '';
