-- +goose Up

-- How many people of a half-term tried something together, and how many of
-- them decided what to do with it. Half-terms that were counted before have no
-- such count.
ALTER TABLE tallies ADD COLUMN enough_people BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE tallies ADD COLUMN tried INTEGER NOT NULL DEFAULT 0 CHECK (tried % 5 = 0);
ALTER TABLE tallies ADD COLUMN decided INTEGER NOT NULL DEFAULT 0 CHECK (decided % 5 = 0);
