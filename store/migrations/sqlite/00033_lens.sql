-- +goose Up

-- The lens through which a person is asked, by the id of its pack; empty for
-- none.
ALTER TABLE members ADD COLUMN lens TEXT NOT NULL DEFAULT '';
