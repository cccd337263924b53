-- +goose Up

-- By which a mentor's own meetings are found, for their copy and their erasure.
CREATE INDEX meetings_mentor ON meetings (organisation_id, mentor_id);
