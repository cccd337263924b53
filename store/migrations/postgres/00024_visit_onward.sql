-- +goose Up

-- Whom else the host of a visit was asked to let read what its observer
-- noticed, and what they said: empty, accepted or declined. And where a shared
-- line comes from, as far as its reader is told: empty or visit.
ALTER TABLE visits ADD COLUMN onward_to TEXT NOT NULL DEFAULT '';
ALTER TABLE visits ADD COLUMN onward_answer TEXT NOT NULL DEFAULT '';
ALTER TABLE shares ADD COLUMN origin TEXT NOT NULL DEFAULT '';
