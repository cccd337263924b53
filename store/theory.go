package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"plenary/reflection"
	"plenary/store/seal"
)

type theoryRow struct {
	OrganisationID string `gorm:"primaryKey"`
	ID             string `gorm:"primaryKey"`
	SchoolID       string
	Version        int
	Shown          bool
	At             instant
	Body           []byte // a theoryBody, sealed with the school's key
	Revision       int
	Wrapped        []byte `gorm:"->;-:migration"`
}

func (theoryRow) TableName() string { return "theories" }

// theoryBody is what was written.
type theoryBody struct {
	If      string `json:"if"`
	Pupils  string `json:"pupils"`
	Because string `json:"because,omitempty"`
	KnowBy  string `json:"know_by,omitempty"`
}

func (row theoryRow) place() seal.Place {
	return seal.Place{
		Organisation: row.OrganisationID,
		Owner:        row.SchoolID,
		Record:       "theory/" + row.ID,
		Field:        "body",
	}
}

func (row theoryRow) school() holder { return holder{row.OrganisationID, aSchool, row.SchoolID} }

func (db *DB) readyTheory(ctx context.Context, org reflection.OrganisationID, t reflection.Theory) (change, error) {
	if err := belongs(org, t.Organisation, string(t.ID)); err != nil {
		return change{}, err
	}
	row := &theoryRow{
		OrganisationID: string(org),
		ID:             string(t.ID),
		SchoolID:       string(t.School),
		Version:        t.Version,
		Shown:          t.Shown,
		At:             instant(t.At),
		Revision:       t.Revision + 1,
	}
	var err error
	if row.Body, err = db.sealBody(ctx, row.school(), row.place(), theoryBody{t.If.Reveal(), t.Pupils.Reveal(), t.Because.Reveal(), t.KnowBy.Reveal()}); err != nil {
		return change{}, err
	}
	at := identity{organisation: org, id: row.ID, revision: t.Revision, owner: map[string]any{"school_id": row.SchoolID}}
	return change{alone: true, apply: func(tx *gorm.DB) error { return keep(tx, row, at) }}, nil
}

// Theories lists the versions of a school's theory of action, newest first.
func (db *DB) Theories(ctx context.Context, org reflection.OrganisationID, school reflection.SchoolID) ([]reflection.Theory, error) {
	ctx = WithCall(ctx)
	var rows []theoryRow
	err := db.sealed(ctx, "theories", "school_id", aSchool).
		Where("theories.organisation_id = ? AND theories.school_id = ?", org, school).
		Order("theories.version DESC").Find(&rows).Error
	if err != nil {
		return nil, told(fmt.Sprintf("list theories of %s", school), err)
	}
	return each(rows, func(row theoryRow) (reflection.Theory, error) { return db.openTheory(ctx, row) })
}

func (db *DB) openTheory(ctx context.Context, row theoryRow) (reflection.Theory, error) {
	var body theoryBody
	if err := db.openBody(ctx, row.school(), row.Wrapped, row.place(), row.Body, &body); err != nil {
		return reflection.Theory{}, err
	}
	return reflection.Theory{
		ID:           reflection.TheoryID(row.ID),
		Organisation: reflection.OrganisationID(row.OrganisationID),
		School:       reflection.SchoolID(row.SchoolID),
		Version:      row.Version,
		If:           reflection.Private(body.If),
		Pupils:       reflection.Private(body.Pupils),
		Because:      reflection.Private(body.Because),
		KnowBy:       reflection.Private(body.KnowBy),
		Shown:        row.Shown,
		At:           row.At.time(),
		Revision:     row.Revision,
	}, nil
}
