-- +goose Up

-- What a school has switched off of the frameworks, packs of questions and
-- scenarios; and what a person has asked for that is off by itself.
ALTER TABLE schools ADD COLUMN switched_off TEXT NOT NULL DEFAULT '';
ALTER TABLE members ADD COLUMN wants TEXT NOT NULL DEFAULT '';
