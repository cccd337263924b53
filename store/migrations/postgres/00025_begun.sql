-- +goose Up

-- The day on which a person pressed [Start], as 2027-01-11; empty where they
-- have not, or did so before this was kept.
ALTER TABLE members ADD COLUMN begun TEXT NOT NULL DEFAULT '';
